"""What a person says that names are (names.toml) applied to what was found in an article.

An entry holds where the article gives no fuller name: one for "Holt" leaves the mentions of "Ana Holt" alone.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, replace
from typing import Any

from pipeline.article import (
    TEXT,
    TITLE,
    Claim,
    CountryMention,
    Document,
    EntityMention,
    Extraction,
    Field,
    Position,
    Quote,
    Span,
)
from pipeline.rules.engine import Family, Rule
from pipeline.sources.names import FILE, Found, Kind, Name, names_in
from pipeline.tables.arrow import Row
from pipeline.work.corrections import moved

NAMED: Family[None, None] = Family(
    name="countries.named",
    table="countries",
    what="What a person says in names.toml of a name.",
    rules=(
        Rule(
            "named",
            "The name is a country's by an entry of names.toml (of the examples: Lumeria is Estonia).",
            None,
            yes=("Lumeria sent 30 soldiers on Monday.", "The talks in Lumeria went on until midnight."),
            no=("Estonia sent 30 soldiers on Monday.", "The Lumerian talks went on until midnight."),
        ),
    ),
)
LABELS: dict[Kind, str] = {"person": "PERSON", "organisation": "ORG", "country": "GPE"}


@dataclass(frozen=True, slots=True)
class Change:
    """A value of a row that an entry changed; of the column `row`, whether there is one at all."""

    table: str
    start: int
    end: int
    column: str
    was: str | None
    value: str | None


@dataclass(frozen=True, slots=True)
class Named:
    """An extraction after the entries were applied, and what they changed."""

    extraction: Extraction
    changes: tuple[Change, ...] = ()


def with_names(found: Extraction, document: Document, names: tuple[Name, ...], path: str) -> Named:
    """What was found in a document, with the names that are known."""
    texts: dict[Field, str] = {TITLE: document.title or "", TEXT: document.text}
    places = [(field, place) for field, text in texts.items() for place in names_in(text, names, path)]
    if not places:
        return Named(found)
    changes: list[Change] = []
    left = _countries(found, places, changes)
    left = replace(left, entities=_entities(left.entities, places, texts, changes))
    full = {p.entry.name: p.entry.value for _, p in places if p.entry.kind != "country"}
    left = replace(
        left,
        quotes=tuple(_quote(quote, full, places, changes) for quote in left.quotes),
        positions=tuple(_position(p, full, found.countries, left.countries, changes) for p in left.positions),
    )
    return Named(left, tuple(changes))


Places = Sequence[tuple[Field, Found]]


def _countries(found: Extraction, places: Places, changes: list[Change]) -> Extraction:
    """A name that is a country's is one mention of it; within any other name there is none."""
    gone = {at: m for at, m in enumerate(found.countries) if any(_in(m, *place) for place in places)}
    whole: list[tuple[CountryMention, int | None]] = []  # with its index before
    whole += [(mention, at) for at, mention in enumerate(found.countries) if at not in gone]
    whole += _said(gone, places, changes)
    whole.sort(key=lambda pair: (pair[0].field == TEXT, pair[0].start))
    new = {before: at for at, (_, before) in enumerate(whole) if before is not None}
    claims: Iterable[Claim | None] = (moved(claim, "countries", new) for claim in found.claims)
    return replace(
        found,
        countries=tuple(mention for mention, _ in whole),
        claims=tuple(claim for claim in claims if claim is not None),
    )


def _said(
    gone: dict[int, CountryMention], places: Places, changes: list[Change]
) -> list[tuple[CountryMention, int | None]]:
    """The mentions of countries by their names, each with the index of the mention whose place it takes."""
    made: list[tuple[CountryMention, int | None]] = []
    for field, place in places:
        if place.entry.kind == "country":
            before = next((at for at, mention in gone.items() if _in(mention, field, place)), None)
            was = None if before is None else gone.pop(before).country
            made.append((CountryMention(field, place.start, place.end, place.entry.value, "name", "named"), before))
            if was != place.entry.value:
                changes.append(Change("countries", place.start, place.end, "country", was, place.entry.value))
    changes += [Change("countries", mention.start, mention.end, "row", "yes", "no") for mention in gone.values()]
    return made


def _in(mention: CountryMention | EntityMention, field: Field, place: Found) -> bool:
    return mention.field == field and place.start <= mention.start and mention.end <= place.end


def _entities(
    entities: tuple[EntityMention, ...], places: Places, texts: dict[Field, str], changes: list[Change]
) -> tuple[EntityMention, ...]:
    """Entities under their names; a name that the model did not see is one."""
    full = {place.entry.name: place.entry for _, place in places}
    made = []
    for mention in entities:
        entry = full.get(mention.name)
        new = mention if entry is None else replace(mention, name=entry.value, label=LABELS[entry.kind])
        if entry is not None and entry.kind == "country":
            new = replace(new, name=mention.name)
        for column in ("name", "label"):
            was, value = getattr(mention, column), getattr(new, column)
            if was != value:
                changes.append(Change("entities", mention.start, mention.end, column, was, value))
        made.append(new)
    for field, place in places:
        if not any(m.field == field and m.start < place.end and place.start < m.end for m in entities):
            name = texts[field][place.start : place.end] if place.entry.kind == "country" else place.entry.value
            made.append(EntityMention(field, place.start, place.end, LABELS[place.entry.kind], name))
            changes.append(Change("entities", place.start, place.end, "row", None, "yes"))
    return tuple(sorted(made, key=lambda m: (m.field == TEXT, m.start)))


def _quote(quote: Quote, full: dict[str, str], places: Places, changes: list[Change]) -> Quote:
    """A quote whose speaker goes by the name that is known, or that its speaker's words hold."""
    name = full.get(quote.speaker_name or "", quote.speaker_name)
    if name is None and quote.speaker is not None:
        name = _within(quote.speaker, places)
    if name != quote.speaker_name:
        changes.append(Change("quotes", quote.start, quote.end, "speaker_name", quote.speaker_name, name))
    speakers = tuple(replace(s, name=full.get(s.name or "", s.name)) for s in quote.speakers)
    return replace(quote, speaker_name=name, speakers=speakers)


def _within(span: Span, places: Places) -> str | None:
    """The one person or organisation named within a span of the text."""
    named = {
        p.entry.value for field, p in places
        if field == TEXT and p.entry.kind != "country" and span.start <= p.start and p.end <= span.end
    }  # fmt: skip
    return named.pop() if len(named) == 1 else None


def _position(
    position: Position,
    full: dict[str, str],
    before: Sequence[CountryMention],
    after: Sequence[CountryMention],
    changes: list[Change],
) -> Position:
    """A position whose actors go by the names that are known."""
    told: dict[str, Any] = {}
    for column in ("actor_name", "target_name", "reported_by"):
        was = getattr(position, column)
        if was in full:
            told[column] = full[was]
            changes.append(Change("positions", position.start, position.end, column, was, full[was]))
    for span, column in ((position.actor, "actor_countries"), (position.target, "target_countries")):
        inside = _inside(span, position.field)
        lost, now = ({m.country for m in mentions if inside(m)} for mentions in (before, after))
        if lost != now:
            told[column] = tuple(sorted({*getattr(position, column)} - lost | now))
    return replace(position, **told)


def _inside(span: Span | None, field: Field) -> Callable[[CountryMention], bool]:
    if span is None:
        return lambda mention: False
    return lambda mention: mention.field == field and span.start <= mention.start and mention.end <= span.end


def changes_as_rows(doc_id: str, changes: Iterable[Change]) -> list[Row]:
    """Rows of `corrections`."""
    return [(c.table, doc_id, c.start, c.end, c.column, c.was, c.value, FILE, True) for c in changes]
