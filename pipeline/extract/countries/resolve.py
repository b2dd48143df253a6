"""From hits to decisions: first what is beyond doubt, then the rest in its light."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Literal

from pipeline.article import Field
from pipeline.extract.countries import names, places
from pipeline.extract.countries.context import Context
from pipeline.extract.countries.gazetteer import Sense
from pipeline.extract.countries.lists import lists
from pipeline.extract.countries.matcher import Hit, in_address

Row = Literal["name", "demonym", "capital", "city", "metonym"]
_COMMA = re.compile(r",? \(?")


@dataclass(frozen=True, slots=True)
class Found:
    """A decision: what the stretch is a mention of, and the rule that said so."""

    start: int
    end: int
    country: str
    kind: Row
    rule: str


def resolve(hits: Sequence[tuple[Field, Hit]], context: Context) -> Iterator[tuple[Field, Found]]:
    """Decide on each hit, in order."""
    kept = [
        (field, hit)
        for field, hit in hits
        if not (hit.senses and hit.senses[0].kind == "block")
        and not in_address(context.texts[field], hit.start, hit.end)
    ]
    towns = dict(towns_with_state(kept, context))
    collect(kept, towns, context)
    said = {kept[index][1].form: state for index, state in towns.items()}
    for index, (field, hit) in enumerate(kept):
        found = None
        if index in towns:
            sense = towns[index]
            kind: Row = "capital" if hit.form.startswith("Washington") and sense.region == "DC" else "city"
            found = Found(hit.start, hit.end, sense.country, kind, "place, region")
        else:
            found = decide(field, hit, context, said)
        if found:
            yield field, found


def towns_with_state(hits: Sequence[tuple[Field, Hit]], context: Context) -> Iterator[tuple[int, Sense]]:
    """Hits that a region follows after a comma ('Paris, Texas'): index and the region's sense."""
    for index in range(len(hits) - 1):
        (field, hit), (next_field, region) = hits[index], hits[index + 1]
        if field != next_field or context.texts[field][hit.end : region.start] != ", ":
            continue
        sense = next((s for s in region.senses if s.kind == "region"), None)
        if sense is None or not (hit.cities or hit.senses):
            continue
        known = any((s.country, s.region) == (sense.country, sense.region) for s in hit.cities)
        first = hit.senses[0].kind if hit.senses else "city"
        if known or first not in ("name", "demonym", "region"):
            yield index, sense


def collect(hits: Sequence[tuple[Field, Hit]], towns: dict[int, Sense], context: Context) -> None:
    """Count what is beyond doubt."""
    words = lists()
    evidence = context.evidence
    for index, (field, hit) in enumerate(hits):
        if index in towns:
            evidence.countries[towns[index].country] += 1
            if towns[index].region:
                evidence.regions[towns[index].region] += 1
            continue
        if not hit.senses or hit.form in words.ambiguous or hit.form in words.backed:
            continue
        sense = hit.senses[0]
        if names.is_person(hit, field, context):
            evidence.people.add(hit.form)
        elif sense.kind in ("name", "demonym", "region", "capital"):
            if hit.form in words.people and sense.kind in ("capital", "region"):
                continue
            evidence.countries[sense.country] += 1
            if sense.region:
                evidence.regions[sense.region] += 1


def decide(field: Field, hit: Hit, context: Context, said: dict[str, Sense]) -> Found | None:
    """The mention a hit is, if any."""
    words = lists()
    sense = hit.senses[0] if hit.senses else None
    rule = "listed"
    if hit.form in said:
        return Found(hit.start, hit.end, said[hit.form].country, "city", "one sense per document")
    if names.is_person(hit, field, context):
        return None
    cued = names.ambiguous_sense(hit, context)
    if cued:
        sense, rule = cued, "cues"
        if sense.kind == "block":
            return None
    if sense is None or (
        sense.kind not in ("name", "demonym", "metonym") and hit.cities and sense.kind != "capital" and not sense.region
    ):
        return city(field, hit, context)
    if hit.form in words.backed and not context.evidence.countries[sense.country]:
        return None
    if sense.kind == "demonym" and names.is_language(hit, field, context):
        return None
    if names.is_us_in_capitals(hit, field, context):
        return None
    if hit.form in context.evidence.people and context.evidence.countries[sense.country] < 2 and sense.kind != "region":
        return None
    kind: Row = "city" if sense.kind in ("region", "city") else sense.kind  # type: ignore[assignment]
    return Found(hit.start, hit.end, sense.country, kind, rule if sense.kind != "region" else "region")


def city(field: Field, hit: Hit, context: Context) -> Found | None:
    """A city or region by size, the model and the document's other places."""
    if not hit.cities or not places.city_counts(hit, field, context):
        if hit.senses:
            return Found(hit.start, hit.end, hit.senses[0].country, "city", "region")
        return None
    best = places.best_city(hit.cities, context)
    if best is None:
        return None
    return Found(hit.start, hit.end, best.country, "capital" if best.kind == "capital" else "city", "city")
