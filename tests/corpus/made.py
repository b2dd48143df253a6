"""Articles of one sentence, as tables, and what comparing them gives."""

from __future__ import annotations

from typing import Any

import pyarrow as pa

from pipeline.corpus.figures.figures import compare_figures
from pipeline.corpus.figures.sightings import sightings
from pipeline.corpus.workers import Held, Workers
from pipeline.tables.arrow import arrow_table, empty
from tests.store.rows import row

Fact = dict[str, Any]


def article(doc_id: str, sentence: str, *numbers: Fact, **more: Any) -> dict[str, pa.Table]:
    """Tables of an article of one sentence; each number: `text` as it stands there, value and what else is known."""
    rows = []
    for index, given in enumerate(numbers):
        at = sentence.index(given["text"])
        fact: Fact = {"kind": "count", "field": "text", "start": at, "end": at + len(given["text"]), "rule": "test"}
        rows.append(row("numbers", doc_id=doc_id, number_id=index, **{**fact, **given}))
    entities = [
        row(
            "entities",
            doc_id=doc_id,
            entity_id=i,
            field="text",
            start=sentence.index(name),
            end=sentence.index(name) + len(name),
            text=name,
            label=label,
            name=name,
        )
        for i, (name, label) in enumerate(more.get("entities", ()))
    ]
    countries = [
        row("countries", doc_id=doc_id, country_id=i, field="text", end=1, text=name, country=code, kind="name")
        for i, (name, code) in enumerate(more.get("countries", ()))
    ]
    document = {"doc_id": [doc_id], "text": [sentence], "title": [more.get("title")], "path": [f"{doc_id}.txt"]}
    dated = {"published": pa.array([more.get("published")], pa.string()), "text_chars": [len(sentence)]}
    return {
        "documents": pa.table({**document, **dated}),
        "sentences": arrow_table("sentences", [(doc_id, 0, "text", 0, len(sentence), sentence)]),
        "entities": arrow_table("entities", entities),
        "countries": arrow_table("countries", countries),
        "numbers": arrow_table("numbers", rows),
        "quotes": empty("quotes"),
    }


def coalition(doc_id: str, value: int, what: str = "countries", **more: Any) -> dict[str, pa.Table]:
    sentence = f"{more.pop('cue', '')}the Coalition of the Willing counts {value} {what}."
    fact = {
        "text": str(value),
        "value": value,
        "counted": what,
        "subject": "Coalition of the Willing",
        "verb": "counts",
    }
    return article(doc_id, sentence, {**fact, **more.pop("fact", {})}, **more)


def compared(*articles: dict[str, pa.Table], copies: bool = False) -> list[dict[str, Any]]:
    documents = pa.concat_tables([tables["documents"] for tables in articles], promote_options="permissive")
    found = pa.concat_tables([sightings(tables) for tables in articles])
    stories = ["one"] * len(articles) if copies else documents["doc_id"].to_pylist()
    clusters = pa.table({"doc_id": documents["doc_id"], "cluster_id": stories})
    read = Held({"documents": documents, "sightings": found})
    tables = compare_figures(read, clusters)
    for one, shared in zip(tables, compare_figures(read, clusters, Workers(3)), strict=True):
        assert one.equals(shared)
    rows: list[dict[str, Any]] = tables[1].to_pylist()
    return rows
