"""Extraction: clean text becomes mentions of countries, numbers, quotes and names; `stage` puts the parts together.

Called as a function, `pipeline.extract(raw, out)` is the whole way from a folder of articles to tables (see
`pipeline.api.extract`): the verb a user looks for and the room of this name are one object.
"""

from __future__ import annotations

import sys
from types import ModuleType
from typing import Any


class _Room(ModuleType):
    def __call__(self, *arguments: Any, **options: Any) -> Any:
        from pipeline.api import extract

        return extract(*arguments, **options)


sys.modules[__name__].__class__ = _Room
