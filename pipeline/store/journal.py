"""What a run has finished and not yet committed, so that a killed run's work is taken up by the next.

Shards are written by workers as chunks end; every ROLL of them the run merges into a segment of Parquet parts.
"""

from __future__ import annotations

import json
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from pipeline.store.files import remove, remove_temporary, sync, sync_tree, temporary, token, write_whole
from pipeline.store.manifest import Entries, Segment, pack, unpack
from pipeline.store.shards import SUFFIX, Shard, read_head
from pipeline.store.sums import File, damaged, digest_of, files_of

if TYPE_CHECKING:
    from pipeline.store.segments import Rows

ROLL = 32  # shards merged at once: bounds memory and open files
HEAD = "segment.json"
SEGMENT = "segment-"


@dataclass(frozen=True, slots=True)
class Piece:
    """A journaled or committed stretch of rows, and the sources in it."""

    name: str
    entries: Entries
    shard: Shard | None = None
    folder: Path | None = None
    segment: Segment | None = None

    def rows(self) -> Rows:
        """Its rows, to be merged."""
        from pipeline.store.segments import PartRows, ShardRows

        if self.shard is not None:
            return ShardRows(self.shard)
        assert self.folder is not None and self.segment is not None
        return PartRows(self.folder, self.segment)


def read_journal(folder: Path, maker: str, root: str, *, tidy: bool) -> list[Piece]:
    """The pieces made by this version and settings from this root; all else in the folder is removed if `tidy`."""
    if tidy:
        remove_temporary(folder)
    pieces: dict[str, Piece] = {}
    replaced: set[str] = set()
    for path in sorted(folder.iterdir()) if folder.is_dir() else ():
        if path.name.endswith(SUFFIX):
            shard = read_head(path)
            if shard and (shard.maker, shard.root) == (maker, root):
                pieces[path.name] = Piece(path.name, shard.entries, shard=shard)
        elif path.name.startswith(SEGMENT) and (found := _read_segment(path, maker, root)):
            pieces[path.name] = found[0]
            replaced.update(found[1])
        if tidy and path.name not in pieces:
            remove(path)
    for name in replaced & pieces.keys():
        if tidy:
            remove(folder / name)
        del pieces[name]
    return list(pieces.values())


def _read_segment(path: Path, maker: str, root: str) -> tuple[Piece, list[str]] | None:
    try:
        digest, _, told = (path / HEAD).read_bytes().partition(b" ")
        if digest_of(told).encode("ascii") != digest:
            return None
        head = json.loads(told)
        if (head["maker"], head["root"]) != (maker, root):
            return None
        if damaged(path, {name: File(*file) for name, file in head["files"].items()}):
            return None
        segment = Segment(head["parts"], head["tallies"])
        return Piece(path.name, unpack(head["entries"]), folder=path, segment=segment), head["replaces"]
    except (OSError, ValueError, KeyError, TypeError):
        return None


def roll(folder: Path, maker: str, root: str, pieces: list[Piece], live: Entries) -> Piece:
    """Merge shards into a journaled segment of what is live in them, and remove them."""
    from pipeline.store.segments import write_segment

    name = f"{SEGMENT}{token()}"
    draft = temporary(folder)
    draft.mkdir()
    try:
        segment = write_segment(draft, [(piece.rows(), dead_in(piece, live)) for piece in pieces])
        entries = {
            path: live[path]._replace(segment=name)
            for piece in pieces
            for path in piece.entries.keys() - dead_in(piece, live)
        }
        head = {"maker": maker, "root": root, "parts": segment.parts, "tallies": segment.tallies}
        head |= {"replaces": [piece.name for piece in pieces], "entries": pack(entries)}
        head["files"] = files_of(draft, [f"{table}/{part}" for table, part in segment.parts.items()])
        told = json.dumps(head, separators=(",", ":")).encode("ascii")
        write_whole(draft / HEAD, digest_of(told).encode("ascii"), b" ", told)
        sync_tree(draft)
        draft.rename(folder / name)
    except BaseException:
        remove(draft)
        raise
    sync(folder)
    for piece in pieces:
        remove(folder / piece.name)
    return Piece(name, entries, folder=folder / name, segment=segment)


def dead_in(piece: Piece, live: Entries) -> frozenset[str]:
    """The sources whose rows in a piece no longer count."""
    return frozenset(path for path in piece.entries if path not in live or live[path].segment != piece.name)
