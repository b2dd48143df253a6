"""The cue lexicon: which words report speech or thought, and what complements they take."""

from __future__ import annotations

import re
import tomllib
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any

_CUES = Path(__file__).parent / "data" / "cues.toml"
CLASSES = ("say", "tag", "think", "infinitive", "judge", "name")
_MARK = re.compile(r"[“”„«»\"‘]|''|``|: ")
_LETTERS = re.compile(r"[a-z]+")


@dataclass(frozen=True, slots=True)
class Verb:
    """A reporting verb: its lemma and the classes of its complements."""

    lemma: str
    classes: frozenset[str]


@dataclass(frozen=True, slots=True)
class Lexicon:
    """Cues by their form, lower case."""

    verbs: dict[str, Verb]  # by inflected form
    about: dict[str, frozenset[str]]  # lemma -> prepositions
    particles: dict[str, frozenset[str]]  # lemma -> particles of verbs of two words
    apart: dict[str, frozenset[str]]  # lemma -> particles with which the verb reports nothing
    nouns: frozenset[str]  # singular and plural: take a clause
    stances: frozenset[str]  # singular and plural: take a preposition
    adjectives: frozenset[str]  # take a clause, an infinitive or a preposition
    carriers: frozenset[str]  # singular and plural: hold words
    deeds: frozenset[str]  # lemmas that report speech only beside a quotation or with a clause
    own: frozenset[str]  # lemmas whose subject's own words follow: 'repeated his claim'
    issued: frozenset[str]  # carriers, singular, that the text calls 'the statement'


def inflect(lemma: str) -> list[str]:
    """The regular forms of a verb: third person, past, participle."""
    if lemma.endswith("e"):
        return [lemma, f"{lemma}s", f"{lemma}d", f"{lemma[:-1]}ing"]
    if lemma.endswith("y") and lemma[-2] not in "aeiou":
        return [lemma, f"{lemma[:-1]}ies", f"{lemma[:-1]}ied", f"{lemma}ing"]
    third = f"{lemma}es" if lemma.endswith(("s", "sh", "ch", "x", "z")) else f"{lemma}s"
    return [lemma, third, f"{lemma}ed", f"{lemma}ing"]


def plural(noun: str) -> str:
    """The regular plural of a noun."""
    if noun.endswith("y") and noun[-2] not in "aeiou":
        return f"{noun[:-1]}ies"
    return f"{noun}es" if noun.endswith(("s", "sh", "ch", "x")) else f"{noun}s"


@cache
def _data() -> dict[str, Any]:
    return tomllib.loads(_CUES.read_text("utf-8"))


def forms(lemma: str) -> list[str]:
    """All forms of a verb."""
    irregular = _data()["irregular"]
    return [lemma, *irregular[lemma]] if lemma in irregular else inflect(lemma)


@cache
def lexicon() -> Lexicon:
    """The lexicon of the data file."""
    data = _data()
    classes: dict[str, set[str]] = {}
    for name in CLASSES:
        for lemma in data["verbs"][name].split():
            classes.setdefault(lemma, set()).add(name)
    for lemma in [*data["about"], *data["particles"], "tell"]:
        classes.setdefault(lemma, set())
    classes["tell"].add("say")
    verbs: dict[str, Verb] = {}
    for lemma, kinds in classes.items():
        verb = Verb(lemma, frozenset(kinds))
        for form in forms(lemma):
            if form not in verbs or len(kinds) > len(verbs[form].classes):
                verbs[form] = verb
    nouns = frozenset(data["nouns"]["clause"].split())
    stances = frozenset(data["nouns"]["stance"].split())
    carriers = frozenset(data["nouns"]["carriers"].split())
    return Lexicon(
        verbs,
        {lemma: frozenset(words) for lemma, words in data["about"].items()},
        {lemma: frozenset(words) for lemma, words in data["particles"].items()},
        {lemma: frozenset(words) for lemma, words in data["apart"].items()},
        nouns | {plural(n) for n in nouns},
        stances | {plural(n) for n in stances},
        frozenset(data["adjectives"]["stance"].split()),
        carriers | {plural(n) for n in carriers},
        frozenset(data["verbs"]["deeds"].split()),
        frozenset(data["verbs"]["own"].split()),
        frozenset(data["nouns"]["issued"].split()),
    )


@cache
def cue_heads() -> frozenset[str]:
    """Words that may head a cue, lower case."""
    lex = lexicon()
    return frozenset(lex.verbs) | lex.nouns | lex.stances | lex.adjectives | {"according"}


@cache
def _cue_words() -> frozenset[str]:
    return cue_heads() | lexicon().carriers


def needs_parse(text: str) -> bool:
    """Whether a paragraph may hold a quote: it has a quotation mark, a label's colon or a cue word."""
    return _MARK.search(text) is not None or not _cue_words().isdisjoint(_LETTERS.findall(text.lower()))
