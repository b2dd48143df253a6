"""The working form of a number between the rules: made by the scan, changed by merging and context, then frozen."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from pipeline.article import Modifier, NumberKind
from pipeline.facts.numbers.days.moments import Moment
from pipeline.facts.numbers.values import Form


@dataclass(slots=True)
class Candidate:
    """A number expression in a paragraph; offsets count from the paragraph's start."""

    start: int
    end: int
    kind: NumberKind
    value: float | None = None
    value_max: float | None = None
    unit: str | None = None
    modifier: Modifier | None = None
    date: str | None = None
    rule: str = ""
    form: Form | None = None  # None for dates and times
    scale: float = 1.0  # the multiplier that closes it, which a range may share
    letter: str = ""  # characters glued to the digits that multiply
    grouped: bool = False  # digits with a thousands mark or a point
    number_end: int = 0  # where the number itself ends, before its unit or the noun tied by a hyphen
    tied: tuple[int, int] | None = None  # the noun tied by a hyphen: "point" of "20-point"
    counts: bool = True  # whether a noun phrase after it may be what is counted
    moment: Moment | None = None  # a point of time that the day of the article makes a date
    widest: tuple[int, int] | None = None  # the stretch of the moment where it is longer than the number's
    date_basis: Literal["written", "published"] | None = None
    per: str | None = None  # unit of the denominator
    trend: Literal["up", "down"] | None = None
    basis: Literal["written", "context", "site", "default"] | None = None  # of a unit that shares its sign with others
    opening: int = -1  # where it starts with its modifier, once that is known
