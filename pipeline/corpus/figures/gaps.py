"""What a number leaves out, because its sentence has said it already: "Vera has 66 seats, Ole has 20 and Ida's 12".

The parser's subject is lost where clauses are short and alike. A name right before "has" is the subject whatever the
parser says, and a number with a holder of its own counts what the number before it counts.
"""

from __future__ import annotations

import re
from typing import Any

from pipeline.corpus.figures.topics import verb_of, words_of

SIZE = "count"  # lead of the verbs that say how many there are
NEAR = 60  # letters beside a number within which its holder, its purpose and what befell those it counts are looked for
FAR = 300  # letters beside a number within which cues and the heads of lists are looked for
OWNER = re.compile(r"\b((?:[A-Z][\w.-]* ){0,3}[A-Z][\w.-]*)['’]s?(?: [a-z-]+)?\s*$")
_NAME = r"((?:[A-Z][\w.’'-]* ){0,3}[A-Z][\w.’'-]*)"
_LOOSE = r"(?: (?:about|already|also|almost|at|currently|just|least|nearly|now|only|roughly|some|still)){0,3}"
_HOLDER = re.compile(
    rf"\b{_NAME}{_LOOSE} (had|has|held|holds|leads with|led with|trailed with|trails with){_LOOSE}\s*$"
)
_RACE = re.compile(
    rf"\b{_NAME}{_LOOSE} (?:leads|led|trails|trailed)\b[a-z ]{{0,40}} (?:for|in) ([a-z]+),? with{_LOOSE}\s*$"
)
_WITH = re.compile(rf"\b(?:lead|leads|led) with{_LOOSE}\s*$")
_GAPPED = re.compile(rf"(?:,|;|\band) {_NAME}{_LOOSE}\s*$")
_RIVAL = re.compile(rf"\b(?:against|than|to|with) {_NAME}['’]s?{_LOOSE}\s*$")
_TALLY = re.compile(r"(?<= )([a-z]{3,}) (?:count|tally|total)\b")
_LISTED = re.compile(rf"(?:\bis|\bstands at|,|:|\band) {_NAME}\s*$")
_END = re.compile(r"\s*(?:[,;.)]|$|(?:and|but|now|so far|to date|while)\b)")
Row = dict[str, Any]


def is_state(verb: str | None) -> bool:
    """Whether a verb, by its lead, says what somebody has at a time, not what happens."""
    return verb == SIZE or verb in words_of("running")


def falls_short(counted: str, behind: str) -> bool:
    """Whether the words behind a number say that so many are missing: "is 71 seats short"."""
    words = behind.partition(counted)[2].lower().split()
    return bool(words) and words[0].strip(".,;") in words_of("short")


class Gaps:
    """The numbers of one article, in their order, with what they leave out."""

    def __init__(self) -> None:
        self.last: Row | None = None  # the number before that says who has how many of what
        self.counted: Row | None = None  # the number before that says of what

    def filled(self, number: Row, sentence: Row | None) -> Row:
        """The number with `subject`, `verb` and `counted` as its sentence and the number before it give them."""
        if sentence is None or number["kind"] != "count":
            return number
        at = number["start"] - sentence["start"]
        end = at + len(number["text"])
        before, behind = sentence["text"][max(0, at - NEAR) : at], sentence["text"][end : end + NEAR]
        filled = {**number, **_holder(number, before)}
        if not filled["counted"] and _END.match(behind):
            filled |= self._inherited(filled, before) or _listed(sentence["text"][max(0, at - FAR) : at])
        verb = verb_of(filled["verb"]) if filled["verb"] else None
        if filled["counted"] and filled["subject"] and verb == SIZE and falls_short(filled["counted"], behind):
            return {**filled, "verb": "needs"}
        if filled["counted"] and filled["subject"] and is_state(verb):
            self.last = filled
        if filled["counted"]:
            self.counted = filled
        return filled

    def _inherited(self, number: Row, before: str) -> dict[str, str]:
        """What the number before counts, where this one has a holder of its own."""
        rival, counted = _RIVAL.search(before), self.counted
        if rival and counted and counted["sentence_id"] == number["sentence_id"] and _named(rival[1]):
            return {"subject": rival[1], "verb": "has", "counted": counted["counted"]}
        last = self.last
        if last is None or not 0 <= number["sentence_id"] - last["sentence_id"] <= 1:
            return {}
        subject, verb = number["subject"], number["verb"]
        if verb and is_state(verb_of(verb)) and _named(subject) and subject != last["subject"]:
            return {"counted": last["counted"]}
        holder = OWNER.search(before) or _GAPPED.search(before)
        if holder and _named(holder[1]) and number["sentence_id"] == last["sentence_id"]:
            return {"subject": holder[1], "verb": last["verb"], "counted": last["counted"]}
        return {}


def _holder(number: Row, before: str) -> dict[str, str]:
    """Subject and verb by the words right before a number, where the parser has none or one that cannot be."""
    match = None if number["counted"] and _named(number["subject"]) else _HOLDER.search(before)
    if match and (name := _without_opener(match[1])) and _named(name):
        return {"subject": name, "verb": "has" if match[2].endswith("with") else match[2]}
    race = None if number["counted"] else _RACE.search(before)
    if race and (name := _without_opener(race[1])) and _named(name):
        return {"subject": name, "verb": "has", "counted": race[2]}
    if number["verb"] and _WITH.search(before):
        return {"verb": "has"}  # "leads with 40 seats"
    return {}


def _without_opener(name: str) -> str:
    words = name.split()
    return " ".join(words[1:] if words[0].lower() in words_of("openers") else words)


def _named(subject: str | None) -> bool:
    """Whether a subject begins with a name: not a pronoun, a noun or a figure."""
    word = (subject or "").split(" ")[0]
    return word[:1].isupper() and re.split("['’]", word.lower())[0] not in words_of("pronouns")


def _listed(before: str) -> dict[str, str]:
    """Holder and thing of a number in a list: "the seat count is Vera 66, Ole 20 and Ida 12"."""
    tally, name = _TALLY.search(before), _LISTED.search(before)
    if not tally or not name or not _named(name[1]):
        return {}
    return {"subject": name[1], "verb": "has", "counted": f"{tally[1]}s"}
