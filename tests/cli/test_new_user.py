"""A folder as people have it, nothing prepared: the summary says what was read as what, and what was not and why."""

from __future__ import annotations

import pytest
from click.testing import CliRunner, Result

from pipeline.cli import main
from pipeline.sources.formats import FORMATS
from tests.sources.files import FILES

REFUSED = {  # what lies among articles -> the words that say what to do
    "report.doc": (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(600), "unsupported", "save it as .docx or as text"),
    "prices.csv": (b"shop,price\nA,3\nB,4\n", "shape", "--field text=NAME"),
    "empty.txt": (b"", "empty", "fetch it again or remove it"),
    "torn.txt.gz": (b"\x1f\x8b\x08\0\0\0", "bad_gzip", "fetch it again"),
    "metadata.json": (b'[{"file": "gone.txt", "title": "Gone"}]', "sidecar", "correct it or remove the object"),
}


@pytest.fixture(scope="module")
def run(tmp_path_factory: pytest.TempPathFactory) -> Result:
    raw = tmp_path_factory.mktemp("new") / "raw"
    raw.mkdir()
    for name, data in {**FILES, **{name: data for name, (data, _, _) in REFUSED.items()}}.items():
        (raw / name).write_bytes(data)
    return CliRunner().invoke(main, ["extract", str(raw), "--out", str(raw.with_name("out")), "--processes", "1"])


def test_every_format_is_read_as_what_it_is(run: Result) -> None:
    assert run.exit_code == 0, run.output
    (line,) = [line for line in run.output.splitlines() if line.startswith("read as: ")]
    read = {part.split()[1] for part in line.removeprefix("read as: ").split(", ")}
    assert read == {row.name for row in FORMATS} - {"zip", "tar", "wacz"}  # whose members have formats of their own


@pytest.mark.parametrize("name", REFUSED)
def test_what_is_refused_is_named_with_what_to_do(run: Result, name: str) -> None:
    _, error, words = REFUSED[name]
    lines = run.output.splitlines()
    (at,) = [at for at, line in enumerate(lines) if line.startswith(f"    {name}: ")]
    assert words in lines[at]
    assert [line for line in lines[:at] if not line.startswith("   ")][-1].split()[0] == error


def test_nothing_that_a_library_prints_reaches_the_terminal(run: Result) -> None:
    assert not [word for word in ("Traceback", "WARNING", "startxref", "EOF marker") if word in run.output]
