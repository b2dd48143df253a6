"""A scheduler that is lost ends the run with a message, and the next run goes on from what was finished."""

import subprocess
import sys
import time
from pathlib import Path

import pytest

from pipeline.config import Settings
from pipeline.engines import dask as engine
from pipeline.errors import EngineError
from pipeline.run.runner import run
from pipeline.views.diff import compare
from tests.engines.conftest import Cluster
from tests.inprocess import InProcess

SAID = "Poland sent {n} trucks to Kyiv, Anna Nowak said. “We had {n} more,” she added on 3 May 2022.\n"


@pytest.fixture
def raw(tmp_path: Path) -> Path:
    """Three chunks."""
    folder = tmp_path / "raw"
    folder.mkdir()
    for n in range(36):
        (folder / f"{n}.txt").write_text("\n".join(SAID.format(n=n + k) for k in range(40)), encoding="utf-8")
    return folder


def test_it_ends_the_run_with_a_message_and_the_next_run_goes_on(raw: Path, tmp_path: Path, cluster: Cluster) -> None:
    out = tmp_path / "out"
    command = [sys.executable, "-m", "pipeline", "extract", str(raw), "--out", str(out), "--processes", "2"]
    dask = ["--engine", "dask", "--scheduler", cluster.address]
    with subprocess.Popen([*command, *dask], stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True) as running:
        begun = time.monotonic()
        while not list(out.glob("_state/journal/*.shard")):
            assert running.poll() is None
            assert time.monotonic() - begun < 120
            time.sleep(0.05)
        cluster.scheduler.kill()
        printed, said = running.communicate(timeout=120)
    assert (running.returncode, printed) == (1, "")
    assert said.count("\n") == 1, said
    message = said.strip()
    assert message.startswith(f"Error: the Dask scheduler at {cluster.address} is lost")
    assert "run the same command again" in message
    assert not (out / "documents").exists()
    summary = run(raw, out, Settings(), engine=InProcess())
    assert 0 < summary.resumed < 36
    assert summary.work == {"new": 36 - summary.resumed}
    run(raw, tmp_path / "whole", Settings(), engine=InProcess())
    assert list(compare(tmp_path / "whole", out)) == []


def test_a_scheduler_without_workers_is_a_clear_message(
    raw: Path, tmp_path: Path, cluster: Cluster, monkeypatch: pytest.MonkeyPatch
) -> None:
    for worker in cluster.workers:
        worker.kill()
        worker.wait()
    monkeypatch.setattr(engine, "QUIET", 3.0)
    with pytest.raises(EngineError, match="has no workers: start some with dask worker"):
        run(raw, tmp_path / "out", Settings(), engine=engine.DaskEngine(cluster.address, 2))
