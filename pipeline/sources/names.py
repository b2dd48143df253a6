"""What a person says that names are: the entries of names.toml, beside the raw folder.

    [[name]]
    name = "Ana Holt"
    person = "Anna Holt-Meyer"

An entry says of a name, as it is written in articles, which `person` or `organisation` it is, or which `country` (ISO
3166-1 alpha-2). With `path`, a glob, it holds only in articles whose path matches.
"""

from __future__ import annotations

import hashlib
import tomllib
from collections.abc import Iterable
from dataclasses import dataclass
from fnmatch import fnmatchcase
from functools import lru_cache
from typing import Any, Literal, get_args

from pipeline.errors import SettingsError

FILE = "names.toml"
Kind = Literal["person", "organisation", "country"]
KINDS: tuple[Kind, ...] = get_args(Kind)
KNOWN = frozenset(("name", "path", "note", *KINDS))


@dataclass(frozen=True, slots=True)
class Name:
    """An entry: `name` as written is the person, organisation or country `value`."""

    name: str
    kind: Kind
    value: str  # a full name; of a country its alpha-2 code
    path: str = "*"  # glob of the articles in which it holds


@dataclass(frozen=True, slots=True)
class Found:
    """An entry's name at a place of a text: code points from `start` up to `end`."""

    start: int
    end: int
    entry: Name


def read_names(text: str, file: str) -> tuple[Name, ...]:
    """The entries of a names file. Raises SettingsError that names the file and the entry that cannot be."""
    try:
        value = tomllib.loads(text)
    except tomllib.TOMLDecodeError as error:
        raise SettingsError(f"{file}: no TOML: {error}") from None
    if strange := sorted(value.keys() - {"name"}):
        raise SettingsError(f"{file}: names stand under [[name]], and {strange[0]!r} does not")
    entries = value.get("name", [])
    if not isinstance(entries, list) or not all(isinstance(entry, dict) for entry in entries):
        raise SettingsError(f"{file}: each entry stands under a [[name]] of its own")
    names = tuple(_entry(entry, f"{file}, entry {number}") for number, entry in enumerate(entries, 1))
    seen: set[tuple[str, str]] = set()
    for number, entry in enumerate(names, 1):
        if (entry.name, entry.path) in seen:
            raise SettingsError(f"{file}, entry {number}: {entry.name!r} has an entry already")
        seen.add((entry.name, entry.path))
    return names


def _entry(entry: dict[str, Any], where: str) -> Name:
    if strange := sorted(entry.keys() - KNOWN):
        raise SettingsError(f"{where}: no key {strange[0]!r}; there are {', '.join(sorted(KNOWN))}")
    if wrong := sorted(key for key, value in entry.items() if not isinstance(value, str) or not value.strip()):
        raise SettingsError(f"{where}: {wrong[0]} is to be a text in quotes, and not empty")
    kinds = [kind for kind in KINDS if kind in entry]
    if "name" not in entry or len(kinds) != 1:
        raise SettingsError(f"{where}: a name and one of {', '.join(KINDS)} are needed")
    kind = kinds[0]
    value = " ".join(entry[kind].split())
    if kind == "country":
        value = value.upper()
        if not is_country(value):
            raise SettingsError(f"{where}: {entry[kind]!r} is no country's code of two characters, such as FR")
    return Name(" ".join(entry["name"].split()), kind, value, entry.get("path", "*"))


def is_country(code: str) -> bool:
    """Whether that is the alpha-2 code of a country, or Kosovo's XK."""
    import pycountry

    return code == "XK" or (len(code) == 2 and pycountry.countries.get(alpha_2=code) is not None)


def names_in(text: str, names: tuple[Name, ...], path: str) -> list[Found]:
    """Where the names of entries stand in a text as whole words; of names that overlap the first and longest."""
    found: list[Found] = []
    for last, at in _automaton(names).iter(text) if names else ():
        for entry in at:
            start = last + 1 - len(entry.name)
            if _whole(text, start, last + 1) and fnmatchcase(path, entry.path):
                found.append(Found(start, last + 1, entry))
    kept: list[Found] = []
    for one in sorted(found, key=lambda f: (f.start, -f.end, f.entry.path == "*")):
        if not kept or one.start >= kept[-1].end:
            kept.append(one)
    return kept


def held_in(title: str | None, text: str, names: tuple[Name, ...], path: str) -> set[Name]:
    """The entries whose name stands in an article."""
    return {found.entry for words in (title or "", text) for found in names_in(words, names, path)}


@lru_cache(maxsize=2)
def _automaton(names: tuple[Name, ...]) -> Any:
    """All names of one file, to be found in one pass; each with its entries."""
    from ahocorasick import Automaton

    automaton = Automaton()
    for entry in names:
        automaton.add_word(entry.name, (*automaton.get(entry.name, ()), entry))
    automaton.make_automaton()
    return automaton


def _whole(text: str, start: int, end: int) -> bool:
    """Whether no word goes on at either end."""
    before, after = text[start - 1 : start], text[end : end + 1]
    return not (before.isalnum() and text[start].isalnum()) and not (after.isalnum() and text[end - 1].isalnum())


def digest_of(names: Iterable[Name]) -> str:
    """Digest of some entries, whatever their order; empty for none."""
    told = sorted((n.name, n.kind, n.value, n.path) for n in set(names))
    return hashlib.sha256(repr(told).encode("utf-8", "surrogatepass")).hexdigest()[:16] if told else ""


@dataclass(frozen=True, slots=True)
class Applied:
    """Which entries a source's rows were made with: of all of the file, and of those whose name stands in it."""

    all: str = ""
    held: str = ""

    def __str__(self) -> str:
        return f"{self.all}.{self.held}" if self.all or self.held else ""


def applied(text: str) -> Applied:
    """The inverse of `str`."""
    every, _, held = text.partition(".")
    return Applied(every, held)
