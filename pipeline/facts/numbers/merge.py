"""Neighbours that make one number or share a unit: ranges, spans of years, and what `compounds` joins."""

from __future__ import annotations

import re

from pipeline.facts.numbers.candidates import Candidate
from pipeline.facts.numbers.compounds import compound, part_of_percent, proportion
from pipeline.facts.numbers.modifiers import modifier_before
from pipeline.facts.numbers.vocabulary import words

_DASH = re.compile(r" ?[-–—‑] ?")
_TO = re.compile(r"(?:-? to |-to-|- to |–to–| up to )")
_OR = re.compile(r"-? or |-or-")
_AND = re.compile(r"-? and (?:the |about )?")
_BETWEEN = re.compile(
    r"\b(?:between|ages of|ages|aged)(?: the ages of| ages)?(?: about| roughly| around)? {0,3}$", re.IGNORECASE
)
_FROM = re.compile(r"\bfrom(?: about| roughly| around| nearly| a| an)? ?(?:[A-Za-z]+ )?$", re.IGNORECASE)
_LISTED = re.compile(r"[0-9], $")
_WORD = re.compile(r"[a-z]+")
_LOWER = ("at_least", "more_than")
_UPPER = ("at_most", "less_than")
_GAP = 24  # the longest joiner is ", and no more than "
_STEP = 5  # how far apart the figures of "3, 4 percent" lie
_REACH = 60  # code points left in which a verb of change or a vote is looked for


def merge(text: str, found: list[Candidate]) -> list[Candidate]:
    """The candidates with ranges, proportions and compounds put together; text order is kept."""
    merged: list[Candidate] = []
    for right in found:
        left = merged[-1] if merged else None
        joined = _join(text, left, right) if left and right.start - left.end <= _GAP else None
        if joined:
            merged[-1] = joined
        else:
            merged.append(right)
    share_units(merged, text)
    return merged


def _join(text: str, left: Candidate, right: Candidate) -> Candidate | None:
    between = text[left.end : right.start]
    if left.kind == "date" or right.kind == "date":
        return _date_range(text, left, right, between)
    if "time" in (left.kind, right.kind):
        return None
    if left.kind == "ordinal" or right.kind == "ordinal":
        return None
    if left.value is None or right.value is None:
        return None
    return (
        compound(text, left, right, between)
        or part_of_percent(left, right, between)
        or proportion(text, left, right, between)
        or _range(text, left, right, between)
        or _bounds(text, left, right)
    )


def share_units(found: list[Candidate], text: str) -> None:
    """Plain numbers that lead up to a measure share its unit: "3, 4 percent", "20 and 30 percent", "9 and 10 foot"."""
    for left, right in zip(reversed(found[:-1]), reversed(found[1:]), strict=True):
        if (
            right.kind not in ("percent", "quantity", "duration")
            or left.kind != "count"
            or left.form != "digits"
            or right.form != "digits"
            or left.tied
            or left.value_max is not None
        ):
            continue
        assert left.value is not None and right.value is not None
        between = text[left.end : right.start]
        step = right.value - left.value
        if right.kind == "percent":
            shares = between == " and " or (between == ", " and 0 < step <= _STEP)
        else:  # "aged 9, 4 and 8 months" shares none
            shares = between == " and " and not _LISTED.search(text, max(0, left.start - 3), left.start)
        if shares:
            _share_unit(left, right, left.value)


def _date_range(text: str, left: Candidate, right: Candidate, between: str) -> Candidate | None:
    """Two bare years as one span ("from 2009 to 2011", "2009-2011"); anything finer stays two rows."""
    if (
        left.kind == "ordinal"
        and between in (" and ", " or ", " to ", "-", "–")
        and "centur" in text[right.start : right.end]
    ):
        first = int(left.value or 0) * 100 - 99
        left.kind, left.date, left.value, left.form = "date", f"{first:04d}/{first + 99:04d}", None, None
        return None
    if left.rule != "year" or right.rule != "year" or not left.date or not right.date:
        return None
    plain = _DASH.fullmatch(between) or between in (" to ", " through ", " until ")
    spoken = between == " and " and _BETWEEN.search(text, max(0, left.start - 24), left.start)
    if not (plain or spoken) or left.date >= right.date or len(left.date) != 4 or len(right.date) != 4:
        return None
    return Candidate(
        left.start, right.end, "date", date=f"{left.date}/{right.date}", rule="year_range", number_end=right.end
    )


def _range(text: str, left: Candidate, right: Candidate, between: str) -> Candidate | None:
    """A range with the unit of either side: "10-15", "from 10 to 15", "between 10 and 15", "two or three"."""
    assert left.value is not None and right.value is not None
    if left.value_max is not None or right.value_max is not None:
        return None
    dash, to = bool(_DASH.fullmatch(between)), bool(_TO.fullmatch(between))
    spoken_or = bool(_OR.fullmatch(between))
    start = modifier_before(text, left)[1]
    spoken = bool(_AND.fullmatch(between)) and bool(_BETWEEN.search(text, max(0, start - 24), start))
    apart = dash and left.rule == "proportion"  # "four in 10 — 38 percent" says one thing twice
    if apart or not (dash or to or spoken_or or spoken) or not _same_family(text, left, right):
        return None
    low, high = _scaled(left, right)
    came_from = to and bool(_FROM.search(text, max(0, left.start - 30), left.start))
    plain = left.kind == right.kind == "count" and left.tied is None
    plain = plain or (dash and left.kind == right.kind == "percent" and left.unit == right.unit)  # "a 42%-49% rating"
    if plain and (dash or to) and not came_from and _is_tally(text, left, right, low, high):
        left.counts = right.counts = False
        return None
    if came_from and _changes(text, left.start):
        _share_unit(left, right, low)
        return None
    if to and low > high and not left.unit and right.kind == "percent":
        _share_unit(left, right, low)
    if spoken_or and left.scale != right.scale and left.scale > 1:
        return None
    if low == high or (low > high and not (came_from or spoken)) or (spoken_or and low > high):
        return None
    unit, kind = right.unit or left.unit, right.kind if right.unit else left.kind
    merged = Candidate(left.start, right.end, kind, min(low, high), max(low, high), unit, rule="range", form=right.form,
                       scale=right.scale, grouped=right.grouped, number_end=right.number_end, tied=right.tied,
                       modifier=None)  # fmt: skip
    if kind == "age" or right.kind == "age":
        merged.kind, merged.unit = "age", right.unit or left.unit
    return merged


def _same_family(text: str, left: Candidate, right: Candidate) -> bool:
    """Whether two numbers may bound one range: the same unit, or one of them without."""
    if (
        "fraction" in (left.form, right.form)
        and left.kind == right.kind == "count"
        and (left.value or 0) < 1 <= (right.value or 0)
    ):
        return False
    if "plural" in (left.form, right.form):
        return False
    if left.unit and right.unit:
        return left.unit == right.unit and (left.kind == right.kind or right.kind == "age")
    if left.unit and left.kind != "money":
        return False
    if left.kind == "money" and not right.unit:
        return left.rule == "currency_before" and (
            (right.kind == "count" and right.tied is None) or text[left.end] in "-–"
        )
    if right.kind == "money" and right.rule == "currency_before":
        return False
    return left.tied is None


def _scaled(left: Candidate, right: Candidate) -> tuple[float, float]:
    """Both values, the left one multiplied where it shares the right one's "million" ("10-15 million")."""
    assert left.value is not None and right.value is not None
    low, high = left.value, right.value
    shares = right.scale > 1 and left.scale == 1 and not left.letter and not (left.grouped and low >= 1000)
    if shares and low < 1000 and abs(low) < high / right.scale:
        low *= right.scale
    elif right.letter and not left.letter and left.scale == 1 and low < 1000:
        low *= high / _mantissa(high) if low < _mantissa(high) else 1
    if right.unit and not left.unit and right.kind == "money" and right.value < 1 <= low:
        low /= 100
    return low, high


def _mantissa(value: float) -> float:
    while value >= 1000:
        value /= 1000
    return value


def _words_before(text: str, at: int) -> list[str]:
    clause = re.split(r"[.;:!?]\s", text[max(0, at - _REACH) : at].lower())[-1]
    return _WORD.findall(clause)


def _is_tally(text: str, left: Candidate, right: Candidate, low: float, high: float) -> bool:
    """Whether two counts are a score or vote and no range: "67-33", "a 5-to-4 vote", "2-1 win"."""
    if not (low.is_integer() and high.is_integer()) or max(low, high) > 999 or left.scale > 1 or right.scale > 1:
        return False
    if low >= high:
        return True
    around = _words_before(text, left.start)[-7:] + _WORD.findall(text[right.end : right.end + 24].lower())[:2]
    return any(word in words("number_modifiers", "tally", "words") for word in around)


def _changes(text: str, at: int) -> bool:
    """Whether a verb of change leads up to "from": "rose from 12 percent to 15"."""
    return any(word in words("number_modifiers", "change", "words") for word in _words_before(text, at)[-6:])


def _share_unit(left: Candidate, right: Candidate, low: float) -> None:
    if right.unit and not left.unit and left.kind == "count":
        left.kind, left.unit, left.value = right.kind, right.unit, low
        left.counts = False


def _bounds(text: str, left: Candidate, right: Candidate) -> Candidate | None:
    """A lower and an upper bound as one range: "at least 20 and at most 100", "above 1000 and below 1500"."""
    assert left.value is not None and right.value is not None
    if left.kind != right.kind or left.unit != right.unit:
        return None
    modifier, start = modifier_before(text, right)
    if not modifier or text[left.end : start].strip(" ,") not in ("and", "but", "or", ""):
        return None
    first, _ = modifier_before(text, left)
    if first in _LOWER and modifier in _UPPER:
        low, high = left.value, right.value
    elif first in _UPPER and modifier in _LOWER:
        low, high = right.value, left.value
    else:
        return None
    if low >= high:
        return None
    return Candidate(left.start, right.end, left.kind, low, high, left.unit, rule="bounds", form=left.form,
                     number_end=right.end)  # fmt: skip
