"""The drafts of an article as rows of which no two share a word."""

from __future__ import annotations

from bisect import bisect_left, insort

from pipeline.article import Quote, Span
from pipeline.facts.quotes.draft import Draft


def without_tags(quotes: list[tuple[Quote, Draft]]) -> list[tuple[Quote, Draft]]:
    """The quotes without reports of what is the tag of another: "43% say yes and 36% say no, a survey found"."""
    tags = {
        (quote.speaker.start, quote.cue.end)
        for quote, _ in quotes
        if quote.rule == "tag" and quote.speaker and quote.cue and quote.speaker.start < quote.cue.start
    }
    return [
        (quote, draft) for quote, draft in quotes if quote.kind != "indirect" or (quote.start, quote.end) not in tags
    ]


def apart(quotes: list[tuple[Quote, Draft]]) -> tuple[Quote, ...]:
    """The quotes without those that share a word with another: what has marks first, then what comes first.

    Words in marks that lie after the one they share their clause with are still said, by its speaker.
    """
    taken: list[Span] = []
    kept: list[Quote] = []
    before: Draft | None = None
    for quote, draft in sorted(quotes, key=lambda q: (q[0].kind == "indirect", q[0].start, q[0].end)):
        if any(_overlaps(taken, part) for part in quote.parts):
            s = draft.last
            if s is None or before is None or before.page is not draft.page or _overlaps(taken, Span(s.left, s.right)):
                continue
            quote = Draft.of(draft.page, s, before.cue, before.speaker, before.rule).finish()
        else:
            before = draft
        kept.append(quote)
        for part in quote.parts:
            insort(taken, part)
    return tuple(sorted(kept, key=lambda q: (q.start, q.end)))


def _overlaps(taken: list[Span], part: Span) -> bool:
    """Whether a part shares a character with spans that are sorted and apart."""
    k = bisect_left(taken, part)
    return (k < len(taken) and taken[k].start < part.end) or (k > 0 and taken[k - 1].end > part.start)
