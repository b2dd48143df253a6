"""Sidecars in a run: they complete their sources, a changed one is taken up, and one that speaks of nothing is told."""

from __future__ import annotations

from pathlib import Path

import pytest

from pipeline.run.plan import sources_of
from pipeline.sources.source import one_file, walk


@pytest.fixture
def raw(tmp_path: Path) -> Path:
    folder = tmp_path / "raw" / "deep"
    folder.mkdir(parents=True)
    (folder / "a.txt").write_text("A plain line of text.\n")
    (folder / "b.txt.gz").write_bytes(b"")
    (folder / "b.meta.json").write_text('{"title": "Bee", "date": "2025-03-02"}')
    (folder.parent / "metadata.csv").write_text("path,title\ndeep/a.txt,From above\ngone.txt,Gone\nlost.txt,Lost\n")
    return tmp_path / "raw"


def titles(raw: Path) -> dict[str, str | None]:
    return {source.path: source.meta.title if source.meta else None for source in sources_of(walk(raw))}


def test_a_source_has_what_its_sidecars_say(raw: Path) -> None:
    assert titles(raw) == {"deep/a.txt": "From above", "deep/b.txt.gz": "Bee", "metadata.csv": None}


def test_a_nearer_metadata_csv_stands_before_one_above(raw: Path) -> None:
    (raw / "deep" / "metadata.csv").write_text("path,title\na.txt,From beside\n")
    assert titles(raw)["deep/a.txt"] == "From beside"


def test_rows_without_a_source_are_one_failure_that_says_how_many(raw: Path) -> None:
    (problem,) = [source.problem for source in sources_of(walk(raw)) if source.problem]
    assert problem.startswith("line 3: no source lies at 'gone.txt'") and problem.endswith("(and 1 more lines)")


@pytest.mark.parametrize(("name", "title"), [("a.txt", "From above"), ("b.txt.gz", "Bee")])
def test_one_file_alone_has_the_same_metadata_as_in_its_folder(raw: Path, name: str, title: str) -> None:
    (source,) = sources_of(one_file(raw / "deep" / name, f"deep/{name}"))
    assert source.meta and source.meta.title == title
