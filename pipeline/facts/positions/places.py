"""Which tokens of a parse lie in a mention of a country."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections import Counter
from collections.abc import Sequence

from pipeline.article import TEXT, TITLE, CountryMention, Parse
from pipeline.facts.numbers.currency import site_country

MOST, LEAD = 0.35, 1.5  # share of an article's mentions and lead over the next for its
# country to be that of "the government": 0.5 alone leaves more without a country, none at all loses a tenth of the rows


class Places:
    """Countries by token, and the country that an article is about."""

    def __init__(self, parses: Sequence[Parse], countries: Sequence[CountryMention], site: str | None = None) -> None:
        self._at: list[dict[int, CountryMention]] = [{} for _ in parses]
        by_field = {field: [k for k, parse in enumerate(parses) if parse.field == field] for field in (TITLE, TEXT)}
        for field, found in by_field.items():
            begins = [parses[k].start for k in found]
            for mention in (m for m in countries if m.field == field):
                at = bisect_right(begins, mention.start) - 1
                if at >= 0:
                    self._mark(parses[found[at]], self._at[found[at]], mention)
        counted = Counter(mention.country for mention in countries)
        self.home = _leading(counted) or site_country(site)

    @staticmethod
    def _mark(parse: Parse, marked: dict[int, CountryMention], mention: CountryMention) -> None:
        first = max(bisect_right(parse.starts, mention.start) - 1, 0)
        for token in range(first, bisect_left(parse.starts, mention.end)):
            marked[token] = mention

    def home_or(self, other: str | None) -> tuple[str, ...]:
        """The country that the article is about, else another."""
        code = self.home if self.home is not None else other
        return (code,) if code is not None else ()

    def at(self, k: int, token: int) -> CountryMention | None:
        """The mention that a token of a parse lies in."""
        return self._at[k].get(token)


def _leading(counted: Counter[str]) -> str | None:
    """The country that an article is about, None where none leads."""
    ranked = sorted(counted, key=lambda c: (-counted[c], c))
    if not ranked:
        return None
    most = counted[ranked[0]]
    alone = len(ranked) == 1 or most >= LEAD * counted[ranked[1]]
    return ranked[0] if alone and most >= MOST * sum(counted.values()) else None
