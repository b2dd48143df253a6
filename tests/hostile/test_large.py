"""Large files that are made to take time or memory."""

import gzip
import time
from pathlib import Path

import pytest

from pipeline.article import Record
from pipeline.config import Settings
from pipeline.sources.parts import split
from pipeline.sources.records import Unread, records
from pipeline.sources.source import Source

MB = 1 << 20
LINES = {
    "marks": b'"' * 99 + b"\n",
    "doubled marks": b'""\n' * 33,
    "open and doubled": b'"a""b\n' * 16,
    "marks behind delimiters": b'a,"b\n' * 20,
    "delimiters": b"," * 99 + b"\n",
    "returns": b"\r" * 99 + b"\n",
    "nothing": b"\n" * 100,
    "zeros": b"\0" * 99 + b"\n",
}


def timed(path: Path, data: bytes) -> tuple[float, list[Record | Unread]]:
    path.write_bytes(data)
    source = Source(path.name, str(path), len(data), 0, 0)
    begun = time.process_time()
    found = [record for part in split(source, Settings(), MB // 16) for record in records(part, Settings())]
    return time.process_time() - begun, found


@pytest.mark.parametrize("name", LINES)
def test_a_table_of_odd_lines_takes_time_with_its_length_only(tmp_path: Path, name: str) -> None:
    small = timed(tmp_path / "a.csv", b"text,more\n" + LINES[name] * (MB // 3200))[0]
    large = timed(tmp_path / "b.csv", b"text,more\n" + LINES[name] * (3 * MB // 3200))[0]
    assert large < 9 * small + 0.5


@pytest.mark.parametrize("byte", [b"\n", b"\0", b" "])
def test_a_packed_file_that_swells_is_a_failure(tmp_path: Path, byte: bytes) -> None:
    seconds, found = timed(tmp_path / "a.jsonl.gz", gzip.compress(byte * (30 * MB), 9))
    assert seconds < 60
    (failure,) = found
    assert isinstance(failure, Unread)
    assert failure.error in ("empty", "too_large", "json")
