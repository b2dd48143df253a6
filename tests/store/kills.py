"""Runs of the command with the real model, killed at random moments: python -m tests.store.kills --kills 42.

A folder with a file of each format was extracted, then edited: files changed, came and went. The next run is killed
with all its workers, half of the times at any moment, half of them near its end, when it commits. The output must then
hold the old rows or the new ones, and the run that follows must end with the rows of no kill. Not in CI: it takes a
quarter of an hour.
"""

from __future__ import annotations

import argparse
import json
import os
import random
import shutil
import signal
import subprocess
import sys
import time
from collections import Counter
from pathlib import Path
from tempfile import TemporaryDirectory

from tests.sources.files import FILES, OBJECT, PACKINGS, TEXT, parquet_of
from tests.store.test_killed import as_read

Rows = dict[str, list[str]]
LATE = 0.75  # of a run's time from which half of the kills are drawn


def fill(raw: Path) -> None:
    """A file of each format, and two that are worked on in parts."""
    raw.mkdir()
    for name, data in FILES.items():
        (raw / name).write_bytes(data)
    texts = [{**OBJECT, "id": f"n{n}", "text": f"Report {n}. {TEXT}", "note": chance_words(n)} for n in range(24)]
    (raw / "many.jsonl.zst").write_bytes(PACKINGS["zst"]("\n".join(map(json.dumps, texts)).encode()))
    (raw / "many.parquet").write_bytes(parquet_of(texts))


def chance_words(seed: int) -> str:
    """A long field that is no text, so that few articles make several parts."""
    return random.Random(seed).randbytes(60_000).hex()


def edit(raw: Path) -> None:
    """Some files change, one comes, some go."""
    (raw / "a.txt").write_text(TEXT.replace("two ships", "three ships"), encoding="utf-8")
    (raw / "new.txt").write_text(TEXT.replace("Monday", "Friday"), encoding="utf-8")
    (raw / "many.parquet").write_bytes(
        parquet_of(
            [{**OBJECT, "id": f"m{n}", "text": f"Letter {n}. {TEXT}", "note": chance_words(n)} for n in range(30)]
        )
    )
    lines = [{**OBJECT, "id": f"k{n}", "text": f"Note {n}. {TEXT}", "note": chance_words(n)} for n in range(20)]
    (raw / "many.jsonl.zst").write_bytes(PACKINGS["zst"]("\n".join(map(json.dumps, lines)).encode()))
    for name in ("a.md", "a.tsv"):
        (raw / name).unlink()


def command(raw: Path, out: Path) -> list[str]:
    return [sys.executable, "-m", "pipeline", "extract", str(raw), "--out", str(out), "--processes", "2", "-q"]


def extract(raw: Path, out: Path) -> float:
    """A run to its end; its seconds."""
    begun = time.monotonic()
    subprocess.run(command(raw, out), check=True, timeout=1200)
    return time.monotonic() - begun


def killed(raw: Path, out: Path, moment: float) -> bool:
    """Whether a run was still at work at a moment (seconds), and was killed with its workers."""
    process = subprocess.Popen(command(raw, out), start_new_session=True)
    try:
        process.wait(moment)
    except subprocess.TimeoutExpired:
        os.killpg(process.pid, signal.SIGKILL)
        process.wait()
        return True
    return False


def tried(base: Path, kills: int, number: int) -> list[str]:
    """Kill so many runs; what was wrong after which."""
    raw, chance = base / "raw", random.Random(number)
    fill(raw)
    extract(raw, base / "old")
    edit(raw)
    took = extract(raw, base / "fresh")
    old, new = as_read(base / "old"), as_read(base / "fresh")
    wrong: list[str] = []
    seen: Counter[str] = Counter()
    while sum(seen.values()) < kills:
        out = base / "out"
        shutil.rmtree(out, ignore_errors=True)
        shutil.copytree(base / "old", out, symlinks=True)
        moment = took * chance.uniform(LATE if sum(seen.values()) % 2 else 0, 1)
        if not killed(raw, out, moment):
            took *= 0.97
            continue
        state = {repr(old): "old", repr(new): "new"}.get(repr(as_read(out)), "neither")
        journal = out / "_state" / "journal"
        begun = len(list(journal.glob("*.shard"))) if journal.exists() else 0
        seen[state] += 1
        again = extract(raw, out)
        equal = as_read(out) == new
        if state == "neither" or not equal:
            wrong.append(f"killed after {moment:.1f} s: {state}, then {'equal' if equal else 'other'} rows")
        print(
            f"{sum(seen.values())}: killed after {moment:.1f} of {took:.1f} s with {begun} shards done: {state}; ",
            end="",
        )
        print(f"the next run took {again:.1f} s: {'equal' if equal else 'OTHER'} rows", flush=True)
    print(f"{kills} kills: {dict(seen)}, {len(wrong)} wrong")
    return wrong


def main(arguments: list[str] | None = None) -> int:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--kills", type=int, default=42)
    parser.add_argument("--seed", type=int, default=1)
    given = parser.parse_args(arguments)
    with TemporaryDirectory() as folder:
        wrong = tried(Path(folder), given.kills, given.seed)
    print("\n".join(wrong))
    return bool(wrong)


if __name__ == "__main__":
    sys.exit(main())
