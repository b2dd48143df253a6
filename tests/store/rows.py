"""Rows with few values given."""

from __future__ import annotations

from typing import Any

from pipeline.tables.rows import ROW_OF
from pipeline.tables.schema import TABLES

PLAIN: dict[str, Any] = {"string": "", "int32": 0, "float64": 0.0, "bool": False}


def row(table: str, /, **values: Any) -> tuple[Any, ...]:
    """A row with the values given, null or plain elsewhere."""
    given = {c.name: values.get(c.name, None if c.null else PLAIN.get(c.type, [])) for c in TABLES[table].columns}
    return ROW_OF[table](**given) if table in ROW_OF else tuple(given.values())
