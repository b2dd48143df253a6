"""Back to an earlier state of an output that is still kept."""

from __future__ import annotations

from pathlib import Path

from pipeline.errors import StoreError
from pipeline.store.damage import damage_of
from pipeline.store.generations import STATE, current_number, folder_of, link_tables, make_current, numbers
from pipeline.store.lock import locked
from pipeline.store.manifest import Manifest, load
from pipeline.tables.schema import TABLES


def roll_back(out: Path, to: int | None = None) -> Manifest:
    """Make a kept state current: the one before the current, or the one of a number. No state is removed.

    The next run compares raw/ with that state. Raises StoreError where it is not kept, or not whole; BusyError.
    """
    state = out / STATE
    kept = numbers(state)
    now = current_number(state)
    if not kept:
        raise StoreError(f"{out} holds no tables: make them with pipeline extract RAW --out {out}")
    before = [number for number in kept if now is None or number < now]
    wanted = to if to is not None else next(iter(before), None)
    if wanted not in kept:
        named = ", ".join(str(number) for number in sorted(kept))
        raise StoreError(f"{out} keeps the states {named}, and is at {now}: there is no other to go back to")
    assert wanted is not None
    with locked(state / "lock"):
        folder = folder_of(state, wanted)
        manifest = load(folder)
        if damage := damage_of(folder, manifest).files:
            file, wrong = next(iter(damage.items()))
            raise StoreError(f"state {wanted} is damaged: {folder / file} {wrong}")
        link_tables(out, TABLES)
        make_current(state, wanted)
    return manifest
