"""`pipeline diff`: what changed between two outputs."""

from __future__ import annotations

import json
import sys
from collections import Counter
from pathlib import Path

import click

_FOLDER = click.Path(exists=True, file_okay=False, path_type=Path)
_SIGNS = {"added": "+", "lost": "-", "changed": "~"}


@click.command()
@click.argument("old", type=_FOLDER)
@click.argument("new", type=_FOLDER)
@click.option("--json", "as_json", is_flag=True, help="One JSON object a line for each difference.")
def diff(old: Path, new: Path, as_json: bool) -> None:
    """Show the rows that were added, lost and changed from OLD to NEW.

    Both are folders of tables. Exit status 1 if anything differs.
    """
    from pipeline.views.diff import compare, new_columns

    counts: Counter[tuple[str, str]] = Counter()
    try:
        for change in compare(old, new):
            counts[change.table, change.what] += 1
            if as_json:
                click.echo(json.dumps(change.as_dict(), ensure_ascii=False, default=str))
                continue
            click.echo(f"{_SIGNS[change.what]} {change.table}  {change.source}  {change.words}")
            for column, (was, now) in change.columns.items():
                value = f"{was!r} -> {now!r}" if change.what == "changed" else repr(now if was is None else was)
                click.echo(f"      {column}: {value[:300]}")
    except FileNotFoundError as error:
        raise click.UsageError(str(error)) from None
    if not as_json:
        for table, columns in new_columns(old, new).items():
            click.echo(f"in one of the two only: {table}.{', '.join(columns)}")
        parts = [f"{table}: {number} {what}" for (table, what), number in counts.items()]
        click.echo("; ".join(parts) if parts else "no difference")
    sys.exit(1 if counts else 0)
