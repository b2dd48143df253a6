"""Outputs of parts of one raw folder, merged, are the output of the whole."""

import shutil
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


def test_what_is_not_all_parts_of_one_whole_is_refused_and_nothing_is_written(tmp_path: Path) -> None:
    fill(tmp_path / "raw", NAMES)
    fill(tmp_path / "other", ["x.txt"])
    extract(tmp_path / "raw", tmp_path / "whole")
    for number in (1, 2, 3):
        part(tmp_path / "raw", tmp_path / str(number), number)
    shutil.copytree(tmp_path / "2", tmp_path / "again", symlinks=True)
    part(tmp_path / "raw", tmp_path / "half", 1, of=2)
    part(tmp_path / "other", tmp_path / "elsewhere", 1)
    run(tmp_path / "raw", tmp_path / "unclean", Settings(clean=False), engine=ToyEngine(), shard=(3, 3))
    for outs, why in (
        (("1", "2"), r"part 3 of 3 is missing.*--shard 3/3"),
        (("1", "2", "again", "3"), "part 2 of 3 stands in two"),
        (("1", "2", "unclean"), r"made otherwise.*clean: True -> False"),
        (("half", "1"), "divided otherwise"),
        (("whole", "1"), "holds all parts"),
        (("1", "elsewhere"), "holds the articles of"),
    ):
        with pytest.raises(StoreError, match=why):
            unite([tmp_path / out for out in outs], tmp_path / "merged")
    with pytest.raises(StoreError, match="holds no tables"):
        unite([tmp_path / "raw"], tmp_path / "merged")
    with pytest.raises(StoreError, match="itself"):
        unite([tmp_path / "1"], tmp_path / "1")
    assert not (tmp_path / "merged" / "documents").exists()


def test_an_output_of_another_corpus_is_not_replaced_unasked(tmp_path: Path) -> None:
    fill(tmp_path / "raw", NAMES)
    fill(tmp_path / "other", ["x.txt"])
    extract(tmp_path / "other", tmp_path / "merged")
    parts = [tmp_path / str(i) for i in (1, 2)]
    for number, out in enumerate(parts, 1):
        part(tmp_path / "raw", out, number, of=2)
    before = rows_of(tmp_path / "merged")
    with pytest.raises(StoreError, match=r"holds the articles of .*other.*--rebuild"):
        unite(parts, tmp_path / "merged")
    assert rows_of(tmp_path / "merged") == before
    unite(parts, tmp_path / "merged", rebuild=True)
    assert len(rows_of(tmp_path / "merged")["documents"]) == len(NAMES)


def test_a_part_is_not_made_into_a_whole_output_nor_into_another_part(tmp_path: Path) -> None:
    fill(tmp_path / "raw", NAMES)
    extract(tmp_path / "raw", tmp_path / "whole")
    part(tmp_path / "raw", tmp_path / "1", 1)
    before = rows_of(tmp_path / "whole")
    with pytest.raises(StoreError, match=r"holds all parts.*--out.*--rebuild"):
        part(tmp_path / "raw", tmp_path / "whole", 1)
    with pytest.raises(StoreError, match=r"holds part 1 of 3.*--shard 1/3"):
        part(tmp_path / "raw", tmp_path / "1", 2)
    with pytest.raises(StoreError, match="--shard 1/3"):
        extract(tmp_path / "raw", tmp_path / "1")
    assert rows_of(tmp_path / "whole") == before
    part(tmp_path / "raw", tmp_path / "1", 1)
