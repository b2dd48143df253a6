"""An output read end to end: every file as it was written, every row as the contract has it."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any, NamedTuple

import pyarrow as pa
import pyarrow.parquet as pq

from pipeline.errors import DamageError
from pipeline.store.damage import damage_of
from pipeline.store.generations import CURRENT, STATE, current_number, folder_of
from pipeline.store.manifest import COPY, FILE, Manifest, Segment, read_manifest
from pipeline.store.merge import key_of, read_part
from pipeline.store.store import committed
from pipeline.tables.arrow import schema
from pipeline.tables.schema import ARTICLE_TABLES, CORPUS_TABLES

MENTIONS = ("sentences", "entities", "countries", "numbers", "positions")
POINTERS = {"quote_id": "quotes", "number_id": "numbers", "country_id": "countries", "sentence_id": "sentences"}
MOST = 100  # problems of one file that are named


class Problem(NamedTuple):
    """What is wrong, in which file of the output."""

    file: str
    what: str


@dataclass(frozen=True, slots=True)
class Article:
    """What the rows of an article are held against. `ids`: how many rows it has in a table that others point to."""

    text: str
    title: str
    ids: dict[str, int]


def verify(out: Path) -> Iterator[Problem]:
    """All that is wrong with an output. Raises StoreError where it holds nothing that could be read."""
    state = out / STATE
    manifest = committed(out)
    if manifest is None:
        raise DamageError(f"{out} holds no tables: make them with pipeline extract RAW --out {out}")
    if current_number(state) != manifest.generation:
        yield Problem(f"{STATE}/{CURRENT}", f"does not lead to the newest readable state, {manifest.generation}")
    folder = folder_of(state, manifest.generation)
    for name in (FILE, COPY):
        try:
            read_manifest(folder / name)
        except DamageError as error:
            yield Problem(name, str(error))
    yield from _links(out)
    damaged = damage_of(folder, manifest).files
    yield from (Problem(file, wrong) for file, wrong in damaged.items())
    for segment in manifest.segments.values():
        yield from _segment(folder, segment, damaged)
    for table in CORPUS_TABLES:
        name = f"{table}/{manifest.corpus.get(table)}"
        if table in manifest.corpus and name not in damaged:
            yield from _part(folder, table, manifest.corpus[table], manifest.corpus_rows.get(table))
    yield from _sources(manifest)


def _links(out: Path) -> Iterator[Problem]:
    """The links by which readers come to the tables."""
    for table in (*ARTICLE_TABLES, *CORPUS_TABLES):
        link = out / table
        if not link.is_symlink() or str(link.readlink()) != f"{STATE}/{CURRENT}/{table}":
            yield Problem(table, "is not the link into the current state")


def _sources(manifest: Manifest) -> Iterator[Problem]:
    counts: dict[str, int] = {}
    for key, entry in manifest.sources.items():
        if entry.segment not in manifest.segments:
            yield Problem(FILE, f"the rows of {key!r} lie in no segment")
        counts[entry.segment] = counts.get(entry.segment, 0) + entry.articles
    for name, segment in manifest.segments.items():
        if name in counts and counts[name] != segment.documents:
            yield Problem(FILE, f"a segment has {segment.documents:,} articles, its sources {counts[name]:,}")


def _segment(folder: Path, segment: Segment, damaged: Mapping[str, str]) -> Iterator[Problem]:
    """The parts of a segment, each by itself and against its articles."""
    parts = {table: name for table, name in segment.parts.items() if f"{table}/{name}" not in damaged}
    for table, name in parts.items():
        yield from _part(folder, table, name, segment.tallies["rows"].get(table))
    if not {"documents", *POINTERS.values()} <= parts.keys():
        return
    articles = _articles(folder, parts)
    for table in ARTICLE_TABLES:
        if table in parts and table not in ("documents", "failures"):
            name = f"{table}/{parts[table]}"
            wrong = (_wrong(table, row, articles) for row in _rows(folder / name))
            for number, what in enumerate(filter(None, wrong)):
                if number == MOST:
                    yield Problem(name, "and more")
                    break
                yield Problem(name, what)


def _part(folder: Path, table: str, name: str, rows: int | None) -> Iterator[Problem]:
    """A part by itself: readable, in the contract's columns, of as many rows as counted, in order."""
    file = f"{table}/{name}"
    count, last = 0, ""
    try:
        if table in (*ARTICLE_TABLES, *CORPUS_TABLES) and not _fits(pq.read_schema(folder / file), schema(table)):
            yield Problem(file, "has other columns than the contract")
        key = key_of(table) if table in ARTICLE_TABLES else None
        for batch in read_part(folder / file):
            batch.validate(full=True)
            count += len(batch)
            if key is not None:
                keys = [last, *batch[key].to_pylist()]
                last = keys[-1]
                if keys != sorted(keys):
                    yield Problem(file, "is not in order")
                    return
    except (pa.ArrowException, OSError, KeyError) as error:
        yield Problem(file, f"cannot be read: {type(error).__name__}")
        return
    if rows is not None and rows != count:
        yield Problem(file, f"has {count:,} rows, not {rows:,}")


def _fits(found: pa.Schema, wanted: pa.Schema) -> bool:
    """Whether all columns are of the contract; an earlier version wrote fewer."""
    return {(f.name, _plain(f.type)) for f in found} <= {(f.name, _plain(f.type)) for f in wanted}


def _plain(kind: pa.DataType) -> str:
    """A type without what Parquet does not keep: what a list's items are called, and whether they may be null."""
    return str(kind).replace("element:", "item:").replace(" not null", "")


def _articles(folder: Path, parts: Mapping[str, str]) -> dict[str, Article]:
    found: dict[str, Article] = {}
    for row in _rows(folder / "documents" / parts["documents"], ["doc_id", "text", "title"]):
        found[row["doc_id"]] = Article(row["text"], row["title"] or "", {})
    for table in POINTERS.values():
        for row in _rows(folder / table / parts[table], ["doc_id"]):
            if article := found.get(row["doc_id"]):
                article.ids[table] = article.ids.get(table, 0) + 1
    return found


def _rows(path: Path, columns: list[str] | None = None) -> Iterator[dict[str, Any]]:
    for table in read_part(path, columns):
        yield from table.to_pylist()


def _wrong(table: str, row: Mapping[str, Any], articles: Mapping[str, Article]) -> str | None:
    """What is wrong with a row of an article; None where nothing is."""
    article = articles.get(row["doc_id"])
    if article is None:
        return f"a row of {row['doc_id']}, which is no article"
    for column, other in POINTERS.items():
        value = row.get(column)
        if value is not None and column != f"{table[:-1]}_id" and not 0 <= value < max(1, article.ids.get(other, 0)):
            return f"{row['doc_id']}: {column} {value} is no row of {other}"
    return _misplaced(table, row, article)


def _misplaced(table: str, row: Mapping[str, Any], article: Article) -> str | None:
    """Whether a row's words are not at its place."""
    if table == "quotes" and row["kind"] == "direct":
        said = " ".join(article.text[part["start"] : part["end"]] for part in row["parts"])
    elif table in MENTIONS or table == "quotes" or (table == "blocks" and row["kept"]):
        source = article.title if row.get("field") == "title" else article.text
        said = source[row["start"] : row["end"]]
    else:
        return None
    return None if said == row["text"] else f"{row['doc_id']}: {row['text'][:40]!r} is not where it says"
