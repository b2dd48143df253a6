"""Names in a list with places: "the districts of Odra, Falgun and Brisk"."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from functools import cache
from typing import Final

from pipeline.facts.countries.lists import lists

WORD: Final = r"[^\W\d_a-z][\w'’]*[^\W_](?:-[^\W_][\w'’]*)*"
NAME: Final = rf"{WORD}(?: {WORD}){{0,2}}"
START: Final = r"(?<![\w'’-])"  # of a name: without it a long word is read from each of its characters
_CHAIN = re.compile(rf"{START}{NAME}(?:(?:, and |, or |, | and | or ){NAME})+")
_JOINT = re.compile(r", and |, or |, | and | or ")
_REACH = 60  # characters before a list in which its noun is looked for
LEAST: Final = 2  # members that are known for places, where no noun says what the members are
Span = tuple[int, int]


@cache
def nouns() -> tuple[re.Pattern[str], re.Pattern[str]]:
    """Nouns of several places before a list, and after it."""
    words = "|".join(sorted(lists().places_nouns))
    before = rf"\b(?:{words})(?: (?:of|in|like|such as|including|called|are|were)|:| [a-z ]{{1,30}}:)? (?:the )?$"
    return re.compile(before), re.compile(rf" (?:{words})\b")


def enumerated(text: str, known: Mapping[Span, str], main: str | None) -> Iterator[tuple[Span, str]]:
    """(span, country) of the members of lists whose known members lie in one country, the known among them.

    `known` gives the country of each decided place; `main` that of the article. Half of the members must be known, or a
    noun says that all are places.
    """
    for chain in _CHAIN.finditer(text):
        spans = members(text, chain.start(), chain.end())
        places = [known[span] for span in spans if span in known]
        told = is_told(text, chain.start(), chain.end())
        country = places[0] if places else main
        if not country or any(place != country for place in places):
            continue
        if told or (len(spans) > LEAST and len(places) >= LEAST and 2 * len(places) >= len(spans)):
            yield from ((span, country) for span in spans)


def members(text: str, start: int, end: int) -> Sequence[Span]:
    """The spans of a list's names."""
    found = []
    for joint in _JOINT.finditer(text, start, end):
        found.append((start, joint.start()))
        start = joint.end()
    return [*found, (start, end)]


def is_told(text: str, start: int, end: int) -> bool:
    """Whether a noun of several places is told of the list: "the provinces of", "districts" after it."""
    before, after = nouns()
    return before.search(text[max(0, start - _REACH) : start]) is not None or after.match(text, end) is not None
