"""Committed states: built beside the current one, then made current by the rename of one link."""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path

from pipeline.errors import StoreError
from pipeline.store.files import point, remove, remove_temporary, sync, sync_tree, temporary, write_whole
from pipeline.store.manifest import FILE, Manifest, dump

STATE = "_state"
GENERATIONS = "generations"
CURRENT = "current"


def current_number(state: Path) -> int | None:
    """The number of the committed generation; None where there is none."""
    try:
        name = str((state / CURRENT).readlink())
    except FileNotFoundError:
        return None
    except OSError:
        raise StoreError(f"{state / CURRENT} is no link of this pipeline's: move it away, or use --out") from None
    number = Path(name).name
    return int(number) if number.isdigit() and (state / name / FILE).is_file() else None


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
    write_whole(draft / FILE, dump(manifest))
    sync_tree(draft)
    place = folder_of(state, manifest.generation)
    remove(place)
    draft.rename(place)
    sync(place.parent)
    link_tables(state.parent, tables)
    before = current_number(state)
    point(state / CURRENT, f"{GENERATIONS}/{place.name}", state)
    clean(state, {manifest.generation, before})


def link_tables(out: Path, tables: Iterable[str]) -> None:
    """Have each processed/<table> lead into whatever generation is current."""
    for table in tables:
        link, target = out / table, f"{STATE}/{CURRENT}/{table}"
        if link.is_symlink() and str(link.readlink()) == target:
            continue
        if link.exists() and not link.is_symlink():
            raise StoreError(f"{link} was not written by this pipeline: move it away, or choose another --out")
        point(link, target, out / STATE)


def clean(state: Path, keep: Iterable[int | None]) -> None:
    """Remove unfinished drafts and all generations but those to keep."""
    folder = state / GENERATIONS
    remove_temporary(state)
    remove_temporary(folder)
    kept = {folder_of(state, number).name for number in keep if number is not None}
    for path in folder.iterdir() if folder.is_dir() else ():
        if path.name not in kept:
            remove(path)
