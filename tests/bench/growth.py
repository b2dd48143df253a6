"""What a day's articles cost an output that holds many, what copies cost, and how soon the first row is there."""

from __future__ import annotations

import shutil
import tempfile
from pathlib import Path

from tests.bench.articles import generated, write
from tests.bench.measure import PIPELINE, Cost, cost

MORE = 100  # articles of a day


def _run(raw: Path, out: Path) -> Cost:
    return cost([*PIPELINE, "extract", str(raw), "--out", str(out), "--processes", "1", "--quiet"])


def day(counts: list[int]) -> None:
    """Print what 100 new articles take beside the first run, and its memory, for outputs of so many articles."""
    for count in counts:
        with tempfile.TemporaryDirectory() as scratch:
            raw, out = Path(scratch) / "raw", Path(scratch) / "out"
            write(raw, generated(count))
            first = _run(raw, out)
            write(raw / "new", generated(MORE, first=count))
            more = _run(raw, out)
        print(
            f"{MORE} articles more on {count:,}: {more.seconds:.1f} s, {more.seconds / first.seconds:.1%} of the first"
            f" run's {first.seconds:.0f} s; at most {more.together:.0f} MB (first run {first.together:.0f} MB)"
        )


def copies(count: int = 1000) -> None:
    """Print what equal articles take beside as many different ones."""
    with tempfile.TemporaryDirectory() as scratch:
        place = Path(scratch)
        write(place / "different", generated(count))
        (text,) = generated(1)
        write(place / "equal", iter([text] * count))
        spent = [_run(place / name, place / f"out-{name}").seconds for name in ("equal", "different")]
        shutil.rmtree(place / "different")
    print(f"{count:,} equal articles: {spent[0]:.1f} s, as many different ones {spent[1]:.1f} s")


def start() -> None:
    """Print how long one short article takes from the command to its rows."""
    with tempfile.TemporaryDirectory() as scratch:
        raw = Path(scratch) / "raw"
        write(raw, generated(1))
        spent = [_run(raw, Path(scratch) / f"out-{n}").seconds for n in range(3)]
    print(f"one article, from the command to its rows: {min(spent):.2f} s")
