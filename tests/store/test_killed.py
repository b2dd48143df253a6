"""Killed at any moment, the output is the old one or the new one, and the next run ends with the rows of no kill."""

import os
import random
import shutil
from collections.abc import Callable
from pathlib import Path

import pandas as pd
import pytest

from pipeline.tables.schema import TABLES
from tests.store.toy import ToyEngine, extract, fill, rows_of

KILLED = 9
NAMES = [f"a{i:02}.txt" for i in range(40)]  # more than are merged at once


def in_child(work: Callable[[], object]) -> int:
    """Run something in a process of its own; its exit code."""
    child = os.fork()
    if child == 0:
        code = 1
        try:
            work()
            code = 0
        finally:
            os._exit(code)
    return os.waitstatus_to_exitcode(os.waitpid(child, 0)[1])


def dying_at(moment: int, work: Callable[[], object]) -> Callable[[], object]:
    """The work in a process that is gone just before its n-th step that a disk would see (sync, rename, link)."""
    steps = 0

    def counted(step: Callable[..., object]) -> Callable[..., object]:
        def instead(*args: object, **options: object) -> object:
            nonlocal steps
            steps += 1
            if steps >= moment:
                os._exit(KILLED)
            return step(*args, **options)

        return instead

    def run() -> object:
        for name in ("fsync", "replace", "rename", "symlink", "link", "unlink"):
            setattr(os, name, counted(getattr(os, name)))
        return work()

    return run


def as_read(out: Path) -> dict[str, list[str]]:
    """Every table as pandas reads it; no file but parts may be met."""
    for name in TABLES:
        assert all(p.match("part-*.parquet") for p in (out / name).iterdir())
    assert not [p for p in out.iterdir() if p.name not in {*TABLES, "_state"}]
    return {name: sorted(map(repr, pd.read_parquet(out / name).to_dict("records"))) for name in TABLES}


@pytest.fixture(scope="module")
def grown(tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, dict[str, list[str]], dict[str, list[str]]]:
    """A raw folder that was extracted, then edited; what the output then holds, and what it should hold."""
    base = tmp_path_factory.mktemp("grown")
    fill(base / "raw", NAMES[:15])
    extract(base / "raw", base / "out")
    old = as_read(base / "out")
    fill(base / "raw", NAMES[10:], "edited")
    (base / "raw" / NAMES[0]).unlink()
    extract(base / "raw", base / "fresh")
    return base, old, as_read(base / "fresh")


@pytest.mark.parametrize("moment", sorted(random.Random(3).sample(range(1, 217), 20)))
def test_killed_at_a_random_moment_no_row_is_lost_or_doubled(
    tmp_path: Path, grown: tuple[Path, dict[str, list[str]], dict[str, list[str]]], moment: int
) -> None:
    base, old, new = grown
    raw, out = base / "raw", tmp_path / "out"
    shutil.copytree(base / "out", out, symlinks=True)
    code = in_child(dying_at(moment, lambda: extract(raw, out)))
    assert code in (0, KILLED)
    assert as_read(out) in ((old, new) if code == KILLED else (new,))
    extract(raw, out)
    assert as_read(out) == new
    state = out / "_state"
    assert not [p for p in state.rglob("*") if p.name.startswith(".tmp-")]
    assert not (state / "journal").exists()


def test_what_a_killed_run_had_finished_is_taken_up(tmp_path: Path) -> None:
    raw, out = tmp_path / "raw", tmp_path / "out"
    fill(raw, NAMES)

    def stop_at_last(source: object) -> None:
        if getattr(source, "path", "") == worked[-1]:
            os._exit(KILLED)

    first = ToyEngine()
    extract(raw, tmp_path / "fresh", first)
    worked = first.worked
    assert in_child(lambda: extract(raw, out, ToyEngine(stop_at_last))) == KILLED
    engine = ToyEngine()
    summary = extract(raw, out, engine)
    assert engine.worked == worked[-1:]
    assert summary.resumed == len(NAMES) - 1
    assert rows_of(out) == rows_of(tmp_path / "fresh")


def test_a_source_edited_after_the_kill_is_extracted_anew(tmp_path: Path) -> None:
    raw, out = tmp_path / "raw", tmp_path / "out"
    fill(raw, NAMES[:6])
    in_child(dying_at(20, lambda: extract(raw, out)))
    fill(raw, NAMES[:6], "edited after the kill")
    (raw / NAMES[0]).unlink()
    extract(raw, out)
    extract(raw, tmp_path / "fresh")
    assert rows_of(out) == rows_of(tmp_path / "fresh")
    assert len(rows_of(out)["documents"]) == 5


def test_a_torn_shard_in_the_journal_is_not_believed(tmp_path: Path) -> None:
    raw, out = tmp_path / "raw", tmp_path / "out"
    fill(raw, NAMES[:6])
    in_child(dying_at(20, lambda: extract(raw, out)))
    shards = list((out / "_state" / "journal").glob("*.shard"))
    assert shards
    shards[0].write_bytes(shards[0].read_bytes()[:-100])
    for shard in shards[1:]:
        shard.write_bytes(b"\0\n" * 300)
    extract(raw, out)
    extract(raw, tmp_path / "fresh")
    assert rows_of(out) == rows_of(tmp_path / "fresh")
