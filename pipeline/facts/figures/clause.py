"""A sentence as words around its numbers."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache

from pipeline.facts.figures.frames import Cue, Cues, words_of

NUMBER = "#"  # in place of a number's words
MONTH = "May"  # the one month that is a verb as well, so that it stays as written
MOST_WORDS = 400  # of a sentence; a longer one is a list or a table
_WORD = re.compile(r"[^\W_]+(?:['’.-][^\W_]+)*|[^\w\s]")
_IRREGULAR = {"people": "people", "men": "man", "women": "woman", "children": "child"}


@dataclass(frozen=True, slots=True)
class Given:
    """A number as it stands in a sentence; `start` and `end` lie in the sentence's text."""

    number_id: int
    start: int
    end: int
    text: str
    kind: str
    value: float
    value_max: float | None
    unit: str | None
    modifier: str | None
    counted: str | None


@dataclass(frozen=True, slots=True)
class Sentence:
    """The words of a sentence in lower case, numbers as NUMBER, with their places."""

    text: str
    words: tuple[str, ...]
    starts: tuple[int, ...]
    at: dict[int, int]  # number_id -> index of its word
    numbers: dict[int, Given]  # by index of its word

    def is_name(self, at: int) -> bool:
        """Whether a word within the sentence begins with a capital."""
        return at > 0 and self.words[at] != NUMBER and self.text[self.starts[at]].isupper()

    def start_of(self, at: int, most: int = MOST_WORDS) -> int:
        """Index of the first word of the stretch before a number, no other number between."""
        start = at
        while start > 0 and at - start < most and self.words[start - 1] not in (NUMBER, ";", "."):
            start -= 1
        return start

    def is_joined(self, given: Given) -> bool:
        """Whether a number is joined to what it counts: "33-nation"."""
        return bool(given.counted) and "-" in given.text and given.text.lower().endswith(str(given.counted).lower())

    def ends(self, given: Given) -> int:
        """Index after the number and what it counts."""
        at = self.at[given.number_id]
        if not given.counted or self.is_joined(given):
            return at + 1
        found = self.text.find(given.counted, given.end, given.end + len(given.counted) + 40)
        return bisect_left(self.starts, found + len(given.counted)) if found >= 0 else at + 1


def sentence_of(text: str, numbers: Sequence[Given]) -> Sentence | None:
    """The words of a sentence; None of one that is too long. `numbers`: in the order of the text, dates left out."""
    words: list[str] = []
    starts: list[int] = []
    at: dict[int, int] = {}
    by_word: dict[int, Given] = {}
    place = 0
    for match in _WORD.finditer(text):
        while place < len(numbers) and numbers[place].end <= match.start():
            place += 1
        given = numbers[place] if place < len(numbers) else None
        if given and match.end() > given.start:
            if given.number_id not in at:
                at[given.number_id] = len(words)
                by_word[len(words)] = given
                words.append(NUMBER)
                starts.append(given.start)
            continue
        words.append(match[0] if match[0] == MONTH and words else match[0].lower())
        starts.append(match.start())
        if len(words) > MOST_WORDS:
            return None
    return Sentence(text, tuple(words), tuple(starts), at, by_word)


def singular(noun: str) -> str:
    """An English noun in the singular, by its ending; for comparing, not for showing."""
    if noun in _IRREGULAR:
        return _IRREGULAR[noun]
    if noun.endswith("men") and len(noun) > 5:
        return f"{noun[:-2]}an"
    if noun.endswith("ies") and len(noun) > 4:
        return f"{noun[:-3]}y"
    if noun.endswith(("sses", "shes", "ches", "xes")):
        return noun[:-2]
    if noun.endswith("s") and not noun.endswith(("ss", "us", "is")):
        return noun[:-1]
    return noun


@lru_cache(maxsize=4096)  # each role asks for it
def head_of(counted: str | None) -> str | None:
    """The noun of what is counted, in the singular: "soldier" of "Karskian soldiers of the guard"."""
    words = re.findall(r"[^\W\d_]+(?:-[^\W\d_]+)*", (counted or "").lower().partition(" of ")[0])
    return singular(words[-1]) if words else None


def stands(words: Sequence[str], at: int, cue: Cue) -> bool:
    """Whether a cue's words stand from an index on."""
    return tuple(words[at : at + len(cue)]) == cue


def has_cue(words: Sequence[str], places: Iterable[int], cues: Cues) -> bool:
    """Whether one of the cues stands from one of the places on."""
    return any(stands(words, at, cue) for at in places for cue in cues.get(words[at], ()))


def stands_before(words: Sequence[str], at: int, cues: Cues) -> bool:
    """Whether one of the cues, by their first words, ends right before an index."""
    return any(stands(words, at - len(cue), cue) for some in cues.values() for cue in some if at >= len(cue))


def cue_before(
    sentence: Sentence, at: int, cues: Cues, *, names: bool = False, most: int = 8
) -> tuple[Cue, int] | None:
    """The cue nearest before an index with nothing but fillers between, and the words between; the longest of two.

    `names`: a name may stand between as well ("fined Brenholt 40 million").
    """
    words, fillers = sentence.words, words_of("fillers")
    for gap in range(most):
        end = at - gap
        if end <= 0:
            return None
        for cue in cues.get(words[end - 1], ()):
            if end >= len(cue) and stands(words, end - len(cue), cue):
                return cue, gap
        if words[end - 1] not in fillers and not (names and sentence.is_name(end - 1)):
            return None
    return None


def cue_after(words: Sequence[str], at: int, cues: Cues, reach: int) -> tuple[Cue, int, int] | None:
    """The first cue from an index on within its clause, its index, and the words between.

    Another number ends the look, unless it belongs to a part set off by commas ("six people, including two children,
    were killed").
    """
    stops = words_of("stops")
    place, gap = at, 0
    while place < len(words) and gap <= reach:
        for cue in cues.get(words[place], ()):
            if stands(words, place, cue):
                return cue, place, gap
        word = words[place]
        if word == "," and place + 1 < len(words):
            closed = _aside(words, place)
            if closed is None:
                return None
            place = closed
            continue
        if word in stops or word == NUMBER or (word == "and" and gap > 0):
            return None
        place, gap = place + 1, gap + 1
    return None


def _aside(words: Sequence[str], comma: int) -> int | None:
    """Where the words go on after a part set off by commas that begins at one; None where it is none."""
    if words[comma + 1] not in ("including", "among", "most", "mostly", "many", "all", "some", "both", "one", NUMBER):
        return None
    for place in range(comma + 1, min(len(words), comma + 20)):
        if words[place] == ",":
            return place + 1
    return None


def clause_before(words: Sequence[str], at: int) -> Iterator[str]:
    """The words of a number's clause before it, from the nearest on."""
    for place in range(at - 1, -1, -1):
        if words[place] in (";", ":", "—", "“", "”", '"'):
            return
        yield words[place]
