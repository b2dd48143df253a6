"""Metadata beside the sources: whose it is, what it says, and what finds no source."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from pipeline.article import Metadata
from pipeline.config import Settings
from pipeline.sources import beside, sidecar
from pipeline.sources.beside import stem_of
from pipeline.sources.records import records
from pipeline.sources.sidecar import LONGEST_CELL, Sidecars, read_sidecars
from pipeline.sources.source import walk


@pytest.fixture
def raw(tmp_path: Path) -> Path:
    for name in ("a.txt", "desk/b.txt", "desk/c.html", "desk/d.json.gz"):
        path = tmp_path / name
        path.parent.mkdir(exist_ok=True)
        path.write_text("The bridge is open again.")
    return tmp_path


def found(raw: Path) -> Sidecars:
    listing = walk(raw)
    return read_sidecars(listing.sources, listing.sidecars)


@pytest.mark.parametrize("name", ["a.txt.meta.json", "a.meta.json"])
def test_a_json_sidecar_tells_of_the_source_of_its_name(raw: Path, name: str) -> None:
    value = {
        "title": "The bridge is open",
        "url": "https://www.harbour.example/bridge",
        "date": "2 March 2025",
        "authors": ["Ann Bright", "Tom Vale"],
    }
    (raw / name).write_text(json.dumps(value))
    assert found(raw).meta == {
        "a.txt": Metadata(
            url="https://www.harbour.example/bridge",
            site="harbour.example",
            title="The bridge is open",
            authors=("Ann Bright", "Tom Vale"),
            published="2025-03-02",
        )
    }


@pytest.mark.parametrize("delimiter", [",", ";", "\t"])
def test_a_csv_tells_of_the_sources_below_its_folder(raw: Path, delimiter: str) -> None:
    lines = ["path,Title,site,published", "b.txt,Pier closed,Harbour Post,2025-03", "c.html,Crane idle,Harbour Post,"]
    (raw / "desk" / "metadata.csv").write_text("\n".join(lines).replace(",", delimiter))
    assert found(raw).meta == {
        "desk/b.txt": Metadata(title="Pier closed", site="Harbour Post", published="2025-03"),
        "desk/c.html": Metadata(title="Crane idle", site="Harbour Post"),
    }


def test_authors_in_a_csv_are_parted_by_semicolons(raw: Path) -> None:
    (raw / "metadata.csv").write_text('path,authors\na.txt,"Ann Bright; Tom Vale"\n')
    assert found(raw).meta["a.txt"].authors == ("Ann Bright", "Tom Vale")


def test_a_quoted_cell_may_hold_delimiters_and_line_ends(raw: Path) -> None:
    (raw / "metadata.csv").write_text('path,title\na.txt,"Bridge, pier\nand crane"\n')
    assert found(raw).meta["a.txt"].title == "Bridge, pier and crane"


def test_a_sidecar_says_the_same_after_a_table_of_long_texts_was_read(raw: Path) -> None:
    (raw / "metadata.csv").write_text(f"path,title\na.txt,{'x' * (LONGEST_CELL + 1)}\n")
    before = found(raw)
    (raw / "texts.csv").write_text("text\nThe bridge is open again.\n")
    (table,) = (source for source in walk(raw).sources if source.path == "texts.csv")
    assert len(list(records(table, Settings()))) == 1
    assert found(raw) == before
    assert "is not CSV" in before.problems[0].message


def test_the_nearer_sidecar_stands_and_the_farther_adds(raw: Path) -> None:
    (raw / "metadata.csv").write_text("path,title,site\ndesk/b.txt,From the root,Root Post\n")
    (raw / "desk" / "metadata.csv").write_text("path,title,url\nb.txt,From the desk,https://desk.example/b\n")
    (raw / "desk" / "b.meta.json").write_text('{"title": "From its own"}')
    meta = found(raw).meta["desk/b.txt"]
    assert (meta.title, meta.url, meta.site) == ("From its own", "https://desk.example/b", "desk.example")


def test_a_row_without_a_source_is_reported_with_its_line(raw: Path) -> None:
    (raw / "metadata.csv").write_text("path,title\na.txt,Here\nz.txt,Gone\n../out.txt,Outside\n")
    result = found(raw)
    assert [(p.path, p.record, p.error) for p in result.problems] == [
        ("metadata.csv", "3", "no_source"),
        ("metadata.csv", "4", "no_source"),
    ]
    assert set(result.meta) == {"a.txt"}


@pytest.mark.parametrize(
    ("name", "content", "error"),
    [
        ("z.meta.json", "{}", "no_source"),
        ("a.meta.json", "{", "sidecar"),
        ("a.meta.json", "[1]", "sidecar"),
        ("metadata.csv", "title,url\nx,y\n", "sidecar"),
        ("metadata.csv", "", "sidecar"),
    ],
)
def test_a_sidecar_that_tells_nothing_is_reported(raw: Path, name: str, content: str, error: str) -> None:
    (raw / name).write_text(content)
    result = found(raw)
    assert [(p.path, p.error) for p in result.problems] == [(name, error)]
    assert result.meta == {}


def test_a_json_sidecar_serves_a_compressed_source(raw: Path) -> None:
    (raw / "desk" / "d.meta.json").write_text('{"site": "Harbour Post"}')
    assert found(raw).meta == {"desk/d.json.gz": Metadata(site="Harbour Post")}


def test_a_date_that_is_not_understood_is_left_out(raw: Path) -> None:
    (raw / "a.meta.json").write_text('{"published": "some day", "title": "T"}')
    assert found(raw).meta["a.txt"] == Metadata(title="T")


def test_only_endings_of_known_formats_are_taken_off() -> None:
    assert [stem_of(p) for p in ("x/a.txt", "a.JSON.gz", "v1.2", "a.b.html")] == ["x/a", "a", "v1.2", "a.b"]


@pytest.mark.parametrize("name", ["metadata.csv", "a.meta.json", "metadata.json"])
def test_a_sidecar_past_the_limit_is_not_read_by_the_run_itself(
    raw: Path, monkeypatch: pytest.MonkeyPatch, name: str
) -> None:
    for limit in ("MOST_BYTES", "MOST_BYTES_OF_ONE"):
        monkeypatch.setattr(sidecar, limit, 1_000)
    monkeypatch.setattr(beside, "MOST_BYTES_OF_JSON", 1_000)
    (raw / name).write_text("path,title\na.txt,x\n" + "b.txt,y\n" * 999)
    listing = beside.settled(walk(raw))
    told = read_sidecars(listing.sources, listing.sidecars)
    assert told.meta == {}
    assert [(p.path, p.error) for p in told.problems] == ([] if name == "metadata.json" else [(name, "too_large")])
    assert (name in {source.path for source in listing.sources}) == (name == "metadata.json")
