"""What an export is made of: the tables some rows at a time, the views that read, and what each column says."""

from __future__ import annotations

import json
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from pipeline.tables.schema import TABLES, Column, Table
from pipeline.views.readable import readable
from pipeline.views.snapshot import Snapshot
from pipeline.views.stories import batches
from pipeline.views.view_columns import VIEW_ROWS, note_of

if TYPE_CHECKING:
    import pandas as pd
    import pyarrow as pa

# A file in a folder of CSV files, the comment of a workbook, the beginning of a comment in a DuckDB database.
MARK = ".source-extraction-export"
DESCRIBED = ("table", "column", "type", "what it says")  # columns of the sheet that describes columns


@dataclass(frozen=True, slots=True)
class Source:
    """One state of the tables, with all articles or with each story once."""

    state: Snapshot
    stories: bool

    def read(self, table: str) -> Iterator[pa.RecordBatch]:
        """The rows of a table in its order, some at a time."""
        return batches(self.state, table, self.stories)

    def rows(self, table: Table) -> Iterator[Sequence[Any]]:
        """The rows of a table as tuples in the order of `ordered`, lists as JSON text."""
        wanted = ordered(table)
        lists = [index for index, column in enumerate(wanted) if column.type.startswith("list")]
        for batch in self.read(table.name):
            columns: list[list[Any]] = [batch.column(column.name).to_pylist() for column in wanted]
            for index in lists:
                columns[index] = [None if v is None else json.dumps(v, ensure_ascii=False) for v in columns[index]]
            yield from zip(*columns, strict=True)

    def view(self, name: str) -> pd.DataFrame:
        """A view that reads."""
        return readable(self.state, name, self.stories)


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


def plain_rows(frame: pd.DataFrame) -> Iterator[list[Any]]:
    """The rows of a view as plain values: null as None, lists as JSON text."""
    for row in frame.itertuples(index=False):
        yield [_plain(value) for value in row]


def _plain(value: Any) -> Any:
    if hasattr(value, "tolist") and not isinstance(value, str):  # of numpy: a list, or a number
        value = value.tolist()
    if isinstance(value, list):
        return json.dumps(value, ensure_ascii=False)
    return value if isinstance(value, (str, int, float, bool)) and value == value else None


def described() -> Iterator[tuple[str, str, str, str]]:
    """Each column of each view and table, with its type and what it says."""
    for name, (row, columns) in VIEW_ROWS.items():
        yield name, "", "", f"a view: one row per {row}"
        yield from ((name, column, "", note_of(name, column)) for column in columns)
    for table in TABLES.values():
        yield table.name, "", "", f"one row per {table.row}"
        yield from ((table.name, column.name, column.type, column.note) for column in ordered(table))
