"""`pipeline report`: the tables as a page to look at."""

from __future__ import annotations

from pathlib import Path

import click


@click.command()
@click.argument("processed", type=click.Path(file_okay=False, path_type=Path), default="processed")
@click.option(
    "--out",
    type=click.Path(dir_okay=False, path_type=Path),
    default="report.html",
    show_default=True,
    help="The page to write; where it would grow too large, pages of articles go to a folder beside it.",
)
@click.option("--force", is_flag=True, help="Replace OUT also where the pipeline did not write it.")
def report(processed: Path, out: Path, force: bool) -> None:
    """Write a page to review the tables in PROCESSED: an overview, and each article with its marks.

    It opens from disk, needs no network, and can be read without JavaScript.
    """
    from pipeline.views.report.write import write_report

    written = write_report(processed, out, force)
    beside = f" and {written.pages} files in {out.stem}_pages/" if written.pages else ""
    click.echo(f"{written.articles:,} articles -> {out}{beside}; open it in a browser")
