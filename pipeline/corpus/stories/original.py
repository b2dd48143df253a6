"""Which article of a cluster the others are copies of: published first, then the longest, then the first doc_id."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import UTC, datetime
from functools import cmp_to_key
from typing import NamedTuple


class Candidate(NamedTuple):
    """What decides about an article; `published` is ISO 8601 of any precision, or None."""

    doc_id: str
    published: str | None
    text_chars: int


def original(candidates: Iterable[Candidate]) -> Candidate:
    """The original among an article's copies, whatever their order.

    Two dates are compared at the coarser precision of the two, so an order of three need not be transitive: the choice
    goes through the candidates by date and doc_id and keeps the better of each pair.
    """
    ordered = sorted(candidates, key=lambda c: (c.published or "", c.doc_id))
    best = ordered[0]
    for candidate in ordered[1:]:
        if _compare(candidate, best) < 0:
            best = candidate
    return best


def _compare(one: Candidate, other: Candidate) -> int:
    """Negative where `one` is the original of the two."""
    earlier = compare_dates(one.published, other.published)
    if earlier:
        return earlier
    return -1 if (-one.text_chars, one.doc_id) < (-other.text_chars, other.doc_id) else 1


def compare_dates(one: str | None, other: str | None) -> int:
    """-1, 0 or 1 as the first ISO 8601 date lies before, with or after the second, at the coarser precision of the two.

    Two times with zones are compared as instants; 0 where a date is missing.
    """
    if not one or not other:
        return 0
    precision = min(len(one.split("T")[0]), len(other.split("T")[0]))
    if "T" in one and "T" in other:
        a, b = _instant(one), _instant(other)
        if a and b and (a.tzinfo is None) == (b.tzinfo is None):
            if one.count(":") == 1 or other.count(":") == 1:
                a, b = a.replace(second=0, microsecond=0), b.replace(second=0, microsecond=0)
            return (a > b) - (a < b)
        precision = 10
    a_text, b_text = one[:precision], other[:precision]
    return (a_text > b_text) - (a_text < b_text)


by_date = cmp_to_key(compare_dates)


def _instant(text: str) -> datetime | None:
    try:
        moment = datetime.fromisoformat(text)
    except ValueError:
        return None
    return moment.astimezone(UTC) if moment.tzinfo else moment
