"""Ranges, tallies and changes: what two numbers with a dash, "to", "or" or "and" between them are."""

from __future__ import annotations

import re

from pipeline.facts.numbers.candidates import Candidate
from pipeline.facts.numbers.modifiers import modifier_before
from pipeline.facts.numbers.pairs import APART, Answer, Pair, one
from pipeline.facts.numbers.vocabulary import words

_DASH = re.compile(r" ?[-–—‑] ?")
_TO = re.compile(r"-? to |-to-|- to |–to–| up to ")
_OR = re.compile(r"-? or |-or-")
_AND = re.compile(r"-? and (?:the |about )?")
_BETWEEN = re.compile(
    r"\b(?:between|ages of|ages|aged)(?: the ages of| ages)?(?: about| roughly| around)? {0,3}$", re.IGNORECASE
)
_BY = re.compile(r"\bby(?: about| around| nearly| almost| some| roughly| a| an| another)? ?$", re.IGNORECASE)
_OF_SUM = re.compile(r" (?:out )?of (?:the|its|his|her|their|a) (?:total |nearly |about |roughly |planned |promised )?")
_NEARBY = 3.0  # times as large as the first may be the second of two guesses
_RESPECTIVELY = re.compile(r"[^.!?]{0,120}\brespectively\b")
_LOWER = ("at_least", "more_than")
_UPPER = ("at_most", "less_than")
_LARGEST_TALLY = 999
_THOUSANDS = 1000.0
_YEAR = len("1994")


def years(p: Pair) -> Answer | None:
    """Two bare years as one span: "from 2009 to 2011", "2009-2011", "between 2001 and 2006"."""
    first, last = p.left.date, p.right.date
    if p.left.rule != "year" or p.right.rule != "year" or not first or not last:
        return None
    plain = _DASH.fullmatch(p.between) or p.between in (" to ", " through ", " until ")
    spoken = p.between == " and " and _BETWEEN.search(p.text, max(0, p.left.start - 24), p.left.start)
    if not (plain or spoken) or first >= last or len(first) != _YEAR or len(last) != _YEAR:
        return None
    end = p.right.end
    return one(Candidate(p.left.start, end, "date", date=f"{first}/{last}", rule="year_range", number_end=end))


def centuries(p: Pair) -> Answer | None:
    """An ordinal that shares the next one's century: "the 18th and 19th centuries" are two dates."""
    joiner = p.between in (" and ", " or ", " to ", "-", "–")
    if p.left.kind != "ordinal" or not joiner or "centur" not in p.text[p.right.start : p.right.end]:
        return None
    first = int(p.left_value) * 100 - 99
    p.left.kind, p.left.date, p.left.value, p.left.form = "date", f"{first:04d}/{first + 99:04d}", None, None
    p.left.rule = "date"
    return APART


def respectively(p: Pair) -> Answer | None:
    """Two numbers of two things, though "or" or "to" joins them: "25k or 40k … respectively"."""
    if not (_OR.fullmatch(p.between) or _AND.fullmatch(p.between)):
        return None
    if not _RESPECTIVELY.match(p.text, p.right.end):
        return None
    share_unit(p.left, p.right, p.left_value)
    return APART


def score(p: Pair) -> Answer | None:
    """A tally: "6-4", "a vote of 52 to 48", "217 to 213"; the sides in the order written."""
    dash = bool(_DASH.fullmatch(p.between))
    if not (dash or _TO.fullmatch(p.between)) or p.came_from or p.left.tied:
        return None
    if p.left.kind == p.right.kind == "percent" and dash and p.left.unit == p.right.unit and _is_tally(p, dash):
        p.left.counts = p.right.counts = False
        return APART  # "a 42%-49% rating"
    if p.left.kind != "count" or p.right.kind != "count" or not _is_tally(p, dash):
        return None
    if not (p.left.form == p.right.form == "digits" or {p.left.form, p.right.form} <= {"digits", "words"}):
        return None
    return one(
        Candidate(p.left.start, p.right.end, "score", p.left_value, p.right_value, rule="score", form=p.right.form,
                  number_end=p.right.end, counts=False, tied=p.right.tied)
    )  # fmt: skip


def _is_tally(p: Pair, dash: bool) -> bool:
    """Whether two whole numbers are the sides of a match or vote."""
    low, high = p.left_value, p.right_value
    if not (low.is_integer() and high.is_integer()) or max(low, high) > _LARGEST_TALLY or min(low, high) < 0:
        return False
    if p.left.scale > 1 or p.right.scale > 1 or p.left.value_max is not None or p.right.value_max is not None:
        return False
    if low >= high and dash:
        return True
    around = p.words_before(7) + p.words_after(2)
    return any(word in words("number_modifiers", "tally", "words") for word in around)


def change(p: Pair) -> Answer | None:
    """A change and its level ("by 43 to 419"), or its two levels ("rose from 12 percent to 15"): two rows."""
    if not _TO.fullmatch(p.between):
        return None
    if _BY.search(p.text, max(0, p.left.start - 16), p.left.start):
        return APART
    if _falls_to(p):
        return APART
    if not p.came_from or not _changes(p):
        return None
    share_unit(p.left, p.right, _scaled(p)[0])
    return APART


def _falls_to(p: Pair) -> bool:
    """Whether a sum after a verb of change leads to one of its own: "fell $2 to $64", not "rise 2 to 5 percent"."""
    own = p.left.unit is not None and p.left.unit == p.right.unit and p.left.kind in ("money", "quantity")
    return own and any(word in words("number_modifiers", "change", "words") for word in p.words_before(1))


def _changes(p: Pair) -> bool:
    """Whether a verb of change leads up to "from": "rose from 12 percent to 15"."""
    return any(word in words("number_modifiers", "change", "words") for word in p.words_before(6))


def span(p: Pair) -> Answer | None:
    """A range with the unit of either side: "10-15", "from 10 to 15", "between 10 and 15", "two or three"."""
    if p.left.value_max is not None or p.right.value_max is not None or not _is_joined(p) or not _same_family(p):
        return None
    low, high = _scaled(p)
    if low > high and not p.left.unit and p.right.kind == "percent" and _TO.fullmatch(p.between):
        share_unit(p.left, p.right, low)
    return one(_range(p, low, high)) if _is_ordered(p, low, high) else None


def _is_ordered(p: Pair, low: float, high: float) -> bool:
    """Whether the ends stand as a range has them; only "from" and "between" may put the larger first."""
    spoken_or = bool(_OR.fullmatch(p.between))
    if spoken_or and p.left.scale != p.right.scale and p.left.scale > 1:
        return False  # "either 10 million or 10 billion"
    falls = p.came_from or bool(_AND.fullmatch(p.between))
    return low < high or (low > high and falls and not spoken_or)


def _range(p: Pair, low: float, high: float) -> Candidate:
    left, right = p.left, p.right
    unit, kind = right.unit or left.unit, right.kind if right.unit else left.kind
    merged = Candidate(left.start, right.end, kind, min(low, high), max(low, high), unit, rule="range", form=right.form,
                       scale=right.scale, grouped=right.grouped, number_end=right.number_end, tied=right.tied,
                       per=right.per or left.per, basis=right.basis or left.basis)  # fmt: skip
    if "age" in (left.kind, right.kind):
        merged.kind, merged.unit = "age", right.unit or left.unit
    return merged


def _is_joined(p: Pair) -> bool:
    """Whether what stands between makes a range; "four in 10 — 38 percent" says one thing twice."""
    if _DASH.fullmatch(p.between):
        return p.left.rule != "proportion"
    if _TO.fullmatch(p.between) or _OR.fullmatch(p.between):
        return True
    start = p.start
    return bool(_AND.fullmatch(p.between)) and bool(_BETWEEN.search(p.text, max(0, start - 24), start))


def _same_family(p: Pair) -> bool:
    """Whether two numbers may bound one range: the same unit, or one of them without."""
    left, right = p.left, p.right
    if "plural" in (left.form, right.form) or _is_part_and_whole(p):
        return False
    if left.unit and right.unit:
        return left.unit == right.unit and (left.kind == right.kind or right.kind == "age")
    if left.unit:
        return left.kind == "money" and _shares_money(p)
    return left.tied is None and not (right.kind == "money" and right.rule == "currency_before")


def _is_part_and_whole(p: Pair) -> bool:
    fraction = "fraction" in (p.left.form, p.right.form)
    return fraction and p.left.kind == p.right.kind == "count" and p.left_value < 1 <= p.right_value


def _shares_money(p: Pair) -> bool:
    """ "$10 to 15" is one sum, "$10-15" too; "$10 or 15 percent" are two things."""
    plain = p.right.kind == "count" and p.right.tied is None
    return p.left.rule == "currency_before" and (plain or p.text[p.left.end] in "-–")


def _scaled(p: Pair) -> tuple[float, float]:
    """Both values, the left one multiplied where it shares the right one's scale: "10-15 million", "30-40,000"."""
    low, high = p.left_value * _shared_scale(p), p.right_value
    if p.right.unit and not p.left.unit and p.right.kind == "money" and p.right_value < 1 <= low:
        low /= 100  # "50 to 60 cents"
    return low, high


def _shared_scale(p: Pair) -> float:
    """By what the left value is multiplied, from how the right one is written."""
    left, right, low, high = p.left, p.right, p.left_value, p.right_value
    bare = left.scale == 1 and not left.letter
    if right.scale > 1 and bare and not (left.grouped and low >= _THOUSANDS):
        return right.scale if low < _THOUSANDS and abs(low) < high / right.scale else 1.0
    if right.letter and bare and low < _THOUSANDS:
        return high / _mantissa(high) if low < _mantissa(high) else 1.0
    return _THOUSANDS if _is_elided(p) else 1.0


def _is_elided(p: Pair) -> bool:
    """ "30-40,000", "150 to 200,000": the thousands of the right belong to both."""
    high = p.right_value
    whole = high >= 10 * _THOUSANDS and high % _THOUSANDS == 0 and "," in p.text[p.right.start : p.right.number_end]
    return whole and p.left_value.is_integer() and not p.left.grouped and 0 < p.left_value < high / _THOUSANDS


def _mantissa(value: float) -> float:
    while value >= _THOUSANDS:
        value /= _THOUSANDS
    return value


def share_unit(left: Candidate, right: Candidate, low: float) -> None:
    """Give a bare number on the left the unit of the right one."""
    if right.unit and not left.unit and left.kind == "count":
        left.kind, left.unit, left.value = right.kind, right.unit, low
        left.counts = False


def sum_or(p: Pair) -> Answer | None:
    """A bare number and a sum with its sign before it: "about 8 or $9" are two sums."""
    bare = p.left.kind == "count" and p.left.form == p.right.form and not p.left.tied and p.left.value_max is None
    if not bare or p.right.rule != "currency_before" or not _OR.fullmatch(p.between):
        return None
    if not p.left_value < p.right_value <= _NEARBY * p.left_value or p.left.scale != p.right.scale:
        return None
    share_unit(p.left, p.right, p.left_value)
    return APART


def part_of_sum(p: Pair) -> Answer | None:
    """A large bare number and the sum that it is a part of: "280 million of the 1.5 billion shekels"."""
    bare = p.left.kind == "count" and p.left.form in ("digits", "words") and not p.left.tied
    if not bare or p.right.kind != "money" or p.left.scale == 1.0 or p.right_value < p.left_value:
        return None
    if not _OF_SUM.fullmatch(p.between):
        return None
    share_unit(p.left, p.right, p.left_value)
    return APART


def bounds(p: Pair) -> Answer | None:
    """A lower and an upper bound as one range: "at least 20 and at most 100", "above 1000 and below 1500"."""
    left, right = p.left, p.right
    if left.kind != right.kind or left.unit != right.unit:
        return None
    modifier, start = modifier_before(p.text, right)
    if not modifier or p.text[left.end : start].strip(" ,") not in ("and", "but", "or", ""):
        return None
    first, _ = modifier_before(p.text, left)
    if first in _LOWER and modifier in _UPPER:
        low, high = p.left_value, p.right_value
    elif first in _UPPER and modifier in _LOWER:
        low, high = p.right_value, p.left_value
    else:
        return None
    if low >= high:
        return None
    return one(
        Candidate(left.start, right.end, left.kind, low, high, left.unit, rule="bounds", form=left.form,
                  number_end=right.end)
    )  # fmt: skip
