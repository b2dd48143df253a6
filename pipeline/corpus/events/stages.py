"""Articles joined into events by stages of STAGE articles in the order of days.

A stage's articles are joined with one another and to the events of earlier stages; these are not joined with one
another any more. So nothing that comes later changes a stage that is full, and a run takes it over from the last one.
Up to STAGE articles there is one stage, in which all is compared with all.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
import pyarrow as pa
import pyarrow.compute as pc

from pipeline.corpus.events.likeness import (
    NOWHEN,
    TELLING,
    Floats,
    Frequencies,
    Indices,
    Sketched,
    Terms,
    candidates,
    likenesses,
    sketched,
    telling,
    together,
)
from pipeline.corpus.events.linking import connected, linked_groups, parts, summed
from pipeline.corpus.stories.days import day_of
from pipeline.corpus.workers import Reader
from pipeline.tables.columns import coded, in_one, numbers_of, of_numbers

STAGE = 2000  # articles; from 250 on B-cubed F differs by no more than 0.012 on four sets of news events
# Least average likeness of two groups of one event. On the development halves of three sets of news events any value
# from 0.07 to 0.09 gives a B-cubed F within 0.015 of the best.
ALIKE = 0.085

STAGES = pa.schema(  # of the articles of full stages, by rank
    [
        pa.field("doc_id", pa.string(), nullable=False),
        pa.field("print", pa.int64(), nullable=False),
        pa.field("day", pa.int64(), nullable=False),
        pa.field("story", pa.int64(), nullable=False),  # rank of its first article
        pa.field("event", pa.int64(), nullable=False),  # rank of its first article
        pa.field("strength", pa.float64(), nullable=False),
        pa.field("telling", pa.list_(pa.uint32()), nullable=False),
    ]
)
TERMS = pa.schema([pa.field("term", pa.uint32(), nullable=False), pa.field("articles", pa.int64(), nullable=False)])


@dataclass(frozen=True, slots=True)
class Ranked:
    """All articles in the order of days, of one day in that of doc_id; those without a day last."""

    doc_ids: pa.Array
    days: Indices  # ordinals, NOWHEN where unknown
    prints: Indices  # of their sketches
    stories: Indices  # rank of the first article of the story

    def __len__(self) -> int:
        return len(self.days)


@dataclass(slots=True)
class Joined:
    """What is known of articles by rank: the rank of the first article of the event, how alike an article is to the
    others of the event, and its telling terms; and the terms of the articles of the full stages."""

    events: Indices
    strengths: Floats
    telling: Terms
    full: Frequencies


def ranked(read: Reader, clusters: pa.Table) -> Ranked:
    """Reads doc_id and print of sketches, doc_id and published of documents. `clusters`: doc_id and cluster_id."""
    table = read("sketches", ["doc_id", "print"]).sort_by("doc_id")
    doc_ids = in_one(table["doc_id"])
    documents = read("documents", ["doc_id", "published"])
    days = _days(_taken(documents, doc_ids, "published"))
    order = np.argsort(days, kind="stable")
    places = of_numbers(order)
    stories = pc.coalesce(_taken(clusters, doc_ids, "cluster_id"), doc_ids).take(places).dictionary_encode().indices
    _, first, at = np.unique(numbers_of(stories), return_index=True, return_inverse=True)
    return Ranked(doc_ids.take(places), days[order], numbers_of(table["print"])[order], first[at].astype(np.int64))


def _days(published: pa.Array) -> Indices:
    codes, known = coded(published)
    days = [day.toordinal() if (day := day_of(text)) else NOWHEN for text in known]
    found: Indices = np.array([*days, NOWHEN], dtype=np.int64)
    return found[codes]


def _taken(table: pa.Table, doc_ids: pa.Array, column: str) -> pa.Array:
    """A column of a table by doc_id, for some articles."""
    return in_one(table[column]).take(pc.index_in(doc_ids, value_set=in_one(table["doc_id"])))


def joined(read: Reader, articles: Ranked, before: Reader | None) -> Joined:
    """The events of all articles. `before` reads STAGES and TERMS of the last run: stages that are as they were are
    taken over."""
    found, done = _taken_over(read, articles, before)
    loaded = sketched(read, articles.doc_ids[done:])
    among = found.full
    for start in range(done, len(articles), STAGE):
        stop = min(start + STAGE, len(articles))
        own = loaded.at(np.arange(start - done, stop - done))
        among = among.with_terms(own.terms, len(own))
        if stop - start == STAGE:
            found.full = among
        found.telling[start:stop] = telling(own, own.weights(among))
        pairs = candidates(found.telling[:stop], start)
        others = np.unique(pairs[pairs[:, 1] < start, 1])
        old, new = others[others < done], others[others >= done]
        held = [sketched(read, articles.doc_ids.take(of_numbers(old)))] if len(old) else []
        some = together([*held, loaded.at(new - done), own])
        ranks = np.concatenate((others, np.arange(start, stop)))
        local, alike = likenesses(some, among, np.searchsorted(ranks, pairs), articles.days[ranks])
        _join(found, articles.stories, (start, stop), ranks[local], alike)
    return found


def _taken_over(read: Reader, articles: Ranked, before: Reader | None) -> tuple[Joined, int]:
    """What the last run knows of the stages that are as they were, and of how many articles they are."""
    count = len(articles)
    found = Joined(
        *(np.arange(count), np.zeros(count), np.zeros((count, TELLING), dtype=np.uint32)),
        Frequencies(np.empty(0, np.uint32), np.empty(0, np.int64), 0),
    )
    if before is None:
        return found, 0
    old = before("stages", STAGES.names)
    most = min(len(old), count)
    same = numbers_of(pc.equal(in_one(old["doc_id"])[:most], articles.doc_ids[:most]).cast(pa.int32())) > 0
    for name, now in (("print", articles.prints), ("day", articles.days), ("story", articles.stories)):
        same &= numbers_of(old[name])[:most] == now[:most]
    done = (most if same.all() else int(np.argmin(same))) // STAGE * STAGE
    if done:
        found.events[:done] = numbers_of(old["event"])[:done]
        found.strengths[:done] = numbers_of(old["strength"])[:done]
        found.telling[:done] = numbers_of(in_one(old["telling"]).flatten()).reshape(-1, TELLING)[:done]
    if done == len(old):
        terms = before("terms", TERMS.names)
        found.full = Frequencies(numbers_of(terms["term"]), numbers_of(terms["articles"]), done)
    elif done:
        found.full = found.full.with_terms(sketched(read, articles.doc_ids[:done]).terms, done)
    return found, done


def _join(found: Joined, stories: Indices, stage: tuple[int, int], pairs: Indices, alike: Floats) -> None:
    """Join the articles of a stage. `pairs`: ranks, in order, the later first."""
    start, stop = stage
    first = stories[start:stop]
    unit_of = np.concatenate((found.events[:start], np.where(first < start, found.events[first], first)))
    sizes = np.bincount(unit_of, minlength=stop)
    members: defaultdict[int, list[int]] = defaultdict(list)
    for rank, unit in enumerate(unit_of[start:].tolist(), start):
        members[unit].append(rank)
    strong = unit_of[pairs[alike >= ALIKE]]
    for unit in np.unique(strong[strong < start]).tolist():
        members.setdefault(unit, [])
    settled = {unit: int(sizes[unit]) for unit in members if unit < start}
    root = connected(stop, strong)
    between, totals = summed(pairs, alike, unit_of)
    for some, sums in parts(members, between, totals, root):
        for event, group in linked_groups(some, sums, ALIKE, settled).items():
            found.events[group] = event
    within = found.events[pairs[:, 0]] == found.events[pairs[:, 1]]
    for side in (0, 1):
        mine = pairs[within, side]
        np.add.at(found.strengths, mine[mine >= start], alike[within][mine >= start])


def state(articles: Ranked, found: Joined) -> dict[str, pa.Table]:
    """STAGES and TERMS for the next run."""
    full = len(articles) // STAGE * STAGE
    values = found.telling[:full].ravel()
    offsets = pa.py_buffer((np.arange(full + 1) * TELLING).astype(np.int32))
    lists = pa.Array.from_buffers(pa.list_(pa.uint32()), full, [None, offsets], children=[of_numbers(values)])
    numbers: Sequence[Indices | Floats] = (
        *(articles.prints, articles.days, articles.stories, found.events, found.strengths),
    )
    columns = [articles.doc_ids[:full], *(of_numbers(values[:full]) for values in numbers), lists]
    terms = [of_numbers(found.full.terms), of_numbers(found.full.counts)]
    return {
        "stages": pa.Table.from_arrays(columns, schema=STAGES),
        "terms": pa.Table.from_arrays(terms, schema=TERMS),
    }


__all__ = ["Joined", "Ranked", "Sketched", "joined", "ranked", "state"]
