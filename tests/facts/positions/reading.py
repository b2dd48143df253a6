"""Positions of a text, for the tests of this room."""

from __future__ import annotations

from pipeline.article import Document, Position, Span
from pipeline.facts.stage import extract
from pipeline.language.model import Model


def positions_in(text: str, model: Model) -> tuple[Position, ...]:
    """The positions of a text of one paragraph."""
    return extract(Document(text, (Span(0, len(text)),), language="en"), model).positions
