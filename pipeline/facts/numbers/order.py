"""Whether an article writes the day or the month first in "02/05/2018": an unambiguous date of its own decides."""

from __future__ import annotations

import dataclasses
import re
from collections.abc import Sequence

from pipeline.article import NumberMention, Parse

_NUMERIC = re.compile(r"(?P<a>[0-9]{1,2})(?P<s>[/.-])(?P<b>[0-9]{1,2})(?P=s)[0-9]{2,4}")
_LAST_MONTH = 12


def settle_day_order(parses: Sequence[Parse], found: Sequence[Sequence[NumberMention]]) -> tuple[NumberMention, ...]:
    """The mentions of all paragraphs in order; dates in figures read day first where the article shows that order.

    `found`: the mentions by paragraph, with ambiguous dates read in American order, month first.
    """
    parts: dict[NumberMention, tuple[int, int]] = {}
    for parse, mentions in zip(parses, found, strict=True):
        for mention in mentions:
            if mention.kind == "date" and mention.date and len(mention.date) == len("2018-05-02"):
                m = _NUMERIC.fullmatch(parse.text, mention.start - parse.start, mention.end - parse.start)
                if m:
                    parts[mention] = int(m["a"]), int(m["b"])
    day_first = any(a > _LAST_MONTH for a, _ in parts.values()) and all(b <= _LAST_MONTH for _, b in parts.values())
    return tuple(
        _day_first(mention, *parts[mention]) if day_first and mention in parts else mention
        for mentions in found
        for mention in mentions
    )


def _day_first(mention: NumberMention, day: int, month: int) -> NumberMention:
    assert mention.date is not None
    return dataclasses.replace(mention, date=f"{mention.date[:4]}-{month:02d}-{day:02d}")
