"""What a document says around a hit: the model's entities by offset, and the places that are named beyond doubt."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import NamedTuple
from urllib.parse import urlsplit

from pipeline.article import TEXT, TITLE, Document, Field, Parse

_WORD_AFTER = re.compile(r"[\s\-–]*([^\W_]+(?:[-’'.][^\W_]+)*\.?)")


class Around(NamedTuple):
    """An entity of the model that overlaps a hit."""

    start: int
    end: int
    label: str


class Entities:
    """The model's entities of one field, by offset."""

    def __init__(self, parses: Sequence[Parse], field: Field) -> None:
        self._found = [
            Around(p.starts[e.first], p.ends[e.last], e.label) for p in parses if p.field == field for e in p.entities
        ]
        self._starts = [e.start for e in self._found]

    def over(self, start: int, end: int) -> Around | None:
        """The entity that overlaps the stretch, the last to begin where there are two."""
        index = bisect_right(self._starts, end - 1) - 1
        return self._found[index] if index >= 0 and self._found[index].end > start else None


@dataclass
class Evidence:
    """Places named beyond doubt in a document, counted."""

    countries: Counter[str] = field(default_factory=Counter)
    regions: Counter[str] = field(default_factory=Counter)  # American states by postal code
    people: set[str] = field(default_factory=set)  # words that are part of a person's name

    def share(self, country: str) -> float:
        """The country's part of all counted mentions, 0 to 1."""
        total = self.countries.total()
        return self.countries[country] / total if total else 0.0


@dataclass(frozen=True)
class Context:
    """One document as the rules see it."""

    texts: dict[Field, str]
    entities: dict[Field, Entities]
    evidence: Evidence
    host: str  # the site's host name, "" where unknown
    shouted: dict[Field, bool]

    def before(self, field: Field, start: int) -> str:
        """The word that ends just before `start` on its line, "" where there is none."""
        text = self.texts[field][max(0, start - 40) : start]
        parts = text.replace("\n", " \n ").split(" ")
        word = parts[-2] if len(parts) > 1 and not parts[-1] else parts[-1]
        return word.strip("\"'“‘(")

    def after(self, field: Field, end: int) -> str:
        """The word that begins just after `end`, across spaces and hyphens, "" where a mark stands between."""
        match = _WORD_AFTER.match(self.texts[field], end, min(end + 40, len(self.texts[field])))
        return match[1] if match else ""


def context_of(document: Document, parses: Sequence[Parse]) -> Context:
    """The context of a document, its evidence still empty."""
    texts: dict[Field, str] = {TEXT: document.text, TITLE: document.title or ""}
    url = document.meta.url or document.meta.site or ""
    host = (urlsplit(url if "//" in url else f"//{url}").hostname or "").removeprefix("www.")
    return Context(
        texts=texts,
        entities={name: Entities(parses, name) for name in texts},
        evidence=Evidence(),
        host=host,
        shouted={name: text.isupper() for name, text in texts.items()},
    )
