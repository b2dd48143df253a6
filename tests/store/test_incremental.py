"""A second run works on what is new, changed or gone, and on nothing else."""

import os
import random
from itertools import permutations
from pathlib import Path

import pytest

from pipeline.config import Settings
from pipeline.errors import StoreError
from pipeline.store.store import committed
from tests.store.toy import ToyEngine, extract, fill, rows_of, texts

NAMES = [f"d{i % 3}/a{i}.txt" for i in range(12)]


def test_a_run_with_nothing_new_works_on_nothing(tmp_path: Path) -> None:
    fill(tmp_path / "raw", NAMES)
    extract(tmp_path / "raw", tmp_path / "out")
    before = committed(tmp_path / "out")
    engine = ToyEngine()
    summary = extract(tmp_path / "raw", tmp_path / "out", engine)
    assert (engine.worked, summary.unchanged, summary.articles) == ([], 12, 12)
    assert committed(tmp_path / "out") == before


def test_edited_moved_removed_and_new_sources_alone_are_worked_on(tmp_path: Path) -> None:
    raw, out = tmp_path / "raw", tmp_path / "out"
    fill(raw, NAMES)
    extract(raw, out)
    fill(raw, [NAMES[0]], "something else")
    (raw / NAMES[1]).rename(raw / "moved.txt")
    (raw / NAMES[2]).unlink()
    fill(raw, ["new.txt"])
    engine = ToyEngine()
    summary = extract(raw, out, engine)
    assert sorted(engine.worked) == [NAMES[0], "moved.txt", "new.txt"]
    assert (summary.work, summary.removed) == ({"new": 2, "changed": 1}, 2)
    extract(raw, tmp_path / "anew")
    assert rows_of(out) == rows_of(tmp_path / "anew")
    assert texts(out)[NAMES[0]].endswith("something else.\n")


def test_the_same_bytes_under_a_new_date_are_not_extracted_again(tmp_path: Path) -> None:
    raw, out = tmp_path / "raw", tmp_path / "out"
    fill(raw, NAMES)
    extract(raw, out)
    os.utime(raw / NAMES[0], (1, 1))
    engine = ToyEngine()
    extract(raw, out, engine)
    assert engine.worked == []
    manifest = committed(out)
    assert manifest is not None and manifest.sources[NAMES[0]].mtime_ns == 10**9


@pytest.mark.parametrize("order", list(permutations(range(3))))
def test_grown_in_three_parts_in_any_order_the_rows_are_the_same(tmp_path: Path, order: tuple[int, ...]) -> None:
    raw, out = tmp_path / "raw", tmp_path / "out"
    parts = [NAMES[i::3] for i in range(3)]
    for part in order:
        fill(raw, parts[part])
        (raw / f"empty{part}.txt").touch()
        extract(raw, out)
    extract(raw, tmp_path / "whole")
    assert rows_of(out) == rows_of(tmp_path / "whole")


def test_a_random_walk_of_edits_ends_with_the_rows_of_a_fresh_run(tmp_path: Path) -> None:
    raw, out = tmp_path / "raw", tmp_path / "out"
    dice = random.Random(7)
    raw.mkdir()
    for step in range(25):
        for name in dice.sample(NAMES, dice.randint(0, 5)):
            if dice.random() < 0.4:
                (raw / name).unlink(missing_ok=True)
            else:
                fill(raw, [name], f"step {step}")
        extract(raw, out)
        assert texts(out) == {str(p.relative_to(raw)): p.read_text() for p in raw.rglob("*.txt")}
        manifest = committed(out)
        assert manifest is not None and len(manifest.segments) <= 5
    extract(raw, tmp_path / "fresh")
    assert rows_of(out) == rows_of(tmp_path / "fresh")


def test_an_empty_raw_folder_gives_every_table_without_rows(tmp_path: Path) -> None:
    (tmp_path / "raw").mkdir()
    extract(tmp_path / "raw", tmp_path / "out")
    assert {name for name, rows in rows_of(tmp_path / "out").items() if rows} == {"rules"}  # of the version, not of raw


def test_another_raw_root_is_refused_unless_rebuilt(tmp_path: Path) -> None:
    fill(tmp_path / "one", ["a.txt"])
    fill(tmp_path / "two", ["b.txt"])
    extract(tmp_path / "one", tmp_path / "out")
    with pytest.raises(StoreError, match=r"one, not of .*two"):
        extract(tmp_path / "two", tmp_path / "out")
    assert list(texts(tmp_path / "out")) == ["a.txt"]
    extract(tmp_path / "two", tmp_path / "out", rebuild=True)
    assert list(texts(tmp_path / "out")) == ["b.txt"]


def test_a_project_that_was_moved_as_a_whole_is_still_the_same(tmp_path: Path) -> None:
    fill(tmp_path / "old" / "raw", NAMES)
    extract(tmp_path / "old" / "raw", tmp_path / "old" / "out")
    (tmp_path / "old").rename(tmp_path / "new")
    engine = ToyEngine()
    extract(tmp_path / "new" / "raw", tmp_path / "new" / "out", engine)
    assert engine.worked == []


def test_a_single_file_below_the_root_touches_its_own_rows_only(tmp_path: Path) -> None:
    raw, out = tmp_path / "raw", tmp_path / "out"
    fill(raw, NAMES)
    extract(raw, out)
    fill(raw, NAMES[:2], "both edited")
    engine = ToyEngine()
    extract(raw / NAMES[0], out, engine)
    assert engine.worked == [NAMES[0]]
    assert "both edited" in texts(out)[NAMES[0]]
    assert "both edited" not in texts(out)[NAMES[1]]
    assert len(texts(out)) == 12


def test_changed_settings_extract_anew_and_say_why(tmp_path: Path) -> None:
    raw, out = tmp_path / "raw", tmp_path / "out"
    fill(raw, NAMES)
    extract(raw, out)
    summary = extract(raw, out, settings=Settings(clean=False))
    assert summary.work == {"version or settings changed": 12}
    assert summary.changes == ["setting clean: True -> False"]


def test_only_the_time_limit_changes_no_rows(tmp_path: Path) -> None:
    fill(tmp_path / "raw", NAMES)
    extract(tmp_path / "raw", tmp_path / "out")
    engine = ToyEngine()
    extract(tmp_path / "raw", tmp_path / "out", engine, settings=Settings(timeout=5))
    assert engine.worked == []


def test_an_edited_sidecar_has_its_source_extracted_again(tmp_path: Path) -> None:
    raw, out = tmp_path / "raw", tmp_path / "out"
    fill(raw, NAMES[:3])
    sidecar = raw / f"{NAMES[0]}.meta.json"
    sidecar.write_text('{"title": "One"}')
    extract(raw, out)
    sidecar.write_text('{"title": "Two"}')
    engine = ToyEngine()
    extract(raw, out, engine)
    assert engine.worked == [NAMES[0]]
    sidecar.unlink()
    os.utime(raw / NAMES[0])  # read again for its date, its bytes are the same, what is said of it is not
    engine = ToyEngine()
    extract(raw, out, engine)
    assert engine.worked == [NAMES[0]]
    engine = ToyEngine()
    extract(raw, out, engine)
    assert engine.worked == []
