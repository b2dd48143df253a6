"""Neighbours that make one number, or share a unit: the family of rules that joins them, in order."""

from __future__ import annotations

import re
from collections.abc import Callable

from pipeline.facts.numbers import compounds, ranges
from pipeline.facts.numbers.candidates import Candidate
from pipeline.facts.numbers.pairs import Answer, Pair
from pipeline.facts.numbers.ranges import share_unit
from pipeline.rules.engine import Family, Rule, first

_LISTED = re.compile(r"[0-9], $")
_HANGING = re.compile(r"[-‑](?:, |,? (?:and|or|to) )")
_GAP = 24  # the longest joiner is ", and no more than "
_STEP = 5  # how far apart the figures of "3, 4 percent" lie


def _dated(look: Callable[[Pair], Answer | None]) -> Callable[[Pair], Answer | None]:
    """A rule for a pair with a date in it."""
    return lambda p: look(p) if "date" in (p.left.kind, p.right.kind) else None


def _valued(look: Callable[[Pair], Answer | None]) -> Callable[[Pair], Answer | None]:
    """A rule for a pair of values: no dates, times, ordinals, tallies."""
    return lambda p: look(p) if p.left.kind not in _WHOLE and p.right.kind not in _WHOLE else None


_WHOLE = frozenset({"date", "time", "ordinal", "score"})
NO = ("The harbour has 31 boats.", "They sold 4 tonnes of ore; 12 people came.")
FAMILY: Family[Pair, Answer] = Family(
    name="numbers.join",
    table="numbers",
    what="What two numbers side by side are: one value, one range, a tally, or two rows.",
    rules=(
        Rule(
            "year_range",
            "Two bare years are one span.",
            _dated(ranges.years),
            ("The war lasted from 2009 to 2011.", "She reigned between 2001 and 2006."),
            ("It opened in 2009. By 2011 it had closed.", *NO),
        ),
        Rule(
            "centuries",
            "An ordinal before the next one's century is a century too.",
            _dated(ranges.centuries),
            ("The towers date from the 18th and 19th centuries.", "art of the 5th to 6th century"),
            ("The 18th tower fell in the 19th century.", *NO),
        ),
        Rule(
            "compound",
            "A measure and its smaller unit are one value.",
            _valued(compounds.measure_and_part),
            ("She is 5ft 10in tall.", "He weighs 14st 3lb."),
            ("The room is 5ft wide, 10in more than the other.", *NO),
        ),
        Rule(
            "compound_money",
            "A sum in two coins is one value.",
            _valued(compounds.money_and_part),
            ("It cost 3 dollars 50 cents.", "He paid 2 pounds and 20 pence."),
            ("He paid 3 dollars, not 50 dollars.", *NO),
        ),
        Rule(
            "part_of_percent",
            "A share of one percent is a percentage.",
            _valued(compounds.part_of_percent),
            ("It lost half of 1 percent.", "It lost one-eighth of 1 percent."),
            ("Half of 12 percent is little.", *NO),
        ),
        Rule(
            "proportion",
            "So many in, or out of, so many are a count below one.",
            _valued(compounds.proportion),
            ("One in five boats leaks.", "4 out of 10 voters agreed."),
            ("Four in 18 towns agreed.", *NO),
        ),
        Rule(
            "respectively",
            'Two numbers of two things, which are named with "respectively".',
            _valued(ranges.respectively),
            ("They lost 12 or 14 boats respectively.", "Ann and Bo won 3 and 5 medals respectively."),
            ("They lost 12 or 14 boats.", *NO),
        ),
        Rule(
            "score",
            "Two whole numbers are the sides of a match or a vote, in the order written.",
            _valued(ranges.score),
            ("Orlen won 6-4.", "It passed by a vote of 52 to 48."),
            ("They sent 10-15 ships.", "It fell from 20 to 15.", *NO),
        ),
        Rule(
            "change",
            "A change and its level, or the two levels of a change, are two rows.",
            _valued(ranges.change),
            ("Debt rose by $43.6bn to $419.2bn.", "Rates were cut from 12 to 9 percent."),
            ("It has 10 to 15 rooms.", *NO),
        ),
        Rule(
            "range",
            'Two numbers with a dash, "to", "or" or "between … and" are one range with one unit and scale.',
            _valued(ranges.span),
            ("They sent 10-15 ships.", "Some 30-40,000 people marched."),
            ("Orlen won 6-4.", "They sent 10 ships and 15 planes.", *NO),
        ),
        Rule(
            "sum_or",
            'A bare number before "or" and a sum with its sign is a sum too.',
            _valued(ranges.sum_or),
            ("It costs about 8 or $9.", "They asked for 40 or $50."),
            ("He paid 2 or $900 more.", "They sold 8 boats or $9 hats.", *NO),
        ),
        Rule(
            "part_of_sum",
            "A large bare number before the sum that it is a part of is a sum too.",
            _valued(ranges.part_of_sum),
            ("He raised 280 million of the 1.5 billion shekels.", "They spent 3 million of a planned $9 million."),
            ("Three of the $20 notes are false.", *NO),
        ),
        Rule(
            "bounds",
            "A lower and an upper bound are one range.",
            _valued(ranges.bounds),
            ("It holds at least 20 and at most 100 guests.", "It sold more than 1,000 but less than 1,500 boats."),
            ("It holds at least 20 guests and at least 100 chairs.", *NO),
        ),
    ),
    where=lambda p: (p.left.start, p.right.end),
)


def merge(text: str, found: list[Candidate]) -> list[Candidate]:
    """The candidates with ranges, proportions, tallies and compounds put together; text order is kept."""
    merged: list[Candidate] = []
    for right in found:
        left = merged[-1] if merged else None
        if left and right.start - left.end <= _GAP and "time" not in (left.kind, right.kind):
            answer = first(FAMILY, Pair(text, left, right, text[left.end : right.start]))
            if answer and answer[0].joined:
                merged[-1:] = answer[0].joined
                _look_back(text, merged)
                continue
        merged.append(right)
    share_units(merged, text)
    _share_tied(text, merged)
    return merged


def _share_tied(text: str, found: list[Candidate]) -> None:
    """A number before a hyphen that hangs has the next one's noun or unit: "four-, five- and six-seat versions"."""
    for left, right in zip(reversed(found[:-1]), reversed(found[1:]), strict=True):
        hangs = left.kind == "count" and not left.tied and _HANGING.fullmatch(text, left.end, right.start)
        if hangs and right.tied:
            left.tied, left.rule = right.tied, right.rule
        elif hangs and right.unit and right.kind != "money":
            share_unit(left, right, left.value or 0.0)


def _look_back(text: str, merged: list[Candidate]) -> None:
    """Ask again what a bare number before a new range is: "from 24.2 to 33-35 billion euros"."""
    if len(merged) > 1 and merged[-1].rule == "range" and _is_bare(merged[-2]):
        left, right = merged[-2:]
        if right.start - left.end <= _GAP:
            ranges.change(Pair(text, left, right, text[left.end : right.start]))


def share_units(found: list[Candidate], text: str) -> None:
    """Plain numbers that lead up to a measure share its unit: "3, 4 percent", "20 and 30 percent", "9 and 10 foot"."""
    for left, right in zip(reversed(found[:-1]), reversed(found[1:]), strict=True):
        if _is_bare(left) and right.kind in ("percent", "quantity", "duration") and right.form == "digits":
            between = text[left.end : right.start]
            step = (right.value or 0.0) - (left.value or 0.0)
            shares = between == " and "
            if right.kind == "percent":
                shares = shares or (between == ", " and 0 < step <= _STEP)
            else:  # "aged 9, 4 and 8 months" shares none
                shares = shares and not _LISTED.search(text, max(0, left.start - 3), left.start)
            if shares:
                share_unit(left, right, left.value or 0.0)


def _is_bare(c: Candidate) -> bool:
    return c.kind == "count" and c.form == "digits" and not c.tied and c.value_max is None and c.value is not None
