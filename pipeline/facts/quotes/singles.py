"""Pairs of single quotation marks, which apostrophes look like."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Sequence

from pipeline.article import Span
from pipeline.facts.quotes.stretch import Stretch, mark_words

SINGLE = re.compile(r"[‘’'‚‹›]")
_FOLLOWING_WORD = re.compile(r"[\s-]?([A-Za-z]+)")


def single_pairs(text: str, paragraph: Span, doubles: Sequence[Stretch], k: int, goes_on: bool) -> list[Stretch]:
    """The double pairs with the pairs of single marks between them."""
    whole = _around(text, paragraph, doubles, k)
    apart = [d for d in doubles if not _is_within(d.left, whole)]
    found: list[Stretch] = []
    at = paragraph.start
    for pair in sorted([*whole, *apart], key=lambda s: s.left):
        found += [*_pairs(text, _marks(text, at, pair.left), paragraph, k), pair]
        at = pair.right
    marks = _marks(text, at, paragraph.end)
    found += _pairs(text, marks, paragraph, k)
    if goes_on and marks and (not found or found[-1].right <= marks[-1]):
        run = _runs_on(text, marks, found, paragraph, k)
        found = found if run is None else [*(s for s in found if s.right <= run.left), run]
    return found


def _marks(text: str, start: int, end: int) -> list[int]:
    """Where single marks stand between two offsets."""
    return [m.start() for m in SINGLE.finditer(text, start, end)] if start < end else []


def _around(text: str, paragraph: Span, doubles: Sequence[Stretch], k: int) -> list[Stretch]:
    """Speech in single marks with double ones within: '‘It was the “long boat” that sank,’ she said'."""
    marks = [at for at in _marks(text, *paragraph) if not _is_within(at, doubles)] if doubles else []
    return [s for s in _pairs(text, marks, paragraph, k) if _is_whole(text, s, doubles)]


def _is_within(at: int, doubles: Sequence[Stretch]) -> bool:
    """Whether an offset lies within one of some stretches."""
    i = bisect_right(doubles, at, key=lambda d: d.left) - 1
    return i >= 0 and at < doubles[i].right


def _is_whole(text: str, s: Stretch, doubles: Sequence[Stretch]) -> bool:
    """Whether a pair of single marks holds a double pair, and is a sentence: it opens and ends as one."""
    i = bisect_right(doubles, s.left, key=lambda d: d.left)
    holds = i < len(doubles) and doubles[i].right < s.right
    return holds and text[s.start].isupper() and text[s.end - 1] in '.,?!…”"'


def _runs_on(text: str, marks: list[int], found: list[Stretch], paragraph: Span, k: int) -> Stretch | None:
    """Speech from a single mark never closed to the end of its paragraph, which the next paragraph takes up."""
    last = found[-1].right if found else paragraph.start
    for at in marks:
        if at < last or text[at] not in "‘'" or _is_elision(text, at, paragraph.end):
            continue
        before = text[max(paragraph.start, at - 2) : at].rstrip()[-1:]
        if before in ("", ",", ":") and at + 1 < paragraph.end and not text[at + 1].isspace():
            return Stretch(at, at + 1, paragraph.end, paragraph.end, k, single=True, closed=False)
    return None


def _pairs(text: str, marks: list[int], paragraph: Span, k: int) -> list[Stretch]:
    """Pairs of single marks; a closing one after a plural's s counts only where no better one follows."""
    pairs: list[tuple[int, int]] = []
    opened: int | None = None
    fallback: int | None = None
    for at in marks:
        if _opens(text, at, paragraph) or (opened is None and _is_glued(text, at, paragraph)):
            if opened is not None and fallback is not None:
                pairs.append((opened, fallback))
            opened, fallback = at, None
        elif opened is not None and (closes := _closes(text, at, paragraph)) is not None:
            if closes:
                pairs.append((opened, at))
                opened, fallback = None, None
            else:
                fallback = fallback or at
    if opened is not None and fallback is not None:
        pairs.append((opened, fallback))
    return [Stretch(a, a + 1, b, b + 1, k, single=True) for a, b in pairs if a + 1 < b]


def _opens(text: str, at: int, paragraph: Span) -> bool:
    """Whether a single mark may open a pair."""
    before, after = _beside(text, at, paragraph)
    opens = text[at] in "‘'‚‹" and (before.isspace() or before in "([{—–-") and not after.isspace()
    return opens and not _is_elision(text, at, paragraph.end)


def _is_glued(text: str, at: int, paragraph: Span) -> bool:
    """Whether a single mark opens the first word of a sentence without a space before it: 'It is late.‘We sold it.’'"""
    before, after = _beside(text, at, paragraph)
    return text[at] in "‘'" and before in ".?!" and after.isupper()


def _closes(text: str, at: int, paragraph: Span) -> bool | None:
    """Whether a single mark closes a pair; False after a plural's s, where it may be an apostrophe, None for no."""
    before, after = _beside(text, at, paragraph)
    if before.isspace() or after.isalnum() or text[at] not in "’'‘›":
        return None
    return before != "s" or not after.isspace()


def _beside(text: str, at: int, paragraph: Span) -> tuple[str, str]:
    """The characters before and after one, a space at the paragraph's ends."""
    before = text[at - 1] if at > paragraph.start else " "
    return before, text[at + 1] if at + 1 < paragraph.end else " "


def _is_elision(text: str, at: int, end: int) -> bool:
    """Whether an apostrophe opens a word such as 'em or '90s."""
    if text[at + 1].isdigit():
        return text[at + 2 : at + 4] in ("0s", "0’", "0'") or not text[at + 1 : at + 5].isdigit()
    word = _FOLLOWING_WORD.match(text, at + 1, end)
    return word is not None and word.group(1).lower() in mark_words("elisions")
