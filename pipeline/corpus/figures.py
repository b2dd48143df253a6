"""Figures over all articles: each topic's values, the articles that give them, the pairs that contradict each other."""

from __future__ import annotations

import hashlib
from collections import Counter, defaultdict
from collections.abc import Iterable
from dataclasses import dataclass, field
from typing import Any

import pyarrow as pa

from pipeline.corpus.disagreements import Articles, Source, Verdict, verdict
from pipeline.corpus.intervals import Value
from pipeline.corpus.original import by_date
from pipeline.tables import arrow_table

Row = dict[str, Any]
MOST_VALUES = 50  # values of one topic that are compared pair by pair; a topic with more counts different things


@dataclass(slots=True)
class Figure:
    """One value of one topic, with the sightings that give it."""

    topic: str
    value: Value
    sightings: list[Row] = field(default_factory=list)
    stories: set[str] = field(default_factory=set)

    @property
    def figure_id(self) -> str:
        """Stable key: of topic and value."""
        return hashlib.sha256(f"figure:{self.topic}:{self.value}".encode()).hexdigest()[:16]

    def about(self) -> str:
        """The name that the topic is about, as written most often."""
        names: Counter[str] = Counter(row["about"][row["topics"].index(self.topic)] for row in self.sightings)
        return min(names, key=lambda name: (-names[name], name))

    def newer(self, stories: set[str]) -> bool:
        """Whether an article of these stories says that the figure is newer than another."""
        return any(row["newer"] for row in self.sightings if row["story"] in stories)

    def doc_ids(self) -> list[str]:
        """The articles that give it, sorted."""
        return sorted({row["doc_id"] for row in self.sightings})


def compare_figures(sightings: pa.Table, documents: pa.Table, clusters: pa.Table) -> tuple[pa.Table, pa.Table]:
    """The tables `figures` and `disagreements`.

    `sightings`: see pipeline.corpus.sightings. `documents`: doc_id, title, path, published. `clusters`: doc_id and
    cluster_id.
    """
    rows = documents.select(["doc_id", "title", "path", "published"]).to_pylist()
    articles = {row["doc_id"]: Source(row["title"] or row["path"], row["published"]) for row in rows}
    stories = dict(zip(clusters["doc_id"].to_pylist(), clusters["cluster_id"].to_pylist(), strict=True))
    by_topic = _group(sightings, stories)
    figures: list[tuple[Any, ...]] = []
    contradictions: dict[tuple[str, ...], tuple[Any, ...]] = {}
    for topic in sorted(by_topic):
        values = by_topic[topic]
        figures += [_row(figure, articles) for figure in values]
        if not 1 < len(values) <= MOST_VALUES or _many_valued(values):
            continue
        for i, one in enumerate(values):
            for other in values[i + 1 :]:
                found = verdict(one, other, articles)
                if found:
                    seen = (str(one.value), str(other.value), *_evidence(found))
                    contradictions.setdefault(seen, (topic, one.figure_id, other.figure_id, found.kind, found.why))
    disagreements = sorted(contradictions.values())
    return arrow_table("figures", sorted(figures)), arrow_table("disagreements", disagreements)


def _many_valued(values: list[Figure]) -> bool:
    """Whether one story gives two of a topic's values side by side: then the topic is not one thing."""
    for i, one in enumerate(values):
        for other in values[i + 1 :]:
            both = one.stories & other.stories
            if both and not one.value.overlaps(other.value) and not one.newer(both) and not other.newer(both):
                return True
    return False


def _evidence(found: Verdict) -> tuple[str, str]:
    """The two articles that a verdict rests on: one pair of numbers gives one row, under whatever topics they meet."""
    return found.one["doc_id"], found.other["doc_id"]


def _group(sightings: pa.Table, stories: dict[str, str]) -> dict[str, list[Figure]]:
    """The figures of each topic, in the order of their values."""
    found: defaultdict[str, dict[Value, Figure]] = defaultdict(dict)
    for row in sightings.sort_by([("doc_id", "ascending")]).to_pylist():
        value = Value(row["kind"], row["unit"], row["value"], row["value_max"], row["modifier"])
        row["story"] = stories.get(row["doc_id"], row["doc_id"])
        for topic in row["topics"]:
            figure = found[topic].setdefault(value, Figure(topic, value))
            figure.sightings.append(row)
            figure.stories.add(row["story"])
    return {topic: sorted(values.values(), key=lambda f: str(f.value)) for topic, values in found.items()}


def _row(figure: Figure, articles: Articles) -> tuple[Any, ...]:
    """One row of `figures`."""
    doc_ids = figure.doc_ids()
    dates: Iterable[str] = sorted((d for doc_id in doc_ids if (d := articles[doc_id].published)), key=by_date)
    ordered = list(dates)
    counted = Counter(row["counted"] for row in figure.sightings)
    value = figure.value
    return (
        *(figure.figure_id, figure.topic, min(counted, key=lambda c: (-counted[c], c)), value.kind, value.unit),
        *(value.value, value.value_max, value.modifier, len(doc_ids), len(figure.stories), doc_ids),
        *((ordered[0], ordered[-1]) if ordered else (None, None)),
    )
