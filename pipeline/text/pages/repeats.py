"""What stands twice on a page is text once."""

from __future__ import annotations

from collections.abc import Iterable
from itertools import pairwise

from pipeline.text.pages.gallery import near_picture
from pipeline.text.pages.marks import Marked, key

LONG_REPEAT = 12  # words; a block, or lines at a picture, of this length do not stand twice by chance
MOST_SHORT = 0.12  # share of a page's words that other short repeated lines may be: refrains and tables stay


def repeats(page: Marked) -> None:
    """Drop what stands again: long blocks, runs of lines at pictures, and few short lines in a run."""
    again = _again(page)
    sure = {number for number in again if page.blocks[number].words >= LONG_REPEAT}
    short: set[int] = set()
    for run in _runs([number for number, _ in page.kept()], again):
        pictured = any(near_picture(page.blocks[number]) for number in run)
        (sure if pictured and _words(page, run) >= LONG_REPEAT else short).update(run)
    short -= sure
    if _words(page, short) > MOST_SHORT * page.words():
        short = set()
    for number in sorted(sure | short):
        rule = "repeated_block" if page.blocks[number].words >= LONG_REPEAT else "repeated_line"
        page.drop(number, "duplicate", rule, again[number])


def _again(page: Marked) -> dict[int, int]:
    """The kept blocks outside tables that stand already, with the block that they repeat."""
    first: dict[str, int] = {}
    again: dict[int, int] = {}
    for number, block in page.kept():
        own = key(block.text)
        if own and block.element.tag not in ("td", "th"):
            before = first.setdefault(own, number)
            if before != number:
                again[number] = before
    return again


def _words(page: Marked, numbers: Iterable[int]) -> int:
    return sum(page.blocks[number].words for number in numbers)


def _runs(order: list[int], again: dict[int, int]) -> list[list[int]]:
    """Stretches of at least two kept blocks that repeat others in the same order."""
    runs: list[list[int]] = []
    for one, other in pairwise(order):
        if one in again and other in again and again[one] < again[other]:
            if runs and runs[-1][-1] == one:
                runs[-1].append(other)
            else:
                runs.append([one, other])
    return runs
