"""Mentions of countries: names, demonyms, capitals, cities and regions, and seats of power that stand for a state."""

from __future__ import annotations

from collections.abc import Sequence

from pipeline.article import TEXT, TITLE, CountryMention, Document, Field, Parse
from pipeline.facts.countries.context import context_of
from pipeline.facts.countries.gazetteer import country_of
from pipeline.facts.countries.matcher import matcher
from pipeline.facts.countries.resolve import Found, resolve
from pipeline.facts.countries.unlisted import RULE, unlisted

__all__ = ["country_of", "find_countries"]


def find_countries(document: Document, parses: Sequence[Parse]) -> tuple[CountryMention, ...]:
    """All mentions of countries: the title's first, then those of the text in order.

    Spans are offsets into the field and lie within one paragraph. Of a document in a language without a model
    (`limited`) only names of countries are found.
    """
    context = context_of(document, parses)
    search = matcher((document.language or "und") if document.limited else None)
    hits = {TITLE: search.scan(document.title or ""), TEXT: search.scan(document.text)}
    decided = [*resolve(hits, context)]
    spans = [(field, found.start, found.end, found.country) for field, found in decided]
    told = () if document.limited else unlisted(hits, spans, context)
    decided += [(field, Found(start, end, code, "city", RULE)) for field, start, end, code in told]
    order = list(hits)
    decided.sort(key=lambda row: (order.index(row[0]), row[1].start))
    return tuple(mention(field, found) for field, found in decided)


def mention(field: Field, found: Found) -> CountryMention:
    """A decision as a row."""
    return CountryMention(field, found.start, found.end, found.country, found.kind, found.rule)
