"""People of one article and the names of its entities; every sentence is invented."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest

from pipeline.article import TEXT, NamedEntity, Parse
from pipeline.facts.entities import find_entities
from pipeline.facts.people.cast import Cast, Person
from pipeline.facts.people.lists import (
    family_nouns,
    first_names,
    name_words,
    organisation_nouns,
    organisation_words,
    role_nouns,
    titles,
)


def people(read: Callable[[str], Any], text: str) -> dict[str, Person]:
    return {p.name: p for p in read(text).cast.people}


def test_one_person_under_full_name_surname_and_first_name(read: Callable[[str], Any]) -> None:
    found = people(read, "Ana Duarte runs the port. Duarte was elected in May. Friends call on Ana every day.")
    assert list(found) == ["Ana Duarte"]
    assert found["Ana Duarte"].mentions == 3


def test_middle_initials_and_suffixes_make_no_second_person(read: Callable[[str], Any]) -> None:
    found = people(read, "John R. Marsh Jr. opened the mill. John Marsh closed it. Marsh left.")
    assert len(found) == 1


def test_a_nickname_in_marks_is_left_out_of_the_name(read: Callable[[str], Any]) -> None:
    assert "Robert Carter" in people(read, 'Robert "Bobby" Carter lost the fight. Carter wept.')


def test_titles_are_no_part_of_the_name(read: Callable[[str], Any]) -> None:
    found = people(read, "Former Lithuanian Foreign Minister Jonas Petrauskas spoke before Sen. Linda Holt did.")
    assert set(found) == {"Jonas Petrauskas", "Linda Holt"}
    assert (found["Jonas Petrauskas"].role, found["Jonas Petrauskas"].country) == (
        "Former Lithuanian Foreign Minister",
        "LT",
    )
    assert "senator" in found["Linda Holt"].nouns


GENDERS = {
    "by_first_name": ("Susan Hartman farms here.", "Susan Hartman", "female"),
    "by_form_of_address": ("Mrs. Okonkwo farms here.", "Okonkwo", "female"),
    "by_role": ("The spokeswoman, Ngozi Abara, left. Ngozi Abara is back.", "Ngozi Abara", "female"),
    "by_pronoun": ("Ngozi Abara said that she would farm here.", "Ngozi Abara", "female"),
    "not_by_a_name_of_either": ("Robin Abara farms here.", "Robin Abara", None),
}


@pytest.mark.parametrize("case", GENDERS)
def test_a_gender_is_shown(case: str, read: Callable[[str], Any]) -> None:
    text, name, gender = GENDERS[case]
    assert people(read, text)[name].gender == gender


COUNTRIES = {
    "demonym": ("French President Paul Garnier left.", "FR"),
    "of_a_country": ("Paul Garnier, the president of France, left.", "FR"),
    "not_where_he_is_sent": ("Paul Garnier, the envoy to France, left.", None),
    "not_of_an_organisation": ("Paul Garnier, head of the Indian Tea Board, left.", None),
    "not_of_a_war": ("Angola War veteran Paul Garnier left.", None),
}


@pytest.mark.parametrize("case", COUNTRIES)
def test_a_role_gives_its_country(case: str, read: Callable[[str], Any]) -> None:
    text, country = COUNTRIES[case]
    assert people(read, text)["Paul Garnier"].country == country


def test_places_and_bodies_are_no_people(read: Callable[[str], Any]) -> None:
    text = "The Harbour Committee met at Porto Belo Airport on Monday. The University of Riga sent nobody."
    assert people(read, text) == {}


def test_an_entity_bears_the_full_name_of_its_person(read: Callable[[str], Any]) -> None:
    reading = read("French President Paul Garnier arrived in Riga. Garnier left on Sunday.")
    names = {reading.document.text[e.start : e.end]: e.name for e in find_entities(reading.parses, reading.cast)}
    assert names["Garnier"] == "Paul Garnier"
    assert names["Riga"] == "Riga"


def test_an_acronym_bears_the_only_full_name_with_its_initials(read: Callable[[str], Any]) -> None:
    reading = read("The World Health Organization met in Geneva. The WHO said nothing more.")
    names = {e.name for e in find_entities(reading.parses, reading.cast) if e.label == "ORG"}
    assert names == {"World Health Organization"}


def test_the_same_text_gives_the_same_people(read: Callable[[str], Any]) -> None:
    text = "Bill Hartman and Susan Hartman run the farm. Mr. Hartman sows. Mrs. Hartman reaps. Hartman sells."
    assert read(text).cast == read(text).cast


def test_the_lists_are_lower_case_and_apart() -> None:
    assert all(word == word.lower() for word in (*role_nouns(), *organisation_nouns(), *family_nouns()))
    words = name_words()
    assert not words.not_people & words.particles
    assert all(gender in ("male", "female", None) for gender in first_names().values())
    assert all(nouns for nouns in titles().titles.values())
    assert not set(titles().titles) & set(titles().honorifics)
    called = organisation_words()
    assert called.by_chance | called.of_any <= called.short_for


def test_the_dash_of_a_signature_is_no_part_of_a_name() -> None:
    words, entity = ("-Ana", "Holt"), NamedEntity(0, 1, "PERSON")
    parse = Parse(TEXT, 0, "-Ana Holt", words, (0, 5), (4, 9), ("NFP", "NNP"), (), (), ((0, 1),), (entity,), ((), ()))
    assert [e.name for e in find_entities([parse], Cast((), ()))] == ["Ana Holt"]
