"""Where mentions are: ids of their sentence and quote, offsets in the text and in the source."""

from __future__ import annotations

import hashlib
from bisect import bisect_left, bisect_right

from pipeline.article import TEXT, TITLE, Field
from pipeline.work.finished import Finished
from pipeline.work.offsets import OffsetMap, text_map, title_map

Place = tuple[str, int, int, int | None, Field, int, int, int | None, int | None, str]  # what all mentions begin with


def doc_id_of(path: str, record: str | None) -> str:
    """First 16 hex digits of the SHA-256 of the path below the raw root, with `#` and the record where there is one.

    A `#` of the path itself counts as NUL, so that a file `a.jsonl#b` and the record `b` of `a.jsonl` are two.
    """
    path = path.replace("#", "\0")
    key = path if record is None else f"{path}#{record}"
    return hashlib.sha256(key.encode("utf-8", "surrogateescape")).hexdigest()[:16]


class Places:
    """The places of one article: its texts, sentences and quotes, and the maps from its texts to the source."""

    def __init__(self, done: Finished) -> None:
        self.doc_id = doc_id_of(done.article.record.path, done.article.record.record)
        self.texts: dict[Field, str] = {TEXT: done.document.text, TITLE: done.document.title or ""}
        blocks = done.article.blocks
        self.maps: dict[Field, OffsetMap] = {
            TEXT: text_map(blocks, done.spans),
            TITLE: title_map(blocks, done.document.title),
        }
        self.starts: dict[Field, list[int]] = {TEXT: [], TITLE: []}
        self.first: dict[Field, int] = {TEXT: 0, TITLE: 0}
        for index, (field, span) in enumerate(done.extraction.sentences):
            if not self.starts[field]:
                self.first[field] = index
            self.starts[field].append(span.start)
        self.holders = sorted(
            (part.start, part.end, quote_id)
            for quote_id, quote in enumerate(done.extraction.quotes)
            for part in quote.parts
        )
        self.longest = max((end - start for start, end, _ in self.holders), default=0)

    def of(self, number: int, field: Field, start: int, end: int) -> Place:
        """The columns that all mentions share: ids, sentence, quote, offsets, text."""
        raw = self.maps[field].span(start, end) or (None, None)
        quote = self.quote_at(start, end) if field == TEXT else None
        text = self.texts[field][start:end]
        return (self.doc_id, number, self.sentence_at(field, start), quote, field, start, end, *raw, text)

    def sentence_at(self, field: Field, start: int) -> int:
        """The id of the sentence that holds an offset."""
        return self.first[field] + max(0, bisect_right(self.starts[field], start) - 1)

    def quote_at(self, start: int, end: int) -> int | None:
        """The id of the innermost (shortest) quote of which one part holds the span."""
        best: tuple[int, int] | None = None
        first = bisect_left(self.holders, (start - self.longest, 0, 0))
        for a, b, quote_id in self.holders[first : bisect_right(self.holders, (start, 1 << 31, 0))]:
            if b >= end and (best is None or b - a < best[0]):
                best = (b - a, quote_id)
        return best[1] if best else None
