"""A finished chunk on disk: all its tables in one file, so that one rename and one sync make it safe.

Layout: a line of checksum and JSON (what became of each source, where each table lies, the tables' own checksum), then
the tables as Arrow streams.
"""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import dataclass
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Any

from pipeline.store.files import token, write_whole
from pipeline.store.manifest import Entries, pack, unpack
from pipeline.store.sums import digest_of

if TYPE_CHECKING:
    import pyarrow as pa

SUFFIX = ".shard"
BLOCK = 1 << 20  # bytes read at a time


@dataclass(frozen=True, slots=True)
class Shard:
    """A shard file's head: made by what, its sources, and each table's (offset, length) in the file."""

    file: Path
    maker: str
    root: str
    entries: Entries
    tables: Mapping[str, tuple[int, int]]

    @property
    def name(self) -> str:
        """The name under which entries refer to it."""
        return self.file.name


def write_shard(folder: Path, maker: str, root: str, entries: Entries, tables: Mapping[str, pa.Table]) -> Shard:
    """Write the tables of a chunk, each sorted, and what became of its sources. Raises OSError (a full disk)."""
    import pyarrow as pa

    from pipeline.store.merge import in_order

    name = token() + SUFFIX
    entries = {path: entry._replace(segment=name) for path, entry in entries.items()}
    options = pa.ipc.IpcWriteOptions(compression="lz4")
    places: dict[str, tuple[int, int]] = {}
    bodies: list[memoryview] = []
    at = 0
    for table_name, table in tables.items():
        sink = pa.BufferOutputStream()
        with pa.ipc.new_stream(sink, table.schema, options=options) as writer:
            writer.write_table(in_order(table_name, table))
        body = sink.getvalue()
        places[table_name] = (at, body.size)
        at += body.size
        bodies.append(memoryview(body))
    head = {"maker": maker, "root": root, "entries": pack(entries), "tables": places, "sum": digest_of(*bodies)}
    told = json.dumps(head, separators=(",", ":")).encode("ascii")
    write_whole(folder / name, digest_of(told).encode("ascii"), b" ", told, b"\n", *bodies)
    return Shard(folder / name, maker, root, entries, places)


def read_head(file: Path) -> Shard | None:
    """A shard's head; None where the file is not as it was written."""
    try:
        with file.open("rb") as handle:
            digest, _, told = handle.readline().rstrip(b"\n").partition(b" ")
            head: dict[str, Any] = json.loads(told)
            rest = digest_of(*iter(partial(handle.read, BLOCK), b""))
        if digest_of(told).encode("ascii") != digest or rest != head["sum"]:
            return None
        places = {name: (int(at), int(size)) for name, (at, size) in head["tables"].items()}
        return Shard(file, head["maker"], head["root"], unpack(head["entries"]), places)
    except (OSError, ValueError, KeyError, TypeError):
        return None


def read_table(shard: Shard, name: str) -> pa.Table:
    """One table of a shard."""
    import pyarrow as pa

    at, size = shard.tables[name]
    with shard.file.open("rb") as handle:
        start = len(handle.readline())
        handle.seek(start + at)
        return pa.ipc.open_stream(handle.read(size)).read_all()
