"""The table `events`: which articles tell of one event, with its title, days and place.

Copies of one story are one event. Stories are joined by average link over the likeness of their articles.
"""

from __future__ import annotations

import hashlib
from collections import Counter, defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import chain

import numpy as np
import pyarrow as pa

from pipeline.corpus.events.likeness import Floats, Indices, Task, in_order, likenesses
from pipeline.corpus.events.linking import connected, linked, parts, summed
from pipeline.corpus.stories.days import day_of
from pipeline.corpus.workers import HERE, Reader, Workers
from pipeline.tables.arrow import arrow_table
from pipeline.tables.rows import EventRow

# Least average likeness of two groups of one event. On the development halves of three sets of news events any value
# from 0.07 to 0.09 gives a B-cubed F within 0.015 of the best.
ALIKE = 0.085


@dataclass(frozen=True, slots=True)
class About:
    """What `events` tells of an article."""

    doc_id: str
    title: str | None
    published: str | None
    place: str | None
    country: str | None


def events(read: Reader, clusters: pa.Table, workers: Workers = HERE) -> pa.Table:
    """The table `events`, one row per article. Reads sketches and documents; `clusters`: doc_id and cluster_id."""
    abouts = _abouts(read)
    found = list(workers.each(likenesses, [Task(read, share, workers.count) for share in range(workers.count)]))
    pairs: Indices = np.concatenate([some for some, _ in found])
    alike: Floats = np.concatenate([likeness for _, likeness in found])
    story_of = dict(zip(clusters["doc_id"].to_pylist(), clusters["cluster_id"].to_pylist(), strict=True))
    stories = [story_of.get(about.doc_id, about.doc_id) for about in abouts]
    groups = grouped(stories, pairs, alike)
    strengths = _strengths(groups, pairs, alike, len(abouts))
    rows = chain.from_iterable(
        _rows([abouts[n] for n in group], {stories[n] for n in group}, _middle(group, strengths)) for group in groups
    )
    return arrow_table("events", sorted(rows))


def grouped(stories: Sequence[str], pairs: Indices, alike: Floats) -> list[list[int]]:
    """Articles of one event, by number. `stories`: of each article; `alike`: how alike the articles of a pair are."""
    least: dict[str, int] = {}
    group_of = np.array([least.setdefault(story, number) for number, story in enumerate(stories)], dtype=np.int64)
    members: defaultdict[int, list[int]] = defaultdict(list)
    for number, group in enumerate(group_of.tolist()):
        members[group].append(number)
    root = connected(len(stories), group_of[pairs[alike >= ALIKE]])
    between, totals = summed(pairs, alike, group_of)
    return [event for some, sums in parts(members, between, totals, root) for event in linked(some, sums, ALIKE)]


def _strengths(groups: Sequence[Sequence[int]], pairs: Indices, alike: Floats, count: int) -> Floats:
    """How alike each article is to the others of its event, summed."""
    event_of = np.zeros(count, dtype=np.int64)
    for event, group in enumerate(groups):
        event_of[list(group)] = event
    within = event_of[pairs[:, 0]] == event_of[pairs[:, 1]]
    strengths = np.zeros(count)
    for side in (0, 1):
        np.add.at(strengths, pairs[within][:, side], alike[within])
    return strengths


def _abouts(read: Reader) -> list[About]:
    """All articles, by doc_id."""
    told = {row["doc_id"]: row for row in read("documents", ["doc_id", "title", "published"]).to_pylist()}
    sketched = in_order(read("sketches", ["doc_id", "place", "country"])).to_pylist()
    unknown = {"title": None, "published": None}
    return [
        About(doc_id, told.get(doc_id, unknown)["title"], told.get(doc_id, unknown)["published"], place, country)
        for doc_id, place, country in ((row["doc_id"], row["place"], row["country"]) for row in sketched)
    ]


def _middle(group: Sequence[int], strengths: Floats) -> int:
    """Which of a group, counted from 0, is most like the others."""
    return min(range(len(group)), key=lambda at: (-round(float(strengths[group[at]]), 6), at))


def _rows(articles: Sequence[About], stories: set[str], middle: int) -> list[EventRow]:
    """The rows of one event."""
    days = sorted(day.isoformat() for about in articles if (day := day_of(about.published)))
    country = _most(about.country for about in articles)
    place = _most(about.place for about in articles)
    event_id = hashlib.sha256(f"event:{min(about.doc_id for about in articles)}".encode()).hexdigest()[:16]
    return [
        EventRow(
            doc_id=about.doc_id,
            event_id=event_id,
            title=articles[middle].title,
            first_day=days[0] if days else None,
            last_day=days[-1] if days else None,
            place=place,
            country=country,
            articles=len(articles),
            stories=len(stories),
            first_seen=days[0] if days else None,
        )
        for about in articles
    ]


def _most(names: Iterable[str | None]) -> str | None:
    """The name given most often, of equals the first in the alphabet."""
    counts = Counter(name for name in names if name)
    return min(counts, key=lambda name: (-counts[name], name)) if counts else None
