"""The parts of a file give the records that the whole gives."""

import csv
import gzip
import io
import json
import random
import tracemalloc
import zipfile
from dataclasses import replace
from pathlib import Path
from typing import Any

import pyarrow as pa
import pyarrow.parquet as pq
import pytest
from hypothesis import given
from hypothesis import strategies as st

from pipeline.article import Record
from pipeline.config import Settings
from pipeline.sources.parts import split
from pipeline.sources.records import Unread, records
from pipeline.sources.source import Source
from tests.sources.files import PACKINGS
from tests.sources.test_warc import PAGE, write

SETTINGS = Settings()


def source_of(path: Path, data: bytes) -> Source:
    path.write_bytes(data)
    return Source(path.name, str(path), len(data), 0, 0)


def by_record(found: list[Record | Unread]) -> list[Record | Unread]:
    return sorted(found, key=lambda r: (str(r.record), repr(r)))


def check(source: Source, size: int, least: int = 2) -> list[Source]:
    """Split in parts of `size` bytes and compare with the whole."""
    parts = split(source, SETTINGS, size)
    assert len(parts) >= least
    assert all(part.part is not None for part in parts)
    found = [record for part in parts for record in records(part, SETTINGS)]
    assert by_record(found) == by_record(list(records(source, SETTINGS)))
    return parts


def objects(count: int, **more: Any) -> bytes:
    lines = [
        json.dumps({"id": f"r{n}", "text": f"“Text” number {n}. " * 5, **more}, ensure_ascii=False)
        for n in range(count)
    ]
    return ("\n".join(lines) + "\n").encode()


ODD = (
    '\n{"id": "twice", "text": "a"}\n{broken\n[1]\n\n{"id": "3", "text": "named as a number"}\n{"text": "no name"}\r\n'
    '{"id": "twice", "text": "b"}\n{"url": "u", "text": "torn \\ud800"}\n{"id": 500, "text": "past the last"}'
)


@pytest.mark.parametrize("size", [1, 50, 300, 2_000])
@pytest.mark.parametrize("mark", [b"", b"\xef\xbb\xbf"])
def test_json_lines(tmp_path: Path, size: int, mark: bytes) -> None:
    parts = check(source_of(tmp_path / "a.jsonl", mark + objects(20) + ODD.encode() + b"\n" + objects(20, x=1)), size)
    assert parts[1].key == f"a.jsonl\0002/{len(parts)}"


def test_every_record_is_in_one_part_and_parts_are_about_as_long_as_asked(tmp_path: Path) -> None:
    data = objects(200)
    parts = check(source_of(tmp_path / "a.jsonl", data), 2_000)
    sizes = [part.part.size for part in parts if part.part]
    assert sum(sizes) == len(data)
    assert all(2_000 <= size < 2_300 for size in sizes[:-1])


@pytest.mark.parametrize("members", ["one", "a line each", "anywhere"])
def test_packed_json_lines(tmp_path: Path, members: str) -> None:
    data = objects(60) + ODD.encode()
    if members == "one":
        packed = gzip.compress(data)
    elif members == "a line each":
        packed = b"".join(gzip.compress(line) + b"\0" * 3 for line in data.splitlines(keepends=True))
    else:
        packed = b"".join(gzip.compress(data[at : at + 700]) for at in range(0, len(data), 700))
    parts = check(source_of(tmp_path / "a.jsonl.gz", packed), 1_000)
    starts = {part.part.start for part in parts if part.part}
    assert (len(starts) == 1) == (members == "one")


def test_a_part_may_swell_more_than_its_file(tmp_path: Path) -> None:
    words = "".join(random.Random(1).choices("abcdefgh ", k=200_000))
    plain, swelling = (objects(2, title=title * 25) for title in (words[:8_000], "x" * 80_000))
    packed = gzip.compress(plain + words.encode()) + gzip.compress(b"\n" + swelling, 9)
    check(source_of(tmp_path / "a.jsonl.gz", packed), 1_000_000)


def test_a_packed_file_that_ends_in_the_middle_is_not_split(tmp_path: Path) -> None:
    source = source_of(tmp_path / "a.jsonl.gz", gzip.compress(objects(60))[:-20])
    assert split(source, SETTINGS, 1_000) == [source]


@pytest.mark.parametrize("encoding", ["cp1252", "utf-8"])
def test_other_encodings_and_torn_letters(tmp_path: Path, encoding: str) -> None:
    data = objects(80, title="Über die Brücke führt früh “ein” Weg").decode().encode(encoding)
    torn = b'{"id": "torn", "text": "caf\xe9"}\n' if encoding == "utf-8" else b""
    parts = check(source_of(tmp_path / "a.jsonl", data + torn), 1_000)
    assert parts[0].part is not None
    assert parts[0].part.encoding == encoding


def test_a_packed_file_of_zeros_is_not_split_and_says_so(tmp_path: Path) -> None:
    source = source_of(tmp_path / "a.jsonl.gz", bytes(3_000_000))  # as a download that was cut off leaves it
    assert split(source, SETTINGS) == [source]
    (said,) = records(source, SETTINGS)
    assert isinstance(said, Unread)
    assert said.error == "bad_gzip"
    empty = source_of(tmp_path / "b.jsonl.gz", b"")  # cut off after it was listed
    assert split(empty, SETTINGS, 1_000) == [empty]


@pytest.mark.parametrize("encoding", ["utf-16", "utf-32"])
def test_an_encoding_of_wide_letters_is_read_whole(tmp_path: Path, encoding: str) -> None:
    source = source_of(tmp_path / "a.jsonl", objects(50).decode().encode(encoding))
    assert split(source, SETTINGS, 1_000) == [source]


@pytest.mark.parametrize("end", ["\n", "\r\n"])
@pytest.mark.parametrize("size", [1, 100, 1_000])
def test_tables(tmp_path: Path, end: str, size: int) -> None:
    made = io.StringIO(newline="")
    rows = [["", "id", "text"], *([n, f"r{n % 50}", f'Words,\nand "more" of\r them {n}'] for n in range(60))]
    csv.writer(made, lineterminator=end).writerows(rows)
    text = f"{made.getvalue()}x,too few{end}{end}x,y,one{end}x,y,two{end}"
    check(source_of(tmp_path / "a.csv", b"\xef\xbb\xbf" + text.encode()), size)
    check(source_of(tmp_path / "a.csv.gz", gzip.compress(text.encode())), size)


def test_a_table_with_a_mark_that_is_never_closed(tmp_path: Path) -> None:
    rows = "".join(f"r{n},words {n}\n" for n in range(50))
    parts = check(source_of(tmp_path / "a.csv", f'id,text\n{rows}x,"open\n{rows}'.encode()), 200)
    assert any(isinstance(r, Unread) and r.record == "52" for r in records(parts[-1], SETTINGS))


def test_a_file_of_blank_lines_is_read_whole_and_says_so(tmp_path: Path) -> None:
    for name, data in (("a.jsonl", b" \n\0\n\xef\xbb\xbf\n" * 900), ("a.csv", b"text\n" + b"\n" * 900)):
        source = source_of(tmp_path / name, data)
        assert split(source, SETTINGS, 100) == [source]


def test_a_table_without_texts_is_read_whole(tmp_path: Path) -> None:
    source = source_of(tmp_path / "a.csv", b"id,price\n" + b"1,2\n" * 500)
    assert split(source, SETTINGS, 100) == [source]


@pytest.mark.parametrize("packed", [True, False])
def test_web_archives(tmp_path: Path, packed: bool) -> None:
    kinds = [
        ("response", "200 OK", "text/html"),
        ("response", "404 Not Found", "text/html"),
        ("resource", "", "image/png"),
    ]
    entries = [(f"https://example.org/{n}", *kinds[n % 3], PAGE.format(n).encode()) for n in range(12)]
    source = write(tmp_path / "a.warc", entries, gzip=packed)
    data = Path(source.location).read_bytes()
    for name, body in (("a", data), ("torn", data[:-40]), ("twice", data + data)):
        path = f"{name}.warc" + ".gz" * packed
        check(source_of(tmp_path / path, body), 3_000)


def test_small_files_and_other_formats_are_not_split(tmp_path: Path) -> None:
    assert split(replace(source_of(tmp_path / "a.jsonl", objects(9))), SETTINGS) == [
        source_of(tmp_path / "a.jsonl", objects(9))
    ]
    text = source_of(tmp_path / "a.txt", b"words " * (1 << 20))
    assert split(text, SETTINGS) == [text]


def test_a_large_file_is_split_where_it_is_read_by_itself(tmp_path: Path) -> None:
    data = objects(100, title="t" * 50_000)
    source = source_of(tmp_path / "a.jsonl", data)
    assert len(split(source, SETTINGS)) == 5
    assert [r.record for r in records(source, SETTINGS)] == [f"r{n}" for n in range(100)]


def test_a_line_past_the_limit_costs_itself(tmp_path: Path) -> None:
    settings = Settings(max_bytes=3_000)
    source = source_of(tmp_path / "a.jsonl", objects(30) + objects(1, id="long", x="y" * 5_000) + objects(30, id=None))
    found = [record for part in split(source, settings, 1_000) for record in records(part, settings)]
    (broken,) = [record for record in found if isinstance(record, Unread)]
    assert (broken.record, broken.error) == ("31", "too_large")
    assert len(found) == 61


@given(st.lists(st.sampled_from(ODD.split("\n")), min_size=1, max_size=30), st.integers(1, 200), st.booleans())
def test_any_lines(tmp_path_factory: pytest.TempPathFactory, found: list[str], size: int, ended: bool) -> None:
    source = source_of(tmp_path_factory.mktemp("any") / "a.jsonl", ("\n".join(found) + "\n" * ended).encode())
    parts = split(source, SETTINGS, size)
    assert by_record([r for p in parts for r in records(p, SETTINGS)]) == by_record(list(records(source, SETTINGS)))


def test_neither_dividing_a_file_nor_reading_a_part_takes_memory_with_its_length(tmp_path: Path) -> None:
    chance = random.Random(1)
    data = b"".join(objects(1, title=chance.randbytes(50_000).hex()) for _ in range(100))
    text = source_of(tmp_path / "a.jsonl", data)
    made = ["text,more", *(f"words {n},{'x' * 100_000}" for n in range(100))]
    table = source_of(tmp_path / "a.csv", "\n".join(made).encode())
    packed = source_of(tmp_path / "a.jsonl.gz", gzip.compress(Path(text.location).read_bytes(), 1) * 2)
    for source in (text, table, packed):
        tracemalloc.start()
        parts = split(source, SETTINGS, 1 << 18)
        assert len(parts) > 10
        assert sum(1 for _ in records(parts[-2], SETTINGS)) > 1
        peak = tracemalloc.get_traced_memory()[1]
        tracemalloc.stop()
        assert peak < 7 << 20, source.path  # the files hold 10 and 20 MB


@pytest.mark.parametrize("packing", ["zst", "bz2", "xz"])
def test_json_lines_in_other_packings(tmp_path: Path, packing: str) -> None:
    packed = PACKINGS[packing](objects(60) + ODD.encode())
    parts = check(source_of(tmp_path / f"a.jsonl.{packing}", packed), 1_000)
    assert {part.part.packing for part in parts if part.part} == {packing}


@pytest.mark.parametrize("group", [1, 7, 1_000])
@pytest.mark.parametrize("columns", [["id", "text"], ["text"], ["url", "id", "text"]])
def test_parquet_files(tmp_path: Path, group: int, columns: list[str]) -> None:
    data = {
        "id": [f"r{n % 40}" for n in range(60)],
        "url": [f"https://example.org/{n}" for n in range(60)],
        "text": [f"Text number {n}. " * 9 for n in range(60)],
    }
    made = io.BytesIO()
    pq.write_table(pa.table({name: data[name] for name in columns}), made, row_group_size=group)
    check(source_of(tmp_path / "a.parquet", made.getvalue()), 2_000)


def test_archives_of_files(tmp_path: Path) -> None:
    made = io.BytesIO()
    with zipfile.ZipFile(made, "w", zipfile.ZIP_DEFLATED) as held:
        for n in range(40):
            held.writestr(f"{n}.html", PAGE.format(n))
            held.writestr(f"{n}.jsonl", objects(3))
    parts = split(source_of(tmp_path / "a.zip", made.getvalue()), SETTINGS, 3_000)
    found = [record for part in parts for record in records(part, SETTINGS)]
    whole = list(records(replace(parts[0], part=None), SETTINGS))
    assert len(parts) > 5
    assert by_record(found) == by_record(whole)
