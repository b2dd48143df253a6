"""Figures that one fixed wording tells in full: whose they are and of what.

- a fortune: "Vera Quill is worth $3 billion", "Quill's net worth of $3 billion", "his fortune at $3 billion";
- a time without something: "Quill has gone 90 days without a debate", "90 days since Quill held a debate";
- those who are left: "11 candidates are still in the Liberal race";
- wins of late: "Quill won six of the last seven debates";
- those who stand behind somebody: "66 mayors back Quill", "Quill is backed by 66 mayors";
- a lead: "Quill leads Brandt by 66 seats", "Quill's lead of 66 seats".

All are scores of their day.
"""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Sequence
from itertools import takewhile
from typing import Any, NamedTuple

from pipeline.corpus.figures.ages import Person
from pipeline.corpus.figures.gaps import FAR, NEAR, SIZE
from pipeline.corpus.figures.referents import Referents
from pipeline.corpus.figures.topics import SCORE, name_key, thing_of, verb_of, words_of

_LOOSE = (
    r"(?: (?:about|almost|an estimated|approximately|around|at least|just|more than|nearly|only|over|roughly|some))?"
)
_WORTH = re.compile(rf"\bworth(?: (?:less|more) than the)?{_LOOSE} ?$")
_ASSET = re.compile(rf"\b(?:fortune|net worth)(?: (?:at|is|of|stands at|was))?{_LOOSE} ?$")
_ASSET_BEHIND = re.compile(r" (?:personal )?(?:fortune|net worth)\b")
_IS_WORTH = re.compile(r"(?:,? (?:he|he[’']s|is|now|personally|reportedly|she|she[’']s|was|who))+ $|[’']s $")
_STOP = re.compile(r"[.;:?!(\"“”—]")
_GONE = re.compile(rf"\b(?:been|go|goes|going|gone|went)(?: for)?{_LOOSE} ?$")
_NOUNS = (
    r"(?:(?:a|an|any|another|even|formal|full|giving|having|her|his|holding|hosting|public|single) )*"
    r"([a-z]+(?: [a-z]+)?)"
)
_WITHOUT = re.compile(rf" without {_NOUNS}")
_SINCE = re.compile(r" since (?:the )?[\w. -]{0,20}$")
_HELD = re.compile(rf" (?:last |has |had )?(?:gave|given|had|held|hosted) {_NOUNS}")
_LEFT = re.compile(
    r" (?:[a-z-]+ ){0,4}?in (?:a|its|that|the|their|this) (?:([A-Z][\w-]+) )?"
    r"(?:[a-z]+ )?(contest|field|race|running)\b(?: for the ([A-Z][\w-]+))?"
)
_STILL = re.compile(r"\b(?:left|remain|remaining|still)\b")
_OF_LATE = re.compile(r" of (?:her |his |its |the |their )?(?:last|past|previous) ([\w-]+)\b")
_BACKERS = re.compile(
    r"(?: [—–-] [^—–]{1,80} [—–-])?(?: (?:already|also|had|has|have|now|publicly))*(?: said)?(?: that)?(?: they)?"
    r" (?:backed|backs?|endorsed?|endorses|supports?|supported) (?:[A-Z][a-z]+\. )?$"
)
_LEADS = re.compile(r" (?:(?:currently|now|still) )?(?:leads|led) ")
_BY = re.compile(rf" by{_LOOSE} ")
_LEAD_OF = re.compile(rf"(?:['’]s|[\w, ]{{0,50}}\b(?:had|has|held|holds|with) an?) (?:[a-z]+ )?lead of{_LOOSE} ")
_OUT_OF = re.compile(r"\bof (?:all|the) $")
_BACKED = re.compile(rf" (?:(?:is|was|has been|now|publicly) )+(?:backed|endorsed|supported) by{_LOOSE} $")
Row = dict[str, Any]


class Told(NamedTuple):
    """What a number counts, the figure as a reader knows it, and its topics with the names as written."""

    counted: str
    label: str
    topics: dict[str, str]


class Place(NamedTuple):
    """Where a number stands: letters of its sentence, and the persons that the sentence names, in order."""

    text: str
    start: int
    end: int
    people: Sequence[Person]

    @property
    def before(self) -> str:
        """The letters right before the number."""
        return self.text[max(0, self.start - NEAR) : self.start]

    @property
    def behind(self) -> str:
        """The letters right behind it, for as long as a wording can be."""
        return self.text[self.end : self.end + 3 * NEAR]

    @property
    def around(self) -> str:
        """The letters on both sides within which its sentence is looked at."""
        return self.text[max(0, self.start - FAR) : self.end + FAR]

    def last(self, at: int) -> tuple[Person, str] | None:
        """The person named last before a letter, with the words between; none of two ("Vera and Ole Quill")."""
        found = bisect_right(self.people, at, key=lambda person: person.end)
        if not found or at - self.people[found - 1].end > NEAR:
            return None
        person = self.people[found - 1]
        return None if self.text.endswith(" and ", 0, person.start) else (person, self.text[person.end : at])


def worded(number: Row, place: Place, names: Referents) -> Told | None:
    """What a number tells by the words right beside it; None where none of the wordings is there."""
    if number["kind"] == "money":
        return _fortune(number, place)
    if number["kind"] == "duration":
        return _time_without(number, place)
    if number["kind"] == "count" and number["counted"]:
        return _of_late(number, place, names) or _left(number, place) or _standing(number, place, names)
    return None


def _fortune(number: Row, place: Place) -> Told | None:
    """What somebody is worth."""
    worth, asset = _WORTH.search(place.before), _ASSET.search(place.before)
    cue = worth or asset
    at = place.start - (len(place.before) - cue.start() if cue else 0)
    if not cue and not _ASSET_BEHIND.match(place.behind):
        return None
    named = place.last(at)
    if named is None:
        return None
    person, between = named
    owner = _IS_WORTH.fullmatch(between) if worth or between.startswith(("'", "’")) else not _STOP.search(between)
    return score_of("fortune", f"a fortune of {number['text']}", person) if owner else None


def _time_without(number: Row, place: Place) -> Told | None:
    """How long somebody has been without something."""
    without = _WITHOUT.match(place.behind) if _GONE.search(place.before) else None
    if without:
        named = place.last(place.start)
        return _lacking(number, without[1], named[0]) if named and not _STOP.search(named[1]) else None
    found = bisect_right(place.people, place.end, key=lambda person: person.start)
    for person in place.people[found : found + 1]:
        held = _HELD.match(place.text, person.end)
        if held and _SINCE.fullmatch(place.text, place.end, person.start):
            return _lacking(number, held[1], person)
    return None


def _lacking(number: Row, nouns: str, person: Person) -> Told:
    """How long somebody has been without what the nouns say."""
    words = list(takewhile(lambda word: word not in words_of("no_purpose"), nouns.split()))
    what = " ".join(words)
    return score_of(f"{number['unit']} without {what}", f"{number['text']} without {what}", person)


def _of_late(number: Row, place: Place, names: Referents) -> Told | None:
    """How many of the last so many somebody won or lost; without a topic where nobody is named."""
    late = _OF_LATE.match(place.behind)
    thing = thing_of(number["counted"]) if late else None
    verb, subject = verb_of(number["verb"] or ""), number["subject"]
    if not late or not thing or verb not in ("lose", "win"):
        return None
    label = f"{number['text']}{late[0]} {number['counted']}"
    # the subject of another sentence stands for a pronoun, and may be another person
    person = names.subject(subject, number["sentence_id"]) if subject and subject in place.around else None
    topics = {f"{thing[0]} of late | {SCORE} {verb} | {person.key}": person.written} if person else {}
    return Told(number["counted"], label, topics)


def _standing(number: Row, place: Place, names: Referents) -> Told | None:
    """Who leads by how many or has how many backers, everywhere: not "in Ohio"."""
    return None if names.is_set(number["sentence_id"]) else _backers(number, place) or _lead(number, place)


def _backers(number: Row, place: Place) -> Told | None:
    """How many stand behind somebody."""
    thing = thing_of(number["counted"]) if place.people and number["value"] > 1 else None
    if thing is None or thing[0] in words_of("vague") | words_of("polled") or _OUT_OF.search(place.before):
        return None
    if number["counted"].split()[-1][0].isupper():
        return None  # a party or a people, whom polls count
    named = place.last(place.start)
    person = named[0] if named and _BACKED.fullmatch(named[1]) else None
    at = place.text.find(number["counted"], place.end, place.end + NEAR)
    if person is None and at >= 0:
        at += len(number["counted"])
        found = bisect_left(place.people, at, key=lambda one: one.start)
        near = (one for one in place.people[found : found + 1] if one.start - at <= 3 * NEAR)
        person = next((one for one in near if _BACKERS.fullmatch(place.text, at, one.start)), None)
    label = f"{number['text']} {number['counted']} behind"
    return score_of(f"{thing[0]} who back", f"{label} {person.written}", person) if person else None


def _lead(number: Row, place: Place) -> Told | None:
    """By how many somebody leads."""
    named = place.last(place.start)
    thing = thing_of(number["counted"]) if named else None
    if not thing or not named or thing[0] in words_of("vague"):
        return None
    person, between = named
    if _BY.fullmatch(between):
        leader = place.last(person.start)
        if not leader or not _LEADS.fullmatch(leader[1]):
            return None
        person = leader[0]
    elif not _LEAD_OF.fullmatch(between):
        return None
    label = f"{number['text']} {number['counted']}"
    return Told(
        number["counted"],
        label,
        {f"{' '.join([*thing[1].split(), thing[0]])} | {SCORE} lead | {person.key}": person.written},
    )


def _left(number: Row, place: Place) -> Told | None:
    """How many are left in a race that has a name."""
    field = _LEFT.match(place.behind)
    thing = thing_of(number["counted"]) if field else None
    if not thing or not field or not _STILL.search(f"{place.before[-20:]}{field[0]}"):
        return None
    name = field[1] or field[3]
    if not name:
        return None
    key = f"{thing[0]} left in race | {SCORE} {SIZE} | {name_key(name)}"
    return Told(number["counted"], f"{number['text']} {number['counted']} left", {key: f"the {name} {field[2]}"})


def score_of(what: str, label: str, person: Person) -> Told:
    """What somebody has on one day."""
    return Told(what, label, {f"{what} | {SCORE} {SIZE} | {person.key}": person.written})
