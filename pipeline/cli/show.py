"""`pipeline show`: one article in the terminal."""

from __future__ import annotations

from pathlib import Path

import click


@click.command()
@click.argument("article")
@click.option(
    "--out",
    type=click.Path(exists=True, file_okay=False, path_type=Path),
    default="processed",
    show_default=True,
    help="Folder of the tables.",
)
def show(article: str, out: Path) -> None:
    """Show one ARTICLE (its path below raw/, or its doc_id) with its marks and dropped blocks."""
    from rich.console import Console

    from pipeline.views.show import find
    from pipeline.views.show import show as print_article

    if not (out / "documents").is_dir():
        raise click.UsageError(f"{out} holds no tables; make them with: pipeline extract RAW --out {out}")
    found = find(out, article)
    if not found:
        raise click.UsageError(f"no article {article!r} in {out}; table failures says what gave none")
    if len(found) > 1:
        names = "\n".join(
            f"  {d['doc_id']}  {d['path']}" + (f"#{d['record']}" if d["record"] else "") for d in found[:20]
        )
        raise click.UsageError(f"{article!r} names {len(found)} articles; name one by its doc_id:\n{names}")
    print_article(out, found[0]["doc_id"], Console(highlight=False, soft_wrap=False))
