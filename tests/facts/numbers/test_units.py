"""Units, rates, trends, currencies that share a sign, names with numbers: what decides, with near misses."""

from __future__ import annotations

import pytest

from pipeline.article import Metadata, Record
from pipeline.config import Settings
from pipeline.facts.numbers import candidates
from pipeline.language.model import Model
from pipeline.tables.rows import NumberRow
from pipeline.work.shard import article_rows
from tests.facts.numbers.short import rows


def numbers(text: str, reader: Model, site: str | None = None) -> list[NumberRow]:
    record = Record("text.txt", None, "txt", "0", "utf-8", text, Metadata(site=site))
    found: list[NumberRow] = article_rows(record, Settings(), reader)["numbers"]
    return found


@pytest.mark.parametrize(
    ("text", "unit"),
    [
        ("She won the 100m in Orlen", "m"),
        ("the 30m yacht", "m"),
        ("a leap of 8.95m", "m"),
        ("a mast of 37m (121ft)", "m"),
        ("the 10,000m final", "m"),
        ("3m people", None),
        ("a 3m fund", None),
        ("712 000 t of ore", "t"),
        ("a 12-hour t shirt", "hour"),
        ("118.5p", "GBP"),
        ("a motor of 20 KW", "kW"),
        ("50 HZ", "Hz"),
        ("61.4 MPa", "MPa"),
        ("5 mg/kg", "mg"),
        ("18 stone", "st"),
        ("2016 Stone spoke", None),
        ("20 EV models", None),
    ],
)
def test_a_sign_is_the_unit_that_its_surroundings_show(text: str, unit: str | None) -> None:
    assert candidates(text)[0].unit == unit


@pytest.mark.parametrize(
    ("text", "per"),
    [
        ("£11.44 an hour", "hour"),
        ("$80 a barrel", "bbl"),
        ("$3/gallon", "gal"),
        ("30Mbps broadband", "second"),
        ("60mph", "hour"),
        ("3 per 100,000 people", "100000 people"),
        ("300 patients a week", "week"),
        ("2% a year", "year"),
        ("£950 pcm", "month"),
        ("between $62 and $68 per share", "share"),
        ("€300 (US$350) a month", "month"),
        ("470 tonnes annually.", "year"),
        ("$5 a man said", None),
        ("300 people a year ago", None),
        ("3 per cent", None),
        ("a 5% monthly gain", None),
    ],
)
def test_a_rate_has_its_denominator(text: str, per: str | None) -> None:
    assert candidates(text)[0].per == per


def test_the_number_of_a_denominator_is_no_row() -> None:
    assert [row[1] for row in rows("3 per 100,000 people")] == [3.0]


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("CHF 1'250'000", 1_250_000.0),
        ("€1.234,56", 1234.56),
        ("7,5 percent", 7.5),
        ("12,5 million people", 12.5e6),
        ("0,5 percent", 0.5),
        ("1,500 people", 1500.0),
        ("£3 10s", 3.5),
        ("14st 7lb", 14.5),
        ("2:01:09", 7269.0),
        ("hundred dollars", 100.0),
    ],
)
def test_grouping_and_compounds_are_read(text: str, value: float) -> None:
    assert [row[1] for row in rows(text)] == [value]


def test_dimensions_share_their_unit() -> None:
    assert rows("60x63x113.5cm") == [("quantity", v, None, "cm") for v in (60.0, 63.0, 113.5)]
    assert rows("the 4x100m relay") == []


@pytest.mark.parametrize(
    ("text", "site", "unit", "basis"),
    [
        ("It costs $1 billion, the Canadian government said in Velm.", None, "CAD", "context"),
        ("It costs $1 billion, the mayor said in Velm.", None, "USD", "default"),
        ("It costs $1 billion, the mayor said in Velm.", "orlen.com.au", "AUD", "site"),
        ("It costs $1 billion, a firm from Canada said in Velm.", None, "USD", "default"),
        ("The ministry in Pakistan paid Rs 400 for each.", None, "PKR", "context"),
        ("Argentina owes 4 billion pesos to the bank.", None, "ARS", "context"),
        ("It owes 4 billion Mexican pesos to the bank.", None, "MXN", None),
        ("It costs US$5 in Canada.", None, "USD", None),
    ],
)
def test_a_shared_sign_is_told_by_its_article(
    text: str, site: str | None, unit: str, basis: str | None, reader: Model
) -> None:
    (row,) = numbers(text, reader, site)
    assert (row.unit, row.unit_basis) == (unit, basis)


@pytest.mark.parametrize(
    "text",
    [
        "The COP30 talks ended.",
        "Goal SDG 11 is of towns.",
        "An ATR 72 landed.",
        "The hacker Orlik 2.0 denied it.",
        "He stopped at a 7-Eleven.",
        "He sold it to Seven West Media last year.",
        "The council met again in… [+4994 chars]",
        "It lies at 71.058901 in the north.",
        "Order Q4-002-000027344-1 was sent.",
    ],
)
def test_names_codes_and_noise_are_no_rows(text: str, reader: Model) -> None:
    assert numbers(text, reader) == []


def test_marks_of_notes_are_passed_over(reader: Model) -> None:
    found = numbers("Some 25,000[3] people fled. Some 1,200¹ soldiers stayed here.", reader)
    assert [(row.value, row.counted) for row in found] == [(25000.0, "people"), (1200.0, "soldiers")]


def test_a_unit_after_an_attribute_is_a_measure(reader: Model) -> None:
    found = numbers("It rained for three straight days and two transit points closed.", reader)
    assert [(row.value, row.unit, row.counted) for row in found] == [(3.0, "day", None), (2.0, None, "transit points")]


def test_a_label_says_what_a_bare_number_counts(reader: Model) -> None:
    assert [row.counted for row in numbers("Orlen lost again. Attendance: 12,836.", reader)] == ["Attendance"]


def test_an_article_with_an_odd_modifier_is_no_failure(reader: Model) -> None:
    assert [row.value for row in numbers("The 55-and-up crowd came early.", reader)] == [55.0]


@pytest.mark.parametrize(
    ("text", "unit"),
    [
        ("The lamp runs at a voltage of 230 V.", "V"),
        ("It came in at number 5 V and left.", None),
        ("A force of 25 N moved the cart.", "N"),
        ("They live at 25 N Mill Lane.", None),
        ("The metal melts at 1,356 K in the furnace.", "K"),
        ("Winds of 45 kt hit the coast.", "kn"),
        ("The bomb had a yield of 15 kt.", "kt"),
        ("The ticket cost 150 kn at the door.", "HRK"),
        ("The ship made 22 kn in the calm.", "kn"),
        ("The capacitor holds 2.5 F of charge.", "F"),
        ("Shares fell 68 p in Orlen.", "GBP"),
        ("See page 68 p and on.", None),
        ("a neck of 25.5″", "in"),
        ("It paid PS21,700 for the boat.", "GBP"),
        ("She owns a PS5.", None),
    ],
)
def test_a_sign_of_several_units_is_decided_by_the_nouns_around_it(text: str, unit: str | None) -> None:
    found = candidates(text)
    assert [c.unit for c in found if c.kind in ("quantity", "money")] == ([unit] if unit else [])


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("2.5×10^6 N", 2.5e6),
        ("4.2 × 10⁻⁹ kg", 4.2e-9),
        ("3 x 10^-8 kg", 3e-8),
        ("2.998×10−8 meters", 2.998e-8),
    ],
)
def test_a_power_of_ten_belongs_to_its_number(text: str, value: float) -> None:
    assert [c.value for c in candidates(text)] == [pytest.approx(value)]


@pytest.mark.parametrize("text", ["a 3 x 10 grid", "a panel of 5 x 10 boards", "a 4x100m relay"])
def test_two_numbers_with_an_x_are_no_power(text: str) -> None:
    assert all((c.value or 0) <= 400 for c in candidates(text))


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("four-, five- and six-seat boats", [4.0, 5.0, 6.0]),
        ("two-, three- and four-year terms", [2.0, 3.0, 4.0]),
    ],
)
def test_a_hyphen_that_hangs_shares_what_follows_the_last_number(text: str, found: list[float]) -> None:
    made = candidates(text)
    assert [c.value for c in made] == found
    assert len({(c.kind, c.unit, c.tied) for c in made}) == 1


def test_a_fall_and_the_level_it_led_to_are_two_sums() -> None:
    assert rows("Shares fell $2 to $64.")[:2] == [("money", 2.0, None, "USD"), ("money", 64.0, None, "USD")]
    assert rows("They cost $2 to $4.") == [("money", 2.0, 4.0, "USD")]


@pytest.mark.parametrize("text", ["He scored 15.3 ppg and rested.", "She has 7.4 rpg this season."])
def test_statistics_of_a_game_are_per_game(text: str, reader: Model) -> None:
    assert [row.per for row in numbers(text, reader)] == ["game"]


@pytest.mark.parametrize(
    ("text", "site", "unit"),
    [
        ("In Tanzania she earns 10,000/- a day.", None, "TZS"),
        ("She earns 10,000/- to 15,000/- a day in Kenya.", None, "KES"),
        ("The pole cost 4m/- to buy.", "news.co.ug", "UGX"),
        ("The pole cost 4,000/- to buy.", None, None),
    ],
)
def test_a_stroke_after_a_sum_is_the_shilling_or_rupee_of_the_country(
    text: str, site: str | None, unit: str | None, reader: Model
) -> None:
    assert [row.unit for row in numbers(text, reader, site)] == [unit]
