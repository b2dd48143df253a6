"""An SQLite database: the tables with their keys, the views that read, what each column says, and full-text search."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from pipeline.tables.schema import TABLES, Table
from pipeline.views.exports.source import DESCRIBED, Source, described, ordered
from pipeline.views.exports.sql_views import HELPERS, NOTES, helper_rows, views

if TYPE_CHECKING:
    import sqlite3

APPLICATION = 0x736F7572  # "sour", where the format keeps the application's id
TYPES = {"string": "TEXT", "bool": "INTEGER", "int32": "INTEGER", "float64": "REAL"}
SEARCHED = {"documents": ("title", "text"), "quotes": ("speaker_name", "cue", "text")}


def is_ours(file: Path) -> bool:
    """Whether a file is a database that an export wrote."""
    with file.open("rb") as handle:
        return handle.read(72)[68:72] == APPLICATION.to_bytes(4, "big")


def write_sqlite(source: Source, file: Path) -> dict[str, int]:
    """A database with a table for each; bools as 0 and 1, lists as JSON text. Rows by table."""
    import sqlite3

    counts: dict[str, int] = {}
    connection = sqlite3.connect(file)
    try:
        connection.execute(f"PRAGMA application_id = {APPLICATION}")
        connection.execute("PRAGMA journal_mode = OFF")
        connection.execute("PRAGMA synchronous = OFF")
        for name, table in TABLES.items():
            connection.execute(_create(table))
            places = ", ".join("?" * len(table.columns))
            cursor = connection.executemany(f'INSERT INTO "{name}" VALUES ({places})', source.rows(table))
            counts[name] = max(0, cursor.rowcount)
            for column in _indexed(table):
                connection.execute(f'CREATE INDEX "{name}_{column}" ON "{name}" ("{column}")')
        _add_views(connection, source)
        _add_search(connection)
        connection.commit()
    finally:
        connection.close()
    return counts


def key_of(table: Table) -> list[str]:
    """The columns that tell a row of a table from all others; none where the contract has no such key."""
    null = {column.name for column in table.columns if column.null}
    return [] if table.name == "claims" or not _ids(table) or null & set(table.order) else list(table.order)


def _ids(table: Table) -> bool:
    return all(name.endswith("_id") for name in table.order)


def _indexed(table: Table) -> list[str]:
    """Columns that rows are looked up by, besides those with which the key begins."""
    names = [column.name for column in table.columns]
    wanted = ("doc_id", "person_id", "event_id", "figure_id", "country")
    return [name for name in wanted if name in names and name not in key_of(table)[:1]]


def _create(table: Table) -> str:
    fields = [f'"{c.name}" {TYPES.get(c.type, "TEXT")}{"" if c.null else " NOT NULL"}' for c in ordered(table)]
    key = ", ".join(f'"{name}"' for name in key_of(table))
    keys = [f"PRIMARY KEY ({key})"] if key else []
    if table.name != "documents" and any(column.name == "doc_id" for column in table.columns):
        keys.append("FOREIGN KEY (doc_id) REFERENCES documents (doc_id)")
    return f'CREATE TABLE "{table.name}" ({", ".join([*fields, *keys])})'


def _add_views(connection: sqlite3.Connection, source: Source) -> None:
    """The views, the tables that they need, and the table `columns`."""
    listed = ", ".join(f'"{name}" TEXT' for name in DESCRIBED)
    connection.execute(f"CREATE TABLE columns ({listed})")
    connection.executemany("INSERT INTO columns VALUES (?, ?, ?, ?)", described())
    connection.executemany("INSERT INTO columns VALUES (?, '', '', ?)", NOTES.items())
    for name, rows in helper_rows(source):
        fields = ", ".join(f'"{column}" {TYPES[kind]}' for column, kind in HELPERS[name].items())
        connection.execute(f"CREATE TABLE {name} ({fields})")
        connection.executemany(f"INSERT INTO {name} VALUES ({', '.join('?' * len(HELPERS[name]))})", rows)
    connection.execute('CREATE INDEX links_row ON links (doc_id, "table", row_id)')
    connection.execute("CREATE INDEX claims_in_words_number ON claims_in_words (doc_id, number_id)")
    for name, select in views("sqlite").items():
        connection.execute(f"CREATE VIEW {name} AS {select}")


def _add_search(connection: sqlite3.Connection) -> None:
    """An index of the words of articles and quotes, where SQLite was built with FTS5; all else is there without."""
    import sqlite3

    for name, columns in SEARCHED.items():
        listed = ", ".join(columns)
        options = f"content='{name}', tokenize='unicode61 remove_diacritics 2'"
        try:
            connection.execute(f"CREATE VIRTUAL TABLE {name}_search USING fts5({listed}, {options})")
        except sqlite3.OperationalError:
            return
        connection.execute(f"INSERT INTO {name}_search ({name}_search) VALUES ('rebuild')")
