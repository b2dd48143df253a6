"""Which field of a table, or of a file of objects, is read as what: for the person who made it."""

from __future__ import annotations

from collections.abc import Iterable

from pipeline.config import Settings
from pipeline.sources.members import read_found
from pipeline.sources.parts import blob_of
from pipeline.sources.source import ReadError, Source, shown

WITH_FIELDS = frozenset(("json", "jsonl", "csv", "parquet", "arrow", "sqlite", "xlsx"))
MOST_BYTES = 1 << 22  # of a file that is read for this; of a longer one of lines its beginning


def choices_of(sources: Iterable[Source], settings: Settings, most: int) -> dict[str, str]:
    """By path, of the first `most` sources that have fields, which is the text and which others say something."""
    found: dict[str, str] = {}
    for source in sources:
        if len(found) >= most:
            break
        if note := _choice_of(source, settings):
            found[shown(source.path)] = note
    return found


def _choice_of(source: Source, settings: Settings) -> str | None:
    if source.problem or source.part:
        return None
    blob = blob_of(source, settings)
    try:
        kind = blob.kind
        if kind is None or kind.name not in WITH_FIELDS:
            return None
        if source.size > MOST_BYTES:
            if kind.name not in ("jsonl", "csv"):
                return None
            blob.held, blob.packing = blob.head[: blob.head.rfind(b"\n") + 1], ""
        return next((found.note for found in read_found(blob, kind, settings) if found.note), None)
    except (ReadError, OSError, ValueError):
        return None
