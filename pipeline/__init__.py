"""From scraped news articles to tables of countries, numbers and quotes, every row traceable to its source.

>>> import pipeline
>>> pipeline.extract("raw", "processed")  # doctest: +SKIP
>>> tables = pipeline.extract_text("Poland sent 300 troops.")  # doctest: +SKIP
>>> quotes = pipeline.load("processed", "quotes", stories=True)  # doctest: +SKIP
"""

from importlib import import_module
from typing import Any

from pipeline.config import VERSION

__all__ = ["extract", "extract_text", "load"]
__version__ = VERSION

_FUNCTIONS = {"extract_text": "pipeline.api", "load": "pipeline.stories"}


def __getattr__(name: str) -> Any:  # functions load what they need when first asked for, so that import is quick
    if name == "extract":  # the room of that name, which can be called
        return import_module("pipeline.extract")
    if name in _FUNCTIONS:
        return getattr(import_module(_FUNCTIONS[name]), name)
    raise AttributeError(f"module 'pipeline' has no attribute {name!r}")
