"""Dask gives the rows that local processes give, also where a worker dies in the middle."""

import json
import os
import signal
import time
from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from pathlib import Path
from typing import Any, ClassVar

import pyarrow.parquet as pq
import pytest

from pipeline.config import Settings
from pipeline.engines import dask
from pipeline.engines.dask import DaskEngine
from pipeline.errors import EngineError
from pipeline.run.runner import run
from pipeline.sources.source import path_of
from pipeline.store.store import committed
from pipeline.tables.schema import CORPUS_TABLES
from pipeline.views.diff import compare
from tests.engines.conftest import Cluster
from tests.inprocess import InProcess

SAID = "Poland sent {n} trucks to Kyiv, Anna Nowak said. “We had {n} more,” she added on 3 May {year}.\n"


@pytest.fixture(scope="module")
def raw(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("raw")
    for n in range(24):
        lines = [SAID.format(n=n + k + 2, year=2000 + n) for k in range(8)]
        (folder / f"{n}.txt").write_text("\n".join(lines), encoding="utf-8")
    (folder / "empty.txt").write_text("", encoding="utf-8")
    for name, count in (("one", 33), ("other", 35)):
        told = f"The Coalition of the Willing counts {count} countries, Anna Nowak said in Riga on Monday."
        (folder / f"{name}.txt").write_text(told, encoding="utf-8")
    (folder / "copy.txt").write_bytes((folder / "7.txt").read_bytes() + b"One more line.\n")
    lines = [json.dumps({"id": n, "text": SAID.format(n=n + 2, year=2000), "more": "x" * 80_000}) for n in range(40)]
    (folder / "in_parts.jsonl").write_text("\n".join(lines), encoding="utf-8")  # large, and little work
    return folder


@pytest.fixture(scope="module")
def local(raw: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    out = tmp_path_factory.mktemp("local") / "out"
    run(raw, out, Settings(), engine=InProcess())
    assert all(pq.read_table(out / table).num_rows for table in CORPUS_TABLES)  # there is something to compare
    assert pq.read_table(out / "clusters").drop_null().num_rows > 5  # copies
    return out


class Watched(DaskEngine):
    """Knows what was called on the workers."""

    called: ClassVar[list[str]] = []

    def each(self, function: Callable[[Any], Any], items: Sequence[Any]) -> Iterator[Any]:
        self.called += [getattr(function, "__name__", "split")] * len(items)
        return super().each(function, items)


def test_a_cluster_on_this_machine_gives_the_local_rows(raw: Path, local: Path, tmp_path: Path) -> None:
    run(raw, tmp_path / "out", Settings(), engine=Watched(None, 2), processes=2)
    assert Counter(Watched.called) == {"split": 1, "linked": 2, "similarities": 2, "compare_share": 1}
    assert list(compare(local, tmp_path / "out")) == []
    for table in CORPUS_TABLES:
        assert pq.read_table(local / table).equals(pq.read_table(tmp_path / "out" / table)), table
    held = committed(tmp_path / "out")
    assert held is not None
    assert sum(path_of(key) == "in_parts.jsonl" for key in held.sources) == 3


def test_a_worker_that_is_killed_costs_its_task_a_second_try(
    raw: Path, local: Path, tmp_path: Path, cluster: Cluster
) -> None:
    killed: list[int] = []

    def kill_one(progress: object) -> None:
        if not killed and getattr(progress, "done", 0):
            killed.append(cluster.workers[0].pid)
            os.kill(cluster.workers[0].pid, signal.SIGKILL)

    run(raw, tmp_path / "out", Settings(), engine=DaskEngine(cluster.address, 2), processes=2, report=kill_one)
    assert killed
    assert list(compare(local, tmp_path / "out")) == []


def test_a_scheduler_that_does_not_answer_is_a_clear_message(
    raw: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(dask, "QUIET", 2.0)
    engine = DaskEngine("tcp://127.0.0.1:9", 1)
    begun = time.monotonic()
    with pytest.raises(EngineError, match="no Dask scheduler answers"):
        run(raw, tmp_path / "out", Settings(), engine=engine, processes=1)
    assert time.monotonic() - begun < 30
