"""A plain text -> Article: one block per line, and lines broken at a fixed width joined into their paragraph."""

from __future__ import annotations

import re
from itertools import pairwise

from pipeline.article import Article, Block, Piece, Record

_LINE = re.compile(r"[^\n\r\v\f\x1c-\x1e\x85\u2028\u2029]+")
_WORD = re.compile(r"\S+")
_SPACE = re.compile(r"\s+")
_ENDS_SENTENCE = re.compile(r"[.!?:…。！？][\"'”’»)\]]*$")

WRAP_MIN, WRAP_MAX = 50, 100  # columns: e-mail and wire texts are broken between 60 and 80; no text column is wider
WRAP_LINES = 4  # breaks within a sentence that a file must show before any line is joined
WRAP_SHARE = 0.85  # of those breaks, how many must lie where the next word would no longer have fitted


def read_text(record: Record) -> Article:
    """Split a decoded text into blocks; every word of the source lies in exactly one, in order.

    A line is a block. Lines are joined only where the whole file shows that it was broken at a fixed width.
    """
    lines = _lines(record.body)
    groups = _joined(record.body, lines)
    return Article(record, record.meta, tuple(block_of(record.body, start, end) for start, end in groups))


def block_of(source: str, start: int, end: int) -> Block:
    """The block of source[start:end] (no white space at its ends): white space collapsed, pieces into the source."""
    stretch = source[start:end]
    text = " ".join(_WORD.findall(stretch))
    if len(text) == len(stretch):
        return Block(text, start, end, (Piece(0, start, len(text)),))
    pieces: list[Piece] = []
    at = raw = 0
    for gap in _SPACE.finditer(stretch):
        if gap.end() - gap.start() == 1:
            continue
        length = gap.start() + 1 - raw  # the words before the gap and its first blank
        pieces.append(Piece(at, start + raw, length))
        at, raw = at + length, gap.end()
    pieces.append(Piece(at, start + raw, len(stretch) - raw))
    return Block(text, start, end, tuple(pieces))


def _lines(source: str) -> list[tuple[int, int]]:
    """Bounds of the lines that hold words, without the white space around them."""
    bounds = []
    for line in _LINE.finditer(source):
        words = line.group().strip()
        if words:
            start = line.start() + line.group().index(words[0])
            bounds.append((start, start + len(words)))
    return bounds


def _joined(source: str, lines: list[tuple[int, int]]) -> list[tuple[int, int]]:
    """Lines, or whole paragraphs where the file is hard-wrapped.

    A break of a fixed-width text lies where the next word would not have fitted; a line that ends early ends its
    paragraph. A text of one paragraph a line shows no such breaks within sentences.
    """
    follows = [_adjacent(source, one[1], two[0]) for one, two in pairwise(lines)]
    width = max((end - start for start, end in lines), default=0)
    if not WRAP_MIN <= width <= WRAP_MAX or not any(follows):
        return lines
    full = [
        near and end - start + 1 + _first_word(source, lines[i + 1]) > width
        for i, (near, (start, end)) in enumerate(zip(follows, lines, strict=False))
    ]
    within = [
        full[i]
        for i, near in enumerate(follows)
        if near and not _ENDS_SENTENCE.search(source[lines[i][1] - 6 : lines[i][1]])
    ]
    if sum(within) < WRAP_LINES or sum(within) < WRAP_SHARE * len(within):
        return lines
    joined = [lines[0]]
    for line, fits in zip(lines[1:], full, strict=False):
        if fits:
            joined[-1] = (joined[-1][0], line[1])
        else:
            joined.append(line)
    return joined


def _adjacent(source: str, end: int, start: int) -> bool:
    """Whether two lines follow each other without an empty line between."""
    between = source[end:start]
    return between.count("\n") <= 1 and between.count("\r") <= 1 and "\u2029" not in between


def _first_word(source: str, line: tuple[int, int]) -> int:
    """Length of a line's first word."""
    word = _WORD.match(source, line[0], line[1])
    return word.end() - word.start() if word else 0
