"""The words of the data file stances.toml: what a report commits its speaker to, and what denies it."""

from __future__ import annotations

import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import get_args

from pipeline.article import Stance
from pipeline.facts.quotes.lexicon import forms, plural

_STANCES = Path(__file__).parent / "data" / "stances.toml"


@dataclass(frozen=True, slots=True)
class Stances:
    """The data file: stances by lemma and frame, of nouns and adjectives, and the words that deny."""

    verbs: Mapping[str, Mapping[str, Stance]]
    nouns: Mapping[str, Stance]
    adjectives: Mapping[str, Stance]
    words: frozenset[str]
    only: frozenset[str]
    nobody: frozenset[str]
    without: frozenset[str]
    withhold: frozenset[str]  # all forms
    unable: frozenset[str]
    opinions: frozenset[str]
    convictions: frozenset[str]


def _stance(word: str) -> Stance:
    return next(stance for stance in get_args(Stance) if stance == word)


@cache
def stances() -> Stances:
    """The data file, read once. Raises StopIteration where it names a stance that is none."""
    data = tomllib.loads(_STANCES.read_text("utf-8"))
    verbs = {
        lemma: {frame: _stance(stance) for frame, stance in (entry.split() for entry in entries)}
        for lemma, entries in data["verbs"].items()
    }
    nouns = {form: _stance(s) for s, words in data["nouns"].items() for w in words for form in (w, plural(w))}
    adjectives = {word: _stance(stance) for stance, words in data["adjectives"].items() for word in words}
    sets = {name: frozenset(words) for name, words in data["negation"].items()}
    sets["withhold"] = frozenset(form for lemma in data["negation"]["withhold"] for form in forms(lemma))
    return Stances(verbs, nouns, adjectives, **sets)
