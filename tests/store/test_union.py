"""Outputs of parts of one raw folder, merged, are the output of the whole."""

from pathlib import Path

import pytest

from pipeline.config import Settings
from pipeline.errors import StoreError
from pipeline.run.runner import run
from pipeline.store.union import unite
from tests.store.toy import ToyEngine, extract, fill, rows_of

NAMES = [f"a{i}.txt" for i in range(9)]


def part(raw: Path, out: Path, number: int, of: int = 3) -> None:
    run(raw, out, Settings(), engine=ToyEngine(), shard=(number, of))


def test_merged_parts_have_the_rows_of_one_run(tmp_path: Path) -> None:
    fill(tmp_path / "raw", [*NAMES, "empty.txt"])
    (tmp_path / "raw" / "empty.txt").write_text("", encoding="utf-8")
    extract(tmp_path / "raw", tmp_path / "whole")
    parts = [tmp_path / str(i) for i in (1, 2, 3)]
    for number, out in enumerate(parts, 1):
        part(tmp_path / "raw", out, number)
    before = rows_of(parts[0])
    unite(parts, tmp_path / "merged")
    assert rows_of(tmp_path / "merged") == rows_of(tmp_path / "whole")
    assert rows_of(parts[0]) == before
    unite(parts[::-1], tmp_path / "merged")
    assert rows_of(tmp_path / "merged") == rows_of(tmp_path / "whole")


def test_a_merged_output_is_taken_up_by_the_next_run(tmp_path: Path) -> None:
    fill(tmp_path / "raw", NAMES)
    for number in (1, 2, 3):
        part(tmp_path / "raw", tmp_path / str(number), number)
    unite([tmp_path / str(i) for i in (1, 2, 3)], tmp_path / "merged")
    fill(tmp_path / "raw", ["new.txt"])
    engine = ToyEngine()
    extract(tmp_path / "raw", tmp_path / "merged", engine)
    assert engine.worked == ["new.txt"]


def test_parts_that_overlap_or_come_from_elsewhere_are_refused(tmp_path: Path) -> None:
    fill(tmp_path / "raw", NAMES)
    fill(tmp_path / "other", ["x.txt"])
    extract(tmp_path / "raw", tmp_path / "whole")
    extract(tmp_path / "other", tmp_path / "elsewhere")
    part(tmp_path / "raw", tmp_path / "1", 1)
    with pytest.raises(StoreError, match="two of the outputs"):
        unite([tmp_path / "whole", tmp_path / "1"], tmp_path / "merged")
    with pytest.raises(StoreError, match="holds the articles of"):
        unite([tmp_path / "whole", tmp_path / "elsewhere"], tmp_path / "merged")
    with pytest.raises(StoreError, match="holds no tables"):
        unite([tmp_path / "raw"], tmp_path / "merged")
    with pytest.raises(StoreError, match="itself"):
        unite([tmp_path / "1"], tmp_path / "1")
