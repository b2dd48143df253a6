"""What a sentence tells of its numbers: role, part, whose it is, and whether it is of now."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise

from pipeline.facts.figures.clause import NUMBER, Given, Sentence, has_cue, sentence_of, stands
from pipeline.facts.figures.frames import cues_of, groups, words_of
from pipeline.facts.figures.match import Case, Found, role_of
from pipeline.facts.figures.parts import group_of, mark_parts, of_several, tells_of_attacker

NEAR = 10  # words before a number within which it is made newer than another
FAR = 25  # the same of an older one
HOLDS = 4  # words before a number within which it is made a part of the one before
OPENING = 4  # first words of a sentence, which hold for all its numbers: "In initial reports, …"
KINDS = frozenset(("count", "money", "percent", "quantity", "duration"))
_NAME = re.compile(r"[A-Z][\w’'.-]*(?:(?: (?:of the|of|for the|for|and the|de|al)){0,1} [A-Z][\w’'-]*)*")


@dataclass(frozen=True, slots=True)
class Telling:
    """A number with a role. `owner`: a name as written, whose the thing is."""

    given: Given
    role: str
    group: str | None
    owner: str | None
    anchored: str  # "event" or "name"
    earlier: bool  # its sentence says that this was before
    newer: bool  # its sentence says that this is the latest
    history: bool  # it is of another time, or of many
    attacker: bool  # its sentence tells that an attacker died too
    sums: bool  # over several events


def tellings(
    text: str, numbers: Sequence[Given], subjects: Sequence[str | None], before_it: str = ""
) -> Iterator[Telling]:
    """The numbers of a sentence that have a role. `subjects`: of the clause of each number; `before_it`: the sentence
    before, whose body is meant where a sentence names none."""
    sentence = sentence_of(text, [given for given in numbers if given.kind in KINDS])
    if sentence is None:
        return
    subject_of = {given.number_id: subject for given, subject in zip(numbers, subjects, strict=True)}
    told = list(_roles(sentence))
    parts = [group_of(case, found) for case, found in told]
    if not any(_is_earlier(sentence, case.at) for case, _ in told):
        mark_parts(told, parts)
    sums = of_several(sentence)
    history = sums or has_cue(sentence.words, range(len(sentence.words)), cues_of("history"))
    for (case, found), group in zip(told, parts, strict=True):
        owner = _owner(case, found, subject_of.get(case.given.number_id), before_it)
        if found.frame.anchor == "name" and owner is None:
            continue
        yield Telling(
            case.given,
            found.frame.role,
            group,
            owner,
            found.frame.anchor,
            _is_earlier(sentence, case.at),
            has_cue(sentence.words, range(sentence.start_of(case.at, NEAR), case.at), cues_of("newer")),
            history,
            tells_of_attacker(sentence),
            sums,
        )


def _roles(sentence: Sentence) -> Iterator[tuple[Case, Found]]:
    """The numbers of a sentence that have a role."""
    before: tuple[Case, Found] | None = None
    for given in sentence.numbers.values():
        case = Case(sentence, given)
        found = _included(case, before) or role_of(case) or _elliptic(case, before)
        if found is not None:
            before = case, found
            yield case, found


def _included(case: Case, before: tuple[Case, Found] | None) -> Found | None:
    """The role of the number before, of which this one counts a named part: "58 people, including 11 children"."""
    if before is None or before[1].frame.group != "people" or case.given.value > before[0].given.value:
        return None
    between = case.sentence.words[before[0].at : case.at]
    told = case.head in groups() and not words_of("holding").isdisjoint(between[-HOLDS:])
    return before[1] if told else None


def _elliptic(case: Case, before: tuple[Case, Found] | None) -> Found | None:
    """The role of the number before, where the verb is left out: "15 states were ready; by May, 26 states were"."""
    if before is None or case.head is None or before[0].head != case.head:
        return None
    words = case.sentence.words
    after = case.sentence.ends(case.given)
    rest = words[after : after + 2]
    ends = len(rest) < 2 or rest[1] in (".", ",", ";")
    return before[1] if rest and rest[0] in ("are", "did", "do", "had", "have", "were") and ends else None


def _is_earlier(sentence: Sentence, at: int) -> bool:
    """Whether a number is told as an earlier state: by words before it, or by those that begin its sentence."""
    words, cues = sentence.words, cues_of("earlier")
    if words[at - 1 : at] == ("from",) and ("to", NUMBER) in pairwise(words[at + 1 : at + 2 + HOLDS]):
        return True  # "revised from eight to six"
    if has_cue(words, range(min(at, OPENING)), cues_of("opening")):
        return True
    return any(
        stands(words, place, cue) and not (cue == ("earlier",) and words[place + 1] in words_of("calendar_words"))
        for place in range(sentence.start_of(at, FAR), at)
        for cue in cues.get(words[place], ())
    )


def _owner(case: Case, found: Found, subject: str | None, before_it: str) -> str | None:
    """Whose the thing is: of a thing of a named body its name, else the subject of the clause or the name before."""
    if found.frame.anchor == "name":
        return _body(case) or _last_body(before_it)
    if found.frame.owner is None:
        return None
    if subject and subject[:1].isupper() and found.frame.owner == "subject":
        return subject
    before = [match[0] for match in _NAME.finditer(case.sentence.text, 0, case.given.start)]
    return before[-1] if before else None


def _last_body(text: str) -> str | None:
    """The body that a sentence names, where it names one."""
    names = {body for match in _NAME.finditer(text) if (body := _as_body(match[0]))}
    return min(names) if len(names) == 1 else None


def _body(case: Case) -> str | None:
    """The named body nearest to a number, the one before it rather than the one after."""
    names = [(match, body) for match in _NAME.finditer(case.sentence.text) if (body := _as_body(match[0]))]
    before = [body for match, body in names if match.end() <= case.given.start]
    after = [body for match, body in names if match.start() >= case.given.end]
    return next(iter([*before[-1:], *after[:1]]), None)


def _as_body(name: str) -> str | None:
    """A name of two words or more without what begins a sentence before it; None of a month or one word."""
    words = name.rstrip(".").split()
    while words and words[0].lower() in words_of("openers"):
        words = words[1:]
    return " ".join(words) if len(words) > 1 and words_of("calendar").isdisjoint(words) else None
