"""Broken and hostile input, end to end by the command: each ends as an article or a failure, and the rest stands."""

import subprocess
import sys
from pathlib import Path

import pandas as pd
import pytest

from pipeline.config import Settings
from pipeline.run.runner import run
from tests.hostile.badfiles import ARTICLE, BOMB_LIMIT, SLOW, build, bytes_by_name
from tests.store.toy import ToyEngine, fill


@pytest.fixture(scope="module")
def output(tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, subprocess.CompletedProcess[str]]:
    base = tmp_path_factory.mktemp("hostile")
    build(base / "raw")
    command = [sys.executable, "-m", "pipeline", "extract", str(base / "raw"), "--out", str(base / "out")]
    limits = ["--processes", "1", "--max-bytes", str(BOMB_LIMIT), "--timeout", "120"]
    done = subprocess.run([*command, *limits], capture_output=True, text=True, timeout=600, check=False)
    return base / "out", done


def ends(out: Path) -> dict[str, set[str]]:
    """Path -> `article` and the errors of its failures."""
    found: dict[str, set[str]] = {}
    for path in pd.read_parquet(out / "documents")["path"]:
        found.setdefault(path, set()).add(ARTICLE)
    frame = pd.read_parquet(out / "failures")
    for path, error in zip(frame["path"], frame["error"], strict=True):
        found.setdefault(path, set()).add(error)
    return found


def test_the_run_ends_well_and_says_nothing_raw(output: tuple[Path, subprocess.CompletedProcess[str]]) -> None:
    out, done = output
    assert done.returncode == 0, done.stderr
    assert "Traceback" not in done.stdout + done.stderr
    messages = "".join(pd.read_parquet(out / "failures")["message"]) + done.stdout + done.stderr
    assert all(c.isprintable() or c == "\n" for c in messages)


@pytest.mark.parametrize(("name", "end"), [(name, end) for name, (_, end) in sorted(bytes_by_name().items())])
def test_a_bad_file_ends_as_it_should(
    output: tuple[Path, subprocess.CompletedProcess[str]], name: str, end: str
) -> None:
    assert end in ends(output[0])[name]


@pytest.mark.parametrize("name", sorted(SLOW))
def test_a_text_made_to_be_slow_ends_within_the_limit(
    output: tuple[Path, subprocess.CompletedProcess[str]], name: str
) -> None:
    assert ends(output[0])[f"slow/{name}"].isdisjoint({"timeout", "died", "hung", "MemoryError"})


def test_the_other_records_of_a_file_with_broken_ones_stand(
    output: tuple[Path, subprocess.CompletedProcess[str]],
) -> None:
    found = ends(output[0])
    assert found["array.json"] == found["lines.jsonl"] == {ARTICLE, "json"}
    frame = pd.read_parquet(output[0] / "documents")
    assert set(frame[frame["path"] == "lines.jsonl"]["record"]) == {"1", "third"}


def test_nothing_is_followed_out_of_the_raw_folder(output: tuple[Path, subprocess.CompletedProcess[str]]) -> None:
    found = ends(output[0])
    for name in ("out.txt", "out", "dangling.txt", "self.txt", "pipe.txt"):
        assert found[name] == {"unreadable"}
    frame = pd.read_parquet(output[0] / "documents")
    assert not frame["text"].str.contains("Norway|root:").any()


def test_odd_names_are_articles_like_others(output: tuple[Path, subprocess.CompletedProcess[str]]) -> None:
    found = ends(output[0])
    for name in (r"caf\xe9.txt", "new\nline.txt", "-rf.txt", "a" * 250 + ".txt"):
        assert found[name] == {ARTICLE}


def test_a_source_that_cannot_be_opened_is_a_failure_until_it_can(tmp_path: Path) -> None:
    fill(tmp_path / "raw", ["a.txt"])
    (tmp_path / "raw" / "b.txt").symlink_to(tmp_path / "nowhere")
    engine = ToyEngine()
    work = run(tmp_path / "raw", tmp_path / "out", Settings(), processes=1).work
    assert work == {"new": 2}
    assert run(tmp_path / "raw", tmp_path / "out", Settings(), engine=engine).unchanged == 2
    (tmp_path / "raw" / "b.txt").unlink()
    fill(tmp_path / "raw", ["b.txt"])
    assert run(tmp_path / "raw", tmp_path / "out", Settings(), engine=engine).work == {"changed": 1}
    assert engine.worked == ["b.txt"]
