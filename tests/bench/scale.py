"""Time and memory an article as a corpus grows: the same run over 1,000 and over ten times as many articles."""

from __future__ import annotations

import argparse
import tempfile
from pathlib import Path

from tests.bench.articles import generated, write
from tests.bench.measure import PIPELINE, Cost, cost


def grow(counts: list[int], processes: int) -> None:
    """Print CPU time and memory of runs over so many generated articles, and their ratios to the first."""
    first: tuple[int, Cost] | None = None
    for count in counts:
        with tempfile.TemporaryDirectory() as scratch:
            raw, out = Path(scratch) / "raw", Path(scratch) / "out"
            words = write(raw, generated(count))
            spent = cost([*PIPELINE, "extract", str(raw), "--out", str(out), "--processes", str(processes), "--quiet"])
        run, *workers = spent.memory
        print(
            f"{count:>7,} articles, {words:,} words, {processes} process(es): {spent.seconds:.0f} s, CPU"
            f" {1000 * spent.cpu / count:.1f} ms an article; peak memory of the run {run:.0f} MB, of a worker"
            f" {max(workers):.0f} MB, of all at one moment {spent.together:.0f} MB"
        )
        if first is None:
            first = count, spent
            continue
        many, least = first
        print(
            f"        ratio to {many:,}: CPU an article {spent.cpu / count / (least.cpu / many):.2f},"
            f" memory of the run {run / least.memory[0]:.2f}, of all {spent.together / least.together:.2f}"
        )


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("counts", type=int, nargs="*", default=[1000, 10_000])
    parser.add_argument("--processes", type=int, default=1)
    arguments = parser.parse_args()
    grow(arguments.counts, arguments.processes)


if __name__ == "__main__":
    main()
