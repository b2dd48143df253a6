"""The way through a parsed sentence from a figure to a mention of a country: what the choice looks at.

A way has a figure's side (from its noun up to the token where both sides meet) and a country's side (from the token
that names the country up to there). Each side is told by its role: what its noun phrase is to the clause or noun over
it, and by the clauses and nouns that it passes.
"""

from __future__ import annotations

from typing import NamedTuple

from pipeline.facts.claims.reading import Reading
from pipeline.language import clauses

MODIFIERS = {"amod": "modifier", "compound": "modifier", "nmod": "modifier", "poss": "owner", "nummod": "modifier"}
ROLES = {
    "nsubj": "subject",
    "nsubjpass": "passive",
    "csubj": "subject",
    "dobj": "object",
    "attr": "predicate",
    "oprd": "object",
    "dative": "object",
    "npadvmod": "object",
    "acomp": "amount",
    "appos": "apposition",
}
CLAUSES = frozenset(("advcl", "ccomp", "xcomp", "pcomp", "acl", "relcl", "parataxis", "dep", "csubj", "conj"))


class Side(NamedTuple):
    """One side of a way, from its token up."""

    roles: tuple[str, ...]  # of the noun phrases passed, the innermost first: "modifier", "in", "subject"
    passed: tuple[str, ...]  # clauses passed, the innermost first, by their label
    top: int  # the last token before the meeting point


class Way(NamedTuple):
    """The way from a figure's noun to a country's token."""

    figure: Side
    country: Side
    meeting: int


def ancestors(reading: Reading, token: int) -> list[int]:
    """A token and the tokens over it, as far as sentences of people reach."""
    heads = reading.parse.heads
    found = [token]
    for _ in range(2 * clauses.DEPTH):
        head = heads[found[-1]]
        if head == found[-1]:
            break
        found.append(head)
    return found


def way(reading: Reading, sites: list[int], above: list[int], token: int) -> Way | None:
    """The way to a country's token from the nouns that a figure counts or measures; `above` are the ancestors of the
    last of these. None where they meet nowhere."""
    over = ancestors(reading, token)
    places = {at: i for i, at in enumerate(over)}
    for site in sites[:-1]:
        if site in places:
            return Way(Side((), (), site), side(reading, over[: places[site] + 1]), site)
    for i, at in enumerate(above):
        if at in places:
            return Way(side(reading, above[: i + 1]), side(reading, over[: places[at] + 1]), at)
    return None


def side(reading: Reading, chain: list[int]) -> Side:
    """The side of a way that climbs a chain of tokens, whose last is the meeting point."""
    roles: list[str] = []
    passed: list[str] = []
    for token in chain[:-1]:
        step = step_of(reading, token)
        if step is not None:
            (passed if step in CLAUSES else roles).append(step)
    return Side(tuple(roles), tuple(passed), chain[-2] if len(chain) > 1 else chain[-1])


def step_of(reading: Reading, token: int) -> str | None:
    """What a token is to the one over it; None for steps that only hold a phrase together."""
    parse = reading.parse
    dep, head = parse.deps[token], parse.heads[token]
    if dep == "conj" and not clauses.is_verb(parse, token):
        return None  # one of a list
    if dep == "pobj":
        return "by" if parse.deps[head] == "agent" else parse.words[head].lower()
    if dep in MODIFIERS:
        return MODIFIERS[dep]
    if dep in CLAUSES:
        return dep
    return ROLES.get(dep)
