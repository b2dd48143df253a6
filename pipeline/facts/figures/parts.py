"""Which part of a crowd a number counts: children, officers, those in a critical condition, some of a whole."""

from __future__ import annotations

import re
from collections.abc import Sequence

from pipeline.facts.figures.clause import Sentence, has_cue, head_of, singular, stands_before
from pipeline.facts.figures.frames import cues_of, frames, groups, words_of
from pipeline.facts.figures.match import Case, Found

SOME = "some"  # the part of a number that counts some of a whole nobody names
WITH_ATTACKER = "including the attacker"
CAPITALS = 0.5  # of a headline's longer words begin with one, in the way of some papers
ASIDE = 14  # words after a number within which its attacker is counted in
PHRASE = 4  # words beside a number that can make it a part
MORE = frozenset(("more", "additional", "further"))
OTHER = frozenset(("other", "others"))
CONDITIONS = frozenset(("critical", "serious", "stable", "grave"))
_CONDITION = re.compile(r"(critical|serious|stable|grave)(?:ly)?$")
Role = tuple[Case, Found]


def group_of(case: Case, found: Found) -> str | None:
    """The part of a whole that a number counts; None for the whole."""
    words, after, frame = case.sentence.words, case.sentence.ends(case.given), found.frame
    places = [at for at in (case.at + 1, after) if at < len(words)]
    if case.given.kind == "count" and has_cue(words, places, cues_of("parts")):
        return SOME
    if has_cue(words, range(max(0, case.at - 2 * PHRASE), case.at), cues_of("one_of")):
        return SOME
    if frame.head_group:
        return case.head
    if frame.noun_group:
        return " ".join((case.given.counted or "").lower().split()) or None
    if frame.group != "people":
        return None
    return (
        _condition(case, found) or _some(case, found) or _crowd(case) or _from(case, after) or _attackers(words, after)
    )


def mark_parts(told: Sequence[Role], parts: list[str | None]) -> None:
    """Where one sentence gives one role to several numbers, none but the first counts all: "two officers wounded and
    three others injured", "two are critical, three were treated". `parts`: of each number, changed in place."""
    for at, (case, found) in enumerate(told):
        if parts[at] is not None or found.frame.group != "people":
            continue
        same = [n for n, (_, other) in enumerate(told) if n != at and other.frame.role == found.frame.role]
        beside = [n for n in same if told[n][0].given.value != case.given.value]
        if _is_summand(case, found, told):
            parts[at] = SOME
        if beside and not (at < min(beside) and _holds(told[at], told[min(beside)], parts[min(beside)])):
            parts[at] = SOME


def _is_summand(case: Case, found: Found, told: Sequence[Role]) -> bool:
    """Whether other people are added, of whom the same is told: "the deaths of ten guests and two pilots"."""
    sentence, after = case.sentence, case.sentence.ends(case.given)
    other = sentence.numbers.get(after + 1)
    if other is None or sentence.words[after] != "and" or head_of(other.counted) in {None, *words_of("no_people")}:
        return False
    roles = {case.given.number_id: found.frame.role for case, found in told}
    return roles.get(other.number_id, found.frame.role) == found.frame.role


def _holds(whole: Role, part: Role, group: str | None) -> bool:
    """Whether a number counts those that the next one counts as well: "five people, including two children"."""
    if part[0].given.value > whole[0].given.value:
        return False
    between = whole[0].sentence.words[whole[0].at + 1 : part[0].at]
    return group in CONDITIONS or group == SOME or not words_of("holding").isdisjoint(between)


def _condition(case: Case, found: Found) -> str | None:
    """The part of those in a critical condition, or another; "three others critically injured" are all the rest."""
    rest = not OTHER.isdisjoint(case.sentence.words[case.at + 1 : case.at + 2])
    words = found.cue if rest else (*case.sentence.words[max(0, found.start - 1) : found.start], *found.cue)
    return next((str(match[1]) for word in words if (match := _CONDITION.match(word))), None)


def _some(case: Case, found: Found) -> str | None:
    """SOME where words beside a number make it one part of a sum, or point back to those told of before."""
    words, at = case.sentence.words, case.at
    follower = words[at + 1 : at + 2]
    if not MORE.isdisjoint(follower) or (not OTHER.isdisjoint(follower) and _is_added(case, found)):
        return SOME
    if _points_back(case, found) or _is_one_of_two(words, at) or _goes_on(case, found):
        return SOME
    named = case.head in groups() and not words_of("holding").isdisjoint(words[max(0, at - 2) : at])
    return SOME if not named and stands_before(words, at, cues_of("among")) else None


def _points_back(case: Case, found: Found) -> bool:
    """Whether a number is of those told of before, of whom some may be dead: "the three were taken to hospital"."""
    definite = case.sentence.words[case.at - 1 : case.at] == ("the",) and found.start > case.at + 1
    return definite and (case.head is None or found.cue[0] in ("to", "in"))


def _goes_on(case: Case, found: Found) -> bool:
    """Whether others are added after a number ("and a fifth"), or died elsewhere ("two died at the scene")."""
    words = case.sentence.words
    if has_cue(words, range(case.at, min(len(words), case.at + ASIDE)), cues_of("and_one_more")):
        return True
    after = range(found.start, min(len(words), found.start + PHRASE))
    return found.frame.name == "killed" and has_cue(words, after, cues_of("there"))


def _is_one_of_two(words: Sequence[str], at: int) -> bool:
    """Whether somebody stands right before a number and a comma, as in headlines: "Baby, 4 people hurt in Tarvo"."""
    return at > 1 and words[at - 1] == "," and groups().get(words[at - 2]) is not None


def _is_added(case: Case, found: Found) -> bool:
    """Whether "others" are those besides somebody of whom the same is told: "a baby and four others were injured"; not
    "one man died and four others were injured"."""
    if found.frame.name == "killed":
        return True
    before = case.sentence.words[max(0, case.at - ASIDE) : case.at]
    told = {word for frame in frames() if frame.group == "people" for word in (*frame.before, *frame.after)}
    return before[-1:] in ((",",), ("and",)) and told.isdisjoint(before)


def _crowd(case: Case) -> str | None:
    """The part of a crowd by its noun, or by its people: "Velmians"."""
    for word in reversed(re.findall(r"[^\W\d_]+", case.given.counted or "")):
        if part := groups().get(singular(word.lower())):
            return part
        if word[0].isupper() and not is_headline(case.sentence.text):
            return str(word).lower()
    return None


def _from(case: Case, after: int) -> str | None:
    """The part of a crowd by where it is from: "ten from Velmia"."""
    sentence = case.sentence
    if sentence.words[after : after + 1] != ("from",) or after + 1 >= len(sentence.words):
        return None
    place = after + 2 if sentence.words[after + 1] == "the" else after + 1
    named = place < len(sentence.words) and sentence.is_name(place) and sentence.words[place] not in _calendar()
    return f"from {sentence.words[place]}" if named else None


def _calendar() -> frozenset[str]:
    return frozenset(name.lower() for name in words_of("calendar"))


def is_headline(text: str) -> bool:
    """Whether most words begin with capitals, and no full stop ends them."""
    if text.rstrip("\"'”’)").endswith("."):
        return False
    words = re.findall(r"[^\W\d_]{4,}", text)
    return bool(sum(word[0].isupper() for word in words) > CAPITALS * len(words))


def _attackers(words: Sequence[str], after: int) -> str | None:
    stretch = words[after : after + ASIDE]
    if "including" not in stretch:
        return None
    named = stretch[stretch.index("including") : stretch.index("including") + 4]
    return WITH_ATTACKER if not words_of("attackers").isdisjoint(named) else None


def is_part(before: str, after: str) -> bool:
    """Whether the texts on both sides of a number without a role make it some of a whole: "four other children"."""
    words = after.lower().split()[:PHRASE]
    ahead = before.lower().replace(",", "").split()[-PHRASE:]
    cues = cues_of("parts")
    return (
        not (MORE | OTHER).isdisjoint([*words[:1], *ahead[-1:]])
        or has_cue(words, range(min(2, len(words))), cues)
        or stands_before(ahead, len(ahead), cues_of("among"))
    )


def tells_of_attacker(sentence: Sentence) -> bool:
    """Whether a sentence tells that an attacker died too, so that some count one more than others."""
    words = sentence.words
    return not words_of("own_death").isdisjoint(words) or _attackers(words, 0) is not None


def of_several(sentence: Sentence) -> bool:
    """Whether a sentence sums over several events: "seven people died in three separate shootings"."""
    words = sentence.words
    for at, given in sentence.numbers.items():
        noun = singular(words[sentence.ends(given) - 1])
        several = given.value > 1 and words[at - 1 : at] and words[at - 1] in ("in", "across", "from", "by", "of")
        if several and noun in words_of("incidents"):
            return True
    return False
