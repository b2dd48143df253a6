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

MAKER = b"maker"  # in the metadata of what the step over all articles keeps for the next run: what made it
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
        found = list(map(partial(self._read, table, columns), self.parts[table]))
        return pa.concat_tables(found or [no_rows().held[table].select(columns)])

    def _read(self, table: str, columns: Sequence[str], part: str) -> pa.Table:
        with pq.ParquetFile(self.folder / table / part) as file:
            return file.read(columns=list(columns), use_threads=False)

    def batches(self, table: str, columns: Sequence[str]) -> Iterator[pa.Table]:
        """The rows some at a time."""
        for part in self.parts[table]:
            yield from read_part(self.folder / table / part, columns)


def corpus_parts(
    draft: Path, manifest: Manifest, maker: str, workers: Workers | None = None, before: PartReader | None = None
) -> None:
    """Have the tables over all articles made from those below `draft`, and written there; sets the manifest's.

    `maker`: digest of versions and settings; `before`: see `last_corpus`.
    """
    from pipeline.corpus import corpus_tables

    parts: defaultdict[str, list[str]] = defaultdict(list)
    for segment in manifest.segments.values():
        for table, part in segment.parts.items():
            parts[table].append(part)
    made = corpus_tables(PartReader(draft.absolute(), parts), workers, before)
    persons = made.pop(PERSONS)
    manifest.segments = {
        name: _with_persons(PartRows(draft, segment), persons) for name, segment in manifest.segments.items()
    }
    for table in dict.fromkeys((*CORPUS_TABLES, *made)):
        rows = made.get(table)
        rows = empty(table) if rows is None else rows
        wanted = schema(table) if table in CORPUS_TABLES else rows.schema.with_metadata({MAKER: maker})
        name = f"part-{token()}.parquet"
        (draft / table).mkdir(exist_ok=True)
        count = write_part(draft / table / name, iter([rows]), wanted)
        manifest.corpus[table] = name
        if table in CORPUS_TABLES:
            manifest.corpus_rows[table] = count


def last_corpus(folder: Path, manifest: Manifest, maker: str) -> PartReader | None:
    """Reads what the step over all articles made for a generation; None where other versions or settings made it."""
    of_state = [folder / table / name for table, name in manifest.corpus.items() if table not in CORPUS_TABLES]
    makers = {(pq.read_schema(path).metadata or {}).get(MAKER) for path in of_state}
    if makers != {maker.encode("ascii")}:
        return None
    return PartReader(folder.absolute(), {table: [name] for table, name in manifest.corpus.items()})


def _with_persons(rows: PartRows, persons: pa.Table) -> Segment:
    """The segment with `person_id` of its quotes as `persons` has it, written anew only where one differs."""
    path = rows.path("quotes")
    with pq.ParquetFile(path) as file:
        old = file.read(columns=["doc_id", "quote_id", "person_id"], use_threads=False)
    found = pc.index_in(_key(old), value_set=in_one(_key(persons)))
    new = in_one(pc.take(persons["person_id"], found).cast(pa.string()))
    if new.equals(in_one(old["person_id"])):
        return rows.segment
    name = f"part-{token()}.parquet"
    write_part(path.with_name(name), _renamed(rows, new), schema("quotes"))
    path.unlink()
    return replace(rows.segment, parts={**rows.segment.parts, "quotes": name})


def _renamed(rows: PartRows, person_ids: pa.Array) -> Iterator[pa.Table]:
    """The quotes with other `person_id`s, some at a time."""
    begin = 0
    for quotes in rows.read("quotes"):
        at = quotes.schema.get_field_index("person_id")
        yield quotes.set_column(at, quotes.schema.field(at), person_ids.slice(begin, len(quotes)))
        begin += len(quotes)


def _key(table: pa.Table) -> pa.ChunkedArray:
    return joined(table["doc_id"], table["quote_id"].cast(pa.string()))
