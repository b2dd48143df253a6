"""Every compiled pattern of the package, with the ways in which the code calls it."""

from __future__ import annotations

import ast
import importlib
import pkgutil
import re
from collections.abc import Iterator
from functools import cache
from pathlib import Path
from types import ModuleType
from typing import Any, NamedTuple

import pipeline

ANYWHERE = frozenset(("search", "finditer", "findall", "sub", "subn", "split"))
METHODS = ANYWHERE | {"match", "fullmatch"}


class Found(NamedTuple):
    """A pattern, where it is, and whether it is looked for anywhere in a text or at one place only."""

    name: str
    pattern: re.Pattern[str]
    anywhere: bool


def modules() -> Iterator[ModuleType]:
    for info in pkgutil.walk_packages(pipeline.__path__, "pipeline."):
        if not info.name.endswith(("__main__", ".worker", ".generate")):
            yield importlib.import_module(info.name)


@cache
def called(path: str) -> dict[str, set[str]]:
    """The methods that a module calls on a name, by name."""
    found: dict[str, set[str]] = {}
    for node in ast.walk(ast.parse(Path(path).read_text("utf-8"))):
        if isinstance(node, ast.Attribute) and node.attr in METHODS:
            holder = node.value
            name = holder.id if isinstance(holder, ast.Name) else getattr(holder, "attr", "")
            found.setdefault(name, set()).add(node.attr)
    return found


def patterns() -> list[Found]:
    """All patterns held by a module under a name, or in a container under a name; each once.

    Those in containers, tables of rules, are asked at a place.
    """
    named: dict[tuple[str, int], str] = {}
    methods: dict[tuple[str, int], set[str]] = {}
    held_as: dict[tuple[str, int], re.Pattern[str]] = {}
    for module in modules():
        for name, value in vars(module).items():
            for pattern in held(value):
                if isinstance(pattern.pattern, str):
                    key = (pattern.pattern, pattern.flags)
                    named.setdefault(key, f"{module.__name__}.{name}")
                    held_as[key] = pattern
                    plain = isinstance(value, re.Pattern)
                    calls = called(module.__file__ or "").get(name, set()) if plain else {"match"}
                    methods.setdefault(key, set()).update(calls)
    found = [
        Found(named[key], held_as[key], not methods[key] or bool(methods[key] & ANYWHERE)) for key in sorted(named)
    ]
    return sorted(found, key=lambda one: one.name)


def held(value: Any, depth: int = 3) -> Iterator[re.Pattern[Any]]:
    """The patterns in a value: itself, or within containers and plain objects."""
    if isinstance(value, re.Pattern):
        yield value
    elif depth and isinstance(value, dict):
        for one in value.values():
            yield from held(one, depth - 1)
    elif depth and isinstance(value, list | tuple | set | frozenset):
        for one in value:
            yield from held(one, depth - 1)
