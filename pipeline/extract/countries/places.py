"""Rules for capitals, regions and cities."""

from __future__ import annotations

from math import log10

from pipeline.article import Field
from pipeline.extract.countries.context import Context
from pipeline.extract.countries.gazetteer import Sense
from pipeline.extract.countries.lists import lists
from pipeline.extract.countries.matcher import Hit

KNOWN_CITY = 400_000  # population from which a city counts without the model's word for it
MARGIN = 0.35  # by which the best candidate must lead one of another country
PLACE_LABELS = frozenset(("GPE", "LOC", "FAC"))
_SHARE = 3.0  # a country with all of the document's mentions, in powers of ten of population
_NAMED = 1.0  # a country named at all
_STATE = 2.0  # an American state named in the document
_CAPITAL = 1.0


def candidate_score(sense: Sense, context: Context) -> float:
    """How likely a place of that name is meant, in powers of ten of population."""
    evidence = context.evidence
    value = log10(max(sense.population, 1000))
    value += _SHARE * evidence.share(sense.country)
    value += _NAMED * (evidence.countries[sense.country] > 0)
    value += _STATE * (bool(sense.region) and evidence.regions[sense.region] > 0)
    value += _CAPITAL * (sense.kind == "capital")
    return value


def best_city(candidates: tuple[Sense, ...], context: Context) -> Sense | None:
    """The likeliest place, None where the country stays open."""
    if not candidates:
        return None
    ranked = sorted(((candidate_score(s, context), -i) for i, s in enumerate(candidates)), reverse=True)
    best = candidates[-ranked[0][1]]
    for value, index in ranked[1:]:
        if candidates[-index].country != best.country:
            return best if ranked[0][0] - value >= MARGIN else None
    return best


def city_counts(hit: Hit, field: Field, context: Context) -> bool:
    """Whether a city's name is used as one: by the model's label, or by size where the model says nothing."""
    entity = context.entities[field].over(hit.start, hit.end)
    if entity is None:
        largest = hit.cities[0].population
        return largest >= KNOWN_CITY and len(hit.form) > 4 and hit.form not in lists().people
    inside = entity.start < hit.start or entity.end > hit.end + 2
    if entity.label in PLACE_LABELS:
        return True
    if inside:
        return False
    return (
        entity.label in ("ORG", "PERSON") and hit.cities[0].population >= KNOWN_CITY and hit.form not in lists().people
    )
