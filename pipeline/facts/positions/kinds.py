"""Who can hold a position: nouns and names by kind, from the data files."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache

from pipeline.article import ActorKind
from pipeline.facts.positions.words import data, nouns

NOBODY = "none"


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
    groups: frozenset[str]
    bare: frozenset[str]
    armed: frozenset[str]
    parties: frozenset[str]
    machines: frozenset[str]
    nations: frozenset[str]
    crowds: frozenset[str]
    firms: frozenset[str]
    organ_names: frozenset[str]
    party_names: frozenset[str]
    places: frozenset[str]
    quantities: frozenset[str]
    unions: frozenset[str]
    bodies: frozenset[str]
    common: frozenset[str]  # names that organs of many states bear
    named: dict[str, str]  # organs, parties, armed groups by name -> alpha-2, or NOBODY


@cache
def kinds() -> Kinds:
    """The lists of actors.toml."""
    lists = data("actors")
    plain = {name: frozenset(words.split()) for name, words in lists.items() if isinstance(words, str)}
    both = {name: nouns(words) for name, words in lists.items() if isinstance(words, str)}
    return Kinds(
        organs=both["organs"],
        offices=both["offices"],
        shared=both["shared_offices"],
        groups=plain["groups"],
        bare=plain["bare_groups"],
        armed=both["armed"],
        parties=both["parties"],
        machines=both["machines"],
        nations=both["nations"],
        crowds=both["crowds"],
        firms=plain["firms"],
        organ_names=plain["organ_names"],
        party_names=plain["party_names"],
        places=plain["places"],
        quantities=both["quantities"],
        unions=both["unions"],
        bodies=frozenset(lists["bodies"]["names"]),
        common=frozenset(lists["common"]["names"]),
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
