"""Paragraphs longer than the model takes at once: cut at white space, and their parses put together again."""

from __future__ import annotations

from collections.abc import Sequence

from pipeline.article import NamedEntity, Parse, Span

LONGEST = 100_000  # characters of a piece: spaCy refuses 1,000,000, and memory for its scores grows with the longest


def pieces(text: str) -> list[Span]:
    """Where the pieces of a paragraph lie in it: one, unless it is longer than LONGEST."""
    found: list[Span] = []
    start = 0
    while len(text) - start > LONGEST:
        end = text.rfind(" ", start + LONGEST // 2, start + LONGEST) + 1 or start + LONGEST
        found.append(Span(start, end))
        start = end
    return [*found, Span(start, len(text))]


def whole(text: str, parses: Sequence[Parse]) -> Parse:
    """The parse of a paragraph from those of its pieces, in order; each piece begins a sentence."""
    if len(parses) == 1:
        return parses[0]
    at = [0]
    for parse in parses:
        at.append(at[-1] + len(parse.words))
    shifted = list(zip(at, parses, strict=False))
    return Parse(
        field=parses[0].field,
        start=parses[0].start,
        text=text,
        words=tuple(word for parse in parses for word in parse.words),
        starts=tuple(start for parse in parses for start in parse.starts),
        ends=tuple(end for parse in parses for end in parse.ends),
        tags=tuple(tag for parse in parses for tag in parse.tags),
        deps=tuple(dep for parse in parses for dep in parse.deps),
        heads=tuple(head + k for k, parse in shifted for head in parse.heads),
        sentences=tuple((first + k, last + k) for k, parse in shifted for first, last in parse.sentences),
        entities=tuple(NamedEntity(e.first + k, e.last + k, e.label) for k, parse in shifted for e in parse.entities),
        children=tuple(tuple(child + k for child in below) for k, parse in shifted for below in parse.children),
    )
