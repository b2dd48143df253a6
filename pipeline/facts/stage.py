"""Extraction: a clean document becomes mentions, by one spaCy pass and rules over it."""

from __future__ import annotations

from collections.abc import Sequence

from pipeline.article import Document, Extraction, Field, Parse, Span
from pipeline.facts.claims.claims import find_claims
from pipeline.facts.claims.contexts import in_clauses
from pipeline.facts.countries import find_countries
from pipeline.facts.entities import find_entities
from pipeline.facts.numbers import find_numbers
from pipeline.facts.people.cast import resolve_people
from pipeline.facts.positions import find_positions
from pipeline.facts.positions.amounts import with_amounts
from pipeline.facts.quotes import find_quotes
from pipeline.language.model import Model


def extract(document: Document, model: Model) -> Extraction:
    """All that is found in one document; a language without a model gives country names only."""
    if document.limited:
        countries = find_countries(document, ())
        return Extraction(sentences=_plain_sentences(document), countries=countries)
    return extract_parsed(document, model.parse(document))


def extract_parsed(document: Document, parses: Sequence[Parse]) -> Extraction:
    """All that is found in a document that has been parsed."""
    countries = find_countries(document, parses)
    numbers = in_clauses(parses, find_numbers(parses, document.meta.published, countries, document.meta.site))
    cast = resolve_people(parses)
    quotes = find_quotes(document, parses, cast)
    positions = find_positions(parses, countries, numbers, cast, quotes, document.meta.site)
    claims = find_claims(parses, countries, numbers, quotes)
    return Extraction(
        sentences=_sentences(parses),
        entities=find_entities(parses, cast),
        countries=countries,
        numbers=numbers,
        quotes=quotes,
        claims=with_amounts(claims, positions, numbers, countries),
        positions=positions,
    )


def _sentences(parses: Sequence[Parse]) -> tuple[tuple[Field, Span], ...]:
    """Sentence spans, without white space at their ends."""
    found: list[tuple[Field, Span]] = []
    for parse in parses:
        for first, last in parse.sentences:
            start, end = parse.starts[first] - parse.start, parse.ends[last] - parse.start
            text = parse.text[start:end]
            start += len(text) - len(text.lstrip())
            end -= len(text) - len(text.rstrip())
            if start < end:
                found.append((parse.field, Span(parse.start + start, parse.start + end)))
    return tuple(found)


def _plain_sentences(document: Document) -> tuple[tuple[Field, Span], ...]:
    """Without a model each paragraph is one sentence."""
    title: list[tuple[Field, Span]] = [("title", Span(0, len(document.title)))] if document.title else []
    return (*title, *(("text", span) for span in document.paragraphs))
