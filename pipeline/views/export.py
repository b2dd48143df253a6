"""The tables for people without Parquet: CSV files, an Excel workbook, an SQLite or a DuckDB database.

Lists are JSON text but in DuckDB, which has lists. What is written appears whole or not at all, in place of what an
earlier export left there.
"""

from __future__ import annotations

import csv
import json
import secrets
import shutil
import zipfile
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING, Any

from pipeline.errors import ExportError
from pipeline.tables.schema import TABLES, Column, Table
from pipeline.views.snapshot import snapshot
from pipeline.views.stories import batches

if TYPE_CHECKING:
    import pyarrow as pa

FORMULA = ("=", "+", "-", "@", "\t", "\r")  # what a spreadsheet takes for the beginning of a formula
SHEET_ROWS = 1_048_576  # Excel's limit, with the heading
CELL_CHARS = 32_767  # Excel's limit
CUT = " … [cut, {:,} characters in all]"

MARK = ".source-extraction-export"  # a file in a folder of CSV files, a comment in a workbook or database
OURS = frozenset((MARK, *(f"{name}.csv" for name in TABLES)))  # what an export to CSV writes
SQLITE_MARK = 0x736F7572  # "sour"

Batches = Callable[[str], Iterator["pa.RecordBatch"]]


def export(
    processed: Path,
    target: Path,
    file_format: str,
    stories: bool = False,
    force: bool = False,
    min_precision: float | None = None,
) -> dict[str, int]:
    """Write all tables of `processed` to `target`; with `stories`, copies of articles left out. Rows by table.

    `min_precision`: as for pipeline.load.

    `file_format`: csv (`target` is a folder), xlsx, sqlite or duckdb (a file). Raises ExportError where there are no
    tables, a library is missing, `target` is something else or, unless `force`, no export; OSError where it cannot be
    written; DamageError where a table cannot be read.
    """
    try:
        state = snapshot(processed, min_precision)
    except FileNotFoundError as error:
        raise ExportError(str(error)) from None
    if target.is_dir() != (file_format == "csv") and target.exists():
        raise ExportError(f"{target} is no {'folder' if file_format == 'csv' else 'file'}: name another with --out")
    if target.is_dir() and not _names_in(target) <= OURS:
        raise ExportError(f"{target} holds other things than an export: name another folder with --out")
    if not force and target.exists() and not is_export(target, file_format):
        raise ExportError(f"{target} was not written by an export: name another with --out, or replace it with --force")
    with whole(target) as draft:
        return WRITERS[file_format](lambda table: batches(state, table, stories), draft)


def is_export(target: Path, file_format: str) -> bool:
    """Whether a file or folder is what an earlier export left, and nothing else."""
    if file_format == "csv":
        names = _names_in(target)
        return not names or (MARK in names and names <= OURS)
    return target.stat().st_size == 0 or MARKED[file_format](target)


def _names_in(folder: Path) -> set[str]:
    return {path.name for path in folder.iterdir()}


def _sqlite_is_ours(file: Path) -> bool:
    with file.open("rb") as handle:
        return handle.read(72)[68:72] == SQLITE_MARK.to_bytes(4, "big")  # where the format keeps the application's id


def _xlsx_is_ours(file: Path) -> bool:
    try:
        with zipfile.ZipFile(file) as book:
            return MARK.encode() in book.read("docProps/core.xml")
    except (zipfile.BadZipFile, KeyError, OSError):
        return False


def _duckdb_is_ours(file: Path) -> bool:
    import duckdb

    try:
        with duckdb.connect(str(file), read_only=True) as connection:
            told = connection.execute("SELECT comment FROM duckdb_tables() WHERE table_name = 'documents'").fetchall()
    except duckdb.Error:
        return False
    return told == [(MARK,)]


MARKED = {"sqlite": _sqlite_is_ours, "xlsx": _xlsx_is_ours, "duckdb": _duckdb_is_ours}


@contextmanager
def whole(target: Path) -> Iterator[Path]:
    """A place beside `target` that takes its place when all went well, and is removed when not."""
    target.parent.mkdir(parents=True, exist_ok=True)
    draft = target.with_name(f".{target.name}.{secrets.token_hex(4)}")
    try:
        yield draft
        if target.is_dir():
            shutil.rmtree(target)
        draft.replace(target)
    finally:
        if draft.is_dir():
            shutil.rmtree(draft)
        else:
            draft.unlink(missing_ok=True)


def write_csv(read: Batches, folder: Path) -> dict[str, int]:
    """A file for each table: UTF-8 with a byte order mark (Excel needs it), commas, null as nothing.

    Text that a spreadsheet would take for a formula gets an apostrophe before it: it was scraped from the open web.
    """
    folder.mkdir()
    (folder / MARK).touch()
    counts: dict[str, int] = {}
    for name, table in TABLES.items():
        with (folder / f"{name}.csv").open("w", encoding="utf-8-sig", newline="") as file:
            writer = csv.writer(file)
            writer.writerow([column.name for column in ordered(table)])
            counts[name] = 0
            for row in rows(read(name), table):
                writer.writerow([harmless(value) if isinstance(value, str) else value for value in row])
                counts[name] += 1
    return counts


def harmless(text: str) -> str:
    """Text that no spreadsheet takes for a formula."""
    return f"'{text}" if text.startswith(FORMULA) else text


def write_xlsx(read: Batches, file: Path) -> dict[str, int]:
    """A sheet for each table; a table beyond Excel's rows goes on in further sheets, text beyond its cells is cut.

    All text is written as text, so nothing is taken for a formula or a link.
    """
    try:
        import xlsxwriter
    except ImportError:
        raise ExportError("xlsx needs xlsxwriter: pip install 'source-extraction[export]'") from None
    options = {"constant_memory": True, "strings_to_formulas": False, "strings_to_urls": False}
    book = xlsxwriter.Workbook(str(file), {**options, "strings_to_numbers": False, "tmpdir": str(file.parent)})
    book.set_properties({"comments": MARK})
    bold = book.add_format({"bold": True})
    counts: dict[str, int] = {}
    for name, table in TABLES.items():
        counts[name] = 0
        sheet: Any = None
        for row in rows(read(name), table):
            at = counts[name] % (SHEET_ROWS - 1)
            if at == 0:
                sheet = _sheet(book, name, counts[name] // (SHEET_ROWS - 1), table, bold)
            for column, value in enumerate(row):
                if isinstance(value, str):
                    sheet.write_string(at + 1, column, short(value))
                elif value is not None:
                    sheet.write(at + 1, column, value)
            counts[name] += 1
        if sheet is None:
            _sheet(book, name, 0, table, bold)
    book.close()
    return counts


def _sheet(book: Any, name: str, number: int, table: Table, bold: Any) -> Any:
    """A new sheet with its heading in bold, which stays in view."""
    sheet = book.add_worksheet(name if number == 0 else f"{name} {number + 1}")
    for column, described in enumerate(ordered(table)):
        sheet.write_string(0, column, described.name, bold)
    sheet.freeze_panes(1, 0)
    return sheet


def short(text: str) -> str:
    """Text that fits an Excel cell (which counts UTF-16 units); what is cut is said at its end."""
    if len(text) <= CELL_CHARS // 2 or len(text.encode("utf-16-le")) // 2 <= CELL_CHARS:
        return text
    note = CUT.format(len(text))
    room = (CELL_CHARS - len(note)) * 2
    return text.encode("utf-16-le")[:room].decode("utf-16-le", "ignore") + note


SQLITE_TYPES = {"string": "TEXT", "bool": "INTEGER", "int32": "INTEGER", "float64": "REAL"}


def write_sqlite(read: Batches, file: Path) -> dict[str, int]:
    """A database with a table for each, `doc_id` and the ids of rows indexed; bools as 0 and 1."""
    import sqlite3

    counts: dict[str, int] = {}
    connection = sqlite3.connect(file)
    try:
        connection.execute(f"PRAGMA application_id = {SQLITE_MARK}")
        connection.execute("PRAGMA journal_mode = OFF")
        connection.execute("PRAGMA synchronous = OFF")
        for name, table in TABLES.items():
            fields = ", ".join(
                f'"{c.name}" {SQLITE_TYPES.get(c.type, "TEXT")}{"" if c.null else " NOT NULL"}' for c in ordered(table)
            )
            connection.execute(f'CREATE TABLE "{name}" ({fields})')
            places = ", ".join("?" * len(table.columns))
            cursor = connection.executemany(f'INSERT INTO "{name}" VALUES ({places})', rows(read(name), table))
            counts[name] = max(0, cursor.rowcount)
            keys = [c.name for c in table.columns if c.name in table.order and c.name.endswith("_id")]
            if keys:
                listed = ", ".join(f'"{key}"' for key in keys)
                connection.execute(f'CREATE INDEX "{name}_ids" ON "{name}" ({listed})')
        connection.commit()
    finally:
        connection.close()
    return counts


def write_duckdb(read: Batches, file: Path) -> dict[str, int]:
    """A database with a table for each, types as in Parquet."""
    try:
        import duckdb
    except ImportError:
        raise ExportError("duckdb needs duckdb: pip install 'source-extraction[export]'") from None
    import pyarrow as pa

    from pipeline.tables.arrow import schema

    counts: dict[str, int] = {}
    with duckdb.connect(str(file)) as connection:
        for name in TABLES:
            reader = pa.RecordBatchReader.from_batches(schema(name), read(name))
            connection.register("incoming", reader)
            connection.execute(f'CREATE TABLE "{name}" AS SELECT * FROM incoming').fetchall()
            connection.unregister("incoming")
            connection.execute(f"COMMENT ON TABLE \"{name}\" IS '{MARK}'")
            ((counts[name],),) = connection.execute(f'SELECT count(*) FROM "{name}"').fetchall()
    return counts


def ordered(table: Table) -> list[Column]:
    """The columns as people read them: in `quotes`, who and how stand before the words."""
    before = {"quotes": ("speaker_name", "stance", "negated", "cue")}.get(table.name, ())
    columns = [column for column in table.columns if column.name not in before]
    at = next((i for i, column in enumerate(columns) if column.name == "text"), 0)
    return [
        *columns[:at],
        *(column for name in before for column in table.columns if column.name == name),
        *columns[at:],
    ]


def rows(read: Iterator[pa.RecordBatch], table: Table) -> Iterator[Sequence[Any]]:
    """The rows of a table as tuples in the order of `ordered`, lists as JSON text."""
    wanted = ordered(table)
    lists = [index for index, column in enumerate(wanted) if column.type.startswith("list")]
    for batch in read:
        columns: list[list[Any]] = [batch.column(column.name).to_pylist() for column in wanted]
        for index in lists:
            columns[index] = [None if v is None else json.dumps(v, ensure_ascii=False) for v in columns[index]]
        yield from zip(*columns, strict=True)


WRITERS: dict[str, Callable[[Batches, Path], dict[str, int]]] = {
    "csv": write_csv,
    "xlsx": write_xlsx,
    "sqlite": write_sqlite,
    "duckdb": write_duckdb,
}
FORMATS = tuple(WRITERS)


def default_target(file_format: str) -> Path:
    """Where an export goes unless said: `export/` for CSV, else `export.<format>`."""
    return Path("export" if file_format == "csv" else f"export.{file_format}")


def size_of(target: Path) -> int:
    """Bytes of a file, or of the files of a folder."""
    return sum(path.stat().st_size for path in ([target] if target.is_file() else target.iterdir()))
