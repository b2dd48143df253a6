"""How alike two articles are: the cosine of their words and names, less for days and places that differ.

Candidates share one of the terms that tell most of each. Of a term that many articles share, only articles of near
days are compared, so that time grows with the number of articles, not with its square. A term weighs what it weighs
among the articles up to the later of the two (by stages, see pipeline.corpus.events.stages), so that no article of a
later day changes what two articles have in common.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
import pyarrow as pa
import pyarrow.compute as pc
from numpy.typing import NDArray

from pipeline.corpus.workers import Reader
from pipeline.tables.columns import in_one, numbers_of

Indices = NDArray[np.int64]
Floats = NDArray[np.float64]
Terms = NDArray[np.uint32]

TELLING = 20  # terms of an article, those of the greatest weight, by which others are found
NEIGHBOURS = 30  # articles with such a term, next in the order of days, that one is compared with
NAMES = 0.7  # weight of a name beside that of its words
UNSEEN = 300  # articles without any of the terms that are thought beside those at hand, so that two alone can be told
FADES = 30.0  # days after which likeness is less by 1 - 1/e of what time can take
LASTING = 0.6  # what time cannot take: courts and anniversaries come months later
OTHER_DAY = 0.8  # likeness left where both leads name days, and none of them is one
OTHER_PLACE = 0.7  # the same of places
LEAST = 0.04  # likeness below which a pair counts as nothing
NOWHEN = np.iinfo(np.int64).max


@dataclass(frozen=True, slots=True)
class Frequencies:
    """How many articles have each term, of `articles` in all. `terms`: ascending."""

    terms: Terms
    counts: Indices
    articles: int

    def with_terms(self, terms: Terms, articles: int) -> Frequencies:
        """With the terms of further articles."""
        new, counts = np.unique(terms, return_counts=True)
        known, at = np.unique(np.concatenate((self.terms, new)), return_inverse=True)
        totals = np.bincount(at, np.concatenate((self.counts, counts)), len(known)).astype(np.int64)
        return Frequencies(known, totals, self.articles + articles)

    def weights(self, terms: Terms) -> Floats:
        """What terms weigh, of those that are counted here."""
        counted = self.counts[np.searchsorted(self.terms, terms)]
        weights: Floats = np.log((self.articles + UNSEEN) / counted)
        return weights


@dataclass(frozen=True, slots=True)
class Sketched:
    """The sketches of some articles, in the order of their ranks, as arrays."""

    offsets: Indices
    terms: Terms
    counts: Floats  # of names negative
    told: Sequence[frozenset[str]]
    places: Sequence[frozenset[str]]

    def __len__(self) -> int:
        return len(self.offsets) - 1

    def articles(self) -> Indices:
        """The place of the article of each term."""
        found: Indices = np.repeat(np.arange(len(self)), np.diff(self.offsets))
        return found

    def at(self, places: Indices) -> Sketched:
        """Some of the articles."""
        sizes = np.diff(self.offsets)[places]
        ends = np.cumsum(sizes)
        held = np.arange(sizes.sum()) + np.repeat(self.offsets[places] - (ends - sizes), sizes)
        chosen = places.tolist()
        told, named = [self.told[at] for at in chosen], [self.places[at] for at in chosen]
        return Sketched(np.concatenate(([0], ends)), self.terms[held], self.counts[held], told, named)

    def weights(self, among: Frequencies) -> Floats:
        """What each term weighs, so that the vector of an article has length one."""
        weights = (1 + np.log(np.abs(self.counts))) * among.weights(self.terms)
        weights = np.where(self.counts < 0, NAMES * weights, weights)
        norms = np.sqrt(np.bincount(self.articles(), weights**2, len(self)))
        unit: Floats = weights / np.repeat(np.where(norms > 0, norms, 1.0), np.diff(self.offsets))
        return unit


def sketched(read: Reader, doc_ids: pa.Array) -> Sketched:
    """The sketches of some articles, in this order."""
    columns = ["doc_id", "terms", "weights", "days", "places"]
    found = [some.filter(pc.is_in(some["doc_id"], value_set=doc_ids)) for some in read.batches("sketches", columns)]
    table = pa.concat_tables(found or [read("sketches", columns).slice(0, 0)])
    table = table.take(pc.index_in(doc_ids, value_set=in_one(table["doc_id"])))
    lists = in_one(table["terms"])
    offsets: Indices = numbers_of(lists.offsets).astype(np.int64)
    terms, counts = numbers_of(lists.flatten()), numbers_of(in_one(table["weights"]).flatten())
    if not len(terms):
        terms, counts = np.empty(0, np.uint32), np.empty(0, np.float64)
    told, places = ([frozenset(v) for v in table[c].to_pylist()] for c in ("days", "places"))
    return Sketched(offsets - offsets[0], terms, counts, told, places)


def together(several: Sequence[Sketched]) -> Sketched:
    """The articles of several, one after the other."""
    sizes = np.concatenate([np.diff(some.offsets) for some in several])
    return Sketched(
        np.concatenate(([0], np.cumsum(sizes))),
        np.concatenate([some.terms for some in several]),
        np.concatenate([some.counts for some in several]),
        [days for some in several for days in some.told],
        [names for some in several for names in some.places],
    )


def telling(some: Sketched, weights: Floats) -> Terms:
    """The terms that tell most of each article, TELLING of each in a row; those that are missing are 0."""
    articles = some.articles()
    order = np.lexsort((some.terms, -np.round(weights, 9), articles))
    place = np.arange(len(order)) - some.offsets[articles]
    chosen = place < TELLING
    found = np.zeros((len(some), TELLING), dtype=np.uint32)
    found[articles[chosen], place[chosen]] = some.terms[order[chosen]]
    return found


def candidates(terms: Terms, start: int) -> Indices:
    """Pairs of articles of which the one (of rank `start` or later) and the other before it share a telling term; each
    pair once, in order. `terms`: as `telling` gives them, of all articles by rank."""
    wanted = np.unique(terms[start:])
    flat = terms.ravel()
    at = np.searchsorted(wanted, flat)
    at[at == len(wanted)] = 0
    held = np.flatnonzero((wanted[at] == flat) & (flat != 0)) if len(wanted) else np.empty(0, np.int64)
    codes, ranks = at[held], held // TELLING
    order = np.argsort(codes, kind="stable")  # by term, then by rank
    codes, ranks = codes[order], ranks[order]
    found: list[Indices] = []
    later: Indices = np.flatnonzero(ranks >= start)
    for distance in range(1, NEIGHBOURS + 1):
        later = later[later >= distance]
        later = later[codes[later] == codes[later - distance]]
        found.append(ranks[later] * len(terms) + ranks[later - distance])
    return np.stack(np.divmod(np.unique(np.concatenate(found)), max(1, len(terms))), axis=1)


def likenesses(some: Sketched, among: Frequencies, pairs: Indices, days: Indices) -> tuple[Indices, Floats]:
    """Which of some pairs are alike at all, and how much. `pairs`: places in `some`, in the order of the first; `days`:
    of publication, NOWHEN where unknown."""
    alike = _cosines(some, some.weights(among), pairs) * _of_time(days[pairs[:, 0]], days[pairs[:, 1]])
    pairs, alike = pairs[alike >= LEAST], alike[alike >= LEAST]
    alike *= np.where(_differ(some.told, pairs), OTHER_DAY, 1.0)
    alike *= np.where(_differ(some.places, pairs), OTHER_PLACE, 1.0)
    kept = alike >= LEAST
    return pairs[kept], np.round(alike[kept], 6)


def _cosines(some: Sketched, weights: Floats, pairs: Indices) -> Floats:
    """The cosine of each pair."""
    names, terms = np.unique(some.terms, return_inverse=True)
    held = np.zeros(len(names))
    found = np.zeros(len(pairs))
    sizes = np.diff(some.offsets)
    firsts, starts = np.unique(pairs[:, 0], return_index=True)
    lasts = np.append(starts, len(pairs))[1:]
    for one, first, last in zip(firsts.tolist(), starts.tolist(), lasts.tolist(), strict=True):
        others = pairs[first:last, 1]
        own = slice(some.offsets[one], some.offsets[one + 1])
        held[terms[own]] = weights[own]
        ends = np.cumsum(sizes[others])  # none is empty: a pair shares a term
        begins = ends - sizes[others]
        places = np.arange(ends[-1]) + np.repeat(some.offsets[others] - begins, sizes[others])
        found[first:last] = np.add.reduceat(held[terms[places]] * weights[places], begins)
        held[terms[own]] = 0.0
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
