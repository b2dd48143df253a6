"""How sure a number is: "about", "at least", "more than ..." left of it, "or more", "-odd" right of it."""

from __future__ import annotations

import re
from functools import cache

from pipeline.article import Modifier
from pipeline.facts.numbers.candidates import Candidate
from pipeline.facts.numbers.vocabulary import modifiers, words

_REACH = 40  # code points left of a number in which a modifier may lie; the longest phrase has 32
_LEFT = re.compile(r"(?:[A-Za-z.]+[ \u00a0])*[A-Za-z.]*$|[~≈<>] ?$")
_LAST_SMALL = 3  # "said about two things" is of them, "said about half" blurs it
_OVER_AFTER = re.compile(r" (?:ago|old|later|earlier|away|long|late)\b")


@cache
def _after() -> re.Pattern[str]:
    phrases = sorted(modifiers("after"), key=lambda p: (-len(p), p))
    body = "|".join((re.escape(p) if p[0] in "-+" else "[ -]" + re.escape(p).replace(r"\ ", "[ -]")) for p in phrases)
    return re.compile(rf" ?({body})(?![A-Za-z])(?! [0-9$£€])", re.IGNORECASE)


def modifier_before(text: str, candidate: Candidate) -> tuple[Modifier | None, int]:
    """The modifier directly left of the number and where it starts (the number's own start if there is none)."""
    start = candidate.start
    m = _LEFT.search(text, max(0, start - _REACH), start)
    if m is None or not m[0]:
        return None, start
    spoken = re.split(r"[ \u00a0]", m[0].strip())
    table = modifiers("before")
    for n in range(min(6, len(spoken)), 0, -1):
        phrase = " ".join(spoken[-n:]).lower()
        found = table.get(phrase)
        if found:
            before = spoken[-n - 1].lower() if len(spoken) > n else ""
            if not _blurs(text, candidate, phrase, before):
                return None, start
            return found, start - len(" ".join(spoken[-n:])) - 1
    return None, start


def _blurs(text: str, candidate: Candidate, phrase: str, before: str) -> bool:
    """Whether a phrase that has other uses bounds the number here."""
    if phrase == "about":
        return _is_estimate(candidate, before)
    if phrase == "over" and candidate.kind == "duration":
        late = bool(_OVER_AFTER.match(text, candidate.end))
        return late or before in words("number_modifiers", "over", "durations_after")
    if phrase == "up to":
        return before not in words("number_modifiers", "over", "up_to_none")
    if phrase in ("some", "around", "over", "under"):
        return not _is_one(candidate)
    return True


def _is_one(candidate: Candidate) -> bool:
    return candidate.value == 1 and candidate.form == "words"


def _is_estimate(candidate: Candidate, before: str) -> bool:
    """Whether "about" is no preposition: "said about two things" is of them, "said about half" blurs it."""
    if candidate.kind == "date":
        return before in words("number_modifiers", "topic", "before_about_date")
    if _is_one(candidate) or before in words("number_modifiers", "topic", "before_about"):
        return False
    small = candidate.form == "words" and (candidate.value or 0) <= _LAST_SMALL and candidate.kind == "count"
    return not (small and before in words("number_modifiers", "topic", "before_about_small"))


def modifier_after(text: str, end: int) -> Modifier | None:
    """The modifier directly right of `end`."""
    m = _after().match(text, end)
    if m is None:
        return None
    phrase, table = m[1].lower(), modifiers("after")
    return table.get(phrase) or table.get(phrase.replace("-", " ").strip())


def modifier_end(text: str, end: int) -> int:
    """Where the modifier directly right of `end` ends; 0 if there is none."""
    m = _after().match(text, end)
    return m.end() if m else 0


def set_modifier(text: str, candidate: Candidate) -> None:
    """Set the modifier of a candidate from what stands around it."""
    if candidate.kind == "ordinal" or candidate.modifier or candidate.rule == "bounds":
        return
    before, candidate.opening = modifier_before(text, candidate)
    if candidate.kind in ("date", "time"):
        candidate.modifier = before if before == "about" else None
        return
    after = modifier_after(text, candidate.end) or (
        modifier_after(text, candidate.number_end) if candidate.number_end < candidate.end else None
    )
    if (
        after
        and text[candidate.end : candidate.end + 1] == "+"
        and text[candidate.end + 1 : candidate.end + 2].isdigit()
    ):
        after = None
    candidate.modifier = after or before
