"""Paragraphs longer than the model takes at once: cut at white space, and their parses put together again."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from itertools import chain
from typing import TypeVar

from pipeline.article import NamedEntity, Parse, Span

Value = TypeVar("Value")

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
        words=_chained(parse.words for parse in parses),
        starts=_chained(parse.starts for parse in parses),
        ends=_chained(parse.ends for parse in parses),
        tags=_chained(parse.tags for parse in parses),
        deps=_chained(parse.deps for parse in parses),
        heads=_chained(_moved(parse.heads, k) for k, parse in shifted),
        sentences=_chained(tuple((a + k, b + k) for a, b in parse.sentences) for k, parse in shifted),
        entities=_chained(_entities(parse, k) for k, parse in shifted),
        children=_chained(tuple(_moved(below, k) for below in parse.children) for k, parse in shifted),
    )


def _chained(parts: Iterable[tuple[Value, ...]]) -> tuple[Value, ...]:
    return tuple(chain.from_iterable(parts))


def _moved(tokens: tuple[int, ...], by: int) -> tuple[int, ...]:
    return tuple(token + by for token in tokens)


def _entities(parse: Parse, by: int) -> tuple[NamedEntity, ...]:
    return tuple(NamedEntity(e.first + by, e.last + by, e.label) for e in parse.entities)
