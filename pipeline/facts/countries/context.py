"""A document as the rules see it: the words and the model's entities around a stretch, and the evidence."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Collection, Sequence
from dataclasses import dataclass, field
from typing import NamedTuple

from pipeline.article import TEXT, TITLE, Document, Field, Parse
from pipeline.facts.countries.evidence import Evidence
from pipeline.sources.objects import host_of

_WORD_AFTER = re.compile(r"[ \-–]?([^\W_]+(?:[-’'.][^\W_]+)*)")
_JOINTS = (" ", "-", "–")
_WITHIN = "-’'."  # marks within a word
_DATELINE = re.compile(r"(?:, [A-Z][\w.]*(?: [A-Z][\w.]*)?,?)? ?(?:\([A-Z][^)\n]{1,40}\)|--|—|–|-|:) ?")
_REACH = 40
PLACE_LABELS = frozenset(("GPE", "LOC", "FAC"))  # the model's labels of places


class Around(NamedTuple):
    """An entity of the model."""

    start: int
    end: int
    label: str


class Tokens:
    """The tokens and entities of one field, by offset."""

    def __init__(self, parses: Sequence[Parse], field: Field) -> None:
        own = [parse for parse in parses if parse.field == field]
        self._parses = own
        self._bounds = [parse.start for parse in own]
        self._found = [Around(p.starts[e.first], p.ends[e.last], e.label) for p in own for e in p.entities]
        self._starts = [e.start for e in self._found]

    @property
    def entities(self) -> list[Around]:
        """The entities in order."""
        return self._found

    def over(self, start: int, end: int) -> Around | None:
        """The entity that overlaps the stretch, the last to begin where there are two."""
        index = bisect_right(self._starts, end - 1) - 1
        return self._found[index] if index >= 0 and self._found[index].end > start else None

    def labelled(self, labels: Collection[str]) -> list[tuple[int, int]]:
        """The entities of some labels, in order."""
        return [(around.start, around.end) for around in self._found if around.label in labels]

    def tag_after(self, end: int) -> str:
        """The Penn tag of the first token at or after an offset in its paragraph, "" where there is none."""
        index = bisect_right(self._bounds, max(end - 1, 0)) - 1
        if index < 0:
            return ""
        parse = self._parses[index]
        token = bisect_right(parse.starts, end - 1)
        while token < len(parse.tags) and parse.tags[token] == "_SP":
            token += 1
        return parse.tags[token] if token < len(parse.tags) else ""


@dataclass(frozen=True)
class Context:
    """One document as the rules see it."""

    texts: dict[Field, str]
    tokens: dict[Field, Tokens]
    host: str  # the site's host name, "" where unknown
    evidence: Evidence = field(default_factory=Evidence)

    def before(self, name: Field, start: int) -> str:
        """The word just before an offset, across one space or hyphen; "" where a mark stands between."""
        window = self.texts[name][max(0, start - _REACH) : start]
        if window[-1:] not in _JOINTS:
            return ""
        at = len(window) - 1
        while at and (window[at - 1].isalnum() or window[at - 1] in _WITHIN):
            at -= 1
        return window[at:-1].lstrip(_WITHIN)

    def after(self, name: Field, end: int) -> str:
        """The word just after an offset, across one space or hyphen; "" where a mark stands between."""
        match = _WORD_AFTER.match(self.texts[name], end, min(end + _REACH, len(self.texts[name])))
        return match[1] if match else ""

    def opens_line(self, name: Field, start: int) -> bool:
        """Whether the offset is the first of its line."""
        return start == 0 or self.texts[name][start - 1] == "\n"

    def dateline(self, name: Field, start: int, end: int) -> bool:
        """Whether the stretch is a dateline's place: 'KYIV (Reuters)', 'LEBANON, Pa. —'."""
        return self.opens_line(name, start) and _DATELINE.match(self.texts[name], end) is not None


def context_of(document: Document, parses: Sequence[Parse]) -> Context:
    """The context of a document, its evidence still empty."""
    texts: dict[Field, str] = {TEXT: document.text, TITLE: document.title or ""}
    url = document.meta.url or document.meta.site or ""
    host = host_of(url if "//" in url else f"//{url}") or ""
    return Context(texts, {name: Tokens(parses, name) for name in texts}, host)
