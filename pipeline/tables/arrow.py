"""Rows -> Arrow: the schemas of the contract, and tables made of row tuples."""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from functools import cache
from typing import Any

import pyarrow as pa

from pipeline.config import VERSION
from pipeline.tables.columns import arrow_array
from pipeline.tables.schema import ARTICLE_TABLES, SCHEMA_VERSION, STRUCTS, TABLES, Column, Table

Row = Any  # a named tuple of pipeline.tables.rows

_SCALARS: dict[str, pa.DataType] = {
    "string": pa.string(),
    "bool": pa.bool_(),
    "int32": pa.int32(),
    "float64": pa.float64(),
}


def arrow_type(name: str) -> pa.DataType:
    """The Arrow type of a type of the contract. Raises KeyError for another."""
    if not name.startswith("list<"):
        return _SCALARS[name]
    inner = name.removeprefix("list<").removesuffix(">")
    if inner not in STRUCTS:
        return pa.list_(_SCALARS[inner])
    return pa.list_(pa.struct([pa.field(field, arrow_type(kind)) for field, kind in STRUCTS[inner].items()]))


def _pandas_column(column: Column) -> dict[str, Any]:
    """How pandas shall read a column: a whole number that may be null as Int32, not as float."""
    kinds = {"int32": "Int32" if column.null else "int32", "float64": "float64", "bool": "bool"}
    return {
        "name": column.name,
        "field_name": column.name,
        "pandas_type": {"string": "unicode"}.get(column.type, column.type.split("<")[0]),
        "numpy_type": kinds.get(column.type, "object"),
        "metadata": None,
    }


@cache
def schema(name: str) -> pa.Schema:
    """The Arrow schema of a table; its metadata has schema and pipeline version, and what each column says."""
    table = TABLES[name]
    fields = [pa.field(c.name, arrow_type(c.type), nullable=c.null) for c in table.columns]
    pandas = {
        "index_columns": [],
        "column_indexes": [],
        "columns": [_pandas_column(c) for c in table.columns],
        "creator": {"library": "source-extraction", "version": VERSION},
        "pandas_version": "2.0.0",
    }
    told = {"row": f"one row per {table.row}", "columns": json.dumps({c.name: c.note for c in table.columns})}
    meta = {"schema_version": str(SCHEMA_VERSION), "pipeline_version": VERSION, **told, "pandas": json.dumps(pandas)}
    return pa.schema(fields, metadata=meta)


def arrow_table(name: str, rows: Sequence[Row]) -> pa.Table:
    """Row tuples, in the schema's column order, as an Arrow table.

    Raises TypeError, ValueError or OverflowError where a value does not fit its column.
    """
    wanted = schema(name)
    columns = zip(*rows, strict=True) if rows else ((),) * len(wanted)
    arrays = [arrow_array(values, field.type) for values, field in zip(columns, wanted, strict=True)]
    return pa.Table.from_arrays(arrays, schema=wanted)


def empty(name: str) -> pa.Table:
    """The table without rows."""
    return arrow_table(name, ())


def article_tables(rows: Mapping[str, Sequence[Row]]) -> dict[str, pa.Table]:
    """All tables that are made article by article; one without rows is empty, never missing."""
    return {name: arrow_table(name, rows.get(name, ())) for name in ARTICLE_TABLES}


def sort_keys(table: Table) -> list[tuple[str, str]]:
    """A table's order as Arrow wants it."""
    return [(name, "ascending") for name in table.order]
