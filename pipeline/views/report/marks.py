"""Marks in a text: mentions may nest and overlap, so the text is cut into stretches, each with all rows over it."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import pairwise

# Inner kinds last: a stretch links to the innermost row over it.
LAYERS = ("quote", "speaker", "cue", "number", "country")


@dataclass(frozen=True, slots=True)
class Mark:
    """A stretch of a text (code points, half-open) that a row is about."""

    start: int
    end: int
    layer: str  # one of LAYERS
    row: str  # the row's key within its article, such as q3
    kind: str = ""  # the row's kind, such as direct, money, demonym


@dataclass(frozen=True, slots=True)
class Stretch:
    """A piece of text under one set of marks; `rows` from the outermost to the innermost."""

    text: str
    layers: tuple[str, ...] = ()
    kinds: tuple[str, ...] = ()
    rows: tuple[str, ...] = ()

    @property
    def linked(self) -> bool:
        """Whether it is a stop for the keyboard: numbers and countries are, quotes have theirs in the margin."""
        return "number" in self.layers or "country" in self.layers


def stretches(text: str, start: int, end: int, marks: Sequence[Mark]) -> list[Stretch]:
    """text[start:end] cut where a mark begins or ends; put together again it is the text.

    Linear in the text and in marks times their overlaps; marks out of the range are cut off at its bounds.
    """
    inside = [m for m in marks if m.start < end and m.end > start and m.start < m.end]
    cuts = sorted({start, end, *(max(start, m.start) for m in inside), *(min(end, m.end) for m in inside)})
    begins = sorted(inside, key=lambda m: m.start)
    open_marks: list[Mark] = []
    at = 0
    found = []
    for left, right in pairwise(cuts):
        while at < len(begins) and begins[at].start <= left:
            open_marks.append(begins[at])
            at += 1
        open_marks = [m for m in open_marks if m.end > left]
        found.append(_stretch(text[left:right], open_marks))
    return found


def _stretch(text: str, over: Iterable[Mark]) -> Stretch:
    ordered = sorted(over, key=lambda m: (LAYERS.index(m.layer), m.start, -m.end, m.row))
    return Stretch(
        text,
        tuple(dict.fromkeys(m.layer for m in ordered)),
        tuple(dict.fromkeys(m.kind for m in ordered if m.kind)),
        tuple(dict.fromkeys(m.row for m in ordered)),
    )


def marks_of(rows: dict[str, list[dict[str, object]]], field: str) -> list[Mark]:
    """The marks of an article's countries, numbers and quotes in its text or title."""
    found = [
        *_simple(rows["countries"], field, "country", "c"),
        *_simple(rows["numbers"], field, "number", "n"),
    ]
    if field == "text":
        for quote in rows["quotes"]:
            found += _of_quote(quote)
    return found


def _simple(rows: list[dict[str, object]], field: str, layer: str, prefix: str) -> list[Mark]:
    key = f"{layer}_id"
    return [
        Mark(_int(r["start"]), _int(r["end"]), layer, f"{prefix}{r[key]}", str(r["kind"]))
        for r in rows
        if r["field"] == field
    ]


def _of_quote(quote: dict[str, object]) -> list[Mark]:
    row, kind = f"q{quote['quote_id']}", str(quote["kind"])
    parts = quote["parts"] or [{"start": quote["start"], "end": quote["end"]}]
    assert isinstance(parts, list)
    found = [Mark(part["start"], part["end"], "quote", row, kind) for part in parts]
    beside = [layer for layer in ("speaker", "cue") if quote[f"{layer}_start"] is not None]
    return found + [Mark(_int(quote[f"{b}_start"]), _int(quote[f"{b}_end"]), b, row) for b in beside]


def _int(value: object) -> int:
    assert isinstance(value, int)
    return value
