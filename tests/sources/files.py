"""A file of each format, with words of our own, and how tests read them."""

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

import docx
import openpyxl
import pyarrow as pa
import pyarrow.feather
import pyarrow.parquet as pq
import zstandard

from pipeline.article import Record
from pipeline.config import Settings
from pipeline.sources.records import Unread, records
from pipeline.sources.source import Source
from tests.sources.test_exports import FACTIVA, OLD, PROQUEST, UNI

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


def parquet_of(rows: list[dict[str, str]]) -> bytes:
    made = io.BytesIO()
    pq.write_table(pa.Table.from_pylist(rows), made, row_group_size=10)
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
NITF = f"""<?xml version="1.0" encoding="utf-8"?><!DOCTYPE nitf SYSTEM "nitf-3-4.dtd"><nitf><head><title>Two ships</title>
<docdata><doc-id id-string="d7"/><date.issue norm="20240305T093000Z"/></docdata><pubdata name="The Bay Post"/></head><body>
<body.head><hedline><hl1>Two ships</hl1></hedline><byline>By <person>Ann Lee</person></byline></body.head><body.content>
<media media-type="image"><media-caption>The quay</media-caption></media><p>{TEXT}</p><p>More words.</p></body.content>
</body></nitf>"""
NEWSML = f"""<newsMessage xmlns="http://iptc.org/std/nar/2006-10-01/"><itemSet><newsItem guid="urn:d7" xml:lang="en"><itemMeta>
<versionCreated>2024-03-05T09:30:00Z</versionCreated></itemMeta><contentMeta><by>By Ann Lee</by><headline>Two ships</headline>
<language tag="en-GB"/></contentMeta><contentSet><inlineXML><html xmlns="http://www.w3.org/1999/xhtml"><body><p>{TEXT}</p>
<p>More words.</p></body></html></inlineXML></contentSet></newsItem></itemSet></newsMessage>"""


def mail(*parts: tuple[str, str]) -> bytes:
    message = EmailMessage()
    message["From"], message["To"], message["Subject"] = "The Bay Post <n@example.org>", "r@example.org", "Two ships"
    message["Date"], message["Message-ID"] = "Tue, 05 Mar 2024 09:30:00 +0000", "<m1@example.org>"
    message.set_content(parts[0][1], subtype=parts[0][0])
    for kind, text in parts[1:]:
        message.add_alternative(text, subtype=kind)
    return message.as_bytes()


def word() -> bytes:
    made = io.BytesIO()
    document = docx.Document()
    document.add_paragraph(TEXT)
    document.save(made)
    return made.getvalue()


def sheet() -> bytes:
    made = io.BytesIO()
    book = openpyxl.Workbook()
    book.active.append(["Title", "Full Text"])
    book.active.append(["Two ships", TEXT])
    book.save(made)
    return made.getvalue()


def pdf() -> bytes:
    words = f"BT /F1 12 Tf 72 700 Td ({TEXT[:60]}) Tj ET".encode("latin-1", "replace")
    parts = [
        b"<< /Type /Catalog /Pages 2 0 R >>",
        b"<< /Type /Pages /Kids [3 0 R] /Count 1 >>",
        b"<< /Type /Page /Parent 2 0 R /Contents 4 0 R /Resources << /Font << /F1 5 0 R >> >> /MediaBox [0 0 600 800] >>",
        b"<< /Length %d >>\nstream\n%s\nendstream" % (len(words), words),
        b"<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica >>",
    ]
    made, places = b"%PDF-1.4\n", []
    for number, part in enumerate(parts, 1):
        places.append(len(made))
        made += b"%d 0 obj\n%s\nendobj\n" % (number, part)
    table = b"".join(b"%010d 00000 n \n" % place for place in places)
    end = b"trailer << /Size 6 /Root 1 0 R >>\nstartxref\n%d\n%%%%EOF" % len(made)
    return made + b"xref\n0 6\n0000000000 65535 f \n" + table + end


MHTML = (
    "From: <Saved by Blink>\r\nSnapshot-Content-Location: https://example.org/a\r\nSubject: Two ships\r\n"
    "Date: Tue, 5 Mar 2024 09:30:00 -0000\r\nMIME-Version: 1.0\r\nContent-Type: multipart/related;\r\n"
    '\ttype="text/html";\r\n\tboundary="----B"\r\n\r\n------B\r\nContent-Type: text/html; charset=utf-8\r\n'
    f"Content-Location: https://example.org/a\r\n\r\n{PAGE}\r\n------B--\r\n"
)
TREC = f"<DOC>\n<DOCNO> D-1 </DOCNO>\n<HEADLINE>Two ships</HEADLINE>\n<TEXT>\n<P>{TEXT}</P>\n</TEXT>\n</DOC>\n" * 2
RESPONSE = f"HTTP/1.1 200 OK\r\nContent-Type: text/html; charset=utf-8\r\n\r\n{PAGE}".encode()
WARC = (
    b"WARC/1.0\r\nWARC-Type: response\r\nWARC-Target-URI: https://example.org/a\r\nWARC-Date: 2024-03-05T10:11:12Z\r\n"
    b"WARC-Record-ID: <urn:uuid:1>\r\nContent-Type: application/http; msgtype=response\r\n"
    + f"Content-Length: {len(RESPONSE)}\r\n\r\n".encode()
    + RESPONSE
    + b"\r\n\r\n"
)
OPEN_DOCUMENT = {
    "mimetype": b"application/vnd.oasis.opendocument.text",
    "content.xml": (
        '<office:document-content xmlns:office="urn:oasis:names:tc:opendocument:xmlns:office:1.0" '
        f'xmlns:text="urn:oasis:names:tc:opendocument:xmlns:text:1.0"><office:body><office:text><text:p>{TEXT}</text:p>'
        "</office:text></office:body></office:document-content>"
    ).encode(),
}
FILES = {
    "a.txt": TEXT.encode(),
    "a.html": PAGE.encode(),
    "a.json": json.dumps([OBJECT, {"articles": [OBJECT]}]).encode(),
    "a.jsonl": (json.dumps(OBJECT) + "\n").encode() * 2,
    "a.csv": f'title;text\na;"{TEXT}"\n'.encode(),
    "a.tsv": f"id\ttext\n1\t{TEXT}\n".encode(),
    "a.md": f"---\ntitle: a\n---\n# A\n\n[x](https://example.org) **{TEXT}**".encode(),
    "a.parquet": parquet(),
    "a.arrow": stream(),
    "a.feather": feather(),
    "a.db": database(),
    "a.zip": zipped(MEMBERS),
    "a.tar.gz": PACKINGS["gz"](tarred(MEMBERS)),
    "a.txt.zst": PACKINGS["zst"](TEXT.encode() * 9),
    "a.txt.xz": PACKINGS["xz"](TEXT.encode() * 9),
    "a.txt.bz2": PACKINGS["bz2"](TEXT.encode() * 9),
    "a.rss": FEEDS["rss"].encode(),
    "a.atom": FEEDS["atom"].encode(),
    "a.nitf": NITF.encode(),
    "a.newsml": NEWSML.encode(),
    "a.mhtml": MHTML.encode(),
    "a.sgml": TREC.encode(),
    "a.odt": zipped(OPEN_DOCUMENT),
    "a.warc": WARC,
    "a.warc.gz": PACKINGS["gz"](WARC),
    "a.wacz": zipped({"archive/data.warc.gz": PACKINGS["gz"](WARC), "datapackage.json": b"{}"}),
    "a.eml": mail(("plain", TEXT), ("html", PAGE)),
    "nexis.txt": OLD.encode(),
    "uni.txt": UNI.encode(),
    "factiva.txt": FACTIVA.encode(),
    "proquest.txt": PROQUEST.encode(),
    "a.docx": word(),
    "a.xlsx": sheet(),
    "a.pdf": pdf(),
    "a.rtf": rb"{\rtf1\ansi " + TEXT.encode("ascii", "ignore") + b"}",
}
