"""All families of rules: each is a value at the top of a module below one of ROOMS, found by looking there."""

from __future__ import annotations

from functools import cache
from importlib import import_module
from pkgutil import walk_packages
from typing import Any

from pipeline.rules.engine import Family

ROOMS = ("pipeline.text", "pipeline.facts", "pipeline.work", "pipeline.corpus")


@cache
def families() -> tuple[Family[Any, Any], ...]:
    """Every family, by name. Raises ValueError where two bear one name."""
    found: dict[str, Family[Any, Any]] = {}
    for room in ROOMS:
        package = import_module(room)
        for module in walk_packages(package.__path__, f"{room}."):
            for value in vars(import_module(module.name)).values():
                if isinstance(value, Family) and found.setdefault(value.name, value) is not value:
                    raise ValueError(f"two families of rules are called {value.name}")
    return tuple(found[name] for name in sorted(found))


def values(table: str, column: str = "rule") -> dict[str, str]:
    """The values that a column of a table may have, each with what it says."""
    return {
        rule.name: rule.what
        for family in families()
        if family.table == table and family.column == column
        for rule in family.rules
    }
