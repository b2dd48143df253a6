"""One class a table: its rows by name, in the order of the schema's columns (a test holds the two together)."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from pipeline.tables.rows_of_articles import (
    BlockRow,
    ClaimRow,
    CountryRow,
    DocumentRow,
    EntityRow,
    FailureRow,
    FocusRow,
    NumberRow,
    PositionRow,
    QuoteRow,
    SentenceRow,
    SpanValue,
    SpeakerValue,
)
from pipeline.tables.rows_of_corpus import (
    ClusterRow,
    DisagreementRow,
    EventRow,
    FigureRow,
    FigureValue,
    PersonRow,
    RuleRow,
)

__all__ = [
    "ROW_OF",
    "BlockRow",
    "ClaimRow",
    "ClusterRow",
    "CountryRow",
    "DisagreementRow",
    "DocumentRow",
    "EntityRow",
    "EventRow",
    "FailureRow",
    "FigureRow",
    "FigureValue",
    "FocusRow",
    "NumberRow",
    "PersonRow",
    "PositionRow",
    "QuoteRow",
    "RuleRow",
    "SentenceRow",
    "SpanValue",
    "SpeakerValue",
]

ROW_OF: dict[str, Callable[..., tuple[Any, ...]]] = {
    "documents": DocumentRow,
    "blocks": BlockRow,
    "sentences": SentenceRow,
    "entities": EntityRow,
    "countries": CountryRow,
    "numbers": NumberRow,
    "quotes": QuoteRow,
    "claims": ClaimRow,
    "positions": PositionRow,
    "people": PersonRow,
    "country_focus": FocusRow,
    "clusters": ClusterRow,
    "events": EventRow,
    "figures": FigureRow,
    "disagreements": DisagreementRow,
    "rules": RuleRow,
    "failures": FailureRow,
}
