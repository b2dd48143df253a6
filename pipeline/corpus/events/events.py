"""The table `events`: which articles tell of one event, with its title, days and place.

Copies of one story are one event. Stories are joined by average link over the likeness of their articles.
"""

from __future__ import annotations

import hashlib
from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from itertools import chain

import pyarrow as pa

from pipeline.corpus.events.likeness import Task, in_order, likenesses
from pipeline.corpus.events.linking import Pair, linked, parts, summed
from pipeline.corpus.stories.days import day_of
from pipeline.corpus.stories.duplicates import Forest
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
    pairs: list[tuple[Pair, float]] = [
        ((one, other), alike)
        for some, likeness in found
        for (one, other), alike in zip(some.tolist(), likeness.tolist(), strict=True)
    ]
    story_of = dict(zip(clusters["doc_id"].to_pylist(), clusters["cluster_id"].to_pylist(), strict=True))
    stories = [story_of.get(about.doc_id, about.doc_id) for about in abouts]
    rows = chain.from_iterable(
        _rows([abouts[n] for n in group], {stories[n] for n in group}, _middle(group, strengths))
        for group, strengths in grouped(stories, pairs)
    )
    return arrow_table("events", sorted(rows))


def grouped(
    stories: Sequence[str], pairs: Sequence[tuple[Pair, float]]
) -> Iterable[tuple[list[int], Mapping[int, float]]]:
    """Articles of one event, by number, and how alike each is to the others. `stories`: of each article."""
    least: dict[str, int] = {}
    group_of = [least.setdefault(story, number) for number, story in enumerate(stories)]
    members: defaultdict[int, list[int]] = defaultdict(list)
    for number, group in enumerate(group_of):
        members[group].append(number)
    forest = Forest(len(stories))
    for (one, other), alike in pairs:
        if alike >= ALIKE:
            forest.join(group_of[one], group_of[other])
    root = {group: forest.root(group) for group in members}
    strengths: defaultdict[int, dict[int, float]] = defaultdict(dict)
    for (one, other), alike in pairs:
        strengths[one][other] = strengths[other][one] = alike
    for some, sums in parts(members, summed(pairs, group_of), root):
        for event in linked(some, sums, ALIKE):
            held = set(event)
            yield event, {n: sum(a for m, a in strengths.get(n, {}).items() if m in held) for n in event}


def _abouts(read: Reader) -> list[About]:
    """All articles, by doc_id."""
    told = {row["doc_id"]: row for row in read("documents", ["doc_id", "title", "published"]).to_pylist()}
    sketched = in_order(read("sketches", ["doc_id", "place", "country"])).to_pylist()
    unknown = {"title": None, "published": None}
    return [
        About(doc_id, told.get(doc_id, unknown)["title"], told.get(doc_id, unknown)["published"], place, country)
        for doc_id, place, country in ((row["doc_id"], row["place"], row["country"]) for row in sketched)
    ]


def _middle(group: Sequence[int], strengths: Mapping[int, float]) -> int:
    """Which of a group, counted from 0, is most like the others."""
    return min(range(len(group)), key=lambda at: (-round(strengths[group[at]], 6), at))


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
        )
        for about in articles
    ]


def _most(names: Iterable[str | None]) -> str | None:
    """The name given most often, of equals the first in the alphabet."""
    counts = Counter(name for name in names if name)
    return min(counts, key=lambda name: (-counts[name], name)) if counts else None
