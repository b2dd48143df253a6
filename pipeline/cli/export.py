"""`pipeline export`: the tables in other formats."""

from __future__ import annotations

from pathlib import Path

import click


@click.command()
@click.argument("processed", type=click.Path(file_okay=False, path_type=Path), default="processed")
@click.option(
    "--format",
    "file_format",
    type=click.Choice(["csv", "xlsx", "sqlite", "duckdb"]),
    default="csv",
    show_default=True,
    help="CSV files, an Excel workbook, an SQLite or a DuckDB database.",
)
@click.option(
    "--out",
    type=click.Path(path_type=Path),
    help="Where to write: a folder for csv (export/ unless said), else a file (export.xlsx, export.sqlite, ...).",
)
@click.option("--stories", is_flag=True, help="Each story once: leave out the copies of articles.")
@click.option(
    "--min-precision",
    type=click.FloatRange(0, 1),
    metavar="SHARE",
    help="Only rows of countries, numbers, quotes, claims and positions by rules that were right in this share.",
)
@click.option("--force", is_flag=True, help="Replace OUT also where no export wrote it.")
def export(
    processed: Path, file_format: str, out: Path | None, stories: bool, min_precision: float | None, force: bool
) -> None:
    """Write the tables in PROCESSED for people without Parquet.

    Lists are JSON text (in DuckDB, lists). Text that a spreadsheet would take for a formula is made harmless.
    """
    from pipeline.views.exports.target import default_target, size_of
    from pipeline.views.exports.target import export as write

    target = out or default_target(file_format)
    counts = write(processed, target, file_format, stories, force, min_precision)
    click.echo(f"{len(counts)} tables, {sum(counts.values()):,} rows, {size_of(target):,} bytes -> {target}")
