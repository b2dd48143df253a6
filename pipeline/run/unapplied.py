"""What a person corrected and that the rows of an output do not show, or no longer."""

from __future__ import annotations

from collections.abc import Iterator

from pipeline.run.listing import Found
from pipeline.run.names import articles_of_each
from pipeline.sources.corrections import Correction
from pipeline.sources.names import FILE as NAMES
from pipeline.sources.source import shown
from pipeline.store.store import Store


def unapplied(store: Store, found: Found) -> list[str]:
    """A sentence for each line of corrections.csv and entry of names.toml that applies to nothing in an output."""
    if store.manifest is None:
        return []
    return [*_lines(store, found.corrections), *_names(store, found)]


def _lines(store: Store, lines: tuple[Correction, ...]) -> Iterator[str]:
    if not lines:
        return
    paths: dict[str, set[str]] = {}
    applied: set[tuple[str, str, str, str | None]] = set()
    for piece in store.pieces.values():
        rows = piece.rows()
        for table in rows.read("documents", ["doc_id", "path"]):
            for row in table.to_pylist():
                paths.setdefault(row["path"], set()).add(row["doc_id"])
        for table in rows.read("corrections"):
            made = (row for row in table.to_pylist() if row["applied"])
            applied |= {(row["doc_id"], row["table"], row["column"], row["is"]) for row in made}
    for line in lines:
        of_path = paths.get(shown(line.path), set())
        if not any((doc_id, line.table, line.column, line.value or None) in applied for doc_id in of_path):
            why = "the article has no such row" if of_path else "there is no such article"
            yield f"corrections: {line.path}, {line.table}, {line.column} of {line.text!r}: {why}"


def _names(store: Store, found: Found) -> Iterator[str]:
    if not found.names:
        return
    for entry, articles in articles_of_each(store.pieces.values(), found.names).items():
        if not articles:
            yield f"{NAMES}: {entry.name!r} stands in no article"
