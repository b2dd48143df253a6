"""Whether four digits are a year: "as early as 2008", "a 2006 survey", "the 2016 committee"; not "2000 people"."""

from __future__ import annotations

import re
from functools import cache

from pipeline.facts.numbers.candidates import Candidate
from pipeline.facts.numbers.vocabulary import number_words, table, words

FIRST, LAST = 1000, 2100  # what four digits may be as a year
FAR = 2300  # and after "by", "until" or such
PLAIN_FROM = 1700  # from here on four digits without a thousands mark need no word before them
MODERN_FROM = 1900  # from here on a plural noun after them makes a count of round numbers only ("1984 votes" is rare)
_NOUN = re.compile(r" (?:or so |or more |more |other |additional |new )?(?:[A-Z][a-z]+ )?(?P<noun>[a-z]+)")
_SPOKEN = re.compile(r"(sixteen|seventeen|eighteen|nineteen|twenty) ([a-z]+)(?:-([a-z]+))?(?![\w-])", re.IGNORECASE)
_SPOKEN_BEFORE = re.compile(r"\b(?:in|since|of|until|by|from|to|before|after|year) $", re.IGNORECASE)
_REACH = 24
_AHEAD = re.compile(r"\b(?:by|until|till|in|year|to) (?:the year )?$", re.IGNORECASE)
_WEAK = re.compile(r"\b(?:to|and|for|of|that|around) $")
_TO_COUNT = re.compile(r" to [0-9]{2}00 (?:[a-z]+ )?[a-z]{3,}s\b")
_FAR_CLOSE = re.compile(r"[,.;:)!?]|$| (?:and|or|the|it|as|if|when|unless|under|with|because)\b")


@cache
def _before(key: str) -> re.Pattern[str]:
    possessive = "|['’]s" if key == "before" else ""
    phrases = "|".join(map(re.escape, table("number_context")["year"][key]))
    return re.compile(rf"(?:\b(?:{phrases}){possessive})[ -]$", re.IGNORECASE)


def spoken_year(text: str, at: int) -> Candidate | None:
    """A year in words after one such as "in": "nineteen eighty-four", "twenty sixteen"."""
    m = _SPOKEN.match(text, at)
    if m is None or not _SPOKEN_BEFORE.search(text, max(0, at - 8), at):
        return None
    kinds = number_words()
    numbers = [kinds.get(word.lower(), ("", 0.0)) for word in (m[1], m[2], m[3] or "zero")]
    if numbers[1][0] not in ("teen", "ten") or numbers[2][0] != "unit" or (m[3] and numbers[1][0] != "ten"):
        return None
    year = int(numbers[0][1] * 100 + numbers[1][1] + numbers[2][1])
    return Candidate(at, m.end(), "date", date=str(year), rule="year", number_end=m.end(), counts=False)


def set_year(text: str, candidate: Candidate) -> None:
    """Make a bare number of four digits a date, unless the words around it show a count."""
    value, number = candidate.value, text[candidate.start : candidate.end]
    if value is None or len(number) != 4 or not number.isdigit() or not FIRST <= value < FAR:
        return
    if value >= LAST and not _is_far_year(text, candidate):
        return
    if _is_count(text, candidate, value):
        return
    candidate.kind, candidate.date, candidate.rule, candidate.value = "date", number, "year", None
    candidate.counts, candidate.form = False, None


def _is_far_year(text: str, candidate: Candidate) -> bool:
    """Whether four digits beyond the century are a year: "by 2120"."""
    ahead = _AHEAD.search(text, max(0, candidate.start - _REACH), candidate.start)
    return bool(ahead and _FAR_CLOSE.match(text, candidate.end))


def _is_count(text: str, candidate: Candidate, value: float) -> bool:
    """Whether the words around four digits show a count: "more than 2000", "2000 people", "from 1000 to 2000 hires"."""
    reach = max(0, candidate.start - _REACH)
    introduced = bool(_before("before").search(text, reach, candidate.start))
    noun = _NOUN.match(text, candidate.end)
    plural = noun is not None and _is_plural(noun["noun"])
    bounded = bool(_before("count_before").search(text, reach, candidate.start))
    if bounded and (plural or value < MODERN_FROM or value % 50 == 0):
        return True
    round_count = value % 100 == 0
    if round_count and plural and _WEAK.search(text, reach, candidate.start):
        return True
    if round_count and _TO_COUNT.match(text, candidate.end):
        return True
    return not introduced and (value < PLAIN_FROM or (noun is not None and _is_counted(noun["noun"], value)))


def _is_counted(noun: str, value: float) -> bool:
    if noun in words("number_context", "year", "count_after"):
        return True
    return _is_plural(noun) and (value % 100 == 0 or value < MODERN_FROM)


def _is_plural(noun: str) -> bool:
    if noun in words("number_context", "year", "count_after"):
        return True
    return (
        noun.endswith("s")
        and not noun.endswith(("ss", "us", "is"))
        and noun not in words("number_context", "year", "no_nouns")
    )
