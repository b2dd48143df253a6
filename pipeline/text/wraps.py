"""Lines broken at a fixed width: which breaks lie where the next word would no longer have fitted."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from itertools import pairwise
from typing import NamedTuple

NARROW = 20  # columns: below, no text is wrapped
WIDE = 160
EVIDENCE = 3  # breaks within sentences that agree on one width
SHARE = 0.8  # of the breaks within sentences near a line, how many must agree
NEAR = 6  # breaks within sentences on either side of a line that tell the width of its surroundings

_ITEM = re.compile(r"(?:[-*+•·▪■●◦►▶–—]|\(?\d{1,3}[.)]|\(?[a-z][.)])\s")
_TABLE = re.compile(r"\S(?:\s{3,}|\t+|\s*\|\s*)\S")
_ENDED = re.compile(r"[.!?…。！？।:][\"'”’»)\]]*$")


class Line(NamedTuple):
    """A line of a source that holds words."""

    start: int  # of its words
    end: int
    lead: int  # where it begins with its quotation signs ("> "); else as `start`
    column: int  # at which it ends
    text: str
    gap: int  # line ends between it and the line before
    tail: int | None = None  # where the signs of empty quoted lines after it end


class _Break(NamedTuple):
    """The widths at which a break may have been made: from the line's own to where the next word would have fitted."""

    least: int
    most: int


def wrapped(lines: Sequence[Line], goes_on: Callable[[str, str], bool]) -> list[bool]:
    """For each break between two lines, whether a fixed width made it.

    The width is told locally, by the breaks within sentences nearby (`goes_on` of two lines says which these are), so
    that one long address or headline, or a part of the file with another width, changes nothing elsewhere.
    """
    breaks = [_Break(one.column, one.column + len(two.text.split(maxsplit=1)[0])) for one, two in pairwise(lines)]
    inner = [goes_on(one.text, two.text) for one, two in pairwise(lines)]
    for gap in (1, 2):
        full = _filled(lines, breaks, inner, gap)
        if any(full):
            return full
    return [False] * len(breaks)


def _filled(lines: Sequence[Line], breaks: Sequence[_Break], inner: Sequence[bool], gap: int) -> list[bool]:
    """The same for breaks of one number of line ends; `inner` are those within sentences."""
    out = [False] * len(breaks)
    apart = [two.gap == gap for two in lines[1:]]
    evidence = [i for i in range(len(breaks)) if apart[i] and inner[i] and NARROW <= breaks[i].least <= WIDE]
    if len(evidence) < EVIDENCE:
        return out
    widths = [_width([breaks[j] for j in evidence[max(0, n - NEAR) : n + NEAR + 1]]) for n in range(len(evidence))]
    at = 0
    for i, two in enumerate(lines[1:]):
        while at + 1 < len(evidence) and abs(evidence[at + 1] - i) <= abs(evidence[at] - i):
            at += 1
        width = widths[at]
        out[i] = apart[i] and width is not None and _full(lines[i], two, breaks[i], width)
    return out


def _width(breaks: Sequence[_Break]) -> int | None:
    """The width on which most of some breaks agree; None where too few do."""
    best, width = 0, 0
    for one in breaks:
        agree = sum(other.least <= one.least <= other.most for other in breaks)
        if agree > best or (agree == best and one.least > width):
            best, width = agree, one.least
    return width if best >= EVIDENCE and best >= SHARE * len(breaks) else None


def _full(one: Line, two: Line, bounds: _Break, width: int) -> bool:
    """Whether a line reaches to the edge: the next line's first word would not have fitted on it."""
    if is_item(two.text) or is_row(one.text) or is_row(two.text):
        return False
    if bounds.least > width:
        return " " not in one.text  # one long address
    return bounds.most >= width


def is_item(text: str) -> bool:
    """Whether a line begins with the sign or the number of a list."""
    return _ITEM.match(text) is not None


def is_row(text: str) -> bool:
    """Whether a line is a row of a table: stretches with wide gaps or bars between them."""
    return _TABLE.search(text) is not None


def ended(text: str) -> bool:
    """Whether a line closes with a final mark or a colon."""
    return _ENDED.search(text[-8:]) is not None
