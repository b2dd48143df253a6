"""Whose deed a noun names: "Romania's decision", "an Eritrean attack", "the arrest of two men by police"."""

from __future__ import annotations

from collections.abc import Sequence

from pipeline.article import Parse
from pipeline.facts.positions.actors import Actors
from pipeline.facts.positions.lexicon import SAID, lexicon
from pipeline.facts.positions.tree import kids, low

_COMES = frozenset(("came", "comes", "come"))


def owner_of(actors: Actors, k: int, token: int) -> int | None:
    """The noun's possessor, the adjective of a country, "by …", and of talks "between …"."""
    parse = actors.parses[k]
    before = [c for c in kids(parse, token) if c < token]
    owners = [c for c in before if parse.deps[c] == "poss"] or [c for c in before if actors.places.at(k, c)]
    owners = owners or [c for c in before if parse.deps[c] == "compound" and _acts(actors, k, c)]
    return owners[0] if owners else _after(parse, token)


def _after(parse: Parse, token: int) -> int | None:
    """Whose deed a noun is, by what follows: "by …", "between …", "from …"."""
    of = (token, *_of(parse, token))
    is_subject = parse.deps[token] in ("nsubj", "nsubjpass")
    by = governed(parse, of, ("by", "between") if is_subject else ("by",))
    if by is None and lexicon().noun_types.get(low(parse, token)) in SAID:
        return governed(parse, (*of, *_come(parse, token)), ("from",))
    return by


def _come(parse: Parse, token: int) -> tuple[int, ...]:
    """The verb in "praise came from Peru"."""
    verb = parse.heads[token]
    return (verb,) if parse.deps[token] == "nsubj" and low(parse, verb) in _COMES else ()


def _acts(actors: Actors, k: int, token: int) -> bool:
    """Whether a noun before another is an actor: "army shelling"."""
    one = actors.one(k, token)
    return one is not None and one.kind is not None


def governed(parse: Parse, tokens: Sequence[int], words: tuple[str, ...]) -> int | None:
    """What some prepositions after some nouns govern."""
    found = (c for t in tokens for c in kids(parse, t) if c > t and low(parse, c) in words)
    return next((k for c in found for k in kids(parse, c) if parse.deps[k] == "pobj"), None)


def _of(parse: Parse, token: int) -> list[int]:
    """What "of" after a noun governs, on which the parse may hang what follows."""
    return [k for c in kids(parse, token) if low(parse, c) == "of" for k in kids(parse, c)]
