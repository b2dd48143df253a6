"""`pipeline status`: what is in the output, and what a run would do."""

from __future__ import annotations

import sys
from pathlib import Path

import click

from pipeline.cli.choices import with_choices
from pipeline.cli.logs import plain
from pipeline.cli.settings_file import CONFIG, Configured
from pipeline.cli.summary import formats_text, habits_text
from pipeline.config import Choices
from pipeline.run.runner import Order
from pipeline.run.status import Status, status, work_by_reason

NAMED = 5  # sources named for each reason, unless --all is given


@click.command("status", cls=Configured)
@CONFIG
@click.argument("raw", type=click.Path(exists=True, path_type=Path), required=False)
@click.option(
    "--out",
    type=click.Path(file_okay=False, path_type=Path),
    default="processed",
    show_default=True,
    help="Folder of the tables.",
)
@with_choices
@click.option("--all", "everything", is_flag=True, help="Name every source and failure, not the first few.")
def status_command(raw: Path | None, out: Path, choices: Choices, everything: bool) -> None:
    """Say what OUT holds by version, what a run over RAW would do and why, and which sources failed.

    RAW is the folder that the output was made from unless another is given; the other options are as the next run is
    given them. Nothing is written.
    """
    named = sys.maxsize if everything else NAMED
    found = status(raw, out, Order(choices=choices), named)
    click.echo(status_text(found, out, named))


def status_text(found: Status, out: Path, named: int = NAMED) -> str:
    """A status as a person reads it; no control character of a source gets through."""
    lines: list[str] = []
    if found.held is None:
        lines.append(f"{out} holds nothing yet")
    else:
        lines.append(f"{out} holds {found.held.articles:,} articles of {found.root}")
        lines += [f"  {count:,} sources by {maker}" for maker, count in found.made_by.items()]
        lines += [f"  {name:<20}{count:>10,} rows" for name, count in found.held.rows.items()]
        lines += [f"  read as {formats_text(found.held.read)}"] if found.held.read else []
        lines += [f"  made with {told}" for told in habits_text(found.habits.told())]
    lines += [f"fields: {path}: {note}" for path, note in found.fields.items()]
    if found.unapplied:
        lines += [f"no longer applied: {len(found.unapplied):,}", *(f"  {what}" for what in found.unapplied[:named])]
        lines += _more(len(found.unapplied), named)
    lines += to_do(found, named)
    if found.failures:
        lines.append(f"failures: {len(found.failures):,}")
        lines += [
            f"  {f.path}{f'#{f.record}' if f.record else ''}: {f.stage}, {f.error}: {f.message}"
            for f in found.failures[:named]
        ]
        lines += _more(len(found.failures), named)
    return "\n".join(map(plain, lines))


def to_do(found: Status, named: int = NAMED) -> list[str]:
    """What a run would do, and why."""
    plan = found.plan
    if not plan.work and not plan.removed and not plan.resumed:
        return [f"a run would find nothing new: {plan.unchanged:,} sources are as they were"]
    lines = ["a run would"]
    for reason, paths in work_by_reason(plan).items():
        lines.append(f"  extract {len(paths):,}: {reason}")
        lines += [f"    {path}" for path in paths[:named]] + _more(len(paths), named)
    lines += [f"    why: {change}" for change in found.changes]
    lines += [f"  take up {plan.resumed:,} from a run that ended early"] if plan.resumed else []
    lines += [f"  drop {plan.removed:,} that are gone or left out"] if plan.removed else []
    return [*lines, f"  leave {plan.unchanged - plan.resumed:,} as they are"]


def _more(count: int, named: int) -> list[str]:
    return [f"    and {count - named:,} more (see --all)"] if count > named else []
