"""Two neighbours as one value: compounds of two units, proportions, and shares of one percent."""

from __future__ import annotations

import re

from pipeline.facts.numbers.candidates import Candidate
from pipeline.facts.numbers.pairs import Answer, Pair, one

_IN = re.compile(r"(?: in | of | out of | in every | out of every |-in-|-out-of-)", re.IGNORECASE)
_CHANCE = re.compile(r" (?:chances?|odds|shot|probability|likelihood)\b")
_JOINER = re.compile(r",? (?:and )?| ?|-")
_NOUN_AHEAD = re.compile(r"\W*[a-z]{3}")
_PARTS = {"ft": ("in", 12.0), "lb": ("oz", 16.0), "kg": ("g", 1000.0), "st": ("lb", 14.0), "m": ("cm", 100.0)}
_TALLEST = 9  # feet of a person: "5-foot-11"
_IN_PROPORTIONS = frozenset(
    {*range(2, 13), 15, 20, 25, 30, 40, 50, 100, 200, 250, 500, 1000, 2000, 5000, 10_000, 100_000, 1_000_000}
)
_TEN = 10  # "eight of 10 voters" is a share, "eight of nine states" are two counts


def measure_and_part(p: Pair) -> Answer | None:
    """A unit and its part: "5ft 10in", "5-foot-11", "14st 3lb"."""
    part = _PARTS.get(p.left.unit or "")
    if part is None or p.left.kind != "quantity" or not _JOINER.fullmatch(p.between) or p.right_value >= part[1]:
        return None
    if p.right.unit == part[0] or _is_bare_part(p):
        return _closed(p, p.left_value + p.right_value / part[1], "compound")
    return None


def _is_bare_part(p: Pair) -> bool:
    """ "5-foot-11", "6 foot 2"; not "6 foot 2 men"."""
    plain = p.right.kind == "count" and p.left.unit == "ft" and p.between in ("-", " ")
    if not plain or p.right.form not in ("digits", "words") or p.left_value >= _TALLEST:
        return False
    return not (p.between == " " and _NOUN_AHEAD.match(p.text, p.right.end))


def money_and_part(p: Pair) -> Answer | None:
    """A sum in two coins: "3 dollars 50 cents"."""
    both = p.left.kind == p.right.kind == "money" and p.left.rule == p.right.rule == "currency_after"
    if not both or p.right_value >= 1 or p.between not in (" ", " and ", ", "):
        return None
    if not p.left.unit or not p.text[p.left.end - 1].isalpha():
        return None
    return _closed(p, p.left_value + p.right_value, "compound")


def _closed(p: Pair, value: float, rule: str) -> Answer:
    left, right = p.left, p.right
    return one(
        Candidate(left.start, right.end, left.kind, value, unit=left.unit, rule=rule, form=left.form,
                  number_end=right.end, modifier=left.modifier)
    )  # fmt: skip


def part_of_percent(p: Pair) -> Answer | None:
    """A share of one percent: "one-eighth of 1 percent", "half of one percent"."""
    left, right = p.left, p.right
    if left.form != "fraction" or left.kind != "count" or p.left_value >= 1 or p.between != " of ":
        return None
    if right.kind != "percent" or right.value != 1 or right.value_max is not None:
        return None
    answer = _closed(p, p.left_value, "part_of_percent")
    answer.joined[0].kind, answer.joined[0].unit = "percent", right.unit
    return answer


def proportion(p: Pair) -> Answer | None:
    """A count below one: "one in five", "4 out of 10", "a one in 90 million chance"."""
    left, right = p.left, p.right
    if not _IN.fullmatch(p.between) or left.kind != "count" or right.kind != "count" or left.tied:
        return None
    if not 0 < p.left_value < p.right_value or {"fraction", "plural"} & {left.form, right.form}:
        return None
    if not _is_share(p):
        return None
    answer = _closed(p, p.left_value / p.right_value, "proportion")
    joined = answer.joined[0]
    joined.kind, joined.unit, joined.tied = "count", None, right.tied
    return answer


def _is_share(p: Pair) -> bool:
    """Whether "4 in 10" is one share and not two counts ("four in 18 cities")."""
    if "out" in p.between or (p.between == " of " and p.right_value == _TEN):
        return True
    if p.left_value == 1 and " in " in p.between and _CHANCE.match(p.text, p.right.end):
        return True
    return p.between.lower() != " of " and int(p.right_value) in _IN_PROPORTIONS and p.left_value.is_integer()
