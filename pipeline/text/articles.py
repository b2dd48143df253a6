"""A Record becomes an Article: pages by their tree, other texts by their lines."""

from __future__ import annotations

from pipeline.article import Article, Record
from pipeline.config import Settings
from pipeline.sources.records import is_page


def article_of(record: Record, settings: Settings) -> Article:
    """A record's article: blocks with marks for pages, unmarked blocks for text. Raises ReadError."""
    if is_page(record):
        from pipeline.text.pages import read_html

        return read_html(record, clean=settings.clean)
    from pipeline.text.plain import read_text

    return read_text(record)
