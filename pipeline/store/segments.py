"""Segments: the parts that hold the rows of some sources, how they are read, merged and chosen for merging."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Protocol

import pyarrow as pa
import pyarrow.compute as pc
import pyarrow.parquet as pq

from pipeline.sources.source import parts_in, shown
from pipeline.store.files import token
from pipeline.store.manifest import Segment
from pipeline.store.merge import key_of, merged, order_of, read_part, without, write_part
from pipeline.store.parts import PARTS, documents_of, without_failures
from pipeline.store.shards import Shard, read_table
from pipeline.tables.arrow import schema
from pipeline.tables.columns import arrow_array, give_back
from pipeline.tables.schema import ARTICLE_TABLES

MOST_DOCUMENTS = 20_000  # of a segment that is merged: an edited article costs no more than writing that many anew
TALLIED = {"documents": ("read", "format"), "blocks": ("dropped", "reason"), "failures": ("failed", "error")}


class Rows(Protocol):
    """What can be merged."""

    def tables(self) -> Sequence[str]:
        """Names of its tables."""
        ...

    def schema(self, table: str) -> pa.Schema:
        """The columns of a table."""
        ...

    def read(self, table: str, columns: Sequence[str] | None = None) -> Iterator[pa.Table]:
        """Rows of a table in order, some at a time."""
        ...


@dataclass(frozen=True, slots=True)
class ShardRows:
    """The rows of a shard."""

    shard: Shard

    def tables(self) -> Sequence[str]:
        """Names of its tables."""
        return tuple(self.shard.tables)

    def schema(self, table: str) -> pa.Schema:
        """The columns of a table."""
        return read_table(self.shard, table).schema

    def read(self, table: str, columns: Sequence[str] | None = None) -> Iterator[pa.Table]:
        """Rows of a table in order, all at once: a shard is small."""
        rows = read_table(self.shard, table)
        yield rows.select(columns) if columns else rows


@dataclass(frozen=True, slots=True)
class TableRows:
    """Rows in memory, each table sorted."""

    held: Mapping[str, pa.Table]

    def tables(self) -> Sequence[str]:
        """Names of its tables."""
        return tuple(self.held)

    def schema(self, table: str) -> pa.Schema:
        """The columns of a table."""
        return self.held[table].schema

    def read(self, table: str, columns: Sequence[str] | None = None) -> Iterator[pa.Table]:
        """Rows of a table in order, all at once."""
        yield self.held[table].select(columns) if columns else self.held[table]


@dataclass(frozen=True, slots=True)
class PartRows:
    """The rows of a segment whose parts lie in the table folders of `folder`."""

    folder: Path
    segment: Segment

    def tables(self) -> Sequence[str]:
        """Names of its tables."""
        return tuple(self.segment.parts)

    def schema(self, table: str) -> pa.Schema:
        """The columns of a table."""
        return pq.read_schema(self.path(table))

    def path(self, table: str) -> Path:
        """The file of a table."""
        return self.folder / table / self.segment.parts[table]

    def read(self, table: str, columns: Sequence[str] | None = None) -> Iterator[pa.Table]:
        """Rows of a table in order, some at a time."""
        return read_part(self.path(table), columns)


def write_segment(folder: Path, inputs: Sequence[tuple[Rows, frozenset[str]]]) -> Segment:
    """Merge inputs, without the sources (by key) that are gone from each, into one part a table below `folder`."""
    name = f"part-{token()}.parquet"
    gone = [_gone(rows, keys) for rows, keys in inputs]
    more = sorted({table for rows, _ in inputs for table in rows.tables()} - set(ARTICLE_TABLES))
    tallies: dict[str, Counter[str]] = {
        "rows": Counter(),
        "read": Counter(),
        "dropped": Counter(),
        "failed": Counter(),
        "words": Counter(),
    }
    parts = {}
    for table in (*ARTICLE_TABLES, *more):
        key = key_of(table)
        streams = [
            _left(rows, table, keys, documents)
            for (rows, keys), documents in zip(inputs, gone, strict=True)
            if table in rows.tables()
        ]
        (folder / table).mkdir(parents=True, exist_ok=True)
        wanted = (
            schema(table)
            if table in ARTICLE_TABLES
            else next(rows.schema(table) for rows, _ in inputs if table in rows.tables())
        )
        stream = _tallied(merged(streams, key, order_of(table) if table == "failures" else None), table, tallies)
        tallies["rows"][table] = write_part(folder / table / name, stream, wanted)
        parts[table] = name
        give_back()
    return Segment(parts, {kind: dict(counts) for kind, counts in tallies.items()})


def _left(rows: Rows, table: str, keys: frozenset[str], documents: pa.Array) -> Iterator[pa.Table]:
    """The rows of a table that are not of the sources gone. `documents`: the doc_ids of these."""
    left = without(rows.read(table), key_of(table), _named(keys) if table == "failures" else documents)
    return without_failures(left, documents) if table == "failures" and any(map(parts_in, keys)) else left


def _gone(rows: Rows, keys: frozenset[str]) -> pa.Array:
    """The doc_ids of the sources and parts that are gone."""
    if not keys:
        return arrow_array([], pa.string())
    named = _named(keys)
    found = [
        table["doc_id"].filter(pc.is_in(table["path"], value_set=named))
        for table in rows.read("documents", ["doc_id", "path"])
    ]
    parts = [documents_of(keys, rows.read(PARTS))] if PARTS in rows.tables() and any(map(parts_in, keys)) else []
    return pa.concat_arrays(
        [chunk for column in found for chunk in column.chunks] + parts or [arrow_array([], pa.string())]
    )


def _named(keys: frozenset[str]) -> pa.Array:
    """The paths of the sources that are gone as a whole, as they stand in tables."""
    return arrow_array(sorted(shown(key) for key in keys if not parts_in(key)), pa.string())


def _tallied(tables: Iterator[pa.Table], name: str, tallies: dict[str, Counter[str]]) -> Iterator[pa.Table]:
    """The tables as they come, counting on the way."""
    for table in tables:
        if name in TALLIED:
            kind, column = TALLIED[name]
            for value in pc.value_counts(table[column]).to_pylist():
                if value["values"] is not None:
                    tallies[kind][value["values"]] += value["counts"]
        if name == "documents":
            tallies["words"]["words"] += pc.sum(table["words"]).as_py() or 0
        yield table


def to_merge(sizes: dict[str, int]) -> list[list[str]]:
    """Which segments to merge, given their documents, so that each holds more than all smaller ones together.

    A row is then written anew at most log2(n) times however a corpus grows. No segment grows past MOST_DOCUMENTS.
    """
    small = sorted((size, name) for name, size in sizes.items() if size < MOST_DOCUMENTS)
    last = total = 0
    for index, (size, _) in enumerate(small):
        if index and size <= total:
            last = index + 1
        total += size
    groups: list[list[str]] = [[]]
    held = 0
    for size, name in small[:last]:
        if held + size > MOST_DOCUMENTS and groups[-1]:
            groups.append([])
            held = 0
        groups[-1].append(name)
        held += size
    return [group for group in groups if len(group) > 1]
