"""Dates that need the day of the article: which day is chosen, and what stays as written without one."""

from __future__ import annotations

from datetime import date, timedelta

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from pipeline.facts.numbers import find_numbers
from pipeline.facts.numbers.days.calendar import counted_on, in_summer_time, read_day, weekend
from pipeline.facts.numbers.days.moments import Moment
from pipeline.facts.numbers.days.resolve import FAMILY, Occasion
from pipeline.language.model import Model
from pipeline.rules.engine import first
from tests.facts.numbers.rows import document

WEDNESDAY = "2026-03-11"


def dates(text: str, reader: Model, published: str | None = WEDNESDAY) -> list[str | None]:
    return [m.date for m in find_numbers(reader.parse(document(text)), published) if m.date]


@pytest.mark.parametrize(
    ("text", "iso"),
    [
        ("The council voted Tuesday to close the pool.", "2026-03-10"),
        ("The council met on Wednesday.", "2026-03-11"),
        ("A judge will hear the appeal on Friday.", "2026-03-13"),
        ("The law passed last Thursday.", "2026-03-05"),
        ("The game was on Tuesday, March 3.", "2026-03-03"),
        ("The fair opens on Sunday 9 August.", "2026-08-09"),
        ("The ferry sank yesterday.", "2026-03-10"),
        ("A vote is planned for tomorrow night.", "2026-03-12"),
        ("Prices rose last week.", "2026-W10"),
        ("They marched last weekend.", "2026-03-07/2026-03-08"),
        ("It will close next month.", "2026-04"),
        ("The plant will close by the end of the year.", "2026"),
        ("The bridge was shut in December.", "2025-12"),
        ("Repairs will last until April.", "2026-04"),
        ("It was inspected last August.", "2025-08"),
        ("The strike began on 9 May.", "2025-05-09"),
        ("Schools will open on 9 May.", "2026-05-09"),
        ("The dam broke 10 days ago.", "2026-03-01"),
        ("He bought it two years ago.", "2024"),
        ("He bought it a decade ago.", "2016"),
        ("It began three months ago.", "2025-12"),
        ("Help will arrive in three days.", "2026-03-14"),
        ("Profit fell in the third quarter.", "2025-07/2025-09"),
        ("Sales will rise in the second half.", "2026-07/2026-12"),
        ("The drought began last summer.", "2025-22"),
        ("The game starts at noon ET.", "T12:00-04:00"),
        ("The ship sails at 7:15 a.m. BST.", "T07:15+01:00"),
        ("The villa was buried in AD 79.", "0079"),
        ("It was written in 300 BC.", "-0299"),
        ("The sea will rise by 2120.", "2120"),
    ],
)
def test_a_date_is_read_against_the_day_of_the_article(text: str, iso: str, reader: Model) -> None:
    assert dates(text, reader) == [iso]


def test_later_counts_from_the_date_told_last(reader: Model) -> None:
    assert dates("It opened in 2011 and closed six years later.", reader) == ["2011", "2017"]
    assert dates("It opened on 3 May 2021. The next day it closed.", reader) == ["2021-05-03", "2021-05-04"]
    assert dates("He had won two years earlier, in 2019.", reader) == ["2019"]


@pytest.mark.parametrize(
    "text",
    [
        "The shop opens every Friday.",
        "The Sunday Times reported it.",
        "On Good Friday, shops close.",
        "Rents rose over the last year.",
        "It was built in three days.",
        "Ann Holt scored in the second half of the match.",
        "They march in the rain.",
        "Theresa May said so.",
        "The USA Today network said so.",
        "The spring in the clock broke.",
    ],
)
def test_names_habits_and_lengths_are_no_dates(text: str, reader: Model) -> None:
    assert dates(text, reader) == []


def test_without_a_day_what_needs_it_has_no_date(reader: Model) -> None:
    assert dates("The strike began on Monday, last week, two years ago.", reader, None) == []
    assert dates("Flights resumed on March 9.", reader, None) == ["--03-09"]
    assert dates("Flights resumed on March 9.", reader, "March 2026") == ["--03-09"]


def test_the_basis_says_what_made_a_date_complete(reader: Model) -> None:
    found = find_numbers(reader.parse(document("It shut on 3 May 2021 and reopened on Monday.")), WEDNESDAY)
    assert [m.date_basis for m in found] == ["written", "published"]


DAYS = st.dates(date(1900, 1, 1), date(2100, 1, 1))


@given(DAYS, st.integers(0, 6), st.booleans())
@settings(deadline=None)
def test_a_weekday_lies_within_a_week_on_the_side_that_the_clause_looks_to(day: date, n: int, ahead: bool) -> None:
    answer = first(FAMILY, Occasion(Moment("weekday", n), day, None, ahead, False, (0, 0)))
    assert answer is not None
    found = date.fromisoformat(answer[0])
    assert found.weekday() == n
    assert (timedelta(0) <= found - day <= timedelta(7)) if ahead else (timedelta(0) <= day - found < timedelta(7))


@given(DAYS, st.integers(-500, 500), st.sampled_from(["day", "week", "month", "year", "decade", "century", "ton"]))
@settings(deadline=None)
def test_counting_on_gives_a_date_or_nothing(day: date, n: int, unit: str) -> None:
    found = counted_on(day.isoformat(), n, unit)
    assert found is None or found[:4].isdigit()


def test_what_is_no_day_reads_as_none() -> None:
    assert [read_day(text) for text in (None, "", "2024", "2024-02-30", "yesterday")] == [None] * 5
    assert read_day("2024-02-29T10:00:00Z") == date(2024, 2, 29)
    assert weekend(date(2024, 4, 2)) == "2024-04-06/2024-04-07"
    assert [in_summer_time(date(2024, m, 15)) for m in (1, 4, 12)] == [False, True, False]
