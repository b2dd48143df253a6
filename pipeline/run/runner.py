"""A run from raw/ to processed/: list, compare, extract what is new, commit, sum up."""

from __future__ import annotations

import hashlib
import logging
import os
import time
from collections import Counter
from collections.abc import Callable, Iterator
from contextlib import closing
from dataclasses import dataclass, replace
from functools import partial
from pathlib import Path
from threading import Thread

from pipeline.config import UNTOLD, Choices, Habits, Settings
from pipeline.corpus.workers import Workers
from pipeline.engines import Engine, Job
from pipeline.engines.chunks import tasks_of
from pipeline.engines.local import LocalEngine
from pipeline.errors import StoreError, WriteError
from pipeline.run.guard import check_removals, check_shard
from pipeline.run.listing import Found, list_sources
from pipeline.run.names import CHANGED, up_to_date
from pipeline.run.plan import CHANGED_SOURCE, OTHER_MAKER, Plan, divide, plan_of
from pipeline.run.summary import Summary, changes_of, summary_of
from pipeline.sources.parts import size_of_parts, split
from pipeline.sources.remote import Location, is_url
from pipeline.sources.source import Source, path_of, shown
from pipeline.store.manifest import Manifest
from pipeline.store.store import Store, opened
from pipeline.work.provenance import Maker, maker_of

log = logging.getLogger("pipeline")


@dataclass(slots=True)
class Progress:
    """How far a run is. `share`: of the characters to be worked on."""

    sources: int
    done: int = 0
    words: int = 0
    size: int = 0
    done_size: int = 0
    seconds: float = 0.0


@dataclass(frozen=True, slots=True)
class Order:
    """What is asked of a run besides what its output remembers (see pipeline.config.Habits).

    `settings` are taken whole; without them, `choices` change what the output remembers. `shard` (i, n): the i-th of n
    parts of the sources. `limit`: work on so many sources and leave the rest for another run.
    """

    settings: Settings | None = None
    choices: Choices = UNTOLD
    processes: int | None = None
    rebuild: bool = False
    allow_removals: bool = False
    shard: tuple[int, int] | None = None
    limit: int | None = None

    def habits(self, held: Habits) -> Habits:
        """What the output is made with from this run on."""
        habits = self.choices.over(held)
        return habits if self.settings is None else replace(habits, settings=self.settings)

    def mine(self) -> Callable[[str], bool]:
        """Whether a source or part, by its key, is this run's to do."""
        return partial(in_part, *self.shard) if self.shard else everything


def run(
    raw: Location,
    out: Location,
    order: Order | Settings | None = None,
    *,
    processes: int | None = None,
    rebuild: bool = False,
    shard: tuple[int, int] | None = None,
    engine: Engine | None = None,
    report: Callable[[Progress], None] = lambda progress: None,
) -> Summary:
    """Extract what is new or changed below raw/ into out, and drop what is gone. Both may be URLs (s3://, gs://, ...).

    `order` says all that may be asked for; with settings alone, or nothing, the other arguments say it.

    Raises RawError (no such folder), StoreError (another run is on, another raw root or part, a newer schema),
    RemovalError (much is gone), WriteError (a full disk), EngineError (no worker can start).
    """
    if not isinstance(order, Order):
        order = Order(order, processes=processes, rebuild=rebuild, shard=shard)
    engine = engine or LocalEngine(order.processes or cores())
    with closing(engine):
        if isinstance(out, str) and is_url(out):
            from pipeline.store.remote import copy_of

            with copy_of(out) as folder:
                return _run(raw, folder, order, engine, report)
        return _run(raw, Path(out), order, engine, report)


def _run(raw: Location, out: Path, order: Order, engine: Engine, report: Callable[[Progress], None]) -> Summary:
    begun = time.perf_counter()
    try:
        with opened(out, order.rebuild) as store:
            done = _work(raw, store, order, engine, report)
            summary = summary_of(done.manifest)
            store.tidy()
    except OSError as error:
        raise WriteError(f"{error.filename or out} cannot be written: {error.strerror or error}") from None
    plan, found = done.plan, done.found
    summary.words, summary.work, summary.changes = done.progress.words, dict(plan.why), done.changes
    summary.unchanged, summary.removed, summary.resumed = plan.unchanged, plan.removed, plan.resumed
    summary.passed_over = found.listing.assets + found.listing.outputs
    summary.hidden, summary.sample_left_out = found.listing.hidden, found.listing.sample_left_out
    summary.left_out, summary.unworked, summary.failed = found.left_out, plan.unworked, done.failed
    summary.habits, summary.damaged = store.habits.told(), dict(store.damage.files)
    summary.seconds = time.perf_counter() - begun
    return summary


@dataclass(frozen=True, slots=True)
class Outcome:
    """What a run found, did and committed. `failed`: sources worked on that gave no article."""

    manifest: Manifest
    found: Found
    plan: Plan
    progress: Progress
    changes: list[str]
    failed: int


def _work(raw: Location, store: Store, order: Order, engine: Engine, report: Callable[[Progress], None]) -> Outcome:
    """List, compare, extract and commit."""
    habits = order.habits(store.habits)
    maker = maker_of(habits.settings)
    found = list_sources(raw, store.manifest, habits)
    whole = order.rebuild and not found.listing.single  # the output is made from nothing
    if not whole:
        check_shard(store, order.shard, found.listing.single)
    store.begin(maker, found.root, whole)
    if not order.allow_removals:
        check_removals(store, found.listing, habits)
    plan = plan_for(store, found, maker, order.rebuild, order.mine())
    if order.limit is not None:
        plan.limit_to(order.limit, store.committed_entries())
        store.live = dict(plan.keep)
    changes = changes_of(store.manifest, plan, maker)
    if changes and not order.rebuild:
        redone = plan.why[OTHER_MAKER]
        log.warning("%s sources are extracted again, for what changed: %s", f"{redone:,}", "; ".join(changes))
    log.info("sources: %d to extract, %d unchanged, %d removed", len(plan.work), plan.unchanged, plan.removed)
    store.habits = habits
    store.shard = store.shard if found.listing.single and store.manifest else order.shard
    progress = Progress(len(plan.work), size=sum(source.size for source in plan.work))
    if plan.work:
        work = divide(plan, parts_of(plan.work, engine, habits.settings), order.mine())
        store.live = dict(plan.keep)
        progress = Progress(len(work), size=sum(source.bytes for source in work))
        _extract(store, work, habits.settings, engine, order.processes or cores(), progress, report)
    failed = _gave_nothing(store, plan.work)
    manifest = store.manifest
    if manifest is None or needs_commit(store, manifest):
        manifest = store.commit(Workers(engine.width(), engine.each))
        log.info("committed generation %d", manifest.generation)
    return Outcome(manifest, found, plan, progress, changes, failed)


def in_part(part: int, parts: int, key: str) -> bool:
    """Whether a source, or part of one, is in the part-th of several (from 1): by a hash of its key.

    A new source then changes no other's place.
    """
    number = int(hashlib.sha256(key.encode("utf-8", "surrogateescape")).hexdigest()[:8], 16)
    return number % parts == part - 1


def everything(key: str) -> bool:
    """All is this run's to do."""
    return True


def plan_for(store: Store, found: Found, maker: Maker, rebuild: bool, mine: Callable[[str], bool] = everything) -> Plan:
    """What is to be done; the store then counts on the rows that stay."""
    listing = found.listing
    known, renamed = up_to_date(store.known(), store.pieces, found.names)
    if rebuild and listing.single:
        known = {key: entries for key, entries in known.items() if path_of(key) != listing.sources[0].path}
    committed = store.manifest.sources if store.manifest and (listing.single or not rebuild) else {}
    plan = plan_of(listing, known, committed, maker.digest, mine)
    for at, source in enumerate(plan.work):
        if source.path in store.damage.sources:
            plan.reasons[at] = "damaged rows"
        elif source.path in renamed and plan.reasons[at] == CHANGED_SOURCE:
            plan.reasons[at] = CHANGED
    plan.why = Counter(plan.reasons)
    store.live = dict(plan.keep)
    return plan


def parts_of(sources: list[Source], engine: Engine, settings: Settings) -> Iterator[list[Source]]:
    """Each source in its parts where it is large, which takes a pass over it by a limited process; else as one."""
    large = [source for source in sources if size_of_parts(source) is not None]
    found = engine.look(partial(split, settings=settings), large, lambda source, why: [source])
    return (next(found) if size_of_parts(source) is not None else [source] for source in sources)


def needs_commit(store: Store, manifest: Manifest) -> bool:
    """Whether the output differs from what it should be, if only in the dates of files or in what it remembers."""
    same = (manifest.root, manifest.habits, manifest.shard) == (store.root, store.habits, store.shard)
    return not same or store.live != manifest.sources or bool(store.damage.files)


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
            log.debug("done: %s", ", ".join(shown(path_of(key)) for key in done.shard.entries))
            report(progress)


def _gave_nothing(store: Store, work: list[Source]) -> int:
    """How many of the sources worked on failed in some part and gave no article in any."""
    worked = {source.path for source in work}
    failed = {path_of(key) for key, entry in store.live.items() if entry.failures}
    gave = {path_of(key) for key, entry in store.live.items() if entry.articles}
    return len(worked & failed - gave)


def _load_commit() -> None:
    """Load what the commit needs while the workers work, a second that nobody then waits for."""
    import pipeline.corpus.figures.figures
    import pipeline.corpus.people.people
    import pipeline.corpus.stories.duplicates
    import pipeline.store.commit  # noqa: F401


__all__ = ["Progress", "StoreError", "Summary", "WriteError", "run"]
