"""What an output holds, by version; what a run would do, and why; failures with their reasons. Nothing is written."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass, field
from pathlib import Path

from pipeline.config import Settings
from pipeline.run.plan import Plan
from pipeline.run.runner import Summary, changes_of, list_sources, plan_for, summary_of
from pipeline.sources.remote import Location, is_url
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


def status(raw: Location | None, out: Path, settings: Settings) -> Status:
    """Look at an output and at its raw root (or `raw`). Raises StoreError as a run would, FileNotFoundError."""
    manifest = committed(out)
    if raw is None:
        raw = Path("raw") if manifest is None else manifest.root
    if not is_url(raw) and not Path(raw).exists():
        raise FileNotFoundError(f"{raw} does not exist")
    root, listing = list_sources(raw, manifest)
    maker = maker_of(settings)
    store = Store(out, manifest)
    store.begin(maker, root, rebuild=False, look=True)
    found = Status(root, plan_for(store, listing, maker, rebuild=False))
    found.changes = changes_of(manifest, found.plan, maker)
    if manifest:
        found.held = summary_of(manifest)
        found.made_by = _makers(manifest)
        found.failures = _failures(out) if sum(found.held.failures.values()) else []
    return found


def _makers(manifest: Manifest) -> dict[str, int]:
    counts = Counter(maker for _, maker in {(path_of(key), entry.maker) for key, entry in manifest.sources.items()})
    named: dict[str, int] = {}
    for digest, count in counts.most_common():
        values = manifest.makers.get(digest, {})
        told = ", ".join(f"{name.removeprefix('setting ')} {values.get(name, '?')}" for name in TOLD_BY)
        named[f"{told} ({digest[:6]})"] = count
    return named


def _failures(out: Path) -> list[Failure]:
    import pyarrow.parquet as pq

    columns = ["path", "record", "stage", "error", "message"]
    parts = sorted((out / STATE / "current" / "failures").iterdir())
    rows = [row for part in parts for row in pq.ParquetFile(part).read(columns).to_pylist()]
    return sorted((Failure(**row) for row in rows), key=lambda f: (f.path, f.record or ""))


def work_by_reason(plan: Plan) -> dict[str, list[str]]:
    """Paths of the sources that a run would work on, by why."""
    found: dict[str, list[str]] = {}
    for source, reason in zip(plan.work, plan.reasons, strict=True):
        found.setdefault(reason, []).append(shown(source.path))
    return found
