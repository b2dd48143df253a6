"""Whether four digits are a year: "as early as 2008", "a 2006 survey", "the 2016 committee"; not "2000 people"."""

from __future__ import annotations

import re
from functools import cache

from pipeline.extract.numbers.candidates import Candidate
from pipeline.extract.numbers.vocabulary import table, words

FIRST, LAST = 1100, 2100  # what four digits may be as a year
PLAIN_FROM = 1700  # from here on four digits without a thousands mark need no word before them
MODERN_FROM = 1900  # from here on a plural noun after them makes a count of round numbers only ("1984 votes" is rare)
_NOUN = re.compile(r" (?:or so |or more |more |other |additional |new )?(?P<noun>[a-z]+)")
_REACH = 24


@cache
def _before(key: str) -> re.Pattern[str]:
    phrases = "|".join(map(re.escape, table("number_context")["year"][key]))
    return re.compile(rf"(?:\b(?:{phrases})|['’]s)[ -]$", re.IGNORECASE)


def set_year(text: str, candidate: Candidate) -> None:
    """Make a bare number of four digits a date, unless the words around it show a count."""
    value, number = candidate.value, text[candidate.start : candidate.end]
    if value is None or len(number) != 4 or not number.isdigit() or not FIRST <= value < LAST:
        return
    reach = max(0, candidate.start - _REACH)
    if _before("count_before").search(text, reach, candidate.start):
        return
    introduced = bool(_before("before").search(text, reach, candidate.start))
    noun = _NOUN.match(text, candidate.end)
    if not introduced and (value < PLAIN_FROM or (noun is not None and _is_counted(noun["noun"], value))):
        return
    candidate.kind, candidate.date, candidate.rule, candidate.value = "date", number, "year", None
    candidate.counts, candidate.form = False, None


def _is_counted(noun: str, value: float) -> bool:
    if noun in words("number_context", "year", "count_after"):
        return True
    plural = noun.endswith("s") and not noun.endswith(("ss", "us", "is"))
    known = noun in words("number_context", "year", "no_nouns")
    return plural and not known and (value % 100 == 0 or value < MODERN_FROM)
