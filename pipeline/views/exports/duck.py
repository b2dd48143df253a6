"""A DuckDB database: tables as in Parquet with their keys, the views that read, and what each column says."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from pipeline.errors import ExportError
from pipeline.tables.schema import TABLES
from pipeline.views.exports.source import MARK, Source
from pipeline.views.exports.sql_views import HELPERS, NOTES, helper_rows, views
from pipeline.views.exports.sqlite import SEARCHED, key_of
from pipeline.views.view_columns import VIEW_ROWS, note_of


def is_ours(file: Path) -> bool:
    """Whether a file is a database that an export wrote."""
    import duckdb

    try:
        with duckdb.connect(str(file), read_only=True) as connection:
            told = connection.execute("SELECT comment FROM duckdb_tables() WHERE table_name = 'documents'").fetchall()
    except duckdb.Error:
        return False
    return len(told) == 1 and str(told[0][0]).startswith(MARK)


def write_duckdb(source: Source, file: Path) -> dict[str, int]:
    """A database with a table for each, types as in Parquet. Rows by table."""
    try:
        import duckdb
    except ImportError:
        raise ExportError("duckdb needs duckdb: pip install 'source-extraction[export]'") from None
    import pyarrow as pa

    from pipeline.tables.arrow import schema

    counts: dict[str, int] = {}
    with duckdb.connect(str(file)) as connection:
        for name, table in TABLES.items():
            _fill(connection, name, pa.RecordBatchReader.from_batches(schema(name), source.read(name)))
            key = ", ".join(f'"{column}"' for column in key_of(table))
            if key:
                connection.execute(f'ALTER TABLE "{name}" ADD PRIMARY KEY ({key})')
            mark = f"{MARK}: " if name == "documents" else ""
            _comment(connection, f'TABLE "{name}"', f"{mark}one row per {table.row}")
            for column in table.columns:
                _comment(connection, f'COLUMN "{name}"."{column.name}"', column.note)
            ((counts[name],),) = connection.execute(f'SELECT count(*) FROM "{name}"').fetchall()
        _add_views(connection, source)
        _add_search(connection)
    return counts


def _fill(connection: Any, name: str, rows: Any) -> None:
    connection.register("incoming", rows)
    connection.execute(f'CREATE TABLE "{name}" AS SELECT * FROM incoming').fetchall()
    connection.unregister("incoming")


def _comment(connection: Any, what: str, text: str) -> None:
    quoted = text.replace("'", "''")
    connection.execute(f"COMMENT ON {what} IS '{quoted}'")


def _add_views(connection: Any, source: Source) -> None:
    import pyarrow as pa

    from pipeline.tables.arrow import arrow_type
    from pipeline.tables.columns import arrow_array

    for name, rows in helper_rows(source):
        kinds = enumerate(HELPERS[name].values())
        arrays = [arrow_array([row[at] for row in rows], arrow_type(kind)) for at, kind in kinds]
        _fill(connection, name, pa.Table.from_arrays(arrays, names=list(HELPERS[name])))
        _comment(connection, f"TABLE {name}", NOTES[name])
    for name, select in views("duckdb").items():
        connection.execute(f"CREATE VIEW {name} AS {select}")
        row, columns = VIEW_ROWS[name]
        _comment(connection, f"VIEW {name}", f"one row per {row}")
        for column in columns:
            _comment(connection, f'COLUMN {name}."{column}"', note_of(name, column))


def _add_search(connection: Any) -> None:
    """An index of the words of articles, where the extension `fts` was installed: an export downloads nothing."""
    import duckdb

    try:
        connection.execute("LOAD fts")
        listed = ", ".join(f"'{column}'" for column in SEARCHED["documents"])
        connection.execute(f"PRAGMA create_fts_index('documents', 'doc_id', {listed})")
    except duckdb.Error:
        return
