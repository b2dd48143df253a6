"""Figures of things that are somebody's: of what they are full, what became of them, and how many that makes in all.

- "60 pages of Quill's letters", "60 pages of letters that Quill sent";
- "60 of Quill's letters have been stolen", "60 letters from Quill are missing";
- "bringing the total number of stolen letters from Quill to 60".

What is stolen, missing or deleted grows from day to day: those are scores. What fills so many pages is not.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from itertools import takewhile
from typing import Any

from pipeline.corpus.figures.ages import Person
from pipeline.corpus.figures.gaps import FAR, SIZE
from pipeline.corpus.figures.topics import SCORE, singular, thing_of, words_of
from pipeline.corpus.figures.wordings import Place, Told

NEAR = 60  # letters from a number to the name of the one whose things it counts
LONG = 150  # letters from a number to what became of the things
_BREAK = re.compile(r"[,.;:?!(—–]| - | (?:and|but|not|while) ")
_STOP = re.compile(r"[.;:?!(—–]| - | (?:as|but|never|no|none|not|while) ")
_WORD = re.compile(r"(?<!\S)[a-z][a-z-]*")
_ELSE = re.compile(r"\b(?:about|additional|against|more|on|other|to)\b")
_FILLED = re.compile(r" ([a-z]+) of (?:(?:her|his|the|their) )?((?:[A-Z][\w.’'-]* ){0,4}(?:[a-z-]+ ?){1,3})")
_TOTAL = re.compile(
    r"\b(?:bringing|brings|brought|pushed|pushes|pushing|raises|raising|taking) the (?:number|total|total number) of"
    r" ([^.;:?!]{3,160}?) to(?: (?:about|almost|at least|more than|nearly|over))? ?$"
)
Row = dict[str, Any]


def held(number: Row, place: Place) -> Told | None:
    """What a number tells of somebody's things; None where it tells nothing of the kind."""
    if number["kind"] != "count" or not place.people:
        return None
    told = _in_all(number, place)
    if told or not words_of("batches").isdisjoint(place.before.lower().split()):
        return told
    return _filled(number, place) or _became(number, place)


def _in_all(number: Row, place: Place) -> Told | None:
    """How many that makes of what has become of somebody's things."""
    total = _TOTAL.search(place.text, max(0, place.start - FAR), place.start)
    if not total:
        return None
    start, end = total.span(1)
    found = bisect_left(place.people, start, key=lambda person: person.start)
    person = next((one for one in place.people[found : found + 1] if one.end <= end), None)
    words, state = _things(total[1]), _state(total[1])
    thing = thing_of(" ".join(words))
    if not person or not state or not thing:
        return None
    key = f"{thing[0]} {state} | {SCORE} {SIZE} | {person.key}"
    return Told(thing[0], f"{number['text']} {words[-1]} {state}", {key: person.written})


def _filled(number: Row, place: Place) -> Told | None:
    """How many pages or boxes of somebody's things there are."""
    filled = _FILLED.match(place.behind)
    if not filled or singular(filled[1]) not in words_of("containers"):
        return None
    person, words = _owner(place), _things(filled[2])
    thing = thing_of(" ".join(words))
    if not person or not thing:
        return None
    key = f"{singular(filled[1])} of {thing[0]} | {SIZE} | {person.key}"
    return Told(filled[1], f"{number['text']} {filled[1]} of {words[-1]}", {key: person.written})


def _became(number: Row, place: Place) -> Told | None:
    """How many of somebody's things something has become of."""
    thing, person = thing_of(number["counted"] or ""), _owner(place)
    if not thing or not person or thing[0] in words_of("vague") or number["value"] < 2:
        return None
    if _state(place.before):
        return None
    behind = place.text[place.end : place.end + LONG]
    stop = _STOP.search(behind)
    state = _state(behind[: stop.start()] if stop else behind)
    if not state:
        return None
    key = f"{thing[0]} {state} | {SCORE} {SIZE} | {person.key}"
    label = f"{number['text']} {number['counted']}"
    return Told(thing[0], label if state in label else f"{label} {state}", {key: person.written})


def _owner(place: Place) -> Person | None:
    """The person named right behind a number, or behind what it counts: "60 letters that Quill sent"."""
    found = bisect_left(place.people, place.end, key=lambda person: person.start)
    for person in place.people[found : found + 1]:
        between = place.text[place.end : person.start] if person.start - place.end <= NEAR else "."
        if not _BREAK.search(between) and not _ELSE.search(between):
            return person
    return None


def _things(phrase: str) -> list[str]:
    """The words of a phrase up to its noun: "stolen letters" of "stolen letters from Quill"."""
    words = list(takewhile(lambda word: word not in words_of("joints"), _WORD.findall(phrase)))
    told = (at for at, word in enumerate(words) if at and word.endswith("ed") and words[at - 1].endswith("s"))
    return words[: next(told, len(words))]


def _state(phrase: str) -> str | None:
    """What has become of things by the first word that says so."""
    return next((word for word in _WORD.findall(phrase) if word in words_of("states")), None)
