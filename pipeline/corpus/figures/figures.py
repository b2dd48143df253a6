"""Figures over all articles: each topic's values, the articles that give them, the pairs that contradict each other."""

from __future__ import annotations

import hashlib
from collections import Counter, defaultdict
from collections.abc import Iterable
from dataclasses import dataclass, field
from typing import Any
from zlib import crc32

import pyarrow as pa
import pyarrow.compute as pc

from pipeline.corpus.figures.disagreements import Articles, Source, Verdict, verdict
from pipeline.corpus.figures.intervals import Value
from pipeline.corpus.figures.sightings import SIGHTINGS
from pipeline.corpus.figures.topics import is_score
from pipeline.corpus.stories.original import by_date
from pipeline.corpus.workers import HERE, Reader, Workers
from pipeline.tables.arrow import arrow_table
from pipeline.tables.columns import arrow_array
from pipeline.tables.rows import DisagreementRow, FigureRow, FigureValue

Row = dict[str, Any]
SHARE = 5_000  # sightings compared at a time: 1 kB of memory each
MOST_SHARES = 16  # larger ones rather than more: each takes a pass over all sightings and articles
MOST_VALUES = 50  # values of one topic that are compared pair by pair; a topic with more counts different things
LONGEST_SERIES = 6  # days on which a score is told and compared pair by pair; of more, each day with the next


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


@dataclass(frozen=True, slots=True)
class Task:
    """What a worker is given: the topics of a share, where to read, and the story of each article that is a copy."""

    share: int
    of: int
    read: Reader
    stories: dict[str, str]

    def has(self, topic: str) -> bool:
        """Whether a topic is in the share."""
        return self.of == 1 or crc32(topic.encode("utf-8", "surrogatepass")) % self.of == self.share

    def of_share(self, sightings: pa.Table) -> pa.Table:
        """The sightings that have a topic of the share."""
        held = [any(map(self.has, topics)) for topics in sightings["topics"].to_pylist()]
        return sightings.filter(arrow_array(held, pa.bool_()))


Parted = tuple[Figure, Figure, Verdict]
Found = tuple[pa.Table, dict[tuple[str, ...], DisagreementRow]]


def compare_figures(read: Reader, clusters: pa.Table, workers: Workers = HERE) -> tuple[pa.Table, pa.Table]:
    """The tables `figures` and `disagreements`. Topics are dealt out in shares, so that memory stays small.

    Reads sightings (see pipeline.corpus.figures.sightings) and documents. `clusters`: doc_id and cluster_id.
    """
    named = zip(clusters["doc_id"].to_pylist(), clusters["cluster_id"].to_pylist(), strict=True)
    stories = {doc_id: story for doc_id, story in named if doc_id != story}
    rows = sum(map(len, read.batches("sightings", ["doc_id"])))
    count = max(workers.count, min(-(-rows // SHARE), MOST_SHARES))
    figures: list[pa.Table] = []
    contradictions: dict[tuple[str, ...], DisagreementRow] = {}
    for some, parted in workers.each(compare_share, [Task(share, count, read, stories) for share in range(count)]):
        figures.append(some)
        for seen, row in parted.items():
            contradictions[seen] = min(row, contradictions.get(seen, row), key=_order)  # of several topics the first
    return pa.concat_tables(figures).sort_by("figure_id"), arrow_table(
        "disagreements", sorted(contradictions.values(), key=_order)
    )


def _order(row: DisagreementRow) -> tuple[str, str, str]:
    return row.topic, row.figure_id, row.other_figure_id


def compare_share(task: Task) -> Found:
    """The part of `figures` with the topics of a share, and rows of `disagreements` by what each rests on."""
    by_topic, articles = _group(task)
    figures: list[FigureRow] = []
    contradictions: dict[tuple[str, ...], DisagreementRow] = {}
    for topic in sorted(by_topic):
        values = by_topic[topic]
        figures += [_row(figure, articles) for figure in values]
        if not 1 < len(values) <= MOST_VALUES or (not is_score(topic) and _many_valued(values)):
            continue
        for one, other, found in _parted(topic, values, articles):
            seen = (str(one.value), str(other.value), *_evidence(found))
            row = DisagreementRow(
                event_id=None,
                role=None,
                group=None,
                topic=topic,
                kind=found.kind,
                figure_ids=[one.figure_id, other.figure_id],
                values=[_value(one), _value(other)],
                figure_id=one.figure_id,
                other_figure_id=other.figure_id,
                first_seen=None,
                why=found.why,
            )
            contradictions.setdefault(seen, row)
    return arrow_table("figures", figures), contradictions


def _parted(topic: str, values: list[Figure], articles: Articles) -> list[Parted]:
    """The pairs of a topic's figures that part, one for each pair of articles; of a long series, neighbours alone."""
    told: set[tuple[str, str]] = set()
    found: list[Parted] = []
    for i, one in enumerate(values):
        for other in values[i + 1 :]:
            ruled = verdict(one, other, articles)
            if ruled and _evidence(ruled) not in told:
                told |= {_evidence(ruled), _evidence(ruled)[::-1]}
                found.append((one, other, ruled))
    days = [sorted((articles[doc_id].published or "")[:10] for doc_id in _evidence(ruled)) for _, _, ruled in found]
    series = {day: place for place, day in enumerate(sorted({day for pair in days for day in pair}))}
    if not is_score(topic) or len(series) <= LONGEST_SERIES:
        return found
    return [parted for parted, (a, b) in zip(found, days, strict=True) if series[b] - series[a] <= 1]


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


def _group(task: Task) -> tuple[dict[str, list[Figure]], dict[str, Source]]:
    """The figures of each topic of a share, in the order of their values, and the articles that give them."""
    found: defaultdict[str, dict[Value, Figure]] = defaultdict(dict)
    rows = [row for some in task.read.batches("sightings", SIGHTINGS.names) for row in task.of_share(some).to_pylist()]
    rows.sort(key=lambda row: row["doc_id"])
    for row in rows:
        value = Value(row["kind"], row["unit"], row["value"], row["value_max"], row["modifier"])
        row["story"] = task.stories.get(row["doc_id"], row["doc_id"])
        for topic in filter(task.has, row["topics"]):
            figure = found[topic].setdefault(value, Figure(topic, value))
            figure.sightings.append(row)
            figure.stories.add(row["story"])
    by_topic = {topic: sorted(values.values(), key=lambda f: str(f.value)) for topic, values in found.items()}
    return by_topic, _articles(task.read, {row["doc_id"] for row in rows})


def _articles(read: Reader, doc_ids: set[str]) -> dict[str, Source]:
    """Title and date of some articles."""
    wanted = arrow_array(sorted(doc_ids), pa.string())
    return {
        row["doc_id"]: Source(row["title"] or row["path"], row["published"])
        for table in read.batches("documents", ["doc_id", "title", "path", "published"])
        for row in table.filter(pc.is_in(table["doc_id"], value_set=wanted)).to_pylist()
    }


def _value(figure: Figure) -> FigureValue:
    """A figure as one of the values of a disagreement."""
    value = figure.value
    return {
        "value": value.value,
        "value_max": value.value_max,
        "modifier": value.modifier,
        "source": None,
        "as_of": None,
        "doc_ids": figure.doc_ids(),
    }


def _row(figure: Figure, articles: Articles) -> FigureRow:
    """One row of `figures`."""
    doc_ids = figure.doc_ids()
    dates: Iterable[str] = sorted((d for doc_id in doc_ids if (d := articles[doc_id].published)), key=by_date)
    ordered = list(dates)
    counted = Counter(row["counted"] for row in figure.sightings)
    value = figure.value
    return FigureRow(
        figure_id=figure.figure_id,
        event_id=None,
        role=None,
        group=None,
        source=None,
        as_of=None,
        topic=figure.topic,
        counted=min(counted, key=lambda c: (-counted[c], c)),
        kind=value.kind,
        unit=value.unit,
        value=value.value,
        value_max=value.value_max,
        modifier=value.modifier,
        articles=len(doc_ids),
        stories=len(figure.stories),
        doc_ids=doc_ids,
        first_published=ordered[0] if ordered else None,
        last_published=ordered[-1] if ordered else None,
    )
