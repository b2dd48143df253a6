"""Reading the tables, also with each story once: copies of an article left out.

In SQL the same is a join with `clusters`, such as in DuckDB:

    SELECT q.* FROM 'processed/quotes/*.parquet' q JOIN 'processed/clusters/*.parquet' c USING (doc_id)
    WHERE c.duplicate_of IS NULL
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterator, Mapping
from os import PathLike
from pathlib import Path
from typing import TYPE_CHECKING, Any

from pipeline.tables.schema import TABLES

if TYPE_CHECKING:
    import pandas as pd
    import pyarrow as pa

BATCH_ROWS = 1 << 14


def load(out: str | PathLike[str], table: str, stories: bool = False) -> pd.DataFrame:
    """A table of the folder `out` as pandas sees it; with `stories`, one article for each story.

    With `stories` the rows of copies are left out. `people` counts each story once, in `articles` and `quotes`; people
    whom copies alone name are left out. In `figures`, `articles` is the number of stories and `doc_ids` are their
    originals. `disagreements` (never between copies) and `failures` stay as they are.

    Raises ValueError for a table that is not in the contract, FileNotFoundError where the folder holds no tables.
    """
    import pyarrow as pa

    from pipeline.tables.arrow import schema

    read = list(batches(Path(out), table, stories))
    frame: pd.DataFrame = pa.Table.from_batches(read, schema=schema(table)).to_pandas()
    return frame


def batches(out: Path, table: str, stories: bool = False) -> Iterator[pa.RecordBatch]:
    """The rows of a table in its order, some at a time. See `load`."""
    import pyarrow as pa
    import pyarrow.compute as pc

    from pipeline.tables.arrow import schema

    if table not in TABLES:
        raise ValueError(f"no table {table!r}; there are {', '.join(TABLES)}")
    wanted = schema(table)
    if stories and table in ("people", "figures"):
        yield from _once(out, table).to_batches()
        return
    copies = pa.array(sorted(original_of(out)), pa.string()) if stories and "doc_id" in wanted.names else None
    for batch in scan(out, table):
        kept = batch if copies is None else batch.filter(pc.invert(pc.is_in(batch["doc_id"], value_set=copies)))
        yield pa.RecordBatch.from_arrays(kept.columns, schema=wanted)


def scan(out: Path, table: str) -> Iterator[pa.RecordBatch]:
    """The rows of a table folder as they lie there. Raises FileNotFoundError where there is none."""
    import pyarrow.dataset as ds

    folder = out / table
    if not folder.is_dir():
        raise FileNotFoundError(f"no table {table} in {out}: extract into it first")
    yield from ds.dataset(folder, format="parquet").to_batches(batch_size=BATCH_ROWS)


def original_of(out: Path) -> dict[str, str]:
    """The original of each article that is a copy, by doc_id."""
    rows = (row for batch in scan(out, "clusters") for row in batch.select(["doc_id", "duplicate_of"]).to_pylist())
    return {row["doc_id"]: row["duplicate_of"] for row in rows if row["duplicate_of"] is not None}


def _once(out: Path, table: str) -> pa.Table:
    """`people` or `figures` with each story counted once."""
    from pipeline.tables.arrow import arrow_table, schema

    copies = original_of(out)
    rows: list[dict[str, Any]] = [row for batch in scan(out, table) for row in batch.to_pylist()]
    if table == "figures":
        for row in rows:
            row["doc_ids"] = sorted({copies.get(doc_id, doc_id) for doc_id in row["doc_ids"]})
            row["articles"] = len(row["doc_ids"])
    else:
        rows = _people_once(out, rows, copies)
    return arrow_table(table, [tuple(row[name] for name in schema(table).names) for row in rows])


def _people_once(out: Path, rows: list[dict[str, Any]], copies: Mapping[str, str]) -> list[dict[str, Any]]:
    """Rows of `people` with the articles and quotes of originals alone."""
    person_of = {name: row["person_id"] for row in rows for name in row["names"]}
    articles: defaultdict[str, set[str]] = defaultdict(set)
    quotes: Counter[str] = Counter()
    for table, column in (("entities", "name"), ("quotes", "speaker_name")):
        for batch in scan(out, table):
            labels = batch["label"].to_pylist() if table == "entities" else ["PERSON"] * len(batch)
            for doc_id, name, label in zip(batch["doc_id"].to_pylist(), batch[column].to_pylist(), labels, strict=True):
                person = person_of.get(name) if label == "PERSON" and doc_id not in copies else None
                if person is not None:
                    articles[person].add(doc_id)
                    quotes[person] += table == "quotes"
    counted = [{**row, "articles": len(articles[i]), "quotes": quotes[i]} for row in rows if (i := row["person_id"])]
    return [row for row in counted if row["articles"]]
