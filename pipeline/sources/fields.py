"""What an object's keys, or a table's columns, say: which is the text, which the title, and so on, by their names."""

from __future__ import annotations

import json
import re
import tomllib
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from datetime import date, datetime
from functools import cache
from importlib.resources import files
from typing import Any

from pipeline.sources.decode import tidy

ROLES = ("text", "html", "cut", "title", "author", "date", "url", "site", "language", "id")
DEEPEST = 4  # objects within objects that are looked into
_ODD = re.compile(r"[\W_]+")
_ASCII = re.compile(r"[^a-z0-9]+")
MOST_EXTRA = 20_000  # characters of documents.extra
LONGEST_VALUE = 2_000  # characters of one value in it; longer ones are other forms of the text


@cache
def names() -> dict[str, tuple[str, ...]]:
    """Names of fields by what they say, and the other lists of the data file."""
    data = tomllib.loads(files("pipeline.sources").joinpath("data/fields.toml").read_text(encoding="utf-8"))
    return {role: tuple(found) for role, found in data.items()}


@cache
def lists() -> dict[str, frozenset[str]]:
    """The same, to look names up in."""
    return {role: frozenset(found) for role, found in names().items()}


@cache
def key_of(name: str) -> str:
    """A field's name as the lists have it: `Full Text`, `full_text` and `fullText` are one.

    >>> key_of("Full Text"), key_of("_id"), key_of("dc:creator")
    ('fulltext', 'id', 'creator')
    """
    plain = name.strip().casefold().removeprefix("dc:").removeprefix("og:").removeprefix("article:")
    return _ASCII.sub("", plain) if plain.isascii() else _ODD.sub("", plain)


@dataclass(slots=True)
class Flat:
    """An object's fields by the keys of the lists, those of objects that it carries among them; which were used."""

    fields: dict[str, tuple[str, Any]] = field(default_factory=dict)  # key -> name as written, value
    used: set[str] = field(default_factory=set)

    def find(self, role: str) -> Iterator[Any]:
        """The values of a role's fields, the best first; what is asked for counts as used."""
        chosen = self.fields.get(f"={role}")  # as the settings say
        if chosen is not None:
            yield chosen[1]
        for key in names()[role]:
            if key in self.fields:
                self.used.add(key)
                yield self.fields[key][1]

    def named(self, role: str) -> list[str]:
        """The keys of a role that the object has."""
        return [key for key in names()[role] if key in self.fields]

    def extra(self) -> str | None:
        """The other fields as JSON, without long ones; None where there are none."""
        left: dict[str, Any] = {}
        size = 0
        for key, (name, value) in self.fields.items():
            if key in self.used or key.startswith("=") or value is None or value == "":
                continue
            try:
                written = json.dumps(value, ensure_ascii=False, default=str)
            except (ValueError, RecursionError):
                continue
            size += len(written) + len(name)
            if len(written) > LONGEST_VALUE or size > MOST_EXTRA:
                size -= len(written) + len(name)
                continue
            left[name] = value
        return tidy(json.dumps(left, ensure_ascii=False, default=str)) if left else None


def flat_of(value: Mapping[str, Any], chosen: Mapping[str, str] | None = None) -> Flat:
    """An object's own fields, then those of the objects it carries, the nearest first.

    `chosen`: names of fields by role, as the settings say, before the names of the lists.
    """
    flat = Flat()
    level: list[Mapping[str, Any]] = [value]
    for _ in range(DEEPEST):
        carried: list[Mapping[str, Any]] = []
        for found in level:
            for name, item in found.items():
                key = key_of(str(name))
                if isinstance(item, dict) and key in lists()["carriers"] and _carries(item):
                    carried.append(item)
                else:
                    flat.fields.setdefault(key, (str(name), item))
        level = carried
    for role, name in (chosen or {}).items():
        if (own := flat.fields.get(key_of(name))) is not None:
            flat.fields[f"={role}"] = own
            flat.used.add(key_of(name))
    return flat


def _carries(item: Mapping[str, Any]) -> bool:
    """Whether an object holds a part of an article rather than says one thing (as {id, name} of a source)."""
    keys = {key_of(str(name)) for name in item}
    known = lists()
    says = ("text", "html", "cut", "date", "author", "carriers")
    return any(keys & known[role] for role in says) and not keys <= known["inner"] | known["id"] | {"url", "uri"}


def _of_object(value: Mapping[str, Any], depth: int) -> str | None:
    by_key = {key_of(str(name)): item for name, item in value.items()}
    held = (scalar(by_key[key], depth + 1) for key in names()["inner"] if key in by_key)
    return next((found for found in held if found is not None), None)


def _number(value: float) -> str:
    return str(int(value)) if isinstance(value, float) and value.is_integer() else str(value)


def scalar(value: Any, depth: int = 0) -> str | None:
    """A value as a string: a number as written, an object by what it holds (`rendered`, `$date`); None for others."""
    if isinstance(value, str):
        return value if value.strip() else None
    if isinstance(value, bool) or value is None or depth > DEEPEST:
        return None
    if isinstance(value, int | float):
        return _number(value)
    if isinstance(value, dict):
        return _of_object(value, depth)
    if isinstance(value, datetime | date):
        return value.isoformat()
    if isinstance(value, list) and len(value) == 1:
        return scalar(value[0], depth + 1)
    return None
