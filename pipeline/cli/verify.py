"""`pipeline verify` and `pipeline rollback`: is the output whole, and back to an earlier state of it."""

from __future__ import annotations

import sys
from pathlib import Path

import click

_FOLDER = click.Path(exists=True, file_okay=False, path_type=Path)


@click.command()
@click.argument("processed", type=_FOLDER, default="processed")
@click.option("--repair", is_flag=True, help="Make what is damaged anew from its sources, and look again.")
def verify(processed: Path, repair: bool) -> None:
    """Read the output in PROCESSED end to end: checksums of all files, columns, order, and every row at its place.

    Exit status 1 if anything is wrong. `pipeline extract` compares the checksums too, and makes anew what is damaged.
    """
    from pipeline.cli.logs import told
    from pipeline.errors import DamageError
    from pipeline.run.runner import Order, run
    from pipeline.store.store import committed
    from pipeline.store.verify import verify as problems_of

    problems = list(problems_of(processed))
    for problem in problems:
        click.echo(f"{problem.file}: {problem.what}")
    if problems and repair:
        manifest = committed(processed)
        if manifest is None:
            raise DamageError(f"{processed} holds nothing that could be repaired: start anew with pipeline extract")
        root = manifest.root if "://" in manifest.root else Path(manifest.root)
        with told(0, None, "text"):
            run(root, processed, Order(shard=manifest.shard))
        problems = list(problems_of(processed))
        for problem in problems:
            click.echo(f"after the repair, {problem.file}: {problem.what}")
    click.echo(f"{len(problems):,} problems in {processed}" if problems else f"{processed} is whole")
    sys.exit(1 if problems else 0)


@click.command()
@click.argument("processed", type=_FOLDER, default="processed")
@click.option(
    "--to", type=click.IntRange(min=1), metavar="NUMBER", help="The state to go to; the one before unless said."
)
def rollback(processed: Path, to: int | None) -> None:
    """Make an earlier state of the output in PROCESSED current again.

    `pipeline extract --keep N` says how many are kept. The next extract compares RAW with the state gone back to.
    """
    from pipeline.run.summary import summary_of
    from pipeline.store.generations import STATE, current_number
    from pipeline.store.rollback import roll_back

    before = current_number(processed / STATE)
    manifest = roll_back(processed, to)
    click.echo(f"{processed} is at state {manifest.generation}: {summary_of(manifest).articles:,} articles")
    if before is not None and before != manifest.generation:
        click.echo(f"back again: pipeline rollback {processed} --to {before}")
