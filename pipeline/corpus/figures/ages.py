"""Ages: whose a number is ("Vera Quill, 48, said", "the 48-year-old clerk Vera Quill"), and what two of them tell.

Time explains most differences: within so many years somebody grows so many years older, or one more after a birthday.
What it does not explain contradicts itself, unless the two are so far apart that they are namesakes.
"""

from __future__ import annotations

import re
import tomllib
from bisect import bisect_left
from collections.abc import Sequence
from datetime import date
from functools import cache
from importlib import resources
from typing import Any, NamedTuple

from pipeline.facts.figures.clause import singular

YEAR = 365.25  # days
WEEK = 10 / YEAR  # within which a birthday is too rare to explain a year
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


@cache
def followers() -> frozenset[str]:
    """Those who follow somebody: the list of data/topics.toml."""
    text = resources.files("pipeline.corpus.figures").joinpath("data/topics.toml").read_text(encoding="utf-8")
    return frozenset(tomllib.loads(text)["followers"])


def whose(number: Row, sentence: Row, people: Sequence[Person]) -> Person | None:
    """The person right beside an age of so many years; None where it is nobody's, or a range. `people`: in order."""
    if number["kind"] != "age" or number["unit"] != "year" or number["value_max"] is not None or number["modifier"]:
        return None
    start = number["start"] - sentence["start"]
    at = bisect_left(people, start, key=lambda person: person.start)
    end, told = start + len(number["text"]), number["text"].endswith("old")
    before = _before(sentence["text"], (start, end), told, people[max(0, at - 1) : at])
    return before or (_after(sentence["text"], end, people[at : at + 1]) if told else None)


def _before(text: str, place: tuple[int, int], told: bool, people: Sequence[Person]) -> Person | None:
    """The person right before an age: "Vera Quill, 48, said"."""
    start, end = place
    for person in people:
        if person.end <= start and _BEFORE.fullmatch(text, person.end, start) and (told or _BEHIND.match(text, end)):
            return person
    return None


def _after(text: str, end: int, people: Sequence[Person]) -> Person | None:
    """The person right after an age that ends there: "the 48-year-old clerk Vera Quill"."""
    for person in people:
        if end <= person.start and _BETWEEN.fullmatch(text, end, person.start):
            follower = _WORD.match(text, person.end)
            return None if follower and singular(follower[1]) in followers() else person
    return None


def ages_contradict(younger: float, older: float, days: tuple[date, date]) -> bool:
    """Whether two ages that are given on two days, the first of them first, cannot both be right.

    A birthday explains a year, but hardly between articles of one week; more than NAMESAKE years are two people.
    """
    passed = (days[1] - days[0]).days / YEAR
    grown = older - younger
    if abs(grown - passed) > NAMESAKE or not grown:
        return bool(not grown and passed > 1 + WEEK) and passed <= NAMESAKE
    return passed <= WEEK or not int(passed) <= grown <= int(passed) + 1
