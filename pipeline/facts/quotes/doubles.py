"""Pairs of double quotation marks: each is read by its type and by what is on either side of it."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace

from pipeline.article import Span
from pipeline.facts.quotes.stretch import Stretch, mark_words

DOUBLE = re.compile(r"[“”„‟«»\"＂]|''|``|’’|‘‘")
_OPENING = frozenset(("“", "‟", "``", "‘‘", "«", "„"))
_CLOSING = frozenset(("”", "’’"))
_STRAIGHT = frozenset(('"', "＂", "''"))
_GUILLEMETS = frozenset("«»")
_BRACKETS = frozenset("([{—–-/‘'…")
_FEET = re.compile(r"\d['’′]\s?\d{0,2}$")
_SHORTEST = 20  # characters of speech that a second opening mark takes up
_FOLLOWING_WORD = re.compile(r"[\s-]?([A-Za-z]+)")


@dataclass(frozen=True, slots=True)
class _Pairing:
    """The double marks of one paragraph, (start, end) each."""

    text: str
    paragraph: Span
    marks: list[tuple[int, int]]
    sides: list[str]  # which way each faces: open, close or either

    def straight(self, mark: tuple[int, int]) -> bool:
        """Whether a mark has no sides of its own."""
        return self.text[slice(*mark)] in _STRAIGHT

    def opens(self, i: int) -> bool:
        """Whether the i-th mark may open a pair: no inches, not left over from a page (width="…")."""
        at, end = self.marks[i]
        attribute = at > self.paragraph.start and self.text[at - 1] == "="
        return self.sides[i] != "close" and not attribute and not _is_inches(self.text, at, end)

    def is_apart(self, i: int) -> bool:
        """Whether the i-th mark closes though a space was put on its wrong side: '"It is late, "Holt said.', with as
        many marks after it as make pairs."""
        at = self.marks[i][0]
        comma = self.straight(self.marks[i]) and self.text[max(self.paragraph.start, at - 2) : at] in (", ", "? ", "! ")
        return comma and (len(self.marks) - i) % 2 == 1


def double_pairs(text: str, paragraph: Span, k: int, goes_on: bool) -> list[Stretch]:
    """Pairs of double marks of the k-th paragraph; `goes_on`: the next paragraph takes up speech left open."""
    marks = [m.span() for m in DOUBLE.finditer(text, *paragraph)]
    if not marks:
        return []
    pairing = _Pairing(text, paragraph, marks, [_side(text, at, end, paragraph) for at, end in marks])
    found: list[Stretch] = []
    opened: tuple[int, int] | None = None
    inner: str | None = None  # a pair open inside the pair: of the same kind of marks, or of the other
    for i, (at, end) in enumerate(marks):
        if opened is None:
            if pairing.opens(i):
                opened, inner = (at, end), None
            continue
        verdict = _within(pairing, i, opened, inner)
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
    found += _unclosed(text, opened, paragraph, k, goes_on)
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
    opens, closes = _may_open(before, after), _may_close(before, after)
    mark = text[at:end]
    if mark in _OPENING:
        return "close" if closes and not opens and mark != "„" else "open"
    if mark in _CLOSING:
        return "open" if opens and after.isalnum() and before.isspace() else "close"
    if mark == "»" or opens or closes:
        return "open" if opens else "close"
    return _by_neighbours(before, after)


def _may_open(before: str, after: str) -> bool:
    """Whether a mark between two characters may open a pair."""
    return (before.isspace() or before in _BRACKETS) and not after.isspace()


def _may_close(before: str, after: str) -> bool:
    """Whether a mark between two characters may close a pair."""
    return not before.isspace() and not after.isalnum()


def _by_neighbours(before: str, after: str) -> str:
    """Which way a mark without a side of its own faces between characters that leave it open."""
    return "close" if after.isspace() or before in ".,!?" else "either"


def _within(pairing: _Pairing, i: int, opened: tuple[int, int], inner: str | None) -> str | None:
    """What the i-th mark does inside an open pair: 'close' it, 'restart' it (its first mark was stray), or change what
    is open inside it ('same', 'other', None)."""
    mark, first = pairing.text[slice(*pairing.marks[i])], pairing.text[slice(*opened)]
    if first == "„":
        return "close" if mark != "„" else "restart"
    if first in _GUILLEMETS:
        return "close" if mark in _GUILLEMETS and mark != first else inner
    same = pairing.straight(opened) == pairing.straight(pairing.marks[i])
    if pairing.sides[i] == "open":
        return _opened_within(pairing, i, opened, same) if inner is None else "restart"
    if inner == "same":
        return None if same else inner
    return None if inner == "other" and not same else "close"


def _opened_within(pairing: _Pairing, i: int, opened: tuple[int, int], same: bool) -> str:
    """What a mark that faces open does inside a pair with nothing open in it; `same`: it is of the pair's kind."""
    then = pairing.sides[i + 1 : i + 3]
    if same:
        if then == ["close", "close"]:
            return "same"
        return "close" if pairing.is_apart(i) else "restart"
    other = i + 1 < len(pairing.marks) and pairing.straight(pairing.marks[i + 1]) != pairing.straight(opened)
    return "other" if other and then[:1] != ["open"] else "restart"


def _reopens(text: str, opened: tuple[int, int], at: int, goes: bool) -> bool:
    """Whether speech goes on at a second opening mark, paragraphs run into one: “… gone. “It was …” (`goes`:
    whether it did so at the first."""
    lead = text[max(0, opened[0] - 2) : opened[0]].rstrip()[-1:]
    before = text[max(0, at - 2) : at].rstrip()[-1:]
    whole = lead in ("", ".", "?", "!") and text[opened[1]].isupper()  # the first mark opens a sentence of its own
    return before in ".?!" and (goes or lead in ",:" or whole) and at - opened[1] > _SHORTEST


def _unclosed(text: str, opened: tuple[int, int] | None, paragraph: Span, k: int, goes_on: bool) -> list[Stretch]:
    """The speech that a mark never closed opens, to the end of its paragraph."""
    if opened is None:
        return []
    before = text[max(paragraph.start, opened[0] - 80) : opened[0]].rstrip()[-1:]
    if not goes_on and before not in ("", ",", ":"):
        return []
    return [Stretch(*opened, paragraph.end, paragraph.end, k, closed=False, doubled=opened[1] - opened[0] == 2)]


def _is_inches(text: str, at: int, end: int) -> bool:
    """Whether a straight mark after a digit means inches."""
    if text[at:end] not in ('"', "''", "”") or not at or not text[at - 1].isdigit():
        return False
    if _FEET.search(text[max(0, at - 6) : at]):
        return True
    word = _FOLLOWING_WORD.match(text, end)
    return word is not None and word.group(1).lower() in mark_words("after_inches")
