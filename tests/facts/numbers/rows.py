"""The numbers of a text as plain rows, and the golden files of this folder."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

from pipeline.article import Document, Span
from pipeline.facts.numbers import find_numbers
from pipeline.language.model import Model

HERE = Path(__file__).parent
FIELDS = ("kind", "value", "value_max", "unit", "modifier", "counted", "date")


def document(text: str) -> Document:
    """A document of one paragraph a line."""
    spans, at = [], 0
    for line in text.splitlines(keepends=True):
        spans.append(Span(at, at + len(line.rstrip("\n"))))
        at += len(line)
    return Document(text, tuple(span for span in spans if span.end > span.start))


def rows_of(text: str, model: Model) -> list[dict[str, Any]]:
    """Line, words and values of each number; what is None is left out."""
    found = []
    for mention in find_numbers(model.parse(document(text))):
        row = {"line": text.count("\n", 0, mention.start) + 1, "text": text[mention.start : mention.end]}
        row |= {field: getattr(mention, field) for field in FIELDS if getattr(mention, field) is not None}
        found.append(row)
    return found


def sources() -> list[Path]:
    """The texts of this folder, each with its expected rows beside it."""
    return sorted(HERE.glob("*.txt"))


def expected(source: Path) -> list[dict[str, Any]]:
    """The rows that a text should give."""
    rows: list[dict[str, Any]] = json.loads(source.with_suffix(".json").read_text(encoding="utf-8"))
    return rows


def written(rows: list[dict[str, Any]]) -> str:
    """Rows as JSON, one a line, so that a change reads as a line of the diff."""
    return "[\n" + ",\n".join(json.dumps(row, ensure_ascii=False) for row in rows) + "\n]\n"
