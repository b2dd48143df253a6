"""Bounds and blurs left and right of a number, ranges, tallies and changes."""

from __future__ import annotations

import pytest

from pipeline.facts.numbers import candidates
from tests.facts.numbers.short import rows


@pytest.mark.parametrize(
    ("text", "modifier"),
    [
        ("about 300 flights", "about"),
        ("an estimated 300 flights", "about"),
        ("nearly 300 flights", "about"),
        ("some 300 flights", "about"),
        ("40-odd flights", "about"),
        ("300 flights or so", None),
        ("300 or so flights", "about"),
        ("at least 300 flights", "at_least"),
        ("no fewer than 300 flights", "at_least"),
        ("300 or more flights", "at_least"),
        ("300+ flights", "at_least"),
        ("a minimum of 300 flights", "at_least"),
        ("as many as 300 flights", "at_most"),
        ("up to 300 flights", "at_most"),
        ("it adds up to 300 flights", None),
        ("no more than 300 flights", "at_most"),
        ("over 1,500 families", "more_than"),
        ("well above 300 flights", "more_than"),
        ("in excess of 300 flights", "more_than"),
        ("fewer than 300 flights", "less_than"),
        ("just under 300 flights", "less_than"),
        ("a talk about 300 flights", None),
        ("she said about 300 flights left", "about"),
        ("what she said about two flights", None),
        ("hundreds of flights", "at_least"),
        ("a few thousand flights", "at_least"),
        ("300 flights", None),
    ],
)
def test_the_words_beside_a_number_say_how_sure_it_is(text: str, modifier: str | None) -> None:
    ((_, _, *rest),) = rows(text)
    assert (rest[2] if len(rest) > 2 else None) == modifier


@pytest.mark.parametrize("joined", ["10-15", "10–15", "10 to 15", "from 10 to 15", "between 10 and 15", "ten or 15"])
def test_two_numbers_joined_are_one_range(joined: str) -> None:
    assert rows(f"They sent {joined} ships") == [("count", 10.0, 15.0)]


def test_a_range_shares_its_multiplier() -> None:
    assert rows("10-15 million people") == [("count", 10e6, 15e6)]
    assert rows("5k-20k people") == [("count", 5e3, 20e3)]


def test_a_lower_and_an_upper_bound_make_a_range() -> None:
    assert rows("at least 20 and at most 100 seats") == [("count", 20.0, 100.0)]


@pytest.mark.parametrize("tally", ["a vote of 67-33", "ruled 5-to-4", "won 2-1", "passed by 52 to 48", "a 4-5 loss"])
def test_scores_and_votes_are_tallies(tally: str) -> None:
    assert [row[0] for row in rows(tally)] == ["score"]


def test_a_tally_has_its_sides_in_the_order_written() -> None:
    assert rows("won 6-4") == [("score", 6.0, 4.0)]
    assert rows("a 4-5 loss") == [("score", 4.0, 5.0)]


def test_a_range_has_one_scale() -> None:
    assert rows("30-40,000 people") == [("count", 30e3, 40e3)]
    assert rows("between 150 and 200,000 homes") == [("count", 150e3, 200e3)]
    assert [row[1] for row in rows("from 20 to 30 boats and 40,000 people")] == [20.0, 40e3]


def test_a_change_and_its_level_are_two_rows() -> None:
    assert [row[1] for row in rows("rose by $43.6bn to $419.2bn")] == [43.6e9, 419.2e9]
    assert [c.trend for c in candidates("rose by $43.6bn to $419.2bn")] == ["up", None]


@pytest.mark.parametrize(
    ("text", "trend"),
    [
        ("sales rose 3 percent", "up"),
        ("sales fell by about 3 percent", "down"),
        ("shares were up another 3%", "up"),
        ("a 3% drop", "down"),
        ("prices were 3% higher", "up"),
        ("Dow +0.2%", "up"),
        ("sales rose to 3 percent", None),
        ("3 percent of them", None),
    ],
)
def test_the_trend_of_a_change(text: str, trend: str | None) -> None:
    assert [c.trend for c in candidates(text)] == [trend]


def test_a_bare_change_has_the_unit_of_the_one_before() -> None:
    assert [row[3] for row in rows("Orlen rose 2 percent but Velm fell by 1.")] == ["%", "%"]
    assert [row[3] for row in rows("2,000 yen ($20) now and 3,000 ($30) then")] == ["JPY", "USD", "JPY", "USD"]


def test_numbers_of_two_things_are_no_range() -> None:
    assert [row[1] for row in rows("25 or 40 boats respectively")] == [25.0, 40.0]


@pytest.mark.parametrize(
    ("text", "values"),
    [
        ("rose 16 percent to 16.9", [16.0, 16.9]),
        ("rose from 3 percent to 5 percent", [3.0, 5.0]),
        ("cut from 12 to 9 percent", [12.0, 9.0]),
        ("either 10 million or 10 billion", [10e6, 10e9]),
    ],
)
def test_a_change_is_no_range(text: str, values: list[float]) -> None:
    assert [row[1] for row in rows(text)] == values


def test_both_ends_of_a_change_have_its_unit() -> None:
    assert rows("cut from 12 to 9 percent") == [("percent", 12.0, None, "%"), ("percent", 9.0, None, "%")]


def test_two_percentages_of_a_rating_are_no_range() -> None:
    assert rows("a 42%-49% approval rating") == [("percent", 42.0, None, "%"), ("percent", 49.0, None, "%")]
    assert rows("a 2%-3% rise in rents") == [("percent", 2.0, 3.0, "%")]
