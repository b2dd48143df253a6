"""Quotes of one article: direct, mixed and indirect speech with its speakers."""

from pipeline.extract.quotes.attribution import find_quotes
from pipeline.extract.quotes.lexicon import needs_parse

__all__ = ["find_quotes", "needs_parse"]
