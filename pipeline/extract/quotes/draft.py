"""A quote in the making: it grows while the speech goes on."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Literal

from pipeline.article import Quote, Span
from pipeline.extract.quotes.cues import Cue
from pipeline.extract.quotes.marks import Stretch
from pipeline.extract.quotes.page import Page
from pipeline.extract.quotes.speakers import Speaker

Kind = Literal["direct", "indirect", "mixed"]


@dataclass
class Draft:
    """One attribution: its parts so far, its cue and speaker, and the rule that found it."""

    page: Page  # where it began
    kind: Kind
    parts: list[Span]
    cue: Cue | None
    speaker: Speaker
    rule: str
    last: Stretch | None = None  # the quoted stretch added last
    taken: list[Span] = field(default_factory=list)  # the clause of a mixed quote, whose stretches are spoken for

    def add(self, s: Stretch) -> None:
        """Add a stretch of the same speech."""
        self.parts.append(Span(s.start, s.end))
        self.last = s

    def finish(self) -> Quote:
        """The row."""
        parse = self.page.parse
        cue = Span(parse.starts[self.cue.first], parse.ends[self.cue.last]) if self.cue is not None else None
        parts, who = tuple(sorted(self.parts)), self.speaker
        return Quote(
            parts[0].start, parts[-1].end, parts, self.kind, cue, who.span, who.name, who.role, who.country, self.rule
        )
