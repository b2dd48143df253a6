"""Packings and containers: what is in them is read as if it lay there by itself."""

import gzip
import json
from pathlib import Path

import pytest

from pipeline.article import Record
from pipeline.config import Settings
from pipeline.sources.records import Unread, records
from pipeline.sources.source import Source
from tests.sources.files import MEMBERS, OBJECT, PACKINGS, PAGE, TEXT, one, read, tarred, zipped


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
