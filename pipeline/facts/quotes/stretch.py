"""Words between a pair of quotation marks."""

from __future__ import annotations

import tomllib
from dataclasses import dataclass
from functools import cache
from pathlib import Path


@dataclass(frozen=True, slots=True)
class Stretch:
    """Words between a pair of marks within one paragraph; offsets into the text."""

    left: int  # where the opening mark stands
    start: int
    end: int
    right: int  # after the closing mark
    paragraph: int
    single: bool = False
    closed: bool = True  # False: the speech goes on in the next paragraph, or its closing mark is missing
    doubled: bool = False  # between doubled apostrophes or accents, which wire archives write for a double mark


@cache
def mark_words(name: str) -> frozenset[str]:
    """A list of words of the data file marks.toml."""
    data = tomllib.loads((Path(__file__).parent / "data" / "marks.toml").read_text("utf-8"))
    return frozenset(data[name])
