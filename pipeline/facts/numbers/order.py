"""Whether an article writes the day or the month first in "02/05/2018": an unambiguous date of its own decides."""

from __future__ import annotations

import re
from collections.abc import Sequence

from pipeline.article import Parse
from pipeline.facts.numbers.candidates import Candidate

_NUMERIC = re.compile(r"(?P<a>[0-9]{1,2})(?P<s>[/.-])(?P<b>[0-9]{1,2})(?P=s)[0-9]{2,4}")
_LAST_MONTH = 12


def settle_day_order(parses: Sequence[Parse], found: Sequence[Sequence[Candidate]]) -> None:
    """Read dates in figures day first where the article shows that order, or writes them with dots.

    `found`: the candidates by paragraph, with ambiguous dates read in American order, month first.
    """
    parts: list[tuple[Candidate, int, int, str]] = []
    for parse, candidates in zip(parses, found, strict=True):
        for c in candidates:
            if c.kind == "date" and c.date and len(c.date) == len("2018-05-02"):
                m = _NUMERIC.fullmatch(parse.text, c.start, c.end)
                if m:
                    parts.append((c, int(m["a"]), int(m["b"]), m["s"]))
    day_first = any(a > _LAST_MONTH for _, a, _, _ in parts) and all(b <= _LAST_MONTH for _, _, b, _ in parts)
    for c, day, month, sign in parts:
        if (day_first or sign == ".") and month <= _LAST_MONTH and c.date:
            c.date = f"{c.date[:4]}-{month:02d}-{day:02d}"
