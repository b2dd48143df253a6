"""Measures with a form of their own: 6'3", 2:01:09, 60x63x113.5cm, "a gallon of"."""

from __future__ import annotations

import re

from pipeline.facts.numbers.candidates import Candidate
from pipeline.facts.numbers.vocabulary import units

_HEIGHT = re.compile(r"([2-8])[’'′] ?([0-9]{1,2})(?:[”\"″]|''|′′)")
_CLOCKED = re.compile(
    r"(?:(?P<hours>[0-9]{1,2}):)?(?P<minutes>[0-5]?[0-9]):(?P<seconds>[0-5][0-9])(?P<part>\.[0-9]{1,3})?"
    r"(?![0-9:])(?! ?(?:[ap]\.?m|GMT|UTC|BST))"
)
_AT_BEFORE = re.compile(r"\b(?:at|until|from|since|by) $")
_NUMBER = r"[0-9]{1,4}(?:\.[0-9]{1,3})?"
_SIDE_UNIT = r"cm|mm|km|m|in|inches|inch|ft|feet|foot|metres|meters"
_DIMENSIONS = re.compile(
    rf"(?P<a>{_NUMBER})(?: ?(?:{_SIDE_UNIT}))? ?[x×] ?(?P<b>{_NUMBER})"
    rf"(?:(?: ?(?:{_SIDE_UNIT}))? ?[x×] ?(?P<c>{_NUMBER}))? ?(?P<unit>{_SIDE_UNIT})\b"
)
_SHORT = {"m": "m", "in": "in"}
_RELAY = 9  # "4x100m" is a race


def single_unit(m: re.Match[str]) -> tuple[Candidate | None, int]:
    """One of a unit, maybe with a part more: "a dollar", "a gallon of", "a year and a half"."""
    words_of = m.group().split()
    part = {"half": 0.5, "quarter": 0.25}.get(words_of[-1], 0.0)
    unit = units().names.get(words_of[1])
    if unit is None:
        return None, m.start() + len(words_of[0]) + 1
    candidate = Candidate(m.start(), m.end(), unit.kind, (1 + part) * unit.scale, unit=unit.symbol, rule="single_unit",
                          form="words", number_end=m.end())  # fmt: skip
    return candidate, m.end()


def height(text: str, start: int) -> Candidate | None:
    """Feet and inches by their signs: 6'3"."""
    m = _HEIGHT.match(text, start)
    if m is None or int(m[2]) > 11:
        return None
    return Candidate(start, m.end(), "quantity", int(m[1]) + int(m[2]) / 12, unit="ft", rule="height", form="digits",
                     number_end=m.end())  # fmt: skip


def clocked(text: str, start: int) -> Candidate | None:
    """A length of time as a clock shows it, in seconds: "2:01:09", "3:45.67"; not a time of day."""
    m = _CLOCKED.match(text, start)
    if m is None or (m["hours"] is None and m["part"] is None) or _AT_BEFORE.search(text, max(0, start - 6), start):
        return None
    value = int(m["hours"] or 0) * 3600 + int(m["minutes"]) * 60 + float(m["seconds"] + (m["part"] or ""))
    return Candidate(
        start, m.end(), "duration", value, unit="second", rule="clocked", form="digits", number_end=m.end()
    )


def dimensions(text: str, start: int) -> list[Candidate]:
    """The sides of a thing, each with the unit of the last: "60x63x113.5cm"; empty where there are none."""
    m = _DIMENSIONS.match(text, start)
    if m is None or (text[start - 1 : start].isalnum() and start):
        return []
    name = m["unit"]
    unit = units().names.get(name) or units().short.get(name)
    symbol = unit.symbol if unit else _SHORT[name]
    if symbol == "m" and m["a"].isdigit() and int(m["a"]) <= _RELAY and len(m["b"]) > 2:
        return []
    spans = [m.span(side) for side in "abc" if m[side]]
    spans[-1] = (spans[-1][0], m.end())
    values = [float(m[side]) for side in "abc" if m[side]]
    return [
        Candidate(a, z, "quantity", value, unit=symbol, rule="dimension", form="digits", number_end=z)
        for (a, z), value in zip(spans, values, strict=True)
    ]
