"""The table `events`: which articles tell of one event, with its title, days and place.

Copies of one story are one event. Stories are joined by average link over the likeness of their articles
(pipeline.corpus.events.stages).
"""

from __future__ import annotations

import hashlib
from collections import Counter, defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

import pyarrow as pa

from pipeline.corpus.events.likeness import Floats
from pipeline.corpus.events.stages import Ranked, joined, ranked, state
from pipeline.corpus.stories.days import day_of
from pipeline.corpus.workers import Reader
from pipeline.tables.arrow import arrow_table
from pipeline.tables.rows import EventRow


@dataclass(frozen=True, slots=True)
class About:
    """What `events` tells of an article."""

    doc_id: str
    title: str | None
    published: str | None
    place: str | None
    country: str | None


def events(read: Reader, clusters: pa.Table, before: Reader | None = None) -> tuple[pa.Table, dict[str, pa.Table]]:
    """The table `events`, one row per article, and what the next run wants to know, which it gives as `before`.

    Reads sketches and documents; `clusters`: doc_id and cluster_id.
    """
    articles = ranked(read, clusters)
    found = joined(read, articles, before)
    abouts = _abouts(read, articles)
    groups: defaultdict[int, list[int]] = defaultdict(list)
    for rank, event in enumerate(found.events.tolist()):
        groups[event].append(rank)
    stories = articles.stories.tolist()
    rows: list[EventRow] = []
    for ranks in groups.values():
        group = sorted(ranks, key=lambda rank: abouts[rank].doc_id)
        middle = _middle(group, found.strengths)
        rows += _rows([abouts[rank] for rank in group], len({stories[rank] for rank in group}), middle)
    return arrow_table("events", sorted(rows)), state(articles, found)


def _abouts(read: Reader, articles: Ranked) -> list[About]:
    """What is told of all articles, by rank."""
    told = {row["doc_id"]: row for row in read("documents", ["doc_id", "title", "published"]).to_pylist()}
    seen = {row["doc_id"]: row for row in read("sketches", ["doc_id", "place", "country"]).to_pylist()}
    unknown = {"title": None, "published": None}
    return [
        About(
            doc_id,
            *(told.get(doc_id, unknown)["title"], told.get(doc_id, unknown)["published"]),
            *(seen[doc_id]["place"], seen[doc_id]["country"]),
        )
        for doc_id in articles.doc_ids.to_pylist()
    ]


def _middle(group: Sequence[int], strengths: Floats) -> int:
    """Which of a group, counted from 0, is most like the others."""
    return min(range(len(group)), key=lambda at: (-round(float(strengths[group[at]]), 6), at))


def _rows(articles: Sequence[About], stories: int, middle: int) -> list[EventRow]:
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
            stories=stories,
            first_seen=days[0] if days else None,
        )
        for about in articles
    ]


def _most(names: Iterable[str | None]) -> str | None:
    """The name given most often, of equals the first in the alphabet."""
    counts = Counter(name for name in names if name)
    return min(counts, key=lambda name: (-counts[name], name)) if counts else None
