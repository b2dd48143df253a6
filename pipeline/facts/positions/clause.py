"""What is known of the clause of an act, and the words that an act hangs on."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache

from pipeline.article import Modality, Parse
from pipeline.facts.positions.tree import kids, low
from pipeline.facts.positions.words import data, verbs

_NEVER = frozenset(("not", "n't", "n’t", "never", "neither", "nor", "hardly"))
_ONLY = frozenset(("only", "just", "merely", "simply"))
FINITE = frozenset(("VBD", "VBZ", "VBP"))
_HAVE = frozenset(("have", "has", "had"))
_MODALS = {
    "'ll": "will",
    "’ll": "will",
    "wo": "will",
    "shall": "will",
    "'d": "would",
    "’d": "would",
    "ca": "can",
}


@dataclass(frozen=True, slots=True)
class Governors:
    """Verbs and adjectives by what they say of the act that hangs on them; forms in lower case."""

    begin: frozenset[str]
    stop: frozenset[str]
    drive: frozenset[str]
    fail: frozenset[str]
    plan: frozenset[str]
    consider: frozenset[str]
    oblige: frozenset[str]
    report: frozenset[str]
    ask: frozenset[str]
    thought: frozenset[str]
    states: frozenset[str]
    mind: frozenset[str]
    conditions: frozenset[str]
    once: frozenset[str]
    good: frozenset[str]
    bad: frozenset[str]


@cache
def governors() -> Governors:
    """The lists of modality.toml."""
    lists = data("modality")
    plain = ("conditions", "once", "good", "bad")
    return Governors(
        **{name: verbs(words) for name, words in lists.items() if name not in plain},
        **{name: frozenset(lists[name].split()) for name in plain},
    )


@dataclass(slots=True)
class Clause:
    """What is known of an act's clause; filled on the way up."""

    parse: Parse
    verb: int
    passive: bool
    subject: int | None = None
    modal: str | None = None  # will, would, could, should, to, ...
    negated: bool = False
    mood: Modality | None = None  # from the verb it hangs on
    dropped: bool = False
    conditional: bool = False  # an if-clause beside it
    report: int | None = None  # the verb of speech that tells it
    perfect: bool = False  # "would have"
    ended: bool = False  # the act is given up: "stopped selling"
    beside: bool = False  # in a clause beside the main one, which what governs that one does not touch
    wished: bool = False  # "would like to thank": words that are an act when said


def auxiliaries(clause: Clause, verb: int) -> None:
    """Take the modal, "have" and "not" of a verb as the clause's."""
    parse = clause.parse
    for c in kids(parse, verb):
        dep, word = parse.deps[c], low(parse, c)
        if dep == "aux" and parse.tags[c] in ("MD", "TO"):
            clause.modal = _MODALS.get(word, word)
        elif dep == "aux" and word in _HAVE:
            clause.perfect = True
        elif dep in ("neg", "advmod", "preconj"):
            clause.negated |= _denies(parse, c) or (word == "longer" and low(parse, c - 1) == "no")


def _denies(parse: Parse, token: int) -> bool:
    """Whether a word denies its verb: "not", but no "not only"."""
    return low(parse, token) in _NEVER and low(parse, min(token + 1, len(parse.words) - 1)) not in _ONLY


def is_denied(parse: Parse, verb: int) -> bool:
    """Whether a verb has "not" or "never" beside it."""
    return any(parse.deps[c] in ("neg", "advmod", "preconj") and _denies(parse, c) for c in kids(parse, verb))


def is_marked(parse: Parse, verb: int, words: frozenset[str]) -> bool:
    """Whether a clause begins with one of some words."""
    return any(parse.deps[c] in ("mark", "advmod") and c < verb and low(parse, c) in words for c in kids(parse, verb))
