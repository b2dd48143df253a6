"""A quote in the making: it grows while the speech goes on."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Literal

from pipeline.article import Quote, Span
from pipeline.facts.people.names import is_headline
from pipeline.facts.quotes.cues import Cue
from pipeline.facts.quotes.page import Page
from pipeline.facts.quotes.speakers import Speaker
from pipeline.facts.quotes.stance import is_unsaid, stance_of
from pipeline.facts.quotes.stretch import Stretch

_HEADLINE = 30  # tokens
_NUMBER = 2  # tokens of a heading's number: '6.'
_LONGEST_HEADING = 9  # tokens with its marks: 'The harbour problem', “My fears have come true”
Kind = Literal["direct", "indirect", "mixed"]


def weak(page: Page, s: Stretch) -> bool:
    """Whether marks may be no quotation marks proper: doubled apostrophes, single ones in a headline."""
    return s.doubled or (s.single and (is_headline(page.parse) or _leads(page)))


def is_crosshead(page: Page, s: Stretch) -> bool:
    """Whether a stretch without a full stop is all there is in its paragraph, but for its number: a heading between
    others; in double marks a short one."""
    parse = page.parse
    first, last = page.token_at(s.left), page.token_at(s.right)
    numbered = first == 0 or (first <= _NUMBER and parse.words[0].rstrip(".)").isdigit())
    alone = numbered and last == len(parse.words) and page.char(s.end - 1).isalnum()
    return alone and (s.single or last - first <= _LONGEST_HEADING)


def _leads(page: Page) -> bool:
    """Whether a paragraph is the first of its text and short: its headline."""
    return page.parse.start == 0 and len(page.parse.words) < _HEADLINE


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
    cue_page: Page | None = None  # where the cue stands, if in another paragraph

    @classmethod
    def of(cls, page: Page, s: Stretch, cue: Cue | None, speaker: Speaker, rule: str) -> Draft:
        """A draft of one quoted stretch: direct, or mixed with its marks where those are no clear sign of speech."""
        if weak(page, s) and (s.doubled or rule != "after"):
            return cls(page, "mixed", [Span(s.left, s.right)], cue, speaker, rule, s)
        return cls(page, "direct", [Span(s.start, s.end)], cue, speaker, rule, s)

    def add(self, s: Stretch) -> None:
        """Add a stretch of the same speech."""
        self.parts.append(Span(s.start, s.end) if self.kind == "direct" else Span(s.left, s.right))
        self.last = s

    def extend(self, end: int) -> None:
        """Let a mixed quote's clause go on to an offset."""
        if end > self.parts[-1].end:
            self.parts[-1] = Span(self.parts[-1].start, end)
            self.taken = list(self.parts)

    def end_before(self, offset: int) -> bool:
        """Let a reported clause end before an offset, without the comma or colon there; False if nothing is left."""
        text, start = self.page.parse.text, self.page.parse.start
        parts = [p for p in self.parts if p.start < offset]
        if not parts:
            return False
        end = parts[-1].start + len(text[parts[-1].start - start : min(parts[-1].end, offset) - start].rstrip(" ,:"))
        if end <= parts[-1].start:
            return False
        self.parts = [*parts[:-1], Span(parts[-1].start, end)]
        self.taken = list(self.parts)
        return True

    def finish(self) -> Quote:
        """The row."""
        parse = (self.cue_page or self.page).parse
        cue = Span(parse.starts[self.cue.first], parse.ends[self.cue.last]) if self.cue is not None else None
        parts, who = tuple(sorted(self.parts)), self.speaker
        return Quote(
            parts[0].start,
            parts[-1].end,
            parts,
            self.kind,
            cue,
            who.span,
            who.name,
            who.role,
            who.country,
            self.rule,
            stance_of(parse, self.cue, self.kind),
            is_unsaid(parse, self.cue, (self.cue_page or self.page).owner),
            who.several,
        )
