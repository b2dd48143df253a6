"""The command line as a person meets it: what it prints, how it ends, what it loads."""

import json
import shutil
import subprocess
import sys
from pathlib import Path

import pyarrow.parquet as pq
import pytest
from click.testing import CliRunner, Result

import pipeline
from pipeline.cli import main
from pipeline.tables.schema import TABLES

ARTICLE = """Harbour talks end without a deal

ROTTERDAM - Dockers in Rotterdam turned down an offer of €1,200 a year on 3 March 2025, the FNV union said.

"We asked for five percent and were given three," said Anna de Vries, who leads the union. "That is no offer."

Germany sent 40 inspectors; Belgium sent 12.
"""


def call(*arguments: object) -> Result:
    return CliRunner().invoke(main, [str(a) for a in arguments])


@pytest.fixture(scope="module")
def raw(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("raw")
    (folder / "harbour.txt").write_text(ARTICLE, encoding="utf-8")
    (folder / "sub").mkdir()
    (folder / "sub" / "two.jsonl").write_text(
        json.dumps({"id": "a", "title": "Two", "text": "Spain sent 7 trucks, it said."}) + "\n{broken\n",
        encoding="utf-8",
    )
    (folder / "picture.png").write_bytes(b"\x89PNG")
    (folder / ".hidden").write_text("x", encoding="utf-8")
    return folder


@pytest.fixture(scope="module")
def out(raw: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("out") / "processed"
    result = call("extract", raw, "--out", folder, "--processes", 1)
    assert result.exit_code == 0, result.output
    assert "2 articles" in result.output
    assert "unsupported" in result.output
    assert "hidden files passed over: 1" in result.output
    return folder


def test_a_second_run_says_at_once_that_nothing_is_new(raw: Path, out: Path) -> None:
    result = call("extract", raw, "--out", out)
    assert result.exit_code == 0
    assert result.output.startswith("nothing new: 2 articles"), result.output


def test_another_raw_folder_is_refused_with_both_names(out: Path, tmp_path: Path) -> None:
    (tmp_path / "other").mkdir()
    (tmp_path / "other" / "a.txt").write_text("x y z", encoding="utf-8")
    result = call("extract", tmp_path / "other", "--out", out)
    assert result.exit_code == 2
    assert str(tmp_path / "other") in result.output
    assert "--rebuild" in result.output


@pytest.mark.parametrize(
    "options", [["--nonsense"], ["--shard", "3/2"], ["--model", "no_such_model"], ["--processes", "0"]]
)
def test_wrong_usage_exits_2_with_a_message(raw: Path, tmp_path: Path, options: list[str]) -> None:
    result = call("extract", raw, "--out", tmp_path / "out", *options)
    assert result.exit_code == 2
    assert "Error" in result.output


def test_show_prints_text_rows_and_dropped_blocks(out: Path) -> None:
    result = call("show", "harbour.txt", "--out", out)
    assert result.exit_code == 0
    for words in ("Dockers in Rotterdam", "Anna de Vries", "40", "countries ("):
        assert words in result.output


def test_show_names_the_articles_that_a_name_may_mean(out: Path) -> None:
    assert "no article" in call("show", "nothing.txt", "--out", out).output
    assert call("show", "sub/two.jsonl#a", "--out", out).exit_code == 0


def test_diff_is_silent_about_equal_outputs_and_tells_what_changed(raw: Path, out: Path, tmp_path: Path) -> None:
    assert call("diff", out, out).exit_code == 0
    shutil.copytree(raw, tmp_path / "raw")
    edited = ARTICLE.replace("40 inspectors", "50 inspectors").replace("Belgium", "France")
    (tmp_path / "raw" / "harbour.txt").write_text(edited, encoding="utf-8")
    assert call("extract", tmp_path / "raw", "--out", tmp_path / "new", "--processes", 1).exit_code == 0
    result = call("diff", out, tmp_path / "new", "--json")
    assert result.exit_code == 1
    changes = [json.loads(line) for line in result.output.splitlines()]
    number = next(c for c in changes if c["table"] == "numbers" and c["what"] == "changed")
    assert number["columns"]["value"] == [40.0, 50.0]
    assert "[50]" in number["words"]
    assert any(c["table"] == "countries" and "France" in c["words"] for c in changes)
    assert not any(c["source"].startswith("sub/") for c in changes)


def test_diff_of_a_folder_without_tables_exits_2(out: Path, tmp_path: Path) -> None:
    assert call("diff", out, tmp_path).exit_code == 2


def test_one_text_in_memory_gives_the_rows_of_a_run(out: Path, raw: Path, tmp_path: Path) -> None:
    tables = pipeline.extract_text(ARTICLE, path="harbour.txt")
    assert set(tables) == set(TABLES)
    (tmp_path / "raw").mkdir()
    shutil.copy(raw / "harbour.txt", tmp_path / "raw")
    summary = pipeline.extract(tmp_path / "raw", tmp_path / "out", processes=1)
    assert summary.articles == 1
    for name in ("countries", "numbers", "sentences", "entities", "blocks"):
        assert pq.read_table(tmp_path / "out" / name).to_pylist() == tables[name].to_pylist()


def test_help_loads_nothing_heavy() -> None:
    code = (
        "import sys; from pipeline.cli import main; main(['extract', '-h'], standalone_mode=False); print(*sys.modules)"
    )
    loaded = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True).stdout.split()
    assert not {"spacy", "pandas", "numpy", "pyarrow", "trafilatura", "lxml", "bs4", "ahocorasick"} & set(loaded)
