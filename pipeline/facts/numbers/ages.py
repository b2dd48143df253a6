"""Whether a plain number is an age: "aged 45", "NAME, 44,", "she was 13 when", "18 and older", "voters under 30"."""

from __future__ import annotations

import itertools
import re
from functools import cache

from pipeline.facts.numbers.candidates import Candidate
from pipeline.facts.numbers.vocabulary import table

OLDEST = 115
_AGED = re.compile(
    r"\b(?:aged|age|ages|turn|turning|turned|turns|age of|ages of|as young as|as old as"
    r"|ag(?:ed|es) (?:from|between)|between the ages of)"
    r" (?:just |only |about |around |between |under |over |at least |up to |roughly |nearly |almost )?$",
    re.IGNORECASE,
)
_RANGE_AFTER = re.compile(
    r" (?:and|or) (?:older|over|under|younger|above|up)\b(?! \w+ (?:percent|%))"
    r"|[ -]?(?:year|yr)s?[ -]olds?| years? of age"
)
_WAS = re.compile(
    r"\b(?:(?:[Hh]e|[Ss]he|I|[Ww]ho|[A-Z][a-z]+)(?: (?:is|was|am|were|turned|turns|will be|would be)|['’]s)"
    r"|when (?:they|you|we)(?: (?:are|were)|['’]re)|I['’]m)"
    r"(?: now| just| only| then| about| nearly| almost)? $"
)
_WAS_CLOSE = re.compile(r"[.,;!?]|$| (?:when|and (?:has|had|was|is|a|an)|at the time|years? old|now|today|but)\b")
_AT = re.compile(
    r"(?:^|[.,;“\"'(—–] ?|\b(?:and|but|died|dead|retired|married|pregnant|orphaned|who|only) )"
    r"[Aa]t (?:just |only |about |around |nearly |almost )?$"
)
_AT_CLOSE = re.compile(r",? (?:he|she|I|[A-Z][a-z]+|who|after|with|from|of)\b|,")
_AT_PERSON = re.compile(r",? (?:he|she)\b")
_LAST_HOUR = 12  # "at 9 she left" is a time
_APPOSED_CLOSE = re.compile(r"[,.;)]|$| and [A-Z0-9]| who\b| of [A-Z]| [-–—―] ")
_OF_PLACE = re.compile(r", (?:of|from|who)\b")
_FULL_NAME = re.compile(r"\b[A-Z][a-z]+ (?:[A-Z]\.? )?[A-Z][a-z’'-]+ $")
_YOUNGEST_BARE = 10
_LISTED = re.compile(r", |,? and ")
_DIED_AT = re.compile(r"\b(?:die[sd]?|dead|passed away|retired?|married) at (?:age )?$")
_YOUNGER = re.compile(r"\b(?:younger|older) than $", re.IGNORECASE)
_MONTH = (
    r"(?:Jan(?:uary)?|Feb(?:ruary)?|Mar(?:ch)?|Apr(?:il)?|May|June?|July?|Aug(?:ust)?|Sept?(?:ember)?|Oct(?:ober)?"
    r"|Nov(?:ember)?|Dec(?:ember)?)\.?"
)
_MONTH_BEFORE = re.compile(rf"\b(?:(?:[Ii]n|[Ll]ast|[Ss]ince|of|[Bb]y|[Uu]ntil) {_MONTH}|{_MONTH} [0-9]{{1,2}}), $")
_DECADE = re.compile(r"([1-9]0)['’]?s\b")
_DECADE_BEFORE = re.compile(
    r"\b(?:his|her|their|my|our|your|its)(?: (?:early|mid|late|middle))?(?:[ -]|-to-)"
    r"(?:[0-9]0s(?:,|,? (?:and|or|to)) )*$"
)
_NOT_AGE = re.compile(r" (?:percent|per cent|[a-z]+s ago)|%")
_NOUN_AFTER = re.compile(r" (?!and |or |who |was |were |is |are |had |told |has |respectively)[a-z]+|%")
_REACH = 48


@cache
def _apposed() -> re.Pattern[str]:
    """A person before "45,": a capitalised name, a listed noun, or a noun that ends like a trade ("founder, 68,")."""
    data = table("number_context")["age"]
    nouns, none = "|".join(data["apposed"]), "|".join(data["no_trades"])
    trade = rf"(?!(?:{none}), )[a-z]{{2,}}(?:er|or|ist|ian|man|woman|eer)"
    return re.compile(rf"(?:[A-Z][\w.’'-]*[a-z.]|\b(?:{nouns}|{trade})), $")


@cache
def _bound() -> re.Pattern[str]:
    persons = "|".join(table("number_context")["age"]["persons"])
    return re.compile(
        rf"\b(?:{persons}) (?:who (?:are|were|is) )?(?:aged )?(?:under|over|above|below|older than|younger than) $",
        re.IGNORECASE,
    )


def age_decade(text: str, start: int) -> Candidate | None:
    """Ten years of age ("in her 40s", "their 20s and 30s"); None where the digits are no such decade."""
    m = _DECADE.match(text, start)
    if m is None or not _DECADE_BEFORE.search(text, max(0, start - _REACH), start):
        return None
    first = float(m[1])
    return Candidate(
        start, m.end(), "age", first, first + 9, "year", rule="age_decade", number_end=m.end(), counts=False
    )


def set_age(text: str, candidate: Candidate) -> None:
    """Make a plain count an age where the words around it say so."""
    value = candidate.value
    if candidate.kind == "duration" and _AGED.search(text, max(0, candidate.start - _REACH), candidate.start):
        candidate.kind, candidate.rule = "age", "age"
    if candidate.kind != "count" or value is None or candidate.tied or candidate.form not in ("digits", "words"):
        return
    if (
        0 < value <= OLDEST
        and value.is_integer()
        and candidate.rule != "proportion"
        and _is_age(text, candidate, value)
    ):
        candidate.kind, candidate.unit, candidate.counts, candidate.rule = "age", "year", False, "age"


def set_listed_ages(text: str, found: list[Candidate]) -> None:
    """Plain numbers joined to an age by a comma or "and" are ages: "aged 9, 8 and 4", "two women, 21 and 26"."""
    for left, right in itertools.pairwise(found):
        plain = right.kind == "count" and right.tied is None and right.form == "digits" and right.value_max is None
        if left.kind != "age" or left.rule not in ("age", "unit_after") or not plain or (right.value or 0) > OLDEST:
            continue
        if _LISTED.fullmatch(text, left.end, right.start) and not _NOUN_AFTER.match(text, right.end):
            right.kind, right.unit, right.counts, right.rule = "age", "year", False, "age"


def _is_age(text: str, candidate: Candidate, value: float) -> bool:
    start, end, reach = candidate.start, candidate.end, max(0, candidate.start - _REACH)
    if _AGED.search(text, reach, start) or _bound().search(text, reach, start):
        return not _NOT_AGE.match(text, end)
    if _YOUNGER.search(text, reach, start) and not _NOUN_AFTER.match(text, end):
        return not _NOT_AGE.match(text, end)
    if _DIED_AT.search(text, reach, start) and not _NOUN_AFTER.match(text, end):
        return True
    if _RANGE_AFTER.match(text, end) and value >= 5:
        return True
    if candidate.value_max is not None:
        return False
    digits = text[start].isdigit()
    if digits and value >= _YOUNGEST_BARE and _OF_PLACE.match(text, end) and _FULL_NAME.search(text, reach, start):
        return True
    if digits and _APPOSED_CLOSE.match(text, end) and _apposed().search(text, reach, start):
        return not _MONTH_BEFORE.search(text, reach, start)
    if _WAS_CLOSE.match(text, end) and _WAS.search(text, reach, start):
        return True
    if digits and value > _LAST_HOUR and _AT_PERSON.match(text, end) and text[max(0, start - 4) : start] == " at ":
        return True
    return digits and bool(_AT_CLOSE.match(text, end) and _AT.search(text, reach, start))
