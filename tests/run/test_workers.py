"""A worker that hangs, dies or cannot start costs its article, never the run."""

import gzip
import json
import os
import signal
import subprocess
import sys
import time
from pathlib import Path

import pandas as pd
import pytest

from pipeline.config import Settings
from pipeline.errors import EngineError
from pipeline.run.runner import run
from tests.run.mischief import mischief

__all__ = ["mischief"]
SLOW = "SLOW " + "words " * 3_500  # long enough that a few of them make a chunk
pytestmark = pytest.mark.usefixtures("mischief")


def fill(raw: Path, **texts: str) -> None:
    raw.mkdir(exist_ok=True)
    for name, text in texts.items():
        (raw / f"{name}.txt").write_text(text, encoding="utf-8")


def articles(out: Path) -> list[str]:
    return sorted(pd.read_parquet(out / "documents")["path"])


def failures(out: Path) -> dict[str, str]:
    frame = pd.read_parquet(out / "failures")
    return dict(zip(frame["path"], frame["stage"], strict=True))


@pytest.mark.parametrize("processes", [1, 2])
def test_one_that_hangs_is_ended_at_the_time_limit_and_tried_again_by_the_next_run(
    tmp_path: Path, processes: int
) -> None:
    raw, out = tmp_path / "raw", tmp_path / "out"
    fill(raw, a="one", b="HANG", c="three", d="four")
    begun = time.monotonic()
    run(raw, out, Settings(timeout=1), processes=processes)
    assert time.monotonic() - begun < 120
    assert articles(out) == ["a.txt", "c.txt", "d.txt"]
    assert failures(out) == {"b.txt": "timeout"}
    summary = run(raw, out, Settings(timeout=1), processes=processes)
    assert summary.work == {"tried again": 1}
    fill(raw, b="well now")
    run(raw, out, Settings(timeout=1), processes=processes)
    assert articles(out) == ["a.txt", "b.txt", "c.txt", "d.txt"]
    assert failures(out) == {}


def test_a_broken_file_is_not_tried_again_until_it_is_another(tmp_path: Path) -> None:
    raw, out = tmp_path / "raw", tmp_path / "out"
    fill(raw, a="one")
    (raw / "b.txt.gz").write_bytes(gzip.compress(os.urandom(999))[:500])  # cut off
    (raw / "c.json").write_bytes(b"[")
    run(raw, out, Settings(), processes=1)
    assert failures(out) == {"b.txt.gz": "read", "c.json": "read"}
    assert run(raw, out, Settings(), processes=1).work == {}
    (raw / "b.txt.gz").write_bytes(b"cut off elsewhere")
    assert run(raw, out, Settings(), processes=1).work == {"changed": 1}


def test_a_source_that_kills_its_worker_twice_is_a_failure_and_the_rest_of_its_chunk_stands(tmp_path: Path) -> None:
    raw, out = tmp_path / "raw", tmp_path / "out"
    fill(raw, a="one", b="DIE", c="three")
    run(raw, out, Settings(), processes=1)
    assert articles(out) == ["a.txt", "c.txt"]
    assert failures(out) == {"b.txt": "crash"}
    (message,) = pd.read_parquet(out / "failures")["message"]
    assert "signal 9" in message


def test_a_worker_killed_from_outside_costs_no_article(tmp_path: Path) -> None:
    raw, out = tmp_path / "raw", tmp_path / "out"
    fill(raw, a="one", b="ONCE", c="three")
    run(raw, out, Settings(), processes=1)
    assert articles(out) == ["a.txt", "b.txt", "c.txt"]
    assert failures(out) == {}


def test_of_a_file_with_many_articles_only_the_one_that_hangs_is_lost(tmp_path: Path) -> None:
    raw, out = tmp_path / "raw", tmp_path / "out"
    raw.mkdir()
    lines = [json.dumps({"id": f"r{i}", "text": "HANG" if i == 2 else f"words {i}"}) for i in range(5)]
    (raw / "many.jsonl").write_text("\n".join(lines), encoding="utf-8")
    run(raw, out, Settings(timeout=1), processes=1)
    assert sorted(pd.read_parquet(out / "documents")["record"]) == ["r0", "r1", "r3", "r4"]
    assert list(pd.read_parquet(out / "failures")["record"]) == ["r2"]


def test_out_of_memory_and_rows_that_fit_no_column_cost_one_article(tmp_path: Path) -> None:
    raw, out = tmp_path / "raw", tmp_path / "out"
    fill(raw, a="one", b="EAT", c="BADROW", d="four")
    run(raw, out, Settings(), processes=1)
    assert articles(out) == ["a.txt", "d.txt"]
    assert failures(out) == {"b.txt": "crash", "c.txt": "crash"}


def test_workers_that_cannot_start_end_the_run_with_a_message(tmp_path: Path) -> None:
    fill(tmp_path / "raw", a="one")
    with pytest.raises(EngineError, match="ended at its start"):
        run(tmp_path / "raw", tmp_path / "out", Settings(model="dies_at_start"), processes=1)


def slow_run(tmp_path: Path) -> "subprocess.Popen[str]":
    fill(tmp_path / "raw", **{f"a{i:02}": SLOW for i in range(40)})
    command = [sys.executable, "-m", "pipeline", "extract", str(tmp_path / "raw"), "--out", str(tmp_path / "out")]
    process = subprocess.Popen(
        [*command, "--processes", "1"], stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True
    )
    journal = tmp_path / "out" / "_state" / "journal"
    deadline = time.monotonic() + 60
    while not list(journal.glob("*.shard")) and time.monotonic() < deadline:
        time.sleep(0.05)
    return process


def children(pid: int) -> list[int]:
    return [int(p) for p in Path(f"/proc/{pid}/task/{pid}/children").read_text().split()]


def gone(pid: int) -> bool:
    stat = Path(f"/proc/{pid}/stat")
    return not stat.exists() or stat.read_text().rsplit(")", 1)[1].split()[0] == "Z"


def test_ctrl_c_ends_within_two_seconds_keeps_what_is_done_and_exits_130(tmp_path: Path) -> None:
    process = slow_run(tmp_path)
    workers = children(process.pid)
    begun = time.monotonic()
    process.send_signal(signal.SIGINT)
    _, errors = process.communicate(timeout=30)
    assert time.monotonic() - begun < 2
    assert process.returncode == 130
    assert "are done and kept" in errors
    assert "Traceback" not in errors
    assert workers and all(map(gone, workers))
    summary = run(tmp_path / "raw", tmp_path / "out", Settings(), processes=1)
    assert summary.resumed > 0
    assert len(articles(tmp_path / "out")) == 40


def test_workers_end_when_the_run_is_killed(tmp_path: Path) -> None:
    process = slow_run(tmp_path)
    workers = children(process.pid)
    process.kill()
    process.communicate()
    deadline = time.monotonic() + 5
    while not all(map(gone, workers)) and time.monotonic() < deadline:
        time.sleep(0.05)
    assert workers and all(map(gone, workers))
    summary = run(tmp_path / "raw", tmp_path / "out", Settings(), processes=1)
    assert summary.resumed > 0
    assert len(articles(tmp_path / "out")) == 40


def test_a_worker_that_is_stopped_by_the_system_is_ended_at_the_limit(tmp_path: Path) -> None:
    fill(tmp_path / "raw", **{f"a{i:02}": SLOW for i in range(10)})
    stopped = False

    def stop_once(progress: object) -> None:
        nonlocal stopped
        if not stopped and (pids := children(os.getpid())):
            os.kill(pids[-1], signal.SIGSTOP)
            stopped = True

    run(tmp_path / "raw", tmp_path / "out", Settings(timeout=2), processes=1, report=lambda p: p.done and stop_once(p))
    assert stopped
    assert len(articles(tmp_path / "out")) + len(failures(tmp_path / "out")) == 10
    assert len(articles(tmp_path / "out")) >= 9
