"""Forms of verbs and nouns, from the lemma: by rule, and from a table where English has no rule."""

from __future__ import annotations

import tomllib
from functools import cache
from pathlib import Path
from typing import Any

DATA = Path(__file__).parent / "data"
_VOWELS = frozenset("aeiou")
_SIBILANT = ("s", "sh", "ch", "x", "z")
_PLURALS = {
    "man": "men",
    "woman": "women",
    "child": "children",
    "person": "people",
    "foot": "feet",
    "wife": "wives",
    "loaf": "loaves",
    "chief": "chiefs",
}


@cache
def data(name: str) -> dict[str, Any]:
    """A data file of this room."""
    return tomllib.loads((DATA / f"{name}.toml").read_text("utf-8"))


@cache
def _irregular() -> tuple[dict[str, list[str]], frozenset[str], frozenset[str]]:
    found = data("inflection")
    forms = {lemma: forms.split() for lemma, forms in found["forms"].items()}
    return forms, frozenset(found["doubled"].split()), frozenset(found["either"].split())


def _doubles(lemma: str) -> bool:
    """Whether the last letter is doubled: 'banned', 'expelled', not 'visited'."""
    if lemma in _irregular()[1]:
        return True
    short = len(lemma) > 2 and lemma[-1] not in "aeiouwxyh" and lemma[-2] in _VOWELS and lemma[-3] not in _VOWELS
    return short and sum(c in _VOWELS for c in lemma) == 1


def verb_forms(lemma: str) -> list[str]:
    """A verb's forms, in lower case, the lemma first."""
    if lemma in _irregular()[0]:
        return [lemma, *_irregular()[0][lemma]]
    if lemma.endswith("e"):
        return [lemma, f"{lemma}s", f"{lemma}d", f"{lemma[:-1]}ing" if lemma[-2] not in "eoy" else f"{lemma}ing"]
    if lemma.endswith("y") and lemma[-2] not in _VOWELS:
        return [lemma, f"{lemma[:-1]}ies", f"{lemma[:-1]}ied", f"{lemma}ing"]
    stem = lemma + lemma[-1] if _doubles(lemma) else lemma
    other = [f"{lemma}{lemma[-1]}ed", f"{lemma}{lemma[-1]}ing"] if lemma in _irregular()[2] else []
    third = f"{lemma}es" if lemma.endswith(_SIBILANT) else f"{lemma}s"
    return [lemma, third, f"{stem}ed", f"{stem}ing", *other]


def noun_forms(noun: str) -> list[str]:
    """Singular and plural of a noun, in lower case."""
    for end, plural in _PLURALS.items():
        if noun.endswith(end):
            return [noun, noun[: -len(end)] + plural]
    if noun.endswith("y") and noun[-2] not in _VOWELS:
        return [noun, f"{noun[:-1]}ies"]
    return [noun, f"{noun}es" if noun.endswith(_SIBILANT) else f"{noun}s"]


def nouns(words: str) -> frozenset[str]:
    """All forms of the nouns of a list."""
    return frozenset(form for noun in words.split() for form in noun_forms(noun))


def verbs(words: str) -> frozenset[str]:
    """All forms of the verbs of a list."""
    return frozenset(form for verb in words.split() for form in verb_forms(verb))
