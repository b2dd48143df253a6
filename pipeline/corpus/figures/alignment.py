"""Numbers of one event that no role names, but whose sentences say the same of the same: "received nearly 235,000
comments" and "since has received 300,000 comments"."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from itertools import combinations
from typing import Any

from pipeline.corpus.events.linking import Pair, linked

Row = dict[str, Any]
WINDOW = 9  # words on either side of a number that tell what it is of
SHARED = {"count": 3}  # words that two windows share at least, by the kind of the number
MORE_SHARED = 4  # the same of other kinds, which have no noun in common
ALIKE = 0.45  # least average share of the shorter window's words within a group
MOST = 120  # numbers of one kind and noun of an event that are compared pair by pair


def aligned(rows: Sequence[Row]) -> Iterator[list[Row]]:
    """Groups of the numbers of one event, of two stories or more, that are of one thing; by place."""
    buckets: defaultdict[tuple[str, str, str], list[Row]] = defaultdict(list)
    for row in rows:
        buckets[row["kind"], row["unit"] or "", row["head"] or ""].append(row)
    for bucket in sorted(buckets):
        some = buckets[bucket]
        if len(some) <= MOST:
            yield from _groups(some)


def _groups(rows: Sequence[Row]) -> Iterator[list[Row]]:
    sums: dict[Pair, float] = {}
    for one, other in combinations(range(len(rows)), 2):
        alike = likeness(rows[one], rows[other])
        if alike:
            sums[one, other] = alike
    members: Mapping[int, Sequence[int]] = {at: [at] for at in range(len(rows))}
    for group in linked(members, sums, ALIKE):
        found = [rows[at] for at in group]
        if len({row["story"] for row in found}) > 1:
            yield found


def likeness(one: Row, other: Row) -> float:
    """The share of the shorter window's words that stand in the other; 0 where too few do, or within one article."""
    if one["doc_id"] == other["doc_id"]:
        return float(one["value"] == other["value"])
    a, b = set(one["context"]), set(other["context"])
    shared = len(a & b)
    if shared < SHARED.get(one["kind"], MORE_SHARED):
        return 0.0
    return shared / min(len(a), len(b))
