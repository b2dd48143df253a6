"""Files of every format with bytes changed, cut or doubled end as articles or failures, never as an exception."""

# ruff: noqa: E501 - layouts as files have them

import io
import json
import zipfile
from pathlib import Path

import docx
import openpyxl
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from pipeline.article import Record
from pipeline.config import Settings
from pipeline.sources.records import Unread, records
from pipeline.sources.source import Source
from tests.sources.test_exports import FACTIVA, OLD, PROQUEST, UNI
from tests.sources.test_files import (
    FEEDS,
    MEMBERS,
    NEWSML,
    NITF,
    OBJECT,
    PACKINGS,
    PAGE,
    TEXT,
    database,
    feather,
    mail,
    parquet,
    stream,
    tarred,
    zipped,
)


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
changes = st.lists(
    st.tuples(st.floats(0, 1), st.sampled_from(("byte", "cut", "twice", "gone")), st.integers(0, 255)), max_size=6
)


def mutated(data: bytes, made: list[tuple[float, str, int]]) -> bytes:
    for where, what, byte in made:
        at = int(where * len(data))
        if what == "byte":
            data = data[:at] + bytes([byte]) + data[at + 1 :]
        elif what == "cut":
            data = data[: max(at, len(data) // 2)]
        elif what == "twice":
            data = data[:at] + data[max(0, at - byte) :]
        else:
            data = data[:at] + data[at + byte % 40 :]
    return data


def read(path: Path, name: str, data: bytes) -> list[Record | Unread]:
    path.write_bytes(data)
    return list(records(Source(name, str(path), len(data), 0, 0), Settings()))


@pytest.mark.parametrize("name", FILES)
def test_each_file_is_read_as_it_is(tmp_path: Path, name: str) -> None:
    assert any(
        isinstance(r, Record) and "voted on Monday" in r.body for r in read(tmp_path / "a", name, FILES[name])
    ) or (name == "a.pdf")


@pytest.mark.parametrize("name", FILES)
@settings(max_examples=20, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(made=changes)
def test_no_change_of_a_file_is_an_exception(tmp_path: Path, name: str, made: list[tuple[float, str, int]]) -> None:
    for found in read(tmp_path / "a", name, mutated(FILES[name], made)):
        assert isinstance(found, Record | Unread)
        assert isinstance(found, Record) or found.message


def test_a_member_that_is_itself_an_archive_of_archives_is_left(tmp_path: Path) -> None:
    data = TEXT.encode()
    for depth in range(4):
        made = io.BytesIO()
        with zipfile.ZipFile(made, "w") as held:
            held.writestr(f"{depth}.{'zip' if depth else 'txt'}", data)
        data = made.getvalue()
    found = read(tmp_path / "a", "a.zip", data)
    assert [r.error for r in found if isinstance(r, Unread)] == ["passed_over"]
