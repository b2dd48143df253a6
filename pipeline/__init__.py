"""From scraped news articles to tables of countries, numbers and quotes, every row traceable to its source.

>>> import pipeline
>>> tables = pipeline.extract_text("Poland sent 300 troops.")  # doctest: +SKIP
"""

from typing import Any

from pipeline.config import VERSION

__all__ = ["extract_text", "load"]
__version__ = VERSION

_FUNCTIONS = {"extract_text": "pipeline.api", "load": "pipeline.stories"}


def __getattr__(name: str) -> Any:  # functions load what they need when first asked for, so that import is quick
    if name in _FUNCTIONS:
        from importlib import import_module

        return getattr(import_module(_FUNCTIONS[name]), name)
    raise AttributeError(f"module 'pipeline' has no attribute {name!r}")
