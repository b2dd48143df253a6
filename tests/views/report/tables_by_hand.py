"""Tables made by hand, so that the report is tested on rows whose every word is known."""

from __future__ import annotations

from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import pyarrow.parquet as pq

from pipeline.tables.arrow import arrow_table
from pipeline.tables.schema import TABLES
from tests.store.rows import row

Values = dict[str, Any]


@dataclass
class Made:
    """An article by hand: paragraphs, `-` before one that is dropped as `reason: text`; mentions by their words."""

    doc_id: str
    title: str | None
    paragraphs: list[str]
    url: str | None = "https://courier.example/a"
    site: str | None = "courier.example"
    published: str | None = "2025-03-03"
    path: str = "a.txt"
    countries: list[tuple[str, str, str, str]] = field(default_factory=list)  # words, code, name, kind
    numbers: list[Values] = field(default_factory=list)  # text, kind, value, ...
    quotes: list[Values] = field(default_factory=list)  # text, kind, speaker, cue, speaker_name, ...
    claims: list[Values] = field(default_factory=list)
    copy_of: str | None = None
    more: Values = field(default_factory=dict)  # columns of documents

    @property
    def text(self) -> str:
        return "\n\n".join(p for p in self.paragraphs if not p.startswith("-"))


def write(folder: Path, articles: list[Made], **corpus: list[Values]) -> Path:
    """Write all tables; `corpus` gives rows of the tables over all articles and of failures."""
    rows: dict[str, list[Values]] = {name: [] for name in TABLES}
    for made in articles:
        _article(made, rows)
    for name, more in corpus.items():
        rows[name] += more
    for name in TABLES:
        (folder / name).mkdir(parents=True, exist_ok=True)
        pq.write_table(arrow_table(name, [_row(name, r) for r in rows[name]]), folder / name / "part-0.parquet")
    return folder


def _row(name: str, values: Values) -> tuple[Any, ...]:
    unknown = values.keys() - {c.name for c in TABLES[name].columns}
    assert not unknown, f"no such column in {name}: {unknown}"
    return row(name, **values)


def _article(made: Made, rows: dict[str, list[Values]]) -> None:
    text, doc_id = made.text, made.doc_id
    known = {"doc_id": doc_id, "path": made.path, "format": "txt", "url": made.url, "site": made.site}
    rows["documents"].append(
        {
            **known,
            "title": made.title,
            "published": made.published,
            "text": text,
            "text_chars": len(text),
            "words": len(text.split()),
            "extraction": "full",
            "model": "a_model 1.0",
            "pipeline_version": "0.1.0",
            **made.more,
        }
    )
    at = 0
    for block_id, paragraph in enumerate(made.paragraphs):
        if paragraph.startswith("-"):
            reason, dropped = paragraph[1:].split(": ", 1)
            block = {"kept": False, "reason": reason, "rule": "a_rule", "text": dropped}
        else:
            block = {"kept": True, "start": at, "end": at + len(paragraph), "text": paragraph}
            at += len(paragraph) + 2
        rows["blocks"].append({"doc_id": doc_id, "block_id": block_id, **block})
    for country_id, (words, code, name, kind) in enumerate(made.countries):
        place = _place(made, words)
        country = {"country_id": country_id, "country": code, "name": name, "kind": kind, "rule": "gazetteer"}
        rows["countries"].append({"doc_id": doc_id, **place, **country})
    for number_id, number in enumerate(made.numbers):
        place = _place(made, number["text"])
        rows["numbers"].append({"doc_id": doc_id, "number_id": number_id, "rule": "digits", **place, **number})
    for quote_id, quote in enumerate(made.quotes):
        rows["quotes"].append({"doc_id": doc_id, "quote_id": quote_id, "rule": "cue_after", **_said(made, quote)})
    rows["claims"] += [{"doc_id": doc_id, "rule": "dependency", **claim} for claim in made.claims]
    codes = list(dict.fromkeys(c[1] for c in made.countries))
    rows["country_focus"] += [
        {"doc_id": doc_id, "country": code, "mentions": sum(c[1] == code for c in made.countries), "rank": rank}
        for rank, code in enumerate(codes, 1)
    ]
    likeness = 0.9 if made.copy_of else None
    rows["clusters"].append(
        {
            "doc_id": doc_id,
            "cluster_id": made.copy_of or doc_id,
            "duplicate_of": made.copy_of,
            "similarity": likeness,
        }
    )


def _place(made: Made, words: str) -> Values:
    """Where words stand: in the text, or in a title that is not part of it."""
    where = "text" if words in made.text else "title"
    start = (made.text if where == "text" else made.title or "").index(words)
    return {"field": where, "start": start, "end": start + len(words), "text": words}


def _said(made: Made, quote: Values) -> Values:
    start = made.text.index(quote["text"])
    end = start + len(quote["text"])
    found: Values = {"start": start, "end": end, "parts": [{"start": start, "end": end}], **quote}
    for name in ("speaker", "cue"):
        if name in quote:
            at = made.text.index(quote[name])
            found |= {f"{name}_start": at, f"{name}_end": at + len(quote[name])}
    return found
