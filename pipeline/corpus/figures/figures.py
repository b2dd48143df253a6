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
from zlib import crc32

import pyarrow as pa
import pyarrow.compute as pc

from pipeline.corpus.figures.alignment import adopt, aligned, contexts
from pipeline.corpus.figures.disagreements import TOLLS, Verdict, owners_alike, value_of, verdict
from pipeline.corpus.figures.intervals import Value
from pipeline.corpus.figures.referents import DAY
from pipeline.corpus.figures.sightings import SIGHTINGS
from pipeline.corpus.figures.topics import NO_ROLE
from pipeline.corpus.figures.wordings import Article, Articles, topic_of, why
from pipeline.corpus.stories.original import by_date
from pipeline.corpus.workers import HERE, Reader, Workers
from pipeline.tables.arrow import arrow_table
from pipeline.tables.columns import arrow_array
from pipeline.tables.rows import DisagreementRow, FigureRow, FigureValue

Row = dict[str, Any]
EARLIER = "earlier"  # the part of what an article tells as an earlier state
LASTS = 3  # days that articles name for one attack or disaster: of it, of its search, of its arrests
SHARE = 5_000  # sightings compared at a time: 1 kB of memory each
MOST_SHARES = 16  # larger ones rather than more: each takes a pass over all sightings and articles


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


@dataclass(frozen=True, slots=True)
class Event:
    """An event as figures know it."""

    event_id: str
    title: str | None


@dataclass(frozen=True, slots=True)
class Task:
    """What a worker is given: a share of the things, where to read, story and event of each article."""

    share: int
    of: int
    read: Reader
    stories: Mapping[str, str]
    events: Mapping[str, Event]

    def anchor(self, row: Row) -> str:
        """What holds all things that a sighting is compared with."""
        if row["anchor"] == "event" or not is_known(row["anchor"]):
            event = self.events.get(row["doc_id"])
            return event.event_id if event else row["doc_id"]
        return f"{row['role']} {row['owner_key'] if row['anchor'] == 'name' else row['anchor']}"

    def has(self, anchor: str) -> bool:
        """Whether an anchor is in the share."""
        return self.of == 1 or crc32(anchor.encode("utf-8", "surrogatepass")) % self.of == self.share


def compare_figures(
    read: Reader, clusters: pa.Table, events: pa.Table, workers: Workers = HERE
) -> tuple[pa.Table, pa.Table]:
    """The tables `figures` and `disagreements`. Things are dealt out in shares, so that memory stays small.

    Reads sightings and documents. `clusters`: doc_id and cluster_id; `events`: doc_id, event_id and title.
    """
    stories = dict(zip(*(clusters[name].to_pylist() for name in ("doc_id", "cluster_id")), strict=True))
    held = {row["doc_id"]: Event(row["event_id"], row["title"]) for row in events.to_pylist()}
    rows = sum(map(len, read.batches("sightings", ["doc_id"])))
    count = max(workers.count, min(-(-rows // SHARE), MOST_SHARES))
    figures: list[pa.Table] = []
    disagreements: list[DisagreementRow] = []
    for some, differing in workers.each(
        compare_share, [Task(share, count, read, stories, held) for share in range(count)]
    ):
        figures.append(some)
        disagreements += differing
    disagreements.sort(key=lambda row: (row.topic, row.figure_id, row.other_figure_id))
    return pa.concat_tables(figures).sort_by("figure_id"), arrow_table("disagreements", disagreements)


def compare_share(task: Task) -> tuple[pa.Table, list[DisagreementRow]]:
    """The part of `figures` with the things of a share, and where they differ."""
    by_thing, articles = _group(task)
    titles = {event.event_id: event.title for event in task.events.values()}
    figures: list[FigureRow] = []
    differing: list[DisagreementRow] = []
    for thing in sorted(by_thing, key=str):
        rows = by_thing[thing]
        values: dict[Value, Figure] = {}
        for row in rows:
            values.setdefault(value_of(row), Figure(thing, value_of(row))).sightings.append(row)
        topic = _topic(thing, rows, titles)
        figures += [_row(values[value], topic, articles) for value in sorted(values, key=str)]
        found = verdict(rows, articles)
        if found:
            differing.append(_differ(found, values, topic, articles))
    return arrow_table("figures", figures), differing


def _group(task: Task) -> tuple[dict[Thing, list[Row]], Articles]:
    """The sightings of each thing of a share, by doc_id, and the articles that give them."""
    by_role, doc_ids = _by_role(task)
    by_thing: defaultdict[Thing, list[Row]] = defaultdict(list)
    for (anchor, role), some in by_role.items():
        if role == NO_ROLE:
            for group in aligned(some):
                by_thing[_of_words(group, anchor)] += group
            continue
        for row, owner in zip(some, _owners(some), strict=True):
            mine = row["anchor"] == "event" or not is_known(row["anchor"])
            part = row["group"] or (EARLIER if row["earlier"] else None)
            thing = Thing(anchor if mine else None, role, part, owner, _other(row), row["unit"])
            by_thing[thing].append(row)
    return by_thing, _articles(task.read, doc_ids)


def _by_role(task: Task) -> tuple[dict[tuple[str, str], list[Row]], set[str]]:
    """The sightings of a share by what holds them and by role, by doc_id; the articles that have them."""
    rows: list[Row] = []
    for some in task.read.batches("sightings", SIGHTINGS.names):
        rows += [row for row in some.to_pylist() if task.has(task.anchor(row))]
    rows.sort(key=lambda row: (row["doc_id"], row["sentence_id"]))
    by_anchor: defaultdict[str, list[Row]] = defaultdict(list)
    for row in rows:
        row["story"] = task.stories.get(row["doc_id"], row["doc_id"])
        by_anchor[task.anchor(row)].append(row)
    by_role: defaultdict[tuple[str, str], list[Row]] = defaultdict(list)
    for anchor, some in by_anchor.items():
        for row, around in zip(some, contexts(some), strict=True):
            row["around"] = around
        adopt(some)
        attacked, several = any(row["attacker"] for row in some), _is_of_several_days(some)
        for row in some:
            row["attacker"], row["several"] = attacked, several
            by_role[anchor, row["role"]].append(row)
    return by_role, {row["doc_id"] for row in rows}


def _is_of_several_days(rows: Sequence[Row]) -> bool:
    """Whether the articles of an event begin with tolls of more days than one event lasts, as those of a war do."""
    leads = [row for row in rows if row["lead"] and row["role"] in TOLLS and row["anchor"] == "event"]
    return len({day for row in leads for day in row["days"]}) > LASTS


def _of_words(group: Sequence[Row], event_id: str) -> Thing:
    """The thing of numbers that only their words tell about, named by the first of them."""
    first = min(group, key=lambda row: (row["doc_id"], row["sentence_id"], row["value"]))
    named = Counter(row["head"] or row["unit"] or row["kind"] for row in group)
    noun = min(named, key=lambda name: (-named[name], name))
    return Thing(event_id, NO_ROLE, noun, None, f"{first['doc_id']} {first['sentence_id']}", first["unit"])


def is_known(anchor: str) -> bool:
    """Whether what a figure hangs on is known whatever the event: a name, or both year and place of another event."""
    return anchor == "name" or all(anchor.partition(" ")[::2])


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


def _articles(read: Reader, doc_ids: set[str]) -> dict[str, Article]:
    """Title and date of some articles."""
    wanted = arrow_array(sorted(doc_ids), pa.string())
    return {
        row["doc_id"]: Article(row["title"] or row["path"], row["published"])
        for table in read.batches("documents", ["doc_id", "title", "path", "published"])
        for row in table.filter(pc.is_in(table["doc_id"], value_set=wanted)).to_pylist()
    }


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
