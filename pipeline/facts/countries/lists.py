"""The word lists of `countries_rules.toml`, typed."""

from __future__ import annotations

from dataclasses import dataclass, fields
from functools import cache
from typing import Any

from pipeline.facts.countries.gazetteer import Sense, rules_data


@dataclass(frozen=True, slots=True)
class Cued:
    """One sense of an ambiguous form, with the countries and words that speak for it."""

    sense: Sense
    near: tuple[str, ...]
    words: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Lists:
    """All lists; the names are those of the file."""

    people: frozenset[str]
    given: frozenset[str]
    first_names: frozenset[str]
    titles: frozenset[str]
    backed: frozenset[str]
    backed_metonyms: frozenset[str]
    institutions: frozenset[str]
    institutions_of: frozenset[str]
    papers: frozenset[str]
    no_cities: frozenset[str]
    supranational: frozenset[str]
    local_after: frozenset[str]
    local_of: frozenset[str]
    street_after: tuple[str, ...]
    locative: frozenset[str]
    place_nouns: frozenset[str]
    places_nouns: frozenset[str]
    heads_before: frozenset[str]
    heads_after: frozenset[str]
    not_subject: frozenset[str]
    languages: frozenset[str]
    language_before: frozenset[str]
    language_after: frozenset[str]
    language_hyphen: frozenset[str]
    language_nouns: frozenset[str]
    people_before: frozenset[str]
    us_before: frozenset[str]
    house_before: frozenset[str]
    directions: frozenset[str]
    code_words: frozenset[str]
    unions: dict[str, tuple[str, ...]]  # capital in capital letters -> names of the union that sits there
    ambiguous: dict[str, tuple[Cued, ...]]


def cued(row: dict[str, Any]) -> Cued:
    """A row of `ambiguous` as a Cued."""
    sense = Sense(row["kind"], row["country"], row.get("region", ""))
    return Cued(sense, tuple(row["near"]), tuple(row["words"]))


@cache
def lists() -> Lists:
    """The lists of the process. Ambiguous forms count in capitals too."""
    data = rules_data()
    ambiguous = {form: tuple(cued(row) for row in table["senses"]) for form, table in data["ambiguous"].items()}
    ambiguous |= {form.upper(): senses for form, senses in ambiguous.items()}
    people = frozenset(form for name in data["people"] for form in (name, name.upper()))
    apart = ("people", "ambiguous", "street_after", "unions")
    words = {f.name: frozenset(data[f.name]) for f in fields(Lists) if f.name not in apart}
    streets = tuple(data["street_after"])
    unions = {capital.upper(): tuple(bodies) for capital, bodies in data["unions"].items()}
    return Lists(people=people, ambiguous=ambiguous, street_after=streets, unions=unions, **words)
