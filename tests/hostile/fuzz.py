"""Files of every format, broken at random, through a whole extraction: python -m tests.hostile.fuzz --minutes 30.

Half of the time a file that tests have of some format is changed (bytes, stretches, odd characters, pieces of other
files), half of the time hypothesis makes a text, a page or an object of pieces that mean something to the rules. Each
must end as rows or as failures: no exception, no row that breaks an invariant, no failure by a fault of ours, and no
time that grows worse than the length does. What does not is kept in --keep, and the exit code is 1. Not in CI: it takes
as long as it is given.
"""

from __future__ import annotations

import argparse
import json
import pickle
import random
import sys
import time
import traceback
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, field
from itertools import count
from pathlib import Path
from tempfile import TemporaryDirectory

from hypothesis import HealthCheck, given, seed, settings
from hypothesis import strategies as st

from pipeline.config import Settings
from pipeline.language.model import Model
from pipeline.sources.parts import blob_of
from pipeline.sources.source import Source
from pipeline.work.shard import Shard, extract_sources
from tests.sources.files import FILES
from tests.store.test_killed import in_child

SAMPLE = Path(__file__).resolve().parents[2] / "raw" / "sample"
BATCH = 100  # examples of hypothesis between two looks at the clock
SLOW = 1.0  # seconds of an example below which its growth is not told from noise
MOST = 6.0  # times as long for twice the text: a square is 4, and a collection may fall into it
FILE, NAME, COUNT = "file", "name", "count"  # in the folder: what is tried, and what came of what was
LONGEST = 400_000  # bytes of a changed file
# fmt: off
ODD = (
    "\x00", "\x02", "\x7f", "\x1b[31m", "\ufffe", "\u00ad", "\u200b", "\u202e", "&ampquot;", "&#2;", "\ud7ff", "\r",
    "\u0301", "ﬁ", "１２", "\u00a0", "-and-up", "“", "”", '"', "''", "‹", "»", "$", "€4.2 million", "1,300", "1/2", "٣",
    "By ", " said ", "Mr. ", "Georgia", "in 2019", " per cent", "<p>", "</p>", "<!--", "]]>", "{{", "\\n", "\\ud800",
    "\U000e0001", "\t", "http://[",
)
WORDS = (
    "the", "bridge", "Mara Quell", "said", "told", "that", "not", "Estonia", "40", "people", "on Monday", ".", ",", ":",
    "\n", "\n\n", "who", "its", "chair", "in", "and", "he", "million", "first", "(", ")", "’s", "%", "-", "to", "—",
)
# fmt: on
pieces = st.sampled_from((*ODD, *WORDS)) | st.text(max_size=6)
texts = st.lists(pieces, max_size=60).map(" ".join) | st.lists(pieces, max_size=60).map("".join)


@dataclass(slots=True)
class Count:
    """What was tried, and what came of it."""

    tried: int = 0
    articles: int = 0
    failures: Counter[str] = field(default_factory=Counter)
    faults: list[str] = field(default_factory=list)
    slowest: float = 0.0


@dataclass(slots=True)
class Fuzz:
    """One run: the model, a folder to write in, where faults are kept."""

    model: Model
    folder: Path
    keep: Path
    count: Count = field(default_factory=Count)

    def extracted(self, name: str, data: bytes) -> tuple[Shard, float]:
        """The rows of a file, and the seconds of this process that they took."""
        path = self.folder / FILE
        path.write_bytes(data)
        (self.folder / NAME).write_text(name)
        begun = time.process_time()
        shard = extract_sources([Source(name, str(path), len(data), 0, 0)], Settings(), self.model)
        return shard, time.process_time() - begun

    def tried(self, name: str, data: bytes) -> None:
        """Try one file, and keep it where it is at fault."""
        self.count.tried += 1
        try:
            shard, took = self.extracted(name, data)
        except Exception:
            self.fault(name, data, traceback.format_exc(limit=-4))
            return
        self.count.articles += shard.tables["documents"].num_rows
        self.count.slowest = max(self.count.slowest, took)
        for row in shard.tables["failures"].to_pylist():
            self.count.failures[row["error"]] += 1
            if row["error"] == "invariant" or (row["stage"] != "read" and row["error"][:1].isupper()):
                self.fault(name, data, f"{row['stage']}: {row['error']}: {row['message']}")
            elif row["error"][:1].isupper() and (told := self.ours(name, data)):
                self.fault(name, data, told)
        if took > SLOW:
            self.growth(name, data, took)

    def ours(self, name: str, data: bytes) -> str:
        """The end of the traceback of reading a file, if the last frame is the pipeline's own; else nothing."""
        from pipeline.sources.members import read_found
        from pipeline.sources.source import ReadError

        blob = blob_of(Source(name, str(self.folder / FILE), len(data), 0, 0), Settings())
        try:
            if blob.kind is not None:
                for _ in read_found(blob, blob.kind, Settings()):
                    pass
        except ReadError:
            return ""
        except Exception as error:
            last = traceback.extract_tb(error.__traceback__)[-1]
            return traceback.format_exc(limit=-3) if "/pipeline/" in last.filename else ""
        return ""

    def growth(self, name: str, data: bytes, took: float) -> None:
        """Whether the longest article of a slow file takes much less than half the time when it is halved."""
        shard, _ = self.extracted(name, data)
        text = max(shard.tables["documents"]["text"].to_pylist(), key=len, default="")
        whole, half = (
            min(self.extracted("a.txt", t.encode())[1] for _ in range(2)) for t in (text, text[: len(text) // 2])
        )
        if whole > SLOW and whole > MOST * max(half, 0.1):
            self.fault(name, data, f"slow: {whole:.1f} s for {len(text):,} characters, {half:.1f} s for half of them")
        elif took > SLOW + 30 * max(whole, 0.1):
            self.fault(name, data, f"slow: {took:.1f} s for {len(data):,} bytes, {whole:.1f} s of it for the text")

    def fault(self, name: str, data: bytes, told: str) -> None:
        number = len(self.count.faults) + 1
        self.count.faults.append(f"{name}: {told.strip()}")
        (self.keep / f"{number:03}-{name.replace('/', '_')}").write_bytes(data)
        print(f"fault {number}: {name}: {told.strip()}", flush=True)


def changed(data: bytes, chance: random.Random, others: list[bytes]) -> bytes:
    """A file with one to six changes."""
    for _ in range(chance.randint(1, 6)):
        at, size = chance.randrange(len(data) + 1), chance.choice((1, 1, 2, 8, 40, 400))
        other = chance.choice(others)
        start = chance.randrange(len(other) + 1)
        piece = chance.choice(
            (chance.randbytes(1), chance.choice(ODD).encode(), other[start : start + size], data[at : at + size] * 3)
        )
        left = data[at + chance.choice((0, 0, len(piece), size)) :]
        data = data[:at] + (piece if chance.random() < 0.85 else b"") + (left if chance.random() < 0.97 else b"")
    return data[:LONGEST]


def files() -> Iterator[tuple[str, bytes]]:
    """A file of each format, and those of the sample."""
    yield from FILES.items()
    for path in sorted(SAMPLE.rglob("*")):
        if path.is_file() and not path.name.startswith("."):
            yield path.name, path.read_bytes()


def forms(text: str) -> Iterator[tuple[str, bytes]]:
    """A made text as a dump, as a page, as the value of an object."""
    yield "a.txt", text.encode("utf-8", "surrogatepass")
    page = f"<html><head><title>{text[:60]}</title></head><body><article><p>{text}</p></article></body></html>"
    yield "a.html", page.encode("utf-8", "surrogatepass")
    yield "a.json", json.dumps({"title": text[:40], "text": text, "author": text[:80], "date": text[-12:]}).encode()


def made(fuzz: Fuzz, number: int) -> None:
    """A batch of texts by hypothesis."""

    @seed(number)
    @settings(max_examples=BATCH, deadline=None, database=None, suppress_health_check=list(HealthCheck))
    @given(text=texts)
    def each(text: str) -> None:
        for name, data in forms(text):
            fuzz.tried(name, data)

    each()


def fuzzed(fuzz: Fuzz, end: float, number: int) -> None:
    """Try files until the end, and leave the count after each batch."""
    chance = random.Random(number)
    known = list(files())
    others = [data for _, data in known]
    while time.monotonic() < end:
        for _ in range(BATCH):
            name, data = chance.choice(known)
            fuzz.tried(name, changed(data, chance, others))
        made(fuzz, chance.randrange(1 << 30))
        (fuzz.folder / COUNT).write_bytes(pickle.dumps(fuzz.count))
        print(f"{(end - time.monotonic()) / 60:.1f} min left: {said(fuzz.count)}", flush=True)


def said(count: Count) -> str:
    failures = ", ".join(f"{error} {n}" for error, n in count.failures.most_common())
    told = f"{count.tried:,} tried, {count.articles:,} articles, slowest {count.slowest:.1f} s"
    return f"{told}, {len(count.faults)} faults; {failures}"


def main(arguments: list[str] | None = None) -> int:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--minutes", type=float, default=30)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--keep", type=Path, default=Path("fuzz-faults"))
    given_ = parser.parse_args(arguments)
    given_.keep.mkdir(parents=True, exist_ok=True)
    end = time.monotonic() + 60 * given_.minutes
    with TemporaryDirectory() as folder:
        fuzz = Fuzz(Model(), Path(folder), given_.keep)
        for number in count(given_.seed):
            died = in_child(lambda number=number: fuzzed(fuzz, end, number))
            if (left := Path(folder) / COUNT).exists():
                fuzz.count = pickle.loads(left.read_bytes())
            if not died:
                break
            fuzz.fault(
                (Path(folder) / NAME).read_text(), (Path(folder) / FILE).read_bytes(), f"ends the process: {died}"
            )
            left.write_bytes(pickle.dumps(fuzz.count))
    print(said(fuzz.count))
    return bool(fuzz.count.faults)


if __name__ == "__main__":
    sys.exit(main())
