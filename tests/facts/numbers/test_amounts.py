"""Money, measures, percentages and plain values by the rules alone."""

from __future__ import annotations

import pytest

from tests.facts.numbers.short import Row, rows


@pytest.mark.parametrize(
    ("text", "row"),
    [
        ("a loan of £1.6 billion", ("money", 1.6e9, None, "GBP")),
        ("worth $US3.2 million", ("money", 3.2e6, None, "USD")),
        ("sold for $18million", ("money", 18e6, None, "USD")),
        ("cost millions of dollars", ("money", 1e6, None, "USD", "at_least")),
        ("paid 50 cents", ("money", 0.5, None, "USD")),
        ("it costs 210 pence", ("money", 2.1, None, "GBP")),
        ("a 50p coin", ("money", 0.5, None, "GBP")),
        ("it cost 50p.", ("money", 0.5, None, "GBP")),
        ("a R5 million fine", ("money", 5e6, None, "ZAR")),
        ("a fee of P1,200", ("money", 1200.0, None, "PHP")),
        ("Rs 40 crore", ("money", 4e8, None, "INR")),
        ("fares of $10-$20", ("money", 10, 20, "USD")),
        ("some $1.5 to $2 billion", ("money", 1.5e9, 2e9, "USD", "about")),
        ("€1.2bn-€1.5bn", ("money", 1.2e9, 1.5e9, "EUR")),
        ("300 Mexican pesos", ("money", 300.0, None, "MXN")),
        ("2.4 billion South Korean won", ("money", 2.4e9, None, "KRW")),
        ("ten Lebanese pounds", ("money", 10.0, None, "LBP")),
        ("7 dollars 50 cents", ("money", 7.5, None, "USD")),
        ("a grant of 30 MUSD", ("money", 30e6, None, "USD")),
        ("half a billion euros", ("money", 5e8, None, "EUR")),
        ("a loss of -$5", ("money", -5.0, None, "USD")),
        ("a $1-a-day wage", ("money", 1.0, None, "USD")),
    ],
)
def test_money_is_in_the_main_unit_of_its_iso_currency(text: str, row: Row) -> None:
    assert rows(text) == [row]


def test_both_amounts_of_a_converted_sum_are_rows() -> None:
    assert rows("£2.5 billion (US$3 billion)") == [("money", 2.5e9, None, "GBP"), ("money", 3e9, None, "USD")]


@pytest.mark.parametrize(
    ("text", "row"),
    [
        ("the wall is 1.8m tall", ("quantity", 1.8, None, "m")),
        ("some 1.1m people", ("count", 1.1e6, None, None, "about")),
        ("a 1.1 m wall", ("quantity", 1.1, None, "m")),
        ("the 100m final", ("quantity", 100.0, None, "m")),
        ("it reached 30C on Monday", ("quantity", 30.0, None, "°C")),
        ("he is 5ft 10in tall", ("quantity", 5 + 10 / 12, None, "ft")),
        ("a 6-foot-4 forward", ("quantity", 6 + 4 / 12, None, "ft")),
        ("he is 6'3\" tall", ("quantity", 6.25, None, "ft")),
        ("8- to 16-meter waves", ("quantity", 8.0, 16.0, "m")),
        ("ranged from -7 °C to -21 °C", ("quantity", -21.0, -7.0, "°C")),
        ("4 km^2 of land", ("quantity", 4.0, None, "km²")),
        ("4 cubic kilometers", ("quantity", 4.0, None, "km³")),
        ("winds of 120mph", ("quantity", 120.0, None, "mph")),
        ("1.5 million barrels a day", ("quantity", 1.5e6, None, "bpd")),
        ("she lost 20 pounds", ("quantity", 20.0, None, "lb")),
        ("he clocked in at 243 pounds", ("quantity", 243.0, None, "lb")),
        ("twenty pounds of rice", ("quantity", 20.0, None, "lb")),
        ("a 200-pound man", ("quantity", 200.0, None, "lb")),
        ("three pounds a week", ("money", 3.0, None, "GBP")),
        ("0.5k miles", ("quantity", 500.0, None, "mi")),
        ("a 155mm shell", ("quantity", 155.0, None, "mm")),
        ("540 Nm of torque", ("quantity", 540.0, None, "N·m")),
        ("21.7 cu.ft. of room", ("quantity", 21.7, None, "ft³")),
        ("a 5K run", ("quantity", 5.0, None, "km")),
    ],
)
def test_measures_carry_the_symbol_of_their_unit(text: str, row: Row) -> None:
    assert rows(text) == [row]


@pytest.mark.parametrize(
    ("text", "row"),
    [
        ("100% sure", ("percent", 100.0, None, "%")),
        ("1.5-2 per cent", ("percent", 1.5, 2.0, "%")),
        ("20 or 30 percent", ("percent", 20.0, 30.0, "%")),
        ("three percentage points", ("percent", 3.0, None, "pp")),
        ("25 basis points", ("percent", 25.0, None, "bp")),
        ("plus or minus 3.4 percentage points", ("percent", 3.4, None, "pp")),
        ("half a percentage point", ("percent", 0.5, None, "pp")),
        ("one-eighth of 1 percent", ("percent", 0.125, None, "%")),
        ("half of one percent", ("percent", 0.5, None, "%")),
        ("down minus five percent", ("percent", -5.0, None, "%")),
    ],
)
def test_percentages_and_their_points(text: str, row: Row) -> None:
    assert rows(text) == [row]


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("1 234 567", 1_234_567),
        ("12,34,567.89", 1_234_567.89),
        ("1\u202f234", 1234),
        ("100K", 100_000),
        ("2mil", 2e6),
        ("one hundred and twenty thousand", 120_000),
        ("three crore twelve lakh", 31_200_000),
        ("twenty-five hundred", 2500),
        ("3 million and a half", 3.5e6),
        ("two and a half million", 2.5e6),
        ("two hundred point zero three", 200.03),
        ("4 thousand 3 hundred and 21", 4321),
        ("half a dozen", 6),
        ("2½", 2.5),
        ("2 1/2", 2.5),
        ("two-thirds", 2 / 3),
        ("one in five", 0.2),
        ("only a third have left", 1 / 3),
        ("cut by a third from May on", 1 / 3),
        ("a one in 8 million chance", 1.25e-7),
        ("4 out of 10", 0.4),
        ("minus 1,200", -1200),
        ("negative five hundred and four", -504),
    ],
)
def test_a_number_alone_has_its_value(text: str, value: float) -> None:
    assert rows(text) == [("count", pytest.approx(value, rel=1e-12))]


@pytest.mark.parametrize(
    ("text", "rank"), [("21st", 21), ("the seventy-third", 73), ("one hundred twenty-fifth", 125), ("a third term", 3)]
)
def test_ordinals_are_ranks(text: str, rank: int) -> None:
    assert rows(text) == [("ordinal", rank)]


@pytest.mark.parametrize(
    ("text", "row"),
    [
        ("over five years the plan grew", ("duration", 5.0, None, "year")),
        ("for over five years", ("duration", 5.0, None, "year", "more_than")),
        ("two or three months", ("duration", 2.0, 3.0, "month")),
        ("four or more months", ("duration", 4.0, None, "month", "at_least")),
        ("a year and a half", ("duration", 1.5, None, "year")),
        ("half an hour", ("duration", 0.5, None, "hour")),
        ("24-hour talks", ("duration", 24.0, None, "hour")),
        ("three-quarters of an hour", ("duration", 0.75, None, "hour")),
        ("a 10-to-15-year sentence", ("duration", 10.0, 15.0, "year")),
        ("a 20-plus year career", ("duration", 20.0, None, "year", "at_least")),
    ],
)
def test_lengths_of_time(text: str, row: Row) -> None:
    assert rows(text) == [row]


def test_a_large_value_is_free_of_binary_noise() -> None:
    assert [row[1] for row in rows("$65.4 billion, $1.1 to 1.7 million and 2.3m people")] == [
        65_400_000_000,
        1_100_000,
        2_300_000,
    ]


def test_numbers_joined_by_and_share_the_unit_of_the_last() -> None:
    assert rows("9 and 10 foot ceilings") == [("quantity", 9.0, None, "ft"), ("quantity", 10.0, None, "ft")]
    assert rows("aged 9, 4 and 8 months")[1] == ("age", 4.0, None, "year")


def test_a_share_said_again_as_a_percentage_is_no_range() -> None:
    assert rows("four in 10 — 38 percent — left") == [("count", 0.4), ("percent", 38.0, None, "%")]


def test_a_multiplier_set_apart_from_a_currency_amount_is_part_of_it() -> None:
    assert rows("(EUR 40 m)") == [("money", 40e6, None, "EUR")]
    assert rows("$5 a day") == [("money", 5.0, None, "USD")]
