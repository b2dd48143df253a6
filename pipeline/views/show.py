"""One article as a person reads it in a terminal: its text with marks, dropped blocks in place, rows below."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import pyarrow.compute as pc
from rich.console import Console
from rich.text import Text

from pipeline.views.snapshot import Snapshot

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
    tables = {name: rows(name) for name in ("countries", "numbers", "quotes")}
    console.rule(Text(document["title"] or document["path"]))
    meta = ("path", "record", "doc_id", "url", "authors", "published", "language", "extraction")
    console.print(Text("   ".join(f"{k} {document[k]}" for k in meta if document[k]), style="dim"))
    console.print()
    text = marked(document["text"], tables)
    for block in rows("blocks"):
        if block["kept"]:
            console.print(text[block["start"] : block["end"]], end="\n\n")
        else:
            console.print(Text(f"[{block['reason']}: {block['rule']}] ", style="dim red"), end="")
            console.print(Text(block["text"][:300], style=STYLES["dropped"]), end="\n\n")
    for name, lines in tables.items():
        console.rule(Text(f"{name} ({len(lines)})"), align="left")
        for row in lines:
            console.print(Text("  ".join(cells(name, row))))


def marked(text: str, tables: dict[str, list[dict[str, Any]]]) -> Text:
    """The text with countries, numbers and quotes in their colours."""
    out = Text(text)
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
        "quotes": ("kind", "speaker_name", "speaker", "speaker_role", "speaker_country", "cue", "text", "rule"),
    }[name]
    for column in shown:
        value = row[column]
        if value is not None:
            plain = column in ("text", "kind")
            yield repr(value) if column == "text" else str(value) if plain else f"{column}={value}"
