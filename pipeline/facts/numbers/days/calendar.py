"""Arithmetic of the calendar: ISO 8601 forms of days, weeks, months and years, counted on and back."""

from __future__ import annotations

import re
from datetime import date, timedelta
from typing import Final

WEEK: Final = 7
SATURDAY: Final = 5
_FIRST_YEAR, _LAST_YEAR = 1000, 2999  # of an article; further days could not be counted on from
_SUMMER_TIME = ((3, 2), (11, 1))  # North America: from the second Sunday in March to the first in November
_ISO = re.compile(r"(?P<year>[0-9]{4})(?:-(?P<month>[0-9]{2})(?:-(?P<day>[0-9]{2}))?)?")


def day_or_none(year: int, month: int, day: int) -> date | None:
    """A day of the calendar; None where there is none such (30 February, a year beyond what Python counts)."""
    try:
        return date(year, month, day)
    except ValueError:
        return None


def read_day(text: str | None) -> date | None:
    """The day of an ISO 8601 date that has one, with or without a time; None for less, for what is no date."""
    m = _ISO.match(text or "")
    if m is None or not m["day"] or not _FIRST_YEAR <= int(m["year"]) <= _LAST_YEAR:
        return None
    return day_or_none(int(m["year"]), int(m["month"]), int(m["day"]))


def week(day: date) -> str:
    """The ISO week of a day: 2024-W10."""
    year, number, _ = day.isocalendar()
    return f"{year:04d}-W{number:02d}"


def month_of(year: int, month: int) -> str:
    """A month, its number counted on over the year's ends: (2024, 14) is 2025-02."""
    year, month = year + (month - 1) // 12, (month - 1) % 12 + 1
    return f"{year:04d}-{month:02d}"


def months(year: int, first: int, size: int) -> str:
    """An interval of months within a year, for quarters and halves."""
    return f"{year:04d}-{first:02d}/{year:04d}-{first + size - 1:02d}"


def weekend(day: date) -> str:
    """Saturday and Sunday of the ISO week of a day, as an interval."""
    saturday = day + timedelta(SATURDAY - day.weekday())
    return f"{saturday.isoformat()}/{(saturday + timedelta(1)).isoformat()}"


def _sunday(year: int, month: int, nth: int) -> date:
    first = date(year, month, 1)
    return first + timedelta((6 - first.weekday()) % WEEK + WEEK * (nth - 1))


def in_summer_time(day: date) -> bool:
    """Whether clocks in North America are put forward on a day."""
    (first, nth), (last, nth_last) = _SUMMER_TIME
    return _sunday(day.year, first, nth) <= day < _sunday(day.year, last, nth_last)


def counted_on(told: str, number: int, unit: str) -> str | None:
    """A date some days, weeks, months, years on (or back, below 0) from one that was told, as exact as the unit.

    None where the date told is less exact than the unit needs, or the calendar ends.
    """
    m = _ISO.fullmatch(told.split("/")[-1])
    if m is None:
        return None
    year, month, day = int(m["year"]), int(m["month"] or 0), int(m["day"] or 0)
    if unit in ("year", "decade", "century"):
        moved = year + number * {"year": 1, "decade": 10, "century": 100}[unit]
        return f"{moved:04d}" if 0 < moved < 10_000 else None
    if unit == "month" and month:
        return month_of(year, month + number) if 0 < year + number // 12 < 9_999 else None
    start = day_or_none(year, month, day) if day else None
    if start is None or unit not in ("day", "week", "fortnight") or abs(number) > 100_000:
        return None
    try:
        moved_day = start + timedelta(number * {"day": 1, "week": WEEK, "fortnight": 2 * WEEK}[unit])
    except OverflowError:
        return None
    return moved_day.isoformat() if unit == "day" else week(moved_day)
