"""schema.org metadata in a page's JSON-LD: the article's own object among those that a page carries."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from html import unescape
from typing import Any

from bs4 import BeautifulSoup
from lxml.html import HtmlElement

from pipeline.text.lines import key_of

ARTICLE = re.compile(
    r"(?:Article|Posting|Report|Review|ClaimReview|Recipe|Analysis|Opinion)\w*$|^NewsArticle|^Reportage"
)
PAGE = frozenset(("WebPage", "VideoObject", "ImageGallery", "MediaGallery", "CreativeWork", "ItemPage"))
ORGANISATION = re.compile(r"(?:Organi[sz]ation|WebSite|Corporation|Brand|NewsMediaOrganization)$")
MOST_OBJECTS = 2000  # a page has a handful; more is a product list or an attack
_WRAPPING = re.compile(
    r"^\s*(?:<!--|//\s*<!\[CDATA\[|<!\[CDATA\[|/\*\s*<!\[CDATA\[\s*\*/)|(?:-->|(?://\s*|/\*\s*)?\]\]>(?:\s*\*/)?)\s*;?\s*$"
)
_TRAILING_COMMA = re.compile(r",(?=\s{0,50}[}\]])")
_LINE_ENDS = re.compile(r"[\x00-\x1f]")


@dataclass(frozen=True, slots=True)
class Person:
    """A name in a role of the article, and whether the object calls it an organisation."""

    name: str
    organisation: bool


@dataclass(frozen=True, slots=True)
class LinkedData:
    """What an article's object says, as written; None or empty where it says nothing."""

    headline: str | None = None
    authors: tuple[Person, ...] = ()
    published: str | None = None
    publisher: str | None = None
    language: str | None = None
    url: str | None = None


def linked_data(tree: HtmlElement) -> LinkedData:
    """The first article object of the page, completed from page objects; an empty one where there is none."""
    objects = linked_objects(tree)
    by_id = {o["@id"]: o for o in objects if isinstance(o.get("@id"), str) and len(o) > 1}
    best, page = _best_article(objects, _own_titles(tree)), _best_page(objects)
    publisher = _first(best.get("publisher") or page.get("publisher"))
    return LinkedData(
        headline=_text(best, "headline", "name") or _text(page, "headline"),
        authors=tuple(_people(best.get("author") or best.get("creator") or page.get("author"), by_id)),
        published=_text(best, "datePublished") or _text(page, "datePublished", "uploadDate"),
        publisher=next((p.name for p in _people(publisher, by_id)), None),
        language=_text(best, "inLanguage") or _text(page, "inLanguage"),
        url=_text(best, "url"),
    )


def linked_objects(tree: HtmlElement) -> list[dict[str, Any]]:
    """Every JSON-LD object of a page, outer ones first."""
    return [o for script in tree.iter("script") if _is_json_ld(script) for o in _objects(script.text or "")]


def _best_article(objects: list[dict[str, Any]], titles: Sequence[str]) -> dict[str, Any]:
    """The article object whose headline the page shows, else the first of those that say most of headline, date and
    author; an empty one where there is none."""
    articles = [o for o in objects if any(ARTICLE.search(kind) for kind in kinds(o))]
    articles = [o for o in articles if _text(o, "headline", "name") or o.get("datePublished")] or articles

    def rank(item: dict[str, Any]) -> tuple[bool, int]:
        own = key_of(_text(item, "headline", "name") or "")
        shown = bool(own) and any(own in title or (title and title in own) for title in titles)
        return shown, sum(map(bool, map(item.get, ("headline", "datePublished", "author"))))

    return max(articles, key=rank, default={})


def _own_titles(tree: HtmlElement) -> list[str]:
    """Keys of the page's title and of its headings of the first order."""
    return [key for element in tree.iter("title", "h1") if (key := key_of("".join(element.itertext())))]


def _best_page(objects: list[dict[str, Any]]) -> dict[str, Any]:
    pages = (o for o in objects if PAGE.intersection(kinds(o)))
    return next((o for o in pages if o.get("datePublished") or o.get("headline")), {})


def _is_json_ld(script: HtmlElement) -> bool:
    return "ld+json" in (script.get("type") or "").lower()


def _objects(text: str) -> list[dict[str, Any]]:
    """Every object of a script, outer ones first; none where it cannot be read."""
    value = _parsed(text)
    found: list[dict[str, Any]] = []
    queue = [value]
    while queue and len(found) < MOST_OBJECTS:
        item = queue.pop(0)
        if isinstance(item, list):
            queue += item[:MOST_OBJECTS]
        elif isinstance(item, dict):
            found.append(item)
            queue += [v for k, v in item.items() if isinstance(v, dict | list) and k in _DEEPER]
    return found


_DEEPER = frozenset(
    ("@graph", "mainEntity", "mainEntityOfPage", "itemListElement", "item", "hasPart", "liveBlogUpdate")
)
_DEEPER -= {"itemListElement", "item", "hasPart", "liveBlogUpdate"}


def _parsed(text: str) -> Any:
    stripped = _WRAPPING.sub("", text.strip()).strip().rstrip(";")
    for attempt in (stripped, _LINE_ENDS.sub(" ", stripped), _TRAILING_COMMA.sub("", _LINE_ENDS.sub(" ", stripped))):
        try:
            return json.loads(attempt, strict=False)
        except (ValueError, RecursionError):
            continue
    return None


def kinds(item: Mapping[str, Any]) -> list[str]:
    """The types of an object, without the schema's address."""
    kind = item.get("@type")
    kinds = kind if isinstance(kind, list) else [kind]
    return [k.rsplit("/", 1)[-1] for k in kinds if isinstance(k, str)]


def _first(value: Any) -> Any:
    return value[0] if isinstance(value, list) and value else value


def _text(item: Mapping[str, Any], *keys: str) -> str | None:
    for key in keys:
        value = _first(item.get(key))
        if isinstance(value, dict):
            value = value.get("name") or value.get("@value")
        if isinstance(value, str) and value.strip():
            return clean_string(value)
    return None


def _people(value: Any, by_id: Mapping[str, Mapping[str, Any]]) -> Iterator[Person]:
    for item in value if isinstance(value, list) else [value]:
        if isinstance(item, str) and item.strip():
            yield Person(clean_string(item), False)
        elif isinstance(item, dict):
            whole = item if item.get("name") else by_id.get(str(item.get("@id")), item)
            names = whole.get("name")
            organisation = any(ORGANISATION.search(kind) for kind in kinds(whole))
            for name in names if isinstance(names, list) else [names]:
                if isinstance(name, str) and name.strip():
                    yield Person(clean_string(name), organisation)


def clean_string(value: str) -> str:
    """A metadata value without the references and tags that find their way into it, white space collapsed."""
    text = unescape(unescape(value)) if "&" in value else value
    if "<" in text:
        text = BeautifulSoup(text, "html.parser").get_text()
    return " ".join(text.split())
