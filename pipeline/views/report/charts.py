"""Geometry of the charts: bins of time, tiles of the map, steps of colour. The templates draw them as SVG."""

from __future__ import annotations

import csv
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from functools import cache
from pathlib import Path

from pipeline.views.report.load import Row

SITES_SHOWN = 5  # more colours than this and "others" cannot be told apart
NO_SITE = "no site known"
MOST_BINS = 60  # bars narrower than about 5 pixels on a phone cannot be hit
BINS = ("day", "week", "month", "year")


@dataclass(frozen=True, slots=True)
class Bin:
    """One bar of the timeline: its name, and how many of each series, from the bottom."""

    name: str
    counts: tuple[int, ...]

    @property
    def total(self) -> int:
        """Height of the bar."""
        return sum(self.counts)


@dataclass(frozen=True, slots=True)
class Timeline:
    """Articles by time and site."""

    unit: str
    series: tuple[str, ...]
    bins: tuple[Bin, ...]
    undated: int

    @property
    def top(self) -> int:
        """The highest bar, at least 1."""
        return max([1, *(b.total for b in self.bins)])


def timeline(documents: Sequence[Row], sites: Sequence[str]) -> Timeline:
    """Articles by day, or by the shortest unit that needs at most MOST_BINS bars; `sites` in order of size.

    A date that is only a month or a year counts at its first day. Those without a date are counted apart.
    """
    dated = [(day, d["site"] or NO_SITE) for d in documents if (day := day_of(d["published"]))]
    undated = len(documents) - len(dated)
    shown = tuple(sites[:SITES_SHOWN])
    series = (*shown, "others") if len(sites) > SITES_SHOWN else shown
    if not dated:
        return Timeline("day", series, (), undated)
    first, last = min(dated)[0], max(dated)[0]
    unit = next((u for u in BINS if len(_starts(first, last, u)) <= MOST_BINS), "year")
    counts = Counter((_start(day, unit), site if site in shown else "others") for day, site in dated)
    bins = (
        Bin(_name(begin, unit), tuple(counts[begin, name] for name in series)) for begin in _starts(first, last, unit)
    )
    return Timeline(unit, series, tuple(bins), undated)


def day_of(published: str | None) -> date | None:
    """The first day that a date as precise as its source can mean; None where it is none."""
    parts = [*(published or "")[:10].split("-"), "1", "1"][:3]
    try:
        year, month, day = (int(part) for part in parts)
        return date(year, month, day)
    except ValueError:
        return None


def _start(day: date, unit: str) -> date:
    if unit == "week":
        return day - timedelta(days=min(day.weekday(), (day - date.min).days))
    if unit == "month":
        return day.replace(day=1)
    return day.replace(month=1, day=1) if unit == "year" else day


def _starts(first: date, last: date, unit: str) -> list[date]:
    """The first day of each bin from the first article to the last, one more than MOST_BINS at most."""
    found: list[date] = []
    at = _start(first, unit)
    while at <= last and (len(found) <= MOST_BINS or unit == "year"):
        found.append(at)
        step = {"day": 1, "week": 7, "month": 32, "year": 366}[unit]
        if at > date.max - timedelta(days=step):
            break
        at = _start(at + timedelta(days=step), unit)
    return found


def _name(begin: date, unit: str) -> str:
    if unit == "month":
        return f"{begin:%b} {begin.year}"
    return str(begin.year) if unit == "year" else f"{begin.day} {begin:%b} {begin.year}"


@dataclass(frozen=True, slots=True)
class Tile:
    """One country on the map: its place in the grid, and how dark it is (0 for none, to STEPS)."""

    country: str
    column: int
    row: int


STEPS = 5


@cache
def tiles() -> tuple[Tile, ...]:
    """The map's tiles: one cell a country, about where it lies on the globe."""
    with (Path(__file__).parent / "data" / "tiles.csv").open(encoding="utf-8", newline="") as file:
        return tuple(
            Tile(code, column, row)
            for row, cells in enumerate(csv.reader(file))
            for column, code in enumerate(cells)
            if code
        )


def steps(top: int) -> list[int]:
    """Lower bounds of the map's colours: whole numbers, each about twice the one before, the first 1."""
    bounds = sorted({max(1, round(top ** (i / STEPS))) for i in range(STEPS)})
    return bounds


def step_of(count: int, bounds: Sequence[int]) -> int:
    """0 for nothing, else the number of the highest bound that the count reaches, stretched over STEPS."""
    reached = sum(count >= bound for bound in bounds)
    return 0 if not reached else STEPS - len(bounds) + reached
