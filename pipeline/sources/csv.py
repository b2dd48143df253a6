"""CSV: one article a row, its columns named by the first line as the keys of JSON objects are."""

from __future__ import annotations

import csv
import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import chain

from pipeline.config import Settings
from pipeline.sources.naming import Item, Whole, named
from pipeline.sources.objects import (
    AUTHOR_KEYS,
    DATE_KEYS,
    HTML_KEYS,
    ID_KEYS,
    LANGUAGE_KEYS,
    SITE_KEYS,
    TEXT_KEYS,
    TITLE_KEYS,
    URL_KEYS,
    name_of,
)
from pipeline.sources.source import ReadError

DELIMITERS = ",;\t|"
_KEYS = {
    key.casefold(): key
    for keys in (TEXT_KEYS, HTML_KEYS, TITLE_KEYS, AUTHOR_KEYS, DATE_KEYS, URL_KEYS, SITE_KEYS, LANGUAGE_KEYS, ID_KEYS)
    for key in keys
}
UNCLOSED = (
    "a quotation mark that opens here is not closed, and no row behind it was read; close it, or fetch the file again"
)
_LINE = re.compile(r"[^\r\n]*(?:\r\n|\r|\n)|[^\r\n]+")
_SEPARATOR = re.compile(r"sep=(.)\s*", re.IGNORECASE)  # how spreadsheets are told the delimiter


@dataclass(frozen=True, slots=True)
class Header:
    """What the first lines say. `names`: the columns, where possible as the keys that are looked for."""

    delimiter: str
    names: tuple[str, ...]
    lines: int  # that it takes


class Rows:
    """Rows of CSV lines, each with the number of the line that it begins on. Raises csv.Error as it goes.

    `number` is that of the row last given, or being read where csv.Error is raised. `open` says that the lines ended
    within quotation marks.
    """

    def __init__(self, lines: Iterator[str], delimiter: str, first: int = 1) -> None:
        self.lines = lines
        self.delimiter = delimiter
        self.number = self.next = first
        self.open = False

    def __iter__(self) -> Iterator[tuple[int, list[str]]]:
        for cells in csv.reader(self._feed(), delimiter=self.delimiter):
            yield self.number, cells
            self.number = self.next

    def _feed(self) -> Iterator[str]:
        for line in self.lines:
            self.next += 1
            yield line
        self.open = True  # asked for more: where the last row was whole, no row follows


def longest_cell(settings: Settings) -> int:
    """Characters that a text or page in a table may have before its row is taken for broken."""
    return 2 * max(settings.max_chars, settings.max_html_chars)


def lines_of(text: str) -> Iterator[str]:
    """The lines of a text with their ends, whatever those are."""
    return (match[0] for match in _LINE.finditer(text))


def delimiter_of(line: str) -> str:
    """The delimiter of a file by its first line: the commonest of DELIMITERS outside quotation marks."""
    bare = "".join(line.split('"')[::2])
    return max(DELIMITERS, key=bare.count)


def read_header(lines: Iterator[str], limit: int) -> Header:
    """Read the header off a file's lines. Raises ReadError (`shape`, `csv`) where no column holds articles.

    `limit`: characters of a cell.
    """
    delimiter: str | None = None
    for number, line in enumerate(lines, 1):
        if found := _SEPARATOR.fullmatch(line):
            delimiter = found[1]
        elif line.strip():
            rows = Rows(chain([line], lines), delimiter or delimiter_of(line))
            names = _names(rows, limit)
            return Header(rows.delimiter, names, number + rows.next - 2)
    raise ReadError("empty", "the file holds nothing but white space; fetch it again or remove it")


def _names(rows: Rows, limit: int) -> tuple[str, ...]:
    csv.field_size_limit(limit)
    try:
        cells = next(iter(rows))[1]
    except csv.Error as error:
        raise ReadError("csv", f"the first line is not CSV: {error}; check its quotation marks") from None
    names = tuple(_KEYS.get("_".join(cell.casefold().split()), cell.strip()) for cell in cells)
    if any(name in TEXT_KEYS or name in HTML_KEYS for name in names):
        return names
    raise ReadError(
        "shape",
        f"no column of article texts: looked for {', '.join((*TEXT_KEYS, *HTML_KEYS))}; the first line names "
        f"{', '.join(filter(None, names[:12]))}. Name the column with the texts `text`, or move a table that holds no "
        "articles out of the raw folder",
    )


def items_of_csv(lines: Iterator[str], header: Header, limit: int, whole: Whole | None = None) -> Iterator[Item]:
    """The rows behind the header as objects, or those of a part of the file; a broken one is an Item with its error.

    A row is named by its id or url, else by the line that it begins on. A quotation mark that is never closed ends the
    file: what stands behind it cannot be told from its text. `limit`: characters of a cell.
    """
    csv.field_size_limit(limit)
    rows = Rows(lines, header.delimiter, whole.first if whole else header.lines + 1)
    good: list[tuple[int, str | None, Mapping[str, str]]] = []
    try:
        for number, cells in rows:
            found = UNCLOSED if rows.open else value_of(cells, header.names)
            if isinstance(found, str):
                yield Item(str(number), None, ("csv", f"line {number}: {found}"))
            elif found:
                good.append((number, name_of(found), found))
    except csv.Error:
        yield Item(str(rows.number), None, ("csv", f"line {rows.number}: {UNCLOSED}"))
    yield from named(good, rows.next, whole)


def value_of(cells: Sequence[str], names: Sequence[str]) -> dict[str, str] | str:
    """A row by column, empty where it is blank, or what is wrong with it."""
    if not any(map(str.strip, cells)):
        return {}
    if len(cells) < len(names) or any(map(str.strip, cells[len(names) :])):
        return (
            f"{len(cells)} cells where the first line names {len(names)} columns; put text that holds the delimiter, a "
            "quotation mark or a line break in quotation marks"
        )
    return {name: cell for name, cell in reversed(list(zip(names, cells, strict=False))) if name and cell.strip()}
