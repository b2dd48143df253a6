from __future__ import annotations

import tracemalloc
from collections.abc import Iterable
from io import BytesIO
from pathlib import Path

import pytest
from warcio.statusandheaders import StatusAndHeaders
from warcio.warcwriter import WARCWriter

from pipeline.article import Record
from pipeline.config import Settings
from pipeline.sources.parts import split
from pipeline.sources.records import Unread, records
from pipeline.sources.source import Source
from pipeline.text.articles import article_of

SETTINGS = Settings()
PAGE = (
    "<html><head><title>Bridge number {0} reopens</title></head><body><article><h1>Bridge number {0} reopens</h1>"
    "<p>The bridge with the number {0} was opened again on Monday after eleven weeks of work on its northern pier, "
    "the county said. It had closed it in spring when divers found cracks in the concrete below the water line.</p>"
    "<p>Some 4,100 vehicles cross it on a working day. Until Monday they had to take a detour of 23 kilometres.</p>"
    "</article></body></html>"
)


def write(path: Path, entries: Iterable[tuple[str, str, str, str, bytes]], gzip: bool = True) -> Source:
    """Entries: url, record type, status, content type, payload."""
    with path.open("wb") as file:
        writer = WARCWriter(file, gzip=gzip)
        for url, kind, status, content, payload in entries:
            http = StatusAndHeaders(status, [("Content-Type", content)], protocol="HTTP/1.1")
            record = writer.create_warc_record(
                url,
                kind,
                payload=BytesIO(payload),
                http_headers=http if kind == "response" else None,
                warc_content_type="" if kind == "response" else content,
                warc_headers_dict={"WARC-Date": "2024-03-05T10:11:12Z"},
            )
            writer.write_record(record)
    stat = path.stat()
    return Source(path.name, str(path), stat.st_size, stat.st_mtime_ns, stat.st_ino)


def page(number: int) -> tuple[str, str, str, str, bytes]:
    url = f"https://fjord.example/{number}"
    return url, "response", "200 OK", "text/html; charset=utf-8", PAGE.format(number).encode()


@pytest.mark.parametrize("name", ["pages.warc", "pages.warc.gz"])
def test_a_page_has_its_url_and_where_it_gives_no_date_the_record_s(tmp_path: Path, name: str) -> None:
    source = write(tmp_path / name, [page(7)], gzip=name.endswith("gz"))
    (record,) = records(source, SETTINGS)
    assert isinstance(record, Record)
    article = article_of(record, SETTINGS)
    assert article.meta.url == "https://fjord.example/7"
    assert article.meta.published == "2024-03-05T10:11:12Z"
    assert article.meta.title == "Bridge number 7 reopens"
    assert [block.text[:10] for block in article.blocks if block.kept] == ["The bridge", "Some 4,100"]


def test_the_page_s_own_date_stands_before_the_record_s(tmp_path: Path) -> None:
    dated = PAGE.replace(
        "<title>", '<meta property="article:published_time" content="2024-03-01T08:00:00+01:00"><title>'
    )
    url, kind, status, content, _ = page(1)
    source = write(tmp_path / "a.warc", [(url, kind, status, content, dated.format(1).encode())])
    (record,) = records(source, SETTINGS)
    assert isinstance(record, Record)
    assert article_of(record, SETTINGS).meta.published == "2024-03-01T08:00:00+01:00"


def test_what_is_no_page_is_passed_over_and_counted(tmp_path: Path) -> None:
    url, _, _, content, payload = page(1)
    entries = [
        page(1),
        ("https://fjord.example/a.png", "response", "200 OK", "image/png", b"\x89PNG"),
        ("https://fjord.example/b.png", "response", "200 OK", "image/png", b"\x89PNG"),
        (url, "response", "404 Not Found", content, payload),
        (url, "request", "200 OK", "application/http; msgtype=request", b"GET / HTTP/1.1\r\n\r\n"),
    ]
    first, last = records(write(tmp_path / "a.warc.gz", entries), SETTINGS)
    assert isinstance(first, Record)
    assert isinstance(last, Unread) and last.error == "passed_over"
    assert "4 records" in last.message
    assert all(part in last.message for part in ("2 image/png", "1 status 404", "1 request"))


def test_an_encoding_named_in_the_http_header_is_read(tmp_path: Path) -> None:
    payload = PAGE.format(1).replace("bridge", "brücke").encode("cp1252")
    entry = ("https://fjord.example/1", "response", "200 OK", "text/html; charset=windows-1252", payload)
    (record,) = records(write(tmp_path / "a.warc", [entry]), SETTINGS)
    assert isinstance(record, Record) and record.encoding == "cp1252" and "brücke" in record.body


@pytest.mark.parametrize("name", ["a.warc", "a.warc.gz"])
def test_a_torn_file_gives_its_whole_records_and_says_which_is_torn(tmp_path: Path, name: str) -> None:
    source = write(tmp_path / name, [page(n) for n in range(3)], gzip=name.endswith("gz"))
    data = (tmp_path / name).read_bytes()
    (tmp_path / name).write_bytes(data[: len(data) - 200])
    *whole, last = records(source, SETTINGS)
    assert [type(r) for r in whole] == [Record, Record]
    assert isinstance(last, Unread) and last.error == "bad_warc" and "fetch it again" in last.message


@pytest.mark.parametrize("data", [b"this is no archive at all\n" * 20, b"\x1f\x8b\x08\x00garbage garbage"])
def test_a_file_that_is_no_warc_is_a_failure_not_an_exception(tmp_path: Path, data: bytes) -> None:
    path = tmp_path / "a.warc"
    path.write_bytes(data)
    found = list(records(Source(path.name, str(path), len(data), 0, 0), SETTINGS))
    assert [type(r) for r in found] == [Unread]
    assert isinstance(found[0], Unread) and found[0].error == "bad_warc"


def test_two_thousand_records_are_all_accounted_for_in_flat_memory(tmp_path: Path) -> None:
    noise = b"\0" * 50_000
    entries = (
        page(n) if n % 4 else ("https://fjord.example/x", "response", "200 OK", "image/png", noise) for n in range(2000)
    )
    source = write(tmp_path / "many.warc.gz", entries)
    tracemalloc.start()
    pages = passed = 0
    names: set[str | None] = set()
    for record in records(source, SETTINGS):
        if isinstance(record, Record):
            pages += 1
            names.add(record.record)
        else:
            passed += int(record.message.split()[0].replace(",", ""))
    _, peak = tracemalloc.get_traced_memory()
    tracemalloc.stop()
    assert (pages, passed, len(names)) == (1500, 500, 1500)
    assert peak < 4_000_000  # the file holds 27 MB


def test_a_response_without_an_address_ends_the_file_and_not_the_run(tmp_path: Path) -> None:
    source = write(tmp_path / "pages.warc", map(page, range(4)), gzip=False)
    path = Path(source.location)
    path.write_bytes(path.read_bytes().replace(b"WARC-Target-URI: https://fjord.example/2\r\n", b""))
    *pages, said = records(source, SETTINGS)
    assert isinstance(said, Unread)
    assert (len(pages), said.error) == (2, "bad_warc")
    parts = split(source, SETTINGS, 1)
    assert [len(list(records(part, SETTINGS))) for part in parts] == [1, 2]
