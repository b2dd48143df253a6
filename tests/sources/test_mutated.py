"""Files of every format with bytes changed, cut or doubled end as articles or failures, never as an exception."""

import io
import zipfile
from pathlib import Path

import pyarrow as pa
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from pipeline.article import Record
from pipeline.sources.records import Unread
from tests.sources.files import FILES, TEXT, read

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


@pytest.mark.parametrize("name", FILES)
def test_each_file_is_read_as_it_is(tmp_path: Path, name: str) -> None:
    assert any(isinstance(r, Record) and "voted on Monday" in r.body for r in read(tmp_path, name, FILES[name])) or (
        name == "a.pdf"
    )


@pytest.mark.parametrize("name", FILES)
@settings(max_examples=20, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(made=changes)
def test_no_change_of_a_file_is_an_exception(tmp_path: Path, name: str, made: list[tuple[float, str, int]]) -> None:
    for found in read(tmp_path, name, mutated(FILES[name], made)):
        assert isinstance(found, Record | Unread)
        assert isinstance(found, Record) or found.message


def test_a_member_that_is_itself_an_archive_of_archives_is_left(tmp_path: Path) -> None:
    data = TEXT.encode()
    for depth in range(4):
        made = io.BytesIO()
        with zipfile.ZipFile(made, "w") as held:
            held.writestr(f"{depth}.{'zip' if depth else 'txt'}", data)
        data = made.getvalue()
    found = read(tmp_path, "a.zip", data)
    assert [r.error for r in found if isinstance(r, Unread)] == ["passed_over"]


def test_an_arrow_file_whose_offsets_lead_out_of_it_is_refused(tmp_path: Path) -> None:
    data = bytearray(FILES["a.arrow"])
    table = pa.ipc.open_stream(bytes(data)).read_all()
    offsets = table.column("headline").chunk(0).buffers()[1].to_pybytes()[:12]
    at = bytes(data).index(offsets)
    data[at + 8 : at + 12] = (1 << 30).to_bytes(4, "little")
    (found,) = read(tmp_path, "a.arrow", bytes(data))
    assert isinstance(found, Unread)
    assert found.error == "bad_arrow"


def test_a_database_whose_column_has_no_name_in_utf_8_says_so(tmp_path: Path) -> None:
    torn = FILES["a.db"].replace(b"article_text", b"article\x97text")
    assert torn != FILES["a.db"]
    assert [r.error for r in read(tmp_path, "a.db", torn) if isinstance(r, Unread)] == ["bad_sqlite"]
