"""JSON and JSON lines: one article an object, in whatever shape it comes."""

from __future__ import annotations

import json
import re
from collections.abc import Iterable, Iterator, Mapping
from typing import Any

from pipeline.config import Settings
from pipeline.sources.blob import Blob, Found
from pipeline.sources.naming import Item, Whole, named
from pipeline.sources.objects import content_of, name_of
from pipeline.sources.readers.texts import text_of
from pipeline.sources.shapes import objects_in
from pipeline.sources.source import ReadError
from pipeline.sources.stretch import decoded, lines, stretch_of

_BETWEEN = re.compile(r"[\s,]*")
SHOWN = 24  # keys that a message names


def read_json(blob: Blob, settings: Settings) -> Iterator[Found]:
    """The articles of a .json file."""
    text, encoding = text_of(blob)
    yield from found_of(items_of_json(text), encoding, blob)


def read_lines(blob: Blob, settings: Settings) -> Iterator[Found]:
    """The articles of a .jsonl file, or of a part of it."""
    if (part := blob.part) is not None:
        found = lines(stretch_of(blob.location, part), settings.max_bytes)
        texts = (
            None if line is None else decoded(line, part.encoding, number)
            for number, (_, line, _) in enumerate(found, part.whole.first)
        )
        yield from found_of(items_of_lines(texts, part.whole), part.encoding, blob)
        return
    text, encoding = text_of(blob)
    yield from found_of(items_of_lines(text.split("\n")), encoding, blob)


def found_of(items: Iterable[Item], encoding: str, blob: Blob) -> Iterator[Found]:
    """Objects as articles; one without a text as an error that lists its keys."""
    for item in items:
        if item.error or item.value is None:
            yield Found(item.record, error=item.error or ("json", "no object"))
            continue
        try:
            content = content_of(item.value, blob.chosen)
        except ReadError as error:
            yield Found(item.record, error=(error.error, str(error)))
            continue
        yield Found(item.record, content.body, content.meta, encoding, note=content.note)


def items_of_json(text: str) -> Iterator[Item]:
    """The objects of a JSON text, wherever in it they are; JSON lines under the name of JSON.

    Raises ReadError (`json`, `shape`).
    """
    try:
        value = json.loads(text.lstrip("\ufeff"))
    except (ValueError, RecursionError) as error:
        if isinstance(error, json.JSONDecodeError) and error.msg == "Extra data" and text.lstrip()[:1] == "{":
            yield from _one_after_another(text, 0) or items_of_lines(text.split("\n"))
            return
        opening = re.match(r"\s*\[", text)
        if opening and (saved := _one_after_another(text, opening.end())):
            yield from saved
            return
        raise ReadError("json", f"not valid JSON: {_short(error)}; check the file's end and quotation marks") from None
    if not isinstance(value, list | dict):
        raise ReadError("json", f"an object or an array of objects is needed, not {_kind(value)}")
    yield from _items_in(value)


def _one_after_another(text: str, at: int) -> list[Item]:
    """Objects with nothing but commas and blanks between, to where the text breaks; none where the first is none."""
    read = json.JSONDecoder().raw_decode
    found: list[tuple[int, str | None, Mapping[str, Any]]] = []
    problem: tuple[str, str] | None = None
    while (begin := _BETWEEN.match(text, at)) and begin.end() < len(text):
        try:
            value, at = read(text, begin.end())
        except (ValueError, RecursionError) as error:
            if text[begin.end()] != "]":
                problem = ("json", f"the file breaks off or is broken after {len(found)} objects: {_short(error)}")
            break
        if isinstance(value, dict):
            found.append((len(found) + 1, name_of(value), value))
    if not found:
        return []
    broken = [Item(str(len(found) + 1), None, problem)] if problem else []
    return [*named(found, len(found), None), *broken]


def _items_in(value: Any) -> Iterator[Item]:
    shape, found = objects_in(value)
    if shape == "list":
        yield from (Item(str(i), None, _no_object(v)) for i, v in enumerate(found, 1) if not isinstance(v, dict))
        objects = [(i, name_of(v), v) for i, v in enumerate(found, 1) if isinstance(v, dict)]
        yield from named(objects, len(found), None)
    elif shape == "named":
        yield from (Item(str(name), _under(str(name), v)) for name, v in found.items() if isinstance(v, dict))
    elif shape == "one":
        yield Item(None, found)
    else:
        had = ", ".join(map(str, list(value)[:SHOWN])) or "none"
        message = f"no article text in any object. Keys seen: {had}. Say which holds the text with --field text=NAME"
        raise ReadError("shape", message)


def _under(name: str, value: Mapping[str, Any]) -> Mapping[str, Any]:
    """An object that lies under its address."""
    return {**value, "url": value.get("url") or name} if name.startswith(("http://", "https://")) else value


def items_of_lines(found: Iterable[str | None], whole: Whole | None = None) -> Iterator[Item]:
    """The objects of a .jsonl file, or of a part of it; a broken line is an Item with its error, and the others stand.

    None stands for a line past the limit. `whole`: what is known of the file that the lines are a part of.
    """
    good: list[tuple[int, str | None, Mapping[str, Any]]] = []
    number = 0
    for number, line in enumerate(found, whole.first if whole else 1):
        if line is None:
            yield Item(
                str(number), None, ("too_large", f"line {number} is past the limit; split it or raise --max-bytes")
            )
        elif line.strip("\ufeff \t\r"):
            try:
                value = json.loads(line)
            except (ValueError, RecursionError) as error:
                yield Item(str(number), None, ("json", f"line {number} is not valid JSON: {_short(error)}"))
                continue
            if isinstance(value, dict):
                good.append((number, name_of(value), value))
            else:
                yield Item(str(number), None, _no_object(value))
    yield from named(good, number, whole)


def _no_object(value: Any) -> tuple[str, str]:
    return "json", f"an object is needed, not {_kind(value)}"


def _kind(value: Any) -> str:
    return {"NoneType": "null", "str": "a string", "bool": "true or false", "list": "an array"}.get(
        type(value).__name__, "a number"
    )


def _short(error: Exception) -> str:
    return str(error)[:120] if isinstance(error, ValueError) else "nested too deep"
