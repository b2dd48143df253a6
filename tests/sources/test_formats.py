"""Files of every format, told by their content and their names."""

import io
import json
from collections.abc import Callable
from importlib import import_module
from pathlib import Path

import pyarrow as pa
import pyarrow.parquet as pq
import pytest

from pipeline.article import Record
from pipeline.sources.formats import FORMATS
from pipeline.sources.records import Unread
from tests.sample.stories import SAMPLE
from tests.sources.files import (
    FEEDS,
    FILES,
    MHTML,
    NEWSML,
    NITF,
    OBJECT,
    PAGE,
    TEXT,
    database,
    feather,
    mail,
    one,
    parquet,
    read,
    stream,
)


@pytest.mark.parametrize(
    "name", ["page", "page.php?id=7", "index.html?p=1", "story.aspx", "a.html@ver=2", "2024/03/05/", "a.txt", "b.cfm"]
)
@pytest.mark.parametrize("before", ["", "\ufeff", "<!-- saved from url=(0014)about:internet -->\n", "\n\n  "])
def test_a_page_is_told_by_its_content(tmp_path: Path, name: str, before: str) -> None:
    record = one(tmp_path, name, (before + PAGE).encode())
    assert (record.format, record.page) == ("html", True)


@pytest.mark.parametrize("name", ["a.jl", "a.ndjson", "a.jsonlines", "a.json", "dump", "a.JSONL"])
def test_json_lines_are_told_by_content_and_ending(tmp_path: Path, name: str) -> None:
    lines = "\n".join(json.dumps({**OBJECT, "id": f"n{n}"}) for n in range(3))
    assert [r.record for r in read(tmp_path, name, lines.encode())] == ["n0", "n1", "n2"]


def test_a_text_without_an_ending_is_read_and_a_picture_is_not(tmp_path: Path) -> None:
    assert one(tmp_path, "article", TEXT.encode()).format == "txt"
    for name, data in (
        ("a.png", b"\x89PNG\r\n\x1a\n" + bytes(range(256))),
        ("blob", bytes(range(256)) * 9),
        ("a.css", b"p{}"),
    ):
        (found,) = read(tmp_path, name, data)
        assert isinstance(found, Unread)
        assert found.error == "unsupported"


@pytest.mark.parametrize(
    ("name", "make"),
    [("a.parquet", parquet), ("a.feather", feather), ("a.arrow", stream), ("news.db", database), ("x.bin", parquet)],
)
def test_the_rows_of_tables_are_articles(tmp_path: Path, name: str, make: Callable[[], bytes]) -> None:
    first, second = read(tmp_path, name, make())
    assert isinstance(first, Record)
    assert isinstance(second, Record)
    assert (first.meta.title, first.body, first.meta.published) == ("Two ships", TEXT, "2024-03-05")
    assert json.loads(second.meta.extra or "")["n"] == 2
    assert (first.record, second.record) == ("1", "2")


def test_a_table_without_texts_lists_its_columns(tmp_path: Path) -> None:
    made = io.BytesIO()
    pq.write_table(pa.table({"price": [1.0], "shop": ["a"]}), made)
    (found,) = read(tmp_path, "a.parquet", made.getvalue())
    assert isinstance(found, Unread)
    assert (found.error, "price, shop" in found.message) == ("shape", True)


@pytest.mark.parametrize("name", FEEDS)
@pytest.mark.parametrize("ending", [".xml", ".rss", ""])
def test_the_entries_of_feeds_are_articles(tmp_path: Path, name: str, ending: str) -> None:
    record = one(tmp_path, f"feed{ending}", FEEDS[name].encode())
    assert "voted on Monday" in record.body
    assert (record.meta.title, record.meta.authors, record.meta.site) == ("Mayor’s ships", ("Ann Lee",), "The Bay Post")
    assert (record.meta.published, record.meta.url) == ("2024-03-05T09:30:00Z", "https://example.org/a")


@pytest.mark.parametrize(("data", "kind"), [(NITF, "nitf"), (NEWSML, "newsml")])
@pytest.mark.parametrize("name", ["a.xml", "a", "a.nitf"])
def test_the_files_of_agencies_are_articles(tmp_path: Path, data: str, kind: str, name: str) -> None:
    record = one(tmp_path, name, data.encode())
    assert (record.format, record.body) == (kind, f"{TEXT}\n\nMore words.")
    assert (record.meta.title, record.meta.authors) == ("Two ships", ("Ann Lee",))
    assert (record.meta.published, record.meta.source_id) == (
        "2024-03-05T09:30:00Z",
        "d7" if kind == "nitf" else "urn:d7",
    )


def test_no_entity_of_a_file_is_followed(tmp_path: Path) -> None:
    (tmp_path / "secret").write_text("secret words")
    head = f'<!DOCTYPE nitf [<!ENTITY x SYSTEM "{(tmp_path / "secret").as_uri()}">]>'
    record = one(tmp_path, "a.xml", (head + NITF[NITF.index("<nitf>") :].replace("More", "&x; More")).encode())
    assert "secret" not in record.body


@pytest.mark.parametrize("name", ["a.eml", "a.emlx", "mail"])
@pytest.mark.parametrize(
    ("parts", "page"),
    [
        ([("plain", TEXT * 2)], False),
        ([("html", PAGE)], True),
        ([("plain", TEXT * 2), ("html", PAGE)], False),
        ([("plain", "See the page."), ("html", PAGE)], True),
    ],
)
def test_a_newsletter_is_one_article(tmp_path: Path, name: str, parts: list[tuple[str, str]], page: bool) -> None:
    data = mail(*parts)
    record = one(tmp_path, name, (f"{len(data)}\n".encode() + data) if name.endswith("x") else data)
    assert (record.page, record.meta.title, record.meta.site) == (page, "Two ships", "The Bay Post")
    assert (record.meta.published, record.meta.source_id) == ("2024-03-05T09:30:00Z", "m1@example.org")
    assert "voted on Monday" in record.body


def test_a_document_that_says_no_title_and_no_author_has_none(tmp_path: Path) -> None:
    for data in (FILES["a.docx"], (SAMPLE / "documents" / "solveig.docx").read_bytes()):
        record = one(tmp_path, "a.docx", data)
        assert record.meta.title not in ("Word Document", "")
        assert "python-docx" not in record.meta.authors


def test_a_page_that_a_browser_saved_is_a_page(tmp_path: Path) -> None:
    for name in ("a.mhtml", "a.mht", "saved"):
        record = one(tmp_path, name, MHTML.encode())
        assert (record.page, record.meta.url) == (True, "https://example.org/a")
        assert record.fetched is not None


def test_every_format_has_a_reader_and_says_what_becomes_of_its_fields() -> None:
    for row in FORMATS:
        module, _, function = row.reader.partition(":")
        assert callable(getattr(import_module(f"pipeline.sources.{module}"), function))
        assert row.what
        assert row.fields
        assert row.endings or row.told
    names = [row.name for row in FORMATS]
    endings = [ending for row in FORMATS for ending in row.endings]
    assert len(set(names)) == len(names)
    assert len(set(endings)) == len(endings)
