"""How right the rows of each rule are on development data: python -m tests.quality.rules [TABLE ...]

Writes pipeline/rules/data/measured.csv: table, rule, right, n, measured_on. A row is right where the scoring script of
its set pairs it with the gold: of numbers value and unit, of countries the country, of quotes words and speaker, of
blocks that were dropped, that their words are not the article's. Rules with few rows are written too; `n` says how few.
"""

from __future__ import annotations

import csv
import importlib.util
import json
import re
import sys
import tempfile
from collections import Counter
from collections.abc import Callable, Iterator
from pathlib import Path
from types import ModuleType
from typing import Any

import pandas as pd

from tests.conftest import DEV_DATA, ROOT
from tests.quality.measure import extract, script

MEASURED = ROOT / "pipeline" / "rules" / "data" / "measured.csv"
COLUMNS = ("table", "rule", "right", "n", "measured_on")
SAME_WORDS = 0.3  # Jaccard of a quote's words with the gold's: the looser of the scoring script's bounds
OUTSIDE = 0.5  # share of a dropped block's runs of four words that may stand in the article

Judged = Iterator[tuple[str, bool]]  # rule, whether the row is right


def scorer(name: str) -> ModuleType:
    """A scoring script of the development data as a module."""
    spec = importlib.util.spec_from_file_location(f"scoring_{name}", DEV_DATA / "evals" / f"{name}.py")
    assert spec and spec.loader
    module = importlib.util.module_from_spec(spec)
    sys.modules[spec.name] = module  # its dataclasses look themselves up there
    spec.loader.exec_module(module)
    return module


def numbers(scratch: Path) -> Judged:
    """Rows of numbers in news sentences that others annotated, and in our own."""
    news, data = scorer("newsquant"), DEV_DATA / "data" / "newsquant" / "dev.jsonl"
    script("newsquant.py", "--data", data, "--write-cases", scratch / "raw")
    extract(scratch / "raw", scratch / "out", "--no-clean")
    found = news.read(scratch / "out")
    for case in map(json.loads, data.read_text("utf-8").splitlines()):
        pairs, _, extra = news.pair(case, found.get(case["id"], []))
        yield from ((got["rule"], news.unit_ok(want, got)) for want, got in pairs)
        yield from ((row["rule"], False) for row in extra)
    own, data = scorer("numbers_eval"), DEV_DATA / "data" / "numbers" / "news_dev.jsonl"
    script("numbers_eval.py", "--news", data, "--split", "dev", "--write-cases", scratch / "raw2")
    extract(scratch / "raw2", scratch / "out2", "--no-clean")
    rows = own.by_case(own.read_predictions(scratch / "out2"))
    for case in own.load_news(data, "dev"):
        paired = own.pair(case, rows.get(case.case_id, []))
        yield from ((g["rule"], own._value_ok(w, g) and own._unit_ok("news", w, g)) for w, g in paired.pairs)
        yield from ((row["rule"], False) for row in paired.extra)


def countries(scratch: Path) -> Judged:
    """Rows of countries in the toponyms of news articles."""
    geo, data = scorer("countries"), DEV_DATA / "data" / "geo"
    script("countries.py", "--data", data, "--split", "dev", "--export", scratch / "raw")
    extract(scratch / "raw", scratch / "out", "--no-clean")
    table = geo.predictions(scratch / "out")
    placed = pd.read_parquet(scratch / "out" / "countries").dropna(subset=["raw_start", "raw_end"])
    table["rule"] = placed["rule"].tolist()
    where = data / "data" if (data / "data").is_dir() else data
    for document in (d for d in geo.corpora(where, ("GeoWebNews", "TR-News")) if d.split == "dev"):
        mine = table[table["doc"] == document.key]
        found = list(mine[["start", "end", "country", "kind"]].itertuples(index=False, name=None))
        right = set(geo.pair([m for m in document.gold if not m.optional], found, False).values())
        for at, (row, rule) in enumerate(zip(found, mine["rule"], strict=True)):
            if at in right or not geo.ignorable(document, row):
                yield rule, at in right


def quotes(scratch: Path) -> Judged:
    """Rows of quotes in news articles whose attributions others marked."""
    quoted, data = scorer("quotes"), DEV_DATA / "data" / "quotes"
    extract(data / "dev" / "text", scratch / "out", "--no-clean")
    articles, _ = quoted.load(data, "dev")
    frame = quoted.read_predictions(scratch / "out")
    for rule, some in frame.groupby("rule", sort=True):
        for name, rows in quoted.predicted(some, articles).items():
            article = articles[name]
            gold, items = [a.words for a in article.gold], [item for _, item in rows]
            pairs = quoted.match(gold, [item.words for item in items], SAME_WORDS)
            right = {j for i, j in pairs if quoted.speaker_right(article, article.gold[i], items[j])[1]}
            yield from ((str(rule), j in right) for j in range(len(items)))


def blocks(scratch: Path) -> Judged:
    """Blocks that were dropped from saved pages as text dumps."""
    options = ("--aeb", DEV_DATA / "data" / "html", "--fundus", DEV_DATA / "data" / "publishers", "--methods", "bs4")
    script("real_dumps.py", "write", scratch, *options)
    extract(scratch / "raw", scratch / "out")
    gold: dict[str, Any] = json.loads((scratch / "gold.json").read_text("utf-8"))
    bodies = {key.split("/")[-1]: _runs(value["body"]) for key, value in gold.items()}
    documents = pd.read_parquet(scratch / "out" / "documents", columns=["doc_id", "path"])
    dropped = pd.read_parquet(scratch / "out" / "blocks").merge(documents, on="doc_id")
    for row in dropped[~dropped["kept"]].to_dict("records"):
        body, runs = bodies.get(Path(row["path"]).stem), _runs(row["text"])
        if body is not None and runs and row["rule"]:
            yield row["rule"], len(runs & body) <= OUTSIDE * len(runs)


def _runs(text: str) -> set[tuple[str, ...]]:
    """Runs of four words."""
    words = re.findall(r"\w+", text.casefold())
    return set(zip(words, words[1:], words[2:], words[3:], strict=False))


SETS: dict[str, tuple[Callable[[Path], Judged], str]] = {
    "numbers": (numbers, "news sentences of two corpora"),
    "countries": (countries, "toponyms of two corpora of news"),
    "quotes": (quotes, "attributions of American news"),
    "blocks": (blocks, "saved pages turned into text"),
}


def main() -> None:
    """Measure the tables named, or all, and write the file."""
    held = list(csv.DictReader(MEASURED.read_text("utf-8").splitlines()))
    for table in sys.argv[1:] or SETS:
        judge, what = SETS[table]
        right: Counter[str] = Counter()
        many: Counter[str] = Counter()
        with tempfile.TemporaryDirectory() as scratch:
            for rule, good in judge(Path(scratch)):
                many[rule] += 1
                right[rule] += good
        lines = [dict(zip(COLUMNS, (table, r, str(right[r]), str(many[r]), what), strict=True)) for r in sorted(many)]
        held = sorted([*(x for x in held if x["table"] != table), *lines], key=lambda x: (x["table"], x["rule"]))
    with MEASURED.open("w", encoding="utf-8", newline="") as file:
        writer = csv.DictWriter(file, COLUMNS, lineterminator="\n")
        writer.writeheader()
        writer.writerows(held)


if __name__ == "__main__":
    main()
