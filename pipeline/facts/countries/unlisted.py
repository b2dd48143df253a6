"""Places that no list knows: a name told as a place, in an article of one country, lies in it."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterator, Mapping, Sequence

from pipeline.article import Field
from pipeline.facts.countries.context import Context
from pipeline.facts.countries.lists import lists
from pipeline.facts.countries.matcher import Hit

LABELS = frozenset(("GPE", "LOC"))  # of the model
JOINTS = frozenset((", ", " and ", ", and ", " or "))  # between the places of a list
# Of all mentions and cues, for an article of one country. With it 0.015 and 0.018 more of the places of two corpora are
# found, and no more wrong ones.
ONE_COUNTRY = 0.7
FEWEST = 2  # mentions and cues of it, but for the site's
SHORTEST = 4  # characters
_NAME = re.compile(r"[A-Z][\w'’-]*[a-z](?:[ -][A-Z][\w'’-]*[a-z]){0,2}")
_CALLED = re.compile(rf"\b(?:village|town|city|district|hamlet|suburb|municipality) of ({_NAME.pattern})(?![\w'’-])")
RULE = "told as a place"


def unlisted(hits: Mapping[Field, Sequence[Hit]], context: Context) -> Iterator[tuple[Field, int, int, str]]:
    """(field, start, end, country) of names that overlap no hit, are places to the model and told as such."""
    evidence = context.evidence
    country = evidence.main(ONE_COUNTRY)
    if country is None or evidence.countries[country] < FEWEST:
        return
    for field, found in hits.items():
        text = context.texts[field]
        places = {hit.end for hit in found if hit.cities}
        for start, end in free_names(field, found, context):
            joined = any(text[start - len(joint) : start] == joint and start - len(joint) in places for joint in JOINTS)
            if joined or is_told(field, start, end, context):
                places.add(end)
                yield field, start, end, country


def free_names(field: Field, hits: Sequence[Hit], context: Context) -> Iterator[tuple[int, int]]:
    """Names that the model takes for places, or that are called a village, a town ..., where no list has a hit."""
    text, ends = context.texts[field], [hit.end for hit in hits]
    called = ((name.start(1), name.end(1)) for name in _CALLED.finditer(text))
    reached = 0
    for start, end in sorted({*context.tokens[field].labelled(LABELS), *called}):
        at = bisect_left(ends, start + 1)
        free = start >= reached and (at == len(hits) or hits[at].start >= end)
        if free and is_name(text[start:end]):
            reached = end
            yield start, end


def is_name(form: str) -> bool:
    """Whether a form is written as a town's name, and no person's or part of the world's by the lists."""
    words = lists()
    apart = (words.people, words.given, words.first_names, words.no_cities, words.titles, words.supranational)
    return len(form) >= SHORTEST and _NAME.fullmatch(form) is not None and not any(form in known for known in apart)


def is_told(field: Field, start: int, end: int, context: Context) -> bool:
    """Whether the words around a name are those of a place: "in Odra", "Odra district", "the village of Odra"."""
    if context.after(field, end)[:1].isupper():
        return False
    before = context.before(field, start)
    if (before in lists().locative and before != "from") or context.after(field, end) in lists().place_nouns:
        return True  # "from" leads to people and firms as well
    text = context.texts[field]
    return text.endswith(" of ", 0, start) and context.before(field, start - 3) in lists().local_of
