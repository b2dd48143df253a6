"""What an output holds, by version; what a run would do, and why; failures with their reasons. Nothing is written."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass, field
from pathlib import Path

from pipeline.config import Habits
from pipeline.errors import DamageError
from pipeline.run.listing import list_sources
from pipeline.run.plan import Plan
from pipeline.run.runner import Order, plan_for
from pipeline.run.summary import Summary, changes_of, summary_of
from pipeline.run.unapplied import unapplied
from pipeline.sources.choice import choices_of
from pipeline.sources.remote import Location
from pipeline.sources.source import path_of, shown
from pipeline.store.generations import STATE
from pipeline.store.manifest import Manifest
from pipeline.store.store import Store, committed
from pipeline.work.provenance import maker_of

TOLD_BY = ("version", "setting model", "model", "setting clean")  # what tells makers apart at a glance


@dataclass(frozen=True, slots=True)
class Failure:
    """A row of `failures`, less the digest."""

    path: str
    record: str | None
    stage: str
    error: str
    message: str


@dataclass(slots=True)
class Status:
    """`held` is None where nothing was committed; `made_by`: sources by what made their rows."""

    root: Location
    plan: Plan
    held: Summary | None = None
    made_by: dict[str, int] = field(default_factory=dict)
    changes: list[str] = field(default_factory=list)
    failures: list[Failure] = field(default_factory=list)
    habits: Habits = field(default_factory=Habits)
    unapplied: list[str] = field(default_factory=list)  # corrections and names that no row shows
    fields: dict[str, str] = field(
        default_factory=dict
    )  # of the first tables and files of objects, what is read as what


def status(raw: Location | None, out: Path, order: Order, named: int = 0) -> Status:
    """Look at an output and at its raw root (or `raw`). Raises StoreError as a run would, RawError.

    `named`: of so many tables and files of objects, say which of their fields are read as what.
    """
    manifest = committed(out)
    if raw is None:
        raw = Path("raw") if manifest is None else manifest.root
    store = Store(out, manifest)
    habits = order.habits(store.habits)
    listed = list_sources(raw, manifest, habits)
    maker = maker_of(habits.settings)
    whole = order.rebuild and not listed.listing.single
    store.begin(maker, listed.root, rebuild=whole, look=True)
    found = Status(listed.root, plan_for(store, listed, maker, order.rebuild, order.mine()))
    if order.limit is not None:
        found.plan.limit_to(order.limit, store.committed_entries())
    found.habits = habits
    found.changes = changes_of(manifest, found.plan, maker)
    if manifest:
        found.held = summary_of(manifest)
        found.made_by = _makers(manifest)
        found.failures = failures(out) if sum(found.held.failures.values()) else []
    found.unapplied = unapplied(store, listed)
    found.fields = choices_of(listed.listing.sources, habits.settings, named)
    return found


def _makers(manifest: Manifest) -> dict[str, int]:
    counts = Counter(maker for _, maker in {(path_of(key), entry.maker) for key, entry in manifest.sources.items()})
    named: dict[str, int] = {}
    for digest, count in counts.most_common():
        values = manifest.makers.get(digest, {})
        told = ", ".join(f"{name.removeprefix('setting ')} {values.get(name, '?')}" for name in TOLD_BY)
        named[f"{told} ({digest[:6]})"] = count
    return named


def failures(out: Path) -> list[Failure]:
    """The rows of `failures`, by path and record. Raises DamageError."""
    columns = ["path", "record", "stage", "error", "message"]
    parts = sorted((out / STATE / "current" / "failures").iterdir())
    rows = [row for part in parts for row in _rows(part, columns)]
    return sorted((Failure(**row) for row in rows), key=lambda f: (f.path, f.record or ""))


def _rows(part: Path, columns: list[str]) -> list[dict[str, str]]:
    import pyarrow as pa
    import pyarrow.parquet as pq

    try:
        rows: list[dict[str, str]] = pq.ParquetFile(part).read(columns).to_pylist()
    except (pa.ArrowException, OSError) as error:
        raise DamageError(f"{part} cannot be read ({type(error).__name__}): the next run makes it anew") from None
    return rows


def work_by_reason(plan: Plan) -> dict[str, list[str]]:
    """Paths of the sources that a run would work on, by why."""
    found: dict[str, list[str]] = {}
    for source, reason in zip(plan.work, plan.reasons, strict=True):
        found.setdefault(reason, []).append(shown(source.path))
    return found
