"""Rows of the tables over all articles, by name, in the order of the schema's columns."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple, TypedDict


class FigureValue(TypedDict):
    """One value of a disagreement."""

    value: float
    value_max: float | None
    modifier: str | None
    source: str | None
    as_of: str | None
    doc_ids: Sequence[str]


class PersonRow(NamedTuple):
    """A row of `people`."""

    person_id: str
    name: str
    names: Sequence[str]
    role: str | None
    country: str | None
    articles: int
    quotes: int


class ClusterRow(NamedTuple):
    """A row of `clusters`."""

    doc_id: str
    cluster_id: str
    duplicate_of: str | None
    similarity: float | None


class EventRow(NamedTuple):
    """A row of `events`."""

    doc_id: str
    event_id: str
    title: str | None
    first_day: str | None
    last_day: str | None
    place: str | None
    country: str | None
    articles: int
    stories: int
    first_seen: str | None


class FigureRow(NamedTuple):
    """A row of `figures`."""

    figure_id: str
    event_id: str | None
    role: str | None
    group: str | None
    source: str | None
    as_of: str | None
    topic: str
    counted: str
    kind: str
    unit: str | None
    value: float
    value_max: float | None
    modifier: str | None
    articles: int
    stories: int
    doc_ids: Sequence[str]
    first_published: str | None
    last_published: str | None
    first_seen: str | None


class DisagreementRow(NamedTuple):
    """A row of `disagreements`."""

    event_id: str | None
    role: str | None
    group: str | None
    topic: str
    kind: str
    figure_ids: Sequence[str]
    values: Sequence[FigureValue]
    figure_id: str
    other_figure_id: str
    first_seen: str | None
    why: str


class RuleRow(NamedTuple):
    """A row of `rules`."""

    table: str
    rule: str
    what: str
    examples: Sequence[str]
    precision: float | None
    n: int
    measured_on: str | None
