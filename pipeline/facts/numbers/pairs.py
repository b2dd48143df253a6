"""Two numbers side by side, as the rules that join neighbours see them, and what they may answer."""

from __future__ import annotations

import re
from dataclasses import dataclass

from pipeline.facts.numbers.candidates import Candidate
from pipeline.facts.numbers.modifiers import modifier_before

_WORD = re.compile(r"[a-z]+")
_CLAUSE = re.compile(r"[.;:!?]\s")
_FROM = re.compile(r"\bfrom(?: about| roughly| around| nearly| up to| a| an)? ?(?:[A-Za-z]+ )?$", re.IGNORECASE)
REACH = 60  # code points left in which a verb of change or a vote is looked for


@dataclass(frozen=True, slots=True)
class Answer:
    """What takes the place of a pair: one candidate, or (empty) both as they are."""

    joined: tuple[Candidate, ...] = ()


APART = Answer()


def one(candidate: Candidate) -> Answer:
    """The answer that joins a pair to one candidate."""
    return Answer((candidate,))


@dataclass(frozen=True, slots=True)
class Pair:
    """Two candidates of a paragraph with the text between them."""

    text: str
    left: Candidate
    right: Candidate
    between: str

    @property
    def left_value(self) -> float:
        """The value on the left; dates have none and are told apart before."""
        return self.left.value or 0.0

    @property
    def right_value(self) -> float:
        """The value on the right."""
        return self.right.value or 0.0

    @property
    def start(self) -> int:
        """Where the left one starts with its modifier."""
        return modifier_before(self.text, self.left)[1]

    @property
    def came_from(self) -> bool:
        """Whether "from" leads up to the left one."""
        return bool(_FROM.search(self.text, max(0, self.start - 30), self.start))

    def words_before(self, n: int) -> list[str]:
        """The last n words of the clause before the left one, in lower case."""
        clause = _CLAUSE.split(self.text[max(0, self.left.start - REACH) : self.left.start].lower())[-1]
        return _WORD.findall(clause)[-n:]

    def words_after(self, n: int) -> list[str]:
        """The first n words after the right one, in lower case."""
        return _WORD.findall(self.text[self.right.end : self.right.end + 24].lower())[:n]
