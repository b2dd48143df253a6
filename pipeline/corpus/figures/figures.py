"""Figures over all articles: each thing's values, the articles that give them, and where they differ.

A thing is a role of an event ("killed" of a quake), of a part (children), of an owner (a party's seats); or of a named
body (members), of a person (age), of another event that articles name by its year and place.
"""

from __future__ import annotations

import hashlib
from collections import Counter, defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

import pyarrow as pa

from pipeline.corpus.figures.alignment import aligned
from pipeline.corpus.figures.anchors import anchored, anchors_table, kept_from, new_of
from pipeline.corpus.figures.disagreements import Verdict, owners_alike, value_of, verdict
from pipeline.corpus.figures.intervals import Value
from pipeline.corpus.figures.referents import DAY
from pipeline.corpus.figures.sharing import Task, sightings_of, tasks
from pipeline.corpus.figures.sightings import is_known
from pipeline.corpus.figures.topics import NO_ROLE
from pipeline.corpus.figures.wordings import Articles, topic_of, why
from pipeline.corpus.stories.original import by_date
from pipeline.corpus.workers import HERE, Reader, Workers
from pipeline.tables.arrow import arrow_table
from pipeline.tables.rows import DisagreementRow, FigureRow, FigureValue

Row = dict[str, Any]
EARLIER = "earlier"  # the part of what an article tells as an earlier state
DIFFERING = ("topic", "figure_id", "other_figure_id")  # the order of disagreements


@dataclass(frozen=True, slots=True)
class Thing:
    """What figures are of. `event_id`: None where it is no event's."""

    event_id: str | None
    role: str
    group: str | None
    owner: str | None  # as compared
    anchor: str  # year and place of another event
    unit: str | None


@dataclass(slots=True)
class Figure:
    """One value of one thing, with the sightings that give it."""

    thing: Thing
    value: Value
    sightings: list[Row] = field(default_factory=list)

    @property
    def figure_id(self) -> str:
        """Stable key: of thing and value."""
        return hashlib.sha256(f"figure:{self.thing}:{self.value}".encode()).hexdigest()[:16]

    def doc_ids(self) -> list[str]:
        """The articles that give it, sorted."""
        return sorted({row["doc_id"] for row in self.sightings})

    def most(self, name: str) -> str | None:
        """What its sightings have most often under a name, of equals the first in the alphabet."""
        counts = Counter(row[name] for row in self.sightings if row[name])
        return min(counts, key=lambda value: (-counts[value], value)) if counts else None

    def as_of(self) -> str | None:
        """The last day that its sentences name."""
        return max((day for row in self.sightings for day in row["days"]), default=None)


def compare_figures(
    read: Reader, clusters: pa.Table, events: pa.Table, workers: Workers = HERE, before: Reader | None = None
) -> tuple[pa.Table, pa.Table, pa.Table]:
    """The tables `figures` and `disagreements`, and ANCHORS. Things are dealt out in shares: memory stays small.

    Reads sightings and documents. `clusters`: doc_id and cluster_id; `events`: doc_id, event_id and title. `before`
    reads what the last run gave here: of anchors that did not change it is taken over.
    """
    found = anchored(read, clusters, events)
    kept = kept_from(before, found.prints)
    changed = new_of(found, kept)
    figures, disagreements = [kept.figures], [kept.disagreements]
    figure_ids: dict[str, list[str]] = {}
    shares = list(tasks(read, clusters, events, changed, workers.count))
    for some, differing, ids in workers.each(compare_share, shares):
        figures.append(some)
        disagreements.append(differing)
        figure_ids |= ids
    return (
        pa.concat_tables(figures).sort_by("figure_id"),
        pa.concat_tables(disagreements).sort_by([(name, "ascending") for name in DIFFERING]),
        anchors_table(kept, found.prints, changed, figure_ids),
    )


def compare_share(task: Task) -> tuple[pa.Table, pa.Table, dict[str, list[str]]]:
    """The part of `figures` with the things of a share, of `disagreements`, and the figures of each anchor."""
    by_role, articles = sightings_of(task)
    figures: list[FigureRow] = []
    differing: list[DisagreementRow] = []
    figure_ids: dict[str, list[str]] = {}
    for anchor, by_thing in _by_thing(by_role).items():
        figure_ids[anchor] = []
        for thing, rows in by_thing.items():
            values: dict[Value, Figure] = {}
            for row in rows:
                values.setdefault(value_of(row), Figure(thing, value_of(row))).sightings.append(row)
            topic = _topic(thing, rows, task.titles)
            figures += [_row(values[value], topic, articles) for value in sorted(values, key=str)]
            found = verdict(rows, articles)
            if found:
                differing.append(_differ(found, values, topic, articles))
            figure_ids[anchor] += [figure.figure_id for figure in values.values()]
    return arrow_table("figures", figures), arrow_table("disagreements", differing), figure_ids


def _by_thing(by_role: Mapping[tuple[str, str], list[Row]]) -> Mapping[str, Mapping[Thing, list[Row]]]:
    """The sightings of each thing, by doc_id, by what holds them."""
    found: defaultdict[str, defaultdict[Thing, list[Row]]] = defaultdict(lambda: defaultdict(list))
    for (anchor, role), some in by_role.items():
        by_thing = found[anchor]
        if role == NO_ROLE:
            for group in aligned(some):
                by_thing[_of_words(group, anchor)] += group
            continue
        for row, owner in zip(some, _owners(some), strict=True):
            mine = row["anchor"] == "event" or not is_known(row["anchor"])
            part = row["group"] or (EARLIER if row["earlier"] else None)
            thing = Thing(anchor if mine else None, role, part, owner, _other(row), row["unit"])
            by_thing[thing].append(row)
    return found


def _of_words(group: Sequence[Row], event_id: str) -> Thing:
    """The thing of numbers that only their words tell about, named by the first of them."""
    first = min(group, key=lambda row: (row["doc_id"], row["sentence_id"], row["value"]))
    named = Counter(row["head"] or row["unit"] or row["kind"] for row in group)
    noun = min(named, key=lambda name: (-named[name], name))
    return Thing(event_id, NO_ROLE, noun, None, f"{first['doc_id']} {first['sentence_id']}", first["unit"])


def _other(row: Row) -> str:
    return "" if row["anchor"] in ("event", "name") else row["anchor"].strip()


def _owners(rows: Sequence[Row]) -> Iterator[str | None]:
    """Whose the thing of each sighting is; a sighting without an owner is of the only one there is."""
    alike = owners_alike([row["owner_key"] for row in rows if row["owner_key"]])
    only = next(iter(alike.values())) if len(set(alike.values())) == 1 else None
    for row in rows:
        yield alike[row["owner_key"]] if row["owner_key"] else only


def _topic(thing: Thing, rows: Sequence[Row], titles: Mapping[str, str | None]) -> str:
    counts = Counter(row["owner"] for row in rows if row["owner"])
    owner = min(counts, key=lambda name: (-counts[name], name)) if counts else None
    event = (titles.get(thing.event_id) or thing.event_id) if thing.event_id else None
    about = " | ".join(part for part in (thing.anchor if thing.role else "", event) if part)
    return topic_of(thing.role or "number", thing.group, owner, about)


def _differ(found: Verdict, values: Mapping[Value, Figure], topic: str, articles: Articles) -> DisagreementRow:
    """One row of `disagreements`."""
    shown = [values[told.value] for told in found.told]
    low, high = min(shown, key=lambda f: f.value.value), max(shown, key=lambda f: f.value.value)
    thing = low.thing
    return DisagreementRow(
        event_id=thing.event_id,
        role=thing.role or None,
        group=thing.group,
        topic=topic,
        kind=found.kind,
        figure_ids=[figure.figure_id for figure in shown],
        values=[_value(figure) for figure in shown],
        figure_id=low.figure_id,
        other_figure_id=high.figure_id,
        first_seen=found.first_seen,
        why=why(topic, found.kind, [told.row for told in found.told], articles),
    )


def _value(figure: Figure) -> FigureValue:
    """A figure as one of the values of a disagreement."""
    value = figure.value
    return {
        "value": value.value,
        "value_max": value.value_max,
        "modifier": value.modifier,
        "source": figure.most("source"),
        "as_of": figure.as_of(),
        "doc_ids": figure.doc_ids(),
    }


def _row(figure: Figure, topic: str, articles: Articles) -> FigureRow:
    """One row of `figures`."""
    doc_ids = figure.doc_ids()
    dates = sorted((d for doc_id in doc_ids if (d := articles[doc_id].published)), key=by_date)
    value, thing = figure.value, figure.thing
    return FigureRow(
        figure_id=figure.figure_id,
        event_id=thing.event_id,
        role=thing.role or None,
        group=thing.group,
        source=figure.most("source"),
        as_of=figure.as_of(),
        topic=topic,
        counted=figure.most("counted") or "",
        kind=value.kind,
        unit=value.unit,
        value=value.value,
        value_max=value.value_max,
        modifier=value.modifier,
        articles=len(doc_ids),
        stories=len({row["story"] for row in figure.sightings}),
        doc_ids=doc_ids,
        first_published=dates[0] if dates else None,
        last_published=dates[-1] if dates else None,
        first_seen=min((date[:DAY] for date in dates if len(date) >= DAY), default=None),
    )
