"""Figures that say that they are the whole: of a body's members, of a country's people of one kind, of money spent.

- "all 66 Tamar senators", "the 66 Tamar senators", "there are a total of 66 Tamar senators and 20 judges";
- "the 11 million stateless workers in Tamar", "all 11 million stateless workers in this country";
- "the $3 million spent by Quill's campaign", "Quill has raised $3 million in all".
"""

from __future__ import annotations

import re
from bisect import bisect_left
from typing import Any

from pipeline.corpus.figures.gaps import FAR, SIZE
from pipeline.corpus.figures.referents import Name, Referents
from pipeline.corpus.figures.topics import name_key, thing_of, words_of
from pipeline.corpus.figures.wordings import Place, Told, score_of

LEAST = 10  # members of a body: fewer are told of many things ("the two Tamar senators")
MANY = 1_000_000  # people of one kind that are a whole of a country
_LOOSE = r"(?: (?:about|almost|an estimated|approximately|around|nearly|roughly|some))?"
_WHOLE = re.compile(rf"(?:\ball(?: of)?(?: the)?|\bof the|\bthe entire|^the){_LOOSE} $", re.IGNORECASE)
_THE = re.compile(rf"\bthe{_LOOSE} $", re.IGNORECASE)
_IN_LIST = re.compile(r"^(?:In all,? )?[Tt]here (?:are|were) (?:a total of|altogether|in all) [^.;:?!]*$")
_PROPER = re.compile(r"([A-Z][\w’'.-]*(?: [A-Z][\w’'.-]*){0,3}) ")
_SOME = re.compile(r"(?<!\w)(?:[a-z]+est|first|last|main|most|remaining|top)\b")  # "the 40 richest Tamar clerks"
_ENDS = re.compile(r"\s*(?:[,.;:?!)—–]|-+ |$)")
_HERE = re.compile(r" (?:currently )?(?:living )?in (?:the |this )?(country|nation|[A-Z]\w+(?: [A-Z]\w+)?)\b")
_SPENT_BY = re.compile(r" (?:already )?(raised|spent) by (?:[A-Z][a-z]+\. )?$")
_PAID = re.compile(r"(?:[’']s (?:[a-z]+ )?campaign)?(?: (?:came|had|has|is|so far|to date|was|were|would)\b|[,.;)]|$)")
_IN_ALL = re.compile(r" (?:all told|altogether|in all|in total|so far|to date)\b(?! (?:in|this) )")
_SO_FAR = re.compile(r"[\w ,]{0,40}\b(raised|spent)(?: (?:about|almost|between|more than|nearly|over|some))? $")
Row = dict[str, Any]


def whole(number: Row, place: Place, names: Referents) -> Told | None:
    """What a number tells as the whole of something; None where it does not say so."""
    if number["kind"] == "money":
        return _money(number, place)
    thing = thing_of(number["counted"] or "")
    at = place.text.find(number["counted"], place.end, place.end + FAR) if thing else -1
    if number["kind"] != "count" or not thing or at < 0 or thing[0] in words_of("vague"):
        return None
    end = at + len(number["counted"])
    about = _people(number, place, end, names) or _body(number, place, end, names)
    if about is None:
        return None
    what = " ".join([*(word for word in thing[1].split() if word not in about.key.split()), thing[0]])
    label = f"{number['text']} {number['counted']}"
    return Told(number["counted"], label, {f"{what} in all | {SIZE} | {about.key}": about.written})


def _body(number: Row, place: Place, end: int, names: Referents) -> Name | None:
    """The body or group whose members a number counts. `end`: where what it counts ends."""
    if number["value"] < LEAST or not _ENDS.match(place.text, end):
        return None
    if not _WHOLE.search(place.before) and not _IN_LIST.search(place.text, max(0, place.start - FAR), place.start):
        return None
    proper = _PROPER.match(number["counted"])
    groups = {proper[1]} if proper else names.groups.get(number["sentence_id"], set())
    if len(groups) != 1 or _SOME.search(number["counted"]):
        return None
    name = min(groups)
    return Name(name_key(name), number["counted"] if proper else f"{name} {number['counted']}")


def _people(number: Row, place: Place, end: int, names: Referents) -> Name | None:
    """The country of whose people of one kind a number counts all."""
    here = _HERE.match(place.text, end) if number["value"] >= MANY and " " in number["counted"] else None
    if not here or not (_WHOLE.search(place.before) or _THE.search(place.before)):
        return None
    if here[1] in ("country", "nation"):
        return names.home
    key = name_key(here[1])
    return Name(names.countries[key], here[1]) if key in names.countries else None


def _money(number: Row, place: Place) -> Told | None:
    """What somebody has raised or spent in all."""
    found = bisect_left(place.people, place.end, key=lambda person: person.start)
    for person in place.people[found : found + 1] if _THE.search(place.before) else ():
        by = _SPENT_BY.fullmatch(place.text, place.end, person.start) if person.start - place.end < FAR else None
        if by and _PAID.match(place.text, person.end):
            return score_of(f"money {by[1]} in all", f"{number['text']} {by[1]}", person)
    named = place.last(place.start)
    so_far = _SO_FAR.fullmatch(named[1]) if named and _IN_ALL.match(place.behind) else None
    if not named or not so_far:
        return None
    return score_of(f"money {so_far[1]} in all", f"{number['text']} {so_far[1]}", named[0])
