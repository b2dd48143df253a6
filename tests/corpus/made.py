"""Articles of a few sentences, read by the model, and what comparing them gives."""

from __future__ import annotations

from typing import Any

import pyarrow as pa

from pipeline.article import Metadata, Record
from pipeline.config import Settings
from pipeline.corpus import article_state, corpus_tables
from pipeline.corpus.workers import Held, Workers
from pipeline.language.model import Model
from pipeline.tables.arrow import article_tables
from pipeline.work.shard import article_rows

Tables = dict[str, pa.Table]
DAY = "2021-05-03"  # a Monday


def read(model: Model, name: str, text: str, published: str | None = DAY, title: str | None = None) -> Tables:
    """Tables and state of one article."""
    record = Record(f"{name}.txt", None, "txt", "0", "utf-8", text, Metadata(published=published, title=title))
    tables = article_tables(article_rows(record, Settings(clean=False), model))
    return {**tables, **article_state(tables)}


def over_all(*articles: Tables, workers: int = 1) -> Tables:
    """The tables over all articles."""
    held = {name: pa.concat_tables([tables[name] for tables in articles]) for name in articles[0]}
    return corpus_tables(Held(held), Workers(workers))


def differing(model: Model, *texts: str | tuple[str, str | None], title: str | None = None) -> list[dict[str, Any]]:
    """The disagreements between articles of these texts, each with its day of publication."""
    given = [(text, DAY) if isinstance(text, str) else text for text in texts]
    articles = [read(model, f"a{n}", text, day, title) for n, (text, day) in enumerate(given)]
    rows: list[dict[str, Any]] = over_all(*articles)["disagreements"].to_pylist()
    return rows


def values(row: dict[str, Any]) -> list[float]:
    """The values of a disagreement, by size."""
    return sorted(value["value"] for value in row["values"])
