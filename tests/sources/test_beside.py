"""JSON beside articles: metadata of them where it says something and holds none, else articles."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

from pipeline.run.plan import sources_of
from pipeline.sources.beside import settled
from pipeline.sources.source import one_file, walk
from tests.sources.files import OBJECT, PAGE, TEXT

ABOUT = {"title": "Two ships", "published": "2024-03-05", "author": "By Ann Lee", "site": "The Bay Post", "desk": "sea"}


@pytest.fixture
def raw(tmp_path: Path) -> Path:
    (tmp_path / "x").mkdir()
    (tmp_path / "x" / "a.html").write_text(PAGE)
    (tmp_path / "x" / "b.txt").write_text(TEXT)
    return tmp_path


def titles(raw: Path) -> dict[str, str | None]:
    """The title that each source has from what lies beside it; a sidecar's own problem after its name."""
    return {s.path: s.meta.title if s.meta else s.problem for s in sources_of(settled(walk(raw)))}


@pytest.mark.parametrize("name", ["x/a.json", "x/a.html.json", "x/b.txt.json"])
def test_an_object_of_the_name_of_a_file_is_its_metadata(raw: Path, name: str) -> None:
    (raw / name).write_text(json.dumps({**ABOUT, "description": TEXT}))
    told = "x/b.txt" if "b.txt" in name else "x/a.html"
    assert titles(raw) == {"x/a.html": None, "x/b.txt": None, told: "Two ships"}
    (source,) = sources_of(settled(one_file(raw / told, told)))
    assert source.meta is not None
    assert (source.meta.authors, source.meta.published, source.meta.site) == (
        ("Ann Lee",),
        "2024-03-05",
        "The Bay Post",
    )


@pytest.mark.parametrize(
    "value",
    [
        [{"file": "x/a.html", **ABOUT}, {"file": "x/b.txt", **ABOUT}],
        [{"id": "a", **ABOUT}, {"id": "b", **ABOUT}],
        {"articles": [{"filename": "a.html", **ABOUT}, {"filename": "b.txt", **ABOUT}]},
        {"a.html": ABOUT, "b.txt": ABOUT},
        [{"path": "x\\a.html", **ABOUT}, {"path": "./x/b", **ABOUT}],
    ],
)
@pytest.mark.parametrize("name", ["metadata.json", "meta.json"])
def test_objects_of_one_file_are_the_metadata_of_those_that_they_name(raw: Path, name: str, value: Any) -> None:
    (raw / name).write_text(json.dumps(value))
    assert titles(raw) == {"x/a.html": "Two ships", "x/b.txt": "Two ships"}
    sources = sources_of(settled(walk(raw)))
    assert all(s.meta is not None and '"desk": "sea"' in (s.meta.extra or "") for s in sources)


def test_json_lines_are_read_alike_and_one_without_a_file_is_told(raw: Path) -> None:
    lines = [{"file": "a.html", **ABOUT}, {"file": "gone.html", **ABOUT}, {"file": "lost.html", **ABOUT}]
    (raw / "x" / "metadata.jsonl").write_text("\n".join(map(json.dumps, lines)))
    found = titles(raw)
    assert (found["x/a.html"], found["x/b.txt"]) == ("Two ships", None)
    problem = found["x/metadata.jsonl"] or ""
    assert problem.startswith("object 2: no source lies at 'gone.html'") and problem.endswith("(and 1 more objects)")


@pytest.mark.parametrize("value", [ABOUT, {"id": 7, **ABOUT}, [ABOUT]])
def test_one_object_in_the_folder_of_one_article_is_its_metadata(raw: Path, value: Any) -> None:
    (raw / "y").mkdir()
    (raw / "y" / "content.txt").write_text(TEXT)
    (raw / "y" / "picture.png").write_bytes(b"\x89PNG")
    (raw / "y" / "metadata.json").write_text(json.dumps(value))
    assert titles(raw)["y/content.txt"] == "Two ships"


@pytest.mark.parametrize(
    ("name", "value"),
    [
        ("metadata.json", [OBJECT]),
        ("metadata.json", {"articles": [OBJECT]}),
        ("x/a.json", OBJECT),
        ("x/a.json", [OBJECT, OBJECT]),
        ("x/a.json", {"title": "A", "words_of_it": TEXT}),
        ("x/c.json", ABOUT),
        ("x/a.json", {"width": 40}),
        ("x/picture.json", ABOUT),
    ],
)
def test_what_holds_an_article_or_says_nothing_is_a_source(raw: Path, name: str, value: Any) -> None:
    (raw / name).write_text(json.dumps(value))
    (raw / "x" / "picture.png").write_bytes(b"\x89PNG")
    assert titles(raw) == {"x/a.html": None, "x/b.txt": None, "x/picture.png": None, name: None}


@pytest.mark.parametrize("words", ["{", "", "[" * 100_000, "7", "null", "[1, 2]", "\x00"])
def test_what_is_no_json_stays_a_source(raw: Path, words: str) -> None:
    for name in ("metadata.json", "x/a.json"):
        (raw / name).write_text(words)
    assert set(titles(raw)) == {"x/a.html", "x/b.txt", "x/a.json", "metadata.json"}


@pytest.mark.parametrize(
    ("head", "articles"),
    [("title,text", True), ("Headline;Full Text", True), ("file,title,content", False), ("path,title", False)],
)
def test_a_table_called_metadata_may_hold_the_articles(raw: Path, head: str, articles: bool) -> None:
    (raw / "metadata.csv").write_text(head + "\n")
    listing = settled(walk(raw))
    assert ("metadata.csv" in {s.path for s in listing.sources}) == articles
    assert ("metadata.csv" in {s.path for s in listing.sidecars}) != articles
