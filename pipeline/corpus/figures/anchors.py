"""What holds figures together (an event, a name, year and place of another event), and where nothing new touches it.

Figures are compared with those of the same anchor alone. An anchor's print tells all that its figures are made from, so
what the last run made of an anchor with the same print is taken over.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from hashlib import blake2b

import numpy as np
import pyarrow as pa
import pyarrow.compute as pc
from numpy.typing import NDArray

from pipeline.corpus.workers import Reader
from pipeline.tables.arrow import empty, schema
from pipeline.tables.columns import arrow_array, coded, in_one, joined, numbers_of, of_numbers

Prints = NDArray[np.uint64]

ANCHORS = pa.schema(
    [
        pa.field("anchor", pa.string(), nullable=False),
        pa.field("print", pa.int64(), nullable=False),
        pa.field("figure_ids", pa.list_(pa.string()), nullable=False),
    ]
)
_NONE = arrow_array([""], pa.string())[0]
_MIX = np.uint64(0x9E3779B97F4A7C15)  # 2^64 / golden ratio, odd: spreads neighbouring values over all bits


@dataclass(frozen=True, slots=True)
class Anchored:
    """`given`: anchor and doc_id, for each article that gives an anchor figures; `prints`: anchor and print."""

    given: pa.Table
    prints: pa.Table


@dataclass(frozen=True, slots=True)
class Kept:
    """What the last run made of anchors that did not change, and ANCHORS of these."""

    figures: pa.Table
    disagreements: pa.Table
    anchors: pa.Table


def anchored(read: Reader, clusters: pa.Table, events: pa.Table) -> Anchored:
    """The anchors of all articles. Reads sightings; uses doc_id and cluster_id, doc_id, event_id and title."""
    told = _once(read("sightings", ["doc_id", "known", "print"]))
    doc_ids = in_one(told["doc_id"])
    stories = _taken(clusters, doc_ids, "cluster_id")
    own = in_one(told["known"])
    anchors = pc.coalesce(own, _taken(events, doc_ids, "event_id"), doc_ids)
    titles = np.where(numbers_of(pc.is_null(own).cast(pa.int32())) > 0, _hashes(_taken(events, doc_ids, "title")), 0)
    prints = _mixed(_mixed(numbers_of(told["print"]).view(np.uint64), _hashes(stories)), titles)
    given = pa.table({"anchor": anchors, "doc_id": doc_ids})
    if not len(given):
        return Anchored(given, pa.table({"anchor": anchors, "print": of_numbers(np.empty(0, np.int64))}))
    encoded = anchors.dictionary_encode()
    codes = numbers_of(encoded.indices)
    order = np.argsort(codes, kind="stable")
    starts = np.flatnonzero(np.diff(codes[order], prepend=-1))
    totals = np.add.reduceat(prints[order], starts)  # by codes, which are counted from 0 without a gap
    return Anchored(given, pa.table({"anchor": encoded.dictionary, "print": of_numbers(totals.view(np.int64))}))


def _once(told: pa.Table) -> pa.Table:
    """A row for each article and what it gives figures to. Arrow's own grouping would load pandas."""
    keys = in_one(joined(told["doc_id"], pc.coalesce(told["known"], _NONE))).dictionary_encode().indices
    return told.take(of_numbers(np.unique(numbers_of(keys), return_index=True)[1]))


def kept_from(before: Reader | None, prints: pa.Table) -> Kept:
    """What is taken over from the last run. `prints`: anchor and print now."""
    if before is None:
        return Kept(empty("figures"), empty("disagreements"), _no_anchors())
    old = before("anchors", ANCHORS.names)
    now = pc.take(prints["print"], pc.index_in(old["anchor"], value_set=in_one(prints["anchor"])))
    same = old.filter(pc.equal(now, old["print"]))  # null where it is no anchor any more
    ids = in_one(same["figure_ids"]).flatten()
    figures, disagreements = (
        _having(before(name, schema(name).names), ids).cast(schema(name)) for name in ("figures", "disagreements")
    )
    return Kept(figures, disagreements, same)


def _no_anchors() -> pa.Table:
    return pa.Table.from_arrays([arrow_array([], field.type) for field in ANCHORS], schema=ANCHORS)


def _having(rows: pa.Table, figure_ids: pa.Array) -> pa.Table:
    return rows.filter(pc.is_in(rows["figure_id"], value_set=figure_ids))


def new_of(found: Anchored, kept: Kept) -> pa.Table:
    """The rows of `given` whose anchor is not kept."""
    same = pc.is_in(found.given["anchor"], value_set=in_one(kept.anchors["anchor"]))
    return found.given.filter(pc.invert(same))


def anchors_table(kept: Kept, prints: pa.Table, changed: pa.Table, figure_ids: dict[str, list[str]]) -> pa.Table:
    """ANCHORS as they are now. `changed`: as `new_of` gives it; `figure_ids`: of its anchors."""
    names = pc.unique(changed["anchor"])
    now = pc.take(prints["print"], pc.index_in(names, value_set=in_one(prints["anchor"])))
    ids: Sequence[list[str]] = [figure_ids.get(name, []) for name in names.to_pylist()]
    columns = [names, in_one(now), arrow_array(ids, pa.list_(pa.string()))]
    return pa.concat_tables([kept.anchors, pa.Table.from_arrays(columns, schema=ANCHORS)]).sort_by("anchor")


def _taken(table: pa.Table, doc_ids: pa.Array, column: str) -> pa.Array:
    """A column of a table by doc_id, for some articles."""
    return in_one(table[column]).take(pc.index_in(doc_ids, value_set=in_one(table["doc_id"])))


def _hashes(words: pa.Array) -> Prints:
    """A number for each of some words, 0 for null."""
    codes, known = coded(words)
    found: Prints = np.array([*map(_hash, known), 0], dtype=np.uint64)
    return found[codes]


def _hash(word: str) -> int:
    return int.from_bytes(blake2b(word.encode("utf-8", "surrogatepass"), digest_size=8).digest(), "big")


def _mixed(one: Prints, other: Prints) -> Prints:
    """Two numbers in one, whose order counts."""
    mixed = (one ^ (other * _MIX)) * _MIX
    return mixed ^ (mixed >> np.uint64(29))
