"""From offsets in the clean text back to offsets in the source."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterable, Sequence
from dataclasses import replace

from pipeline.article import Article, Block, Piece, Record, Span
from pipeline.sources.normal import Normal


class OffsetMap:
    """Maps spans of a text to spans of the source, by the pieces of the blocks that make up the text.

    Linear in the number of pieces to build; a look-up is a binary search.
    """

    def __init__(self, placed: Iterable[tuple[int, Sequence[Piece]]]) -> None:
        """`placed`: for each kept block its offset in the text and its pieces, in order."""
        self._at: list[int] = []
        self._raw: list[int] = []
        self._length: list[int] = []
        self._written: list[int | None] = []
        for start, pieces in placed:
            for piece in pieces:
                self._at.append(start + piece.at)
                self._raw.append(piece.raw)
                self._length.append(piece.length)
                self._written.append(piece.written)

    def _place(self, at: int) -> Span | None:
        """Where one code point stands; of a character reference, all of it."""
        i = bisect_right(self._at, at) - 1
        if i < 0 or at >= self._at[i] + self._length[i]:
            return None
        raw, written = self._raw[i], self._written[i]
        if written is not None:
            return Span(raw, raw + written)
        return Span(raw + at - self._at[i], raw + at - self._at[i] + 1)

    def span(self, start: int, end: int) -> Span | None:
        """The source span of `[start, end)`, first to last code point; None where either end has no place."""
        if end <= start:
            return None
        first, last = self._place(start), self._place(end - 1)
        if first is None or last is None or last.end <= first.start:
            return None
        return Span(first.start, last.end)


def text_map(blocks: Sequence[Block], spans: Sequence[Span | None]) -> OffsetMap:
    """The map of a clean text: `spans` says where in it each kept block stands."""
    return OffsetMap((span.start, block.pieces) for block, span in zip(blocks, spans, strict=True) if span)


def title_map(blocks: Sequence[Block], title: str | None) -> OffsetMap:
    """The map of a title that stands in a dropped block of the source; empty where there is none."""
    for block in blocks:
        if title and not block.kept and title in block.text and block.pieces:
            shift = block.text.index(title)
            return OffsetMap([(-shift, block.pieces)])
    return OffsetMap([])


def in_source(article: Article, record: Record, normal: Normal) -> Article:
    """An article that was read from a normalised text, with its blocks' places in the source as decoded."""
    if normal.is_source:
        return replace(article, record=record, truncated=article.truncated or normal.truncated)
    return replace(
        article,
        record=record,
        blocks=tuple(_placed(block, normal) for block in article.blocks),
        truncated=article.truncated or normal.truncated,
    )


def _placed(block: Block, normal: Normal) -> Block:
    if block.raw_start is None or block.raw_end is None:
        return replace(block, pieces=tuple(normal.through(block.pieces)))
    start, end = normal.raw(block.raw_start, block.raw_end)
    return replace(block, raw_start=start, raw_end=end, pieces=tuple(normal.through(block.pieces)))
