"""Cleaning: which blocks of an article are its text, and why the others are not."""

from __future__ import annotations

from dataclasses import replace

from pipeline.article import Article, Document, Span
from pipeline.text.captions import captions
from pipeline.text.frame import frame_of
from pipeline.text.furniture import furniture
from pipeline.text.galleries import galleries
from pipeline.text.grammar import grammar_of
from pipeline.text.header import head
from pipeline.text.inside import inside
from pipeline.text.language import ENGLISH, language_of
from pipeline.text.lines import key_of
from pipeline.text.markers import without_markers
from pipeline.text.outside import outside
from pipeline.text.repeats import repeats
from pipeline.text.site_rules import SiteRules, apply_rules

__all__ = ["clean", "document_of", "keep_all"]

JOINT = "\n\n"


def clean(article: Article, rules: SiteRules | None = None) -> Article:
    """The article with every block kept or dropped with its reason, and the metadata that its own lines give.

    Depends on this article and the rules alone, never on what else is in raw/.
    """
    blocks = furniture(galleries(article.blocks))
    if rules is not None:
        blocks = apply_rules(replace(article, blocks=blocks), rules)
    blocks = repeats(blocks)
    grammar = grammar_of(article.record.body)
    frame = frame_of(blocks, grammar)
    article, title = head(replace(article, blocks=blocks), frame, grammar)
    blocks = captions(outside(article.blocks, frame, title, grammar), frame)
    blocks = without_markers(inside(blocks, frame, grammar, title))
    return replace(article, blocks=blocks, title_in_text=any(b.kept and b.text == article.meta.title for b in blocks))


def keep_all(article: Article) -> Article:
    """The article with every block kept: for texts that are clean already. The title is the metadata's."""
    blocks = tuple(replace(b, kept=True, reason=None, rule=None, duplicate_of=None) for b in article.blocks)
    title = article.meta.title
    place = next((b.text for b in blocks if title and key_of(b.text) == key_of(title)), None)
    meta = replace(article.meta, title=place or title)
    return replace(article, blocks=blocks, meta=meta, title_in_text=place is not None)


def document_of(article: Article) -> tuple[Document, tuple[Span | None, ...]]:
    """The clean text (kept blocks joined by a blank line), and where in it each block stands (None if dropped)."""
    spans: list[Span | None] = []
    parts: list[str] = []
    at = 0
    for block in article.blocks:
        if not block.kept or not block.text:
            spans.append(None)
            continue
        spans.append(Span(at, at + len(block.text)))
        parts.append(block.text)
        at += len(block.text) + len(JOINT)
    text = JOINT.join(parts)
    language = language_of(text, article.meta.language)
    document = Document(
        text=text,
        paragraphs=tuple(span for span in spans if span),
        title=None if article.title_in_text else article.meta.title,
        meta=article.meta,
        language=language,
        limited=language is not None and language != ENGLISH,
    )
    return document, tuple(spans)
