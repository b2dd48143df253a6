"""Reading with each story once, and the tables in other formats."""

from __future__ import annotations

import csv
import json
import re
import sqlite3
from collections.abc import Iterable, Sequence
from pathlib import Path
from typing import Any
from zipfile import ZipFile

import duckdb
import pandas as pd
import pyarrow.parquet as pq
import pytest
from click.testing import CliRunner

import pipeline
from pipeline.cli import main
from pipeline.tables.arrow import arrow_table, schema
from pipeline.tables.schema import TABLES
from pipeline.views.exports import workbook
from pipeline.views.exports.csv_files import harmless
from pipeline.views.exports.source import plain_rows
from pipeline.views.exports.target import export
from pipeline.views.exports.workbook import CELL_CHARS, short
from pipeline.views.readable import VIEWS
from pipeline.views.view_columns import VIEW_ROWS, note_of

TEXT = '=HYPERLINK("http://evil.example")\nZürich, "so"'


def row(table: str, **known: Any) -> tuple[Any, ...]:
    """A row of a table: what is known, and of the rest null, zero or nothing."""
    empty: dict[str, Any] = {"string": "", "bool": False, "int32": 0, "float64": 0.0}
    columns = TABLES[table].columns
    return tuple(known.get(c.name, None if c.null else [] if "list" in c.type else empty[c.type]) for c in columns)


@pytest.fixture
def out(tmp_path: Path) -> Path:
    """Tables of two articles, of which b is a copy of a, and of a third."""
    rows: dict[str, list[tuple[Any, ...]]] = {name: [] for name in TABLES}
    rows["documents"] = [row("documents", doc_id=d, text=TEXT, authors=["Ana Núñez"]) for d in "abc"]
    originals = {"a": None, "b": "a", "c": None}
    rows["clusters"] = [row("clusters", doc_id=d, cluster_id=o or d, duplicate_of=o) for d, o in originals.items()]
    rows["quotes"] = [
        row("quotes", doc_id=d, speaker_name="Ana Lane", parts=[{"start": 1, "end": 5}], text=TEXT) for d in "abc"
    ]
    rows["entities"] = [row("entities", doc_id=d, name="Bo Berg", label="PERSON") for d in "b"]
    rows["people"] = [
        row("people", person_id="p1", name="Ana Lane", names=["Ana Lane"], articles=3, quotes=3),
        row("people", person_id="p2", name="Bo Berg", names=["Bo Berg"], articles=1),
    ]
    rows["figures"] = [row("figures", figure_id="f", articles=3, stories=2, doc_ids=["a", "b", "c"])]
    for name, held in rows.items():
        (tmp_path / "processed" / name).mkdir(parents=True)
        pq.write_table(arrow_table(name, held), tmp_path / "processed" / name / "part-0.parquet")
    return tmp_path / "processed"


def test_every_table_loads_with_the_types_of_the_contract(out: Path) -> None:
    for name in TABLES:
        assert list(pipeline.load(out, name).columns) == schema(name).names
        assert pipeline.load(out, name).dtypes.equals(pd.read_parquet(out / name).dtypes)


def test_each_story_once_leaves_copies_out(out: Path) -> None:
    for name in ("documents", "quotes", "clusters"):
        assert pipeline.load(out, name)["doc_id"].tolist() == ["a", "b", "c"]
        assert pipeline.load(out, name, stories=True)["doc_id"].tolist() == ["a", "c"]


def test_each_story_once_counts_people_and_figures_by_story(out: Path) -> None:
    people = pipeline.load(out, "people", stories=True)
    assert people[["person_id", "articles", "quotes"]].values.tolist() == [["p1", 2, 2]]
    figures = pipeline.load(out, "figures", stories=True)
    assert figures["articles"].tolist() == [2] and list(figures["doc_ids"][0]) == ["a", "c"]


def test_the_sql_in_the_docs_gives_the_same_rows(out: Path) -> None:
    found = duckdb.sql(
        f"SELECT q.* FROM '{out}/quotes/*.parquet' q JOIN '{out}/clusters/*.parquet' c USING (doc_id) "
        "WHERE c.duplicate_of IS NULL ORDER BY doc_id"
    ).fetchall()
    assert [r[0] for r in found] == pipeline.load(out, "quotes", stories=True)["doc_id"].tolist()


def test_unknown_tables_and_empty_folders_say_so(out: Path, tmp_path: Path) -> None:
    with pytest.raises(ValueError, match="there are documents, blocks"):
        pipeline.load(out, "speeches")
    with pytest.raises(FileNotFoundError, match="extract into it first"):
        pipeline.load(tmp_path, "quotes")


def exported(out: Path, file_format: str, *options: str) -> Path:
    target = out.parent / f"target-{file_format}"
    done = CliRunner().invoke(main, ["export", str(out), "--format", file_format, "--out", str(target), *options])
    assert done.exit_code == 0, done.output
    assert str(target) in done.output
    return target


def test_csv_holds_every_row_with_lists_as_json_and_formulas_made_harmless(out: Path) -> None:
    target = exported(out, "csv")
    assert {path.stem for path in target.glob("*.csv")} == {*TABLES, *VIEWS, "columns"}
    with (target / "documents.csv").open(encoding="utf-8-sig", newline="") as file:
        rows = list(csv.DictReader(file))
    assert [r["doc_id"] for r in rows] == ["a", "b", "c"]
    assert rows[0]["text"] == "'" + TEXT and json.loads(rows[0]["authors"]) == ["Ana Núñez"]
    frame = pd.read_csv(target / "quotes.csv")
    assert set(frame.columns) == set(schema("quotes").names)
    assert list(frame.columns)[2:12][-5:] == ["speaker_name", "stance", "negated", "cue", "text"]
    assert json.loads(frame["parts"][0]) == [{"start": 1, "end": 5}]


@pytest.mark.parametrize("text", ["=1+1", "+1", "-1", "@SUM(A1)", "\t=1", "\r=1"])
def test_text_that_begins_like_a_formula_is_made_harmless(text: str) -> None:
    assert harmless(text) == "'" + text and harmless(f"a{text}") == f"a{text}"


def test_xlsx_holds_a_sheet_for_each_table_and_no_formula_or_link(out: Path) -> None:
    with ZipFile(exported(out, "xlsx")) as book:
        names = book.read("xl/workbook.xml").decode()
        sheets = [book.read(name).decode() for name in book.namelist() if name.startswith("xl/worksheets/sheet")]
    assert all(f'name="{name}"' in names for name in (*VIEWS, *TABLES, "columns"))
    assert len(sheets) == len(VIEWS) + len(TABLES) + 1
    assert all("<pane " in sheet and "<cols>" in sheet for sheet in sheets)
    assert not any("<f>" in sheet or "<hyperlink" in sheet for sheet in sheets)
    assert any("HYPERLINK" in sheet and "Zürich" in sheet for sheet in sheets)


def test_a_table_beyond_the_rows_of_a_sheet_goes_on_in_the_next(out: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(workbook, "SHEET_ROWS", 3)  # a heading and two rows
    with ZipFile(exported(out, "xlsx")) as book:
        assert 'name="documents 2"' in book.read("xl/workbook.xml").decode()


@pytest.mark.parametrize("letter", ["a", "é", "😀"])
def test_text_beyond_a_cell_is_cut_and_says_so(letter: str) -> None:
    cut = short(letter * 40_000)
    assert len(cut.encode("utf-16-le")) // 2 <= CELL_CHARS and cut.endswith("[cut, 40,000 characters in all]")
    assert short(letter * 16_000) == letter * 16_000


def test_sqlite_holds_every_row_with_types(out: Path) -> None:
    connection = sqlite3.connect(exported(out, "sqlite"))
    made = {name for (name,) in connection.execute("SELECT name FROM sqlite_master WHERE type = 'table'")}
    assert {*TABLES, "columns", "links", "claims_in_words"} <= made
    assert connection.execute("SELECT doc_id, text, authors, typeof(words) FROM documents").fetchone() == (
        *("a", TEXT, '["Ana Núñez"]', "integer"),
    )
    joined = "SELECT count(*) FROM quotes JOIN clusters USING (doc_id) WHERE duplicate_of IS NULL"
    assert connection.execute(joined).fetchone() == (2,)
    connection.close()


def test_duckdb_holds_every_row_with_lists_as_lists(out: Path) -> None:
    with duckdb.connect(str(exported(out, "duckdb")), read_only=True) as connection:
        assert connection.execute("SELECT doc_id, authors FROM documents ORDER BY 1").fetchall()[0] == (
            "a",
            ["Ana Núñez"],
        )
        assert connection.execute("SELECT parts[1].end FROM quotes LIMIT 1").fetchall() == [(5,)]
        assert connection.execute("SELECT count(*) FROM claims").fetchall() == [(0,)]


def test_every_column_of_every_view_is_described(out: Path) -> None:
    assert list(VIEW_ROWS) == list(VIEWS)
    for name, (_, columns) in VIEW_ROWS.items():
        assert list(pipeline.load(out, name).columns) == columns
        assert all(note_of(name, column) for column in columns)


@pytest.fixture(scope="module")
def databases(sample_tables: Path, tmp_path_factory: pytest.TempPathFactory) -> dict[str, Path]:
    """The sample in both kinds of database."""
    folder = tmp_path_factory.mktemp("databases")
    for kind in ("sqlite", "duckdb"):
        export(sample_tables, folder / f"sample.{kind}", kind)
    return {kind: folder / f"sample.{kind}" for kind in ("sqlite", "duckdb")}


def plain(rows: Iterable[Sequence[Any]]) -> list[tuple[str, ...]]:
    """Rows to compare, whatever null, true and lists are called; in an order of their own."""
    return sorted(tuple("" if v is None else str(int(v)) if isinstance(v, bool) else str(v) for v in r) for r in rows)


@pytest.mark.parametrize("view", VIEWS)
def test_the_views_in_sql_have_the_rows_of_those_in_python(
    view: str, databases: dict[str, Path], sample_tables: Path
) -> None:
    columns = [name for name in VIEW_ROWS[view][1] if not name.endswith("_countries")]
    wanted = plain(plain_rows(pipeline.load(sample_tables, view)[columns]))
    listed = ", ".join(f'"{name}"' for name in columns)
    with duckdb.connect(str(databases["duckdb"]), read_only=True) as connection:
        assert plain(connection.execute(f"SELECT {listed} FROM {view}").fetchall()) == wanted
        assert [row[0] for row in connection.execute(f"DESCRIBE {view}").fetchall()] == VIEW_ROWS[view][1]
    held = sqlite3.connect(databases["sqlite"])
    assert plain(held.execute(f"SELECT {listed} FROM {view}")) == wanted
    assert [row[0] for row in held.execute(f"SELECT * FROM {view}").description] == VIEW_ROWS[view][1]
    held.close()


def test_a_database_has_keys_words_to_search_for_and_says_what_each_column_is(databases: dict[str, Path]) -> None:
    held = sqlite3.connect(databases["sqlite"])
    assert held.execute("PRAGMA foreign_key_check").fetchall() == []
    plan = held.execute("EXPLAIN QUERY PLAN SELECT * FROM quotes WHERE doc_id = 'x' AND quote_id = 1").fetchall()
    assert "USING INDEX" in plan[0][3]
    said = held.execute(
        'SELECT "what it says" FROM columns WHERE "table" = \'quotes\' AND "column" = \'cue\''
    ).fetchall()
    assert len(said) == 1 and said[0][0]
    query = "SELECT count(*) FROM documents_search WHERE documents_search MATCH 'ceasefire'"
    assert held.execute(query).fetchone()[0] > 0
    held.close()
    with duckdb.connect(str(databases["duckdb"]), read_only=True) as connection:
        rows = "SELECT table_name, column_name FROM duckdb_columns() WHERE comment IS NULL AND table_name IN "
        assert connection.execute(f"{rows} {(*TABLES, *VIEWS)}").fetchall() == []
        keys = connection.execute("SELECT table_name FROM duckdb_constraints() WHERE constraint_type = 'PRIMARY KEY'")
        assert ("quotes",) in keys.fetchall()


def test_links_of_a_workbook_are_web_addresses(sample_tables: Path, tmp_path: Path) -> None:
    export(sample_tables, tmp_path / "sample.xlsx", "xlsx")
    with ZipFile(tmp_path / "sample.xlsx") as book:
        sheet = book.read("xl/worksheets/sheet1.xml").decode()
        targets = re.findall('Target="([^"]*)"', book.read("xl/worksheets/_rels/sheet1.xml.rels").decode())
    assert "<hyperlink " in sheet and targets and all(target.startswith("https://") for target in targets)


@pytest.mark.parametrize("file_format", ["csv", "xlsx", "sqlite", "duckdb"])
def test_an_export_replaces_the_one_before_and_leaves_nothing_beside_it(out: Path, file_format: str) -> None:
    before = sorted(path.name for path in out.parent.iterdir())
    exported(out, file_format)
    target = exported(out, file_format, "--stories")
    assert sorted(path.name for path in out.parent.iterdir()) == sorted([*before, target.name])
    if file_format == "csv":
        assert pd.read_csv(target / "documents.csv")["doc_id"].tolist() == ["a", "c"]


def test_a_folder_with_other_things_in_it_is_never_replaced(out: Path) -> None:
    home = out.parent / "home"
    home.mkdir()
    (home / "letter.txt").write_text("dear")
    done = CliRunner().invoke(main, ["export", str(out), "--out", str(home)])
    assert done.exit_code == 2 and "holds other things" in done.output
    assert (home / "letter.txt").read_text() == "dear"
    done = CliRunner().invoke(main, ["export", str(out), "--format", "xlsx", "--out", str(home)])
    assert done.exit_code == 2 and "is no file" in done.output


def test_a_folder_without_tables_ends_with_what_to_do(tmp_path: Path) -> None:
    done = CliRunner().invoke(main, ["export", str(tmp_path), "--out", str(tmp_path / "x")])
    assert done.exit_code == 2 and "extract into it first" in done.output
