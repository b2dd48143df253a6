"""`pipeline merge`: one output from those of several parts."""

from __future__ import annotations

from pathlib import Path

import click

_FOLDER = click.Path(exists=True, file_okay=False, path_type=Path)


@click.command()
@click.argument("outputs", nargs=-1, required=True, type=_FOLDER)
@click.option("--out", required=True, type=click.Path(file_okay=False, path_type=Path), help="Folder of the whole.")
@click.option("--rebuild", is_flag=True, help="Replace what OUT holds, also of another raw folder.")
def merge(outputs: tuple[Path, ...], out: Path, rebuild: bool) -> None:
    """Bring OUTPUTS, made by `extract --shard I/N` from one raw folder, together in one.

    All N parts are needed, made with one version and the same settings. The tables over all articles are made anew; the
    rows are those of one run over everything.
    """
    from pipeline.run.summary import summary_of
    from pipeline.store.union import unite

    manifest = unite(outputs, out, rebuild)
    click.echo(f"{summary_of(manifest).articles:,} articles of {len(outputs)} outputs in {out}")
