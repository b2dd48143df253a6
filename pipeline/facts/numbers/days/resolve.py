"""Moments become dates: each rule of the family knows one kind of them."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date, timedelta

from pipeline.facts.numbers.days import calendar
from pipeline.facts.numbers.days.moments import Moment
from pipeline.rules.engine import Family, Rule

_MONTHS_IN = {"quarter": 3, "half": 6}
_WINTER = 24
_SEASON_STARTS = {21: 3, 22: 6, 23: 9, 24: 12}  # the month a season begins in, north of the equator


@dataclass(frozen=True, slots=True)
class Occasion:
    """A moment with what decides its date."""

    moment: Moment
    published: date | None  # the day of the article
    told: str | None  # the date that the text told last, ISO 8601
    ahead: bool  # its clause tells what is to come
    fiscal: bool  # its paragraph is of business or the economy
    place: tuple[int, int]


Look = Callable[[Occasion], str | None]


def _on(kind: str, read: Callable[[Occasion, date], str | None]) -> Look:
    """A rule for one kind of moments, where the day of the article is known."""

    def look(o: Occasion) -> str | None:
        return read(o, o.published) if o.moment.kind == kind and o.published and not o.moment.told else None

    return look


def _weekday(o: Occasion, day: date) -> str:
    back = (day.weekday() - o.moment.number) % calendar.WEEK
    if o.moment.turn == "last":
        return (day - timedelta(back or calendar.WEEK)).isoformat()
    if o.moment.turn == "next" or (o.ahead and o.moment.turn != "this"):
        return (
            day + timedelta((calendar.WEEK - back) if back else calendar.WEEK * (o.moment.turn == "next"))
        ).isoformat()
    if o.moment.turn == "this":
        return (
            day - timedelta(back) if not o.ahead else day + timedelta((calendar.WEEK - back) % calendar.WEEK)
        ).isoformat()
    return (day - timedelta(back)).isoformat()


def _deictic(o: Occasion, day: date) -> str:
    return (day + timedelta(o.moment.number)).isoformat()


def _period(o: Occasion, day: date) -> str | None:
    step, unit = {"last": -1, "this": 0, "next": 1, "": 0}[o.moment.turn], o.moment.unit
    if unit == "week":
        return calendar.week(day + timedelta(calendar.WEEK * step))
    if unit == "weekend":
        return calendar.weekend(day + timedelta(calendar.WEEK * step))
    if unit == "quarter":
        return _part(day.year, (day.month - 1) // 3 + 1 + step, 3)
    if unit == "month":
        return calendar.month_of(day.year, day.month + step)
    size = {"year": 1, "decade": 10, "century": 100}.get(unit)
    if size is None:
        return None
    first = (day.year // size + step) * size
    return f"{first:04d}" if size == 1 else f"{first:04d}/{first + size - 1:04d}"


def _part(year: int, number: int, size: int) -> str:
    """A quarter or half by its number, counted on over the year's ends."""
    year, number = year + (number - 1) // (12 // size), (number - 1) % (12 // size) + 1
    return calendar.months(year, size * (number - 1) + 1, size)


def _count(o: Occasion, day: date) -> str | None:
    return calendar.counted_on(day.isoformat(), o.moment.number, o.moment.unit)


def _later(o: Occasion) -> str | None:
    m = o.moment
    return calendar.counted_on(o.told, m.number, m.unit) if m.kind == "count" and m.told and o.told else None


def _nearest(year: int, month: int, day: date, ahead: bool) -> int:
    """The year of the nearest past month of this number, or the nearest to come; the month that runs is both."""
    if ahead:
        return year if month >= day.month else year + 1
    return year if month <= day.month else year - 1


def _month(o: Occasion, day: date) -> str:
    number, turn = o.moment.number, o.moment.turn
    year = _nearest(day.year, number, day, o.ahead or turn == "next")
    if turn == "last" and number == day.month:
        year -= 1
    if turn == "next" and number == day.month:
        year += 1
    return calendar.month_of(year, number)


def _part_of_year(o: Occasion) -> str | None:
    m, day = o.moment, o.published
    size = _MONTHS_IN.get(m.kind)
    if size is None:
        return None
    if m.year:
        return _part(m.year, m.number, size)
    if day is None or not (o.fiscal or m.turn):
        return None
    if m.turn:
        return _part(day.year + {"last": -1, "this": 0, "next": 1, "": 0}[m.turn], m.number, size)
    runs = (day.month - 1) // size + 1
    if o.ahead:
        return _part(day.year if m.number >= runs else day.year + 1, m.number, size)
    return _part(day.year if m.number <= runs else day.year - 1, m.number, size)


def _season(o: Occasion) -> str | None:
    m, day = o.moment, o.published
    if m.kind != "season":
        return None
    if m.year:
        return f"{m.year:04d}-{m.number}"
    if day is None:
        return None
    start = _SEASON_STARTS[m.number]
    year = day.year if (day.month, day.day) >= (start, 1) else day.year - 1  # of the last that began
    runs = (day.year - year) * 12 + day.month - start < 3
    if m.turn == "this":
        year = year if runs else day.year
    elif m.turn == "last":
        year -= runs
    elif m.turn == "next" or (o.ahead and not runs):
        year += 1
    return f"{year:04d}-{m.number}"


def _same(o: Occasion) -> str | None:
    m = o.moment
    if m.kind != "same" or not o.told or len(o.told) < len("2024-01"):
        return None
    shift = m.year - int(o.told[:4]) if m.year else -1
    months = "/" in o.told and len(o.told) == len("2024-01/2024-03")
    if not months and m.unit not in ("month", "period"):
        return None
    return "/".join(f"{int(end[:4]) + shift:04d}{end[4:7]}" for end in o.told.split("/"))


NO = ("The harbour has 31 boats.", "They closed it in May 1911.")
FAMILY: Family[Occasion, str] = Family(
    name="numbers.day",
    table="numbers",
    what="Which date a point of time is that the text tells by the day of the article.",
    rules=(
        Rule(
            "weekday",
            "A weekday is the nearest past one, that of the article included; in a clause that looks ahead the next.",
            _on("weekday", _weekday),
            ("The council voted Tuesday to close the pool.", "A judge will hear the appeal on Friday."),
            ("The shop opens every Friday.", "The Sunday Times of Orlen reported it.", *NO),
        ),
        Rule(
            "deictic",
            "Yesterday, today, tonight, tomorrow, last night and this morning.",
            _on("deictic", _deictic),
            ("The ferry sank yesterday.", "Divers went back this morning."),
            ("The young of today's towns read less.", "The Orlen Today show won a prize.", *NO),
        ),
        Rule(
            "period",
            "This, last and next week, weekend, month, quarter, year, decade and century of the calendar.",
            _on("period", _period),
            ("Voters go to the polls next week.", "Inflation was high last year."),
            ("Rents rose over the last year.", "It was the last week of the fair.", *NO),
        ),
        Rule(
            "counted_back",
            "So many units before or after the day of the article, as exact as the unit.",
            _on("count", _count),
            ("The dam broke 10 days ago.", "He bought the boat a decade ago."),
            ("The work took 10 days.", "It lasts a decade.", *NO),
        ),
        Rule(
            "counted_on",
            "So many units before or after the date that the text told last.",
            _later,
            ("The dam broke on 3 May 2021. Help came two days later.", "It opened in 2011 and closed six years later."),
            ("The dam broke. Help came two days later.", *NO),
        ),
        Rule(
            "month",
            "A month is the nearest past one; in a clause that looks ahead the next.",
            _on("month", _month),
            ("The bridge was shut in December.", "Repairs will last until April."),
            ("They march in the rain.", "Ann May said so.", *NO),
        ),
        Rule(
            "part_of_year",
            "A quarter or half of a year: the year named, else the last that is over or runs.",
            _part_of_year,
            ("Sales fell in the third quarter of 2024.", "Profit rose in the second half."),
            ("Ann Holt scored in the second half of the match.", "A quarter of the boats sank.", *NO),
        ),
        Rule(
            "season",
            "A season in EDTF (2024-21 is spring), a winter by the year it begins in.",
            _season,
            ("The drought began last summer.", "The frost came in spring 2019."),
            ("The spring in the clock broke.", "Prices fall.", *NO),
        ),
        Rule(
            "same_part",
            "The same quarter, half or month of another year.",
            _same,
            (
                "Sales rose in the second quarter of 2025, against 2% in the same quarter of 2022.",
                "Trade fell in the first half of 2025 from the same period last year.",
            ),
            ("It is the same quarter of the town.", *NO),
        ),
    ),
    where=lambda o: o.place,
)
