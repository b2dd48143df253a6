"""Lines of a printed page, where each break may be the page's: which of them go on in the next."""

from __future__ import annotations

import re
from itertools import pairwise

NEARLY = 0.8  # of the longest line: letters differ in width, so that lines of one width differ in characters
LEAST = 30  # characters of a line that may go on: no list, no table
_ENDED = re.compile(r"[.!?:…][\"'”’»)\]]{0,3}$")
_WORD = re.compile(r"\w+(?:-\w+)*")
_BROKEN = re.compile(r"[^\W\d_]-$")


def joined(text: str) -> str:
    """The text of a printed page with the lines of a paragraph as one.

    A line goes on where it ends in no final mark and the next word would not have fitted on it. A word broken at a
    line's end loses its hyphen where it is nowhere written with one. Breaks after a final mark stay: they may part
    paragraphs.
    """
    lines = [line.rstrip() for line in text.split("\n")]
    longest = max(map(len, lines), default=0)
    words = set(_WORD.findall(text))
    made = [lines[0]]
    for one, two in pairwise(lines):
        if not _goes_on(one, two, longest):
            made.append(two)
        elif _BROKEN.search(one) and two[0].islower():
            made[-1] = made[-1] + two if _hyphened(one, two, words) else made[-1][:-1] + two
        else:
            made[-1] += " " + two.lstrip()
    return "\n".join(made)


def _goes_on(one: str, two: str, longest: int) -> bool:
    """Whether a line goes on in the next."""
    if len(one) < LEAST or not two.strip() or _ENDED.search(one):
        return False
    return len(one) + 1 + len(two.split(maxsplit=1)[0]) >= NEARLY * longest


def _hyphened(one: str, two: str, words: set[str]) -> bool:
    """Whether a word in two lines is elsewhere written with its hyphen."""
    first, second = _WORD.findall(one), _WORD.match(two)
    return bool(first) and second is not None and f"{first[-1]}-{second[0]}" in words
