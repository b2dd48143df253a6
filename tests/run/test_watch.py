"""Watching: what is put into the raw folder is extracted by the next turn, and a fault ends no watch."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from pipeline.errors import BusyError, PipelineError, RawError
from pipeline.run.summary import Summary
from pipeline.run.watch import watch
from tests.store.toy import extract, fill, texts


class Turns:
    """Sleep that does something at each turn, and interrupts after the last."""

    def __init__(self, *steps: Callable[[], object]) -> None:
        self.steps = list(steps)
        self.slept: list[float] = []

    def __call__(self, seconds: float) -> None:
        self.slept.append(seconds)
        if not self.steps:
            raise KeyboardInterrupt
        self.steps.pop(0)()


def test_each_turn_works_on_what_came_since(tmp_path: Path) -> None:
    raw, out = tmp_path / "raw", tmp_path / "out"
    fill(raw, ["a.txt"])
    told: list[tuple[dict[str, int], int]] = []
    turns = Turns(lambda: fill(raw, ["b.txt", "c.txt"]), lambda: None, lambda: (raw / "a.txt").unlink())
    with pytest.raises(KeyboardInterrupt):
        watch(
            lambda first: extract(raw, out),
            2.5,
            lambda summary: told.append((dict(summary.work), summary.removed)),
            lambda error: pytest.fail(str(error)),
            turns,
        )
    assert told == [({"new": 1}, 0), ({"new": 2}, 0), ({}, 1)]
    assert turns.slept == [2.5] * 4 and set(texts(out)) == {"b.txt", "c.txt"}


def test_a_fault_of_a_later_turn_is_told_once_and_ends_nothing() -> None:
    outcomes: list[Summary | PipelineError] = [
        Summary(),
        BusyError("busy"),
        BusyError("busy"),
        Summary(),
        BusyError("busy"),
    ]
    faults: list[str] = []

    def once(first: bool) -> Summary:
        if not outcomes:
            raise KeyboardInterrupt
        if isinstance(outcome := outcomes.pop(0), PipelineError):
            raise outcome
        return outcome

    with pytest.raises(KeyboardInterrupt):
        watch(once, 1, lambda summary: None, lambda error: faults.append(str(error)), lambda seconds: None)
    assert faults == ["busy", "busy"]


def test_what_is_wrong_at_the_start_is_raised() -> None:
    def once(first: bool) -> Summary:
        raise RawError("no such folder")

    with pytest.raises(RawError):
        watch(once, 1, lambda summary: None, lambda error: None, lambda seconds: None)
