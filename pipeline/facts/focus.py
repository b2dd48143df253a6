"""What an article is about, by country, from its country mentions."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass

from pipeline.article import TEXT, TITLE, CountryMention, Span


@dataclass(frozen=True, slots=True)
class Focus:
    """One country of an article.

    `share` is its part of all the article's country mentions (0 to 1). `first_start` is the offset of its first mention
    in the text, or in the title where it is mentioned nowhere else. `rank` counts from 1.
    """

    country: str
    mentions: int
    share: float
    first_start: int
    in_title: bool
    rank: int


def country_focus(
    mentions: Sequence[CountryMention], title: str | None, title_span: Span | None = None
) -> tuple[Focus, ...]:
    """The countries of an article by rank: those in the title first, then by share, then by first mention.

    `title` is the headline where it is not part of the text, `title_span` its stretch of the text where it is.
    """
    by_country: dict[str, list[CountryMention]] = defaultdict(list)
    for mention in mentions:
        by_country[mention.country].append(mention)

    def in_title(mention: CountryMention) -> bool:
        if mention.field == TITLE:
            return title is not None
        return title_span is not None and title_span.start <= mention.start < title_span.end

    unranked = [
        Focus(
            country=country,
            mentions=len(found),
            share=len(found) / len(mentions),
            first_start=min((m.start for m in found if m.field == TEXT), default=found[0].start),
            in_title=any(map(in_title, found)),
            rank=0,
        )
        for country, found in by_country.items()
    ]
    ranked = sorted(unranked, key=lambda f: (not f.in_title, -f.mentions, f.first_start, f.country))
    return tuple(
        Focus(f.country, f.mentions, f.share, f.first_start, f.in_title, rank) for rank, f in enumerate(ranked, start=1)
    )
