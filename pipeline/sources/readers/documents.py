"""Word, rich text, PDF and Excel: the extra `documents`."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, datetime
from importlib import import_module
from io import BytesIO
from typing import Any

from pipeline.article import Metadata
from pipeline.config import Settings
from pipeline.sources.blob import Blob, Found
from pipeline.sources.decode import BLANK, decode, tidy
from pipeline.sources.heads import head_of
from pipeline.sources.measure import joined
from pipeline.sources.people import people_of
from pipeline.sources.readers.arrow import rows_of
from pipeline.sources.readers.exports import articles_in
from pipeline.sources.source import ReadError

MOST_ROWS = 1_048_576  # of a sheet
OF_NOBODY = frozenset(("Word Document", "python-docx"))  # what the library says where a document says nothing
NAMES_WITHIN = 10  # rows in which the names of the columns are looked for


def _library(name: str, ending: str) -> Any:
    """A library of the extra. Raises ReadError (`extra`) that says how to install it."""
    try:
        return import_module(name)
    except ImportError:
        message = f"{ending} files need the extra `documents`: pip install 'source-extraction[documents]'"
        raise ReadError("extra", message) from None


def _data(blob: Blob) -> bytes:
    data = blob.data()
    if not data.strip(BLANK):
        raise ReadError("empty", "the file holds nothing but white space; fetch it again or remove it")
    return data


def _texts(text: str, meta: Metadata, what: str) -> Iterator[Found]:
    """A document's text, in articles where it is the export of an archive."""
    if not text.strip():
        raise ReadError("no_text", f"the {what} holds no text; if it is a scan, read it with an OCR program first")
    if (articles := articles_in(text)) is not None:
        yield from articles
        return
    head = head_of(text).meta
    yield Found(None, text, head if head != Metadata() else meta, page=False)


def read_docx(blob: Blob, settings: Settings) -> Iterator[Found]:
    """The paragraphs and tables of a Word document, in order."""
    docx = _library("docx", ".docx")
    try:
        document = docx.Document(BytesIO(_data(blob)))
        parts = [_of_docx(item) for item in document.iter_inner_content()]
        props = document.core_properties
        title, author = (said if said not in OF_NOBODY else "" for said in (props.title, props.author))
    except ReadError:
        raise
    except Exception as error:  # of the ZIP, the XML or the library
        raise ReadError("bad_docx", f"not a whole Word document: {str(error)[:120]}; save it again") from None
    text = tidy("\n\n".join(part for part in parts if part.strip()))
    yield from _texts(text, Metadata(title=title or None, authors=people_of(author or "")), "document")


def _of_docx(item: Any) -> str:
    if hasattr(item, "rows"):
        return "\n".join("\t".join(cell.text for cell in row.cells) for row in item.rows)
    return str(item.text)


def read_rtf(blob: Blob, settings: Settings) -> Iterator[Found]:
    """The text of a rich text file."""
    striprtf = _library("striprtf.striprtf", ".rtf")
    text, _ = decode(_data(blob))
    try:
        plain = striprtf.rtf_to_text(text, errors="replace")
    except Exception as error:
        raise ReadError("bad_rtf", f"not a whole rich text file: {str(error)[:120]}; save it again") from None
    yield from _texts(tidy(plain), Metadata(), "file")


def read_pdf(blob: Blob, settings: Settings) -> Iterator[Found]:
    """The text layer of a PDF, page after page."""
    pypdf = _library("pypdf", ".pdf")
    try:
        reader = pypdf.PdfReader(BytesIO(_data(blob)))
        pages = [page.extract_text() or "" for page in reader.pages]
        info = reader.metadata or {}
    except ReadError:
        raise
    except Exception as error:
        raise ReadError("bad_pdf", f"cannot be read: {str(error)[:120]}; save it again without a password") from None
    meta = Metadata(
        title=tidy(str(info.get("/Title") or "")).strip() or None,
        authors=people_of(str(info.get("/Author") or "")),
    )
    yield from _texts(joined(tidy("\n".join(pages))), meta, "PDF")


def read_xlsx(blob: Blob, settings: Settings) -> Iterator[Found]:
    """The rows of the first sheet that holds texts."""
    openpyxl = _library("openpyxl", ".xlsx")
    try:
        book = openpyxl.load_workbook(BytesIO(_data(blob)), read_only=True, data_only=True)
        sheets = [list(sheet.iter_rows(values_only=True, max_row=MOST_ROWS)) for sheet in book.worksheets]
    except ReadError:
        raise
    except Exception as error:
        raise ReadError("bad_xlsx", f"not a whole Excel file: {str(error)[:120]}; save it again") from None
    refused: ReadError | None = None
    for rows in sheets:
        try:
            yield from _of_sheet(rows, blob)
            return
        except ReadError as error:
            refused = error
    raise refused or ReadError("empty", "no sheet holds rows; save it again or remove it")


def _of_sheet(rows: list[tuple[Any, ...]], blob: Blob) -> list[Found]:
    """The articles of a sheet. Raises ReadError (`empty`, `shape`)."""
    first = next((n for n, row in enumerate(rows[:NAMES_WITHIN]) if sum(cell is not None for cell in row) > 1), 0)
    if len(rows) <= first + 1:
        raise ReadError("empty", "no sheet holds rows; save it again or remove it")
    names = [str(cell).strip() if cell is not None else "" for cell in rows[first]]
    values = [{n: _cell(c) for n, c in zip(names, row, strict=False) if n} for row in rows[first + 1 :]]
    return list(rows_of([(first + 2, values)], names, blob))


def _cell(value: Any) -> Any:
    return value.isoformat() if isinstance(value, (datetime, date)) else value
