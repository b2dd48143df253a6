"""What a sentence tells of its numbers: role, part, whose it is, and whether it is of now."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from pipeline.facts.figures.clause import NUMBER, Given, Sentence, has_cue, sentence_of, singular, stands
from pipeline.facts.figures.frames import cues_of, groups, words_of
from pipeline.facts.figures.match import Case, Found, role_of

SOME = "some"  # the part of a number that counts some of a whole nobody names
WITH_ATTACKER = "including the attacker"
NEAR = 10  # words before a number within which it is made newer or older than another
CAPITALS = 0.5  # of a headline's longer words begin with one, in the way of some papers
ASIDE = 14  # words after a number within which its attacker is counted in
KINDS = frozenset(("count", "money", "percent", "quantity", "duration"))
_NAME = re.compile(r"[A-Z][\w’'.-]*(?:(?: (?:of the|of|for the|for|and the|de|al)){0,1} [A-Z][\w’'-]*)*")
_CONDITION = re.compile(r"(critical|serious|stable|grave)(?:ly)?$")


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


def tellings(
    text: str, numbers: Sequence[Given], subjects: Sequence[str | None], before_it: str = ""
) -> Iterator[Telling]:
    """The numbers of a sentence that have a role. `subjects`: of the clause of each number; `before_it`: the sentence
    before, whose body is meant where a sentence names none."""
    sentence = sentence_of(text, [given for given in numbers if given.kind in KINDS])
    if sentence is None:
        return
    subject_of = {given.number_id: subject for given, subject in zip(numbers, subjects, strict=True)}
    before: tuple[Case, Found] | None = None
    for given in sentence.numbers.values():
        case = Case(sentence, given)
        found = role_of(case) or _elliptic(case, before)
        if found is None:
            continue
        before = case, found
        owner = _owner(case, found, subject_of.get(given.number_id), before_it)
        if found.frame.anchor == "name" and owner is None:
            continue
        yield Telling(
            given,
            found.frame.role,
            group_of(case, found),
            owner,
            found.frame.anchor,
            _has(sentence, case.at, "earlier"),
            _has(sentence, case.at, "newer"),
            has_cue(sentence.words, range(len(sentence.words)), cues_of("history")),
        )


def _elliptic(case: Case, before: tuple[Case, Found] | None) -> Found | None:
    """The role of the number before, where the verb is left out: "15 states were ready; by May, 26 states were"."""
    if before is None or case.head is None or before[0].head != case.head:
        return None
    words = case.sentence.words
    after = case.sentence.ends(case.given)
    rest = words[after : after + 2]
    ends = len(rest) < 2 or rest[1] in (".", ",", ";")
    return before[1] if rest and rest[0] in ("are", "did", "do", "had", "have", "were") and ends else None


def group_of(case: Case, found: Found) -> str | None:
    """The part of a whole that a number counts; None for the whole."""
    words, after, frame = case.sentence.words, case.sentence.ends(case.given), found.frame
    places = [at for at in (case.at + 1, after) if at < len(words)]
    if case.given.kind == "count" and has_cue(words, places, cues_of("parts")):
        return SOME
    if frame.head_group:
        return case.head
    if frame.noun_group:
        return " ".join((case.given.counted or "").lower().split()) or None
    if frame.group != "people":
        return None
    if _condition(found):
        return _condition(found)
    if _is_part(words, case.at):
        return SOME
    return _crowd(case) or _attackers(words, after)


def _condition(found: Found) -> str | None:
    """The part of those in a critical (serious, stable) condition."""
    return next((str(match[1]) for word in found.cue if (match := _CONDITION.match(word))), None)


def _is_part(words: Sequence[str], at: int) -> bool:
    """Whether words before a number, or "more" and "other" after it, make it one part of a sum."""
    if words[at + 1 : at + 2] in (("more",), ("additional",), ("further",)):
        return True
    cues = (cue for some in cues_of("among").values() for cue in some)
    return any(stands(words, at - len(cue), cue) for cue in cues if at >= len(cue))


def _crowd(case: Case) -> str | None:
    """The part of a crowd by its noun, or by its people: "Velmians"."""
    counted = case.given.counted or ""
    for word in reversed(re.findall(r"[^\W\d_]+", counted)):
        if part := groups().get(singular(word.lower())):
            return part
        if word[0].isupper() and not _is_headline(case.sentence.text):
            return str(word).lower()
    return None


def _is_headline(text: str) -> bool:
    """Whether most words begin with capitals."""
    words = re.findall(r"[^\W\d_]{4,}", text)
    return bool(sum(word[0].isupper() for word in words) > CAPITALS * len(words))


def _attackers(words: Sequence[str], after: int) -> str | None:
    stretch = words[after : after + ASIDE]
    if "including" not in stretch:
        return None
    named = stretch[stretch.index("including") : stretch.index("including") + 4]
    return WITH_ATTACKER if not words_of("attackers").isdisjoint(named) else None


def _has(sentence: Sentence, at: int, name: str) -> bool:
    """Whether one of a list's cues stands before a number, no other number between."""
    words = sentence.words
    start = at
    while start > 0 and at - start < NEAR and words[start - 1] not in (NUMBER, ";", "."):
        start -= 1
    return has_cue(words, range(start, at), cues_of(name))


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
