"""Ways through a parsed sentence from a number to what its clause says of it: subject, objects, prepositional phrases.

Tokens are indices into one Parse. Labels are ClearNLP's as spaCy's English models write them.
"""

from __future__ import annotations

import tomllib
from collections.abc import Iterator
from functools import cache
from importlib import resources
from typing import NamedTuple

from pipeline.article import Parse
from pipeline.language.tags import OBJECTS, RELATIVE, SUBJECTS

WITHIN_NOUN = frozenset(("nummod", "quantmod", "compound", "nmod"))
NOUN_PLACES = frozenset(("pobj", "dobj", "nsubj", "nsubjpass", "compound", "amod"))
AMOUNTS = frozenset(("CD", "$", "#"))
OPENING = frozenset(("out", "from", "up", "down", "back", "over", "inside", "outside"))  # "out of", "from within"
DEPTH = 12  # steps up a chain of conjuncts or clauses; sentences of people have fewer, tables run together have more


class Phrase(NamedTuple):
    """A prepositional phrase: the preposition as written in lower case, and the token it governs."""

    word: str
    object: int


@cache
def word_lists() -> dict[str, frozenset[str]]:
    """The word lists of data/claims.toml, each a set of words in lower case."""
    text = resources.files("pipeline.facts.claims").joinpath("data/claims.toml").read_text(encoding="utf-8")
    return {name: frozenset(words) for name, words in tomllib.loads(text).items()}


def is_verb(parse: Parse, token: int) -> bool:
    """Whether the token is a verb or a modal: tagged so, and not standing where a noun stands."""
    return parse.tags[token].startswith(("VB", "MD")) and parse.deps[token] not in NOUN_PLACES


def is_nominal(parse: Parse, token: int) -> bool:
    """Whether the token is tagged as a noun, or as an amount that stands for one."""
    return parse.tags[token].startswith("NN") or parse.tags[token] in AMOUNTS


def head_of(parse: Parse, first: int, last: int) -> int:
    """The token of first..last whose head lies outside of it; the last one where several do."""
    for token in range(last, first - 1, -1):
        head = parse.heads[token]
        if head == token or not first <= head <= last:
            return token
    return last


def counted_noun(parse: Parse, token: int) -> int:
    """The noun that a number's head modifies ("troops" of "300 troops", "force" of "a 300-strong force"), or itself."""
    for _ in range(DEPTH):
        head = parse.heads[token]
        if head == token or not _modifies(parse, token):
            break
        if parse.tags[head].startswith("NNP") and parse.tags[token] == "CD" and head < token:
            break  # "France 200": the number does not count the name before it
        token = head
    return token


def _modifies(parse: Parse, token: int) -> bool:
    """Whether a number's token, or an adjective made with it, modifies the noun or adjective over it."""
    head, dep = parse.heads[token], parse.deps[token]
    adjective = parse.tags[head].startswith("JJ")
    if adjective and dep in ("npadvmod", "advmod"):
        return True
    listed = dep == "conj" and parse.tags[token] == parse.tags[head] == "CD" and parse.deps[head] == "nummod"
    of_noun = listed or dep in WITHIN_NOUN or (dep == "amod" and not parse.tags[token].startswith("CD"))
    return of_noun and (adjective or is_nominal(parse, head))


def conjuncts(parse: Parse, token: int) -> Iterator[int]:
    """The token and all that are joined to it by "and", in order."""
    pending = [token]
    while pending:
        at = pending.pop()
        yield at
        pending.extend(c for c in reversed(parse.children[at]) if parse.deps[c] == "conj")


def first_conjunct(parse: Parse, token: int) -> int:
    """The head of the list of nouns that the token stands in, or itself; a conversion in brackets is a member."""
    for _ in range(DEPTH):
        head, dep = parse.heads[token], parse.deps[token]
        conversion = dep == "appos" and parse.tags[head] in AMOUNTS
        if head == token or not (conversion or (dep == "conj" and is_nominal(parse, head))):
            break
        token = head
    return token


def phrases(parse: Parse, token: int) -> Iterator[Phrase]:
    """The prepositional phrases that hang on a token, by the preposition next to their object."""
    for child in parse.children[token]:
        if parse.deps[child] not in ("prep", "agent", "dative"):
            continue
        at = child
        if parse.words[child].lower() in OPENING:
            at = next((c for c in parse.children[child] if parse.deps[c] == "prep"), child)
        governed = [c for c in parse.children[at] if parse.deps[c] == "pobj"]
        if governed:
            yield Phrase(parse.words[at].lower(), governed[0])


def subject(parse: Parse, verb: int) -> int | None:
    """The subject of a verb: its own, the one it shares with another verb, or what its relative pronoun stands for."""
    for _ in range(DEPTH):
        for child in parse.children[verb]:
            if parse.deps[child] in SUBJECTS:
                if parse.tags[child] not in RELATIVE and parse.words[child].lower() != "that":
                    return child
                return parse.heads[verb] if parse.deps[verb] == "relcl" else None
        if parse.deps[verb] not in ("conj", "xcomp") or not is_verb(parse, parse.heads[verb]):
            return None
        if parse.deps[verb] == "xcomp":
            controller = [c for c in parse.children[parse.heads[verb]] if parse.deps[c] == "dobj"]
            if controller:
                return controller[0]  # "asked Germany to send": the object acts
        verb = parse.heads[verb]
    return None


def relative_of(parse: Parse, verb: int) -> int:
    """The relative pronoun that is the subject of a verb, or the verb itself."""
    return next((c for c in parse.children[verb] if parse.deps[c] in SUBJECTS and parse.tags[c] in RELATIVE), verb)


def objects(parse: Parse, verb: int) -> list[int]:
    """The direct and indirect objects and the predicate noun of a verb."""
    return [c for c in parse.children[verb] if parse.deps[c] in OBJECTS and parse.tags[c] not in RELATIVE]


def first_verb(parse: Parse, verb: int) -> int:
    """The first of the verbs that a verb is joined to, or itself: what a relative pronoun is the subject of."""
    for _ in range(DEPTH):
        if parse.deps[verb] != "conj" or not is_verb(parse, parse.heads[verb]):
            break
        verb = parse.heads[verb]
    return verb


def controller(parse: Parse, verb: int) -> int | None:
    """Who does what a verb says, also where the verb has no subject: that of the clause that a participle hangs on
    ("It leads, spending most"), or the noun that a participle describes ("a storm killing five")."""
    for _ in range(DEPTH):
        found = subject(parse, verb)
        if found is not None:
            return found
        own = any(parse.deps[c] in SUBJECTS for c in parse.children[verb])
        head, dep = parse.heads[verb], parse.deps[verb]
        if own or head == verb:
            return None
        if dep == "acl":
            return _described(parse, verb)
        above = _sharing(parse, verb)
        if above is None:
            return None
        verb = above
    return None


def _described(parse: Parse, verb: int) -> int | None:
    """Who does what a participle or infinitive after a noun says: the noun, or who has it ("has a plan to spend")."""
    noun = parse.heads[verb]
    if parse.tags[verb] == "VB" and parse.deps[noun] == "dobj":
        return subject(parse, parse.heads[noun])
    return noun if parse.tags[verb] in ("VBG", "VB") else None


def _sharing(parse: Parse, verb: int) -> int | None:
    """The verb whose subject a verb without one shares."""
    head, dep = parse.heads[verb], parse.deps[verb]
    if dep == "ccomp" and parse.tags[verb] != "VBG":
        return None
    if dep == "pcomp" and not is_verb(parse, head):
        head = parse.heads[head]
    return head if dep in ("advcl", "pcomp", "conj", "xcomp", "ccomp") and is_verb(parse, head) else None
