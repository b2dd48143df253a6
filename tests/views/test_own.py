"""A file that the pipeline did not write is never replaced unasked."""

import sqlite3
from pathlib import Path

import duckdb
import pytest
from click.testing import CliRunner, Result

from pipeline.cli import main
from pipeline.views.own import check_sealed, sealed
from tests.store.toy import extract, fill

OTHERS = {
    "csv": "folder",
    "xlsx": b"PK\x03\x04 my budget",
    "sqlite": "database",
    "duckdb": "database",
    "html": b"<p>mine",
}


def call(*arguments: object) -> Result:
    return CliRunner().invoke(main, [str(a) for a in arguments])


@pytest.fixture
def out(tmp_path: Path) -> Path:
    fill(tmp_path / "raw", ["a.txt", "b.txt"])
    extract(tmp_path / "raw", tmp_path / "out")
    return tmp_path / "out"


def put(kind: str, target: Path) -> None:
    """Something of the user's own."""
    if kind == "csv":
        target.mkdir()
        (target / "people.csv").write_text("my,contacts", encoding="utf-8")
    elif kind == "sqlite":
        with sqlite3.connect(target) as connection:
            connection.execute("CREATE TABLE documents (mine)")
    elif kind == "duckdb":
        with duckdb.connect(str(target)) as connection:
            connection.execute("CREATE TABLE documents (mine INTEGER)")
    else:
        target.write_bytes(OTHERS[kind])  # type: ignore[arg-type]


def content(target: Path) -> bytes:
    return (target / "people.csv").read_bytes() if target.is_dir() else target.read_bytes()


@pytest.mark.parametrize("kind", OTHERS)
def test_what_the_user_has_there_stays_unless_forced_and_own_files_are_replaced(
    out: Path, tmp_path: Path, kind: str
) -> None:
    target = tmp_path / f"mine.{kind}"
    command = ["report", out, "--out", target] if kind == "html" else ["export", out, "--format", kind, "--out", target]
    put(kind, target)
    mine = content(target)
    refused = call(*command)
    assert refused.exit_code == 2 and "--force" in refused.output
    assert content(target) == mine
    assert call(*command, "--force").exit_code == 0
    written = content(target)
    assert written != mine
    assert call(*command).exit_code == 0


def test_a_users_page_beside_the_report_stays(out: Path, tmp_path: Path) -> None:
    folder = tmp_path / "r_pages"
    folder.mkdir()
    for name in ("articles-001.html", "list-notes.html"):
        (folder / name).write_text("mine", encoding="utf-8")
    assert call("report", out, "--out", tmp_path / "r.html").exit_code == 2
    assert not (tmp_path / "r.html").exists()
    (folder / "articles-001.html").unlink()
    assert call("report", out, "--out", tmp_path / "r.html").exit_code == 0
    assert (folder / "list-notes.html").read_text() == "mine"


def test_rules_that_were_edited_stay(tmp_path: Path) -> None:
    fill(tmp_path / "raw", ["a.txt"])
    rules = tmp_path / "rules.toml"
    assert call("learn-boilerplate", tmp_path / "raw", "-o", rules).exit_code == 0
    assert call("learn-boilerplate", tmp_path / "raw", "-o", rules).exit_code == 0
    rules.write_text(rules.read_text() + "# kept by hand\n", encoding="utf-8")
    refused = call("learn-boilerplate", tmp_path / "raw", "-o", rules)
    assert refused.exit_code == 2 and "was edited" in refused.output
    assert rules.read_text().endswith("by hand\n")
    assert call("learn-boilerplate", tmp_path / "raw", "-o", rules, "--force").exit_code == 0


def test_learning_into_a_folder_that_cannot_be_written_is_told_without_a_traceback(tmp_path: Path) -> None:
    fill(tmp_path / "raw", ["a.txt"])
    result = call("learn-boilerplate", tmp_path / "raw", "-o", tmp_path / "raw" / "a.txt" / "rules.toml")
    assert isinstance(result.exception, SystemExit) and result.exit_code in (1, 2)
    assert "rules.toml" in result.output


def test_a_seal_tells_an_edited_file(tmp_path: Path) -> None:
    path = tmp_path / "x.toml"
    path.write_text(sealed("a = 1\n"), encoding="utf-8")
    check_sealed(path)
    check_sealed(tmp_path / "not there")
