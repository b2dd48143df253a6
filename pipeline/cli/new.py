"""`pipeline new`: what the latest articles bring."""

from __future__ import annotations

import json
from datetime import date
from pathlib import Path

import click

from pipeline.cli.logs import plain

HEADS = {
    "event": "new events",
    "contradiction": "new contradictions",
    "figure": "changed figures",
    "otherwise": "said otherwise before",
}


def _day(ctx: click.Context, param: click.Parameter, given: str | None) -> str | None:
    """An ISO 8601 day."""
    if given is None:
        return None
    try:
        return date.fromisoformat(given).isoformat()
    except ValueError:
        raise click.BadParameter(f"{given!r} is no day such as 2021-05-03") from None


@click.command()
@click.option(
    "--out",
    type=click.Path(exists=True, file_okay=False, path_type=Path),
    default="processed",
    show_default=True,
    help="Folder of the tables.",
)
@click.option(
    "--since", metavar="DAY", callback=_day, help="First day, as 2021-05-03 (default: of the newest article)."
)
@click.option("--json", "as_json", is_flag=True, help="One JSON object a line.")
def new(out: Path, since: str | None, as_json: bool) -> None:
    """Show new events, changed figures, new contradictions, and who said otherwise before.

    New is what articles of DAY or later bring; articles without a full date count for no day.
    """
    from pipeline.views.news import last_day, news
    from pipeline.views.snapshot import snapshot

    try:
        state = snapshot(out)
    except FileNotFoundError:
        raise click.UsageError(f"{out} holds no tables; make them with: pipeline extract RAW --out {out}") from None
    since = since or last_day(state)
    if since is None:
        raise click.UsageError(f"no article of {out} has a full date, so that nothing is known to be new")
    head = None
    for one in news(state, since):
        if as_json:
            click.echo(json.dumps(one.as_dict(), ensure_ascii=False))
            continue
        if one.what != head:
            head = one.what
            click.echo(f"{HEADS[head]}:")
        click.echo(plain(f"  {one.day}  {one.told}"))
    if not as_json and head is None:
        click.echo(f"nothing new since {since}")
