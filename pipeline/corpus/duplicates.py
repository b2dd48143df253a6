"""Near-duplicate articles: one story syndicated, trimmed, re-headlined or updated.

Candidates share a band of their minhashes (LSH). A pair is verified by its exact Jaccard and containment, read from the
stored shingles, never from the texts. Clusters are what verified pairs connect. The bands are sorted as arrays: an
index of dictionaries takes thirty times the memory (docs/corpus.md).
"""

from __future__ import annotations

from collections.abc import Iterator

import numpy as np
import pyarrow as pa
from numpy.typing import NDArray

from pipeline.columns import in_one, numbers_of
from pipeline.corpus.original import Candidate, original
from pipeline.corpus.signatures import PERMUTATIONS, Hashes
from pipeline.tables import arrow_table

Indices = NDArray[np.int64]

# On articles edited as newsrooms do, true pairs lie at a Jaccard of 0.39 to 1 and a containment of 0.75 to 1, articles
# of one topic below 0.13 and 0.52; both limits lie in the gap.
JACCARD = 0.30
CONTAINMENT = 0.65
ROWS = 2  # minhashes a band (as one number of 64 bits); a Jaccard of 0.39 shares one of 64 bands in 99.997% of cases
ESTIMATE = 0.18  # least share of equal minhashes for a candidate: 4.5 standard errors below a Jaccard of 0.39
NEIGHBOURS = 50  # candidates in a band that an article is compared with, nearest first, so that templates stay linear
CHUNK = 1 << 15  # pairs estimated at once


class ShingleSets:
    """All articles' shingle sets in one array."""

    def __init__(self, signatures: pa.Table) -> None:
        column = in_one(signatures["shingles"])
        self.offsets: NDArray[np.int32] = numbers_of(column.offsets)
        self.values: Hashes = numbers_of(column.values)

    def __getitem__(self, index: int) -> Hashes:
        return self.values[self.offsets[index] : self.offsets[index + 1]]

    def overlap(self, one: int, other: int) -> tuple[float, float]:
        """Jaccard and containment (share of the smaller set) of two articles; 0 where one has no words."""
        a, b = sorted((self[one], self[other]), key=len)
        if not len(a):
            return 0.0, 0.0
        places = np.searchsorted(b, a)
        places[places == len(b)] = 0
        common = int(np.count_nonzero(b[places] == a))
        return common / (len(a) + len(b) - common), common / len(a)


def clusters(documents: pa.Table, signatures: pa.Table) -> pa.Table:
    """The table `clusters`, one row per article.

    `documents`: doc_id, published, text_chars. `signatures`: see pipeline.corpus.signatures. Rows of either in any
    order; an article without a signature stands alone.
    """
    signatures = signatures.sort_by("doc_id")
    doc_ids: list[str] = signatures["doc_id"].to_pylist()
    sets = ShingleSets(signatures)
    minhashes = numbers_of(in_one(signatures["minhash"]).flatten()).reshape(-1, PERMUTATIONS)
    members = components(minhashes, sets)
    facts = {
        row["doc_id"]: Candidate(row["doc_id"], row["published"], row["text_chars"])
        for row in documents.select(["doc_id", "published", "text_chars"]).to_pylist()
    }
    rows: list[tuple[str, str, str | None, float | None]] = []
    for group in members:
        known = [index for index in group if doc_ids[index] in facts]
        first = original([facts[doc_ids[index]] for index in known])
        lead = next(index for index in known if doc_ids[index] == first.doc_id)
        for index in known:
            copy = index != lead
            similarity = sets.overlap(lead, index)[0] if copy else None
            rows.append((doc_ids[index], first.doc_id, first.doc_id if copy else None, similarity))
    placed = {row[0] for row in rows}
    rows += [(doc_id, doc_id, None, None) for doc_id in facts if doc_id not in placed]
    return arrow_table("clusters", sorted(rows))


def components(minhashes: Hashes, sets: ShingleSets) -> list[list[int]]:
    """Groups of two or more articles that verified pairs connect, each in ascending order."""
    parent = np.arange(len(minhashes))

    def root(index: int) -> int:
        while parent[index] != index:
            parent[index] = parent[parent[index]]
            index = int(parent[index])
        return index

    for pairs in candidates(minhashes):
        for one, other in pairs.tolist():
            a, b = root(one), root(other)
            if a == b:
                continue
            jaccard, containment = sets.overlap(one, other)
            if jaccard >= JACCARD and containment >= CONTAINMENT:
                parent[max(a, b)] = min(a, b)
    groups: dict[int, list[int]] = {}
    for index in range(len(parent)):
        groups.setdefault(root(index), []).append(index)
    return [group for group in groups.values() if len(group) > 1]


def candidates(minhashes: Hashes) -> Iterator[Indices]:
    """Pairs of articles (n by 2, ascending within a pair) that share a band and look alike, band by band."""
    if len(minhashes) < 2:
        return
    bands = np.ascontiguousarray(minhashes).view(np.uint64)
    count = PERMUTATIONS // ROWS
    for band in range(count):
        for pairs in _neighbours(bands[:, band], bands[:, (band + 1) % count]):
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
