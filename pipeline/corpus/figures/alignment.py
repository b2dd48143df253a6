"""Numbers of one event whose sentences say the same of the same: "received nearly 235,000 comments" and "since has
received 300,000 comments". A number of one article goes with one of another at most, with one of its value first."""

from __future__ import annotations

import math
from collections import Counter, defaultdict
from collections.abc import Iterator, Mapping, Sequence
from functools import cache
from itertools import combinations
from typing import Any, NamedTuple

from pipeline.corpus.events.linking import Pair, linked
from pipeline.corpus.figures.topics import NO_ROLE
from pipeline.facts.figures.frames import frames

Row = dict[str, Any]
WINDOW = 12  # words on either side of a number that tell what it is of
HALF = 8  # place in the order of nearness at which a word counts half
# Of pairs of two values from 0.35 on, six of ten are of one thing, from 0.25 on four; read on two of five sets.
ALIKE = 0.35  # least share of the lesser context that stands in the other, words by nearness and rarity
SMALL = 10  # numbers below it are often of a part, so that more is wanted
ALIKE_SMALL = 0.45
SHARED = 2  # words that two contexts share at least
RARE = 1.9  # least weight of the shared words: one rare word beside both numbers, or several others
JOINED = 0.2  # least average likeness within a group
TIMES = 2.0  # values further apart are of two things
MOST = 120  # numbers of one kind and noun of an event that are compared pair by pair


class Context(NamedTuple):
    """The words around a number with their weights, and the sum of these."""

    words: Mapping[str, float]
    total: float


def contexts(rows: Sequence[Row]) -> list[Context]:
    """The context of each number of an event: words nearer to it, and rarer in the event, weigh more."""
    counts = Counter(word for row in rows for word in row["context"])
    found = []
    for row in rows:
        words = {
            word: math.log(1 + len(rows) / counts[word]) / (1 + place / HALF)
            for place, word in enumerate(row["context"])
        }
        found.append(Context(words, math.fsum(words.values())))
    return found


def matches(rows: Sequence[Row]) -> dict[Pair, float]:
    """How alike the pairs of numbers are that go together, by their places in `rows`: the numbers of one event."""
    buckets: defaultdict[tuple[str, ...], defaultdict[str, list[int]]] = defaultdict(lambda: defaultdict(list))
    for at, row in enumerate(rows):
        if not row["part"] and not row["vague"]:
            key = row["kind"], row["unit"] or "", row["head"] or "", row["anchor"]
            buckets[key][row["doc_id"]].append(at)
    around = [row["around"] for row in rows]
    sums: dict[Pair, float] = {}
    for bucket in buckets.values():
        if sum(map(len, bucket.values())) <= MOST:
            for one, other in combinations(sorted(bucket), 2):
                sums.update(_pairs(rows, around, bucket[one], bucket[other]))
    return sums


def _pairs(
    rows: Sequence[Row], around: Sequence[Context], one: list[int], other: list[int]
) -> Iterator[tuple[Pair, float]]:
    """The pairs of the numbers of two articles that go together."""
    told = [{rows[at]["value"] for at in some} for some in (one, other)]
    entries = []
    for a in one:
        for b in other:
            equal = rows[a]["value"] == rows[b]["value"]
            alike = likeness(around[a], around[b])
            if alike and (equal or not {rows[a]["value"], rows[b]["value"]} & (told[0] & told[1])):
                entries.append((not equal, -round(alike, 9), a, b))
    used: set[int] = set()
    for differ, alike, a, b in sorted(entries):
        if used.isdisjoint((a, b)):
            used |= {a, b}
            low, high = sorted((rows[a]["value"], rows[b]["value"]))
            if not differ or (-alike >= (ALIKE if high >= SMALL else ALIKE_SMALL) and high <= TIMES * low):
                yield (min(a, b), max(a, b)), -alike


def likeness(one: Context, other: Context) -> float:
    """The share of the lesser context that stands in the other; 0 where too little does."""
    shared = one.words.keys() & other.words.keys()
    weight = math.fsum(min(one.words[word], other.words[word]) for word in shared)
    if len(shared) < SHARED or weight < RARE:
        return 0.0
    return weight / min(one.total, other.total)


def adopt(rows: Sequence[Row]) -> None:
    """Numbers of an event without a role take that of the one they are most like, changed in place; not that of a
    crowd, of which any number of people could be a part."""
    best: dict[int, tuple[float, int]] = {}
    for (one, other), alike in matches(rows).items():
        for mine, theirs in ((one, other), (other, one)):
            known = rows[theirs]["role"]
            if rows[mine]["role"] == NO_ROLE and known not in _crowds() and alike >= ALIKE:
                best[mine] = max(best.get(mine, (0.0, 0)), (alike, -theirs))
    taken = [(mine, rows[-theirs]) for mine, (_, theirs) in sorted(best.items())]
    for mine, row in taken:
        rows[mine].update({name: row[name] for name in ("role", "group", "owner", "owner_key", "anchor")})


@cache
def _crowds() -> frozenset[str]:
    return frozenset({NO_ROLE} | {frame.role for frame in frames() if frame.group == "people"})


def aligned(rows: Sequence[Row]) -> Iterator[list[Row]]:
    """Groups of the numbers of one event without a role, of two stories or more, that are of one thing; by place."""
    members: Mapping[int, Sequence[int]] = {at: [at] for at in range(len(rows))}
    for group in linked(members, matches(rows), JOINED):
        found = [rows[at] for at in group]
        if len({row["story"] for row in found}) > 1:
            yield found
