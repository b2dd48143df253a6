"""`pipeline extract`: from raw/ to processed/."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import click

from pipeline.config import DEFAULT_MODEL, Settings

if TYPE_CHECKING:
    from pipeline.run import Summary


@click.command()
@click.argument("raw", type=click.Path(exists=True, path_type=Path), default="raw")
@click.option(
    "--out",
    type=click.Path(file_okay=False, path_type=Path),
    default="processed",
    show_default=True,
    help="Folder of the tables.",
)
@click.option("--processes", type=click.IntRange(min=1), help="Worker processes; all cores unless said.")
@click.option("--model", default=DEFAULT_MODEL, show_default=True, help="An installed spaCy pipeline.")
@click.option("--no-clean", is_flag=True, help="Take texts as clean already: keep every block.")
@click.option(
    "--rules",
    type=click.Path(exists=True, dir_okay=False, path_type=Path),
    help="Site rules, as written by learn-boilerplate.",
)
@click.option("--rebuild", is_flag=True, help="Extract everything again, also from another raw folder.")
@click.option("--quiet", is_flag=True, help="No summary, no progress bar.")
def extract(
    raw: Path,
    out: Path,
    processes: int | None,
    model: str,
    no_clean: bool,
    rules: Path | None,
    rebuild: bool,
    quiet: bool,
) -> None:
    """Extract articles below RAW (a folder or one file) into tables.

    New, changed and removed sources only; the rows of the rest stay as they are.
    """
    from pipeline.run import run

    settings = Settings(model=model, clean=not no_clean, rules=rules.read_text(encoding="utf-8") if rules else None)
    summary = run(raw, out, settings)
    if not quiet:
        click.echo(summary_text(summary, out))


def summary_text(summary: Summary, out: Path) -> str:
    """The summary as a person reads it."""
    lines = [f"{summary.articles:,} articles, {summary.words:,} words in {summary.seconds:.1f} s -> {out}"]
    lines += _counts("rows by table", summary.rows)
    lines += _counts("blocks dropped, by reason", summary.dropped)
    lines += _counts("failures, by reason (see table failures)", summary.failures)
    if summary.hidden:
        lines.append(f"hidden files passed over: {summary.hidden:,}")
    if summary.sample_left_out:
        lines.append("raw/sample was left out, as there are other sources")
    return "\n".join(lines)


def _counts(head: str, counts: dict[str, int]) -> list[str]:
    return [f"{head}:", *(f"  {name:<20}{count:>10,}" for name, count in counts.items())] if counts else []
