"""Names that may be places though nothing is decided on them: by the model, by the words around them, from lists."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from typing import Final, NamedTuple

from pipeline.article import Field
from pipeline.facts.countries.cities import LOCAL_NEWS
from pipeline.facts.countries.context import Context
from pipeline.facts.countries.enumerations import NAME, START, WORD
from pipeline.facts.countries.gazetteer import Sense
from pipeline.facts.countries.lists import lists
from pipeline.facts.countries.matcher import Hit
from pipeline.facts.people.lists import first_names

LABELS: Final = frozenset(("GPE", "LOC", "FAC", "ORG", "NORP", "PERSON"))  # the model mixes them up for small places
PLACES: Final = frozenset(("GPE", "LOC"))
SHORTEST: Final = 3  # characters


class Candidate(NamedTuple):
    """A name that may be a place."""

    start: int
    end: int
    label: str  # of the model, "" where it sees nothing
    whole: bool  # nothing but the name lies within the model's entity
    called: bool  # a word for a place before it: "the village of"
    headed: bool  # a word for a place within it: "Lake", "River"
    cities: tuple[Sense, ...]  # of the matcher, the largest first


class Taken:
    """Stretches of a field that are decided, or hold no place."""

    def __init__(self, spans: Iterable[tuple[int, int]]) -> None:
        ordered = sorted(spans)
        self._starts, self._ends = [start for start, _ in ordered], [end for _, end in ordered]

    def overlaps(self, start: int, end: int) -> bool:
        """Whether one of them overlaps."""
        at = bisect_left(self._ends, start + 1)
        return at < len(self._ends) and self._starts[at] < end


@dataclass(frozen=True)
class Labels:
    """What the model takes the names of an article for."""

    votes: Mapping[str, int]  # for a place, less those for a person or an organisation
    people: frozenset[str]  # the words of names of several words of people


def labels_of(context: Context) -> Labels:
    """The labels over all fields."""
    votes: Counter[str] = Counter()
    people: set[str] = set()
    for name, text in context.texts.items():
        for around in context.tokens[name].entities:
            form = text[slice(*trimmed(text, around.start, around.end))]
            votes[form] += (around.label in PLACES) - (around.label in ("ORG", "PERSON"))
            if around.label == "PERSON" and " " in form:
                people.update(form.split())
    return Labels(votes, frozenset(people))


def candidates(
    field: Field, hits: Sequence[Hit], listed: Iterable[tuple[int, int]], context: Context
) -> list[Candidate]:
    """The candidates of a field, in order, none over another: the longest first."""
    text, tokens = context.texts[field], context.tokens[field]
    called = {match.span(1) for match in _called().finditer(text)}
    headed = {match.span() for match in _headed().finditer(text)}
    places = {(hit.start, hit.end): hit.cities for hit in hits if hit.cities}
    seen = {trimmed(text, *span) for span in tokens.labelled(LABELS)}
    kept: list[Candidate] = []
    for span in sorted({*seen, *called, *headed, *places, *listed}, key=lambda span: (span[0], -span[1])):
        if (kept and span[0] < kept[-1].end) or not is_name(text[slice(*span)]):
            continue
        entity = tokens.over(*span)
        label = entity.label if entity else ""
        kept.append(Candidate(*span, label, span in seen, span in called, span in headed, places.get(span, ())))
    return kept


def trimmed(text: str, start: int, end: int) -> tuple[int, int]:
    """An entity without its article and possessive."""
    if text[start : start + 4].casefold() == "the ":
        start += 4
    end -= 2 if text[max(start, end - 2) : end] in ("'s", "’s") else 0
    while end > start and not text[end - 1].isalnum():
        end -= 1
    return start, end


def is_name(form: str) -> bool:
    """Whether a form is written as a place's name, and no person's or part of the world's by the lists."""
    written = len(form) >= SHORTEST and form[0].isupper() and not form.isupper() and "\n" not in form
    return written and form not in _apart() and not is_other(form.split())


@cache
def _apart() -> frozenset[str]:
    """Names of people and of parts of the world, and words."""
    words = lists()
    people = words.people | words.given | words.first_names | words.titles
    return people | words.no_cities | words.supranational


def is_other(parts: Sequence[str]) -> bool:
    """Whether a name is that of no place by its words: "Northern Europe", "the Southern District", "Robert Odra"."""
    words = lists()
    heads = words.heads_before | words.heads_after
    rest = [word for word in parts if word not in heads]
    if parts[-1] in words.supranational or parts[-1] in words.institutions or words.directions.issuperset(rest):
        return True
    first = rest[1] if rest[0] in ("St.", "St", "Saint") and len(rest) > 1 else rest[0]
    return len(parts) > 1 and (first in words.first_names or first in first_names())


@cache
def _called() -> re.Pattern[str]:
    """Names after a word for a place: "the village of Odra", "a town called Odra"."""
    nouns = "|".join(sorted(noun for noun in lists().place_nouns if noun.islower()))
    return re.compile(rf"\b(?:{nouns}) (?:of|called|named) ({NAME})")


@cache
def _headed() -> re.Pattern[str]:
    """Names with a geographic word: "Lake Odra", "Odra River"."""
    before, after = "|".join(sorted(lists().heads_before)), "|".join(sorted(lists().heads_after))
    name = rf"{WORD}(?: {WORD})?"
    return re.compile(rf"{START}(?:(?:{before}) {name}|{name} (?:{after})\b(?! {WORD}))")


def bears_none(form: str, country: str, candidate: Candidate, towns: Iterable[str], labels: Labels) -> bool:
    """Whether a name is a person's or an organisation's in this article: by its other mentions."""
    if form in labels.people or (" " in form and candidate.label == "PERSON"):
        return True
    known = country in towns and country not in LOCAL_NEWS
    return labels.votes.get(form, 0) < 0 and not known
