"""JSON and JSON lines: one article an object, in the shapes that scrapers write."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from typing import Any
from urllib.parse import urlsplit

from pipeline.article import Metadata
from pipeline.sources.decode import tidy
from pipeline.sources.naming import Item, Whole, named
from pipeline.sources.source import ReadError

TEXT_KEYS = ("text", "maintext", "plaintext", "body", "content", "article_body", "articleBody", "article", "raw_text")
HTML_KEYS = ("html", "raw_html", "content_html", "body_html")
TITLE_KEYS = ("title", "headline", "name")
AUTHOR_KEYS = ("authors", "author", "byline", "creator")
DATE_KEYS = (
    *("date_publish", "published", "publishing_date", "publish_date", "published_at", "publishedAt", "datePublished"),
    *("pub_date", "pubDate", "published_date", "date", "timestamp"),
)
URL_KEYS = ("url", "link", "source_url", "canonical_url", "requested_url")
SITE_KEYS = ("source_domain", "site", "domain", "publisher", "site_name", "source")
LANGUAGE_KEYS = ("language", "lang")
ID_KEYS = ("id", "_id", "uuid", "guid", "uid")


@dataclass(frozen=True, slots=True)
class Content:
    """An object's text or page, and its metadata."""

    body: str
    meta: Metadata


def items_of_json(text: str) -> Iterator[Item]:
    """The objects of a .json file: one object, or an array of them. Raises ReadError (`json`)."""
    try:
        value = json.loads(text)
    except (ValueError, RecursionError) as error:
        raise ReadError("json", f"not valid JSON: {_short(error)}; check the file's end and quotation marks") from None
    if isinstance(value, list):
        yield from (Item(str(i), None, _no_object(v)) for i, v in enumerate(value, 1) if not isinstance(v, dict))
        objects = [(i, name_of(v), v) for i, v in enumerate(value, 1) if isinstance(v, dict)]
        yield from named(objects, len(value), None)
    elif isinstance(value, dict):
        yield Item(None, value)
    else:
        raise ReadError("json", f"an object or an array of objects is needed, not {_kind(value)}")


def items_of_lines(lines: Iterable[str | None], whole: Whole | None = None) -> Iterator[Item]:
    """The objects of a .jsonl file, or of a part of it; a broken line is an Item with its error, and the others stand.

    None stands for a line past the limit. `whole`: what is known of the file that the lines are a part of.
    """
    good: list[tuple[int, str | None, Mapping[str, Any]]] = []
    number = 0
    for number, line in enumerate(lines, whole.first if whole else 1):
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


def name_of(value: Mapping[str, Any]) -> str | None:
    """The id or url of an object, None where it has none."""
    for key in (*ID_KEYS, *URL_KEYS):
        found = value.get(key)
        if isinstance(found, str | int) and not isinstance(found, bool) and str(found).strip():
            return tidy(str(found).strip())
    return None


def content_of(value: Mapping[str, Any]) -> Content:
    """The text (or page) and metadata of an object. Raises ReadError (`shape`) that names the keys looked for."""
    meta = metadata_of(value)
    for key in TEXT_KEYS:
        body = _joined(value.get(key))
        if body is not None:
            return Content(tidy(body), meta)
    for key in HTML_KEYS:
        body = value.get(key)
        if isinstance(body, str) and body.strip():
            return Content(tidy(body), meta)
    had = ", ".join(sorted(map(str, value))[:12]) or "none"
    looked = ", ".join((*TEXT_KEYS, *HTML_KEYS))
    raise ReadError("shape", f"no article text: looked for the keys {looked}; the object has {had}")


def metadata_of(value: Mapping[str, Any]) -> Metadata:
    """What an object's own keys say about its article; the date as it is written there."""
    return Metadata(
        url=_string(value, URL_KEYS),
        site=_site(value),
        title=_string(value, TITLE_KEYS),
        authors=_authors(value),
        published=_string(value, DATE_KEYS),
        language=_string(value, LANGUAGE_KEYS),
    )


def _joined(body: Any) -> str | None:
    """A text field: a string, a list of paragraphs, or fundus' {summary, sections: [{headline, paragraphs}]}."""
    if isinstance(body, str):
        return body if body.strip() else None
    if isinstance(body, list) and body and all(isinstance(part, str) for part in body):
        return "\n\n".join(body)
    if isinstance(body, dict) and isinstance(body.get("sections"), list):
        parts = _strings(body.get("summary"))
        for section in body["sections"]:
            if isinstance(section, dict):
                parts += _strings(section.get("headline")) + _strings(section.get("paragraphs"))
        return "\n\n".join(parts) or None
    return None


def _strings(value: Any) -> list[str]:
    if isinstance(value, str):
        return [value] if value.strip() else []
    return [v for v in value if isinstance(v, str) and v.strip()] if isinstance(value, list) else []


def _string(value: Mapping[str, Any], keys: tuple[str, ...]) -> str | None:
    for key in keys:
        found = value.get(key)
        if isinstance(found, str) and found.strip():
            return tidy(" ".join(found.split()))
    return None


def _site(value: Mapping[str, Any]) -> str | None:
    site = _string(value, SITE_KEYS)
    url = _string(value, URL_KEYS)
    return site.removeprefix("www.") if site else (host_of(url) if url else None)


def host_of(url: str) -> str | None:
    """Host name of a URL without `www.`; None where it has none."""
    try:
        host = urlsplit(url).hostname
    except ValueError:
        return None
    return host.removeprefix("www.") if host else None


def _authors(value: Mapping[str, Any]) -> tuple[str, ...]:
    for key in AUTHOR_KEYS:
        found = value.get(key)
        if isinstance(found, str) and found.strip():
            return tuple(tidy(" ".join(a.split())) for a in found.removeprefix("By ").split(";") if a.strip())
        if isinstance(found, list):
            names = [a.get("name") if isinstance(a, dict) else a for a in found]
            return tuple(tidy(" ".join(a.split())) for a in names if isinstance(a, str) and a.strip())
        if isinstance(found, dict) and isinstance(found.get("name"), str):
            return (tidy(" ".join(found["name"].split())),)
    return ()


def _kind(value: Any) -> str:
    return {"NoneType": "null", "str": "a string", "bool": "true or false", "list": "an array"}.get(
        type(value).__name__, "a number"
    )


def _short(error: Exception) -> str:
    return str(error)[:120] if isinstance(error, ValueError) else "nested too deep"
