"""One class a table: its rows, by name, in the order of the schema's columns (a test holds the two together)."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Any, NamedTuple, TypedDict


class SpanValue(TypedDict):
    """A stretch of code points, half-open."""

    start: int
    end: int


class SpeakerValue(TypedDict):
    """One of several speakers."""

    start: int
    end: int
    name: str | None
    country: str | None


class FigureValue(TypedDict):
    """One value of a disagreement."""

    value: float
    value_max: float | None
    modifier: str | None
    source: str | None
    as_of: str | None
    doc_ids: Sequence[str]


class DocumentRow(NamedTuple):
    """A row of `documents`."""

    doc_id: str
    path: str
    record: str | None
    format: str
    sha256: str
    encoding: str
    url: str | None
    site: str | None
    title: str | None
    authors: Sequence[str]
    published: str | None
    language: str | None
    truncated: bool
    extra: str | None
    source_id: str | None
    extraction: str
    text: str
    raw_chars: int
    text_chars: int
    words: int
    blocks: int
    blocks_dropped: int
    model: str | None
    pipeline_version: str


class BlockRow(NamedTuple):
    """A row of `blocks`."""

    doc_id: str
    block_id: int
    raw_start: int | None
    raw_end: int | None
    element: str | None
    start: int | None
    end: int | None
    text: str
    kept: bool
    reason: str | None
    rule: str | None
    duplicate_of: int | None
    doubtful: bool


class SentenceRow(NamedTuple):
    """A row of `sentences`."""

    doc_id: str
    sentence_id: int
    field: str
    start: int
    end: int
    text: str


class EntityRow(NamedTuple):
    """A row of `entities`."""

    doc_id: str
    entity_id: int
    sentence_id: int
    quote_id: int | None
    field: str
    start: int
    end: int
    raw_start: int | None
    raw_end: int | None
    text: str
    label: str
    name: str


class CountryRow(NamedTuple):
    """A row of `countries`."""

    doc_id: str
    country_id: int
    sentence_id: int
    quote_id: int | None
    field: str
    start: int
    end: int
    raw_start: int | None
    raw_end: int | None
    text: str
    country: str
    alpha_3: str
    name: str
    kind: str
    rule: str


class NumberRow(NamedTuple):
    """A row of `numbers`."""

    doc_id: str
    number_id: int
    sentence_id: int
    quote_id: int | None
    field: str
    start: int
    end: int
    raw_start: int | None
    raw_end: int | None
    text: str
    kind: str
    value: float | None
    value_max: float | None
    unit: str | None
    modifier: str | None
    counted: str | None
    date: str | None
    date_basis: str | None
    per: str | None
    trend: str | None
    unit_basis: str | None
    rule: str
    subject: str | None
    verb: str | None


class QuoteRow(NamedTuple):
    """A row of `quotes`."""

    doc_id: str
    quote_id: int
    sentence_id: int
    start: int
    end: int
    raw_start: int | None
    raw_end: int | None
    text: str
    parts: Sequence[SpanValue]
    raw_parts: Sequence[SpanValue] | None
    kind: str
    cue: str | None
    cue_start: int | None
    cue_end: int | None
    speaker: str | None
    speaker_start: int | None
    speaker_end: int | None
    speaker_name: str | None
    speaker_role: str | None
    speaker_country: str | None
    person_id: str | None
    stance: str
    negated: bool
    speakers: Sequence[SpeakerValue]
    rule: str


class ClaimRow(NamedTuple):
    """A row of `claims`."""

    doc_id: str
    number_id: int
    country_id: int | None
    quote_id: int | None
    relation: str
    scope: str | None
    negated: bool
    rule: str


class PositionRow(NamedTuple):
    """A row of `positions`."""

    doc_id: str
    position_id: int
    sentence_id: int
    quote_id: int | None
    field: str
    start: int
    end: int
    raw_start: int | None
    raw_end: int | None
    text: str
    type: str
    quad: str
    act: str | None
    act_start: int | None
    act_end: int | None
    modality: str
    actor: str | None
    actor_start: int | None
    actor_end: int | None
    actor_name: str | None
    actor_kind: str | None
    actor_countries: Sequence[str]
    person_id: str | None
    content: str | None
    content_start: int | None
    content_end: int | None
    target: str | None
    target_start: int | None
    target_end: int | None
    target_name: str | None
    target_countries: Sequence[str]
    number_ids: Sequence[int]
    reported_by: str | None
    rule: str


class FocusRow(NamedTuple):
    """A row of `country_focus`."""

    doc_id: str
    country: str
    mentions: int
    share: float
    first_start: int | None
    in_title: bool
    rank: int


class FailureRow(NamedTuple):
    """A row of `failures`."""

    path: str
    record: str | None
    sha256: str | None
    stage: str
    error: str
    message: str


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
