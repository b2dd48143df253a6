"""The summary of a run: for the person who waits, and as JSON for who does not."""

from __future__ import annotations

import json
from collections.abc import Sequence
from dataclasses import asdict
from pathlib import Path
from typing import TYPE_CHECKING

from pipeline.cli.logs import plain
from pipeline.config import VERSION
from pipeline.run.summary import Summary
from pipeline.tables.schema import SCHEMA_VERSION

if TYPE_CHECKING:
    from pipeline.run.status import Failure

SHOWN = 2  # failures of each reason
LONGEST = 200  # characters of a failure's message


def summary_text(summary: Summary, out: Path | str, refused: Sequence[Failure] = ()) -> str:
    """The summary as a person reads it. `refused`: the rows of `failures`, of which some for each reason are shown."""
    lines = [_headline(summary, out)]
    lines += [f"why: {change}" for change in summary.changes]
    lines += [f"made as this output was made before: {told}" for told in habits_text(summary.habits)]
    lines += [f"{file} {wrong}: made anew" for file, wrong in summary.damaged.items()]
    lines += _counts("rows by table", summary.rows)
    lines += [f"read as: {formats_text(summary.read)}"] if summary.read else []
    lines += _counts("blocks dropped, by reason", summary.dropped)
    lines += _failures(summary.failures, refused)
    if summary.hidden:
        lines.append(f"hidden files passed over: {summary.hidden:,}")
    if summary.passed_over:
        lines.append(f"folders passed over (X_files beside X.html, outputs of the pipeline): {summary.passed_over:,}")
    if summary.left_out:
        lines.append(f"left out by --include and --exclude: {summary.left_out:,}")
    if summary.unworked:
        lines.append(f"left for another run by --limit: {summary.unworked:,}")
    if summary.sample_left_out:
        lines.append("raw/sample was left out, as there are other sources")
    if summary.articles and summary.work:
        lines.append("look at it: pipeline report" + (f" {out}" if str(out) != "processed" else ""))
    return "\n".join(lines)


def formats_text(read: dict[str, int]) -> str:
    """Articles by the format of their sources, in a line."""
    return ", ".join(f"{count:,} {name}" for name, count in read.items())


def habits_text(habits: dict[str, object]) -> list[str]:
    """What an output is made with, where that is no default."""
    named = {"rules": "site rules (--no-rules: without)", "clean": "no cleaning (--clean: with)"}
    return [named.get(name) or f"{name} {value}" for name, value in habits.items()]


def summary_json(summary: Summary, out: Path | str, status: int) -> str:
    """The summary as JSON."""
    head = {"version": VERSION, "schema": SCHEMA_VERSION, "out": str(out), "exit_status": status}
    return json.dumps({**head, **asdict(summary)}, indent=2, default=str) + "\n"


def _headline(summary: Summary, out: Path | str) -> str:
    work = [f"{count:,} {why}" for why, count in summary.work.items()]
    work += [f"{summary.removed:,} removed"] if summary.removed else []
    if not work and not summary.resumed:
        return f"nothing new: {summary.articles:,} articles in {out} ({summary.seconds:.1f} s)"
    work += [f"{summary.unchanged:,} unchanged"] if summary.unchanged else []
    if summary.resumed:
        work.append(f"{summary.resumed:,} of them from a run that ended early")
    words = f"{summary.words:,} words in {summary.seconds:.1f} s"
    return f"{summary.articles:,} articles in {out}; sources: {', '.join(work)}; {words}"


def _failures(counts: dict[str, int], refused: Sequence[Failure]) -> list[str]:
    """How many records gave no article by why, each with the first of them and what to do."""
    lines = _counts("failures, by reason (all: pipeline status --all)", counts)[:1]
    for name, count in counts.items():
        lines.append(f"  {name:<20}{count:>10,}")
        for one in [failure for failure in refused if failure.error == name][:SHOWN]:
            place = one.path if one.record is None else f"{one.path}#{one.record}"
            lines.append(f"    {plain(place)}: {shortened(plain(one.message))}")
    return lines


def shortened(message: str) -> str:
    """A message that fits into a few lines of a terminal."""
    return message if len(message) <= LONGEST else message[: LONGEST - 1] + "…"


def _counts(head: str, counts: dict[str, int]) -> list[str]:
    return [f"{head}:", *(f"  {name:<20}{count:>10,}" for name, count in counts.items())] if counts else []
