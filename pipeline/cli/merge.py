"""`pipeline merge`: one output from those of several parts."""

from __future__ import annotations

import sys
from pathlib import Path

import click

_FOLDER = click.Path(exists=True, file_okay=False, path_type=Path)


@click.command()
@click.argument("outputs", nargs=-1, required=True, type=_FOLDER)
@click.option("--out", required=True, type=click.Path(file_okay=False, path_type=Path), help="Folder of the whole.")
def merge(outputs: tuple[Path, ...], out: Path) -> None:
    """Bring OUTPUTS, made by `extract --shard I/N` from one raw folder, together in one.

    The tables over all articles are made anew; the rows are those of one run over everything.
    """
    from pipeline.errors import StoreError, WriteError
    from pipeline.run.runner import summary_of
    from pipeline.store.union import unite

    try:
        manifest = unite(outputs, out)
    except StoreError as error:
        click.echo(f"Error: {error}", err=True)
        sys.exit(1 if isinstance(error, WriteError) else 2)
    click.echo(f"{summary_of(manifest).articles:,} articles of {len(outputs)} outputs in {out}")
