"""Files of every format, told by their content, in the packings and containers that they come in."""

# ruff: noqa: E501 - layouts as files have them

import bz2
import gzip
import io
import json
import lzma
import sqlite3
import tarfile
import zipfile
from collections.abc import Callable
from email.message import EmailMessage
from pathlib import Path

import pyarrow as pa
import pyarrow.feather
import pyarrow.parquet as pq
import pytest
import zstandard

from pipeline.article import Record
from pipeline.config import Settings
from pipeline.sources.formats import FORMATS
from pipeline.sources.records import Unread, records
from pipeline.sources.source import Source

TEXT = (
    "The ferry board of Ostrava Bay voted on Monday to buy two ships. “We waited too long,” said its chair, Mara Quell. "
    "The ships will come in May, and 40 people will work on each."
)
PAGE = f"<!DOCTYPE html><html><head><title>Two ships</title></head><body><h1>Two ships</h1><p>{TEXT}</p></body></html>"
OBJECT = {"id": "n1", "title": "Two ships", "text": TEXT, "author": "Ann Lee", "date": "2024-03-05"}


def read(folder: Path, name: str, data: bytes) -> list[Record | Unread]:
    path = folder / name.replace("/", "_")
    path.write_bytes(data)
    return list(records(Source(name, str(path), len(data), 0, 0), Settings()))


def one(folder: Path, name: str, data: bytes) -> Record:
    (record,) = read(folder, name, data)
    assert isinstance(record, Record), record
    return record


PACKINGS: dict[str, Callable[[bytes], bytes]] = {
    "gz": gzip.compress,
    "zst": zstandard.ZstdCompressor().compress,
    "bz2": bz2.compress,
    "xz": lzma.compress,
}


@pytest.mark.parametrize("packing", PACKINGS)
@pytest.mark.parametrize(
    ("name", "data"), [("a.txt", TEXT.encode()), ("a.html", PAGE.encode()), ("a.jsonl", json.dumps(OBJECT).encode())]
)
def test_packed_files_are_read_whatever_their_names_say(tmp_path: Path, packing: str, name: str, data: bytes) -> None:
    packed = PACKINGS[packing](data)
    for named in (f"{name}.{packing}", name):  # the ending of the packing is lost, as fetching it leaves it
        assert "voted on Monday" in one(tmp_path, named, packed).body
    assert "voted on Monday" in one(tmp_path, f"{name}.{packing}", data).body  # or stayed, though it was unpacked


@pytest.mark.parametrize("packing", PACKINGS)
def test_a_packed_file_that_ends_in_its_middle_says_so(tmp_path: Path, packing: str) -> None:
    data = PACKINGS[packing]((TEXT * 40).encode())
    (found,) = read(tmp_path, f"a.txt.{packing}", data[: len(data) // 2])
    assert isinstance(found, Unread)
    assert found.error == ("bad_gzip" if packing == "gz" else f"bad_{packing}")


@pytest.mark.parametrize("packing", PACKINGS)
def test_a_packed_file_that_swells_stops_at_the_limit(tmp_path: Path, packing: str) -> None:
    path = tmp_path / "a.txt"
    path.write_bytes(PACKINGS[packing](bytes(30_000_000)))
    source = Source(f"a.txt.{packing}", str(path), path.stat().st_size, 0, 0)
    (found,) = records(source, Settings(max_bytes=1_000_000))
    assert isinstance(found, Unread)
    assert found.error in ("too_large", "empty")


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


def zipped(files: dict[str, bytes]) -> bytes:
    made = io.BytesIO()
    with zipfile.ZipFile(made, "w", zipfile.ZIP_DEFLATED) as held:
        for name, data in files.items():
            held.writestr(name, data)
    return made.getvalue()


def tarred(files: dict[str, bytes]) -> bytes:
    made = io.BytesIO()
    with tarfile.open(fileobj=made, mode="w") as held:
        for name, data in files.items():
            info = tarfile.TarInfo(name)
            info.size = len(data)
            held.addfile(info, io.BytesIO(data))
    return made.getvalue()


MEMBERS = {
    "x/a.html": PAGE.encode(),
    "x/b.txt": TEXT.encode(),
    "c#1.jsonl": json.dumps(OBJECT).encode(),
    "x/logo.png": b"\x89PNG\r\n",
    "x/a_files/frame.html": PAGE.encode(),
    "__MACOSX/x/._a.html": b"\0\0",
    "d.txt.gz": gzip.compress(TEXT.encode()),
}


@pytest.mark.parametrize(
    ("name", "data"),
    [
        ("a.zip", zipped(MEMBERS)),
        ("export", zipped(MEMBERS)),
        ("a.tar", tarred(MEMBERS)),
        ("a.tar.gz", gzip.compress(tarred(MEMBERS))),
        ("a.tgz", gzip.compress(tarred(MEMBERS))),
        ("a.tar.zst", PACKINGS["zst"](tarred(MEMBERS))),
    ],
)
def test_the_members_of_archives_are_files(tmp_path: Path, name: str, data: bytes) -> None:
    found = read(tmp_path, name, data)
    good = {r.record: r.format for r in found if isinstance(r, Record)}
    assert good == {
        "x/a.html": "html",
        "x/b.txt": "txt",
        "c%231.jsonl#" + ("n1"): "jsonl",
        "d.txt.gz": "txt",
    } or good == {
        "x/a.html": "html",
        "x/b.txt": "txt",
        "c%231.jsonl#1": "jsonl",
        "d.txt.gz": "txt",
    }
    (passed,) = [r for r in found if isinstance(r, Unread)]
    assert passed.error == "passed_over"
    assert "3 members" in passed.message


def test_a_member_past_the_limits_costs_itself(tmp_path: Path) -> None:
    found = read(tmp_path, "a.zip", zipped({"a.txt": TEXT.encode(), "b.txt": bytes(40_000_000)}))
    assert [r.record for r in found if isinstance(r, Record)] == ["a.txt"]
    assert [r.error for r in found if isinstance(r, Unread)] == ["too_large"]


@pytest.mark.parametrize("cut", [30, 200, -30])
def test_a_torn_archive_is_a_failure(tmp_path: Path, cut: int) -> None:
    for name, data in (("a.zip", zipped(MEMBERS)), ("a.tar.gz", gzip.compress(tarred(MEMBERS)))):
        found = read(tmp_path, name, data[:cut])
        assert any(
            isinstance(r, Unread) and r.error in ("bad_zip", "bad_tar", "bad_gzip", "unsupported") for r in found
        )


TABLE = pa.table(
    {
        "headline": ["Two ships", "Three ships"],
        "article_text": [TEXT, TEXT.replace("two", "three")],
        "publish_date": ["2024-03-05", "2024-03-06"],
        "n": [1, 2],
        "tags": [["a"], ["b", "c"]],
    }
)


def feather() -> bytes:
    made = io.BytesIO()
    pyarrow.feather.write_feather(TABLE, made)
    return made.getvalue()


def stream() -> bytes:
    made = io.BytesIO()
    with pa.ipc.new_stream(made, TABLE.schema) as writer:
        writer.write_table(TABLE)
    return made.getvalue()


def parquet() -> bytes:
    made = io.BytesIO()
    pq.write_table(TABLE, made, row_group_size=1)
    return made.getvalue()


def database() -> bytes:
    connection = sqlite3.connect(":memory:")
    connection.execute("CREATE TABLE settings (name TEXT, value TEXT)")
    connection.execute("INSERT INTO settings VALUES ('version', '3')")
    connection.execute(
        "CREATE TABLE articles (headline TEXT, article_text TEXT, publish_date TEXT, n INTEGER, picture BLOB)"
    )
    for n, (title, text, day) in enumerate(
        zip(*(TABLE[name].to_pylist() for name in TABLE.column_names[:3]), strict=True), 1
    ):
        connection.execute("INSERT INTO articles VALUES (?, ?, ?, ?, ?)", (title, text, day, n, b"\0"))
    connection.commit()
    return connection.serialize()


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


FEEDS = {
    "rss": f"""<?xml version="1.0"?><rss version="2.0" xmlns:content="http://purl.org/rss/1.0/modules/content/"
 xmlns:dc="http://purl.org/dc/elements/1.1/"><channel><title>The Bay Post</title><item><title>Mayor&#8217;s ships</title>
<link>https://example.org/a</link><guid>a1</guid><dc:creator>Ann Lee</dc:creator><description>Short.</description>
<pubDate>Tue, 05 Mar 2024 09:30:00 GMT</pubDate><content:encoded><![CDATA[<p>{TEXT}</p>]]></content:encoded></item>
</channel></rss>""",
    "atom": f"""<feed xmlns="http://www.w3.org/2005/Atom"><title>The Bay Post</title><entry><title>Mayor’s ships</title>
<id>a1</id><link rel="self" href="https://example.org/x"/><link rel="alternate" href="https://example.org/a"/>
<author><name>Ann Lee</name></author><published>2024-03-05T09:30:00Z</published><summary>Short.</summary>
<content type="html">&lt;p&gt;{TEXT}&lt;/p&gt;</content></entry></feed>""",
    "rdf": f"""<rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#" xmlns="http://purl.org/rss/1.0/"
 xmlns:dc="http://purl.org/dc/elements/1.1/"><channel><title>The Bay Post</title></channel><item><title>Mayor’s ships</title>
<link>https://example.org/a</link><dc:creator>Ann Lee</dc:creator><dc:date>2024-03-05T09:30:00Z</dc:date>
<description>{TEXT}</description></item></rdf:RDF>""",
}


@pytest.mark.parametrize("name", FEEDS)
@pytest.mark.parametrize("ending", [".xml", ".rss", ""])
def test_the_entries_of_feeds_are_articles(tmp_path: Path, name: str, ending: str) -> None:
    record = one(tmp_path, f"feed{ending}", FEEDS[name].encode())
    assert "voted on Monday" in record.body
    assert (record.meta.title, record.meta.authors, record.meta.site) == ("Mayor’s ships", ("Ann Lee",), "The Bay Post")
    assert (record.meta.published, record.meta.url) == ("2024-03-05T09:30:00Z", "https://example.org/a")


NITF = f"""<?xml version="1.0" encoding="utf-8"?><!DOCTYPE nitf SYSTEM "nitf-3-4.dtd"><nitf><head><title>Two ships</title>
<docdata><doc-id id-string="d7"/><date.issue norm="20240305T093000Z"/></docdata><pubdata name="The Bay Post"/></head><body>
<body.head><hedline><hl1>Two ships</hl1></hedline><byline>By <person>Ann Lee</person></byline></body.head><body.content>
<media media-type="image"><media-caption>The quay</media-caption></media><p>{TEXT}</p><p>More words.</p></body.content>
</body></nitf>"""
NEWSML = f"""<newsMessage xmlns="http://iptc.org/std/nar/2006-10-01/"><itemSet><newsItem guid="urn:d7" xml:lang="en"><itemMeta>
<versionCreated>2024-03-05T09:30:00Z</versionCreated></itemMeta><contentMeta><by>By Ann Lee</by><headline>Two ships</headline>
<language tag="en-GB"/></contentMeta><contentSet><inlineXML><html xmlns="http://www.w3.org/1999/xhtml"><body><p>{TEXT}</p>
<p>More words.</p></body></html></inlineXML></contentSet></newsItem></itemSet></newsMessage>"""


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


def mail(*parts: tuple[str, str]) -> bytes:
    message = EmailMessage()
    message["From"], message["To"], message["Subject"] = "The Bay Post <n@example.org>", "r@example.org", "Two ships"
    message["Date"], message["Message-ID"] = "Tue, 05 Mar 2024 09:30:00 +0000", "<m1@example.org>"
    message.set_content(parts[0][1], subtype=parts[0][0])
    for kind, text in parts[1:]:
        message.add_alternative(text, subtype=kind)
    return message.as_bytes()


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


def test_a_page_that_a_browser_saved_is_a_page(tmp_path: Path) -> None:
    made = (
        "From: <Saved by Blink>\r\nSnapshot-Content-Location: https://example.org/a\r\nSubject: Two ships\r\n"
        "Date: Tue, 5 Mar 2024 09:30:00 -0000\r\nMIME-Version: 1.0\r\nContent-Type: multipart/related;\r\n"
        '\ttype="text/html";\r\n\tboundary="----B"\r\n\r\n------B\r\nContent-Type: text/html; charset=utf-8\r\n'
        f"Content-Location: https://example.org/a\r\n\r\n{PAGE}\r\n------B--\r\n"
    )
    for name in ("a.mhtml", "a.mht", "saved"):
        record = one(tmp_path, name, made.encode())
        assert (record.page, record.meta.url) == (True, "https://example.org/a")
        assert record.fetched is not None


def test_every_format_has_a_reader_and_says_what_becomes_of_its_fields() -> None:
    from importlib import import_module

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
