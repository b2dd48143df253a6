"""Raw roots and outputs that are URLs give the rows that folders give."""

import os
import signal
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import fsspec
import pandas as pd
import pytest

from pipeline.config import Settings
from pipeline.errors import StoreError
from pipeline.run.runner import run
from pipeline.sources.remote import walk_url
from pipeline.store import remote
from pipeline.store.remote import copy_of
from pipeline.views.diff import compare
from tests.store.toy import ToyEngine, extract, fill, rows_of

NAMES = [f"d{i % 2}/a{i}.txt" for i in range(6)]


@pytest.fixture(autouse=True)
def cache(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setattr(remote, "CACHE", tmp_path / "cache")
    return tmp_path / "cache"


@pytest.fixture
def memory() -> Iterator[str]:
    yield "memory://place/out"
    fsspec.filesystem("memory").store.clear()


def forget_s3() -> None:
    """fsspec keeps one filesystem a process, with the credentials that it found when it was made."""
    fsspec.get_filesystem_class("s3").clear_instance_cache()


@pytest.fixture(scope="module")
def s3() -> Iterator[str]:
    """A bucket on a local S3 server, on loopback."""
    from moto.server import ThreadedMotoServer

    server = ThreadedMotoServer(ip_address="127.0.0.1", port=0)
    server.start()
    host, port = server.get_host_and_port()
    keys = {"AWS_ACCESS_KEY_ID": "x", "AWS_SECRET_ACCESS_KEY": "x", "AWS_ENDPOINT_URL": f"http://{host}:{port}"}
    before = {key: os.environ.get(key) for key in keys}
    os.environ.update(keys)
    forget_s3()
    fsspec.filesystem("s3").mkdir("bucket")
    yield "s3://bucket"
    forget_s3()
    for key, value in before.items():
        if value is None:
            del os.environ[key]
        else:
            os.environ[key] = value
    server.stop()


def fetched(url: str, folder: Path) -> Path:
    fsspec.filesystem(url.split("://")[0]).get(url, str(folder), recursive=True)
    return folder


def test_a_published_output_is_that_of_a_folder(tmp_path: Path, memory: str) -> None:
    fill(tmp_path / "raw", NAMES)
    extract(tmp_path / "raw", tmp_path / "out")
    run(tmp_path / "raw", memory, Settings(), engine=ToyEngine())
    assert rows_of(fetched(memory, tmp_path / "copy")) == rows_of(tmp_path / "out")


def test_a_second_run_fetches_what_is_there_and_works_on_what_is_new(tmp_path: Path, memory: str, cache: Path) -> None:
    fill(tmp_path / "raw", NAMES)
    run(tmp_path / "raw", memory, Settings(), engine=ToyEngine())
    cache.rename(tmp_path / "lost")  # as on another machine
    fill(tmp_path / "raw", ["new.txt"])
    (tmp_path / "raw" / NAMES[0]).unlink()
    engine = ToyEngine()
    summary = run(tmp_path / "raw", memory, Settings(), engine=engine)
    assert (engine.worked, summary.removed) == (["new.txt"], 1)
    extract(tmp_path / "raw", tmp_path / "out")
    assert rows_of(fetched(memory, tmp_path / "copy")) == rows_of(tmp_path / "out")


def test_parts_that_no_manifest_names_are_removed(tmp_path: Path, memory: str) -> None:
    fill(tmp_path / "raw", NAMES)
    run(tmp_path / "raw", memory, Settings(), engine=ToyEngine())
    system = fsspec.filesystem("memory")
    system.pipe_file("/place/out/quotes/part-stray.parquet", b"half")
    fill(tmp_path / "raw", ["new.txt"])
    run(tmp_path / "raw", memory, Settings(), engine=ToyEngine())
    extract(tmp_path / "raw", tmp_path / "out")
    assert rows_of(fetched(memory, tmp_path / "copy")) == rows_of(tmp_path / "out")


def test_two_runs_at_once_cannot_both_publish(tmp_path: Path, memory: str) -> None:
    fill(tmp_path / "raw", NAMES)
    with pytest.raises(StoreError, match="another run"), copy_of(memory) as folder:
        extract(tmp_path / "raw", folder)
        fsspec.filesystem("memory").pipe_file("/place/out/_state/manifest.json", b"{}")


def test_sources_and_tables_on_s3_survive_a_killed_worker(tmp_path: Path, s3: str) -> None:
    raw = tmp_path / "raw"
    raw.mkdir()
    for n in range(12):
        words = f"Poland sent {n + 2} trucks, Anna Nowak said. “We had {n + 3} more,” she added.\n\n" * 12
        (raw / f"{n}.txt").write_text(words, encoding="utf-8")
    run(raw, tmp_path / "out", Settings(), processes=1)
    fsspec.filesystem("s3").put(str(raw), f"{s3}/raw", recursive=True)
    assert [source.path for source in walk_url(f"{s3}/raw").sources] == sorted(f"{n}.txt" for n in range(12))
    killed: list[int] = []

    def kill_one(progress: Any) -> None:
        from pipeline.engines.local import LocalEngine

        if progress.done and not killed and isinstance(engine, LocalEngine) and engine.workers:
            killed.append(engine.workers[0].process.pid)
            os.kill(killed[0], signal.SIGKILL)

    from pipeline.engines.local import LocalEngine

    engine = LocalEngine(1)
    run(f"{s3}/raw", f"{s3}/out", Settings(), processes=1, engine=engine, report=kill_one)
    assert killed
    assert list(compare(tmp_path / "out", fetched(f"{s3}/out", tmp_path / "copy"))) == []
    assert len(pd.read_parquet(tmp_path / "copy" / "documents")) == 12
    summary = run(f"{s3}/raw", f"{s3}/out", Settings(), processes=1)
    assert (summary.work, summary.unchanged) == ({}, 12)
