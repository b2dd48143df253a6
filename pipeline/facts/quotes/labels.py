"""Labels before speech: transcripts ('HOLT: …'), questions and answers ('Q: …'), headlines ('Holt: Taxes fall')."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence

from pipeline.article import Span
from pipeline.facts.quotes.draft import Draft, Kind
from pipeline.facts.quotes.page import Page
from pipeline.facts.quotes.speakers import Resolver, Speaker
from pipeline.facts.quotes.stretch import Stretch

_CAPITALS = r"(?!DEAR )[A-Z][A-Z.'’-]+(?: [A-Z][A-Z.'’-]*){0,3}"  # "DEAR NORA:" is written to her
INSIDE = re.compile(rf"\s*\(?({_CAPITALS}):\s+")
TRANSCRIPT = re.compile(rf"\s*({_CAPITALS}|Q|A|Question|Answer):\s+(?=\S)")
HEADLINE = re.compile(r"\s*(?!Dear )([A-Z][\w.'’-]+(?: [A-Z][\w.'’-]+){0,3}):\s+(?=\S)")
_NAMELESS = frozenset(("Q", "A", "Question", "Answer"))
_LEAST = 2  # labelled paragraphs that make a transcript; one alone may be any list


def inside(page: Page, s: Stretch, resolver: Resolver) -> tuple[int, Speaker] | None:
    """'“HOLT: …': where the speech begins after a label inside the marks, and its speaker."""
    found = INSIDE.match(page.parse.text, s.start - page.parse.start, s.end - page.parse.start)
    if found is None:
        return None
    return page.parse.start + found.end(), _speaker(page, found, resolver)


def transcript(pages: Sequence[Page], resolver: Resolver) -> dict[int, Draft]:
    """The labelled paragraphs of a transcript and a headline with a speaker's label, by their place in `pages`."""
    found = {i: m for i, page in enumerate(pages) if (m := TRANSCRIPT.match(page.parse.text)) is not None}
    found = _interview(pages) | found
    drafts: dict[int, Draft] = {}
    if len(found) >= _LEAST:
        drafts = {i: _draft(pages[i], m, resolver) for i, m in found.items() if not _marked(pages[i], m)}
    if pages and 0 not in drafts and all(s.single for s in pages[0].stretches):
        m = HEADLINE.match(pages[0].parse.text)
        marked = m is not None and _marked(pages[0], m)
        if m is not None and not marked and (who := _speaker(pages[0], m, resolver)).person is not None:
            drafts[0] = _draft(pages[0], m, resolver, who)
    return drafts


def _interview(pages: Sequence[Page]) -> dict[int, re.Match[str]]:
    """The labelled paragraphs of two who speak in turns, one after the other: 'Lund Times: …', 'Oda Brandt: …'."""
    found = {i: m for i, page in enumerate(pages) if (m := HEADLINE.match(page.parse.text)) is not None}
    times = Counter(m.group(1) for m in found.values())
    turns = {i: m.group(1) for i, m in found.items() if times[m.group(1)] >= _LEAST}
    answered = any(i + 1 in turns and turns[i + 1] != label for i, label in turns.items())
    return {i: found[i] for i in turns} if answered else {}


def _marked(page: Page, label: re.Match[str]) -> bool:
    """Whether what follows a label stands in marks of its own."""
    return bool(page.stretches) and page.stretches[0].left <= page.parse.start + label.end()


def _draft(page: Page, label: re.Match[str], resolver: Resolver, who: Speaker | None = None) -> Draft:
    part = Span(page.parse.start + label.end(), page.parse.start + len(page.parse.text.rstrip()))
    kind: Kind = "mixed" if who is not None and page.stretches else "indirect"
    return Draft(page, kind, [part], None, who or _speaker(page, label, resolver), "label")


def _speaker(page: Page, label: re.Match[str], resolver: Resolver) -> Speaker:
    """The speaker of a label."""
    span = Span(page.parse.start + label.start(1), page.parse.start + label.end(1))
    if label.group(1) in _NAMELESS:
        return Speaker(span, None)
    return resolver.labelled(span, label.group(1))
