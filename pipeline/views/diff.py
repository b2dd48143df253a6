"""What differs between two outputs: rows added, lost and changed, table by table, with the words around them.

Ids count from 0 within an article, so one more row shifts all after it. Rows are therefore compared by what they
point to: a quote_id is replaced by where that quote stands, and so on; `pipeline_version` is left aside.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import Any

import pyarrow.dataset as ds
import pyarrow.parquet as pq

from pipeline.tables.schema import TABLES

AROUND = 40  # code points shown on either side of a mention
_IGNORED = frozenset({"pipeline_version", "doc_id", "path", "sentence_id"})
_POINTERS = {"number_id": "numbers", "country_id": "countries", "quote_id": "quotes"}
_OWN_IDS = {
    "entities": "entity_id",
    "countries": "country_id",
    "numbers": "number_id",
    "quotes": "quote_id",
    "positions": "position_id",
}
_KEYS = {
    "documents": (),
    "blocks": ("block_id",),
    "sentences": ("field", "start", "end"),
    "entities": ("field", "start", "end"),
    "countries": ("field", "start", "end"),
    "numbers": ("field", "start", "end"),
    "quotes": ("start", "end"),
    "claims": ("number_id", "country_id", "quote_id", "relation"),
    "people": ("person_id",),
    "country_focus": ("country",),
    "clusters": (),
    "figures": ("figure_id",),
    "positions": ("field", "start", "end", "type"),
    "events": (),
    "disagreements": ("topic", "figure_id", "other_figure_id"),
    "rules": ("table", "rule"),
    "corrections": ("table", "start", "column"),
    "failures": ("path", "record", "stage", "error"),
}

Rows = dict[tuple[Any, ...], dict[str, Any]]


@dataclass(frozen=True, slots=True)
class Change:
    """One difference. `what`: added, lost or changed; `columns`: for a changed row, old and new value by column."""

    table: str
    what: str
    source: str
    words: str
    columns: dict[str, tuple[Any, Any]]

    def as_dict(self) -> dict[str, Any]:
        """For JSON."""
        return asdict(self)


def compare(old: Path, new: Path) -> Iterator[Change]:
    """All differences from `old` to `new`, table by table in the contract's order, then by source and place.

    Of outputs of different versions only the columns that both have are compared; see `new_columns` for the others.

    Raises FileNotFoundError where a folder holds no tables.
    """
    a, b = Output(old), Output(new)
    for name in TABLES:
        before, after = a.rows(name), b.rows(name)
        for key in sorted(before.keys() | after.keys(), key=repr):
            was, now = before.get(key), after.get(key)
            if was is None and now is not None:
                yield Change(name, "added", str(key[0]), b.words(key[0], now), _shown(now))
            elif now is None and was is not None:
                yield Change(name, "lost", str(key[0]), a.words(key[0], was), _shown(was, lost=True))
            elif was is not None and now is not None:
                columns = {c: (was[c], now[c]) for c in was if c in now and was[c] != now[c]}
                if columns:
                    yield Change(name, "changed", str(key[0]), b.words(key[0], now), columns)


def new_columns(old: Path, new: Path) -> dict[str, list[str]]:
    """The columns of each table that only one of two outputs has, by table; none for outputs of one schema."""
    found = {}
    for name in TABLES:
        columns = [
            set(ds.dataset(out / name, format="parquet").schema.names) if (out / name).is_dir() else set()
            for out in (old, new)
        ]
        if differing := sorted(columns[0] ^ columns[1]):
            found[name] = differing
    return found


class Output:
    """One folder of tables, its ids turned into places."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        if not (folder / "documents").is_dir():
            raise FileNotFoundError(f"{folder} holds no tables: it has no folder 'documents'")
        documents = self._read("documents")
        self.sources = {d["doc_id"]: d["path"] + (f"#{d['record']}" if d["record"] else "") for d in documents}
        self.texts = {self.sources[d["doc_id"]]: d["text"] for d in documents}
        self.places: dict[str, dict[tuple[str, int], str]] = {}
        for name, own in _OWN_IDS.items():
            if name in _POINTERS.values():
                self.places[name] = {
                    (r["doc_id"], r[own]): f"{r['start']}-{r['end']}"
                    for r in self._read(name, ["doc_id", own, "start", "end"])
                }

    def _read(self, name: str, columns: list[str] | None = None) -> list[dict[str, Any]]:
        if not (self.folder / name).is_dir():
            return []
        return list(pq.read_table(self.folder / name, columns=columns).to_pylist())

    def rows(self, name: str) -> Rows:
        """Rows by (source, key columns, running number of equal keys)."""
        own = _OWN_IDS.get(name)
        out: Rows = {}
        for row in self._read(name):
            doc_id = row.get("doc_id")
            source = self.sources.get(doc_id, "") if doc_id else row.get("path") or ""
            if own:
                del row[own]
            for column, target in _POINTERS.items():
                if row.get(column) is not None:
                    row[column] = self.places[target].get((str(doc_id), row[column]), row[column])
            for column in ("duplicate_of", "cluster_id"):
                if name == "clusters" and row.get(column):
                    row[column] = self.sources.get(row[column], row[column])
            base = (source, *(row.get(c) for c in _KEYS[name]))
            key, again = (*base, 0), 0
            while key in out:
                again += 1
                key = (*base, again)
            out[key] = {c: v for c, v in row.items() if c not in _IGNORED}
        return out

    def words(self, source: str, row: Mapping[str, Any]) -> str:
        """The row's words with those around them; for rows without a place, their most telling columns."""
        text, start, end = self.texts.get(source), row.get("start"), row.get("end")
        if text is None or start is None or end is None or row.get("field", "text") != "text":
            told = ("text", "title", "why", "topic", "name", "country", "message", "relation")
            return " ".join(str(row[c]) for c in told if row.get(c))[:200]
        before = text[max(0, start - AROUND) : start].replace("\n", " ")
        return f"{before}[{text[start:end]}]{text[end : end + AROUND]}".replace("\n", " ")


def _shown(row: Mapping[str, Any], *, lost: bool = False) -> dict[str, tuple[Any, Any]]:
    hidden = {"text", "field", "start", "end", "raw_start", "raw_end"}
    shown = {c: v for c, v in row.items() if v is not None and c not in hidden}
    return {c: (v, None) if lost else (None, v) for c, v in shown.items()}
