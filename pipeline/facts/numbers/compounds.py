"""Two neighbours as one value: compounds of two units, proportions, and shares of one percent."""

from __future__ import annotations

import re

from pipeline.facts.numbers.candidates import Candidate

_IN = re.compile(r"(?: in | of | out of | in every | out of every |-in-|-out-of-)")
_CHANCE = re.compile(r" (?:chances?|odds|shot|probability|likelihood)\b")
_INCHES = re.compile(r",? (?:and )?| ?|-")
_NOUN_AHEAD = re.compile(r"\W*[a-z]{3}")
_PARTS = {"ft": ("in", 12.0), "lb": ("oz", 16.0), "kg": ("g", 1000.0)}
_IN_PROPORTIONS = frozenset(
    {*range(2, 13), 15, 20, 25, 30, 40, 50, 100, 200, 250, 500, 1000, 2000, 5000, 10_000, 100_000, 1_000_000}
)
_TEN = 10  # "eight of 10 voters" is a share, "eight of nine states" are two counts


def compound(text: str, left: Candidate, right: Candidate, between: str) -> Candidate | None:
    """A unit and its part: "5ft 10in", "5-foot-11", "3 dollars 50 cents"."""
    assert left.value is not None and right.value is not None
    part = _PARTS.get(left.unit or "")
    if part and left.kind == "quantity" and _INCHES.fullmatch(between) and right.value < part[1]:
        bare = (
            right.kind == "count"
            and left.unit == "ft"
            and between in ("-", " ")
            and right.form in ("digits", "words")
            and left.value < 9
        )
        if right.unit == part[0] or (bare and not (between == " " and _NOUN_AHEAD.match(text, right.end))):
            return _closed(left, right, left.value + right.value / part[1], "compound")
    if (
        left.kind == right.kind == "money"
        and left.rule == "currency_after"
        and right.value < 1
        and between in (" ", " and ", ", ")
        and left.unit
        and right.rule == "currency_after"
        and text[left.end - 1].isalpha()
    ):
        return _closed(left, right, left.value + right.value, "compound")
    return None


def _closed(left: Candidate, right: Candidate, value: float, rule: str) -> Candidate:
    return Candidate(left.start, right.end, left.kind, value, unit=left.unit, rule=rule, form=left.form,
                     number_end=right.end, modifier=left.modifier)  # fmt: skip


def part_of_percent(left: Candidate, right: Candidate, between: str) -> Candidate | None:
    """A share of one percent: "one-eighth of 1 percent", "half of one percent"."""
    assert left.value is not None
    if left.form != "fraction" or left.kind != "count" or left.value >= 1 or between != " of ":
        return None
    if right.kind != "percent" or right.value != 1 or right.value_max is not None:
        return None
    joined = _closed(left, right, left.value, "part_of_percent")
    joined.kind, joined.unit = "percent", right.unit
    return joined


def proportion(text: str, left: Candidate, right: Candidate, between: str) -> Candidate | None:
    """A count below one: "one in five", "4 out of 10", "a one in 90 million chance"."""
    assert left.value is not None and right.value is not None
    if not _IN.fullmatch(between) or left.kind != "count" or right.kind != "count" or left.tied:
        return None
    if not 0 < left.value < right.value or "fraction" in (left.form, right.form) or "plural" in (left.form, right.form):
        return None
    out_of = "out" in between or (between == " of " and right.value == _TEN)
    out_of = out_of or (left.value == 1 and " in " in between and bool(_CHANCE.match(text, right.end)))
    if not out_of and (between == " of " or int(right.value) not in _IN_PROPORTIONS):
        return None
    if not left.value.is_integer() and not out_of:
        return None
    joined = _closed(left, right, left.value / right.value, "proportion")
    joined.kind, joined.unit, joined.tied = "count", None, right.tied
    return joined
