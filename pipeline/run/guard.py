"""What a run does not do unasked: remove much, or make a part of a whole."""

from __future__ import annotations

from pipeline.config import Habits
from pipeline.errors import RemovalError, StoreError
from pipeline.run.listing import belongs
from pipeline.sources.source import SAMPLE, Listing, path_of
from pipeline.store.store import Store, same_root

FEW = 10  # sources: below, a person sees what goes
SHARE = 1 / 3  # of an output's sources; a site's page that moved takes fewer, a disk that is not there takes all


def check_shard(store: Store, shard: tuple[int, int] | None, single: bool) -> None:
    """Raises StoreError where an output holds another part than is to be made, or the whole."""
    manifest, out = store.manifest, store.out
    if manifest is None or manifest.shard == shard or single or not (manifest.sources or manifest.shard):
        return
    held = f"part {manifest.shard[0]} of {manifest.shard[1]}" if manifest.shard else "all parts"
    this = f"--shard {manifest.shard[0]}/{manifest.shard[1]}" if manifest.shard else "no --shard"
    raise StoreError(
        f"{out} holds {held} of {manifest.root}: run it with {this}, choose another --out, or replace it with --rebuild"
    )


def check_removals(store: Store, listing: Listing, habits: Habits) -> None:
    """Raises RemovalError where more than SHARE of FEW or more sources are gone, or all of several with none in place.

    The project's sample, which gives way to a user's own sources, and what was left out by choice are not counted.
    """
    manifest, out = store.manifest, store.out
    if (
        manifest is None or listing.single or not same_root(manifest, store.root, out)
    ):  # another root: what --rebuild asks for
        return
    held = {path_of(key) for key in manifest.sources}
    if listing.sample_left_out:
        held = {path for path in held if not path.startswith(f"{SAMPLE}/")}
    gone = {path for path in held if belongs(path, habits)} - {source.path for source in listing.sources}
    gone -= {path for path, _ in listing.unreadable} | {sidecar.path for sidecar in listing.sidecars}
    if _too_many(len(gone), len(held), not listing.sources):
        raise RemovalError(
            f"{len(gone):,} of the {len(held):,} sources of {out} are gone from {manifest.root}, such as "
            f"{min(gone)}: is it mounted? Nothing was changed; if it is meant, run again with --allow-removals"
        )


def _too_many(gone: int, held: int, empty: bool) -> bool:
    """Whether so many of an output's sources are gone that the folder may not be there; `empty`: it holds none."""
    if empty and gone == held > 1:
        return True
    return held >= FEW and gone > SHARE * held
