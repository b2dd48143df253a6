"""Which role a number has in its sentence: of all roles whose cues stand there, the one of the nearest cue."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from functools import cache

from pipeline.facts.figures.clause import (
    NUMBER,
    Given,
    Sentence,
    clause_before,
    cue_after,
    cue_before,
    has_cue,
    head_of,
    singular,
    stands,
)
from pipeline.facts.figures.frames import Cue, Frame, frames, frames_of, words_of
from pipeline.rules.engine import Family, Rule, first

TOTAL = 14  # words within which the noun of a total stands before its number
NEAR = 6  # words before a number within which it is made no fact
TAIL = 6  # words after what is counted within which a cue is completed
AFTER = 0.4  # cost of a word between a number and a cue after it; of one before it 1
BE = frozenset(("am", "are", "be", "been", "being", "is", "was", "were"))
JOINED = 2.0  # cost of a comma or "and" between a cue and its number: the cue may belong to the number before


@dataclass(frozen=True, slots=True)
class Case:
    """A number in its sentence."""

    sentence: Sentence
    given: Given

    @property
    def at(self) -> int:
        """Index of the number's word."""
        return self.sentence.at[self.given.number_id]

    @property
    def head(self) -> str | None:
        """The noun of what it counts."""
        return head_of(self.given.counted)


@dataclass(frozen=True, slots=True)
class Found:
    """A frame that fits, with its cue: the index of the cue's first word, and how far it is."""

    frame: Frame
    cue: Cue
    start: int
    cost: float


def role_of(case: Case) -> Found | None:
    """The role of a number, None where no frame fits."""
    found = best(case)
    if found is None:
        return None
    decided = first(ROLES, (case, found))
    return decided[0] if decided else None


def best(case: Case) -> Found | None:
    """The frame with the nearest cue, of equals the first in the file."""
    fitting = [found for frame in frames_of(case.given.kind) if (found := fits(frame, case))]
    return min(fitting, key=lambda found: found.cost, default=None)


def fits(frame: Frame, case: Case) -> Found | None:
    """How a frame fits a number."""
    if not can_be(frame, case):
        return None
    ways = (by_suffix,) if case.sentence.is_joined(case.given) else (by_before, by_after, by_whole)
    found = [way for look in ways if (way := look(frame, case)) and not is_supposed(frame, case, way)]
    return min(found, key=lambda way: way.cost) if found and in_context(frame, case) else None


def can_be(frame: Frame, case: Case) -> bool:
    """Whether a number of this kind, size and noun can have a role."""
    given, head = case.given, case.head
    if given.kind not in frame.kinds or not frame.least <= given.value <= frame.most:
        return False
    if frame.units and given.unit not in frame.units:
        return False
    if head is None:
        return not frame.heads
    if frame.heads and head not in frame.heads:
        return False
    people = frame.group == "people"
    return head not in frame.no_head and not (people and (head in words_of("no_people") or given.value % 1))


def in_context(frame: Frame, case: Case) -> bool:
    """Whether the sentence has the words that a role needs, and none that it must not have."""
    words = case.sentence.words
    if any(wanted and wanted.isdisjoint(words) for wanted in (frame.around, frame.need)):
        return False
    return not (frame.unless and has_cue(words, range(len(words)), frame.unless))


def by_suffix(frame: Frame, case: Case) -> Found | None:
    """A number joined to its role by a hyphen: "33-nation"."""
    tail = singular(case.given.text.lower().rsplit("-", 1)[-1])
    return Found(frame, (tail,), case.at, 0.0) if tail in frame.suffix else None


def by_before(frame: Frame, case: Case) -> Found | None:
    """A cue before the number: "killing at least 12"."""
    words, at = case.sentence.words, case.at
    told = cue_before(case.sentence, at, frame.before, names=frame.passes_names)
    if told is None:
        return None
    cue, gap = told
    after = case.sentence.ends(case.given)
    tail = frame.before_tail.get(cue)
    head = frame.before_head.get(cue)
    if tail is not None and tail.isdisjoint(words[after : after + TAIL]):
        return None
    if head is not None and case.head not in head:
        return None
    if cue in frame.partial and frame.partial_needs.isdisjoint(words[after : after + 3 * TAIL]):
        return None
    between = words[at - gap : at]
    joined = sum(word in (",", "and") for word in between)
    start = at - gap - len(cue)
    if joined and words[max(0, start - 1) : start] and words[start - 1] in BE:
        return None  # its verb has its subject: "one was shot dead and two managers were wounded"
    return Found(frame, cue, start, gap - len(cue) / 10 + JOINED * joined)


def by_after(frame: Frame, case: Case) -> Found | None:
    """A cue after what the number counts: "24 people in Tarvo were killed"."""
    words, after = case.sentence.words, case.sentence.ends(case.given)
    told = cue_after(words, after, frame.after, frame.reach)
    head = case.given.counted
    noun = head.partition(",")[0].lower().split()[-1] if head and head.partition(",")[0].split() else ""
    if told is None and (noun,) in frame.after.get(noun, ()):
        told = (noun,), after - 1, 0
    if told is None:
        return None
    cue, start, gap = told
    if has_cue(words, (start,), frame.blocked):
        return None
    if not frame.acts and is_active(words, start, cue):
        return None
    return Found(frame, cue, start, AFTER * gap - len(cue) / 10)


def by_whole(frame: Frame, case: Case) -> Found | None:
    """The noun of a total before the number: "the death toll from the quake in Tarvo rose to 24"."""
    words, at = case.sentence.words, case.at
    links, stops = words_of("links"), words_of("stops") - {":"}
    for start in range(at - 1, max(-1, at - TOTAL - 1), -1):
        if words[start] in stops:
            return None
        for cue in frame.whole.get(words[start], ()):
            if not stands(words, start, cue) or start + len(cue) > at:
                continue
            between = words[start + len(cue) : at]
            told = not between or not (links.isdisjoint(between) or between[-1] in (",", "and"))
            if told and (NUMBER not in between or "to" in between[-2:]):
                return Found(frame, cue, start, 0.5 + 0.1 * len(between))
    return None


def is_active(words: Sequence[str], start: int, cue: Cue) -> bool:
    """Whether a participle is a verb with an object of its own: "three officers shot a man"."""
    verb = cue[0].endswith("ed") or cue[0] in words_of("participles")
    if not verb or (start and words[start - 1] in words_of("auxiliaries")):
        return False
    follower = words[start + len(cue)] if start + len(cue) < len(words) else "."
    return len(cue) == 1 and follower in words_of("objects")


def is_supposed(frame: Frame, case: Case, found: Found) -> bool:
    """Whether it is no fact: "could kill 24,000"."""
    if frame.supposed:
        return False
    words, supposed = case.sentence.words, words_of("supposed")
    near = [word for word, _ in zip(clause_before(words, case.at), range(NEAR), strict=False)]
    between = (
        words[case.at + 1 : found.start] if found.start > case.at else words[max(0, found.start - 3) : found.start]
    )
    return not supposed.isdisjoint(near) or not supposed.isdisjoint(between)


def _look(frame: Frame) -> Callable[[tuple[Case, Found]], Found | None]:
    def look(decided: tuple[Case, Found]) -> Found | None:
        return decided[1] if decided[1].frame is frame else None

    return look


@cache
def _family() -> Family[tuple[Case, Found], Found]:
    return Family(
        name="figures.role",
        table="figures",
        column="role",
        what="Which role a number has: the one whose cue stands nearest to it.",
        rules=tuple(Rule(f.name, f.what, _look(f), f.yes, f.no) for f in frames()),
    )


ROLES = _family()
