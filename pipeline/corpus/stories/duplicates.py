"""Near-duplicate articles: one story syndicated, trimmed, re-headlined or updated.

Candidates share a band of their minhashes (LSH). A pair is verified by its exact Jaccard and containment, read from the
stored shingles, never from the texts. Clusters are what verified pairs connect. The bands are sorted as arrays: an
index of dictionaries takes thirty times the memory (docs/corpus.md).
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import chain

import numpy as np
import pyarrow as pa
import pyarrow.compute as pc
from numpy.typing import NDArray

from pipeline.corpus.stories.original import Candidate, original
from pipeline.corpus.stories.signatures import PERMUTATIONS, Hashes
from pipeline.corpus.workers import HERE, Reader, Workers, shares
from pipeline.tables.arrow import arrow_table
from pipeline.tables.columns import arrow_array, in_one, numbers_of

Indices = NDArray[np.int64]

# On articles edited as newsrooms do, true pairs lie at a Jaccard of 0.39 to 1 and a containment of 0.75 to 1, articles
# of one topic below 0.13 and 0.52; both limits lie in the gap.
JACCARD = 0.30
CONTAINMENT = 0.65
ROWS = 2  # minhashes a band (as one number of 64 bits); a Jaccard of 0.39 shares one of 64 bands in 99.997% of cases
BANDS = PERMUTATIONS // ROWS
SHORT = 150  # shingles; pages with no more text of their own than a site's sign-up box are copies where titles agree
ESTIMATE = 0.18  # least share of equal minhashes for a candidate: 4.5 standard errors below a Jaccard of 0.39
NEIGHBOURS = 50  # candidates in a band that an article is compared with, nearest first, so that templates stay linear
CHUNK = 1 << 15  # pairs estimated at once


class ShingleSets:
    """The shingle sets of some articles, by their number, in one array. `ids`: their doc_ids, in the same order."""

    def __init__(self, read: Reader, numbers: Indices, ids: pa.Array) -> None:
        columns = ["doc_id", "shingles", "title"]
        tables = [_of(table, ids) for table in read.batches("signatures", columns)]
        held = pa.concat_tables(tables) if tables else _of(read("signatures", columns), ids)
        self.place = dict(
            zip(numbers.tolist(), pc.index_in(ids, value_set=in_one(held["doc_id"])).to_pylist(), strict=True)
        )
        column = in_one(held["shingles"])
        self.offsets: NDArray[np.int32] = numbers_of(column.offsets)
        self.values: Hashes = numbers_of(column.values)
        self.titles: list[frozenset[int]] = [frozenset(words) for words in held["title"].to_pylist()]

    def __getitem__(self, number: int) -> Hashes:
        at = self.place[number]
        return self.values[self.offsets[at] : self.offsets[at + 1]]

    def overlap(self, one: int, other: int) -> tuple[float, float]:
        """Jaccard and containment (share of the smaller set) of two articles; 0 where one has no words."""
        a, b = sorted((self[one], self[other]), key=len)
        if not len(a):
            return 0.0, 0.0
        places = np.searchsorted(b, a)
        places[places == len(b)] = 0
        common = int(np.count_nonzero(b[places] == a))
        return common / (len(a) + len(b) - common), common / len(a)

    def may_be_copies(self, one: int, other: int) -> bool:
        """Whether two articles have text enough to be told by, or titles that agree in most words, or one has none."""
        if min(len(self[one]), len(self[other])) >= SHORT:
            return True
        a, b = self.titles[self.place[one]], self.titles[self.place[other]]
        return 2 * len(a & b) > min(len(a), len(b)) or not (a and b)


def _of(signatures: pa.Table, ids: pa.Array) -> pa.Table:
    return signatures.filter(pc.is_in(signatures["doc_id"], value_set=ids))


@dataclass(frozen=True, slots=True)
class Task:
    """What a worker is given: where to read, and bands, or pairs of articles. Articles are numbered by doc_id."""

    read: Reader
    bands: Sequence[int] = ()
    pairs: Sequence[tuple[int, int]] = ()


def clusters(read: Reader, workers: Workers = HERE) -> pa.Table:
    """The table `clusters`, one row per article. Reads doc_id, published, text_chars of documents, and signatures.

    An article without a signature stands alone. Bands are dealt out to the workers, each of which holds all minhashes
    (512 bytes an article) and the shingles of what looks alike.
    """
    doc_ids: list[str] = sorted(read("signatures", ["doc_id"])["doc_id"].to_pylist())
    forests = workers.each(linked, [Task(read, bands=bands) for bands in shares(range(BANDS), workers.count)])
    groups = components(len(doc_ids), chain.from_iterable(forests))
    facts = _facts(read)
    known = [[number for number in group if doc_ids[number] in facts] for group in groups]
    leads = [original([facts[doc_ids[number]] for number in group]).doc_id for group in known]
    rows: list[tuple[str, str, str | None, float | None]] = [(lead, lead, None, None) for lead in leads]
    pairs = [pair for lead, group in zip(leads, known, strict=True) for pair in _copies(lead, group, doc_ids)]
    found = workers.each(similarities, [Task(read, pairs=some) for some in shares(pairs, workers.count)])
    for (lead, number), similarity in zip(pairs, chain.from_iterable(found), strict=True):
        rows.append((doc_ids[number], doc_ids[lead], doc_ids[lead], similarity))
    placed = {row[0] for row in rows}
    rows += [(doc_id, doc_id, None, None) for doc_id in facts if doc_id not in placed]
    return arrow_table("clusters", sorted(rows))


def _facts(read: Reader) -> dict[str, Candidate]:
    """What decides which of some copies is the original, of all articles."""
    rows = read("documents", ["doc_id", "published", "text_chars"]).to_pylist()
    return {row["doc_id"]: Candidate(row["doc_id"], row["published"], row["text_chars"]) for row in rows}


def _copies(lead: str, group: Sequence[int], doc_ids: Sequence[str]) -> list[tuple[int, int]]:
    """The original of a group with each of its copies."""
    first = next(number for number in group if doc_ids[number] == lead)
    return [(first, number) for number in group if number != first]


def linked(task: Task) -> list[tuple[int, int]]:
    """Pairs that connect the articles whom verified pairs of these bands connect: no more than there are articles."""
    table = task.read("signatures", ["doc_id", "minhash"])
    doc_ids = in_one(table["doc_id"])
    order = pc.sort_indices(doc_ids).cast(pa.int64())
    minhashes = numbers_of(in_one(table["minhash"]).flatten()).reshape(-1, PERMUTATIONS)[numbers_of(order)]
    alike = _distinct(_likely(minhashes, task.bands), len(doc_ids))
    if not len(alike):
        return []
    numbers = np.unique(alike)
    sets = ShingleSets(task.read, numbers, doc_ids.take(order.take(arrow_array(numbers.tolist(), pa.int64()))))
    forest = Forest(len(doc_ids))
    found = []
    for one, other in alike.tolist():
        if forest.root(one) == forest.root(other):
            continue
        jaccard, containment = sets.overlap(one, other)
        if jaccard >= JACCARD and containment >= CONTAINMENT and sets.may_be_copies(one, other):
            forest.join(one, other)
            found.append((one, other))
    return found


def _likely(minhashes: Hashes, of_bands: Sequence[int]) -> Iterator[Indices]:
    """Candidates of some bands. Of more than NEIGHBOURS equal signatures (a cookie wall, an empty template) the first
    NEIGHBOURS stand in the bands for all; the others are compared with their neighbours among the equal ones, once.
    """
    keys = np.ascontiguousarray(minhashes).view(np.dtype((np.void, minhashes.shape[1] * minhashes.itemsize))).ravel()
    _, group, counts = np.unique(keys, return_inverse=True, return_counts=True)
    order = np.argsort(group, kind="stable")  # equal ones side by side, in the order of their numbers
    begin = np.cumsum(counts) - counts
    place = np.empty(len(order), dtype=np.int64)
    place[order] = np.arange(len(order)) - begin[group[order]]
    standing = np.flatnonzero(place < NEIGHBOURS)
    for pairs in candidates(minhashes[standing], of_bands):
        yield standing[pairs]
    if len(standing) < len(order) and 0 in of_bands:
        some = order[counts[group[order]] > NEIGHBOURS]
        for distance in range(1, NEIGHBOURS + 1):
            one, other = some[:-distance], some[distance:]
            same = group[one] == group[other]
            yield np.stack((one[same], other[same]), axis=1)


def _distinct(found: Iterable[Indices], count: int) -> Indices:
    """Pairs of numbers below `count`, in order, each once."""
    alike = np.empty(0, dtype=np.int64)
    held: list[Indices] = []
    waiting = 0
    for pairs in found:
        held.append(pairs[:, 0] * count + pairs[:, 1])
        waiting += len(pairs)
        if waiting > len(alike) + CHUNK:
            alike, held, waiting = np.unique(np.concatenate((alike, *held))), [], 0
    alike = np.unique(np.concatenate((alike, *held)))
    return np.stack((alike // count, alike % count), axis=1) if count else np.empty((0, 2), dtype=np.int64)


def similarities(task: Task) -> list[float]:
    """The Jaccard of each pair."""
    numbers = np.unique(np.array(task.pairs, dtype=np.int64))
    doc_ids = in_one(task.read("signatures", ["doc_id"])["doc_id"])
    sets = ShingleSets(
        task.read, numbers, doc_ids.take(pc.sort_indices(doc_ids).take(arrow_array(numbers.tolist(), pa.int64())))
    )
    return [sets.overlap(one, other)[0] for one, other in task.pairs]


class Forest:
    """Which of some numbers are connected."""

    def __init__(self, count: int) -> None:
        self.parent = np.arange(count)

    def root(self, number: int) -> int:
        """The least of those that a number is connected with."""
        parent = self.parent
        while parent[number] != number:
            parent[number] = parent[parent[number]]
            number = int(parent[number])
        return number

    def join(self, one: int, other: int) -> None:
        """Connect two."""
        a, b = self.root(one), self.root(other)
        self.parent[max(a, b)] = min(a, b)


def components(count: int, pairs: Iterable[tuple[int, int]]) -> list[list[int]]:
    """Groups of two or more of `count` articles that pairs connect, each in ascending order."""
    forest = Forest(count)
    members: set[int] = set()
    for one, other in pairs:
        forest.join(one, other)
        members.update((one, other))
    groups: dict[int, list[int]] = {}
    for number in sorted(members):
        groups.setdefault(forest.root(number), []).append(number)
    return list(groups.values())


def candidates(minhashes: Hashes, of_bands: Sequence[int] = range(BANDS)) -> Iterator[Indices]:
    """Pairs of articles (n by 2, ascending within a pair) that share a band and look alike, band by band."""
    if len(minhashes) < 2:
        return
    bands = np.ascontiguousarray(minhashes).view(np.uint64)
    for band in of_bands:
        for pairs in _neighbours(bands[:, band], bands[:, (band + 1) % BANDS]):
            for begin in range(0, len(pairs), CHUNK):
                chunk = pairs[begin : begin + CHUNK]
                equal = np.count_nonzero(minhashes[chunk[:, 0]] == minhashes[chunk[:, 1]], axis=1)
                alike = chunk[equal >= ESTIMATE * PERMUTATIONS]
                if len(alike):
                    yield np.sort(alike, axis=1)


def _neighbours(keys: NDArray[np.uint64], further: NDArray[np.uint64]) -> Iterator[Indices]:
    """Pairs of equal keys, the closest in the order of (key, further key) first, NEIGHBOURS apart at most."""
    order = np.lexsort((further, keys))
    ordered = keys[order]
    at: Indices = np.arange(len(order) - 1)
    for distance in range(1, min(NEIGHBOURS, len(order) - 1) + 1):
        at = at[at < len(order) - distance]
        at = at[ordered[at] == ordered[at + distance]]
        if not len(at):
            return
        yield np.stack((order[at], order[at + distance]), axis=1)
