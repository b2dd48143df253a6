"""A run from raw/ to processed/: list, compare, extract what is new, commit, sum up."""

from __future__ import annotations

import hashlib
import os
import time
from collections.abc import Callable, Iterator
from contextlib import closing
from dataclasses import dataclass, field
from functools import partial
from pathlib import Path
from threading import Thread

from pipeline.config import Settings
from pipeline.corpus.workers import Workers
from pipeline.engines import Engine, Job
from pipeline.engines.chunks import tasks_of
from pipeline.engines.local import LocalEngine
from pipeline.errors import StoreError, WriteError
from pipeline.run.plan import Plan, divide, plan_of
from pipeline.sources.parts import size_of_parts, split
from pipeline.sources.remote import Location, is_url, walk_url
from pipeline.sources.source import Listing, Source, one_file, path_of, walk
from pipeline.store.manifest import Manifest, totals
from pipeline.store.store import Store, opened
from pipeline.work.provenance import Maker, differences, maker_of


@dataclass(slots=True)
class Summary:
    """What the output holds after a run, and what the run did, for the person who waits for it."""

    articles: int = 0
    rows: dict[str, int] = field(default_factory=dict)
    dropped: dict[str, int] = field(default_factory=dict)
    failures: dict[str, int] = field(default_factory=dict)
    words: int = 0  # worked on in this run
    work: dict[str, int] = field(default_factory=dict)  # sources by why they were worked on
    changes: list[str] = field(default_factory=list)  # of versions and settings since the rows were made
    unchanged: int = 0
    removed: int = 0
    resumed: int = 0  # of those unchanged, taken over from a run that ended early
    hidden: int = 0
    sample_left_out: bool = False
    seconds: float = 0.0


@dataclass(slots=True)
class Progress:
    """How far a run is. `share`: of the characters to be worked on."""

    sources: int
    done: int = 0
    words: int = 0
    size: int = 0
    done_size: int = 0
    seconds: float = 0.0


def run(
    raw: Location,
    out: Location,
    settings: Settings,
    *,
    processes: int | None = None,
    rebuild: bool = False,
    engine: Engine | None = None,
    shard: tuple[int, int] | None = None,
    report: Callable[[Progress], None] = lambda progress: None,
) -> Summary:
    """Extract what is new or changed below raw/ into out, and drop what is gone. Both may be URLs (s3://, gs://, ...).

    `processes` workers (all cores unless said), or another engine. `shard` (i, n): the i-th of n parts of the sources.

    Raises StoreError (another run is on, another raw root, a newer schema), WriteError (a full disk), EngineError (no
    worker can start), FileNotFoundError.
    """
    engine = engine or LocalEngine(processes or cores())
    with closing(engine):
        if isinstance(out, str) and is_url(out):
            from pipeline.store.remote import copy_of

            with copy_of(out) as folder:
                return _run(raw, folder, settings, processes, rebuild, engine, shard, report)
        return _run(raw, Path(out), settings, processes, rebuild, engine, shard, report)


def _run(
    raw: Location,
    out: Path,
    settings: Settings,
    processes: int | None,
    rebuild: bool,
    engine: Engine,
    shard: tuple[int, int] | None,
    report: Callable[[Progress], None],
) -> Summary:
    begun = time.perf_counter()
    maker = maker_of(settings)
    try:
        with opened(out, rebuild) as store:
            root, listing = list_sources(raw, store.manifest)
            mine = partial(in_part, *shard) if shard else everything
            store.begin(maker, root, rebuild and not listing.single)
            plan = plan_for(store, listing, maker, rebuild, mine)
            progress = Progress(len(plan.work), size=sum(source.size for source in plan.work))
            if plan.work:
                work = divide(plan, parts_of(plan.work, engine, settings), mine)
                store.live = dict(plan.keep)
                progress = Progress(len(work), size=sum(source.bytes for source in work))
                _extract(store, work, settings, engine, processes or cores(), progress, report)
            changes = changes_of(store.manifest, plan, maker)
            manifest = store.manifest
            if manifest is None or needs_commit(store, manifest):
                manifest = store.commit(Workers(engine.width(), engine.each))
            store.tidy()
    except OSError as error:
        if isinstance(error, FileNotFoundError) and (is_url(raw) or not Path(raw).exists()):
            raise
        raise WriteError(f"{error.filename or out} cannot be written: {error.strerror or error}") from None
    summary = summary_of(manifest)
    summary.words, summary.work, summary.changes = progress.words, dict(plan.why), changes
    summary.unchanged, summary.removed, summary.resumed = plan.unchanged, plan.removed, plan.resumed
    summary.hidden, summary.sample_left_out = listing.hidden, listing.sample_left_out
    summary.seconds = time.perf_counter() - begun
    return summary


def list_sources(raw: Location, manifest: Manifest | None) -> tuple[Location, Listing]:
    """The raw root and its sources; for a file below the root that an output knows, that root and this one source."""
    if isinstance(raw, str) and is_url(raw):
        url = raw.rstrip("/")
        return url, walk_url(url)
    place = Path(os.path.abspath(raw))  # noqa: PTH100
    if not place.is_file():
        return place, walk(place)
    known = Path(manifest.root) if manifest and not is_url(manifest.root) else place.parent
    root = known if place.is_relative_to(known) else place.parent
    return root, one_file(place, place.relative_to(root).as_posix())


def in_part(part: int, parts: int, key: str) -> bool:
    """Whether a source, or part of one, is in the part-th of several (from 1): by a hash of its key.

    A new source then changes no other's place.
    """
    number = int(hashlib.sha256(key.encode("utf-8", "surrogateescape")).hexdigest()[:8], 16)
    return number % parts == part - 1


def everything(key: str) -> bool:
    """All is this run's to do."""
    return True


def plan_for(
    store: Store, listing: Listing, maker: Maker, rebuild: bool, mine: Callable[[str], bool] = everything
) -> Plan:
    """What is to be done; the store then counts on the rows that stay."""
    known = store.known()
    if rebuild and listing.single:
        known = {key: entries for key, entries in known.items() if path_of(key) != listing.sources[0].path}
    committed = store.manifest.sources if store.manifest and (listing.single or not rebuild) else {}
    plan = plan_of(listing, known, committed, maker.digest, mine)
    store.live = dict(plan.keep)
    return plan


def parts_of(sources: list[Source], engine: Engine, settings: Settings) -> Iterator[list[Source]]:
    """Each source in its parts where it is large, which takes a pass over it; the engine's workers make that."""
    large = [source for source in sources if size_of_parts(source) is not None]
    found = engine.each(partial(split, settings=settings), large)
    return (next(found) if size_of_parts(source) is not None else [source] for source in sources)


def needs_commit(store: Store, manifest: Manifest) -> bool:
    """Whether the output differs from what it should be, if only in the dates of files."""
    return store.live != manifest.sources or manifest.root != str(store.root)


def cores() -> int:
    """Cores that this process may use."""
    return len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count() or 1


def _extract(
    store: Store,
    work: list[Source],
    settings: Settings,
    engine: Engine,
    processes: int,
    progress: Progress,
    report: Callable[[Progress], None],
) -> None:
    begun = time.perf_counter()
    job = Job(settings, store.maker.digest, store.root, store.journal.absolute())
    report(progress)
    Thread(target=_load_commit, daemon=True).start()
    with closing(engine.map(tasks_of(work, processes), job)) as finished:  # workers end with the loop
        for done in finished:
            store.add(done.shard)
            progress.done += len(done.shard.entries)
            progress.words += done.words
            progress.done_size += done.size
            progress.seconds = time.perf_counter() - begun
            report(progress)


def changes_of(manifest: Manifest | None, plan: Plan, maker: Maker) -> list[str]:
    """What changed in versions and settings, where that is why sources are worked on."""
    if manifest is None or not plan.why["version or settings changed"]:
        return []
    return sorted({line for old in manifest.makers.values() for line in differences(old, maker.values)})


def _load_commit() -> None:
    """Load what the commit needs while the workers work, a second that nobody then waits for."""
    import pipeline.corpus.figures.figures
    import pipeline.corpus.people.people
    import pipeline.corpus.stories.duplicates
    import pipeline.store.commit  # noqa: F401


def summary_of(manifest: Manifest) -> Summary:
    """What an output holds."""
    counted = totals(manifest.segments.values())
    rows = {**counted["rows"], **manifest.corpus_rows}
    return Summary(
        articles=rows.get("documents", 0),
        rows={name: rows[name] for name in _public(rows)},
        dropped=dict(counted["dropped"].most_common()),
        failures=dict(counted["failed"].most_common()),
    )


def _public(rows: dict[str, int]) -> list[str]:
    from pipeline.tables.schema import TABLES

    return [name for name in TABLES if name in rows]


__all__ = ["Progress", "StoreError", "Summary", "WriteError", "run"]
