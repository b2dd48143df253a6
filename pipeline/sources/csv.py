"""CSV: one article a row, its columns named by the first line as the keys of JSON objects are."""

from __future__ import annotations

import csv
import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import islice
from typing import Literal

from pipeline.config import Settings
from pipeline.sources.bodies import reads_like_text
from pipeline.sources.naming import Item, Whole, named
from pipeline.sources.objects import columns_with_text, holds_text, known_columns, name_of
from pipeline.sources.source import Quoting, ReadError

DELIMITERS = ",;\t|"
LOOKED = 40  # rows in which a text is looked for where no name says its column
SAMPLE = 1 << 18  # characters of a file that its first lines and manners are told by
NOTHING = frozenset(("", "\\N", "NULL", "null", "NaN", "nan", "None", "NA", "<NA>"))  # cells that say nothing
UNCLOSED = (
    "a quotation mark that opens here is not closed, and no row behind it was read; close it, or fetch the file again"
)
_LINE = re.compile(r"[^\r\n]*(?:\r\n|\r|\n)|[^\r\n]+")
_SEPARATOR = re.compile(r"sep=(.)\s*", re.IGNORECASE)  # how spreadsheets are told the delimiter
_ESCAPED = re.compile(r'\\"(?![,;\t|\r\n]|\Z)')
_DOUBLED = re.compile(r'(?<![,;\t|\r\n"])""(?![,;\t|\r\n"])')
_BACKSLASH = re.compile(r'(?<!\\)((?:\\\\)*)\\"')


@dataclass(frozen=True, slots=True)
class Header:
    """What the first lines say."""

    delimiter: str
    names: tuple[str, ...]  # the columns as written
    lines: int  # that it takes
    quoting: Quoting = ""


class Rows:
    """Rows of CSV lines, each with the number of the line that it begins on. Raises csv.Error as it goes.

    `number` is that of the row last given, or being read where csv.Error is raised. `open` says that the lines ended
    within quotation marks.
    """

    def __init__(self, lines: Iterator[str], delimiter: str, first: int = 1, quoting: Quoting = "") -> None:
        self.lines = lines
        self.delimiter = delimiter
        self.quoting = quoting
        self.number = self.next = first
        self.open = False

    def __iter__(self) -> Iterator[tuple[int, list[str]]]:
        manner: Literal[0, 3] = csv.QUOTE_NONE if self.quoting == "none" else csv.QUOTE_MINIMAL
        for cells in csv.reader(self._feed(), delimiter=self.delimiter, quoting=manner):
            yield self.number, cells
            self.number = self.next

    def _feed(self) -> Iterator[str]:
        for line in self.lines:
            self.next += 1
            yield _BACKSLASH.sub(r'\1""', line) if self.quoting == "backslash" else line
        self.open = self.quoting != "none"  # asked for more: where the last row was whole, no row follows


def longest_cell(settings: Settings) -> int:
    """Characters that a text or page in a table may have before its row is taken for broken."""
    return 2 * max(settings.max_chars, settings.max_html_chars)


def lines_of(text: str) -> Iterator[str]:
    """The lines of a text with their ends, whatever those are."""
    return (match[0] for match in _LINE.finditer(text))


def delimiter_of(line: str) -> str:
    """The delimiter of a file by its first line: outside quotation marks, what parts most columns with known names."""
    bare = "".join(line.split('"')[::2])
    cells = {mark: tuple(cell.strip(' "') for cell in line.split(mark)) for mark in DELIMITERS}
    return max(DELIMITERS, key=lambda mark: (known_columns(cells[mark]), bare.count(mark)))


def quoting_of(sample: str, delimiter: str, columns: int) -> Quoting:
    """How a table writes quotation marks within its cells."""
    if _ESCAPED.search(sample) and not _DOUBLED.search(sample):
        return "backslash"
    if delimiter == "\t" and '"' in sample:
        rows = [line.rstrip("\r\n").split("\t") for line in lines_of(sample) if line.strip()]
        if len(sample) >= SAMPLE:
            rows = rows[:-1]
        if all(len(row) == columns for row in rows) and any(_bare(cell) for row in rows for cell in row):
            return "none"
    return ""


def _bare(cell: str) -> bool:
    """Whether a cell has quotation marks that are its own: it begins with one, and is not quoted as a whole."""
    if not cell.startswith('"'):
        return False
    return len(cell) < 2 or not cell.endswith('"') or '"' in cell[1:-1].replace('""', "")


def header_of(sample: str, limit: int) -> Header:
    """The header of a table by the beginning of its text. Raises ReadError (`shape`, `csv`, `empty`).

    `limit`: characters of a cell.
    """
    delimiter: str | None = None
    lines = lines_of(sample)
    for number, line in enumerate(lines, 1):
        if found := _SEPARATOR.fullmatch(line):
            delimiter = found[1]
        elif line.strip():
            mark = delimiter or delimiter_of(line)
            return _header(sample, number, mark, limit)
    raise ReadError("empty", "the file holds nothing but white space; fetch it again or remove it")


def _header(sample: str, number: int, delimiter: str, limit: int) -> Header:
    csv.field_size_limit(limit)
    rows = Rows(islice(lines_of(sample), number - 1, None), delimiter)
    found = iter(rows)
    try:
        cells = next(found)[1]
    except csv.Error as error:
        raise ReadError("csv", f"the first line is not CSV: {error}; check its quotation marks") from None
    names = tuple(cell.strip() for cell in cells)
    quoting = quoting_of(sample, delimiter, len(names))
    if not known_columns(names) and any(map(reads_like_text, names)):  # the first line is a row already
        return Header(delimiter, tuple(f"column {n}" for n in range(1, len(names) + 1)), number - 1, quoting)
    header = Header(delimiter, names, number + rows.next - 2, quoting)
    if columns_with_text(names) or _texts_below(sample, header):
        return header
    raise ReadError(
        "shape",
        f"no column of article texts. The first line names {', '.join(filter(None, names[:24]))}. Say which column has "
        "the texts with --field text=NAME, or move a table that holds no articles out of the raw folder",
    )


def _texts_below(sample: str, header: Header) -> bool:
    """Whether a row among the first holds a text, under whatever name."""
    rows = Rows(islice(lines_of(sample), header.lines, None), header.delimiter, quoting=header.quoting)
    try:
        for _, cells in islice(rows, LOOKED):
            if not rows.open and isinstance(value := value_of(cells, header.names), dict) and holds_text(value):
                return True
    except csv.Error:
        pass
    return False


def items_of_csv(lines: Iterator[str], header: Header, limit: int, whole: Whole | None = None) -> Iterator[Item]:
    """The rows below the header as objects, or those of a part of the file; a broken one is an Item with its error.

    A row is named by its id or url, else by the line that it begins on. A quotation mark that is never closed ends the
    file: what follows it cannot be told from its text. `limit`: characters of a cell.
    """
    csv.field_size_limit(limit)
    rows = Rows(lines, header.delimiter, whole.first if whole else header.lines + 1, header.quoting)
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
    value: dict[str, str] = {}
    for name, cell in zip(names, cells, strict=False):
        if cell.strip() not in NOTHING and not _is_index(name):
            value.setdefault(name, cell)
    return value


def _is_index(name: str) -> bool:
    """Whether a column is the numbers that pandas writes."""
    return not name or name.startswith("Unnamed:")
