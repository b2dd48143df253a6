"""The store of one output folder: what it holds, what has been journaled, and the commit that brings them together."""

from __future__ import annotations

import logging
import os
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING

from pipeline.config import Habits
from pipeline.errors import NewerError, StoreError
from pipeline.sources.remote import Location, is_url
from pipeline.store import generations
from pipeline.store.damage import Damage, damage_of, without_damaged
from pipeline.store.files import link_or_copy, remove
from pipeline.store.generations import STATE, folder_of
from pipeline.store.journal import ROLL, Piece, dead_in, read_journal, roll
from pipeline.store.lock import locked
from pipeline.store.manifest import Entries, Entry, Manifest, Segment
from pipeline.store.shards import Shard
from pipeline.tables.schema import TABLES
from pipeline.work.provenance import Maker

if TYPE_CHECKING:
    from pipeline.corpus.workers import Workers

log = logging.getLogger("pipeline")


def committed(out: Path) -> Manifest | None:
    """What an output holds; None where nothing was committed. Raises NewerError, DamageError."""
    return generations.current(out / STATE)


@contextmanager
def opened(out: Path, anew: bool = False) -> Iterator[Store]:
    """The store of an output, locked; `anew` if what it holds is to be replaced, whole or broken.

    Raises BusyError where another run holds it, StoreError where it cannot be used.
    """
    state = out / STATE
    with locked(state / "lock"):
        damage = Damage()
        try:
            manifest = committed(out)
            if manifest:
                generations.mend_manifest(state, manifest)
                generations.make_current(state, manifest.generation)
                generations.link_tables(out, TABLES)
                damage = damage_of(folder_of(state, manifest.generation), manifest)
        except NewerError:
            raise
        except StoreError:
            if not anew:
                raise
            manifest = None
        generations.clean(state, manifest.generation if manifest else None, manifest.habits.keep if manifest else 0)
        for file, wrong in damage.files.items():
            log.warning("%s %s: its rows are made anew", out / file, wrong)
        yield Store(out, manifest, damage)


class Store:
    """An output folder that this process may write. `live` says which sources' rows count, and where they lie."""

    def __init__(self, out: Path, manifest: Manifest | None, damage: Damage | None = None) -> None:
        self.out = out
        self.state = out / STATE
        self.journal = self.state / "journal"
        self.damage = damage or Damage()
        self.manifest = without_damaged(manifest, self.damage) if manifest else None
        self.habits = manifest.habits if manifest else Habits()
        self.shard = manifest.shard if manifest else None
        self.live: Entries = {}
        self.pieces: dict[str, Piece] = {}
        self.maker = Maker("", {})
        self.makers: dict[str, dict[str, str]] = {}  # of rows taken over from other outputs
        self.root = ""

    def begin(self, maker: Maker, root: Location, rebuild: bool, look: bool = False) -> None:
        """Say what is to be made from where (without a password); `look` if nothing is to be written.

        Raises StoreError where the output belongs to another raw root.
        """
        self.maker, self.root = maker, str(root)
        if self.manifest and not rebuild and not same_root(self.manifest, root, self.out):
            raise StoreError(
                f"{self.out} holds the articles of {self.manifest.root}, not of {root}: "
                "choose another --out, or replace them with --rebuild"
            )
        if rebuild and not look:
            remove(self.journal)
        if not look:
            self.journal.mkdir(parents=True, exist_ok=True)
        journaled = read_journal(self.journal, maker.digest, self.root, tidy=not look)
        self.pieces = {piece.name: piece for piece in journaled}
        if self.manifest and not rebuild:
            folder = folder_of(self.state, self.manifest.generation)
            entries: dict[str, Entries] = {name: {} for name in self.manifest.segments}
            for path, entry in self.manifest.sources.items():
                entries[entry.segment][path] = entry
            for name, segment in self.manifest.segments.items():
                self.pieces[name] = Piece(name, entries[name], folder=folder, segment=segment)

    def known(self) -> dict[str, list[Entry]]:
        """What is known of each source, as committed first and as journaled."""
        out: dict[str, list[Entry]] = {}
        held = self.manifest.segments if self.manifest else {}
        for piece in sorted(self.pieces.values(), key=lambda piece: piece.name not in held):
            for path, entry in piece.entries.items():
                out.setdefault(path, []).append(entry)
        return out

    def committed_entries(self) -> Entries:
        """The committed sources."""
        return self.manifest.sources if self.manifest else {}

    def add(self, shard: Shard) -> None:
        """Take a finished chunk; every ROLL of them become one segment, so that memory and files stay few."""
        self.pieces[shard.name] = Piece(shard.name, shard.entries, shard=shard)
        self.live.update(shard.entries)
        if sum(piece.shard is not None for piece in self.pieces.values()) >= ROLL:
            self.roll()

    def roll(self) -> None:
        """Merge the shards that lie in the journal."""
        shards = [piece for piece in self.pieces.values() if piece.shard is not None]
        for start in range(0, len(shards), ROLL):
            some = shards[start : start + ROLL]
            piece = roll(self.journal, self.maker.digest, self.root, some, self.live)
            for old in some:
                del self.pieces[old.name]
            self.pieces[piece.name] = piece
            self.live.update(piece.entries)

    def rows_changed(self) -> bool:
        """Whether a commit would change rows: something was journaled, or a committed source is gone."""
        if not self.manifest or self.damage.files:
            return True
        held = self.manifest.segments.keys()
        kept = sum(entry.segment in held for entry in self.live.values())
        return kept < len(self.live) or kept < len(self.manifest.sources)

    def commit(self, workers: Workers | None = None) -> Manifest:
        """Make the live sources' rows the current generation: all tables at once, or, if killed, none.

        `workers` share in what is made over all articles.
        """
        from pipeline.store.commit import article_parts, corpus_parts, last_corpus

        old = self.manifest
        number = max([0, *generations.numbers(self.state)]) + 1
        new = Manifest(self.root, _from_out(self.root, self.out), number, habits=self.habits, shard=self.shard)
        new.files = dict(old.files) if old else {}
        draft = generations.draft_in(self.state)
        try:
            if self.rows_changed() or not old:
                self.roll()
                new.segments, new.sources = article_parts(draft, self.pieces, self.live)
                digest, before = self.maker.digest, None
                if old and not self.damage.files:
                    before = last_corpus(folder_of(self.state, old.generation), old, digest)
                corpus_parts(draft, new, digest, workers, before)
            else:
                new.segments, new.sources = old.segments, dict(self.live)
                self._link(draft, old)
                new.corpus, new.corpus_rows = old.corpus, old.corpus_rows
            used = {entry.maker for entry in new.sources.values()}
            makers = {**(old.makers if old else {}), **self.makers, self.maker.digest: self.maker.values}
            new.makers = {digest: values for digest, values in makers.items() if digest in used}
            generations.switch(self.state, draft, new, TABLES)
        except BaseException:
            remove(draft)
            raise
        self.manifest = new
        return new

    def tidy(self) -> None:
        """Remove the journal: all in it is committed, or of no use."""
        remove(self.journal)

    def _link(self, draft: Path, old: Manifest) -> None:
        folder = folder_of(self.state, old.generation)
        for parts in (*(segment.parts for segment in old.segments.values()), old.corpus):
            for table, name in parts.items():
                (draft / table).mkdir(exist_ok=True)
                link_or_copy(folder / table / name, draft / table / name)


def same_root(manifest: Manifest, root: Location, out: Path) -> bool:
    """Whether an output belongs to a raw root, also when both were moved together."""
    return manifest.root == str(root) or (not is_url(root) and manifest.root_from_out == _from_out(root, out))


def _from_out(root: Location, out: Path) -> str:
    return str(root) if is_url(root) else os.path.relpath(root, out.resolve())


__all__ = ["Manifest", "Segment", "Store", "committed", "dead_in", "opened", "same_root"]
