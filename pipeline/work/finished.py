"""An article with all that was found in it: what its rows are made of."""

from __future__ import annotations

from dataclasses import dataclass

from pipeline.article import Article, Document, Extraction, Span
from pipeline.facts.focus import Focus


@dataclass(frozen=True, slots=True)
class Finished:
    """An article with all that its rows need. `spans`: where in the text each block stands, None if dropped."""

    article: Article
    document: Document
    spans: tuple[Span | None, ...]
    extraction: Extraction
    focus: tuple[Focus, ...]
    model: str | None
    version: str
