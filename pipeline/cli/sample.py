"""`pipeline sample`: rows to check by hand, and what came of it."""

from __future__ import annotations

from pathlib import Path

import click


@click.command()
@click.argument("table", required=False)
@click.option(
    "--out",
    type=click.Path(exists=True, file_okay=False, path_type=Path),
    default="processed",
    show_default=True,
    help="Folder of the tables.",
)
@click.option("-n", "many", type=click.IntRange(1), default=50, show_default=True, help="How many rows.")
@click.option("--rule", help="Rows of this rule only.")
@click.option("--seed", type=int, default=0, show_default=True, help="Another seed draws other rows.")
@click.option(
    "--sheet",
    "file",
    type=click.Path(dir_okay=False, path_type=Path),
    help="Where the sheet is written. [default: check-TABLE.csv]",
)
@click.option(
    "--score",
    "filled",
    type=click.Path(exists=True, dir_okay=False, path_type=Path),
    help="Say what a filled-in sheet says, instead of drawing one.",
)
def sample(
    table: str | None, out: Path, many: int, rule: str | None, seed: int, file: Path | None, filled: Path | None
) -> None:
    """Draw rows of TABLE at random, as a sheet to check by hand.

    Write yes or no into its column `right`, then ask with --score how many are right.
    """
    from pipeline.errors import PipelineError
    from pipeline.views.sheet import score, sheet, write_sheet

    try:
        if filled is not None:
            checked = score(filled)
            click.echo(f"of {checked.checked} rows checked {checked.right} are right")
            for name, (right, of) in checked.by_rule.items():
                click.echo(f"  {name or 'no rule'}: {right} of {of}")
            return
        if table is None:
            raise click.UsageError("name a table, such as quotes, or a filled-in sheet with --score")
        target = file or Path(f"check-{table}.csv")
        rows = sheet(out, table, many, rule, seed)
        write_sheet(rows, target)
    except (PipelineError, FileNotFoundError) as error:
        raise click.ClickException(str(error)) from None
    click.echo(f"{len(rows)} rows of {table} in {target}: write yes or no into the column 'right', then")
    click.echo(f"  pipeline sample --score {target}")
