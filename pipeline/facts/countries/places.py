"""Rules for capitals, regions and cities."""

from __future__ import annotations

from collections.abc import Sequence
from math import log10

from pipeline.article import Field
from pipeline.facts.countries.cities import LOCAL_NEWS
from pipeline.facts.countries.context import PLACE_LABELS, Around, Context
from pipeline.facts.countries.gazetteer import Sense
from pipeline.facts.countries.lists import lists
from pipeline.facts.countries.matcher import Hit

KNOWN_CITY = 400_000  # population from which a city counts without the model's word for it
OWN_RIGHT = (
    100_000  # population from which the model's word is enough; smaller towns need their country named or spoken for
)
ORGANISED_CITY = 100_000  # ... within the name of an organisation ('Cairns police')
MARGIN = 0.8  # by which the best candidate must lead one of another country
NEAR_SHARE = 0.5  # of all evidence, for a town after a preposition to count without the model's word for it
LOCAL_CITY = 100_000  # population from which a town needs no state named in an article that names no country
LOCAL_STATES = 3  # states or provinces named in a local article; one of national politics names more
LOCAL_SHARE = 0.8  # of all evidence, for an article of one country
HEADS = ".!?:;”“\"'‘’(—–-"  # marks before the first word of a sentence or line
_SHARE = 3.0  # weight of a country with all of the document's mentions, in powers of ten of population
_NAMED = 1.0  # weight of a country named at all
_STATE = 2.0  # weight of a state or province named in the document
_CAPITAL = 1.0


def weight(sense: Sense, context: Context) -> float:
    """How likely a place of that name is meant, in powers of ten of population."""
    evidence = context.evidence
    value = log10(max(sense.population, 1000))
    value += _SHARE * evidence.share(sense.country)
    value += _NAMED * (evidence.countries[sense.country] + evidence.cues[sense.country] > 0)
    value += _STATE * (sense.region != "" and evidence.regions[sense.country, sense.region] > 0)
    value += _CAPITAL * (sense.kind == "capital" and evidence.countries[sense.country] > 0)
    return value


def likeliest(candidates: Sequence[Sense], context: Context) -> Sense | None:
    """The likeliest place, None where the country stays open."""
    ranked = sorted(((weight(s, context), -i) for i, s in enumerate(candidates)), reverse=True)
    if not ranked:
        return None
    best = candidates[-ranked[0][1]]
    rival = next((value for value, index in ranked if candidates[-index].country != best.country), None)
    return best if rival is None or ranked[0][0] - rival >= MARGIN else None


def home_town(hit: Hit, home: str, context: Context) -> Sense | None:
    """The town of a country's or a capital's name that a local article means, None where it means the famous one.

    Nothing in the article may speak for the famous one, and what it names must lie in the town's own country. The words
    around the name are those of a town somewhere, or (capitals only) nothing is told of the nation and one state alone.
    """
    evidence = context.evidence
    if evidence.others(home, hit.form):
        return None
    framed = hit.form in evidence.towns
    towns = [
        town for town in hit.cities if town.country != home and town.region and is_local(town, hit, framed, context)
    ]
    if not towns and framed and hit.senses[0].kind == "name" and (main := evidence.main(LOCAL_SHARE)) and main != home:
        return Sense("city", main)
    return max(towns, key=lambda t: (evidence.regions[t.country, t.region], t.population), default=None)


def is_local(town: Sense, hit: Hit, framed: bool, context: Context) -> bool:
    """Whether the article is one of the town's own state or province."""
    evidence = context.evidence
    own = evidence.countries[town.country] + evidence.cues[town.country]
    rest = evidence.countries.total() + evidence.cues.total() - own
    rest -= sum(
        count
        for (country, form), count in evidence.named.items()
        if form == hit.form.casefold() and country != town.country
    )
    if own == 0 or own < LOCAL_SHARE * (own + rest):
        return False
    states = [region for country, region in evidence.regions if country == town.country]
    if town.region in states:
        return len(states) <= LOCAL_STATES if framed else len(states) == 1 and not evidence.national[town.country]
    return not evidence.countries.total() and town.population >= LOCAL_CITY


def told_as_town(hit: Hit, field: Field, context: Context) -> bool:
    """Whether the words around a name are those of a town: 'the city of Lebanon', 'Lebanon firefighters'."""
    text = context.texts[field]
    if text.endswith(" of ", 0, hit.start) and context.before(field, hit.start - 3) in lists().local_of:
        return True
    return text[hit.end : hit.end + 1] == " " and context.after(field, hit.end) in lists().local_after


def stands_for_union(hit: Hit, field: Field, context: Context) -> bool:
    """Whether a capital stands for the union that sits there ('Brussels proposed'), not for its own country."""
    bodies = lists().unions.get(hit.form.upper())
    if not bodies or not any(body in text for body in bodies for text in context.texts.values()):
        return False
    before = context.before(field, hit.start).casefold()
    if before in lists().locative or before in lists().not_subject or context.opens_line(field, hit.start):
        return False
    return context.tokens[field].tag_after(hit.end).startswith(("VB", "MD"))


def in_street(hit: Hit, field: Field, context: Context) -> bool:
    """Whether a name is part of a street's, a quarter's or a landmark's ('Jamaica Estates')."""
    text = context.texts[field]
    return text[hit.end : hit.end + 1] == " " and text.startswith(lists().street_after, hit.end + 1)


def in_institution(hit: Hit, field: Field, context: Context) -> bool:
    """Whether a place is part of an institution's name ('Tehran University', 'Washington Post')."""
    text = context.texts[field]
    if text[hit.end : hit.end + 1] == " " and context.after(field, hit.end) in lists().institutions:
        return True
    if not text.endswith(" of ", 0, hit.start):
        return False
    return context.before(field, hit.start - 3) in lists().institutions_of


NAMES = ("ORG", "LOC", "FAC", "PRODUCT", "EVENT", "WORK_OF_ART")  # what the model takes the name of a paper for


def in_paper(hit: Hit, field: Field, context: Context) -> bool:
    """Whether a country's name is part of that of a paper or an airline ('China Daily', 'the Times of Malta')."""
    text = context.texts[field]
    entity = context.tokens[field].over(hit.start, hit.end)
    if entity is None or entity.label not in NAMES or entity.end - entity.start == hit.end - hit.start:
        return False
    words = text[entity.start : entity.end].split()
    if words[-1] in lists().papers and entity.end > hit.end and text[hit.end] == " ":
        return True
    words = words[words[0] in ("the", "The") :]
    return len(words) == 3 and words[0] in lists().papers and words[1] == "of"


def used_as_city(hit: Hit, field: Field, context: Context) -> bool:
    """Whether a city's name is used as one: by the words around it, the model's label, or its size."""
    if hit.form in lists().no_cities:
        return False
    if context.dateline(field, hit.start, hit.end):
        return True
    if any(c.kind == "capital" and context.evidence.others(c.country, hit.form) for c in hit.cities):
        return True
    if near_by(hit, context) and is_told(hit, field, context):
        return True
    entity = context.tokens[field].over(hit.start, hit.end)
    if (entity is None or entity.label != "PERSON") and at_home(hit, field, context):
        return True
    if entity is None:
        return hit.cities[0].population >= KNOWN_CITY
    return by_label(hit, entity, field, context)


def is_told(hit: Hit, field: Field, context: Context) -> bool:
    """Whether the words around a name are those of a place: "in Odra", "Odra district", "the province of Odra"."""
    led = context.before(field, hit.start) in lists().locative and stands_alone(hit, field, context)
    noun = context.after(field, hit.end) in lists().place_nouns
    return led or noun or told_as_town(hit, field, context)


def by_label(hit: Hit, entity: Around, field: Field, context: Context) -> bool:
    """Whether the model's label of a name, or of the words that hold it, lets it be a city."""
    population = hit.cities[0].population
    inside = entity.start < hit.start or entity.end > hit.end + 2
    if entity.label in PLACE_LABELS:
        known = any(context.evidence.others(c.country, hit.form) for c in hit.cities)
        return (population >= OWN_RIGHT or known) and (
            not inside or plain_rest(entity.start, entity.end, hit, context.texts[field])
        )
    if entity.label == "ORG":
        return as_organisation(hit, entity, inside, field, context)
    return not inside and population >= KNOWN_CITY and hit.form not in lists().people


def as_organisation(hit: Hit, entity: Around, inside: bool, field: Field, context: Context) -> bool:
    """Whether a name within an organisation's is its town ("Cairns police"), or a town the model takes for one."""
    after = context.after(field, hit.end) if entity.end > hit.end + 2 else ""
    own = not after[:1].isupper() or after in lists().local_after
    enough = ORGANISED_CITY if inside else KNOWN_CITY
    return own and hit.cities[0].population >= enough and hit.form not in lists().people


def at_home(hit: Hit, field: Field, context: Context) -> bool:
    """Whether a name that the model passes over is that of towns of the article's own country alone, and stands alone.

    At the head of a sentence or line any word has a capital, so there it does not count.
    """
    countries = {city.country for city in hit.cities}
    if len(countries) != 1 or hit.form in lists().people or not stands_alone(hit, field, context):
        return False
    if not countries.isdisjoint(LOCAL_NEWS):
        return False  # brands and people bear the names of their towns
    before = context.texts[field][max(0, hit.start - 2) : hit.start]
    led = before[-1:] == " " and before[:1] not in ".!?:”\"'"
    return (
        led
        and not context.before(field, hit.start)[:1].isupper()
        and context.evidence.share(min(countries)) >= NEAR_SHARE
    )


def near_by(hit: Hit, context: Context) -> bool:
    """Whether a town of the name lies in the country, or in a state or province, that the article is about."""
    evidence = context.evidence
    return any(
        (town.region and evidence.regions[town.country, town.region]) or evidence.share(town.country) >= NEAR_SHARE
        for town in hit.cities
    )


def stands_alone(hit: Hit, field: Field, context: Context) -> bool:
    """Whether no capitalised word follows."""
    return not context.after(field, hit.end)[:1].isupper()


def plain_rest(start: int, end: int, hit: Hit, text: str) -> bool:
    """Whether an entity holds nothing but small words and directions beside the hit ('downtown Boston')."""
    rest = f"{text[start : hit.start]} {text[hit.end : end]}".split()
    return all(word[:1].islower() or word in lists().directions or not word[:1].isalpha() for word in rest)
