"""RSS and Atom: an article an entry that has its whole text."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from html import unescape
from typing import Any

from pipeline.config import Settings
from pipeline.sources.blob import Blob, Found
from pipeline.sources.naming import named
from pipeline.sources.objects import name_of
from pipeline.sources.readers.objects import found_of
from pipeline.sources.readers.xml import Element, below, children, local, markup, root_of, words
from pipeline.sources.source import ReadError

TEXTS = ("encoded", "content", "fulltext", "body", "description", "summary")  # the whole before the cut
PASSED = frozenset(("group", "thumbnail", "enclosure", "image", "credit"))


def read(blob: Blob, settings: Settings) -> Iterator[Found]:
    """The entries of a feed. Raises ReadError (`xml`, `empty`)."""
    root = root_of(blob)
    entries = below(root, "item", "entry")
    if not entries:
        raise ReadError("empty", "the feed has no entries; fetch it again or remove it")
    channel = next(iter(children(root, "channel")), root)
    site = words(next(iter(children(channel, "title")), None))
    values = [(number, _value(entry, site)) for number, entry in enumerate(entries, 1)]
    items = named([(number, name_of(value), value) for number, value in values], len(values), None)
    yield from found_of(items, root.getroottree().docinfo.encoding or "utf-8", blob)


def _value(entry: Element, site: str | None) -> Mapping[str, Any]:
    """An entry by the keys of objects; the longest of its texts."""
    value: dict[str, Any] = {"source": site} if site else {}
    texts: list[str] = []
    authors: list[str] = []
    for child in entry:
        name = local(child)
        if not name or name in PASSED:
            continue
        if name in TEXTS:
            texts.append(_text(child))
        elif name in ("creator", "author"):
            authors.append(words(next(iter(children(child, "name")), child)) or "")
        elif name == "link":
            if child.get("rel", "alternate") == "alternate":
                value.setdefault("link", child.get("href") or words(child))
        elif name not in value or name == "source":
            value[name] = words(child) or value.get(name)
    if title := value.get("title"):
        value["title"] = unescape(title)
    return {"content": max(texts, key=len, default=""), "authors": authors, **value}


def _text(element: Element) -> str:
    """A text in whatever dress: characters, a CDATA section, or elements."""
    return markup(element) if len(element) else "".join(element.itertext())
