"""Documents for the country tests: plain text, with the entities a model would give named by the test."""

from __future__ import annotations

import re
from collections.abc import Mapping

from pipeline.article import TEXT, TITLE, Document, Field, Metadata, NamedEntity, Parse, Span
from pipeline.facts.countries import find_countries

_TOKEN = re.compile(r"\w+(?:[-.'’]\w+)*\.?|[^\w\s]")
VERBS = frozenset(("said", "proposed", "agreed"))
Row = tuple[str, str, str]  # words, country, kind


def parse(field: Field, start: int, text: str, entities: Mapping[str, str]) -> Parse:
    """A paragraph with every stretch of `entities` (words -> label) marked; all tokens but VERBS are tagged IN."""
    spans = [(start + m.start(), start + m.end()) for m in _TOKEN.finditer(text)]
    starts = tuple(a for a, _ in spans)
    found = []
    for words, label in entities.items():
        for match in re.finditer(rf"\b{re.escape(words)}", text):
            inside = [i for i, (a, b) in enumerate(spans) if a < start + match.end() and b > start + match.start()]
            found.append(NamedEntity(inside[0], inside[-1], label))
    return Parse(
        field=field,
        start=start,
        text=text,
        words=tuple(text[a - start : b - start] for a, b in spans),
        starts=starts,
        ends=tuple(b for _, b in spans),
        tags=tuple("VBD" if text[a - start : b - start] in VERBS else "IN" for a, b in spans),
        deps=(),
        heads=(),
        sentences=((0, max(len(spans) - 1, 0)),),
        entities=tuple(sorted(found, key=lambda e: e.first)),
    )


def rows(
    text: str, entities: Mapping[str, str] | None = None, title: str | None = None, url: str | None = None
) -> list[Row]:
    """The mentions in a document whose paragraphs are the text's lines: (words, country, kind), the title's first."""
    lines = [m.span() for m in re.finditer(r"[^\n]+", text)]
    document = Document(text, tuple(Span(*span) for span in lines), title=title, meta=Metadata(url=url))
    parses = [parse(TEXT, a, text[a:b], entities or {}) for a, b in lines]
    if title:
        parses.insert(0, parse(TITLE, 0, title, entities or {}))
    source = {TEXT: text, TITLE: title or ""}
    return [(source[m.field][m.start : m.end], m.country, m.kind) for m in find_countries(document, parses)]


def codes(text: str, entities: Mapping[str, str] | None = None) -> list[tuple[str, str]]:
    """(words, country) of the mentions in a text."""
    return [(words, country) for words, country, _ in rows(text, entities)]
