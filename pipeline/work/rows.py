"""One article and what was found in it as rows of the tables."""

from __future__ import annotations

from pipeline.article import TEXT, NumberMention, Position, Quote, Span
from pipeline.facts.countries.gazetteer import countries
from pipeline.sources.source import shown
from pipeline.tables.arrow import Row
from pipeline.tables.rows import (
    BlockRow,
    ClaimRow,
    CountryRow,
    DocumentRow,
    EntityRow,
    FocusRow,
    NumberRow,
    PositionRow,
    QuoteRow,
    SentenceRow,
    SpanValue,
)
from pipeline.work.finished import Finished
from pipeline.work.places import Places


def rows_of(done: Finished) -> dict[str, list[Row]]:
    """All rows of one article, by table."""
    return Rows(done).all()


class Rows:
    """The rows of one article; holds what several tables look up (sentences, quotes, offsets)."""

    def __init__(self, done: Finished) -> None:
        self.done = done
        self.places = Places(done)
        self.doc_id = self.places.doc_id
        self.texts = self.places.texts
        self.maps = self.places.maps

    def all(self) -> dict[str, list[Row]]:
        """Every article table's rows."""
        found = self.done.extraction
        return {
            "documents": [self.document()],
            "blocks": self.blocks(),
            "sentences": self.sentences(),
            "entities": [
                EntityRow(*self.places.of(i, m.field, m.start, m.end), label=m.label, name=m.name)
                for i, m in enumerate(found.entities)
            ],
            "countries": [
                CountryRow(
                    *self.places.of(i, m.field, m.start, m.end), m.country, *country_names(m.country), m.kind, m.rule
                )
                for i, m in enumerate(found.countries)
            ],
            "numbers": [self.number(i, m) for i, m in enumerate(found.numbers)],
            "quotes": [self.quote(i, quote) for i, quote in enumerate(found.quotes)],
            "claims": sorted(
                (
                    ClaimRow(self.doc_id, c.number, c.country, c.quote, c.relation, c.scope, c.negated, c.rule)
                    for c in found.claims
                ),
                key=lambda row: tuple((value is None, value) for value in row),
            ),
            "positions": [self.position(i, p) for i, p in enumerate(found.positions)],
            "country_focus": [
                FocusRow(self.doc_id, f.country, f.mentions, f.share, f.first_start, f.in_title, f.rank)
                for f in self.done.focus
            ],
        }

    def document(self) -> DocumentRow:
        """The row of `documents`."""
        done, record, meta = self.done, self.done.article.record, self.done.article.meta
        text = done.document.text
        return DocumentRow(
            doc_id=self.doc_id,
            path=shown(record.path),
            record=record.record,
            format=record.format,
            sha256=record.sha256,
            encoding=record.encoding,
            url=meta.url,
            site=meta.site,
            title=meta.title,
            authors=list(meta.authors),
            published=meta.published,
            language=done.document.language,
            truncated=done.article.truncated,
            extra=meta.extra,
            source_id=meta.source_id,
            extraction="limited" if done.document.limited else "full",
            text=text,
            raw_chars=len(record.body),
            text_chars=len(text),
            words=len(text.split()),
            blocks=len(done.article.blocks),
            blocks_dropped=sum(span is None for span in done.spans),
            model=done.model,
            pipeline_version=done.version,
        )

    def blocks(self) -> list[Row]:
        """The rows of `blocks`."""
        return [
            BlockRow(
                doc_id=self.doc_id,
                block_id=index,
                raw_start=b.raw_start,
                raw_end=b.raw_end,
                element=b.element,
                start=span.start if span else None,
                end=span.end if span else None,
                text=b.text,
                kept=b.kept,
                reason=b.reason,
                rule=b.rule,
                duplicate_of=b.duplicate_of,
                doubtful=b.doubtful,
            )
            for index, (b, span) in enumerate(zip(self.done.article.blocks, self.done.spans, strict=True))
        ]

    def sentences(self) -> list[Row]:
        """The rows of `sentences`."""
        return [
            SentenceRow(self.doc_id, i, field, span.start, span.end, self.texts[field][span.start : span.end])
            for i, (field, span) in enumerate(self.done.extraction.sentences)
        ]

    def number(self, index: int, m: NumberMention) -> NumberRow:
        """One row of `numbers`."""
        return NumberRow(
            *self.places.of(index, m.field, m.start, m.end),
            kind=m.kind,
            value=m.value,
            value_max=m.value_max,
            unit=m.unit,
            modifier=m.modifier,
            counted=m.counted,
            date=m.date,
            date_basis=m.date_basis,
            per=m.per,
            trend=m.trend,
            unit_basis=m.unit_basis,
            rule=m.rule,
            subject=m.subject,
            verb=m.verb,
        )

    def position(self, index: int, p: Position) -> PositionRow:
        """One row of `positions`; `person_id` is the step over all articles'."""
        text = self.texts[p.field]
        act, act_start, act_end = _words(text, p.act)
        actor, actor_start, actor_end = _words(text, p.actor)
        content, content_start, content_end = _words(text, p.content)
        target, target_start, target_end = _words(text, p.target)
        return PositionRow(
            *self.places.of(index, p.field, p.start, p.end),
            type=p.type,
            quad=p.quad,
            act=act,
            act_start=act_start,
            act_end=act_end,
            modality=p.modality,
            actor=actor,
            actor_start=actor_start,
            actor_end=actor_end,
            actor_name=p.actor_name,
            actor_kind=p.actor_kind,
            actor_countries=list(p.actor_countries),
            person_id=None,
            content=content,
            content_start=content_start,
            content_end=content_end,
            target=target,
            target_start=target_start,
            target_end=target_end,
            target_name=p.target_name,
            target_countries=list(p.target_countries),
            number_ids=list(p.numbers),
            reported_by=p.reported_by,
            rule=p.rule,
        )

    def quote(self, index: int, quote: Quote) -> QuoteRow:
        """One row of `quotes`; `person_id` is the step over all articles'."""
        text = self.texts[TEXT]
        raws = [self.maps[TEXT].span(*part) for part in quote.parts]
        raw_parts = [_span(raw) for raw in raws if raw]
        words = " ".join(text[a:b] for a, b in quote.parts) if quote.kind == "direct" else text[quote.start : quote.end]
        raw_start, raw_end = self.maps[TEXT].span(quote.start, quote.end) or (None, None)
        cue, cue_start, cue_end = _words(text, quote.cue)
        speaker, speaker_start, speaker_end = _words(text, quote.speaker)
        return QuoteRow(
            doc_id=self.doc_id,
            quote_id=index,
            sentence_id=self.places.sentence_at(TEXT, quote.start),
            start=quote.start,
            end=quote.end,
            raw_start=raw_start,
            raw_end=raw_end,
            text=words,
            parts=[_span(p) for p in quote.parts],
            raw_parts=raw_parts if len(raw_parts) == len(raws) else None,
            kind=quote.kind,
            cue=cue,
            cue_start=cue_start,
            cue_end=cue_end,
            speaker=speaker,
            speaker_start=speaker_start,
            speaker_end=speaker_end,
            speaker_name=quote.speaker_name,
            speaker_role=quote.speaker_role,
            speaker_country=quote.speaker_country,
            person_id=None,
            stance=quote.stance,
            negated=quote.negated,
            speakers=[{"start": s.start, "end": s.end, "name": s.name, "country": s.country} for s in quote.speakers],
            rule=quote.rule,
        )


def _span(span: Span) -> SpanValue:
    return {"start": span.start, "end": span.end}


def _words(text: str, span: Span | None) -> tuple[str | None, int | None, int | None]:
    return (text[span.start : span.end], span.start, span.end) if span else (None, None, None)


def country_names(alpha_2: str) -> tuple[str, str]:
    """Alpha-3 code and common English name of an alpha-2 code. Raises KeyError for one that is no country's."""
    country = countries()[alpha_2]
    return country.alpha_3, country.name
