"""The word lists of this package, read once."""

from __future__ import annotations

import tomllib
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any

DATA = Path(__file__).parent / "data"
Gender = str | None  # "male", "female"; None where nothing shows it


@dataclass(frozen=True)
class NameWords:
    """Words that a name may hold, and words that show it is none; all lower case."""

    particles: frozenset[str]
    suffixes: frozenset[str]
    not_people: frozenset[str]
    openers: frozenset[str]
    groups: frozenset[str]
    days: frozenset[str]
    speech: frozenset[str]


@dataclass(frozen=True)
class Titles:
    """Words before a name: forms of address with their gender, titles with the nouns they stand for."""

    honorifics: dict[str, Gender]
    titles: dict[str, tuple[str, ...]]


def _load(name: str) -> dict[str, Any]:
    return tomllib.loads((DATA / name).read_text("utf-8"))


_NAME_LISTS = ("particles", "suffixes", "not_people", "openers", "groups", "days", "speech")


@cache
def name_words() -> NameWords:
    """Particles, suffixes, and words that no person's name ends with."""
    data = _load("names.toml")
    return NameWords(*(frozenset(data[k].split()) for k in _NAME_LISTS))


@cache
def first_names() -> dict[str, Gender]:
    """Gender by first name, None for names of either."""
    data = _load("first_names.toml")
    genders: dict[str, Gender] = dict.fromkeys(data["either"].split())
    for name in data["male"].split():
        genders[name] = "male"
    for name in data["female"].split():
        genders[name] = None if genders.get(name, "female") != "female" else "female"
    return genders


@cache
def titles() -> Titles:
    """Honorifics and titles as they stand before a name."""
    data = _load("titles.toml")
    honorifics: dict[str, Gender] = {
        word: gender if gender != "either" else None for gender, words in data["honorifics"].items() for word in words
    }
    return Titles(honorifics, {word: tuple(nouns) for word, nouns in data["titles"].items()})


@cache
def role_nouns() -> dict[str, Gender]:
    """Nouns for people, lower case, singular, with their gender."""
    data = _load("roles.toml")
    genders: dict[str, Gender] = dict.fromkeys(data["either"].split())
    for gender in ("male", "female"):
        genders.update(dict.fromkeys(data[gender].split(), gender))
    return genders


@cache
def family_nouns() -> frozenset[str]:
    """Nouns for relatives, which show a gender but are no role in public life."""
    return frozenset(_load("roles.toml")["family"].split())


@cache
def epithets() -> frozenset[str]:
    """Nouns by which a text calls a person whom it has named: 'the Ohio senator'."""
    return frozenset(_load("roles.toml")["epithets"].split())


@cache
def offices() -> frozenset[str]:
    """Of `epithets`, those that mean somebody by an office: 'the president', whom an article need not name."""
    return frozenset(_load("roles.toml")["offices"].split())


@dataclass(frozen=True, slots=True)
class OrganisationWords:
    """Nouns by which a text calls an organisation that it has named, lower case."""

    short_for: frozenset[str]  # 'the company'
    by_chance: frozenset[str]  # of these, those that many names of other organisations have too
    of_any: frozenset[str]  # those that an organisation of any kind may be called


@cache
def organisation_words() -> OrganisationWords:
    """The lists of `roles.toml` under [called]."""
    return OrganisationWords(
        **{name: frozenset(words.split()) for name, words in _load("roles.toml")["called"].items()}
    )


@cache
def organisation_nouns() -> frozenset[str]:
    """Nouns for organisations and groups."""
    return frozenset(_load("roles.toml")["bodies"].split())


def is_role(word: str) -> bool:
    """Whether a word, in any case, is a noun for a person or a title."""
    return word.lower() in role_nouns() or word in titles().titles
