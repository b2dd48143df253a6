"""Rows of each table judged right or wrong by the gold of a development set: (document, rule, whether it is right).

A row is right where the scoring script of its set pairs it with the gold: of numbers value and unit, of countries the
country, of quotes words and speaker, of positions type and actors, of claims country and speaker, of blocks that were
dropped, that their words are not the article's. Rows that the gold leaves open are not judged.
"""

from __future__ import annotations

import importlib.util
import json
import re
import sys
from collections import defaultdict
from collections.abc import Callable, Iterator
from pathlib import Path
from types import ModuleType
from typing import Any

import pandas as pd

from tests.conftest import DEV_DATA
from tests.quality.measure import extract, script

SAME_WORDS = 0.3  # Jaccard of a quote's words with the gold's: the looser of the scoring script's bounds
OUTSIDE = 0.5  # share of a dropped block's runs of four words that may stand in the article

Judged = Iterator[tuple[str, str, bool]]


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
        yield from ((case["id"], got["rule"], news.unit_ok(want, got)) for want, got in pairs)
        yield from ((case["id"], row["rule"], False) for row in extra)
    own, data = scorer("numbers_eval"), DEV_DATA / "data" / "numbers" / "news_dev.jsonl"
    script("numbers_eval.py", "--news", data, "--split", "dev", "--write-cases", scratch / "raw2")
    extract(scratch / "raw2", scratch / "out2", "--no-clean")
    rows = own.by_case(own.read_predictions(scratch / "out2"))
    for case in own.load_news(data, "dev"):
        paired = own.pair(case, rows.get(case.case_id, []))
        good = ((g["rule"], own._value_ok(w, g) and own._unit_ok("news", w, g)) for w, g in paired.pairs)
        yield from ((case.case_id, rule, right) for rule, right in good)
        yield from ((case.case_id, row["rule"], False) for row in paired.extra)


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
                yield document.key, rule, at in right


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
            yield from ((str(name), str(rule), j in right) for j in range(len(items)))


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
            rule = row["rule"].partition(":")[0]  # after it stands the form or phrase that decided
            yield row["path"], rule, len(runs & body) <= OUTSIDE * len(runs)


def _runs(text: str) -> set[tuple[str, ...]]:
    """Runs of four words."""
    words = re.findall(r"\w+", text.casefold())
    return set(zip(words, words[1:], words[2:], words[3:], strict=False))


def positions(scratch: Path) -> Judged:
    """Rows of positions in news articles read by hand."""
    acts, data = scorer("positions"), DEV_DATA / "data" / "positions"
    script("positions.py", "--data", data, "--split", "dev", "--write-cases", scratch / "raw")
    extract(scratch / "raw", scratch / "out", "--no-clean")
    articles = acts.load(scratch / "out")
    wanted = defaultdict(list)
    for gold in acts.lines(data / "news_dev.jsonl"):
        wanted[gold["doc"]].append(gold)
    for row in _with_paths(scratch / "out", "positions"):
        stem = Path(row["path"]).stem
        if stem in wanted and row["field"] == "text":
            good = _act_is_right(acts, row, articles[stem], wanted[stem])
            yield from () if good is None else ((stem, row["rule"], good),)


def _act_is_right(
    acts: ModuleType, row: dict[str, Any], article: dict[str, Any], wanted: list[dict[str, Any]]
) -> bool | None:
    """Whether a gold act of the row's sentence has its type and actors; None where only an optional one is near."""
    told = {
        "type": row["type"],
        "act": row["act"],
        "start": row["act_start"],
        "actors": [row["actor"], row["actor_name"]],
        "countries": set(row["actor_countries"]),
    }
    near = False
    for gold in wanted:
        start, end, sentence = acts.place(article, gold)
        fits = told["type"] in gold["type"] and acts.actor_fits(told, gold, True)
        if sentence == row["sentence_id"] and fits and not gold["optional"]:
            return True
        near = near or (gold["optional"] and acts.touches(told, start, end))
    return None if near else False


def claims(scratch: Path) -> Judged:
    """Rows of claims on saved news pages read by hand, where a figure of the gold stands."""
    told, data = scorer("claims"), DEV_DATA / "data" / "claims"
    gold = json.loads((data / "gold.json").read_text("utf-8"))
    extract(data / "pages", scratch / "out")
    numbers = {(n["doc_id"], n["number_id"]): n for n in _with_paths(scratch / "out", "numbers")}
    countries = {(c["doc_id"], c["country_id"]): c["country"] for c in _with_paths(scratch / "out", "countries")}
    speakers = {
        (q["doc_id"], q["quote_id"]): told.words(q["speaker"]) | told.words(q["speaker_name"])
        for q in _with_paths(scratch / "out", "quotes")
    }
    texts = pd.read_parquet(scratch / "out" / "documents").set_index("doc_id")["text"]
    for row in _with_paths(scratch / "out", "claims"):
        page = "/".join(Path(re.sub(r"\.html?(\.gz)?$", "", row["path"])).parts[-2:])
        number, doc_id = numbers[row["doc_id"], row["number_id"]], row["doc_id"]
        if page in gold and number["field"] == "text" and number["kind"] in told.KINDS:
            spans = zip(gold[page], told.locate(gold[page], texts[doc_id]), strict=True)
            figure = next((f for f, span in spans if told.KEYS & f.keys() and told.meets(number, span)), None)
            if figure is None:
                continue
            verdicts = (
                _country_is_right(countries.get((doc_id, row["country_id"])), figure),
                _speaker_is_right(told, speakers.get((doc_id, row["quote_id"])), figure),
            )
            if any(verdict is not None for verdict in verdicts):
                yield page, row["rule"], False not in verdicts


def _country_is_right(country: str | None, figure: dict[str, Any]) -> bool | None:
    """Whether a figure is about a country; None where the claim names none, or the gold leaves it open."""
    if country is None:
        return None
    if country in {*figure.get("explicit", ()), *figure.get("context", ())}:
        return True
    return None if country in figure.get("optional", ()) else False


def _speaker_is_right(told: ModuleType, speaker: set[str] | None, figure: dict[str, Any]) -> bool | None:
    """Whether a figure was said by a speaker; None where the claim has none, or the gold leaves it open."""
    if speaker is None:
        return None
    if told.named(figure.get("speakers", []), speaker):
        return True
    return None if told.named(figure.get("hearsay", []), speaker) else False


def _with_paths(out: Path, table: str) -> Iterator[dict[str, Any]]:
    """The rows of a table with their article's path; None where a value is missing."""
    documents = pd.read_parquet(out / "documents", columns=["doc_id", "path"])
    rows = pd.read_parquet(out / table).merge(documents, on="doc_id").astype(object)
    yield from rows.where(rows.notna(), None).to_dict("records")


SETS: dict[str, tuple[Callable[[Path], Judged], str]] = {
    "numbers": (numbers, "news sentences of two corpora"),
    "countries": (countries, "toponyms of two corpora of news"),
    "quotes": (quotes, "attributions of American news"),
    "blocks": (blocks, "saved pages turned into text"),
    "positions": (positions, "news articles read by hand"),
    "claims": (claims, "saved news pages read by hand"),
}
