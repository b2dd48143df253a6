"""Whether an amount is a change, and which way; and what a bare number has from the change or sum before it."""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import cache
from itertools import pairwise
from typing import Literal

from pipeline.facts.numbers.candidates import Candidate
from pipeline.facts.numbers.modifiers import modifier_before
from pipeline.facts.numbers.vocabulary import table

Trend = Literal["up", "down"]

_CHANGED = frozenset({"percent", "money", "quantity", "count", "duration"})
_REACH = 40
_WORDS = 5  # before an amount in which its verb stands
_BOUND = re.compile(r"(?:below|above|under|past|short of) ")
_BARE_CLOSE = re.compile(r"[.,;:)]|$| (?:and|but|while|as|on|in|at|after|from|with)\b")
_CONVERTED = re.compile(r" ?\((?:about |around |some |roughly )?(?P<sign>[A-Z]{0,3}[$£€¥])")


@cache
def _verbs() -> dict[str, Trend | None]:
    """Words before an amount that make it a change ("rose 3%"), and (None) those that may stand between."""
    data = table("number_modifiers")["trend"]
    found: dict[str, Trend | None] = dict.fromkeys(data["between"])
    return found | dict.fromkeys(data["up"], "up") | dict.fromkeys(data["down"], "down")


@cache
def _after() -> re.Pattern[str]:
    """Words after an amount that make it a change: "3% higher", "a 3% fall"."""
    data = table("number_modifiers")["trend"]
    up, down, attributes = ("|".join(data[key]) for key in ("up_after", "down_after", "attributes"))
    return re.compile(rf"[ -](?:(?:{attributes}) )?(?:(?P<up>{up})|(?P<down>{down}))\b")


def set_trends(text: str, found: Sequence[Candidate]) -> None:
    """Set the trend of amounts of change, and give bare levels after them the unit that they share."""
    for c in found:
        if c.kind in _CHANGED and c.value is not None:
            c.trend = trend_of(text, c)
    for left, right in pairwise(found):
        _carry(text, left, right)


def trend_of(text: str, c: Candidate) -> Trend | None:
    """Which way an amount changes something; None where it is no change, or a level ("rose to 5%")."""
    start = c.opening if c.opening >= 0 else modifier_before(text, c)[1]
    if _BOUND.match(text, start):
        return None  # "drop below 10 degrees" tells a level
    if text[start - 1 : start] == "+" and not text[start - 2 : start - 1].isalnum():
        return "up"
    spoken = text[max(0, start - _REACH) : start]
    for word in reversed(spoken.lower().split()[-_WORDS:]) if spoken[-1:].isspace() else ():
        if word not in _verbs():
            break
        trend = _verbs()[word]
        if trend:
            return trend
    m = _after().match(text, c.end) if c.kind != "count" else None
    return ("up" if m["up"] else "down") if m else None


def _carry(text: str, left: Candidate, right: Candidate) -> None:
    """ "rose 2 percent but Orlen fell by 1": a bare change after a percentage is one too."""
    bare = right.kind == "count" and right.trend and right.form == "digits" and not right.tied
    if not bare or right.value_max is not None or right.scale > 1 or right.grouped:
        return
    if left.kind == "percent" and left.trend and _BARE_CLOSE.match(text, right.end):
        right.kind, right.unit, right.counts, right.basis = left.kind, left.unit, False, "context"


def share_money(text: str, found: Sequence[Candidate]) -> None:
    """A bare number with a conversion in brackets has the currency of the sum before it that has one too.

    "2,435,000 yen ($22,480) … and 2,380,000 ($21,972)".
    """
    known: Candidate | None = None
    for c in found:
        m = _CONVERTED.match(text, c.end)
        if m is None:
            continue
        if c.kind == "money":
            known = c
        elif c.kind == "count" and known and not c.tied:
            c.kind, c.unit, c.counts, c.basis = "money", known.unit, False, "context"
