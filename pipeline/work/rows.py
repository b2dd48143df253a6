"""One article and what was found in it as row tuples, in the schema's column order."""

from __future__ import annotations

import hashlib
from bisect import bisect_left, bisect_right
from dataclasses import dataclass

from pipeline.article import TEXT, TITLE, Article, Document, Extraction, Field, Quote, Span
from pipeline.facts.countries.gazetteer import countries
from pipeline.facts.focus import Focus
from pipeline.sources.source import shown
from pipeline.tables.arrow import Row
from pipeline.work.offsets import OffsetMap, text_map, title_map


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


def doc_id_of(path: str, record: str | None) -> str:
    """First 16 hex digits of the SHA-256 of the path below the raw root, with `#` and the record where there is one."""
    key = path if record is None else f"{path}#{record}"
    return hashlib.sha256(key.encode("utf-8", "surrogateescape")).hexdigest()[:16]


def rows_of(done: Finished) -> dict[str, list[Row]]:
    """All rows of one article, by table."""
    return Rows(done).all()


class Rows:
    """The rows of one article; holds what several tables look up (sentences, quotes, offsets)."""

    def __init__(self, done: Finished) -> None:
        self.done = done
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

    def all(self) -> dict[str, list[Row]]:
        """Every article table's rows."""
        return {
            "documents": [self.document()],
            "blocks": self.blocks(),
            "sentences": self.sentences(),
            "entities": [
                (*self.place(i, m.field, m.start, m.end), m.label, m.name)
                for i, m in enumerate(self.done.extraction.entities)
            ],
            "countries": [
                (*self.place(i, m.field, m.start, m.end), m.country, *country_names(m.country), m.kind, m.rule)
                for i, m in enumerate(self.done.extraction.countries)
            ],
            "numbers": [
                (
                    *self.place(i, m.field, m.start, m.end),
                    *(m.kind, m.value, m.value_max, m.unit, m.modifier, m.counted, m.date, m.rule, m.subject, m.verb),
                )
                for i, m in enumerate(self.done.extraction.numbers)
            ],
            "quotes": [self.quote(i, quote) for i, quote in enumerate(self.done.extraction.quotes)],
            "claims": sorted(
                ((self.doc_id, c.number, c.country, c.quote, c.relation, c.rule) for c in self.done.extraction.claims),
                key=lambda row: tuple((value is None, value) for value in row),
            ),
            "country_focus": [
                (self.doc_id, f.country, f.mentions, f.share, f.first_start, f.in_title, f.rank)
                for f in self.done.focus
            ],
        }

    def document(self) -> Row:
        """The row of `documents`."""
        done, record, meta = self.done, self.done.article.record, self.done.article.meta
        text = done.document.text
        dropped = sum(span is None for span in done.spans)
        return (
            *(self.doc_id, shown(record.path), record.record, record.format, record.sha256, record.encoding),
            *(meta.url, meta.site, meta.title, list(meta.authors), meta.published, done.document.language),
            *("limited" if done.document.limited else "full", text, len(record.body), len(text), len(text.split())),
            *(len(done.article.blocks), dropped, done.model, done.version),
        )

    def blocks(self) -> list[Row]:
        """The rows of `blocks`."""
        return [
            (
                *(self.doc_id, index, b.raw_start, b.raw_end, b.element),
                *((span.start, span.end) if span else (None, None)),
                *(b.text, b.kept, b.reason, b.rule, b.duplicate_of),
            )
            for index, (b, span) in enumerate(zip(self.done.article.blocks, self.done.spans, strict=True))
        ]

    def sentences(self) -> list[Row]:
        """The rows of `sentences`."""
        return [
            (self.doc_id, i, field, span.start, span.end, self.texts[field][span.start : span.end])
            for i, (field, span) in enumerate(self.done.extraction.sentences)
        ]

    def place(self, number: int, field: Field, start: int, end: int) -> Row:
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

    def quote(self, index: int, quote: Quote) -> Row:
        """One row of `quotes`."""
        text = self.texts[TEXT]
        raws = [self.maps[TEXT].span(*part) for part in quote.parts]
        raw_parts = [_span(raw) for raw in raws if raw]
        words = " ".join(text[a:b] for a, b in quote.parts) if quote.kind == "direct" else text[quote.start : quote.end]
        raw = self.maps[TEXT].span(quote.start, quote.end) or (None, None)
        return (
            *(self.doc_id, index, self.sentence_at(TEXT, quote.start), quote.start, quote.end, *raw, words),
            *([_span(p) for p in quote.parts], raw_parts if len(raw_parts) == len(raws) else None, quote.kind),
            *_words(text, quote.cue),
            *_words(text, quote.speaker),
            *(quote.speaker_name, quote.speaker_role, quote.speaker_country, None, quote.rule),
        )


def _span(span: Span) -> dict[str, int]:
    return {"start": span.start, "end": span.end}


def _words(text: str, span: Span | None) -> tuple[str | None, int | None, int | None]:
    return (text[span.start : span.end], span.start, span.end) if span else (None, None, None)


def country_names(alpha_2: str) -> tuple[str, str]:
    """Alpha-3 code and common English name of an alpha-2 code. Raises KeyError for one that is no country's."""
    country = countries()[alpha_2]
    return country.alpha_3, country.name


MESSAGE = 500  # characters of a message that are kept


def failure_row(path: str, record: str | None, sha256: str | None, stage: str, error: str, message: str) -> Row:
    """A row of `failures`; control characters of the source are shown as escapes."""
    printable = "".join(c if c.isprintable() else repr(c)[1:-1] for c in message[:MESSAGE])[:MESSAGE]
    return (shown(path), record, sha256, stage, error, printable)
