"""An Excel workbook: the views that read, with links, then a sheet for each table, and one that describes columns."""

from __future__ import annotations

import zipfile
from collections.abc import Iterable, Sequence
from pathlib import Path
from typing import Any

from pipeline.errors import ExportError
from pipeline.tables.schema import TABLES
from pipeline.views.exports.source import DESCRIBED, MARK, Source, described, ordered, plain_rows
from pipeline.views.readable import VIEWS
from pipeline.views.report.fragments import web_url

SHEET_ROWS = 1_048_576  # Excel's limit, with the heading
SHEET_LINKS = 65_000  # Excel opens 65,530 in a sheet
LINK_CHARS = 2_000  # Excel's limit is 2,079
CELL_CHARS = 32_767  # Excel's limit
CUT = " … [cut, {:,} characters in all]"
WIDE = frozenset(("text", "words", "sentence", "claim", "why", "content", "what it says", "title", "what"))
WIDTHS = (60, 22, 13)  # of columns of sentences, of words, of numbers and ids; in characters
WORDS = frozenset(
    ("speaker", "speaker_name", "speaker_role", "actor", "target", "link", "url", "path", "topic", "name")
)


def is_ours(file: Path) -> bool:
    """Whether a file is a workbook that an export wrote."""
    try:
        with zipfile.ZipFile(file) as book:
            return MARK.encode() in book.read("docProps/core.xml")
    except (zipfile.BadZipFile, KeyError, OSError):
        return False


def write_xlsx(source: Source, file: Path) -> dict[str, int]:
    """A sheet for each view and table; one beyond Excel's rows goes on in further sheets, text beyond a cell is cut.

    All text is written as text, so nothing is taken for a formula; only the addresses of the column `link` are links.
    Rows by table.
    """
    try:
        import xlsxwriter
    except ImportError:
        raise ExportError("xlsx needs xlsxwriter: pip install 'source-extraction[export]'") from None
    options = {"constant_memory": True, "strings_to_formulas": False, "strings_to_urls": False}
    book = xlsxwriter.Workbook(str(file), {**options, "strings_to_numbers": False, "tmpdir": str(file.parent)})
    book.set_properties({"comments": MARK})
    bold = book.add_format({"bold": True})
    sheets = _Sheets(book, bold)
    for name in VIEWS:
        frame = source.view(name)
        sheets.write(name, list(frame.columns), plain_rows(frame))
    counts = {
        name: sheets.write(name, [column.name for column in ordered(table)], source.rows(table))
        for name, table in TABLES.items()
    }
    sheets.write("columns", DESCRIBED, described())
    book.close()
    return counts


class _Sheets:
    """Writes sheets of a workbook, row by row."""

    def __init__(self, book: Any, bold: Any) -> None:
        """`bold` is the format of headings."""
        self._book, self._bold = book, bold

    def write(self, name: str, columns: Sequence[str], rows: Iterable[Sequence[Any]]) -> int:
        """The rows in a sheet, and in further ones where they are too many; how many there were."""
        count = 0
        sheet: Any = None
        links = columns.index("link") if "link" in columns else -1
        for row in rows:
            at = count % (SHEET_ROWS - 1)
            if at == 0:
                sheet = self._sheet(name, count // (SHEET_ROWS - 1), columns)
            for column, value in enumerate(row):
                if column == links and at < SHEET_LINKS and value and len(value) < LINK_CHARS and web_url(value):
                    sheet.write_url(at + 1, column, value, string=short(value))
                elif isinstance(value, str):
                    sheet.write_string(at + 1, column, short(value))
                elif value is not None:
                    sheet.write(at + 1, column, value)
            count += 1
        if sheet is None:
            self._sheet(name, 0, columns)
        return count

    def _sheet(self, name: str, number: int, columns: Sequence[str]) -> Any:
        """A new sheet with its heading in bold, which stays in view, and columns as wide as what they hold."""
        sheet = self._book.add_worksheet(name if number == 0 else f"{name} {number + 1}")
        for at, column in enumerate(columns):
            sheet.set_column(at, at, WIDTHS[0 if column in WIDE else 1 if column in WORDS else 2])
            sheet.write_string(0, at, column, self._bold)
        sheet.freeze_panes(1, 0)
        return sheet


def short(text: str) -> str:
    """Text that fits an Excel cell (which counts UTF-16 units); what is cut is said at its end."""
    if len(text) <= CELL_CHARS // 2 or len(text.encode("utf-16-le")) // 2 <= CELL_CHARS:
        return text
    note = CUT.format(len(text))
    room = (CELL_CHARS - len(note)) * 2
    return text.encode("utf-16-le")[:room].decode("utf-16-le", "ignore") + note
