"""Arrow -> processed/: the only place that writes there."""

from __future__ import annotations

from pathlib import Path

import pyarrow as pa
import pyarrow.parquet as pq

from pipeline.schema import TABLES
from pipeline.tables import schema, sort_keys


def write_all(out: Path, tables: dict[str, pa.Table]) -> None:
    """Replace each table folder's one part, file by file."""
    state = out / "_state"
    state.mkdir(parents=True, exist_ok=True)
    for name, table in TABLES.items():
        (out / name).mkdir(exist_ok=True)
        rows = tables.get(name)
        rows = schema(name).empty_table() if rows is None else rows.sort_by(sort_keys(table))
        temporary = state / f"{name}.parquet"
        pq.write_table(rows.replace_schema_metadata(schema(name).metadata), temporary)
        temporary.replace(out / name / "part-0.parquet")
