"""How alike two articles are: the cosine of their words and names, less for days and places that differ.

Candidates share one of the terms that tell most of each. Of a term that many articles share, only articles of near
days are compared, so that time grows with the number of articles, not with its square.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
import pyarrow as pa
from numpy.typing import NDArray

from pipeline.corpus.events.sketches import SKETCHES
from pipeline.corpus.stories.days import day_of
from pipeline.corpus.workers import Reader
from pipeline.tables.columns import in_one, numbers_of

Indices = NDArray[np.int64]
Floats = NDArray[np.float64]

TELLING = 20  # terms of an article, those of the greatest weight, by which others are found
NEIGHBOURS = 60  # articles with such a term, next in the order of days, that one is compared with
NAMES = 0.7  # weight of a name beside that of its words
UNSEEN = 300  # articles without any of the terms that are thought beside those at hand, so that two alone can be told
FADES = 30.0  # days after which likeness is less by 1 - 1/e of what time can take
LASTING = 0.6  # what time cannot take: courts and anniversaries come months later
OTHER_DAY = 0.8  # likeness left where both leads name days, and none of them is one
OTHER_PLACE = 0.7  # the same of places
LEAST = 0.02  # likeness below which a pair counts as nothing
NOWHEN = np.iinfo(np.int64).max


@dataclass(frozen=True, slots=True)
class Task:
    """What a worker is given: where to read, and which share of the articles it compares with those after them."""

    read: Reader
    share: int
    of: int


@dataclass(frozen=True, slots=True)
class Vectors:
    """The sketches of all articles, in the order of doc_id, as arrays. Terms are counted from 0."""

    offsets: Indices
    terms: NDArray[np.int64]
    weights: Floats  # of length one by article
    days: Indices  # of publication, NOWHEN where unknown
    told: Sequence[frozenset[str]]
    places: Sequence[frozenset[str]]

    def __len__(self) -> int:
        return len(self.offsets) - 1


def likenesses(task: Task) -> tuple[Indices, Floats]:
    """Pairs of articles (n by 2, numbers in the order of doc_id, ascending) of a share, and how alike each is."""
    vectors = vectors_of(task.read)
    count = len(vectors)
    first, last = count * task.share // task.of, count * (task.share + 1) // task.of
    pairs = candidates(vectors)
    pairs = pairs[(pairs[:, 0] >= first) & (pairs[:, 0] < last)]
    alike = _cosines(vectors, pairs) * _of_time(vectors.days[pairs[:, 0]], vectors.days[pairs[:, 1]])
    pairs, alike = pairs[alike >= LEAST], alike[alike >= LEAST]
    alike *= np.where(_differ(vectors.told, pairs), OTHER_DAY, 1.0)
    alike *= np.where(_differ(vectors.places, pairs), OTHER_PLACE, 1.0)
    kept = alike >= LEAST
    return pairs[kept], np.round(alike[kept], 6)


def vectors_of(read: Reader) -> Vectors:
    """All sketches as unit vectors, a term's weight by how many articles have it."""
    table = in_order(read("sketches", SKETCHES.names[:5]))
    published = {row["doc_id"]: row["published"] for row in read("documents", ["doc_id", "published"]).to_pylist()}
    doc_ids = table["doc_id"].to_pylist()
    lists, counted = in_one(table["terms"]), in_one(table["weights"])
    offsets: Indices = numbers_of(lists.offsets).astype(np.int64)
    hashes, counts = numbers_of(lists.flatten()), numbers_of(counted.flatten())
    offsets -= offsets[0]
    if not len(hashes):
        hashes, counts = np.empty(0, np.uint32), np.empty(0, np.float64)
    _, terms, shared = np.unique(hashes, return_inverse=True, return_counts=True)
    weights = (1 + np.log(np.abs(counts))) * np.log((len(doc_ids) + UNSEEN) / shared[terms])
    weights = np.where(counts < 0, NAMES * weights, weights)
    sizes = np.diff(offsets)
    norms = np.sqrt(np.bincount(np.repeat(np.arange(len(sizes)), sizes), weights**2, len(sizes)))
    weights /= np.repeat(np.where(norms > 0, norms, 1.0), sizes)
    days = [day.toordinal() if (day := day_of(published.get(doc_id))) else NOWHEN for doc_id in doc_ids]
    told, places = ([frozenset(v) for v in table[c].to_pylist()] for c in ("days", "places"))
    return Vectors(offsets, terms.astype(np.int64), weights, np.array(days, dtype=np.int64), told, places)


def in_order(table: pa.Table) -> pa.Table:
    """Rows in the order of doc_id."""
    return table.sort_by("doc_id")


def candidates(vectors: Vectors) -> Indices:
    """Pairs of articles that share a telling term, each once, ascending within a pair and from pair to pair."""
    sizes = np.diff(vectors.offsets)
    articles = np.repeat(np.arange(len(sizes)), sizes)
    order = np.lexsort((vectors.terms, -np.round(vectors.weights, 9), articles))
    telling = order[np.arange(len(order)) - vectors.offsets[articles] < TELLING]
    articles, terms = articles[telling], vectors.terms[telling]
    order = np.lexsort((articles, vectors.days[articles], terms))
    articles, terms = articles[order], terms[order]
    found: list[Indices] = []
    at: Indices = np.arange(len(articles))
    for distance in range(1, NEIGHBOURS + 1):
        at = at[at < len(articles) - distance]
        at = at[terms[at] == terms[at + distance]]
        one, other = articles[at], articles[at + distance]
        found.append(np.minimum(one, other) * len(sizes) + np.maximum(one, other))
    return np.stack(np.divmod(np.unique(np.concatenate(found)), max(1, len(sizes))), axis=1)


def _cosines(vectors: Vectors, pairs: Indices) -> Floats:
    """The cosine of each pair; pairs are in the order of their first article."""
    size = int(vectors.terms.max()) + 1 if len(vectors.terms) else 0
    held = np.zeros(size)
    found = np.zeros(len(pairs))
    sizes = np.diff(vectors.offsets)
    bounds = np.searchsorted(pairs[:, 0], np.arange(len(vectors) + 1))
    for one in range(len(vectors)):
        first, last = bounds[one], bounds[one + 1]
        others = pairs[first:last, 1]
        others = others[sizes[others] > 0]
        if not len(others):
            continue
        own = slice(vectors.offsets[one], vectors.offsets[one + 1])
        held[vectors.terms[own]] = vectors.weights[own]
        ends = np.cumsum(sizes[others])
        starts = ends - sizes[others]
        places = np.arange(ends[-1]) + np.repeat(vectors.offsets[others] - starts, sizes[others])
        found[first:last] = np.add.reduceat(held[vectors.terms[places]] * vectors.weights[places], starts)
        held[vectors.terms[own]] = 0.0
    return found


def _of_time(one: Indices, other: Indices) -> Floats:
    """What is left of a likeness by the days between two publications; all of it where one is unknown."""
    apart = np.where((one == NOWHEN) | (other == NOWHEN), 0, np.abs(one - other)).astype(np.float64)
    left: Floats = LASTING + (1 - LASTING) * np.exp(-apart / FADES)
    return left


def _differ(named: Sequence[frozenset[str]], pairs: Indices) -> NDArray[np.bool_]:
    """Whether both of a pair name something, and nothing that is the same."""
    numbers: dict[frozenset[str], int] = {}
    code = np.array([numbers.setdefault(some, len(numbers)) for some in named], dtype=np.int64)
    some = np.array([bool(names) for names in named], dtype=np.bool_)
    both = some[pairs[:, 0]] & some[pairs[:, 1]]
    keys, at = np.unique(code[pairs[both, 0]] * len(numbers) + code[pairs[both, 1]], return_inverse=True)
    known, found = list(numbers), np.zeros(len(pairs), dtype=np.bool_)
    apart = [
        known[one].isdisjoint(known[other]) for one, other in zip(*np.divmod(keys, max(1, len(numbers))), strict=True)
    ]
    found[both] = np.array(apart, dtype=np.bool_)[at]
    return found
