"""A model loaded once, and what the quotes stage says of a text."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass

import pytest

from pipeline.article import Document, Parse, Quote, Span
from pipeline.facts.people.cast import Cast, resolve_people
from pipeline.facts.quotes import find_quotes
from pipeline.language.model import Model

PARAGRAPH = re.compile(r"[^\s\n](?:[^\n]*\S)?")


@dataclass(frozen=True)
class Reading:
    """A text with its parses, its people and its quotes."""

    document: Document
    parses: list[Parse]
    cast: Cast
    quotes: tuple[Quote, ...]

    def words(self, quote: Quote) -> str:
        if quote.kind == "direct":
            return " ".join(self.document.text[p.start : p.end] for p in quote.parts)
        return self.document.text[quote.start : quote.end]

    def said(self) -> list[tuple[str, str, str | None]]:
        """Of each quote its kind, its words and its speaker's name."""
        return [(q.kind, self.words(q), q.speaker_name) for q in self.quotes]

    def slice(self, span: Span | None) -> str | None:
        return None if span is None else self.document.text[span.start : span.end]


def document_of(text: str) -> Document:
    return Document(text, tuple(Span(*m.span()) for m in PARAGRAPH.finditer(text)))


@pytest.fixture(scope="session")
def read(reader: Model) -> Callable[[str], Reading]:
    """Read a text, one paragraph a line."""

    def reading(text: str) -> Reading:
        document = document_of(text)
        parses = reader.parse(document)
        cast = resolve_people(parses)
        return Reading(document, parses, cast, find_quotes(document, parses, cast))

    return reading
