"""Short forms that the tests of numbers share."""

from __future__ import annotations

import re

from pipeline.article import TEXT, Parse
from pipeline.facts.numbers import candidates

Row = tuple[object, ...]


def rows(text: str) -> list[Row]:
    """(kind, value, value_max, unit, modifier, date) of each number by the rules alone, less the Nones at the end."""
    found: list[Row] = []
    for c in candidates(text):
        row = [c.kind, c.value, c.value_max, c.unit, c.modifier, c.date]
        while row[-1] is None:
            row.pop()
        found.append(tuple(row))
    return found


def tagged(text: str) -> Parse:
    """A Parse without a tree from words with their tags: "two/CD men/NNS left/VBD ./."."""
    words, tags = zip(*(token.rsplit("/", 1) for token in text.split()), strict=True)
    plain = re.sub(r" (?=[.,;]|'s\b)| (?=-\b)|(?<=\b-) ", "", " ".join(words).replace(" - ", "-"))
    starts, at = [], 0
    for word in words:
        at = plain.index(word, at)
        starts.append(at)
        at += len(word)
    ends = tuple(start + len(word) for start, word in zip(starts, words, strict=True))
    return Parse(TEXT, 0, plain, tuple(words), tuple(starts), ends, tuple(tags), (), (), ((0, len(words) - 1),), ())
