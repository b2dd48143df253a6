"""Several outputs of parts of one raw root (`extract --shard I/N`) brought together in one."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from pathlib import Path

from pipeline.errors import StoreError
from pipeline.sources.source import parts_in, path_of
from pipeline.store.damage import damage_of
from pipeline.store.generations import STATE, folder_of
from pipeline.store.journal import Piece
from pipeline.store.lock import locked
from pipeline.store.manifest import Entries, Manifest
from pipeline.store.store import Store, committed, opened
from pipeline.work.provenance import Maker, differences


def unite(outs: Sequence[Path], into: Path, rebuild: bool = False) -> Manifest:
    """Commit the rows of `outs` to `into`, and the tables over all their articles; the inputs stay as they are.

    What `into` held of the same raw root is replaced; of another, only with `rebuild`. Raises StoreError where an input
    holds nothing or is damaged, a part is missing or there twice, raw root or settings differ; BusyError where a run
    is on.
    """
    if into.resolve() in {out.resolve() for out in outs}:
        raise StoreError(f"{into} is itself among the outputs to merge: choose another --out")
    _check(outs)
    with opened(into, anew=rebuild) as store:
        held = store.manifest
        for out in outs:
            with locked(out / STATE / "lock"):
                _take(store, out)
        if held and not rebuild and held.root != store.root:
            raise StoreError(
                f"{into} holds the articles of {held.root}, not of {store.root}: "
                "choose another --out, or replace them with --rebuild"
            )
        store.shard = None
        return store.commit()


def _check(outs: Sequence[Path]) -> None:
    """Raises StoreError unless the outputs are all parts of one whole, made with one version and settings."""
    held: dict[Path, Manifest] = {}
    for out in outs:
        if (manifest := committed(out)) is None:
            raise StoreError(f"{out} holds no tables: make them with pipeline extract RAW --shard I/N --out {out}")
        held[out] = manifest
    first, one = next(iter(held.items()))
    for out, manifest in held.items():
        if manifest.root != one.root:
            raise StoreError(f"{out} holds the articles of {manifest.root}, not of {one.root}")
        if len(held) > 1 and manifest.shard is None:
            raise StoreError(f"{out} holds all parts: there is nothing to merge it with")
        changes = _unlike(one, manifest)
        if changes:
            raise StoreError(
                f"{out} was made otherwise than {first} ({'; '.join(changes)}): extract it again with the same "
                "version and settings"
            )
    _check_parts({out: manifest.shard for out, manifest in held.items() if manifest.shard})


def _unlike(one: Manifest, other: Manifest) -> list[str]:
    """How the makers of two outputs differ; an output without articles has none."""
    pairs = [(a, b) for a in one.makers.values() for b in other.makers.values()]
    lines = {line for a, b in pairs for line in differences(a, b)}
    if one.habits != other.habits and not lines:
        lines = set(differences(_told(one), _told(other)))
    return sorted(lines)


def _told(manifest: Manifest) -> dict[str, str]:
    return {name: str(value) for name, value in manifest.habits.told().items()}


def _check_parts(shards: Mapping[Path, tuple[int, int]]) -> None:
    """Raises StoreError unless each part of the same number of parts is there once."""
    if not shards:
        return
    of = {n for _, n in shards.values()}
    if len(of) > 1:
        told = ", ".join(f"{out} is part {i} of {n}" for out, (i, n) in shards.items())
        raise StoreError(f"the outputs were divided otherwise: {told}; extract all with the same number of parts")
    (count,) = of
    there = [i for i, _ in shards.values()]
    if twice := sorted(i for i in set(there) if there.count(i) > 1):
        raise StoreError(f"part {twice[0]} of {count} stands in two of the outputs: name each once")
    if missing := sorted(set(range(1, count + 1)) - set(there)):
        named = ", ".join(map(str, missing))
        raise StoreError(
            f"part {named} of {count} is missing: make it with pipeline extract RAW --shard {missing[0]}/{count}"
        )


def _take(store: Store, out: Path) -> None:
    """Have the store count on the segments of one output; their parts are linked or read at the commit."""
    manifest = committed(out)
    assert manifest is not None  # see _check
    folder = folder_of(out / STATE, manifest.generation)
    damage = damage_of(folder, manifest)
    if damage.files:
        name, wrong = next(iter(damage.files.items()))
        raise StoreError(f"{out / name} {wrong}: run pipeline extract for {out} again, which makes it anew")
    divided = {path_of(key): parts_in(key) for key in store.live}
    if otherwise := sorted(
        key for key in manifest.sources if divided.get(path_of(key), parts_in(key)) != parts_in(key)
    ):
        raise StoreError(f"{path_of(otherwise[0])!r} changed while the parts were made: extract all of them again")
    store.root = manifest.root
    store.habits = manifest.habits
    for digest, values in manifest.makers.items():
        store.makers[digest] = values
        store.maker = Maker(digest, values)
    entries: dict[str, Entries] = {name: {} for name in manifest.segments}
    for path, entry in manifest.sources.items():
        entries[entry.segment][path] = entry
    store.live.update(manifest.sources)
    for name, segment in manifest.segments.items():
        if entries[name]:
            store.pieces[name] = Piece(name, entries[name], folder=folder, segment=segment)
