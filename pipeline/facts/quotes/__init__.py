"""Quotes of one article: direct, mixed and indirect speech with its speakers."""

from pipeline.facts.quotes.attribution import find_quotes
from pipeline.facts.quotes.lexicon import needs_parse

__all__ = ["find_quotes", "needs_parse"]
