"""The comparing of figures dealt out in shares: of which anchors, which sightings."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any
from zlib import crc32

import pyarrow as pa
import pyarrow.compute as pc

from pipeline.corpus.figures.alignment import adopt, contexts
from pipeline.corpus.figures.disagreements import TOLLS
from pipeline.corpus.figures.sightings import SIGHTINGS
from pipeline.corpus.figures.wordings import Article
from pipeline.corpus.workers import Reader
from pipeline.tables.columns import arrow_array, in_one

Row = dict[str, Any]
LASTS = 3  # days that articles name for one attack or disaster: of it, of its search, of its arrests
SHARE = 5_000  # sightings compared at a time: 1 kB of memory each
LEAST = 500  # sightings for which a further worker is worth its pass
MOST_SHARES = 16  # larger ones rather than more: each takes a pass over all sightings and articles


@dataclass(frozen=True, slots=True)
class Task:
    """What a worker is given: where to read, anchors, and story and event of the articles that give these figures, by
    doc_id. `titles`: of events, by event_id."""

    read: Reader
    anchors: frozenset[str]
    doc_ids: pa.Array
    stories: Mapping[str, str]
    events: Mapping[str, str]
    titles: Mapping[str, str | None]

    def anchor(self, row: Row) -> str:
        """What holds all things that a sighting is compared with."""
        known: str | None = row["known"]
        return self.events.get(row["doc_id"], row["doc_id"]) if known is None else known


def tasks(read: Reader, clusters: pa.Table, events: pa.Table, given: pa.Table, workers: int) -> Iterator[Task]:
    """Shares of the anchors in `given`, which has each with the articles that give it figures (doc_id)."""
    doc_ids = pc.unique(in_one(given["doc_id"]))
    rows = sum(len(_of(some, doc_ids)) for some in read.batches("sightings", ["doc_id"])) if len(given) else 0
    count = max(min(workers, -(-rows // LEAST)), min(-(-rows // SHARE), MOST_SHARES))
    shares: list[list[str]] = [[] for _ in range(count)]
    for anchor in pc.unique(in_one(given["anchor"])).to_pylist():
        shares[crc32(anchor.encode("utf-8", "surrogatepass")) % count].append(anchor)
    for anchors in filter(None, shares):
        mine = given.filter(pc.is_in(given["anchor"], value_set=arrow_array(anchors, pa.string())))
        doc_ids = pc.unique(in_one(mine["doc_id"]))
        told, copies = _of(events, doc_ids), _of(clusters, doc_ids)
        stories = _pairs(copies["doc_id"], copies["cluster_id"])
        held, titles = _pairs(told["doc_id"], told["event_id"]), _pairs(told["event_id"], told["title"])
        yield Task(read, frozenset(anchors), doc_ids, stories, held, titles)


def _of(table: pa.Table, doc_ids: pa.Array) -> pa.Table:
    return table.filter(pc.is_in(table["doc_id"], value_set=doc_ids))


def _pairs(keys: pa.ChunkedArray, values: pa.ChunkedArray) -> dict[str, Any]:
    return dict(zip(keys.to_pylist(), values.to_pylist(), strict=True))


def sightings_of(task: Task) -> tuple[dict[tuple[str, str], list[Row]], dict[str, Article]]:
    """The sightings of a share by what holds them and by role, by doc_id; title and date of the articles."""
    rows: list[Row] = []
    for some in task.read.batches("sightings", SIGHTINGS.names):
        rows += [row for row in _of(some, task.doc_ids).to_pylist() if task.anchor(row) in task.anchors]
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
    return by_role, _articles(task)


def _is_of_several_days(rows: Sequence[Row]) -> bool:
    """Whether the articles of an event begin with tolls of more days than one event lasts, as those of a war do."""
    leads = [row for row in rows if row["lead"] and row["role"] in TOLLS and row["anchor"] == "event"]
    return len({day for row in leads for day in row["days"]}) > LASTS


def _articles(task: Task) -> dict[str, Article]:
    """Title and date of the articles."""
    return {
        row["doc_id"]: Article(row["title"] or row["path"], row["published"])
        for table in task.read.batches("documents", ["doc_id", "title", "path", "published"])
        for row in _of(table, task.doc_ids).to_pylist()
    }
