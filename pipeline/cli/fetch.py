"""`pipeline fetch`: pages of the web into WARC files, for `extract`."""

from __future__ import annotations

import sys
from pathlib import Path

import click

from pipeline.cli.errors import FAILED
from pipeline.cli.logs import plain, told


@click.command()
@click.argument("what")
@click.option(
    "--out",
    type=click.Path(file_okay=False, path_type=Path),
    default="raw/fetched",
    show_default=True,
    help="Folder of the WARC files.",
)
@click.option("--contact", default="", help="Your address, by which a site's owner can reach you: part of the agent.")
@click.option(
    "--delay",
    type=click.FloatRange(min=0),
    default=2.0,
    show_default=True,
    help="Seconds between two requests to one site; more where its robots.txt asks for it.",
)
@click.option(
    "--timeout", type=click.FloatRange(min=0.1), default=30.0, show_default=True, help="Seconds of a request."
)
@click.option(
    "--max-bytes", type=click.IntRange(min=1), default=20_000_000, show_default=True, help="Of a page; longer: none."
)
@click.option("--limit", type=click.IntRange(min=0), help="Ask for so many pages; the rest is left for another run.")
@click.option("--again", is_flag=True, help="Also pages that were fetched before.")
@click.option("-v", "--verbose", is_flag=True, help="Say what became of each page.")
@click.option("-q", "--quiet", is_flag=True, help="Errors only.")
def fetch(
    what: str,
    out: Path,
    contact: str,
    delay: float,
    timeout: float,
    max_bytes: int,
    limit: int | None,
    again: bool,
    verbose: bool,
    quiet: bool,
) -> None:
    """Fetch the pages that WHAT names: a file with an address on each line, or a feed or sitemap, here or on the web.

    Pages are asked for one at a time, as robots.txt allows, none twice. Exit status 1 where no new one was had.
    """
    from pipeline.fetch.fetch import Fetched, Limits
    from pipeline.fetch.fetch import fetch as pages_of

    limits = Limits(contact, delay, timeout, max_bytes, again, limit)
    with told(-1 if quiet else int(verbose), None, "text"):
        done: Fetched = pages_of(what, out, limits)
    lines = [f"{done.pages:,} pages fetched into {out}, {done.held:,} were there"]
    lines += [f"  {count:,} not had: {why}" for why, count in done.refused.most_common()]
    lines += [f"  {done.left:,} left for another run"] if done.left else []
    if not quiet:
        click.echo("\n".join(map(plain, lines)))
    if done.refused and not done.pages:
        click.echo("Error: no page was had", err=True)
        sys.exit(FAILED)
