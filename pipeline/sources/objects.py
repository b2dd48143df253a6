"""An object, or a row of a table, as an article: its text and what it says about it."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from functools import lru_cache
from importlib import import_module
from typing import Any
from urllib.parse import urlsplit

from pipeline.article import Metadata
from pipeline.sources.bodies import body_of
from pipeline.sources.dates import date_of
from pipeline.sources.decode import tidy
from pipeline.sources.fields import ROLES, Flat, flat_of, key_of, lists, names, scalar
from pipeline.sources.people import people_of
from pipeline.sources.source import ReadError

SHOWN = 24  # keys that a message names
LONGEST_ID = 500  # characters of an id


@dataclass(frozen=True, slots=True)
class Content:
    """An object's text or page, and its metadata."""

    body: str
    meta: Metadata
    note: str = ""  # which field is the text, and which others say something


def content_of(value: Mapping[str, Any], chosen: Mapping[str, str] | None = None) -> Content:
    """The text (or page) and metadata of an object. Raises ReadError (`shape`) that names the keys seen.

    `chosen`: names of fields by role, as the settings say.
    """
    flat = flat_of(value, chosen)
    body = body_of(flat)
    if body is None:
        had = ", ".join(str(name) for name, _ in list(flat.fields.values())[:SHOWN]) or "none"
        raise ReadError(
            "shape",
            f"no article text: none of the fields holds one. Seen: {had}. Say which it is with --field text=NAME, or "
            "move a file that holds no articles out of the raw folder",
        )
    meta = _metadata(flat)
    return Content(tidy(body.text), meta, _note(flat, body.key))


def _note(flat: Flat, key: str) -> str:
    """Which field is the text, and the others that are not in `extra`, as written."""
    text = flat.fields[key][0] if key in flat.fields else key
    others = [name for used, (name, _) in flat.fields.items() if used in flat.used and used != key]
    return f"text from {text}" + (f", metadata from {', '.join(others)}" if others else "")


def metadata_of(value: Mapping[str, Any]) -> Metadata:
    """What an object's own keys say about its article."""
    return _metadata(flat_of(value))


def _metadata(flat: Flat) -> Metadata:
    url = _string(flat, "url")
    site = _site(flat, url)
    title, language = _string(flat, "title"), language_code(_string(flat, "language"))
    authors = next((people for value in flat.find("author") if (people := people_of(value))), ())
    published = next((day for value in flat.find("date") if (day := date_of(value, site or url))), None)
    source_id = next((found for value in flat.find("id") if (found := _id(value))), None)
    return Metadata(url, site, title, authors, published, language, flat.extra(), source_id)


def _string(flat: Flat, role: str) -> str | None:
    for value in flat.find(role):
        if (found := scalar(value)) is not None:
            return tidy(" ".join(found.split()))
    return None


@lru_cache(maxsize=256)
def language_code(written: str | None) -> str | None:
    """ISO 639-1 code of a language as sources write it (`en-GB`, `eng`, `English`); None for what is none.

    >>> language_code("en_US"), language_code("English"), language_code("deu"), language_code("?")
    ('en', 'en', 'de', None)
    """
    code = re.split(r"[-_ ,;]", (written or "").strip().lower())[0]
    if len(code) == 2 and code.isalpha():
        return code
    if len(code) < 3 or not code.isalpha():
        return None
    languages = import_module("pycountry").languages
    try:
        return getattr(languages.lookup(code), "alpha_2", None)
    except LookupError:
        return None


def _id(value: Any) -> str | None:
    found = scalar(value)
    return tidy(found.strip())[:LONGEST_ID] if found is not None and found.strip() else None


def _site(flat: Flat, url: str | None) -> str | None:
    site = _string(flat, "site")
    if site is not None and "://" in site:
        site = host_of(site) or site
    return site.removeprefix("www.") if site else (host_of(url) if url else None)


def host_of(url: str) -> str | None:
    """Host name of a URL without `www.`; None where it has none."""
    try:
        host = urlsplit(url).hostname
    except ValueError:
        return None
    return host.removeprefix("www.") if host else None


def name_of(value: Mapping[str, Any]) -> str | None:
    """The id or url of an object, None where it has none."""
    flat = flat_of(value)
    for role in ("id", "url"):
        for key in names()[role]:
            if key in flat.fields and (found := _id(flat.fields[key][1])):
                return found
    return None


def holds_text(value: Any) -> bool:
    """Whether a value is an object with an article's text."""
    return isinstance(value, dict) and body_of(flat_of(value)) is not None


def columns_with_text(columns: tuple[str, ...]) -> bool:
    """Whether the names of a table's columns say where its texts are."""
    keys = set(_keys(columns))
    known = lists()
    return bool(keys & (known["text"] | known["html"] | known["cut"]))


def known_columns(columns: tuple[str, ...]) -> int:
    """How many names of columns say something that is looked for."""
    known = lists()
    return sum(any(key in known[role] for role in ROLES) for key in _keys(columns))


@lru_cache(maxsize=64)
def _keys(columns: tuple[str, ...]) -> tuple[str, ...]:
    return tuple(map(key_of, columns))
