"""A text as it is read: the source with what is no letter of it taken out or repaired, and the way back to its offsets.

The source as decoded stays what `raw_*` offsets count in. Each step of pipeline.sources.steps gives edits; what they
make of the text is kept as pieces, each with its place in the source.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from typing import NamedTuple

from pipeline.article import Piece


class Edit(NamedTuple):
    """A stretch of a text and what stands there instead."""

    start: int
    end: int
    text: str


@dataclass(frozen=True)
class Normal:
    """A text with its pieces in the source, in order."""

    text: str
    pieces: tuple[Piece, ...]
    truncated: bool = False  # a mark at the end said that the text was cut
    is_source: bool = False  # the text is the source, character for character
    _ats: list[int] = field(default_factory=list, repr=False, compare=False)
    _raws: list[int] = field(default_factory=list, repr=False, compare=False)

    @staticmethod
    def of(source: str) -> Normal:
        """A source as it is."""
        return Normal(source, (Piece(0, 0, len(source)),) if source else (), is_source=True)

    def edited(self, edits: Sequence[Edit]) -> Normal:
        """The text with edits made, which are in order and do not overlap. Linear in text, pieces and edits."""
        if not edits:
            return self
        parts: list[str] = []
        pieces: list[Piece] = []
        at = length = index = 0
        for edit in (*edits, Edit(len(self.text), len(self.text), "")):
            index = _copied(self.pieces, index, at, edit.start, length - at, pieces)
            parts.append(self.text[at : edit.start])
            length += edit.start - at
            if edit.text:
                index = _replaced(self.pieces, index, edit, length, pieces)
                parts.append(edit.text)
                length += len(edit.text)
            at = edit.end
        return Normal("".join(parts), tuple(_merged(pieces)), self.truncated)

    def raw(self, start: int, end: int) -> tuple[int, int]:
        """The stretch of the source that [start, end) of the text stands in; of nothing, nothing."""
        if end <= start:
            place = self._piece_at(start)
            raw = place.raw if place is not None else 0
            return raw, raw
        first, last = self._piece_at(start), self._piece_at(end - 1)
        if first is None or last is None:
            return 0, 0
        begin = first.raw + (start - first.at if first.written is None else 0)
        stop = last.raw + (end - last.at if last.written is None else last.written)
        return begin, max(begin, stop)

    def place(self, raw_start: int, raw_end: int) -> tuple[int, int]:
        """What of the text stands in [raw_start, raw_end) of the source."""
        return self._text_at(raw_start, False), self._text_at(raw_end, True)

    def _text_at(self, raw: int, is_end: bool) -> int:
        if not self._raws:
            self._raws.extend(piece.raw for piece in self.pieces)
        index = bisect_right(self._raws, raw - is_end) - 1
        if index < 0:
            return 0
        if is_end:  # of pieces that stand in the same stretch of the source, all
            while index + 1 < len(self.pieces) and self._raws[index + 1] < raw:
                index += 1
        else:
            while index and _reaches(self.pieces[index - 1], raw):
                index -= 1
        piece = self.pieces[index]
        within = raw - piece.raw
        if piece.written is not None:
            inside = within < piece.written
            return piece.at + (piece.length if is_end or not inside else 0)
        return piece.at + min(within, piece.length)

    def _piece_at(self, at: int) -> Piece | None:
        if not self._ats:
            self._ats.extend(piece.at for piece in self.pieces)
        index = bisect_right(self._ats, at) - 1
        return self.pieces[index] if 0 <= index < len(self.pieces) else None

    def through(self, pieces: Sequence[Piece]) -> Iterator[Piece]:
        """Pieces that lie in the text, as pieces of the source."""
        for piece in pieces:
            if piece.written is not None:
                start, end = self.raw(piece.raw, piece.raw + piece.written)
                yield Piece(piece.at, start, piece.length, end - start)
                continue
            if not self._ats:
                self._ats.extend(p.at for p in self.pieces)
            index = max(0, bisect_right(self._ats, piece.raw) - 1)
            found: list[Piece] = []
            _copied(self.pieces, index, piece.raw, piece.raw + piece.length, piece.at - piece.raw, found)
            yield from found


def _reaches(piece: Piece, raw: int) -> bool:
    """Whether a piece's stretch of the source goes on after an offset: "\ufb01" with an accent is "f" and "í" there."""
    return piece.raw + (piece.length if piece.written is None else piece.written) > raw


def _copied(pieces: Sequence[Piece], index: int, start: int, end: int, by: int, into: list[Piece]) -> int:
    """Add what of the pieces lies in [start, end), moved by `by`; the index of the piece that reaches past `end`."""
    while index < len(pieces):
        piece = pieces[index]
        low, high = max(start, piece.at), min(end, piece.at + piece.length)
        if low < high:
            raw = piece.raw + (low - piece.at if piece.written is None else 0)
            into.append(Piece(low + by, raw, high - low, piece.written))
        if piece.at + piece.length > end:
            break
        index += 1
    return min(index, max(0, len(pieces) - 1))


def _replaced(pieces: Sequence[Piece], index: int, edit: Edit, at: int, into: list[Piece]) -> int:
    """Add the piece of an edit's text: of equal length, character for character."""
    held: list[Piece] = []
    index = _copied(pieces, index, edit.start, edit.end, at - edit.start, held)
    if not held:
        return index
    if len(edit.text) == edit.end - edit.start and all(piece.written is None for piece in held):
        into += held
        return index
    last = held[-1]
    raw_end = last.raw + (last.length if last.written is None else last.written)
    into.append(Piece(at, held[0].raw, len(edit.text), raw_end - held[0].raw))
    return index


def _merged(pieces: list[Piece]) -> Iterator[Piece]:
    """Neighbours that go on in both text and source as one."""
    held: Piece | None = None
    for piece in pieces:
        if held is not None and _goes_on(held, piece):
            held = Piece(held.at, held.raw, held.length + piece.length)
            continue
        if held is not None:
            yield held
        held = piece
    if held is not None:
        yield held


def _goes_on(held: Piece, piece: Piece) -> bool:
    if held.written is not None or piece.written is not None:
        return False
    return held.at + held.length == piece.at and held.raw + held.length == piece.raw
