"""Geometry of the pictures: who speaks about whom, speakers by country and role, values in time."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from pipeline.views.report.charts import day_of
from pipeline.views.report.overview import Tally

SIDE = 12  # names on each side of the network: more cross so often that no line can be followed
ROLES = 5  # roles with a colour of their own
COUNTRIES = 12  # countries with a bar


@dataclass(frozen=True, slots=True)
class End:
    """A name on one side of the network, and its quotes there."""

    key: str
    name: str
    quotes: int


@dataclass(frozen=True, slots=True)
class Line:
    """From a row of the left side to one of the right, how many quotes, and how thick (1 to 9)."""

    left: int
    right: int
    quotes: int
    thick: float


@dataclass(frozen=True, slots=True)
class Network:
    """Who speaks about whom: speakers of most quotes about others, and those most spoken about."""

    left: list[End]
    right: list[End]
    lines: list[Line]

    @property
    def height(self) -> int:
        """Rows of the longer side."""
        return max(len(self.left), len(self.right))

    def rows(self) -> list[tuple[End, End, int]]:
        """The lines as a table, most quotes first."""
        told = [(self.left[line.left], self.right[line.right], line.quotes) for line in self.lines]
        return sorted(told, key=lambda row: (-row[2], row[0].name, row[1].name))


Counts = Mapping[tuple[str, str], int]


def network(counts: Counts, speaker: Callable[[str], str], about: Callable[[str], str]) -> Network:
    """The lines between the SIDE largest of each side; names by key. The right side in the order that crosses least."""
    spoken_about = set(_largest(_totals(counts, 1)))
    near = {pair: n for pair, n in counts.items() if pair[1] in spoken_about}
    left = _largest(_totals(near, 0))
    kept = {pair: n for pair, n in near.items() if pair[0] in left}
    totals = (_totals(counts, 0), _totals(counts, 1))
    right = _in_order(kept, left)
    most = max(kept.values(), default=1)
    lines = [
        Line(left.index(who), right.index(whom), n, round(1 + 8 * n / most, 1))
        for (who, whom), n in sorted(kept.items())
    ]
    speakers = [End(key, speaker(key), totals[0][key]) for key in left]
    return Network(speakers, [End(key, about(key), totals[1][key]) for key in right], lines)


def _totals(counts: Counts, side: int) -> Counter[str]:
    totals: Counter[str] = Counter()
    for pair, n in counts.items():
        totals[pair[side]] += n
    return totals


def _in_order(kept: Counts, left: Sequence[str]) -> list[str]:
    """The right side, each at about the middle of those who speak about it."""
    sums: Counter[str] = Counter()
    for (who, whom), n in kept.items():
        sums[whom] += n * left.index(who)
    totals = _totals(kept, 1)
    return sorted(totals, key=lambda key: (sums[key] / totals[key], key))


def _largest(totals: Mapping[str, int]) -> list[str]:
    return sorted((key for key, n in totals.items() if n), key=lambda key: (-totals[key], key))[:SIDE]


@dataclass(frozen=True, slots=True)
class Roles:
    """Quotes by country of the speaker and role: a bar a country, a number for each role; the last role is the rest."""

    roles: list[str]
    bars: list[tuple[str, str, list[int]]]  # country's code, its name, quotes by role

    @property
    def top(self) -> int:
        """Quotes of the longest bar, at least 1."""
        return max([1, *(sum(numbers) for _, _, numbers in self.bars)])


def roles(speakers: Sequence[Tally], name_of: Mapping[str, str], per: str) -> Roles:
    """The countries whose people are quoted most, by the roles named most; who has no country is left out."""
    known = [t for t in speakers if t.country and t.mentions(per)]
    by_role: Counter[str] = Counter()
    for tally in known:
        by_role[_role(tally)] += tally.mentions(per)
    named = [role for role, _ in sorted(by_role.items(), key=lambda item: (-item[1], item[0])) if role][:ROLES]
    found: defaultdict[str, list[int]] = defaultdict(lambda: [0] * (len(named) + 1))
    for tally in known:
        at = named.index(_role(tally)) if _role(tally) in named else len(named)
        found[tally.country][at] += tally.mentions(per)
    order = sorted(found, key=lambda code: (-sum(found[code]), code))[:COUNTRIES]
    return Roles([*named, "other or none"], [(code, name_of.get(code, code), found[code]) for code in order])


def _role(tally: Tally) -> str:
    return tally.note[:1].upper() + tally.note[1:]


@dataclass(frozen=True, slots=True)
class Dot:
    """A value at its day, placed in a box of 100 by 100 from its upper left corner."""

    x: float
    y: float
    y_max: float  # that of the upper end of a range
    told: str
    differs: bool


@dataclass(frozen=True, slots=True)
class Plot:
    """Values in time, between their first day and their last, their least and their largest."""

    dots: list[Dot]
    first: str
    last: str
    low: float
    high: float


@dataclass(frozen=True, slots=True)
class Value:
    """What is drawn: a value, the day it is given or holds, and what to say of it."""

    day: str | None
    value: float | None
    value_max: float | None
    told: str
    differs: bool = False


def plot(values: Iterable[Value]) -> Plot | None:
    """Values on a time axis; None where they are not of two days at least."""
    placed: list[tuple[date, Value, float]] = []
    for one in values:
        day = day_of(one.day)
        if day and one.value is not None and abs(one.value) < float("inf"):
            placed.append((day, one, one.value))
    if len({day for day, _, _ in placed}) < 2:
        return None
    days = [day.toordinal() for day, _, _ in placed]
    numbers = [n for _, one, value in placed for n in (value, one.value_max) if n is not None]
    low, high = min(0.0, *numbers), max(numbers)

    def height(number: float) -> float:
        return round(94 - 88 * (number - low) / (high - low), 2) if high > low else 50.0

    width = max(days) - min(days)
    dots = [
        Dot(
            round(3 + 94 * (day.toordinal() - min(days)) / width, 2),
            height(value),
            height(value if one.value_max is None else one.value_max),
            one.told,
            one.differs,
        )
        for day, one, value in placed
    ]
    first, last = (date.fromordinal(day).isoformat() for day in (min(days), max(days)))
    return Plot(dots, first, last, low, high)
