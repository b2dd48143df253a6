"""Who can hold a position: nouns and names by kind, from the data files."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache

from pipeline.article import ActorKind
from pipeline.facts.positions.lexicon import lexicon
from pipeline.facts.positions.words import data, nouns

NOBODY = "none"
_NOUNS = ["organs", "offices", "shared_offices", "armed", "parties", "machines", "nations", "crowds", "unions"]
_PIECE = re.compile(r"[^\s'’-]+")


@dataclass(frozen=True, slots=True)
class Found:
    """What a phrase stands for. `kind` None: nobody who can hold a position."""

    kind: ActorKind | None
    countries: tuple[str, ...] = ()
    name: str | None = None


@dataclass(frozen=True, slots=True)
class Kinds:
    """Nouns, singular and plural, in lower case."""

    organs: frozenset[str]
    offices: frozenset[str]
    shared: frozenset[str]
    led: frozenset[str]  # these, and groups that need more beside them
    groups: frozenset[str]
    bare: frozenset[str]
    armed: frozenset[str]
    criminals: frozenset[str]  # who may as well be of no side
    parties: frozenset[str]
    machines: frozenset[str]
    fighters: frozenset[str]  # those who fight for a state or against one
    nations: frozenset[str]
    crowds: frozenset[str]
    firms: frozenset[str]
    private: frozenset[str]  # words of a role that is no office of a state
    american: frozenset[str]  # titles, shortened as in the United States
    shortening: frozenset[str]  # alpha-2 of others that shorten them
    abroad: frozenset[str]  # offices to another state
    organ_names: frozenset[str]
    party_names: frozenset[str]
    places: frozenset[str]
    quantities: frozenset[str]
    unions: frozenset[str]
    bodies: frozenset[str]
    nouns: frozenset[str]  # all nouns that may name an actor
    remembered: frozenset[str]  # nouns that keep the country they last had
    common: frozenset[str]  # names that organs of many states bear
    known_names: frozenset[str]  # of all these
    name_words: frozenset[str]  # the tokens that those consist of
    named: dict[str, str]  # organs, parties, armed groups by name -> alpha-2, or NOBODY


@cache
def kinds() -> Kinds:
    """The lists of actors.toml."""
    lists = data("actors")
    plain = {name: frozenset(words.split()) for name, words in lists.items() if isinstance(words, str)}
    both = {name: nouns(words) for name, words in lists.items() if isinstance(words, str)}
    names = (
        *lists["bodies"]["names"],
        *lists["common"]["names"],
        *(name for names in lists["of_country"].values() for name in names),
    )
    return Kinds(
        organs=both["organs"],
        offices=both["offices"],
        shared=both["shared_offices"],
        led=both["shared_offices"] | plain["bare_groups"] | {"leaders"},
        groups=plain["groups"],
        bare=plain["bare_groups"],
        armed=both["armed"],
        criminals=both["criminals"],
        parties=both["parties"],
        machines=both["machines"],
        fighters=both["armed"] | both["machines"] | both["forces"],
        nations=both["nations"],
        crowds=both["crowds"],
        firms=plain["firms"],
        private=plain["private"],
        abroad=plain["abroad"],
        american=plain["american"],
        shortening=plain["shortening"],
        organ_names=plain["organ_names"],
        party_names=plain["party_names"],
        places=plain["places"],
        quantities=both["quantities"],
        unions=both["unions"],
        nouns=frozenset().union(
            *(both[name] for name in _NOUNS), plain["groups"], plain["bare_groups"], lexicon().texts, ("leaders",)
        ),
        bodies=frozenset(lists["bodies"]["names"]),
        remembered=both["organs"] | both["offices"] | both["armed"],
        common=frozenset(lists["common"]["names"]),
        known_names=frozenset(names),
        name_words=frozenset(word for name in names for word in (*name.split(), *_PIECE.findall(name))),
        named={name: code for code, names in lists["of_country"].items() for name in names},
    )


@cache
def leaders() -> dict[str, str]:
    """Heads of state and the like: full name, or a last name that means one alone -> alpha-2, or NOBODY."""
    found: dict[str, str] = {}
    for code, names in data("leaders").items():
        for name in names:
            full = name.removesuffix("*")
            found[full] = code
            if full != name:
                found.setdefault(full.split()[-1], code)
    return found
