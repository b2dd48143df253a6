"""What the project knows about countries: forms as written in news, each with its senses, from the data files.

The files under `data/` are `countries.csv` (one row a country or territory), `countries_regions.csv` (well-known
regions and places), `countries_states.csv` (American states), `countries_metonyms.csv` (seats of power) and
`countries_blockers.toml` (phrases without a country). Lists within a cell are joined by `|`; `Canadian+s` stands for
singular and plural, `Irish+man` for the word and its -man, -men, -woman, -women forms; `Kingston?` is a capital whose
name other places bear as well.
"""

from __future__ import annotations

import csv
import re
import tomllib
import unicodedata
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from functools import cache
from importlib.resources import files
from typing import Any, Literal

Kind = Literal["name", "demonym", "capital", "city", "metonym", "region", "block", "cue"]
DATA = files("pipeline.facts.countries") / "data"
NO_COUNTRY = ""
REGION_SIZE = 2_000_000  # the population a region counts with against cities of its name
_MARKS = re.compile("[\u0300-\u036f]+")  # combining, of Latin script


@dataclass(frozen=True, slots=True)
class Sense:
    """One meaning of a form. `region` is a state or province as the data files abbreviate it, "" where not known.

    Kind `block` is a phrase without a country; `cue` speaks for a country without naming it.
    """

    kind: Kind
    country: str  # alpha-2, NO_COUNTRY for a blocker
    region: str = ""
    population: int = 0
    weak: bool = False  # a word of other meanings too: counts only beside other evidence of its country


@dataclass(frozen=True, slots=True)
class Country:
    """One row of the countries file."""

    code: str
    alpha_3: str
    name: str
    names: tuple[str, ...]  # all names, the common one first
    demonyms: tuple[str, ...]
    capitals: tuple[str, ...]
    shared_capitals: tuple[str, ...]  # capitals whose name larger or as well-known places bear


def split(cell: str) -> list[str]:
    """The parts of a cell."""
    return [part for part in cell.split("|") if part]


def inflect(demonym: str) -> list[str]:
    """`Canadian+s` and `Irish+man` as the forms they stand for."""
    word, _, ending = demonym.partition("+")
    if ending == "s":
        return [word, word + "s"]
    if ending == "man":
        return [word, *(word + end for end in ("man", "men", "woman", "women"))]
    return [word]


def rows(name: str) -> list[dict[str, str]]:
    """The rows of a CSV file of the data folder."""
    return list(csv.DictReader((DATA / name).read_text(encoding="utf-8").splitlines()))


@cache
def rules_data() -> dict[str, Any]:
    """The word lists of `countries_rules.toml`."""
    return tomllib.loads((DATA / "countries_rules.toml").read_text(encoding="utf-8"))


@cache
def countries() -> dict[str, Country]:
    """All countries and territories by alpha-2 code. A country's names may go on in a second row."""
    found: dict[str, Country] = {}
    for row in rows("countries.csv"):
        known = found.get(row["code"])
        names = (row["name"], *split(row["names"])) if known is None else (*known.names, *split(row["names"]))
        found[row["code"]] = replace(known, names=names) if known else country_row(row, names)
    return found


def country_row(row: dict[str, str], names: tuple[str, ...]) -> Country:
    """A row of the countries file."""
    capitals = split(row["capitals"])
    return Country(
        code=row["code"],
        alpha_3=row["alpha_3"],
        name=row["name"],
        names=names,
        demonyms=tuple(form for part in split(row["demonyms"]) for form in inflect(part)),
        capitals=tuple(form for form in capitals if not form.endswith("?")),
        shared_capitals=tuple(form[:-1] for form in capitals if form.endswith("?")),
    )


def plain(form: str) -> str:
    """The form without accents."""
    if form.isascii():
        return form
    bare = _MARKS.sub("", unicodedata.normalize("NFKD", form))
    return bare if bare.isascii() else "".join(c for c in bare if not unicodedata.combining(c))


def spellings(form: str) -> Iterator[str]:
    """The form, without its accents, with each apostrophe, with `St.` in its three shapes; each also in capitals.

    Forms of three characters and fewer have no all-capitals twin: `Ala.` is no `ALA.`.
    """
    shapes = {form: None, plain(form): None}
    if form.startswith(("St. ", "Saint ")):
        rest = form.split(" ", 1)[1]
        shapes |= dict.fromkeys((f"St. {rest}", f"St {rest}", f"Saint {rest}"))
    for shape in list(shapes):
        if "'" in shape:
            shapes[shape.replace("'", "’")] = None
    excluded = rules_data()["excluded"]
    for shape in shapes:
        for spelling in (shape, shape.upper()):
            letters = sum(map(str.isalpha, shape))
            if (spelling == shape or (letters > 3 and not shape.isupper())) and spelling not in excluded:
                yield spelling


def joined(name: str) -> Iterator[str]:
    """A name of several words, and with hyphens for its blanks or blanks for its hyphens ("Burkina-Faso")."""
    yield name
    words = re.split("[ -]", name)
    if len(words) > 1 and all(word.isalpha() and word[0].isupper() and not word.isupper() for word in words):
        yield name.replace("-", " ") if "-" in name else name.replace(" ", "-")


def named_senses() -> Iterator[tuple[str, Sense]]:
    """Every form of the project's own files with its sense, names before demonyms, capitals, regions, metonyms."""
    known = countries().values()
    yield from (
        (form, Sense("name", country.code)) for country in known for name in country.names for form in joined(name)
    )
    yield from ((form, Sense("demonym", country.code)) for country in known for form in country.demonyms)
    yield from ambiguous_senses()
    yield from ((form, Sense("capital", country.code)) for country in known for form in country.capitals)
    yield from region_senses()
    for row in rows("countries_metonyms.csv"):
        yield from ((form, Sense("metonym", row["country"])) for form in split(row["forms"]))
    for row in rows("countries_cues.csv"):
        yield from ((form, Sense("cue", row["country"], row["region"])) for form in split(row["words"]))


def ambiguous_senses() -> Iterator[tuple[str, Sense]]:
    """The first senses of ambiguous forms, and combining forms ("Sino-")."""
    for form, table in rules_data()["ambiguous"].items():
        first = table["senses"][0]
        yield form, Sense(first["kind"], first["country"], first.get("region", ""))
    for prefix, code in rules_data()["prefixes"].items():
        yield f"{prefix}-", Sense("demonym", code)


def region_senses() -> Iterator[tuple[str, Sense]]:
    """Regions, and states with their abbreviations."""
    for row in rows("countries_regions.csv"):
        kind: Kind = "name" if row["kind"] == "name" else "region"
        region = Sense(kind, row["country"], row["region"], REGION_SIZE, weak=row["kind"] == "weak")
        yield from ((form, region) for form in (row["name"], *split(row["forms"])))
    for row in rows("countries_states.csv"):
        state = Sense("region", "US", row["code"], REGION_SIZE)
        yield from ((form, state) for form in (row["name"], *split(row["abbreviations"])))


def blocked() -> Iterable[str]:
    """Phrases that hold a country's word and name no country."""
    lists: dict[str, list[str]] = tomllib.loads((DATA / "countries_blockers.toml").read_text(encoding="utf-8"))
    return [phrase for name in lists for phrase in lists[name]]


@cache
def gazetteer() -> dict[str, tuple[Sense, ...]]:
    """Form as written -> its senses in order of preference, without cities."""
    found: dict[str, list[Sense]] = {}
    for form, sense in named_senses():
        for spelling in spellings(form):
            senses = found.setdefault(spelling, [])
            if sense not in senses:
                senses.append(sense)
    for phrase in blocked():
        for spelling in spellings(phrase):
            found.setdefault(spelling, [Sense("block", NO_COUNTRY)])
    return {form: tuple(senses) for form, senses in found.items()}


@cache
def phones() -> dict[str, Sense]:
    """North American area code -> the state or province it serves."""
    return {
        code: Sense("cue", row["country"], row["region"])
        for row in rows("countries_phones.csv")
        for code in split(row["codes"])
    }


def country_of(text: str) -> str | None:
    """Alpha-2 code of a country's plain name or demonym ("Lithuanian", "France"), None for anything else."""
    form = text.strip()
    form = form[4:] if form[:4].casefold() == "the " else form
    for sense in gazetteer().get(form.removesuffix("'s").removesuffix("’s"), ()):
        if sense.kind in ("name", "demonym"):
            return sense.country
    return None


def is_part(text: str) -> bool:
    """Whether a country's name is that of a part of it: "Scotland"."""
    return any(sense.kind == "name" and sense.region for sense in gazetteer().get(text, ()))
