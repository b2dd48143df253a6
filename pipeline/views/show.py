"""One article as a person reads it in a terminal: its text with marks, dropped blocks in place, rows below."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import pyarrow.compute as pc
from rich.console import Console
from rich.text import Text

from pipeline.views.snapshot import Snapshot
from pipeline.views.words import how_said, in_words, inert, who_said

IDS = {"countries": "country_id", "numbers": "number_id", "quotes": "quote_id"}
STYLES = {"countries": "bold cyan", "numbers": "bold yellow", "quotes": "italic green", "dropped": "dim strike"}


def find(state: Snapshot, wanted: str) -> list[dict[str, Any]]:
    """The documents whose doc_id, path or path#record is `wanted`, or whose path ends in it."""
    documents: list[dict[str, Any]] = state.table("documents", ["doc_id", "path", "record"]).to_pylist()
    exact = [d for d in documents if wanted in (d["doc_id"], d["path"], f"{d['path']}#{d['record']}")]
    if exact:
        return exact
    return [d for d in documents if d["path"].endswith("/" + wanted) or wanted.endswith("/" + d["path"])]


def show(state: Snapshot, doc_id: str, console: Console) -> None:
    """Print one article."""

    def rows(name: str) -> list[dict[str, Any]]:
        return list(state.table(name, where=pc.field("doc_id") == doc_id).to_pylist())

    (document,) = rows("documents")
    tables = {name: rows(name) for name in ("countries", "numbers", "quotes", "claims")}
    console.rule(Text(inert(document["title"] or document["path"])))
    meta = ("path", "record", "doc_id", "url", "authors", "published", "language", "extraction")
    console.print(Text(inert("   ".join(f"{k} {document[k]}" for k in meta if document[k])), style="dim"))
    console.print()
    text = marked(document["text"], tables)
    for block in rows("blocks"):
        if block["kept"]:
            console.print(text[block["start"] : block["end"]], end="\n\n")
        else:
            console.print(Text(f"[{block['reason']}: {block['rule']}] ", style="dim red"), end="")
            console.print(Text(inert(block["text"][:300]), style=STYLES["dropped"]), end="\n\n")
    by_id = {name: {row[key]: row for row in tables[name]} for name, key in IDS.items()}
    for name, lines in tables.items():
        console.rule(Text(f"{name} ({len(lines)})"), align="left")
        for row in lines:
            found = claim_cells(row, by_id) if name == "claims" else cells(name, row)
            console.print(Text(inert("  ".join(found))))


def marked(text: str, tables: dict[str, list[dict[str, Any]]]) -> Text:
    """The text with countries, numbers and quotes in their colours."""
    out = Text(inert(text))
    for quote in tables["quotes"]:
        for part in quote["parts"]:
            out.stylize(STYLES["quotes"], part["start"], part["end"])
    for name in ("countries", "numbers"):
        for row in tables[name]:
            if row["field"] == "text":
                out.stylize(STYLES[name], row["start"], row["end"])
    return out


def cells(name: str, row: dict[str, Any]) -> Iterator[str]:
    """A row's telling columns."""
    shown = {
        "countries": ("text", "country", "kind", "rule"),
        "numbers": ("text", "kind", "value", "value_max", "unit", "modifier", "counted", "date", "rule"),
        "quotes": ("text", "kind", "speaker_role", "speaker_country", "rule"),
    }[name]
    if name == "quotes":
        yield f"{who_said(row)} ({how_said(row)}):"
    for column in shown:
        value = row[column]
        if value is not None:
            plain = column in ("text", "kind")
            yield repr(value) if column == "text" else str(value) if plain else f"{column}={value}"


def claim_cells(row: dict[str, Any], by_id: dict[str, dict[int, dict[str, Any]]]) -> Iterator[str]:
    """A claim as a sentence, and with what cue it is said."""
    quote = by_id["quotes"].get(row["quote_id"])
    yield in_words(row, by_id["numbers"].get(row["number_id"]), by_id["countries"].get(row["country_id"]), quote)
    if quote is not None:
        yield f"({how_said(quote)})"
    yield f"rule={row['rule']}"
