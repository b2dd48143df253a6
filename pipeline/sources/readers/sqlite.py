"""SQLite: the tables that hold texts, one article a row."""

from __future__ import annotations

import sqlite3
import tempfile
from collections.abc import Iterator, Mapping
from contextlib import closing, contextmanager
from pathlib import Path
from typing import Any

from pipeline.config import Settings
from pipeline.sources.blob import Blob, Found
from pipeline.sources.naming import Item, named
from pipeline.sources.objects import holds_text, name_of
from pipeline.sources.readers.objects import found_of
from pipeline.sources.source import ReadError

LOOKED = 20  # rows that are looked at, to tell a table of articles
OWN = ("sqlite_", "django_", "auth_", "alembic_")  # beginnings of names of tables that hold no articles


@contextmanager
def _opened(blob: Blob) -> Iterator[sqlite3.Connection]:
    """The database, read only, in a copy where it is no file of this machine or packed."""
    if blob.location and "://" not in blob.location and not blob.packing:
        address = Path(blob.location).resolve().as_uri() + "?mode=ro&immutable=1"
        with closing(sqlite3.connect(address, uri=True)) as connection:
            yield connection
        return
    with tempfile.TemporaryDirectory() as folder:
        copy = Path(folder) / "copy.sqlite"
        copy.write_bytes(blob.data())
        with closing(sqlite3.connect(copy.as_uri() + "?mode=ro", uri=True)) as connection:
            yield connection


def read(blob: Blob, settings: Settings) -> Iterator[Found]:
    """The articles of each table that holds texts; of several such, `record` begins with the table's name.

    Raises ReadError (`bad_sqlite`, `shape`).
    """
    try:
        with _opened(blob) as connection:
            connection.text_factory = lambda data: data.decode("utf-8", "replace")
            connection.row_factory = sqlite3.Row
            query = "SELECT name FROM sqlite_master WHERE type = 'table' ORDER BY name"
            tables = [row[0] for row in connection.execute(query) if not row[0].startswith(OWN)]
            holding = [table for table in tables if _holds_texts(connection, table)]
            if not holding:
                raise ReadError("shape", f"no table holds article texts. {_seen(connection, tables)}")
            for table in holding:
                yield from found_of(_items(connection, table, len(holding) > 1), "utf-8", blob)
    except (sqlite3.Error, UnicodeDecodeError) as error:  # a column's name is decoded by the library itself
        raise ReadError("bad_sqlite", f"cannot be read as a database: {error}; fetch it again") from None


def _rows(connection: sqlite3.Connection, table: str, most: int | None = None) -> Iterator[dict[str, Any]]:
    name = table.replace('"', '""')
    limit = f" LIMIT {most}" if most else ""
    for row in connection.execute(f'SELECT * FROM "{name}"{limit}'):
        yield {key: row[key] for key in row.keys() if not isinstance(row[key], bytes)}  # noqa: SIM118


def _holds_texts(connection: sqlite3.Connection, table: str) -> bool:
    rows = list(_rows(connection, table, LOOKED))
    return any(map(_article, rows))


def _article(row: Mapping[str, Any]) -> bool:
    return len(row) > 1 and holds_text(row)


def _seen(connection: sqlite3.Connection, tables: list[str]) -> str:
    shown = [f"{table} ({', '.join(next(_rows(connection, table, 1), {}))})" for table in tables[:8]]
    return f"Tables and columns seen: {'; '.join(shown) or 'none'}"


def _items(connection: sqlite3.Connection, table: str, several: bool) -> Iterator[Item]:
    values = [
        (number, name_of(row), row) for number, row in enumerate(_rows(connection, table), 1) if any(row.values())
    ]
    for item in named(values, len(values), None):
        yield Item(f"{table}/{item.record}", item.value, item.error) if several else item
