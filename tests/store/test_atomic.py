"""Who reads while a run writes meets one whole state; who writes while another writes is told so."""

import fcntl
import json
import os
import subprocess
import sys
import threading
from pathlib import Path

import duckdb
import pandas as pd
import polars as pl
import pyarrow.dataset as ds
import pytest

from pipeline.errors import BusyError, StoreError
from pipeline.store.lock import locked
from pipeline.tables.schema import SCHEMA_VERSION, TABLES
from tests.store.toy import ToyEngine, extract, fill, rows_of

NAMES = [f"a{i:02}.txt" for i in range(40)]


def test_pandas_polars_duckdb_and_arrow_read_through_the_links(tmp_path: Path) -> None:
    fill(tmp_path / "raw", NAMES[:3])
    out = tmp_path / "processed"
    extract(tmp_path / "raw", out)
    assert len(pd.read_parquet(out / "quotes")) == 3
    assert pl.read_parquet(f"{out}/quotes/*.parquet").height == 3
    assert duckdb.sql(f"select count(*) from '{out}/quotes/*.parquet'").fetchall() == [(3,)]
    assert ds.dataset(out / "quotes").count_rows() == 3
    assert sorted(p.name for p in out.iterdir()) == sorted([*TABLES, "_state"])


def test_a_reader_who_has_opened_the_old_state_can_read_it_to_its_end(tmp_path: Path) -> None:
    raw, out = tmp_path / "raw", tmp_path / "out"
    fill(raw, NAMES[:5])
    extract(raw, out)
    state = (out / "_state" / "current").resolve()
    listed = sorted((state / "sentences").iterdir())
    fill(raw, NAMES, "edited")
    extract(raw, out)
    assert pl.read_parquet(listed).height == 10
    assert len(rows_of(out)["sentences"]) == 80


def test_readers_during_runs_never_meet_half_a_state(tmp_path: Path) -> None:
    raw, out = tmp_path / "raw", tmp_path / "out"
    fill(raw, NAMES[:2], "round 0")
    extract(raw, out)
    seen: list[tuple[int, int, int]] = []
    over = threading.Event()

    def read() -> None:
        while not over.is_set():
            state = (out / "_state" / "current").resolve()
            numbers = [len(pd.read_parquet(state / name)) for name in ("documents", "sentences", "clusters")]
            seen.append((numbers[0], numbers[1], numbers[2]))

    reader = threading.Thread(target=read)
    reader.start()
    for count in range(3, 11):
        fill(raw, NAMES[:count], f"round {count}")
        extract(raw, out)
    over.set()
    reader.join()
    assert len(set(seen)) > 1
    assert all(sentences == 2 * documents and clusters == documents for documents, sentences, clusters in seen)


def test_files_are_sorted_and_carry_their_versions(tmp_path: Path) -> None:
    fill(tmp_path / "raw", NAMES)
    extract(tmp_path / "raw", tmp_path / "out")
    parts = list((tmp_path / "out" / "sentences").iterdir())
    for part in parts:
        frame = pd.read_parquet(part)
        keys = list(zip(frame["doc_id"], frame["sentence_id"], strict=True))
        assert keys == sorted(keys)
        assert ds.dataset(part).schema.metadata[b"schema_version"] == str(SCHEMA_VERSION).encode()
    assert len(parts) < 4


def test_the_second_of_two_runs_is_told_who_holds_the_output(tmp_path: Path) -> None:
    holder = "import sys, pathlib, time; from pipeline.store.lock import locked\n"
    holder += "with locked(pathlib.Path(sys.argv[1])): print('held', flush=True); time.sleep(60)"
    lock = tmp_path / "out" / "_state" / "lock"
    with subprocess.Popen([sys.executable, "-c", holder, str(lock)], stdout=subprocess.PIPE) as process:
        assert process.stdout is not None and process.stdout.readline() == b"held\n"
        fill(tmp_path / "raw", NAMES[:1])
        with pytest.raises(BusyError, match=rf"process {process.pid}\b"):
            extract(tmp_path / "raw", tmp_path / "out")
        process.kill()  # the lock dies with its owner
        process.wait()
    extract(tmp_path / "raw", tmp_path / "out")
    assert len(rows_of(tmp_path / "out")["documents"]) == 1


def test_the_lock_is_not_inherited_by_workers(tmp_path: Path) -> None:
    with locked(tmp_path / "_state" / "lock"):
        child = subprocess.Popen(["sleep", "30"], close_fds=False)
    try:
        handle = os.open(tmp_path / "_state" / "lock", os.O_RDWR)
        fcntl.flock(handle, fcntl.LOCK_EX | fcntl.LOCK_NB)
        os.close(handle)
    finally:
        child.kill()
        child.wait()


def test_an_output_of_a_newer_schema_is_refused(tmp_path: Path) -> None:
    raw, out = tmp_path / "raw", tmp_path / "out"
    fill(raw, NAMES[:1])
    extract(raw, out)
    path = out / "_state" / "current" / "manifest.json"
    manifest = json.loads(path.read_text())
    path.write_text(json.dumps({**manifest, "schema_version": SCHEMA_VERSION + 1}))
    with pytest.raises(StoreError, match="install a newer version"):
        extract(raw, out)


def test_a_manifest_that_cannot_be_read_is_an_error_with_a_way_out(tmp_path: Path) -> None:
    raw, out = tmp_path / "raw", tmp_path / "out"
    fill(raw, NAMES[:1])
    extract(raw, out)
    for name in ("manifest.json", "manifest.copy"):
        (out / "_state" / "current" / name).write_text('{"schema_version": 1')
    with pytest.raises(StoreError, match="--rebuild"):
        extract(raw, out)
    extract(raw, out, rebuild=True)
    assert len(rows_of(out)["documents"]) == 1


def test_a_folder_of_others_in_the_place_of_a_table_is_left_alone(tmp_path: Path) -> None:
    fill(tmp_path / "raw", NAMES[:1])
    (tmp_path / "out" / "quotes").mkdir(parents=True)
    (tmp_path / "out" / "quotes" / "mine.txt").write_text("precious")
    with pytest.raises(StoreError, match="not written by this pipeline"):
        extract(tmp_path / "raw", tmp_path / "out")
    assert (tmp_path / "out" / "quotes" / "mine.txt").read_text() == "precious"


def test_links_that_were_removed_are_made_again(tmp_path: Path) -> None:
    raw, out = tmp_path / "raw", tmp_path / "out"
    fill(raw, NAMES[:2])
    extract(raw, out)
    (out / "quotes").unlink()
    engine = ToyEngine()
    extract(raw, out, engine)
    assert len(rows_of(out)["quotes"]) == 2
    assert engine.worked == []
