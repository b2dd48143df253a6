"""'Paris, Texas': a place and the region or country after its comma settle each other."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cache

from pipeline.article import Field
from pipeline.facts.countries.context import PLACE_LABELS, Context
from pipeline.facts.countries.gazetteer import Sense, rows, split
from pipeline.facts.countries.lists import lists
from pipeline.facts.countries.matcher import Hit
from pipeline.facts.countries.names import in_person

_TOWN = re.compile(r"(?:^|(?<=[^\w.'’-]))[A-Z][\w'’-]+(?: [A-Z][\w'’-]+){0,2}$")
_CODE = re.compile(r", ?([A-Z][A-Za-z]{1,4})\b(?!['’.]?\w)")
_LIST = re.compile(r",? and |, [A-Z][\w ]{2,20}(?:,| and )")
_REACH = 50
RULE = "place, region"
_PREPOSITIONS = frozenset(("in", "of", "from", "near", "at", "to", "outside", "to", "around", "for"))


@dataclass(frozen=True, slots=True)
class Item:
    """A hit, with its sense where the words beside it settle it, and the rule that did."""

    field: Field
    hit: Hit
    sense: Sense | None = None
    rule: str = ""


@cache
def codes() -> dict[str, Sense]:
    """Postal codes and abbreviations without their point ('KY', 'Fla'), meant only after a comma."""
    found: dict[str, Sense] = {}
    for row in rows("countries_states.csv"):
        sense = Sense("region", "US", row["code"])
        for form in (row["code"], *split(row["abbreviations"])):
            if form.count(".") <= 1:
                found[form.rstrip(".")] = sense
    for row in rows("countries_regions.csv"):
        if row["country"] == "CA" and row["region"]:
            found[row["region"]] = Sense("region", "CA", row["region"])
            found |= {
                f.rstrip("."): found[row["region"]]
                for f in split(row["forms"])
                if f.endswith(".") and f.count(".") == 1
            }
    return {code: sense for code, sense in found.items() if code not in lists().code_words}


def meanings(hit: Hit) -> tuple[Sense, ...]:
    """All senses of a hit but its cities."""
    cued = lists().ambiguous.get(hit.form)
    return tuple(c.sense for c in cued) if cued else hit.senses


def lies_in(hit: Hit, outer: Sense) -> bool:
    """Whether the hit is known as a place of that country, and of that region where the sense has one."""
    if is_capital(hit, outer):
        return True
    if outer.kind == "name" and any(s.kind == "region" and s.country == outer.country for s in hit.senses):
        return True
    return any(city.country == outer.country and city.region == (outer.region or city.region) for city in hit.cities)


def settle(field: Field, hits: Sequence[Hit], context: Context) -> list[Item]:
    """The hits of a field with what commas settle; regions by code and towns of no gazetteer are added."""
    text = context.texts[field]
    items: list[Item] = []
    for hit in with_codes(hits, text):
        outer = [s for s in meanings(hit) if s.kind in ("region", "name")]
        item = Item(field, hit)
        if outer and text[hit.start - 2 : hit.start] == ", ":
            item = behind_comma(item, outer, items, context)
        items.append(item)
    return items


def with_codes(hits: Sequence[Hit], text: str) -> Iterator[Hit]:
    """The hits, and after each the region code after its comma."""
    for index, hit in enumerate(hits):
        yield hit
        match = _CODE.match(text, hit.end)
        taken = index + 1 < len(hits) and match and hits[index + 1].start <= match.start(1)
        if match and not taken and (hit.cities or hit.senses) and match[1] in codes():
            yield Hit(match.start(1), match.end(1), match[1], (codes()[match[1]],), ())


def behind_comma(item: Item, outer: Sequence[Sense], items: list[Item], context: Context) -> Item:
    """The region's item, its sense chosen; the place before it is settled in or added to `items`."""
    text, hit = context.texts[item.field], item.hit
    last = items[-1] if items and items[-1].hit.end == hit.start - 2 else None
    owned = text[hit.end : hit.end + 2] in ("'s", "’s")  # 'Christie, New Jersey's governor'
    if last is None:
        return item if owned else beside_unknown(item, outer, items, context)
    if in_person(last.hit, item.field, context):
        return item
    if known := [sense for sense in outer if lies_in(last.hit, sense)]:
        return beside_known(item, known[0], items)
    region = next(filter(is_state, outer), None)
    if region is None or owned or last.sense or not may_lie(item, last.hit, context):
        return item
    items[-1] = Item(item.field, last.hit, city_of(region), RULE)
    return Item(item.field, hit, region, RULE)


def is_state(sense: Sense) -> bool:
    """Whether a sense is a state or province that the data files abbreviate."""
    return sense.kind == "region" and bool(sense.region)


def beside_unknown(item: Item, outer: Sequence[Sense], items: list[Item], context: Context) -> Item:
    """A region's item after a place that no list knows ('Quellick, Wyoming'), which is added as a town of it."""
    at = item.hit.start - 2
    town = _TOWN.search(context.texts[item.field], max(0, at - _REACH), at)
    sense = next((s for s in outer if s.kind == "region" and not s.weak), None)
    if not (town and sense and is_town(item.field, town.start(), at, context)):
        return item
    while items and items[-1].hit.end > town.start():
        items.pop()  # 'Lima' in 'Lima Quellick, Wyoming'
    items.append(Item(item.field, Hit(town.start(), at, town[0], (), ()), city_of(sense), RULE))
    return Item(item.field, item.hit, sense, RULE)


def beside_known(item: Item, known: Sense, items: list[Item]) -> Item:
    """A region's or country's item after a place that lies in it, which is settled as such."""
    inner = items[-1].hit
    first, country = first_sense(inner)
    if first == "name" and country == known.country:
        return item  # 'Singapore, Singapore'
    if first == known.kind == "region" and country == known.country:
        return item  # 'Washington, Oregon': two states
    kept = Sense("capital", known.country) if is_capital(inner, known) else city_of(known)
    items[-1] = Item(item.field, inner, kept, RULE)
    return Item(item.field, item.hit, known, RULE)


def first_sense(hit: Hit) -> tuple[str, str]:
    """Kind and country of what a form first means; a city's where no list but that of the cities knows it."""
    known = meanings(hit)
    return (known[0].kind, hit.senses[0].country) if known else ("city", "")


def may_lie(item: Item, inner: Hit, context: Context) -> bool:
    """Whether a place may lie in the region after its comma though no list says so: no region, no people, no list."""
    first, _ = first_sense(inner)
    if first in ("region", "demonym"):
        return False
    if first in ("name", "capital") and _LIST.match(context.texts[item.field], item.hit.end):
        return False
    return first != "name" or leads(item.field, inner, context)


def is_capital(hit: Hit, outer: Sense) -> bool:
    """Whether the hit is the capital of the country after its comma, or Washington before 'D.C.'."""
    if outer.kind == "region" and outer.region != "DC":
        return False
    return any(s.kind == "capital" and s.country == outer.country for s in (*hit.senses, *hit.cities))


def city_of(sense: Sense) -> Sense:
    """A city of that region."""
    return Sense("city", sense.country, sense.region)


def leads(field: Field, hit: Hit, context: Context) -> bool:
    """Whether a place stands where one place alone is named: after a preposition or at the head of a line."""
    return context.before(field, hit.start).casefold() in _PREPOSITIONS or context.opens_line(field, hit.start)


def is_town(field: Field, start: int, end: int, context: Context) -> bool:
    """Whether capitalised words before ', Region' are a town's name."""
    entity = context.tokens[field].over(start, end)
    if entity and entity.label in PLACE_LABELS and entity.start >= start:
        return True
    return context.before(field, start).casefold() in _PREPOSITIONS or context.opens_line(field, start)
