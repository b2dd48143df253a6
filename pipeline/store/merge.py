"""Sorted tables of several segments become one, a stretch at a time: memory does not grow with the corpus."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from pathlib import Path

import pyarrow as pa
import pyarrow.compute as pc
import pyarrow.parquet as pq

from pipeline.tables.schema import TABLES

GROUP_BYTES = 8 << 20  # of a row group in memory: large enough for scans, small enough to merge dozens of files
GROUP_ROWS = 1 << 17
BATCH_BYTES = 1 << 18  # read at a time of each file that is merged: at four times as much a merge holds 60 MB more


def key_of(name: str) -> str:
    """The column that ties a table's rows to their source: `path` for failures, else the article."""
    return "path" if name == "failures" else "doc_id"


def in_order(name: str, table: pa.Table) -> pa.Table:
    """A table sorted as the contract says (a table outside the contract by its article)."""
    return table.take(pc.sort_indices(table, sort_keys=order_of(name)))


def order_of(name: str) -> list[tuple[str, str]]:
    """How a table is sorted, as Arrow takes it."""
    columns = TABLES[name].order if name in TABLES else (key_of(name),)
    return [(column, "ascending") for column in columns]


def merged(
    inputs: Sequence[Iterator[pa.Table]], key: str, order: list[tuple[str, str]] | None = None
) -> Iterator[pa.Table]:
    """Tables sorted by `key`, from inputs that are so sorted; all rows of one key must lie in one input.

    Where they need not, for tables of few rows, `order` is what those that are read together are sorted by.
    """
    heads = [(head, rest) for rest in inputs if (head := _next(rest)) is not None]
    while heads:
        bound = min((head[key][-1] for head, _ in heads), key=lambda last: last.as_py())
        ready: list[pa.Table] = []
        left: list[tuple[pa.Table, Iterator[pa.Table]]] = []
        for head, rest in heads:
            count = pc.sum(pc.less_equal(head[key], bound)).as_py()
            ready.append(head.slice(0, count))
            more = head.slice(count) if count < len(head) else _next(rest)
            if more is not None:
                left.append((more, rest))
        heads = left
        table = pa.concat_tables(ready)
        yield table.take(pc.sort_indices(table, sort_keys=order or [(key, "ascending")])) if len(ready) > 1 else table


def _next(tables: Iterator[pa.Table]) -> pa.Table | None:
    return next((table for table in tables if len(table)), None)


def without(tables: Iterator[pa.Table], key: str, gone: pa.Array) -> Iterator[pa.Table]:
    """The rows whose key is not among those gone."""
    for table in tables:
        yield table.filter(pc.invert(pc.is_in(table[key], value_set=gone))) if len(gone) else table


def read_part(path: Path, columns: Sequence[str] | None = None) -> Iterator[pa.Table]:
    """A part's rows in order, about BATCH_BYTES at a time."""
    with pq.ParquetFile(path) as file:
        meta = file.metadata
        size = sum(meta.row_group(i).total_byte_size for i in range(meta.num_row_groups))
        rows = max(64, BATCH_BYTES * meta.num_rows // max(size, 1))
        for batch in file.iter_batches(batch_size=min(rows, GROUP_ROWS), columns=columns, use_threads=False):
            yield pa.Table.from_batches([batch])


def write_part(path: Path, tables: Iterator[pa.Table], schema: pa.Schema) -> int:
    """Write rows as one Parquet file, which a later sync of its folder has the disk hold; their number."""
    rows = 0
    with pq.ParquetWriter(path, schema, compression="zstd") as writer:
        pending: list[pa.Table] = []
        for table in tables:
            pending.append(conform(table, schema))
            if sum(t.nbytes for t in pending) >= GROUP_BYTES or sum(map(len, pending)) >= GROUP_ROWS:
                rows += _write(writer, pending)
        rows += _write(writer, pending)
    return rows


def _write(writer: pq.ParquetWriter, pending: list[pa.Table]) -> int:
    table = pa.concat_tables(pending).combine_chunks() if pending else None
    pending.clear()
    if table is None or not len(table):
        return 0
    writer.write_table(table, row_group_size=len(table))
    return len(table)


def conform(table: pa.Table, schema: pa.Schema) -> pa.Table:
    """The table in a schema that may have more columns than the version that wrote it."""
    columns = [
        table[field.name].cast(field.type) if field.name in table.column_names else pa.nulls(len(table), field.type)
        for field in schema
    ]
    return pa.Table.from_arrays(columns, schema=schema)
