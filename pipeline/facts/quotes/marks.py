"""Quotation marks as pairs, paragraph by paragraph.

A mark is read by its type and by what stands on either side of it; a stray one costs its own pair and no other. One
pass over the marks of a paragraph, so the time is linear in the text.
"""

from __future__ import annotations

import re
import tomllib
from collections.abc import Sequence
from dataclasses import dataclass, replace
from functools import cache
from pathlib import Path

from pipeline.article import Span

DOUBLE = re.compile(r"[“”„‟«»\"＂]|''|``|’’|‘‘")
SINGLE = re.compile(r"[‘’'‚‹›]")
_OPENING = frozenset(("“", "„", "‟", "``", "‘‘"))
_STRAIGHT = frozenset(('"', "＂", "''"))
_BRACKETS = frozenset("([{—–-/‘'…")
_FEET = re.compile(r"\d['’′]\s?\d{0,2}$")
_SHORTEST = 20  # characters of speech that a second opening mark takes up
_FOLLOWING_WORD = re.compile(r"[\s-]?([A-Za-z]+)")


@dataclass(frozen=True, slots=True)
class Stretch:
    """Words between a pair of marks within one paragraph; offsets into the text."""

    left: int  # where the opening mark stands
    start: int
    end: int
    right: int  # after the closing mark
    paragraph: int
    single: bool = False
    closed: bool = True  # False: the speech goes on in the next paragraph, or its closing mark is missing
    doubled: bool = False  # between doubled apostrophes or accents, which wire archives write for a double mark


@cache
def _words() -> tuple[frozenset[str], frozenset[str]]:
    data = tomllib.loads((Path(__file__).parent / "data" / "marks.toml").read_text("utf-8"))
    return frozenset(data["elisions"]), frozenset(data["after_inches"])


def find_stretches(text: str, paragraphs: Sequence[Span]) -> list[list[Stretch]]:
    """Top-level quoted stretches of each paragraph, in order; a pair inside another pair is part of the outer one."""
    marks = [[m.span() for m in DOUBLE.finditer(text, *p)] for p in paragraphs]
    found: list[list[Stretch]] = []
    for k, paragraph in enumerate(paragraphs):
        goes_on = k + 1 < len(paragraphs) and text.startswith(("“", '"', "„", "«"), paragraphs[k + 1].start)
        stretches = _double(text, paragraph, marks[k], k, goes_on) if marks[k] else []
        goes_on = k + 1 < len(paragraphs) and text.startswith(("‘", "'"), paragraphs[k + 1].start)
        found.append(_single(text, paragraph, stretches, k, goes_on))
    return found


def _double(text: str, paragraph: Span, marks: list[tuple[int, int]], k: int, goes_on: bool) -> list[Stretch]:
    """Pairs of double marks of one paragraph."""
    found: list[Stretch] = []
    opened: tuple[int, int] | None = None
    inner: str | None = None  # a pair open inside the pair: of the same kind of marks, or of the other
    for i, (at, end) in enumerate(marks):
        side = _side(text, at, end, paragraph)
        if opened is None:
            attribute = at > paragraph.start and text[at - 1] == "="  # left over from a page: width="…"
            if side != "close" and not attribute and not _is_inches(text, at, end):
                opened, inner = (at, end), None
            continue
        verdict = _within(text, marks, i, side, opened, inner, paragraph)
        if verdict == "close":
            found.append(Stretch(opened[0], opened[1], at, end, k, doubled=opened[1] - opened[0] == 2))
            opened = None
        elif verdict == "restart":
            goes = bool(found) and not found[-1].closed and found[-1].right == opened[0]
            if _reopens(text, opened, at, goes):
                found.append(Stretch(*opened, at, at, k, closed=False))
            opened, inner = (at, end), None
        else:
            inner = verdict
    if opened is not None and _runs_on(text, opened, paragraph, goes_on):
        doubled = opened[1] - opened[0] == 2
        found.append(Stretch(*opened, paragraph.end, paragraph.end, k, closed=False, doubled=doubled))
    return [_tight(text, s) for s in found if text[s.start : s.end].strip()]


def _tight(text: str, s: Stretch) -> Stretch:
    """A stretch without the white space that some write inside their marks."""
    inner = text[s.start : s.end]
    start = s.start + len(inner) - len(inner.lstrip())
    return replace(s, start=start, end=start + len(inner.strip()))


def _side(text: str, at: int, end: int, paragraph: Span) -> str:
    """Which way a double mark faces by its type and its neighbours: open, close or either."""
    before = text[at - 1] if at > paragraph.start else " "
    after = text[end] if end < paragraph.end else " "
    opens = (before.isspace() or before in _BRACKETS) and not after.isspace()
    closes = not before.isspace() and not after.isalnum()
    mark = text[at:end]
    if mark == "„":
        return "open"
    if mark in _OPENING:
        return "close" if closes and not opens else "open"
    if mark in ("”", "’’"):
        return "open" if opens and after.isalnum() and before.isspace() else "close"
    if mark == "«":
        return "close" if closes and not opens else "open"
    if mark == "»":
        return "open" if opens else "close"
    if opens:
        return "open"
    return "close" if closes or after.isspace() or before in ".,!?" else "either"


def _within(
    text: str,
    marks: list[tuple[int, int]],
    i: int,
    side: str,
    opened: tuple[int, int],
    inner: str | None,
    paragraph: Span,
) -> str | None:
    """What a double mark does inside an open pair: 'close' it, 'restart' it (its first mark was stray), or change what
    is open inside it ('same', 'other', None)."""
    mark, first = text[slice(*marks[i])], text[slice(*opened)]
    if first == "„":
        return "close" if mark != "„" else "restart"
    if first in "«»":
        return "close" if mark in "«»" and mark != first else inner
    same = (first in _STRAIGHT) == (mark in _STRAIGHT)
    if side == "open":
        closing = [_side(text, *m, paragraph) for m in marks[i + 1 : i + 3]]
        kinds = [(text[slice(*m)] in _STRAIGHT) == (first in _STRAIGHT) for m in marks[i + 1 : i + 3]]
        if inner is None and not same and closing[:1] != ["open"] and kinds[:1] == [False]:
            return "other"
        return "same" if inner is None and same and closing == ["close", "close"] else "restart"
    if inner == "same":
        return None if same else inner
    if inner == "other" and not same:
        return None
    return "close"


def _reopens(text: str, opened: tuple[int, int], at: int, goes: bool) -> bool:
    """Whether speech goes on at a second opening mark, paragraphs run into one: “… gone. “It was …” (`goes`:
    whether it did so at the first."""
    lead = text[max(0, opened[0] - 2) : opened[0]].rstrip()[-1:]
    before = text[max(0, at - 2) : at].rstrip()[-1:]
    whole = lead in ("", ".", "?", "!") and text[opened[1]].isupper()  # the first mark opens a sentence of its own
    return before in ".?!" and (goes or lead in ",:" or whole) and at - opened[1] > _SHORTEST


def _runs_on(text: str, opened: tuple[int, int], paragraph: Span, goes_on: bool) -> bool:
    """Whether a mark never closed opens speech that runs to the end of its paragraph."""
    before = text[max(paragraph.start, opened[0] - 80) : opened[0]].rstrip()[-1:]
    return goes_on or before in ("", ",", ":")


def _is_inches(text: str, at: int, end: int) -> bool:
    """Whether a straight mark after a digit means inches."""
    if text[at:end] not in ('"', "''", "”") or not at or not text[at - 1].isdigit():
        return False
    if _FEET.search(text[max(0, at - 6) : at]):
        return True
    word = _FOLLOWING_WORD.match(text, end)
    return word is not None and word.group(1).lower() in _words()[1]


def _single(text: str, paragraph: Span, doubles: list[Stretch], k: int, goes_on: bool) -> list[Stretch]:
    """The double pairs with the pairs of single marks between them."""
    found: list[Stretch] = []
    at = paragraph.start
    for gap_end, double in [*((d.left, d) for d in doubles), (paragraph.end, None)]:
        marks = [m.start() for m in SINGLE.finditer(text, at, gap_end)] if at < gap_end else []
        found += _single_pairs(text, marks, paragraph, k) if len(marks) > 1 else []
        open_ended = goes_on and double is None and marks and (not found or found[-1].right <= marks[-1])
        if open_ended and (run := _single_runs_on(text, marks, found, paragraph, k)) is not None:
            found = [s for s in found if s.right <= run.left]
            found.append(run)
        if double is not None:
            found.append(double)
            at = double.right
    return found


def _single_runs_on(text: str, marks: list[int], found: list[Stretch], paragraph: Span, k: int) -> Stretch | None:
    """Speech from a single mark never closed to the end of its paragraph, which the next paragraph takes up."""
    last = found[-1].right if found else paragraph.start
    for at in marks:
        if at < last or text[at] not in "‘'" or _is_elision(text, at, paragraph.end):
            continue
        before = text[max(paragraph.start, at - 2) : at].rstrip()[-1:]
        if before in ("", ",", ":") and at + 1 < paragraph.end and not text[at + 1].isspace():
            return Stretch(at, at + 1, paragraph.end, paragraph.end, k, single=True, closed=False)
    return None


def _single_pairs(text: str, marks: list[int], paragraph: Span, k: int) -> list[Stretch]:
    """Pairs of single marks; a closing one after a plural's s counts only where no better one follows."""
    found: list[Stretch] = []
    opened: int | None = None
    fallback: int | None = None
    for at in marks:
        before = text[at - 1] if at > paragraph.start else " "
        after = text[at + 1] if at + 1 < paragraph.end else " "
        opens = text[at] in "‘'‚‹" and (before.isspace() or before in "([{—–-") and not after.isspace()
        if opens and not _is_elision(text, at, paragraph.end):
            if opened is not None and fallback is not None:
                found.append(Stretch(opened, opened + 1, fallback, fallback + 1, k, single=True))
            opened, fallback = at, None
        elif opened is not None and not before.isspace() and not after.isalnum() and text[at] in "’'‘›":
            if before == "s" and after.isspace():
                fallback = fallback or at
            else:
                found.append(Stretch(opened, opened + 1, at, at + 1, k, single=True))
                opened, fallback = None, None
    if opened is not None and fallback is not None:
        found.append(Stretch(opened, opened + 1, fallback, fallback + 1, k, single=True))
    return [s for s in found if s.start < s.end]


def _is_elision(text: str, at: int, end: int) -> bool:
    """Whether an apostrophe opens a word such as 'em or '90s."""
    if text[at + 1].isdigit():
        return text[at + 2 : at + 4] in ("0s", "0’", "0'") or not text[at + 1 : at + 5].isdigit()
    word = _FOLLOWING_WORD.match(text, at + 1, end)
    return word is not None and word.group(1).lower() in _words()[0]
