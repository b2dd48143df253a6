"""A new generation's parts: linked where nothing changed, merged where something did, computed over all articles."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

import pyarrow as pa
import pyarrow.compute as pc
import pyarrow.parquet as pq

from pipeline.store.files import link_or_copy, token
from pipeline.store.journal import Piece, dead_in
from pipeline.store.manifest import Entries, Manifest, Segment
from pipeline.store.merge import read_part, write_part
from pipeline.store.parts import PARTS, parts_table
from pipeline.store.segments import PartRows, Rows, TableRows, to_merge, write_segment
from pipeline.tables.arrow import article_tables, empty, schema
from pipeline.tables.columns import in_one, joined
from pipeline.tables.schema import CORPUS_TABLES

if TYPE_CHECKING:
    from pipeline.corpus.workers import Workers

PERSONS = "persons"  # doc_id, quote_id, person_id: what the step over all articles says of quotes


def article_parts(draft: Path, pieces: dict[str, Piece], live: Entries) -> tuple[dict[str, Segment], Entries]:
    """The segments of all live sources below `draft`, and the sources with the segment each then lies in."""
    dead = {name: dead_in(piece, live) for name, piece in pieces.items()}
    used = {name: piece for name, piece in pieces.items() if len(dead[name]) < len(piece.entries)}
    segments: dict[str, Segment] = {}
    sources: Entries = {}
    for group in _groups(used):
        name = token()
        segments[name] = _segment(draft, [(used[one], dead[one]) for one in group])
        for one in group:
            for path in used[one].entries.keys() - dead[one]:
                sources[path] = live[path]._replace(segment=name)
    if not segments:  # a table without rows still has its columns
        segments[token()] = write_segment(draft, [(no_rows(), frozenset())])
    return segments, sources


def _groups(used: Mapping[str, Piece]) -> list[list[str]]:
    """The pieces that become one segment each, alone or merged."""
    groups = to_merge({name: piece.segment.documents if piece.segment else 0 for name, piece in used.items()})
    merging = {name for group in groups for name in group}
    return groups + [[name] for name in used if name not in merging]


def _segment(draft: Path, group: Sequence[tuple[Piece, frozenset[str]]]) -> Segment:
    """The segment of some pieces, each with the sources that no longer count: linked where nothing changed."""
    piece, dead = group[0]
    if len(group) == 1 and not dead:
        return _linked(draft, piece)
    inputs: list[tuple[Rows, frozenset[str]]] = [(one.rows(), gone) for one, gone in group]
    return write_segment(draft, inputs)


def no_rows() -> TableRows:
    """Every table that is kept by article, without rows."""
    from pipeline.corpus import article_state

    tables = article_tables({})
    return TableRows({**tables, **article_state(tables), PARTS: parts_table({})})


def _linked(draft: Path, piece: Piece) -> Segment:
    assert piece.segment is not None and piece.folder is not None
    for table, name in piece.segment.parts.items():
        (draft / table).mkdir(exist_ok=True)
        link_or_copy(piece.folder / table / name, draft / table / name)
    return piece.segment


@dataclass(frozen=True, slots=True)
class PartReader:
    """Reads the tables below a folder, `parts` by table; see pipeline.corpus.workers."""

    folder: Path
    parts: Mapping[str, Sequence[str]]

    def __call__(self, table: str, columns: Sequence[str]) -> pa.Table:
        """All rows at once."""
        return pa.concat_tables(
            [no_rows().held[table].select(columns), *map(partial(self._read, table, columns), self.parts[table])]
        )

    def _read(self, table: str, columns: Sequence[str], part: str) -> pa.Table:
        with pq.ParquetFile(self.folder / table / part) as file:
            return file.read(columns=list(columns), use_threads=False)

    def batches(self, table: str, columns: Sequence[str]) -> Iterator[pa.Table]:
        """The rows some at a time."""
        for part in self.parts[table]:
            yield from read_part(self.folder / table / part, columns)


def corpus_parts(draft: Path, manifest: Manifest, workers: Workers | None = None) -> None:
    """Have the tables over all articles made from those below `draft`, and written there; sets the manifest's."""
    from pipeline.corpus import corpus_tables

    parts: defaultdict[str, list[str]] = defaultdict(list)
    for segment in manifest.segments.values():
        for table, part in segment.parts.items():
            parts[table].append(part)
    made = corpus_tables(PartReader(draft.absolute(), parts), workers)
    persons = made.pop(PERSONS)
    manifest.segments = {
        name: _with_persons(PartRows(draft, segment), persons) for name, segment in manifest.segments.items()
    }
    for table in CORPUS_TABLES:
        rows = made.get(table)
        rows = empty(table) if rows is None else rows
        name = f"part-{token()}.parquet"
        (draft / table).mkdir(exist_ok=True)
        manifest.corpus_rows[table] = write_part(draft / table / name, iter([rows]), schema(table))
        manifest.corpus[table] = name


def _with_persons(rows: PartRows, persons: pa.Table) -> Segment:
    """The segment with `person_id` of its quotes as `persons` has it, written anew only where one differs."""
    if all(new["person_id"].equals(old["person_id"]) for old, new in _named(rows, persons)):
        return rows.segment
    old_part = rows.path("quotes")
    name = f"part-{token()}.parquet"
    write_part(old_part.with_name(name), (new for _, new in _named(rows, persons)), schema("quotes"))
    old_part.unlink()
    return replace(rows.segment, parts={**rows.segment.parts, "quotes": name})


def _named(rows: PartRows, persons: pa.Table) -> Iterator[tuple[pa.Table, pa.Table]]:
    """The quotes as they are and as they shall be, some at a time."""
    for quotes in rows.read("quotes"):
        low, high = quotes["doc_id"][0], quotes["doc_id"][-1]
        near = pc.and_(pc.greater_equal(persons["doc_id"], low), pc.less_equal(persons["doc_id"], high))
        some = persons.filter(near).combine_chunks()
        found = pc.index_in(_key(quotes), value_set=in_one(_key(some)))
        named = some["person_id"].take(found).cast(pa.string())
        at = quotes.schema.get_field_index("person_id")
        yield quotes, quotes.set_column(at, quotes.schema.field(at), named)


def _key(table: pa.Table) -> pa.ChunkedArray:
    return joined(table["doc_id"], table["quote_id"].cast(pa.string()))
