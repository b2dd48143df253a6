"""The word lists of numbers are whole and agree with each other."""

from __future__ import annotations

import pycountry
import pytest

from pipeline.facts.numbers import generate
from pipeline.facts.numbers.vocabulary import modifiers, number_words, symbols, table, units
from tests.house.format_data import formatted

OLD = {
    "FRF",
    "BEF",
    "FIM",
    "NLG",
    "DEM",
    "ESP",
    "ITL",
    "IEP",
    "GRD",
    "EEK",
    "LTL",
    "LVL",
    "ATS",
    "PTE",
    "LUF",
}  # before the euro
UNLISTED = {"BTC", "CNH", "HRK", "ANG", "ZWL", "VES", "BGN"}  # no ISO 4217 code, or one withdrawn of late


def test_each_currency_is_an_iso_4217_code() -> None:
    known = {currency.alpha_3 for currency in pycountry.currencies} | OLD | UNLISTED
    used = {unit.symbol for unit in (*units().names.values(), *units().short.values()) if unit.kind == "money"}
    assert used | set(symbols().values()) <= known


def test_each_symbol_of_a_unit_stands_once_a_kind() -> None:
    entries = [(entry["symbol"], entry["kind"], entry.get("per")) for entry in table("units")["unit"]]
    assert len(entries) == len(set(entries))


def test_generated_units_and_currencies_are_what_cldr_says_today() -> None:
    for name, text in generate.files().items():
        assert (generate.DATA / name).read_text("utf-8") == formatted(text), f"{name}: run the generator, read the diff"


def test_units_are_found_whatever_the_case_of_a_short_form() -> None:
    assert [units().folded[form].symbol for form in ("hz", "kwh", "mhz", "mpa")] == ["Hz", "kWh", "MHz", "MPa"]
    assert "mw" not in units().folded  # megawatt or milliwatt


def test_names_of_units_are_lower_case() -> None:
    assert all(name == name.lower() for entry in table("units")["unit"] for name in entry["names"])


@pytest.mark.parametrize("side", ["before", "after"])
def test_a_modifier_phrase_means_one_thing(side: str) -> None:
    phrases = [phrase for group in table("number_modifiers")[side].values() for phrase in group]
    assert len(phrases) == len(set(phrases)) == len(modifiers(side))


def test_fixed_expressions_are_lower_case_and_stand_once() -> None:
    fixed = [expression.lower() for expression in table("number_names")["fixed"]["expressions"]]
    assert len(fixed) == len(set(fixed))


def test_number_words_grow_as_they_should() -> None:
    words = number_words()
    assert [words[w][1] for w in ("one", "ten", "hundred", "thousand", "million", "billion")] == [
        1,
        10,
        100,
        1e3,
        1e6,
        1e9,
    ]
