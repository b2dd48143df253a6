"""A folder of CSV files: the views that read, the tables, and what each column says."""

from __future__ import annotations

import csv
from collections.abc import Iterable, Sequence
from pathlib import Path
from typing import Any

from pipeline.tables.schema import TABLES
from pipeline.views.exports.source import DESCRIBED, MARK, Source, described, ordered, plain_rows
from pipeline.views.readable import VIEWS

OURS = frozenset((MARK, "columns.csv", *(f"{name}.csv" for name in (*TABLES, *VIEWS))))  # what an export writes
FORMULA = ("=", "+", "-", "@", "\t", "\r")  # what a spreadsheet takes for the beginning of a formula


def write_csv(source: Source, folder: Path) -> dict[str, int]:
    """A file for each view and table: UTF-8 with a byte order mark (Excel needs it), commas, null as nothing.

    Text that a spreadsheet would take for a formula gets an apostrophe before it: it was scraped from the open web.
    Rows by table.
    """
    folder.mkdir()
    (folder / MARK).touch()
    for name in VIEWS:
        frame = source.view(name)
        _write(folder / f"{name}.csv", list(frame.columns), plain_rows(frame))
    _write(folder / "columns.csv", DESCRIBED, described())
    return {
        name: _write(folder / f"{name}.csv", [column.name for column in ordered(table)], source.rows(table))
        for name, table in TABLES.items()
    }


def _write(path: Path, columns: Sequence[str], rows: Iterable[Sequence[Any]]) -> int:
    count = 0
    with path.open("w", encoding="utf-8-sig", newline="") as file:
        writer = csv.writer(file)
        writer.writerow(columns)
        for row in rows:
            writer.writerow([harmless(value) if isinstance(value, str) else value for value in row])
            count += 1
    return count


def harmless(text: str) -> str:
    """Text that no spreadsheet takes for a formula."""
    return f"'{text}" if text.startswith(FORMULA) else text
