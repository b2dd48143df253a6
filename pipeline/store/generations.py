"""Committed states: built beside the current one, then made current by the rename of one link."""

from __future__ import annotations

import logging
import re
from collections.abc import Iterable
from pathlib import Path

from pipeline.errors import DamageError, StoreError
from pipeline.store.files import point, remove, remove_temporary, sync, sync_tree, temporary, write_whole
from pipeline.store.manifest import COPY, FILE, Manifest, dump, load
from pipeline.store.sums import files_of

STATE = "_state"
GENERATIONS = "generations"
CURRENT = "current"
NUMBER = re.compile(r"\d{8,}")

log = logging.getLogger("pipeline")


def current_number(state: Path) -> int | None:
    """The number that the link to the committed generation says; None where there is no such link."""
    try:
        name = (state / CURRENT).readlink().name
    except FileNotFoundError:
        return None
    except OSError:
        raise StoreError(f"{state / CURRENT} is no link of this pipeline's: move it away, or use --out") from None
    return int(name) if NUMBER.fullmatch(name) else None


def numbers(state: Path) -> list[int]:
    """The generations that are there, the newest first."""
    folder = state / GENERATIONS
    names = [path.name for path in folder.iterdir()] if folder.is_dir() else []
    return sorted((int(name) for name in names if NUMBER.fullmatch(name)), reverse=True)


def current(state: Path) -> Manifest | None:
    """The manifest of the committed generation; of the newest before it where that cannot be read.

    None where nothing was committed. Raises NewerError; DamageError where there are generations and none can be read.
    """
    linked = current_number(state)
    there = numbers(state)
    wrong: DamageError | None = None
    for number in ([linked] if linked in there else []) + [number for number in there if number != linked]:
        try:
            return load(folder_of(state, number))
        except DamageError as error:
            wrong = wrong or error
    if wrong is not None:
        raise wrong
    return None


def folder_of(state: Path, number: int) -> Path:
    """Where a generation lies."""
    return state / GENERATIONS / f"{number:08d}"


def draft_in(state: Path) -> Path:
    """A folder for a generation to be built in."""
    (state / GENERATIONS).mkdir(parents=True, exist_ok=True)
    draft = temporary(state / GENERATIONS)
    draft.mkdir()
    return draft


def switch(state: Path, draft: Path, manifest: Manifest, tables: Iterable[str]) -> None:
    """Make a finished draft the current generation, and keep the one before it for those who are reading."""
    parts = manifest.parts()
    manifest.files = {name: file for name in parts if (file := manifest.files.get(name)) is not None}
    manifest.files |= files_of(draft, [name for name in parts if name not in manifest.files])
    for name in (FILE, COPY):
        write_whole(draft / name, dump(manifest))
    sync_tree(draft)
    place = folder_of(state, manifest.generation)
    remove(place)
    draft.rename(place)
    sync(place.parent)
    link_tables(state.parent, tables)
    make_current(state, manifest.generation)
    clean(state, manifest.generation, manifest.habits.keep)


def mend_manifest(state: Path, manifest: Manifest) -> None:
    """Write the manifest of a generation anew where it and its copy are not the same bytes."""
    folder = folder_of(state, manifest.generation)
    held = [path.read_bytes() if path.is_file() else b"" for path in (folder / FILE, folder / COPY)]
    if held[0] != held[1]:
        for name in (FILE, COPY):
            write_whole(folder / name, dump(manifest))


def make_current(state: Path, number: int) -> None:
    """Have readers see a generation that is there."""
    if current_number(state) != number:
        point(state / CURRENT, f"{GENERATIONS}/{folder_of(state, number).name}", state)


def link_tables(out: Path, tables: Iterable[str]) -> None:
    """Have each processed/<table> lead into whatever generation is current."""
    for table in tables:
        link, target = out / table, f"{STATE}/{CURRENT}/{table}"
        if link.is_symlink() and str(link.readlink()) == target:
            continue
        if link.exists() and not link.is_symlink():
            raise StoreError(f"{link} was not written by this pipeline: move it away, or choose another --out")
        point(link, target, out / STATE)


def clean(state: Path, number: int | None, keep: int) -> None:
    """Remove unfinished drafts, and all generations but the current one and the newest others, `keep` in all.

    Where none is current, no generation is removed.
    """
    remove_temporary(state)
    remove_temporary(state / GENERATIONS)
    if number is None:
        return
    others = [other for other in numbers(state) if other != number]
    for old in others[max(0, keep - 1) :]:
        remove(folder_of(state, old))
