"""Frames of acts, from the data files, indexed by the form of the verb or adjective that carries them.

A frame is a table `[[verb]]`, `[[adjective]]` or `[[noun]]` with the keys

    type      PLOVER's type of the act
    lemmas    its verbs (`words`: its adjectives, its nouns); @name: those of a list in verbs.toml
    needs     alternatives, in order; each names the complements that must all be there:
                  object, inf, clause, ing     an object, an infinitive, a clause, a participle
                  deed                         an infinitive of something done, not "know" or "be"
                  object:LIST                  the object's noun is of a list in nouns.toml, or of a class
                  with, out, on:LIST           a preposition or particle, with an object of a list
                  ~word                        a word within the next twelve
                  plural, several, state, power, organ, envoy, holder, crowd, armed   what the subject is
                  should, will, own            a clause that says what must be, what will be, what the subject will do
                  judged:good                  the predicate praises
                  its                          the object is the subject's own
              "" where it needs none
    unless    the same: where one of these is there, the word means something else
    content   complements that are what is pledged, refused, demanded; the first that is there
    target    complements towards whom; the first that is there
    modality  of the act that the type names, where the verb itself says it: pledged, considered, conditional
    turns     the complement's own act gives the type where it is a hostile one: "plans to expel"
    yes, no   texts in which the frame does and does not make a row
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from functools import cache
from typing import Any

from pipeline.article import Modality
from pipeline.facts.positions.words import data, noun_forms, nouns, verb_forms, verbs

FILES = ("verbal_cooperation", "material_cooperation", "verbal_conflict", "material_conflict")
QUADS = {
    **dict.fromkeys(("agree", "consult", "support"), "verbal_cooperation"),
    **dict.fromkeys(("cooperate", "aid", "concede", "retreat", "investigate"), "material_cooperation"),
    **dict.fromkeys(("demand", "disapprove", "reject", "threaten"), "verbal_conflict"),
    **dict.fromkeys(("sanction", "protest", "mobilize", "coerce", "assault"), "material_conflict"),
}
HOSTILE = frozenset(("reject", "threaten", "sanction", "protest", "coerce", "assault"))  # what no agreement is to
ENDED = {  # the type of giving an act up
    **dict.fromkeys(("cooperate", "aid", "consult", "support"), "sanction"),
    **dict.fromkeys(("assault", "mobilize", "sanction"), "retreat"),
    **dict.fromkeys(("coerce", "protest", "demand"), "concede"),
}
SAID = frozenset(("support", "disapprove", "reject", "demand", "threaten"))  # acts that are words
FAVOURS = frozenset(("cooperate", "aid", "concede", "retreat"))  # to announce one is to agree to it


@dataclass(frozen=True, slots=True)
class Part:
    """One complement that a frame needs: its kind, and of which list or class it is."""

    kind: str
    where: str | None = None


@dataclass(frozen=True, slots=True)
class Frame:
    """One way to word an act."""

    type: str
    lemma: str
    needs: tuple[tuple[Part, ...], ...]
    content: tuple[str, ...]
    target: tuple[str, ...]
    modality: Modality | None
    turns: bool
    only_future: bool
    only_without_act: bool
    unless: tuple[tuple[Part, ...], ...] = ()
    takes_some: bool = False  # objects, but not all: with another object it needs what it needs


@dataclass(frozen=True, slots=True)
class Lexicon:
    """Frames by the form that carries them, in lower case; lists of nouns by name; types of nouns."""

    verbs: dict[str, tuple[Frame, ...]]
    adjectives: dict[str, tuple[Frame, ...]]
    nouns: dict[str, tuple[Frame, ...]]
    lists: dict[str, frozenset[str]]
    noun_types: dict[str, str]
    writing: frozenset[str]  # verbs that make a document
    documents: frozenset[str]
    texts: frozenset[str]  # of these, what speaks for who wrote it
    drawing: frozenset[str]  # verbs of what draws praise, or is met with it


def _part(word: str) -> Part:
    if word.startswith("~"):
        return Part("~", word[1:])
    kind, _, where = word.partition(":")
    return Part(kind, where or None)


def _alternatives(entry: dict[str, Any], key: str) -> tuple[tuple[Part, ...], ...]:
    return tuple(tuple(_part(word) for word in need.split()) for need in entry.get(key, ()))


def _frame(entry: dict[str, Any], lemma: str) -> Frame:
    kinds_of_object = [word for need in entry["needs"] for word in need.split() if word.startswith("object")]
    return Frame(
        type=entry["type"],
        lemma=lemma,
        needs=_alternatives(entry, "needs"),
        content=tuple(entry.get("content", ())),
        target=tuple(entry.get("target", ())),
        modality=entry.get("modality"),
        turns=entry.get("turns", False),
        only_future=entry.get("only_future", False),
        only_without_act=entry.get("only_without_act", False),
        unless=_alternatives(entry, "unless"),
        takes_some=bool(kinds_of_object) and "object" not in kinds_of_object,
    )


def entries(kind: str) -> Iterator[dict[str, Any]]:
    """The tables of one kind (`verb`, `adjective`, `noun`) of all files, in order."""
    for name in FILES:
        yield from data(name).get(kind, ())


def _index(kind: str, words: str, forms: Callable[[str], Iterable[str]]) -> dict[str, tuple[Frame, ...]]:
    """The frames of one kind by every form of their words."""
    found: dict[str, list[Frame]] = {}
    for entry in entries(kind):
        for word in _spelled_out(entry[words]):
            frame = _frame(entry, word)
            for form in dict.fromkeys(forms(word)):
                found.setdefault(form, []).append(frame)
    return {form: tuple(sorted(frames, key=_wide)) for form, frames in found.items()}


def _spelled_out(words: str) -> list[str]:
    """The words of a frame, with those of the lists that it calls."""
    shared = data("verbs")
    return [w for word in words.split() for w in (shared[word[1:]].split() if word.startswith("@") else [word])]


def _noun_types(lists: dict[str, frozenset[str]]) -> dict[str, str]:
    types: dict[str, str] = {}
    for type_, names in data("nouns")["types"].items():
        for noun in (noun for name in names for noun in lists[name]):
            types.setdefault(noun, type_)
    return types


@cache
def lexicon() -> Lexicon:
    """All frames. Those that ask more of the object go before those that take any; else in the order of the files."""
    lists = {name: nouns(words) for name, words in data("nouns")["lists"].items()}
    return Lexicon(
        verbs=_index("verb", "lemmas", verb_forms),
        adjectives=_index("adjective", "words", lambda word: [word]),
        nouns=_index("noun", "words", noun_forms),
        lists=lists,
        noun_types=_noun_types(lists),
        writing=verbs(data("verbs")["write"]),
        documents=lists["documents"],
        texts=lists["texts"],
        drawing=verbs(data("verbs")["draw"]),
    )


def _wide(frame: Frame) -> bool:
    """Whether a frame takes any object, or none."""
    return any(all(part.where is None for part in need) for need in frame.needs)
