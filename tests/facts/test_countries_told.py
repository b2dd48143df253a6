"""Places told by the words around them: towns in the mapped file, lists of places, names that are none."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from pipeline.facts.countries.candidates import Taken, is_name, trimmed
from pipeline.facts.countries.enumerations import enumerated
from pipeline.facts.countries.gazetteer import countries
from pipeline.facts.countries.generate import lines
from pipeline.facts.countries.towns_file import countries_with, mapped


def city(name: str, country: str, population: int, *others: str) -> dict[str, object]:
    return {"name": name, "countrycode": country, "population": population, "alternatenames": list(others)}


def test_the_file_of_towns_is_sorted_and_each_name_stands_once() -> None:
    names = [line.split(b"\t")[0] for line in mapped()[:].splitlines()]
    assert len(names) > 100_000
    assert names == sorted(set(names))


def test_the_first_the_last_and_names_between_are_found_with_known_countries() -> None:
    rows = [line.decode().split("\t") for line in mapped()[:].splitlines()]
    for name, codes in (*rows[:3], *rows[-3:], *rows[:: len(rows) // 50]):
        assert countries_with(name) == frozenset(codes.split(",")), name
        assert set(codes.split(",")) <= set(countries()), name


def test_accents_do_not_matter() -> None:
    assert countries_with("Söderhamn") == countries_with("Soderhamn") == {"SE"}


@settings(deadline=None)
@given(st.text(max_size=20))
def test_any_text_may_be_looked_up(name: str) -> None:
    assert countries_with(name) <= set(countries())


def test_the_file_holds_small_towns_abroad_short_names_and_other_names_of_cities() -> None:
    made = lines(
        [
            city("Odrå", "SE", 2_000, "Odraville"),
            city("Odra", "PL", 3_000),
            city("Falgun", "GB", 2_000),
            city("Ket", "TR", 40_000, "Ketopolis", "КЕТ", "KTX"),
            city("Brisk", "PE", 90_000, "Brisca"),
        ]
    )
    assert made == [b"Brisca\tPE", b"Ket\tTR", b"Ketopolis\tTR", b"Odra\tPL,SE"]


def listed(text: str, main: str | None = None, **places: str) -> list[str]:
    """The members of the lists of a text, with their country."""
    known = {(text.index(name), text.index(name) + len(name)): country for name, country in places.items()}
    return [f"{text[start:end]} {country}" for (start, end), country in enumerated(text, known, main)]


def test_a_list_of_which_half_are_places_of_one_country_is_a_list_of_places() -> None:
    assert listed("They saw Odra, Falgun, Brisk and Ket.", Odra="PE", Brisk="PE") == [
        "Odra PE",
        "Falgun PE",
        "Brisk PE",
        "Ket PE",
    ]


def test_a_noun_tells_a_list_of_places() -> None:
    assert listed("in the districts of Odra and Falgun", Odra="PE") == ["Odra PE", "Falgun PE"]
    assert listed("the Odra and Falgun districts", "PE") == ["Odra PE", "Falgun PE"]
    assert listed("in three counties to be closed: Odra, Falgun and Ket", "PE") == ["Odra PE", "Falgun PE", "Ket PE"]


@pytest.mark.parametrize(
    "text",
    ["They saw Odra, Falgun, Brisk and Ket.", "Odra and Falgun spoke.", "the ministers Odra, Falgun and Ket"],
)
def test_a_list_with_one_place_and_no_noun_is_none(text: str) -> None:
    assert listed(text, Odra="PE") == []


def test_a_list_of_places_of_two_countries_tells_no_country() -> None:
    assert listed("the cities of Odra, Falgun and Ket", "PE", Odra="PE", Ket="TR") == []


@pytest.mark.parametrize("form", ["Odra", "Lake Odra", "Odra River", "Bab el-Odra", "Østodra"])
def test_names_of_places(form: str) -> None:
    assert is_name(form)


@pytest.mark.parametrize(
    "form", ["Northern Europe", "Southern District", "Robert Odra", "St. Margaret", "Odra Museum", "ODRA", "odra", "Od"]
)
def test_names_of_others(form: str) -> None:
    assert not is_name(form)


def test_an_entity_goes_without_article_and_possessive() -> None:
    text = "the Odra's"
    assert text[slice(*trimmed(text, 0, len(text)))] == "Odra"


def test_what_is_taken_overlaps() -> None:
    taken = Taken([(10, 14), (2, 5)])
    assert [taken.overlaps(*span) for span in ((0, 2), (4, 8), (5, 10), (13, 20), (14, 20))] == [0, 1, 0, 1, 0]
