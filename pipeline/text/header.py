"""The head of an article: which line is its title, which are byline and dateline."""

from __future__ import annotations

import re
from dataclasses import replace

from pipeline.article import Article, Block, Metadata
from pipeline.text.bylines import BYLINE_CHARS as LONGEST
from pipeline.text.bylines import authors_of, bare_name, labelled, published_of
from pipeline.text.galleries import gallery_title, last_counter
from pipeline.text.lines import drop, is_heading, is_paragraph, key_of

_MARK = re.compile(r"\s[|–—•·»-]\s|:\s")
HEAD_LINES = 12  # kept lines in which byline and dateline are looked for


def head(article: Article) -> Article:
    """Find the title among the kept blocks, take byline and dateline into the metadata and out of the text."""
    article = replace(article, blocks=_without_page_title(article.blocks))
    blocks = list(article.blocks)
    title = _title(article)
    authors: tuple[str, ...] = ()
    published: str | None = None
    zone = set(_head_zone(article, title))
    tail = set(_tail_zone(article))
    for i, block in enumerate(blocks):
        if i == title or not block.kept or len(block.text) > LONGEST:
            continue
        if names := authors_of(block.text, above=i in zone):
            authors = authors or names
            blocks[i] = drop(block, "byline", "byline:form")
        elif (i in zone or i in tail or labelled(block.text)) and (date := published_of(block.text)) is not None:
            published = published or date or None
            blocks[i] = drop(block, "dateline", "dateline:form")
    authors = authors or _bare_authors(blocks, zone, title)
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


def _without_page_title(blocks: tuple[Block, ...]) -> tuple[Block, ...]:
    """Drop 'Title | Site' above the title itself, and the site's name on a line of its own near it."""
    live = [i for i, b in enumerate(blocks) if b.kept][:HEAD_LINES]
    for place, i in enumerate(live[:2]):
        for mark in _MARK.finditer(blocks[i].text[:LONGEST]):
            title, site = key_of(blocks[i].text[: mark.start()]), key_of(blocks[i].text[mark.end() :])
            same = next((j for j in live[place + 1 :] if len(title) > 8 and key_of(blocks[j].text) == title), None)
            if same is None:
                continue
            out = list(blocks)
            out[i] = drop(blocks[i], "headline", "title-of-page", same)
            for j in live:
                name = key_of(blocks[j].text)
                if j != i and len(name) > 3 and site.endswith(name):
                    out[j] = drop(blocks[j], "navigation", "site-name")
            return tuple(out)
    return blocks


def _bare_authors(blocks: list[Block], zone: set[int], title: int | None) -> tuple[str, ...]:
    """The name on the line before or after a dateline above the text: a byline without 'by'."""
    for i in sorted(zone):
        beside = [blocks[j] for j in (i - 1, i + 1) if 0 <= j < len(blocks)]
        if i == title or not blocks[i].kept or not any(b.reason in ("dateline", "byline") for b in beside):
            continue
        if name := bare_name(blocks[i].text):
            blocks[i] = drop(blocks[i], "byline", "byline:beside-dateline")
            return (name,)
    return ()


def _title(article: Article) -> int | None:
    """Index of the block that is the title; None where the text has none.

    What the metadata calls the title, where a line says it; else the heading before the first paragraph, or the first
    heading after a gallery's last caption.
    """
    live = [i for i, b in enumerate(article.blocks) if b.kept]
    if article.meta.title:
        key = key_of(article.meta.title)
        return next((i for i in live if key_of(article.blocks[i].text) == key), None)
    if last_counter(article.blocks) is not None:
        return gallery_title(article.blocks)
    first = next((i for i in live if not _is_signature(article.blocks[i].text)), None)
    return first if first is not None and is_heading(article.blocks[first].text) else None


def _is_signature(text: str) -> bool:
    """Whether a line is a byline or a dateline, which may stand above the title."""
    return len(text) <= LONGEST and bool(authors_of(text) or published_of(text) is not None)


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


def _tail_zone(article: Article) -> list[int]:
    """Kept blocks after the last paragraph."""
    zone: list[int] = []
    for i in range(len(article.blocks) - 1, -1, -1):
        block = article.blocks[i]
        if block.kept and is_paragraph(block.text):
            return zone[:HEAD_LINES]
        if block.kept:
            zone.append(i)
    return []
