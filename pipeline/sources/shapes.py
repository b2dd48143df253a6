"""Where in a JSON value its articles are: one object, a list of them, or either within other objects."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from pipeline.sources.bodies import text_in
from pipeline.sources.fields import flat_of, key_of, lists, names
from pipeline.sources.objects import holds_text

DEEPEST = 5  # levels that are looked through for a list of articles
LOOKED = 20  # objects of a list that are looked at, to tell whether it is one of articles
SHARE = 0.5  # of them that must hold a text


def objects_in(value: Any) -> tuple[str | None, Any]:
    """The articles of a JSON value: ("one", object), ("list", list), ("named", {name: object}) or (None, None)."""
    if isinstance(value, list):
        return _in_list(value)
    if not isinstance(value, dict):
        return None, None
    if (columns := _table(value)) is not None:
        return "list", columns
    if _says_text(value):
        return "one", value
    for inner in _within(value):
        if isinstance(inner, list) and _is_of_articles(inner):
            return "list", inner
        if isinstance(inner, dict) and inner is not value and len(inner) > 0 and _is_of_articles(list(inner.values())):
            return "named", inner
    if _is_of_articles(list(value.values())):
        return "named", value
    return ("one", value) if holds_text(value) else (None, None)


def _in_list(value: list[Any]) -> tuple[str | None, Any]:
    if len(value) == 1 and isinstance(value[0], dict) and not holds_text(value[0]):
        inner = objects_in(value[0])
        if inner[0] in ("list", "named"):
            return inner
    return "list", value


def _says_text(value: Mapping[str, Any]) -> bool:
    """Whether a field that is named as a text's holds one (a list of articles under such a name is none)."""
    flat = flat_of(value)
    for role in ("text", "html"):
        for key in flat.named(role):
            held = flat.fields[key][1]
            if isinstance(held, list) and _is_of_articles(held) and key in lists()["lists"]:
                continue
            if isinstance(held, dict) and len(held) > 1 and _is_of_articles(list(held.values())):
                continue
            if isinstance(held, dict) and _row_keys(held):
                continue
            if text_in(held) is not None:
                return True
    return False


def _row_keys(value: Mapping[str, Any]) -> bool:
    """Whether an object's keys number the rows of a table."""
    return bool(value) and all(str(key).isdecimal() for key in value)


def _within(value: Mapping[str, Any]) -> Iterator[Any]:
    """The lists and objects within an object, the nearest first, those under names of lists before others."""
    level: list[Any] = [value]
    for _ in range(DEEPEST):
        below: list[tuple[int, Any]] = []
        for found in level:
            for name, inner in found.items():
                key = key_of(str(name))
                if isinstance(inner, (list, dict)) and key not in lists()["others"]:
                    order = names()["lists"].index(key) if key in lists()["lists"] else len(names()["lists"])
                    below.append((order, inner))
        below.sort(key=lambda pair: pair[0])
        yield from (inner for _, inner in below)
        level = [inner for _, inner in below if isinstance(inner, dict)]


def _is_of_articles(values: Sequence[Any]) -> bool:
    """Whether values are objects of which most hold a text."""
    some = values[:LOOKED]
    if not some or not all(isinstance(v, dict) for v in some):
        return False
    return sum(map(holds_text, some)) >= SHARE * len(some)


def _table(value: Mapping[str, Any]) -> list[dict[str, Any]] | None:
    """A table as pandas writes it, as a list of objects: {column: {row: value}}, {column: [values]}, or split."""
    columns, rows = value.get("columns"), value.get("data")
    if isinstance(columns, list) and isinstance(rows, list) and all(isinstance(row, list) for row in rows):
        return [dict(zip(map(str, columns), row, strict=False)) for row in rows]
    if len(value) < 2:
        return None
    held = list(value.values())
    if all(isinstance(column, dict) and _row_keys(column) for column in held):
        keys = list(held[0])
        if all(list(column) == keys for column in held):
            return [{name: column[key] for name, column in value.items()} for key in keys]
    return _of_columns(value, held)


def _of_columns(value: Mapping[str, Any], held: list[Any]) -> list[dict[str, Any]] | None:
    """{column: [values]} as a list of objects; None where the values are no such columns."""
    if not all(isinstance(column, list) and len(column) == len(held[0]) > 1 for column in held):
        return None
    if any(isinstance(cell, (dict, list)) for column in held for cell in column[:LOOKED]):
        return None
    return [{name: column[row] for name, column in value.items()} for row in range(len(held[0]))]
