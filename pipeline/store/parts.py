"""Which articles and failures came from which part of a source, so that a part's rows can be taken out of a segment.

Sources that were read whole are not in it: their path is in their rows.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping

import pyarrow as pa
import pyarrow.compute as pc

from pipeline.sources.source import parts_in, path_of, shown
from pipeline.tables.columns import arrow_array
from pipeline.work.places import doc_id_of

PARTS = "parts"
SCHEMA = pa.schema([pa.field("doc_id", pa.string(), nullable=False), pa.field("part", pa.string(), nullable=False)])
Members = Mapping[str, tuple[Iterable[str], Iterable[str | None]]]  # doc_ids and failed records by key


def parts_table(members: Members) -> pa.Table:
    """The rows of SCHEMA for the parts among some sources. A failure stands under the doc_id of the lost article."""
    rows = [
        (doc_id, key)
        for key, (doc_ids, failed) in members.items()
        if parts_in(key)
        for doc_id in (*doc_ids, *(doc_id_of(shown(path_of(key)), record) for record in failed))
    ]
    columns = [arrow_array([row[i] for row in rows], pa.string()) for i in (0, 1)]
    return pa.Table.from_arrays(columns, schema=SCHEMA)


def documents_of(keys: Iterable[str], parts: Iterator[pa.Table]) -> pa.Array:
    """The doc_ids of articles and failures of the parts among `keys`."""
    wanted = arrow_array(sorted(key for key in keys if parts_in(key)), pa.string())
    found = [table["doc_id"].filter(pc.is_in(table["part"], value_set=wanted)) for table in parts]
    return pa.concat_arrays([chunk for column in found for chunk in column.chunks] or [arrow_array([], pa.string())])


def without_failures(tables: Iterator[pa.Table], doc_ids: pa.Array) -> Iterator[pa.Table]:
    """The failures that have none of these doc_ids."""
    gone = set(doc_ids.to_pylist())
    for table in tables:
        pairs = zip(table["path"].to_pylist(), table["record"].to_pylist(), strict=True)
        left = [index for index, pair in enumerate(pairs) if doc_id_of(*pair) not in gone]
        yield table.take(arrow_array(left, pa.int32()))
