"""A full disk in the middle: a message, the old state as it was, and the next run ends as if nothing had been."""

import os
import random
import resource
from collections.abc import Callable
from pathlib import Path

import pytest

from pipeline.config import Settings
from pipeline.errors import WriteError
from pipeline.run.runner import run
from tests.run.mischief import mischief
from tests.store.test_killed import as_read, in_child
from tests.store.toy import extract, fill

__all__ = ["mischief"]
NAMES = [f"a{i:02}.txt" for i in range(40)]
FULL = 28


def words(count: int) -> str:
    dice = random.Random(count)
    return " ".join(f"{dice.getrandbits(60):x}" for _ in range(count))


def on_a_disk_with(room: int, work: Callable[[], object]) -> Callable[[], object]:
    """The work in a process whose files may hold no more than `room` bytes; ends with FULL if it says so."""

    def limited() -> object:
        resource.setrlimit(resource.RLIMIT_FSIZE, (room, room))
        try:
            return work()
        except WriteError as error:
            assert "cannot be written" in str(error)
            os._exit(FULL)

    return limited


@pytest.mark.parametrize("room", [1_000, 5_000, 12_000, 20_000])
def test_full_at_any_point_the_old_state_stands_and_the_next_run_ends_well(tmp_path: Path, room: int) -> None:
    raw, out = tmp_path / "raw", tmp_path / "out"
    fill(raw, NAMES[:5])
    extract(raw, out)
    old = as_read(out)
    fill(raw, NAMES, words(150))
    assert in_child(on_a_disk_with(room, lambda: extract(raw, out))) == FULL
    assert as_read(out) == old
    extract(raw, out)
    extract(raw, tmp_path / "fresh")
    assert as_read(out) == as_read(tmp_path / "fresh")


@pytest.mark.usefixtures("mischief")
def test_a_worker_that_cannot_write_ends_the_run_with_a_message(tmp_path: Path) -> None:
    raw, out = tmp_path / "raw", tmp_path / "out"
    fill(raw, NAMES[:3], words(3000))
    work = on_a_disk_with(4_000, lambda: run(raw, out, Settings(), processes=1))
    assert in_child(work) == FULL
    assert run(raw, out, Settings(), processes=1).articles == 3
