"""What a run did, and what an output holds, as numbers."""

from __future__ import annotations

from dataclasses import dataclass, field

from pipeline.run.plan import OTHER_MAKER, Plan
from pipeline.store.manifest import Manifest, totals
from pipeline.work.provenance import Maker, differences


@dataclass(slots=True)
class Summary:
    """What the output holds after a run, and what the run did, for the person who waits for it."""

    articles: int = 0
    rows: dict[str, int] = field(default_factory=dict)
    read: dict[str, int] = field(default_factory=dict)  # articles by format
    dropped: dict[str, int] = field(default_factory=dict)
    failures: dict[str, int] = field(default_factory=dict)
    words: int = 0  # worked on in this run
    work: dict[str, int] = field(default_factory=dict)  # sources by why they were worked on
    changes: list[str] = field(default_factory=list)  # of versions and settings since the rows were made
    unchanged: int = 0
    removed: int = 0
    resumed: int = 0  # of those unchanged, taken over from a run that ended early
    failed: int = 0  # sources worked on that gave no article
    unworked: int = 0  # sources that --limit left for another run
    hidden: int = 0
    passed_over: int = 0  # folders of pages' pictures and scripts, and outputs of the pipeline, below raw/
    left_out: int = 0  # sources that do not belong to the output by choice
    sample_left_out: bool = False
    habits: dict[str, object] = field(default_factory=dict)  # what the output is made with, where no default
    damaged: dict[str, str] = field(default_factory=dict)  # files that were made anew, and what was wrong
    seconds: float = 0.0
    error: str | None = None  # what ended the run


def summary_of(manifest: Manifest) -> Summary:
    """What an output holds."""
    counted = totals(manifest.segments.values())
    rows = {**counted["rows"], **manifest.corpus_rows}
    return Summary(
        articles=rows.get("documents", 0),
        rows={name: rows[name] for name in _public(rows)},
        read=dict(counted["read"].most_common()),
        dropped=dict(counted["dropped"].most_common()),
        failures=dict(counted["failed"].most_common()),
    )


def _public(rows: dict[str, int]) -> list[str]:
    from pipeline.tables.schema import TABLES

    return [name for name in TABLES if name in rows]


def changes_of(manifest: Manifest | None, plan: Plan, maker: Maker) -> list[str]:
    """What changed in versions and settings, where that is why sources are worked on."""
    if manifest is None or not plan.why[OTHER_MAKER]:
        return []
    return sorted({line for old in manifest.makers.values() for line in differences(old, maker.values)})
