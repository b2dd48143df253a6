"""Local processes beside a Dask cluster on this machine: seconds, CPU and memory as a corpus grows.

`python -m tests.bench.engines [COUNT ...] [--processes N] [--fit COUNT ...]` runs both over generated articles, and
says by a line through what it measured what further counts would take. On a shared machine CPU seconds tell more than
wall seconds.
"""

from __future__ import annotations

import argparse
import tempfile
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

import numpy as np

from tests.bench.articles import generated, write
from tests.bench.measure import PIPELINE, cost

ENGINES = ("local", "dask")
HEAD = "| articles | engine | seconds | CPU seconds | words a CPU second | MB of the run | MB of a worker |"


@dataclass(frozen=True, slots=True)
class Figures:
    """What a run over `articles` took; `run` and `worker`: MB at their peak."""

    articles: float
    words: float
    seconds: float
    cpu: float
    run: float
    worker: float

    def row(self, engine: str, fitted: bool = False) -> str:
        """A row of the table."""
        values = (self.seconds, self.cpu, self.words / self.cpu, self.run, self.worker)
        shown = " | ".join(f"{value:,.0f}" for value in values)
        return f"| {self.articles:,.0f}{' (fitted)' if fitted else ''} | {engine} | {shown} |"


def measured(raw: Path, count: int, words: int, engine: str, processes: int) -> Figures:
    """A whole run over `raw` from an empty output, start-up and the tables over all articles included."""
    with tempfile.TemporaryDirectory() as scratch:
        options = ["--engine", engine, "--processes", str(processes), "--quiet"]
        spent = cost([*PIPELINE, "extract", str(raw), "--out", f"{scratch}/out", *options])
    run, *others = spent.memory
    return Figures(count, words, spent.seconds, spent.cpu, run, max(others))


def fitted(found: Sequence[Figures], count: int) -> Figures:
    """What `count` articles would take by the straight line through what was measured (two counts at least)."""
    articles = [one.articles for one in found]

    def at(values: Sequence[float]) -> float:
        slope, start = np.polyfit(articles, values, 1)
        return float(start + slope * count)

    columns = zip(*((one.words, one.seconds, one.cpu, one.run, one.worker) for one in found), strict=True)
    return Figures(count, *map(at, columns))


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("counts", type=int, nargs="*", default=[1_000, 10_000])
    parser.add_argument("--processes", type=int, default=2)
    parser.add_argument("--fit", type=int, nargs="*", default=[100_000])
    arguments = parser.parse_args()
    found: dict[str, list[Figures]] = {engine: [] for engine in ENGINES}
    print(f"{arguments.processes} workers\n{HEAD}\n{'| --- ' * HEAD.count(' | ')}| --- |", flush=True)
    for count in arguments.counts:
        with tempfile.TemporaryDirectory() as scratch:
            raw = Path(scratch) / "raw"
            words = write(raw, generated(count))
            for engine, figures in found.items():
                figures.append(measured(raw, count, words, engine, arguments.processes))
                print(figures[-1].row(engine), flush=True)
    for count in arguments.fit if len(arguments.counts) > 1 else ():
        for engine, figures in found.items():
            print(fitted(figures, count).row(engine, fitted=True))


if __name__ == "__main__":
    main()
