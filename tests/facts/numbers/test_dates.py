"""Dates, times of day, years and ages."""

from __future__ import annotations

import pytest

from pipeline.facts.numbers import find_numbers
from tests.facts.numbers.short import Row, rows, tagged


@pytest.mark.parametrize(
    ("text", "iso"),
    [
        ("on 3 January", "--01-03"),
        ("on January 3, 2025", "2025-01-03"),
        ("on the 3rd of May 1948", "1948-05-03"),
        ("on Sept. 11, 2001", "2001-09-11"),
        ("in March 2025", "2025-03"),
        ("in November of 2015", "2015-11"),
        ("May 6-8", "--05-06/--05-08"),
        ("28/29 July", "--07-28/--07-29"),
        ("(4/27/19)", "2019-04-27"),
        ("27/04/2019", "2019-04-27"),
        ("2016-09-01", "2016-09-01"),
        ("the mid-1990s", "1990/1999"),
        ("the '90s", "1990/1999"),
        ("in the 80s", "1980/1989"),
        ("the sixties", "1960/1969"),
        ("an 18th-century bridge", "1701/1800"),
        ("the nineteenth century", "1801/1900"),
        ("Q3 2024", "2024-07/2024-09"),
        ("the second quarter of 2016", "2016-04/2016-06"),
        ("the 2025-26 season", "2025/2026"),
        ("in 2008-9", "2008/2009"),
        ("from 2009 to 2011", "2009/2011"),
        ("between 2001 and 2006", "2001/2006"),
        ("as early as 2008", "2008"),
        ("a 2006 survey", "2006"),
        ("the 2016 Host Committee", "2016"),
        ("Smith’s 1960 classic", "1960"),
        ("in '16", "2016"),
        ("in nineteen eighty-four", "1984"),
        ("fiscal 2017", "2017"),
    ],
)
def test_a_date_is_as_precise_as_the_text(text: str, iso: str) -> None:
    assert rows(text) == [("date", None, None, None, None, iso)]


@pytest.mark.parametrize(
    "text", ["2000 people came", "more than 2000.", "some 1500 soldiers", "2,008 ships", "1100 cars"]
)
def test_four_digits_that_count_are_no_year(text: str) -> None:
    assert [row[0] for row in rows(text)] == ["count"]


@pytest.mark.parametrize(
    ("text", "iso"),
    [
        ("at 10:30 a.m.", "T10:30"),
        ("at 8 p.m.", "T20:00"),
        ("until 11pm", "T23:00"),
        ("12:05 am", "T00:05"),
        ("at 16:45", "T16:45"),
        ("7-9 p.m.", "T19:00/T21:00"),
        ("at five o'clock in the afternoon", "T17:00"),
        ("12 noon", "T12:00"),
        ("(0040 GMT)", "T00:40Z"),
        ("at 9:12PMRIVER news", "T21:12"),
    ],
)
def test_times_of_day(text: str, iso: str) -> None:
    assert rows(text) == [("time", None, None, None, None, iso)]


@pytest.mark.parametrize(
    ("text", "row"),
    [
        ("The driver, aged 45, left", ("age", 45.0, None, "year")),
        ("a 19-year-old", ("age", 19.0, None, "year")),
        ("a saga ten years old", ("age", 10.0, None, "year")),
        ("3 months of age", ("age", 3.0, None, "month")),
        ("a man whose age, 52, showed", ("age", 52.0, None, "year")),
        ("aged 18-45", ("age", 18.0, 45.0, "year")),
        ("18- to 24-year-olds", ("age", 18.0, 24.0, "year")),
        ("between the ages of 20 and 35", ("age", 20.0, 35.0, "year")),
        ("Ann Lee, 44, said", ("age", 44.0, None, "year")),
        ("The founder, 68, owns it", ("age", 68.0, None, "year")),
        ("She was 13 when it began", ("age", 13.0, None, "year")),
        ("she turned 40.", ("age", 40.0, None, "year")),
        ("At 74, Smith runs again", ("age", 74.0, None, "year")),
        ("he died at 92.", ("age", 92.0, None, "year")),
        ("65 and older", ("age", 65.0, None, "year", "at_least")),
        ("No one under 18 may enter", ("age", 18.0, None, "year", "less_than")),
        ("all are younger than 50.", ("age", 50.0, None, "year", "less_than")),
        ("women over the age of 50 may", ("age", 50.0, None, "year", "more_than")),
        ("even at 86 she sang", ("age", 86.0, None, "year")),
        ("Ann Poe, 40 ― a nurse ― left", ("age", 40.0, None, "year")),
        ("people in their 40s", ("age", 40.0, 49.0, "year")),
        ("children aged from 3 to 11", ("age", 3.0, 11.0, "year")),
        ("Ann Lee 18, of Mill Lane, left", ("age", 18.0, None, "year")),
    ],
)
def test_ages(text: str, row: Row) -> None:
    assert rows(text) == [row]


def test_a_list_of_ages_is_ages_throughout() -> None:
    assert rows("Ann Lee, 44, Bo Poe, 39") == [("age", 44.0, None, "year"), ("age", 39.0, None, "year")]
    assert [row[0] for row in rows("two sisters, 21 and 26, left")] == ["count", "age", "age"]


def test_a_number_after_a_month_is_no_age() -> None:
    assert [row[0] for row in rows("On June 2, 14, as many came")] == ["date", "count"]


def test_about_before_a_date_blurs_it_only_where_it_is_no_topic() -> None:
    assert rows("built in about 1850") == [("date", None, None, None, "about", "1850")]
    assert rows("a song about the '60s") == [("date", None, None, None, None, "1960/1969")]


@pytest.mark.parametrize(
    ("texts", "dates"),
    [
        (["Open/JJ 02/05/2018/CD"], ["2018-02-05"]),
        (["Open/JJ 02/05/2018/CD", "Shut/JJ 30/05/2018/CD"], ["2018-05-02", "2018-05-30"]),
        (["Open/JJ 02/05/2018/CD", "Shut/JJ 05/30/2018/CD"], ["2018-02-05", "2018-05-30"]),
    ],
)
def test_a_date_that_can_be_read_one_way_settles_the_others_of_its_article(texts: list[str], dates: list[str]) -> None:
    assert [mention.date for mention in find_numbers([tagged(text) for text in texts])] == dates


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("They met at 1600 hours.", "time"),
        ("It opens at 16hrs and shuts early.", "time"),
        ("It took 1600 hours.", "duration"),
        ("He worked 16hrs and slept.", "duration"),
    ],
)
def test_hours_of_the_day_are_no_length_of_time(text: str, kind: str) -> None:
    assert [row[0] for row in rows(text)] == [kind]


def test_two_quarters_are_of_a_year() -> None:
    assert [row[:2] for row in rows("after two quarters of losses")] == [("count", 2.0)]
    assert [row[:2] for row in rows("three quarters of voters")] == [("count", 0.75)]
