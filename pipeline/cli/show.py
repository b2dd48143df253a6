"""`pipeline show`: one article in the terminal."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import click

from pipeline.cli.logs import plain

if TYPE_CHECKING:
    from rich.console import Console


@click.command()
@click.argument("article")
@click.option(
    "--out",
    type=click.Path(exists=True, file_okay=False, path_type=Path),
    default="processed",
    show_default=True,
    help="Folder of the tables.",
)
@click.option("--why", "words", metavar="WORDS", help="Of the rows that hold WORDS: which rules were asked, in order.")
def show(article: str, out: Path, words: str | None) -> None:
    """Show one ARTICLE (its path below raw/, or its doc_id) with its marks and dropped blocks."""
    from rich.console import Console

    from pipeline.views.show import find
    from pipeline.views.show import show as print_article
    from pipeline.views.snapshot import snapshot

    try:
        state = snapshot(out)
    except FileNotFoundError:
        raise click.UsageError(f"{out} holds no tables; make them with: pipeline extract RAW --out {out}") from None
    found = find(state, article)
    if not found:
        raise click.UsageError(f"no article {article!r} in {out}; table failures says what gave none")
    if len(found) > 1:
        names = "\n".join(
            plain(f"  {d['doc_id']}  {d['path']}" + (f"#{d['record']}" if d["record"] else "")) for d in found[:20]
        )
        raise click.UsageError(f"{article!r} names {len(found)} articles; name one by its doc_id:\n{names}")
    console = Console(highlight=False, soft_wrap=False)
    if words is None:
        print_article(state, found[0]["doc_id"], console)
        return
    _print_why(out, found[0]["doc_id"], words, console)


def _print_why(out: Path, doc_id: str, words: str, console: Console) -> None:
    """Print the rules that were asked for the rows that hold some words."""
    from pipeline.store.store import committed
    from pipeline.views.why import told, why

    manifest = committed(out)
    if manifest is None:
        raise click.UsageError(f"{out} has no state of a run: --why works where the tables were made")
    reasons = list(why(out, doc_id, words, manifest.habits.settings))
    if not reasons:
        raise click.UsageError(f"no row of this article holds {words!r}")
    for reason in reasons:
        for line in told(reason):
            console.print(line, markup=False)
