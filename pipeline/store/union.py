"""Several outputs of parts of one raw root (`extract --shard I/N`) brought together in one."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from pipeline.errors import StoreError
from pipeline.sources.source import parts_in, path_of
from pipeline.store.generations import STATE, folder_of
from pipeline.store.journal import Piece
from pipeline.store.lock import locked
from pipeline.store.manifest import Entries, Manifest
from pipeline.store.store import Store, committed, opened
from pipeline.work.provenance import Maker


def unite(outs: Sequence[Path], into: Path) -> Manifest:
    """Commit the rows of `outs` to `into`, and the tables over all their articles; the inputs stay as they are.

    What `into` held before is replaced. Raises StoreError where an input holds nothing, belongs to another raw root
    than the first, or has a source that another has too or has in other parts; BusyError where a run is on.
    """
    if into.resolve() in {out.resolve() for out in outs}:
        raise StoreError(f"{into} is itself among the outputs to merge: choose another --out")
    with opened(into, anew=True) as store:
        for out in outs:
            with locked(out / STATE / "lock"):
                _take(store, out)
        return store.commit()


def _take(store: Store, out: Path) -> None:
    """Have the store count on the segments of one output; their parts are linked or read at the commit."""
    manifest = committed(out)
    if manifest is None:
        raise StoreError(f"{out} holds no tables: make them with pipeline extract RAW --shard I/N --out {out}")
    if store.root not in ("", manifest.root):
        raise StoreError(f"{out} holds the articles of {manifest.root}, not of {store.root}")
    divided = {path_of(key): parts_in(key) for key in store.live}
    twice = sorted(
        key
        for key in manifest.sources
        if key in store.live or divided.get(path_of(key), parts_in(key)) != parts_in(key)
    )
    if twice:
        raise StoreError(
            f"{path_of(twice[0])!r} stands in two of the outputs: were they made with the same number of parts?"
        )
    store.root = manifest.root
    for digest, values in manifest.makers.items():
        store.makers[digest] = values
        store.maker = Maker(digest, values)
    folder = folder_of(out / STATE, manifest.generation)
    entries: dict[str, Entries] = {name: {} for name in manifest.segments}
    for path, entry in manifest.sources.items():
        entries[entry.segment][path] = entry
    store.live.update(manifest.sources)
    for name, segment in manifest.segments.items():
        if entries[name]:
            store.pieces[name] = Piece(name, entries[name], folder=folder, segment=segment)
