"""What the stages hand to each other: frozen dataclasses, in the order in which they come into being.

    bytes -> Record -> Article (blocks with marks) -> Document (clean text) -> Parse (tokens) -> Extraction (mentions)

Offsets are Unicode code points, 0-based and half-open. `start`/`end` lie in the clean text (or in the title, where
`field` is "title"), `raw_*` in the source as decoded.
"""

from __future__ import annotations

import dataclasses
from dataclasses import dataclass
from typing import Literal, NamedTuple

Field = Literal["text", "title"]
TEXT: Field = "text"
TITLE: Field = "title"


class Span(NamedTuple):
    """A half-open stretch of code points."""

    start: int
    end: int


class Piece(NamedTuple):
    """A stretch of a block's text that stands in the source character by character (white space may differ in kind)."""

    at: int  # offset into the block's text
    raw: int  # offset into the decoded source
    length: int
    written: int | None = None  # length in the source where that differs: a character reference such as &pound;


@dataclass(frozen=True, slots=True)
class Metadata:
    """What the source (or a sidecar) says about its article; None or empty where it says nothing."""

    url: str | None = None
    site: str | None = None
    title: str | None = None
    authors: tuple[str, ...] = ()
    published: str | None = None  # ISO 8601, only as precise as the source
    language: str | None = None  # ISO 639-1
    extra: str | None = None  # JSON of the source's other fields
    source_id: str | None = None  # the object's own id, where it has one


@dataclass(frozen=True, slots=True)
class Record:
    """One article as it lies in a source file: a whole text or page, or one object of a file that holds many."""

    path: str  # below the raw root, with /
    record: (
        str | None
    )  # the object's id or url where unique in the file, else its line number; None for one-article files
    format: str  # a name of the registry in pipeline.sources.formats
    sha256: str  # of the source file's bytes
    encoding: str
    body: str  # the decoded text or page
    meta: Metadata = Metadata()
    fetched: str | None = None  # ISO 8601; stands in for a date of publication where the page gives none
    page: bool | None = None  # whether the body is markup; None: its format and its look say so


@dataclass(frozen=True, slots=True)
class Block:
    """A stretch of the source, kept or dropped.

    `text` is how it stands in the clean text (white space within it collapsed to single spaces). `pieces` tie it to the
    source; empty where its words could not be aligned. For text sources `raw_start`/`raw_end` bound the block's
    stretch without the white space around it.
    """

    text: str
    raw_start: int | None
    raw_end: int | None
    pieces: tuple[Piece, ...] = ()
    element: str | None = None  # path in the HTML tree, such as "body/article/p[3]"
    kept: bool = True
    reason: str | None = None  # one of REASONS where dropped
    rule: str | None = None  # what decided
    duplicate_of: int | None = None  # index of the block it repeats
    doubtful: bool = False  # kept, but the judge was not sure


@dataclass(frozen=True, slots=True)
class Article:
    """An article with its blocks in source order; cleaning returns it with marks set, and metadata completed."""

    record: Record
    meta: Metadata
    blocks: tuple[Block, ...]
    title_in_text: bool = False  # whether meta.title is itself a kept block
    truncated: bool = False  # the text says that it was cut


REASONS = frozenset(
    (
        *("slide_counter", "photo_credit", "caption_ui", "navigation", "promotion", "related", "share", "comment_ui"),
        *("consent", "copyright", "byline", "dateline", "headline", "standfirst", "advertisement", "duplicate"),
        *("site_rule", "outside", "caption", "marker"),
    )
)


@dataclass(frozen=True, slots=True)
class Document:
    """The clean article, as the extractors see it."""

    text: str
    paragraphs: tuple[Span, ...]  # one per kept block, in order; joined by a blank line
    title: str | None = None  # None where there is none, or where it is part of the text
    meta: Metadata = Metadata()
    language: str | None = None  # ISO 639-1, as detected
    limited: bool = False  # no model for the language: cleaning and country names only


@dataclass(frozen=True, slots=True)
class NamedEntity:
    """An entity of the model, as tokens of its Parse."""

    first: int
    last: int  # inclusive
    label: str  # PERSON, ORG, GPE, NORP, LOC, FAC, DATE, ...


@dataclass(frozen=True, slots=True)
class Parse:
    """One paragraph (or the title) as columns of tokens; token indices count from 0 within it.

    Heads are token indices (a root is its own head). `deps` and `heads` are empty where the model has no parser
    (`parsed` is False).
    """

    field: Field
    start: int  # offset of the paragraph in its field
    text: str
    words: tuple[str, ...]
    starts: tuple[int, ...]  # offsets into the field, not the paragraph
    ends: tuple[int, ...]
    tags: tuple[str, ...]  # Penn Treebank, such as NNP, VBD, CD
    deps: tuple[str, ...]  # ClearNLP/spaCy labels: nsubj, ccomp, dobj, ROOT, ...
    heads: tuple[int, ...]
    sentences: tuple[tuple[int, int], ...]  # (first, last) tokens, inclusive, in order
    entities: tuple[NamedEntity, ...]
    children: tuple[tuple[int, ...], ...] = dataclasses.field(repr=False, default=())  # by token, in order

    @property
    def end(self) -> int:
        """Offset of the paragraph's end in its field."""
        return self.start + len(self.text)

    @property
    def parsed(self) -> bool:
        """Whether the dependency parser ran on this paragraph."""
        return bool(self.heads)


@dataclass(frozen=True, slots=True)
class CountryMention:
    """A mention of a country."""

    field: Field
    start: int
    end: int
    country: str  # ISO 3166-1 alpha-2 (XK for Kosovo)
    kind: Literal["name", "demonym", "capital", "city", "metonym"]
    rule: str


NumberKind = Literal["count", "money", "percent", "ordinal", "quantity", "age", "date", "time", "duration", "score"]
Modifier = Literal["about", "at_least", "at_most", "more_than", "less_than"]


@dataclass(frozen=True, slots=True)
class NumberMention:
    """A number expression. Dates and times carry `date` and no value; ranges carry `value_max`."""

    field: Field
    start: int
    end: int
    kind: NumberKind
    value: float | None
    value_max: float | None
    unit: str | None  # ISO 4217, %, or a unit symbol
    modifier: Modifier | None
    counted: str | None  # noun phrase as written
    counted_start: int | None
    counted_end: int | None
    date: str | None  # ISO 8601
    rule: str
    subject: str | None = None  # of its clause; None where the number is in the subject
    verb: str | None = None  # of its clause
    date_basis: Literal["written", "published"] | None = None  # what makes the date complete
    per: str | None = None  # unit of the denominator: hour, bbl
    trend: Literal["up", "down"] | None = None
    unit_basis: Literal["written", "context", "site", "default"] | None = None  # of a sign that several units share


Stance = Literal["said", "denied", "doubted", "asked", "demanded", "promised", "warned", "predicted", "hoped"]


@dataclass(frozen=True, slots=True)
class Speaker:
    """One of several speakers of a quote."""

    start: int
    end: int
    name: str | None  # canonical within the article
    country: str | None  # alpha-2


@dataclass(frozen=True, slots=True)
class Quote:
    """One attribution: what is said, by whom, and the words that say so."""

    start: int
    end: int
    parts: tuple[Span, ...]
    kind: Literal["direct", "indirect", "mixed"]
    cue: Span | None
    speaker: Span | None  # as written
    speaker_name: str | None  # canonical full name within the article; None rather than a guess
    speaker_role: str | None
    speaker_country: str | None  # alpha-2
    rule: str
    stance: Stance = "said"
    negated: bool = False  # the cue denies that it was said
    speakers: tuple[Speaker, ...] = ()  # of several


@dataclass(frozen=True, slots=True)
class EntityMention:
    """A named entity in the text or the title, with its name as resolved within the article."""

    field: Field
    start: int
    end: int
    label: str
    name: str


@dataclass(frozen=True, slots=True)
class Claim:
    """A number tied to a country or a speaker; indices into the Extraction's own tuples."""

    number: int
    country: int | None
    quote: int | None
    relation: str  # subject, of, to, in, said, ...
    rule: str
    scope: Literal["country", "place"] | None = None
    negated: bool = False  # what holds the figure is denied


Modality = Literal["done", "pledged", "conditional", "considered", "negated"]
ActorKind = Literal["country", "government", "body", "party", "person", "group"]


@dataclass(frozen=True, slots=True)
class Position:
    """An act of a political actor, or one that it pledges, refuses, considers. All spans lie in `field`."""

    field: Field
    start: int
    end: int
    type: str  # PLOVER's
    quad: str
    act: Span
    modality: Modality
    actor: Span | None
    actor_name: str | None
    actor_kind: ActorKind | None
    actor_countries: tuple[str, ...]  # alpha-2, sorted
    content: Span | None
    target: Span | None
    target_name: str | None
    target_countries: tuple[str, ...]
    numbers: tuple[int, ...]  # indices into the Extraction's numbers
    reported_by: str | None
    rule: str


@dataclass(frozen=True, slots=True)
class Extraction:
    """All that was found in one document, each family in text order (title first)."""

    sentences: tuple[tuple[Field, Span], ...] = ()
    entities: tuple[EntityMention, ...] = ()
    countries: tuple[CountryMention, ...] = ()
    numbers: tuple[NumberMention, ...] = ()
    quotes: tuple[Quote, ...] = ()
    claims: tuple[Claim, ...] = ()
    positions: tuple[Position, ...] = ()
