"""Rows with few values given."""

from __future__ import annotations

from typing import Any

from pipeline.tables.schema import TABLES

PLAIN: dict[str, Any] = {"string": "", "int32": 0, "float64": 0.0, "bool": False, "list<string>": [], "list<span>": []}


def row(table: str, **values: Any) -> tuple[Any, ...]:
    """A row with the values given, null or plain elsewhere."""
    return tuple(
        values.get(column.name, None if column.null else PLAIN[column.type]) for column in TABLES[table].columns
    )
