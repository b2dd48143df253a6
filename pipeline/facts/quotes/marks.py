"""Quotation marks as pairs, paragraph by paragraph.

A mark is read by its type and by what is on either side of it; a stray one costs its own pair and no other. One pass
over the marks of a paragraph, so the time is linear in the text.
"""

from __future__ import annotations

from collections.abc import Sequence

from pipeline.article import Span
from pipeline.facts.quotes.doubles import double_pairs
from pipeline.facts.quotes.singles import single_pairs
from pipeline.facts.quotes.stretch import Stretch


def find_stretches(text: str, paragraphs: Sequence[Span]) -> list[list[Stretch]]:
    """Top-level quoted stretches of each paragraph, in order; a pair inside another pair is part of the outer one."""
    found: list[list[Stretch]] = []
    for k, paragraph in enumerate(paragraphs):
        follows = k + 1 < len(paragraphs)
        goes_on = follows and text.startswith(("“", '"', "„", "«"), paragraphs[k + 1].start)
        doubles = double_pairs(text, paragraph, k, goes_on)
        goes_on = follows and text.startswith(("‘", "'"), paragraphs[k + 1].start)
        found.append(single_pairs(text, paragraph, doubles, k, goes_on))
    return found
