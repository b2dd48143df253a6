"""Reading the tables, also with each story once: copies of an article left out.

In SQL the same is a join with `clusters`, such as in DuckDB:

    SELECT q.* FROM 'processed/quotes/*.parquet' q JOIN 'processed/clusters/*.parquet' c USING (doc_id)
    WHERE c.duplicate_of IS NULL
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterator, Mapping
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    import pandas as pd
    import pyarrow as pa

    from pipeline.views.snapshot import Snapshot


def load(state: Snapshot, table: str, stories: bool = False) -> pd.DataFrame:
    """A table of one state as pandas sees it; with `stories`, one article for each story. See pipeline.load."""
    import pyarrow as pa

    from pipeline.tables.arrow import schema

    read = list(batches(state, table, stories))
    frame: pd.DataFrame = pa.Table.from_batches(read, schema=schema(table)).to_pandas()
    return frame


def batches(state: Snapshot, table: str, stories: bool = False) -> Iterator[pa.RecordBatch]:
    """The rows of a table in its order, some at a time. See `load`."""
    import pyarrow as pa
    import pyarrow.compute as pc

    state.path(table)
    if stories and table in ("people", "figures"):
        yield from _once(state, table).to_batches()
        return
    copies: pa.Array | None = None
    for batch in state.scan(table):
        if stories and "doc_id" in batch.schema.names:
            copies = pa.array(sorted(original_of(state)), pa.string()) if copies is None else copies
            batch = batch.filter(pc.invert(pc.is_in(batch["doc_id"], value_set=copies)))
        yield batch


def original_of(state: Snapshot) -> dict[str, str]:
    """The original of each article that is a copy, by doc_id."""
    rows = (row for batch in state.scan("clusters", ["doc_id", "duplicate_of"]) for row in batch.to_pylist())
    return {row["doc_id"]: row["duplicate_of"] for row in rows if row["duplicate_of"] is not None}


def _once(state: Snapshot, table: str) -> pa.Table:
    """`people` or `figures` with each story counted once."""
    from pipeline.tables.arrow import arrow_table, schema

    copies = original_of(state)
    rows: list[dict[str, Any]] = [row for batch in state.scan(table) for row in batch.to_pylist()]
    if table == "figures":
        for row in rows:
            row["doc_ids"] = sorted({copies.get(doc_id, doc_id) for doc_id in row["doc_ids"]})
            row["articles"] = len(row["doc_ids"])
    else:
        rows = _people_once(state, rows, copies)
    return arrow_table(table, [tuple(row[name] for name in schema(table).names) for row in rows])


def _people_once(state: Snapshot, rows: list[dict[str, Any]], copies: Mapping[str, str]) -> list[dict[str, Any]]:
    """Rows of `people` with the articles and quotes of originals alone."""
    person_of = {name: row["person_id"] for row in rows for name in row["names"]}
    articles: defaultdict[str, set[str]] = defaultdict(set)
    quotes: Counter[str] = Counter()
    for table, column in (("entities", "name"), ("quotes", "speaker_name")):
        for batch in state.scan(table):
            labels = batch["label"].to_pylist() if table == "entities" else ["PERSON"] * len(batch)
            for doc_id, name, label in zip(batch["doc_id"].to_pylist(), batch[column].to_pylist(), labels, strict=True):
                person = person_of.get(name) if label == "PERSON" and doc_id not in copies else None
                if person is not None:
                    articles[person].add(doc_id)
                    quotes[person] += table == "quotes"
    counted = [{**row, "articles": len(articles[i]), "quotes": quotes[i]} for row in rows if (i := row["person_id"])]
    return [row for row in counted if row["articles"]]
