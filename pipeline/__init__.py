"""From scraped news articles to tables of countries, numbers and quotes, every row traceable to its source.

>>> import pipeline
>>> pipeline.extract("raw", "processed")  # doctest: +SKIP
>>> tables = pipeline.extract_text("Poland sent 300 troops.")  # doctest: +SKIP
>>> quotes = pipeline.load("processed", "quotes", stories=True)  # doctest: +SKIP
"""

from pipeline.api import extract, extract_text, extract_texts, load, snapshot
from pipeline.config import VERSION

__all__ = ["extract", "extract_text", "extract_texts", "load", "snapshot"]
__version__ = VERSION
