"""What the report's scripts read: named pieces of JSON, in the page itself or in files beside it.

A page that is opened from disk may fetch nothing, but it may load scripts: each file calls `reportData` with its name
and what it holds.
"""

from __future__ import annotations

import json
import re
from collections.abc import Sequence
from pathlib import Path
from typing import Any

from markupsafe import Markup

from pipeline.views.own import write_own
from pipeline.views.report.render import UNSEEN

ROWS = 500  # rows of a table in one file: about 200 kB, which is read in some 10 ms
_ESCAPED = re.compile(r"(\\[\\\"nrt/])|\\(?:u00[01][0-9a-f]|u007f|[bf])")


class DataFiles:
    """Pieces by name: held until it is known whether they go into the page or into a folder."""

    def __init__(self) -> None:
        """Nothing is written before `to` is called."""
        self._held: dict[str, str] = {}
        self._folder: Path | None = None
        self.written: list[Path] = []

    def put(self, name: str, value: Any) -> None:
        """Keep a value, or write it where there is a folder."""
        self._held[name] = as_json(value)
        self._flush()

    def to(self, folder: Path) -> None:
        """Write what is held, and all that follows, to files of a folder."""
        folder.mkdir(exist_ok=True)
        self._folder = folder
        self._flush()

    def inline(self) -> list[tuple[str, Markup]]:
        """The pieces that go into the page: names and JSON in which nothing ends a script."""
        return [(name, Markup(text)) for name, text in self._held.items()]

    def _flush(self) -> None:
        if self._folder is None:
            return
        for name, text in self._held.items():
            path = self._folder / file_name(name)
            write_own(path, f'/* source-extraction */ reportData("{name}", {text});\n', force=True)
            self.written.append(path)
        self._held.clear()


def file_name(name: str) -> str:
    """The file of a piece."""
    return f"data-{name}.js"


def as_json(value: Any) -> str:
    """JSON that stands in a page: no `<`, and no character that a reader cannot see."""
    text = json.dumps(value, ensure_ascii=False, separators=(",", ":")).replace("<", "\\u003c")
    return UNSEEN.sub("\ufffd", _ESCAPED.sub(lambda found: found[1] or "\ufffd", text))


class RowFiles:
    """The rows of a table as the scripts list them: short columns of all rows to choose by, and the words in files."""

    def __init__(self, table: str, columns: Sequence[str], files: DataFiles) -> None:
        """`columns` are those that rows are chosen by: numbers, or lists of them."""
        self._table = table
        self._columns: dict[str, list[Any]] = {name: [] for name in columns}
        self._shown: list[Sequence[Any]] = []
        self._files = files
        self.rows = 0

    def add(self, values: Sequence[Any], shown: Sequence[Any]) -> None:
        """A row: its values of the columns, and what is shown of it."""
        for column, value in zip(self._columns.values(), values, strict=True):
            column.append(value)
        self._shown.append(shown)
        self.rows += 1
        if len(self._shown) == ROWS:
            self._put()

    def close(self, **more: Any) -> None:
        """Write the last rows, and the columns with what else the scripts must know of them."""
        if self._shown:
            self._put()
        self._files.put(self._table, {**self._columns, "rows": self.rows, "file": ROWS, **more})

    def _put(self) -> None:
        self._files.put(f"{self._table}-{(self.rows - 1) // ROWS}", self._shown)
        self._shown = []
