"""What a report holds, as offsets: its pieces with the stretches at their edges whole."""

from __future__ import annotations

from pipeline.article import Span
from pipeline.facts.quotes.page import Page, count_words
from pipeline.facts.quotes.stretch import Stretch


def spans(page: Page, pieces: list[tuple[int, int]]) -> list[Span]:
    """Token ranges as offsets, a quoted stretch at an edge taken whole with its marks."""
    found: list[Span] = []
    for first, last in pieces:
        start, end = page.parse.starts[first], page.parse.ends[last]
        for s in page.stretches_between(start, end):
            if s.start <= start < s.end or s.left <= start < s.start:
                start = s.left
            if s.start < end <= s.end:
                end = s.right
        start = max(start, found[-1].end if found else page.opening)
        if start < end:
            found.append(Span(start, end))
    return found


def holds(pieces: list[Span], s: Stretch) -> bool:
    """Whether the pieces hold a stretch."""
    return any(p.start <= s.start and s.end <= p.end for p in pieces)


def words_outside(page: Page, pieces: list[Span]) -> int:
    """Words of the pieces that stand outside marks, without a leading 'that'."""
    total = 0
    for p in pieces:
        at = p.start
        for s in page.stretches_between(p.start, p.end):
            total += count_words(_slice(page, at, max(at, s.left)))
            at = max(at, s.right)
        total += count_words(_slice(page, at, max(at, p.end)))
    lead = _slice(page, pieces[0].start, pieces[0].end)[:5].lower() if pieces else ""
    return total - (1 if lead == "that " else 0)


def _slice(page: Page, start: int, end: int) -> str:
    return page.parse.text[start - page.parse.start : end - page.parse.start]
