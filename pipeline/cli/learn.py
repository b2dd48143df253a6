"""`pipeline learn-boilerplate`: what recurs over a site's articles, as a file of rules."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING

import click

if TYPE_CHECKING:
    from pipeline.article import Article

_RAW = click.Path(exists=True, path_type=Path)


@click.command("learn-boilerplate")
@click.argument("raw", type=_RAW, default=Path("raw"))
@click.option(
    "-o",
    "--output",
    type=click.Path(dir_okay=False, path_type=Path),
    default=Path("rules.toml"),
    show_default=True,
    help="The rule file to write.",
)
@click.option("--force", is_flag=True, help="Replace the file also where it was edited, or is another's.")
def learn_boilerplate(raw: Path, output: Path, force: bool) -> None:
    """Write the lines that recur over many articles of one site or folder of RAW to a rule file.

    Only lines that cleaning keeps are looked at. Read and edit the file, then: pipeline extract RAW --rules FILE.
    """
    from pipeline.text.learn import learn
    from pipeline.text.site_rules import parse_rules
    from pipeline.views.own import check_sealed, sealed, write_own

    check_sealed(output, force)
    rules = sealed(learn(_articles(raw)))
    write_own(output, rules, force=True)
    found = parse_rules(rules).lines
    click.echo(f"{sum(map(len, found.values())):,} lines of {len(found):,} sites or folders in {output}")


def _articles(raw: Path) -> Iterator[Article]:
    """The articles below a raw root, cleaned; what cannot be read is passed over (a run reports it)."""
    from pipeline.config import Settings
    from pipeline.run.listing import looked_at
    from pipeline.run.plan import sources_of
    from pipeline.sources.beside import settled
    from pipeline.sources.records import Unread, is_page, records
    from pipeline.sources.source import ReadError, walk
    from pipeline.sources.steps import normal_of, readable
    from pipeline.text.articles import article_of
    from pipeline.text.cleaning import clean

    settings = Settings()
    for source in sources_of(settled(walk(raw), looked_at)):
        if source.problem:
            continue
        for record in records(source, settings):
            if isinstance(record, Unread):
                continue
            try:
                article = article_of(readable(record, normal_of(record, is_page(record))), settings)
            except ReadError:
                continue
            yield article if is_page(record) else clean(article)
