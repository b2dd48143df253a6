"""Ages: whose a number is ("Vera Quill, 48, said", "the 48-year-old clerk Vera Quill"), and what two of them tell.

Time explains most differences: within so many years somebody grows so many years older, or one more after a birthday.
What it does not explain contradicts itself, unless the two are so far apart that they are namesakes.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Sequence
from datetime import date
from typing import Any, NamedTuple

from pipeline.corpus.figures.topics import singular, words_of

YEAR = 365.25  # days
NAMESAKE = 3  # years that two ages of one person may be wrong by; two people of one name are seldom closer
_BEFORE = re.compile(r"(?:,? \(?|, an? |, who (?:is|turned) | (?:is|turns|turned) |,? aged? )(?:now |just )?")
_BETWEEN = re.compile(r"(?: (?!(?:about|against|and|at|by|for|from|in|of|on|to|who|with)\b)[a-z-]+){0,3} ")
_WORD = re.compile(r" ([a-z]+)")
_BEHIND = re.compile(r"\s*(?:[,).;:]|$)")
Row = dict[str, Any]


class Person(NamedTuple):
    """Where a sentence names a person in full: letters of the sentence, and the name."""

    start: int
    end: int
    key: str
    written: str


def topic_of_age(key: str) -> str:
    """The topic of somebody's age. `key`: the name as it is compared."""
    return f"age | score: be | {key}"


def is_age(topic: str) -> bool:
    """Whether a topic is somebody's age."""
    return topic.startswith("age | score: be | ")


def whose(number: Row, sentence: Row, people: Sequence[Person]) -> Person | None:
    """The person right beside an age of so many years; None where it is nobody's, or a range. `people`: in order."""
    if number["kind"] != "age" or number["unit"] != "year" or number["value_max"] is not None or number["modifier"]:
        return None
    text, start = sentence["text"], number["start"] - sentence["start"]
    end, told = start + len(number["text"]), number["text"].endswith("old")
    at = bisect_left(people, start, key=lambda person: person.start)
    before, behind = people[max(0, at - 1) : at], people[at : at + 1]
    for person in before:
        if person.end <= start and _BEFORE.fullmatch(text, person.end, start) and (told or _BEHIND.match(text, end)):
            return person
    for person in behind:
        if end <= person.start and told and _BETWEEN.fullmatch(text, end, person.start):
            follower = _WORD.match(text, person.end)
            return None if follower and singular(follower[1]) in words_of("followers") else person
    return None


def verdict_of_ages(younger: float, older: float, days: tuple[date, date]) -> str | None:
    """What two ages tell that are given on two days, the first of them first: "change", "contradiction" or None."""
    passed = (days[1] - days[0]).days / YEAR
    grown = older - younger
    if int(passed) <= grown <= int(passed) + 1:
        return "change" if grown else None
    return "contradiction" if abs(grown - passed) <= NAMESAKE else None
