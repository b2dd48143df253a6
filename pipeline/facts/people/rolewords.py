"""Which words head a role, belong to it or say where its holder is from; read once from the data file."""

from __future__ import annotations

import tomllib
from dataclasses import dataclass
from functools import cache

from pipeline.facts.people.lists import DATA, is_role, titles


@dataclass(frozen=True)
class RoleWords:
    """The lists of `role_words.toml`, lower case."""

    endings: tuple[str, ...]
    trades: frozenset[str]
    posts: frozenset[str]
    posts_with_place: frozenset[str]
    before_capitals: frozenset[str]
    no_part: frozenset[str]
    ties: frozenset[str]
    ties_with_modifier: frozenset[str]
    prizes: frozenset[str]
    ties_with_place: frozenset[str]
    sent: frozenset[str]
    about: frozenset[str]
    offices: frozenset[str]
    alone: frozenset[str]
    weak: frozenset[str]
    teachers: frozenset[str]
    fields: frozenset[str]
    nationals: frozenset[str]
    state_organisations: frozenset[str]
    state_offices: frozenset[str]
    of_organisations_too: frozenset[str]
    govern: frozenset[str]


@cache
def role_words() -> RoleWords:
    """The word lists of roles."""
    data = tomllib.loads((DATA / "role_words.toml").read_text("utf-8"))
    endings = tuple(data.pop("endings").split())
    return RoleWords(endings, **{name: frozenset(words.split()) for name, words in data.items()})


def is_post(word: str) -> bool:
    """Whether a word right before a name can head its title: also, in lower case, a position such as 'forward'."""
    return is_trade(word) or (word.islower() and word in role_words().posts)


def is_trade(word: str) -> bool:
    """Whether a word is a noun for a person or a title, or in lower case a trade."""
    lists = role_words()
    return is_role(word) or (word.islower() and (word in lists.trades or word.endswith(lists.endings)))


@cache
def posts_of_people() -> frozenset[str]:
    """Nouns of titles that no organisation bears: 'commander', but not 'leader'."""
    return frozenset(noun for nouns in titles().titles.values() for noun in nouns) - role_words().of_organisations_too
