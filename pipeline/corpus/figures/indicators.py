"""Figures that a country has one of at a time: its unemployment rate, inflation, national debt.

"The unemployment rate is 6 percent", "at today's jobless rate of 6 percent": of the country that the article is about.
Rates of a town, of some of the people, of another year, or that somebody supposes, are another thing and no topic.
"""

from __future__ import annotations

import re
from functools import cache
from typing import Any

from pipeline.corpus.figures.gaps import NEAR, SIZE
from pipeline.corpus.figures.referents import Referents
from pipeline.corpus.figures.topics import SCORE, lists, words_of
from pipeline.corpus.figures.wordings import Place, Told

_LOOSE = r"(?: (?:about|almost|approximately|around|close to|just|nearly|roughly|still|some)){0,2}"
_NOW = (
    r" (?:at|is|is (?:at|now|still)|now|of|stands at|"
    r"(?:has )?(?:climbed|dipped|dropped|edged|fallen|fell|grown|grew|risen|rose|sank|ticked)(?: down| up)? to)"
)
_THE = re.compile(r"\b(?:the|today[’']s)(?: current)? $", re.IGNORECASE)
_PART = re.compile(r"[^.;:?!,]{0,20}\b(?:among|at|for|if|in|threshold|when|where)\b")  # of some people, or of then
Row = dict[str, Any]


@cache
def _patterns() -> tuple[re.Pattern[str], re.Pattern[str]]:
    """The words before a number, and those behind one, that name an indicator."""
    named = "|".join(sorted(kinds()))
    plain = rf"(?:(?:{'|'.join(sorted(words_of('national')))}) ){{0,3}}({named})"
    before = re.compile(rf"(?:^|\b(?:the|today[’']s) ){plain}{_NOW}{_LOOSE} $", re.IGNORECASE)
    return before, re.compile(rf" {plain}\b")


@cache
def kinds() -> dict[str, str]:
    """Each name of an indicator with the first name of its set."""
    return {name: entry.split(", ")[0] for entry in lists()["indicators"] for name in entry.split(", ")}


def indicator(number: Row, place: Place, names: Referents) -> Told | None:
    """What a number tells of the article's country; None where it tells of something else."""
    if names.home is None or number["sentence_id"] in names.abroad:
        return None  # the sentence may speak of another country
    before, behind = _patterns()
    found = before.search(place.text, max(0, place.start - NEAR), place.start)
    end = place.end
    if found is None and _THE.search(place.before):
        found = behind.match(place.behind)
        end += found.end() if found else 0
    if found is None or names.local(number["sentence_id"]) or _PART.match(place.text, end):
        return None
    kind = kinds()[found[1].lower()]
    key = f"{kind} | {SCORE} {SIZE} | {names.home.key}"
    return Told(kind, f"{number['text']} {kind}", {key: names.home.written})
