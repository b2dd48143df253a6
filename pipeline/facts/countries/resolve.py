"""From hits to decisions: first what is beyond doubt, then the rest in its light."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Literal

from pipeline.article import Field
from pipeline.facts.countries import names, places
from pipeline.facts.countries.context import Context
from pipeline.facts.countries.evidence import area_codes, common_state, domain
from pipeline.facts.countries.gazetteer import Sense
from pipeline.facts.countries.lists import lists
from pipeline.facts.countries.matcher import Hit, in_address
from pipeline.facts.countries.towns import Item, settle

Row = Literal["name", "demonym", "capital", "city", "metonym"]


FAMOUS = 2  # other mentions of a country that outweigh a town of its name ('Paris, Texas' beside 'French' and 'Macron')


@dataclass(frozen=True, slots=True)
class Found:
    """A decision: what the stretch is a mention of, and the rule that said so."""

    start: int
    end: int
    country: str
    kind: Row
    rule: str


def resolve(hits: Mapping[Field, Sequence[Hit]], context: Context) -> Iterator[tuple[Field, Found]]:
    """Decide on each hit, field by field in the order given, in text order within."""
    items: list[Item] = []
    for field, found in hits.items():
        text = context.texts[field]
        kept = [h for h in found if not in_address(text, h.start, h.end)]
        items += settle(field, kept, context)
    said = {i.hit.form.casefold(): i.sense for i in items if i.sense and i.sense.kind == "city"}
    collect(items, said, context)
    context.evidence.cities.update(
        i.hit.form for i in items if i.hit.cities and i.sense is None and is_city(i, context)
    )
    for item in items:
        decision = decide(item, said, context)
        if decision:
            yield item.field, decision


def collect(items: Sequence[Item], said: Mapping[str, Sense], context: Context) -> None:
    """Count what is beyond doubt: settled places, plain names, cues, then cities of one country alone."""
    words, evidence = lists(), context.evidence
    for text in context.texts.values():
        for served in area_codes(text):
            evidence.add(served, "")
    if site := domain(context.host):
        evidence.add(site, "")
    for item in items:
        if item.sense is None and names.in_person(item.hit, item.field, context):
            evidence.people.add(item.hit.form)
        elif item.sense is None and places.told_as_town(item.hit, item.field, context):
            evidence.towns.add(item.hit.form)
    for item in items:
        form = item.hit.form
        sense = item.sense or (item.hit.senses[0] if item.hit.senses else None)
        if sense is None or sense.kind in ("block", "metonym") or sense.weak:
            continue
        open_ = form in words.ambiguous or form in words.backed or form in evidence.towns or form.casefold() in said
        if item.sense or not (open_ or unsure(item, context)):
            evidence.add(sense, form)
    for item in items:
        cued = None if item.sense or item.hit.form in evidence.towns else names.cued_sense(item.hit.form, context)
        if cued and cued.kind != "block" and not names.in_person(item.hit, item.field, context):
            evidence.add(cued, item.hit.form)
    doubtful = [item for item in items if item.sense is None and item.hit.cities and not item.hit.senses]
    for item in doubtful:
        places_ = {(city.country, city.region) for city in item.hit.cities}
        if len(places_) == 1 and is_city(item, context):
            evidence.add(item.hit.cities[0], item.hit.form)
    if state := common_state(item.hit for item in doubtful if is_city(item, context)):
        evidence.regions[state] += 1
        evidence.cues[state[0]] += 1


def is_city(item: Item, context: Context) -> bool:
    """Whether a city's name is used as one, and alone."""
    hit, field = item.hit, item.field
    if names.in_person(hit, field, context) or places.in_institution(hit, field, context):
        return False
    if hit.form in context.evidence.people or context.after(field, hit.end).casefold() == "state":
        return False
    return places.used_as_city(hit, field, context)


def unsure(item: Item, context: Context) -> bool:
    """Whether a name may be a person's, and so is no evidence by itself."""
    if names.in_person(item.hit, item.field, context):
        return True
    return item.hit.form in lists().given and names.labelled_person(item.hit, item.field, context)


def decide(item: Item, said: Mapping[str, Sense], context: Context) -> Found | None:
    """The mention a hit is, if any."""
    hit, field = item.hit, item.field
    if item.sense:
        return found(hit, item.sense, item.rule)
    if not hit.senses:
        return city(hit, field, said, context)
    sense, rule = hit.senses[0], "listed"
    if sense.kind in ("block", "cue") or names.in_person(hit, field, context):
        return None
    if cued := names.cued_sense(hit.form, context):
        sense, rule = cued, "cues"
    if sense.kind == "block" or names.is_person(hit, sense.country, field, context):
        return None
    if sense.kind == "metonym" and hit.form.casefold() in said:
        return found(hit, said[hit.form.casefold()], "one sense")
    if sense.kind in ("name", "capital"):
        town = said.get(hit.form.casefold())
        if town and context.evidence.others(sense.country, hit.form) < FAMOUS:
            return found(hit, town, "one sense")
        if sense.kind == "name" and places.in_street(hit, field, context):
            return None
        if home := places.home_town(hit, sense.country, context):
            return found(hit, home, "local")
    if sense.kind in ("capital", "region") and places.in_institution(hit, field, context):
        return None
    if sense.kind == "region" and not sense.region and hit.form in context.evidence.people:
        return None
    if sense.kind == "capital" and places.stands_for_union(hit, field, context):
        return None
    if sense.weak and not context.evidence.others(sense.country, hit.form):
        return city(hit, field, said, context) if hit.cities else None
    if sense.kind == "demonym" and names.is_language(hit, field, context):
        return None
    if needs_backing(hit, sense) and not context.evidence.others(sense.country, hit.form):
        return None
    if sense.kind == "metonym" and names.is_rank(hit, field, context):
        return None
    if names.is_pronoun(hit, field, context):
        return None
    return found(hit, sense, rule)


def needs_backing(hit: Hit, sense: Sense) -> bool:
    """Whether the form is too common a word to stand for its country alone."""
    return hit.form in (lists().backed_metonyms if sense.kind == "metonym" else lists().backed)


def city(hit: Hit, field: Field, said: Mapping[str, Sense], context: Context) -> Found | None:
    """A city by the model's label or its size, its country by the document's other places."""
    if names.in_person(hit, field, context) or places.in_institution(hit, field, context):
        return None
    alone = hit.form not in lists().no_cities or places.stands_alone(hit, field, context)
    if hit.form.casefold() in said and alone and hit.form not in context.evidence.people:
        return found(hit, said[hit.form.casefold()], "one sense")
    if not hit.cities or hit.form not in context.evidence.cities:
        return None
    best = places.likeliest((*(s for s in hit.senses if s.kind == "region"), *hit.cities), context)
    return found(hit, best, "city") if best else None


def found(hit: Hit, sense: Sense, rule: str) -> Found:
    """A decision for a sense; regions count among the cities."""
    kind: Row = "city"
    if sense.kind in ("name", "demonym", "capital", "metonym"):
        kind = sense.kind
    return Found(
        hit.start, hit.end, sense.country, kind, "region" if sense.kind == "region" and rule == "listed" else rule
    )
