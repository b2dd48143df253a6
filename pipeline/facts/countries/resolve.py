"""From hits to decisions: first what is beyond doubt, then the rest in its light."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
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
    note_cues(context)
    for item in items:
        note_forms(item, context)
    for item in items:
        if (sense := plain_sense(item)) and (item.sense or not is_open(item, said, context)):
            context.evidence.add(sense, item.hit.form)
    for item in items:
        if cued := by_cues(item, context):
            context.evidence.add(cued, item.hit.form)
    note_cities([item for item in items if item.sense is None and item.hit.cities and not item.hit.senses], context)


def note_cities(items: Sequence[Item], context: Context) -> None:
    """Count cities of one country alone, and the state or province in which most of the towns lie."""
    for item in items:
        lone = len({(city.country, city.region) for city in item.hit.cities}) == 1
        if lone and is_city(item, context):
            context.evidence.add(item.hit.cities[0], item.hit.form)
    if state := common_state(item.hit for item in items if is_city(item, context)):
        context.evidence.regions[state] += 1
        context.evidence.cues[state[0]] += 1


def note_cues(context: Context) -> None:
    """Count telephone numbers and the site's own country."""
    for text in context.texts.values():
        for served in area_codes(text):
            context.evidence.add(served, "")
    if site := domain(context.host):
        context.evidence.add(site, "")


def note_forms(item: Item, context: Context) -> None:
    """Note a form that is a person's, or is told of as a town."""
    if item.sense is None and names.in_person(item.hit, item.field, context):
        context.evidence.people.add(item.hit.form)
    elif item.sense is None and places.told_as_town(item.hit, item.field, context):
        context.evidence.towns.add(item.hit.form)


def plain_sense(item: Item) -> Sense | None:
    """The sense that a hit has where nothing speaks against it; None for a blocker, a seat of power, a weak form."""
    sense = item.sense or (item.hit.senses[0] if item.hit.senses else None)
    return None if sense is None or sense.kind in ("block", "metonym") or sense.weak else sense


def is_open(item: Item, said: Mapping[str, Sense], context: Context) -> bool:
    """Whether a form has other meanings, or may be a person's, and so is no evidence by itself."""
    form, words = item.hit.form, lists()
    several = form in words.ambiguous or form in words.backed
    return several or form in context.evidence.towns or form.casefold() in said or unsure(item, context)


def by_cues(item: Item, context: Context) -> Sense | None:
    """The sense of an ambiguous form by the article's cues, where it may count as evidence."""
    if item.sense or item.hit.form in context.evidence.towns:
        return None
    cued = names.cued_sense(item.hit.form, context)
    if cued is None or cued.kind == "block" or names.in_person(item.hit, item.field, context):
        return None
    return cued


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
    if cued := names.told_sense(hit, field, context) or names.cued_sense(hit.form, context):
        sense, rule = cued, "cues"
    if sense.kind == "block" or names.is_person(hit, sense.country, field, context):
        return None
    if town := as_town(hit, sense, said, context):
        return found(hit, *town)
    if sense.weak and not context.evidence.others(sense.country, hit.form):
        return city(hit, field, said, context) if hit.cities else None
    return None if is_other(hit, sense, field, context) else found(hit, sense, rule)


def as_town(hit: Hit, sense: Sense, said: Mapping[str, Sense], context: Context) -> tuple[Sense, str] | None:
    """The town that a name of a country, a capital or a seat stands for in this article, with the rule that says so."""
    town = said.get(hit.form.casefold())
    if sense.kind == "metonym":
        return (town, "one sense") if town else None
    if sense.kind not in ("name", "capital"):
        return None
    if town and context.evidence.others(sense.country, hit.form) < FAMOUS:
        return town, "one sense"
    home = places.home_town(hit, sense.country, context)
    return (home, "local") if home else None


def is_other(hit: Hit, sense: Sense, field: Field, context: Context) -> bool:
    """Whether a form means something else here than the country or place that it may stand for."""
    if sense.kind in OTHERS and OTHERS[sense.kind](hit, sense, field, context):
        return True
    if needs_backing(hit, sense) and not context.evidence.others(sense.country, hit.form):
        return True
    return names.is_pronoun(hit, field, context)


def _other_region(hit: Hit, sense: Sense, field: Field, context: Context) -> bool:
    entity = context.tokens[field].over(hit.start, hit.end)
    told = entity is not None and entity.label == "GPE"
    person = not sense.region and not told and hit.form in context.evidence.people
    return person or places.in_institution(hit, field, context)


def _other_capital(hit: Hit, sense: Sense, field: Field, context: Context) -> bool:
    return places.in_institution(hit, field, context) or places.stands_for_union(hit, field, context)


OTHERS: Mapping[str, Callable[[Hit, Sense, Field, Context], bool]] = {
    "name": lambda hit, sense, field, context: (
        places.in_street(hit, field, context) or places.in_paper(hit, field, context)
    ),
    "region": _other_region,
    "capital": _other_capital,
    "demonym": lambda hit, sense, field, context: names.is_language(hit, field, context),
    "metonym": lambda hit, sense, field, context: names.is_rank(hit, field, context),
}


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
