"""Rows of the tables that are made article by article, by name, in the order of the schema's columns."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple, TypedDict


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
