"""Who says "we" and "I": the speaker of the quote that holds them."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Sequence
from dataclasses import dataclass

from pipeline.article import TEXT, Parse, Quote

FIRST = frozenset(("we", "i", "us", "our", "my", "ourselves"))


_MOST = 8  # quotes that begin before a place and may hold it


@dataclass(frozen=True, slots=True)
class Said:
    """The head of the words that name a speaker, and the name that they stand for."""

    parse: int
    token: int
    name: str | None


class Speakers:
    """The speakers of an article's quotes, by the place of the words."""

    def __init__(self, parses: Sequence[Parse], quotes: Sequence[Quote]) -> None:
        self._texts = [k for k, parse in enumerate(parses) if parse.field == TEXT]
        self._starts = [parses[k].start for k in self._texts]
        self._parses = parses
        self._quotes = sorted((q for q in quotes if q.speaker is not None), key=lambda q: (q.start, -q.end))
        self._begins = [q.start for q in self._quotes]

    def of(self, k: int, token: int) -> Said | None:
        """The speaker of the quote that holds a token, the innermost."""
        parse = self._parses[k]
        if parse.field != TEXT:
            return None
        place = parse.starts[token]
        last = bisect_right(self._begins, place)
        for quote in reversed(self._quotes[max(0, last - _MOST) : last]):
            if place < quote.end and quote.speaker is not None and not quote.speaker.start <= place < quote.speaker.end:
                return self._said(quote.speaker.start, quote.speaker.end, quote.speaker_name)
        return None

    def _said(self, start: int, end: int, name: str | None) -> Said | None:
        at = bisect_right(self._starts, start) - 1
        if at < 0 or not self._parses[self._texts[at]].parsed:
            return None
        k = self._texts[at]
        parse = self._parses[k]
        first, last = bisect_right(parse.starts, start) - 1, bisect_left(parse.starts, end) - 1
        if first < 0 or last < first:
            return None
        inside = range(first, last + 1)
        head = next((t for t in inside if parse.heads[t] not in inside or parse.heads[t] == t), last)
        return Said(k, head, name)
