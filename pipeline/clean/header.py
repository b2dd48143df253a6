"""The head of an article: which line is its title, which are byline and dateline."""

from __future__ import annotations

from dataclasses import replace

from pipeline.article import Article, Block, Metadata
from pipeline.clean.bylines import authors_of, published_of
from pipeline.clean.galleries import last_counter
from pipeline.clean.lines import drop, is_heading, is_paragraph, key_of

HEAD_LINES = 12  # kept lines in which byline and dateline are looked for


def head(article: Article) -> Article:
    """Find the title among the kept blocks, take byline and dateline into the metadata and out of the text."""
    blocks = list(article.blocks)
    title = _title(article)
    authors: tuple[str, ...] = ()
    published: str | None = None
    for i in _head_zone(article, title):
        text = blocks[i].text
        if i == title:
            continue
        if names := authors_of(text):
            authors = authors or names
            blocks[i] = drop(blocks[i], "byline", "byline:form")
        elif (date := published_of(text)) is not None:
            published = published or date or None
            blocks[i] = drop(blocks[i], "dateline", "dateline:form")
    meta = article.meta
    meta = Metadata(
        url=meta.url,
        site=meta.site,
        title=blocks[title].text if title is not None else meta.title,
        authors=meta.authors or authors,
        published=meta.published or published,
        language=meta.language,
    )
    return replace(article, blocks=tuple(blocks), meta=meta, title_in_text=title is not None)


def _title(article: Article) -> int | None:
    """Index of the block that is the title; None where the text has none.

    What the metadata calls the title, where a line says it; else the heading before the first paragraph, or the first
    heading after a gallery's last caption.
    """
    live = [i for i, b in enumerate(article.blocks) if b.kept]
    if article.meta.title:
        key = key_of(article.meta.title)
        return next((i for i in live if key_of(article.blocks[i].text) == key), None)
    gallery = last_counter(article.blocks)
    before = live if gallery is None else [i for i in live if i < _first_counter(article.blocks)]
    if before and is_heading(article.blocks[before[0]].text):
        return before[0]
    if gallery is None:
        return None
    slides = [i for i, b in enumerate(article.blocks) if i > gallery and (b.kept or b.reason == "duplicate")]
    return _after_gallery(article, slides)


def _after_gallery(article: Article, after: list[int]) -> int | None:
    """The heading that follows the last slide. Its own heading (if any) and its caption come first; where the caption
    stands before its counter, the heading follows at once."""
    blocks = article.blocks
    before = next((b for b in reversed(blocks[: _first_counter(blocks)]) if b.reason != "photo_credit"), None)
    if before is not None and before.kept and is_paragraph(before.text):
        return after[0] if after and blocks[after[0]].kept and is_heading(blocks[after[0]].text) else None
    caption = next((at for at, i in enumerate(after[:3]) if is_paragraph(blocks[i].text)), 0)
    if len(after) <= caption + 1:
        return None
    follower = after[caption + 1]
    return follower if blocks[follower].kept and is_heading(blocks[follower].text) else None


def _first_counter(blocks: tuple[Block, ...]) -> int:
    return next(i for i, b in enumerate(blocks) if b.reason == "slide_counter")


def _head_zone(article: Article, title: int | None) -> list[int]:
    """Kept blocks before the first paragraph (after the title where there is one)."""
    zone = []
    for i, block in enumerate(article.blocks):
        if not block.kept or (title is not None and i < title):
            continue
        if i != title and is_paragraph(block.text):
            break
        zone.append(i)
    return zone[:HEAD_LINES]
