"""Large files are looked at by limited processes: one that takes too long or too much costs itself, never the run."""

from __future__ import annotations

import os
import time
from pathlib import Path

import pytest

from pipeline.config import Habits, Settings
from pipeline.engines import aside as looks
from pipeline.engines.aside import aside
from pipeline.engines.local import LocalEngine
from pipeline.run.listing import list_sources
from pipeline.run.plan import sources_of
from pipeline.run.runner import parts_of
from pipeline.sources import beside, parts, sidecar
from pipeline.sources.source import Source, walk


def look(source: Source) -> int:
    """What a file's name has a look do; else the process that looks."""
    if source.path == "dies":
        os._exit(1)
    if source.path == "hangs":
        time.sleep(3600)
    if source.path == "eats":
        bytearray(1 << 45)
    return os.getpid()


def told(*paths: str, size: int = looks.LARGE) -> dict[str, int | str]:
    sources = [Source(path, path, size, 0, 0) for path in paths]
    found = aside(look, sources, lambda source, why: why)  # type: ignore[arg-type,return-value]
    return dict(zip(paths, found, strict=True))


def test_what_one_file_does_to_the_process_that_looks_at_it_is_told_of_that_file_alone() -> None:
    found = told("one", "eats", "dies", "other")
    assert found["eats"] == "MemoryError"
    assert "ended" in str(found["dies"])
    assert os.getpid() not in {found["one"], found["other"]}


def test_a_look_that_does_not_end_is_given_up(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(looks, "SECONDS", 0.1)
    assert "took longer" in str(told("hangs")["hangs"])


def test_a_small_file_is_looked_at_here() -> None:
    assert told("one", size=looks.LARGE - 1) == {"one": os.getpid()}


def test_large_sidecars_are_not_read_by_the_run_itself(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "a.txt").write_text("The bridge is open again.")
    (tmp_path / "b.txt").write_text("The bridge is closed again.")
    (tmp_path / "metadata.csv").write_text("path,title\na.txt,An open bridge\n" + "\n" * looks.LARGE)
    (tmp_path / "b.json").write_text('{"title": "A closed bridge"}' + "\n" * looks.LARGE)

    def refused(location: str, limit: int) -> tuple[bytes, str]:
        raise AssertionError(f"{location} is read by the run")

    for module in (sidecar, beside):
        monkeypatch.setattr(module, "read_bytes", refused)
    sources = sources_of(list_sources(tmp_path, None, Habits()).listing)
    assert {s.path: s.meta.title for s in sources if s.meta} == {"a.txt": "An open bridge", "b.txt": "A closed bridge"}
    assert len(sources) == 2


def test_a_large_file_is_not_surveyed_by_the_run_itself(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    line = '{"text": "The bridge is open again.", "more": "' + "x" * 50_000 + '"}\n'
    (tmp_path / "many.jsonl").write_text(line * 200)

    def refused(*_: object) -> None:
        raise AssertionError("surveyed by the run")

    monkeypatch.setattr(parts, "survey_of", refused)
    (found,) = parts_of(walk(tmp_path).sources, LocalEngine(1), Settings())
    assert len(found) > 1
