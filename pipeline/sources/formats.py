"""The registry of formats: one row each, and how a file's name and its first bytes say which it is."""

from __future__ import annotations

import os
from collections.abc import Callable
from dataclasses import dataclass

from pipeline.sources.signatures import (
    Head,
    is_arrow,
    is_docx,
    is_factiva,
    is_feed,
    is_files,
    is_html,
    is_json_file,
    is_json_lines,
    is_mail,
    is_mhtml,
    is_newsml,
    is_nexis,
    is_nitf,
    is_odt,
    is_one_json,
    is_plain,
    is_proquest,
    is_sgml,
    is_table,
    is_tar,
    is_wacz,
    is_xlsx,
    starts,
)

Tell = Callable[[Head], bool]
MB = 1 << 20


@dataclass(frozen=True, slots=True)
class Format:
    """A kind of file. `reader` is `module:function` below pipeline.sources, imported when a file of it is read."""

    name: str  # documents.format
    what: str
    endings: tuple[str, ...]
    told: str  # how the content says so, in words; empty where only the name does
    tell: Tell | None
    sure: bool  # whether the content is believed against any name
    reader: str
    fields: str  # what becomes of what it says besides the text
    weight: float = 1.0  # characters of text in a byte, about
    part_bytes: int | None = None  # unpacked bytes of a part: about twenty seconds of work; None: read whole
    page: bool = False  # whether its articles are pages
    extra: str | None = None  # the extra to install

    def says(self, head: Head) -> bool:
        """Whether a file's content says that it is of this format."""
        return self.tell is not None and self.tell(head)


ROWS = "columns as the keys of JSON objects"
FORMATS: tuple[Format, ...] = (
    Format(
        *("warc", "web archive (WARC, WET)", (".warc", ".wet"), "begins with `WARC/`", starts(b"WARC/"), True),
        *("warc:read", "target address, date of the fetch; else as a page", 0.1, 10 * MB, True),
    ),
    Format(
        *("parquet", "Parquet table", (".parquet", ".pq"), "begins with `PAR1`", starts(b"PAR1"), True),
        *("readers.arrow:read_parquet", ROWS, 2.0, 2 * MB),
    ),
    Format(
        *("arrow", "Arrow or Feather file", (".arrow", ".feather", ".ipc"), "begins with `ARROW1`", is_arrow, True),
        *("readers.arrow:read_arrow", ROWS),
    ),
    Format(
        *("sqlite", "SQLite database", (".sqlite", ".sqlite3", ".db"), "begins with `SQLite format 3`"),
        *(starts(b"SQLite format 3\0"), True, "readers.sqlite:read", ROWS),
    ),
    Format(
        *("pdf", "PDF with a text layer", (".pdf",), "begins with `%PDF-`", starts(b"%PDF-"), True),
        *("readers.documents:read_pdf", "title, author and date of the document", 0.1, None, False, "documents"),
    ),
    Format(
        *("rtf", "rich text", (".rtf",), r"begins with `{\rtf`", starts(rb"{\rtf"), True),
        *("readers.documents:read_rtf", "as plain text; exports of archives in articles", 0.3, None, False),
        "documents",
    ),
    Format(
        *("docx", "Word document", (".docx",), "a ZIP that holds `word/`", is_docx, True),
        *("readers.documents:read_docx", "as plain text; exports of archives in articles", 1.0, None, False),
        "documents",
    ),
    Format(
        *("xlsx", "Excel sheet, one article a row", (".xlsx",), "a ZIP that holds `xl/`", is_xlsx, True),
        *("readers.documents:read_xlsx", ROWS, 2.0, None, False, "documents"),
    ),
    Format(
        *("odt", "OpenDocument text", (".odt",), "a ZIP that says so in `mimetype`", is_odt, True),
        *("readers.odt:read", "as plain text; exports of archives in articles"),
    ),
    Format(
        *("wacz", "web archive of Browsertrix", (".wacz",), "a ZIP that holds `archive/`", is_wacz, True),
        *("members:read_zip", "as the web archives in it", 0.1, None, True),
    ),
    Format(
        *("zip", "ZIP of files of these formats", (".zip",), "begins with `PK`", is_files, True),
        *("members:read_zip", "each member as a file; `record` begins with its name", 0.4, 2 * MB),
    ),
    Format(
        *("tar", "TAR of files of these formats", (".tar", ".tgz"), "`ustar` at byte 257", is_tar, True),
        *("members:read_tar", "each member as a file; `record` begins with its name", 0.2),
    ),
    Format(
        *("mhtml", "page saved by a browser", (".mhtml", ".mht"), "mail headers, `multipart/related`", is_mhtml, True),
        *("readers.mail:read_mhtml", "address and date of saving; else as a page", 0.05, None, True),
    ),
    Format(
        *("eml", "newsletter", (".eml", ".emlx"), "mail headers", is_mail, True),
        *("readers.mail:read_mail", "Subject, Date, From, Message-ID", 0.2),
    ),
    Format(
        *("feed", "RSS or Atom feed, an article an entry", (".rss", ".atom"), "root `rss`, `feed`, `RDF`", is_feed),
        *(True, "readers.feeds:read", "title, link, author, date and guid of the entry", 0.7),
    ),
    Format(
        *("nitf", "NITF", (".nitf",), "root `nitf`", is_nitf, True),
        *("readers.newsxml:read_nitf", "headline, byline, date.issue, doc-id", 0.7),
    ),
    Format(
        *("newsml", "NewsML-G2", (".newsml",), "root `newsItem`, `newsMessage`", is_newsml, True),
        *("readers.newsxml:read_newsml", "headline, by, versionCreated, guid, language", 0.5),
    ),
    Format(
        *("sgml", "TREC, Gigaword and Reuters-21578", (".sgm", ".sgml"), "`DOC` or `REUTERS` elements", is_sgml, True),
        *("readers.sgml:read", "DOCNO, HEADLINE, BYLINE, DATE and the like"),
    ),
    Format(
        *("html", "page", (".html", ".htm", ".xhtml", ".shtml"), "an HTML element opens", is_html, False),
        *("readers.texts:read_page", "head of the page: titles, bylines, dates, address", 0.1, None, True),
    ),
    Format(
        *("jsonl", "JSON lines", (".jsonl", ".ndjson", ".jl", ".jsonlines"), "an object a line", is_json_lines, False),
        *("readers.objects:read_lines", "by their keys; the rest in `extra`", 1.0, MB),
    ),
    Format(
        *("json", "JSON", (".json",), "begins with `{` or `[`", is_json_file, False, "readers.objects:read_json"),
        "by their keys; the rest in `extra`",
    ),
    Format(
        *(
            "csv",
            "CSV or TSV, one article a row",
            (".csv", ".tsv", ".tab"),
            "a first line of known columns",
            is_table,
            False,
        ),
        *("readers.table:read", ROWS, 1.0, MB),
    ),
    Format(
        *("markdown", "Markdown", (".md", ".markdown", ".mdown"), "", None, False),
        *("readers.texts:read_text", "front matter, or labelled lines above the text"),
    ),
    Format(
        *("nexis", "text export of Nexis", (), "`1 of 2 DOCUMENTS`, or labels and `End of Document`", is_nexis, False),
        *("readers.exports:read", "BYLINE, SECTION, LOAD-DATE and the like"),
    ),
    Format(
        *("factiva", "text export of Factiva", (), "field codes HD, PD, SN, LP on lines of their own", is_factiva),
        *(False, "readers.exports:read", "the fields by their codes"),
    ),
    Format(
        *("proquest", "text export of ProQuest", (), "`Document 1 of 2`, `Full text:`", is_proquest, False),
        *("readers.exports:read", "the labelled fields"),
    ),
    Format(
        *("txt", "text", (".txt", ".text", ".asc", ".story"), "text, and a name without an ending", is_plain, False),
        *("readers.texts:read_text", "front matter, or labelled lines above the text"),
    ),
)
BY_NAME = {row.name: row for row in FORMATS}
BY_ENDING = {ending: row for row in FORMATS for ending in row.endings}
PACKINGS = {".gz": "gz", ".zst": "zst", ".bz2": "bz2", ".xz": "xz", ".br": "br"}
PAGES = frozenset(row.name for row in FORMATS if row.page)
OWN = frozenset(("csv", "markdown", "json", "jsonl"))  # a name that says so is believed, whatever markup comes first
NAMED_TEXTS = frozenset(("txt", "html"))  # names under which other texts lie too
EXPORTS = frozenset(("nexis", "factiva", "proquest"))


def without_packing(path: str) -> tuple[str, str]:
    """A file's name without the ending of a packing, and that packing (`gz`, `zst`, `bz2`, `xz`), or "" if none."""
    stem, ending = os.path.splitext(path)  # noqa: PTH122
    packing = PACKINGS.get(ending.lower(), "")
    if ending.lower() == ".tgz":
        return f"{stem}.tar", "gz"
    return (stem, packing) if packing else (path, "")


def format_of(path: str) -> Format | None:
    """The format that a file's name says, packing aside; None if it says none."""
    return BY_ENDING.get(os.path.splitext(without_packing(path)[0].lower())[1])  # noqa: PTH122


def told(head: bytes, path: str) -> Format | None:
    """The format of a file by its first bytes (unpacked) and its name; None if neither says one that is read."""
    seen = Head(head, path)
    named = format_of(path)
    sure = next((row for row in FORMATS if row.sure and row.says(seen)), None)
    if sure is not None:
        return sure
    if named is not None and named.name in OWN:
        return _shape(seen, named)
    if named is not None and named.name == "html" and seen.text and "<" not in seen.text:
        return BY_NAME["txt"]
    return _asked(seen, named) or named


def _asked(seen: Head, named: Format | None) -> Format | None:
    """The format that the content says, where the name says none that is believed."""
    text = named if named is not None and named.name in NAMED_TEXTS else None
    return next((row for row in FORMATS if not row.sure and _may_be(row, text, seen.path) and row.says(seen)), None)


def _may_be(row: Format, named: Format | None, path: str) -> bool:
    """Whether a file may be of a format that its content says: exports lie under names of texts, or none."""
    if named is not None:
        return row.name != "txt"
    return row.name not in EXPORTS or "." not in os.path.basename(path)  # noqa: PTH119


def _shape(seen: Head, named: Format) -> Format:
    """JSON lines under the name of JSON, and the other way round."""
    if named.name == "json" and is_json_lines(seen):
        return BY_NAME["jsonl"]
    if named.name == "jsonl" and seen.whole and is_one_json(seen):
        return BY_NAME["json"]
    return named
