"""`pipeline new` tells what the latest articles bring, whatever runs brought them."""

from __future__ import annotations

import hashlib
import json
import os
from importlib import import_module
from pathlib import Path
from typing import Any

import pyarrow as pa
import pytest
from click.testing import CliRunner

from pipeline.article import Metadata, Record
from pipeline.cli import main
from pipeline.config import Settings
from pipeline.language.model import Model
from pipeline.sources.source import Source
from pipeline.tables.arrow import article_tables
from pipeline.work.shard import article_rows
from tests.store.test_killed import KILLED, in_child
from tests.store.toy import ToyEngine, extract, rows_of

QUAKE = "A quake killed {} people in Tarvo on Monday, the Lorn Rescue Service said. It struck Tarvo at night."
VOTE = "The Velmia council voted for the new bridge over the Tarn on Tuesday. The Velmia council met in Lorn."
BATCHES = (
    {"a.txt": ("2021-05-03", QUAKE.format(24))},
    {"b.txt": ("2021-05-04", QUAKE.format(31).replace("killed", "has now killed")), "c.txt": ("2021-05-04", VOTE)},
    {"d.txt": ("2021-05-05", QUAKE.format(27))},
)


@pytest.fixture
def runs(reader: Model, monkeypatch: pytest.MonkeyPatch) -> None:
    """Runs in this process whose articles are read by the model: a day in the first line, then the text."""

    def tables_of(source: Source) -> tuple[dict[str, pa.Table], str, int]:
        data = Path(source.location).read_bytes()
        digest = hashlib.sha256(data).hexdigest()
        day, _, text = data.decode().partition("\n")
        meta = Metadata(published=day, title="Quake hits Tarvo" if "quake" in text else "Bridge vote in Lorn")
        record = Record(source.path, None, "txt", digest, "utf-8", text, meta)
        return article_tables(article_rows(record, Settings(clean=False), reader)), digest, 1

    monkeypatch.setattr(import_module("tests.store.toy"), "tables_of", tables_of)


def add(raw: Path, batch: dict[str, tuple[str, str]]) -> None:
    raw.mkdir(exist_ok=True)
    for name, lines in batch.items():
        (raw / name).write_text("\n".join(lines), encoding="utf-8")


def told(out: Path, *options: str) -> list[dict[str, Any]]:
    """What `pipeline new` prints, as JSON."""
    result = CliRunner().invoke(main, ["new", "--out", str(out), "--json", *options])
    assert result.exit_code == 0, result.output
    return [json.loads(line) for line in result.output.splitlines()]


def whats(rows: list[dict[str, Any]]) -> list[tuple[str, str]]:
    return [(row["what"], row["day"]) for row in rows]


def test_three_runs_of_which_one_is_killed_tell_what_one_run_tells(tmp_path: Path, runs: None) -> None:
    raw, out = tmp_path / "raw", tmp_path / "out"
    add(raw, BATCHES[0])
    extract(raw, out)
    assert whats(told(out)) == [("event", "2021-05-03")]

    add(raw, BATCHES[1])
    worked: list[str] = []

    def die(source: Source) -> None:
        worked.append(source.path)
        if len(worked) > 1:
            os._exit(KILLED)

    assert in_child(lambda: extract(raw, out, ToyEngine(die))) == KILLED
    assert whats(told(out)) == [("event", "2021-05-03")]
    extract(raw, out)
    assert whats(told(out)) == [("event", "2021-05-04"), ("figure", "2021-05-04"), ("otherwise", "2021-05-04")]

    add(raw, BATCHES[2])
    extract(raw, out)
    (first, *rest) = told(out)
    assert (first["what"], first["day"]) == ("figure", "2021-05-05") and "27 people" in first["told"]
    assert [row["what"] for row in rest] == ["otherwise"] and "Lorn Rescue Service" in rest[0]["told"]
    extract(raw, tmp_path / "once")
    assert rows_of(out) == rows_of(tmp_path / "once")
    since = "2021-05-03"
    assert told(out, "--since", since) == told(tmp_path / "once", "--since", since) != []


def test_what_is_new_is_told_in_words(tmp_path: Path, runs: None) -> None:
    add(tmp_path / "raw", BATCHES[0] | BATCHES[1])
    extract(tmp_path / "raw", tmp_path / "out")
    call = CliRunner().invoke
    lines = call(main, ["new", "--out", str(tmp_path / "out")]).output.splitlines()
    assert lines[0] == "new events:" and "Bridge vote in Lorn" in lines[1] and "changed figures:" in lines
    assert call(main, ["new", "--out", str(tmp_path / "out"), "--since", "2030-01-01"]).output == (
        "nothing new since 2030-01-01\n"
    )
    assert call(main, ["new", "--out", str(tmp_path / "out"), "--since", "May"]).exit_code == 2
