"""Which field of an object is the article's text, and the text in it."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from typing import Any, NamedTuple

from pipeline.sources.fields import DEEPEST, Flat, key_of, lists, names, scalar

SHORT = 250  # characters: a text below it that another is LONGER than so many times is a teaser of it
LONGER = 3.0
CUT = 1.2  # a text that begins like another and is longer by this is the whole of it
BEGINS = 40  # characters by which a cut text is known
LEAST = 80  # characters of a text that only its shape tells
LEAST_WORDS = 12
_TAG = re.compile(r"<[^<>]{1,2000}>")
_WORDS = re.compile(r"[^\W\d_]{2,}")
_SENTENCE = re.compile(r"[.!?…。！？](?:[\"'”’»)\]]{0,3}(?:\s|<|$))")


class Body(NamedTuple):
    """A text and the key of its field."""

    text: str
    key: str


def body_of(flat: Flat) -> Body | None:
    """The text of an object: by the names of its fields, the whole before a cut one, else by its shape."""
    if (own := flat.fields.get("=text")) is not None:
        text = text_in(own[1])
        return Body(text, own[0]) if text else None
    found = [body for key in flat.named("text") if (body := _body(flat, key)) is not None]
    pages = [body for key in flat.named("html") if (body := _body(flat, key)) is not None]
    cut = sorted(
        (body for key in flat.named("cut") if (body := _body(flat, key)) is not None), key=lambda b: -len(b.text)
    )
    if found:
        best = _whole(found)
        if _is_teaser(best.text, pages):
            best = pages[0]
    elif pages:
        best = pages[0]
    else:
        shaped = _by_shape(flat)
        best = shaped or (cut[0] if cut else None)  # type: ignore[assignment]
        if best is None:
            return None
    flat.used.add(best.key)
    return best


def _body(flat: Flat, key: str) -> Body | None:
    text = text_in(flat.fields[key][1])
    return Body(text, key) if text else None


def _whole(found: list[Body]) -> Body:
    """The first, unless one of the others is the whole of which it is a part."""
    best = found[0]
    for other in found[1:]:
        one, two = _plain(best.text), _plain(other.text)
        begins = two.startswith(one[:BEGINS]) or one[:BEGINS] in two[:SHORT]
        if (begins and len(two) > CUT * len(one)) or (len(one) < SHORT and len(two) > LONGER * max(1, len(one))):
            best = other
    return best


def _is_teaser(text: str, pages: list[Body]) -> bool:
    """Whether a text is but the beginning of a page's."""
    if not pages:
        return False
    one, two = _plain(text), _plain(pages[0].text)
    return len(one) < SHORT and len(two) > LONGER * len(one) and one[:BEGINS] in two


def _plain(text: str) -> str:
    """A text without tags and with single blanks: what is compared."""
    return " ".join(_TAG.sub(" ", text).split())


def text_in(value: Any, depth: int = 0) -> str | None:
    """The text of a field: a string, paragraphs as a list of strings or objects, or an object that holds them."""
    if isinstance(value, str):
        return value if value.strip() else None
    if depth > DEEPEST:
        return None
    if isinstance(value, list):
        parts = [part for item in value if (part := _part(item, depth)) is not None]
        mixed = len({type(item) for item in value if isinstance(item, (str, dict))}) > 1  # words and links of one line
        return ("" if mixed else "\n\n").join(parts) or None
    if isinstance(value, dict):
        return _text_of_object(value, depth)
    return None


def _part(item: Any, depth: int) -> str | None:
    """One paragraph of a list; None for a part that is no text (`type`: title, image)."""
    if isinstance(item, dict):
        by_key = {key_of(str(name)): found for name, found in item.items()}
        kind = by_key.get("type")
        if isinstance(kind, str) and key_of(kind) in lists()["parts_passed"]:
            return None
        return _text_of_object(item, depth)
    if isinstance(item, list):
        return text_in(item, depth + 1)
    return item if isinstance(item, str) and item.strip() else None


def _text_of_object(value: Mapping[str, Any], depth: int) -> str | None:
    """Sections with headlines (as fundus writes them), a text by its name, or what the object says."""
    by_key = {key_of(str(name)): found for name, found in value.items()}
    if isinstance(by_key.get("sections"), list):
        parts = [*_strings(by_key.get("summary"))]
        for section in by_key["sections"]:
            if isinstance(section, dict):
                parts += _strings(section.get("headline")) + _strings(section.get("paragraphs"))
        return "\n\n".join(parts) or None
    for key in (*names()["inner"][:8], *names()["text"], *names()["html"]):
        if key in by_key and (found := text_in(by_key[key], depth + 1)) is not None:
            return found
    return None


def _strings(value: Any) -> list[str]:
    if isinstance(value, str):
        return [value] if value.strip() else []
    return [v for v in value if isinstance(v, str) and v.strip()] if isinstance(value, list) else []


def _by_shape(flat: Flat) -> Body | None:
    """The longest value that reads like an article, in the object or within it."""
    known = lists()
    told = set().union(*(known[role] for role in ("title", "author", "date", "url", "site", "language", "id", "cut")))
    best: Body | None = None
    for key, (_, value) in flat.fields.items():
        if key in told or key in known["others"]:
            continue
        for text in _texts(value):
            if best is None or len(text) > len(best.text):
                best = Body(text, key)
    return best


def _texts(value: Any, depth: int = 0) -> Iterator[str]:
    """Values that read like articles: sentences of words, no code and no address."""
    if isinstance(value, str):
        if reads_like_text(value):
            yield value
    elif isinstance(value, list):
        joined = text_in(value)
        if joined and reads_like_text(joined) and all(isinstance(item, str) for item in value):
            yield joined
    elif isinstance(value, dict) and depth < DEEPEST:
        for name, item in value.items():
            if key_of(str(name)) not in lists()["others"]:
                yield from _texts(item, depth + 1)


def reads_like_text(value: str) -> bool:
    """Whether a string is sentences rather than a code, an address or a list of words."""
    if len(value) < LEAST:
        return False
    plain = _plain(value[:5000])
    if len(_WORDS.findall(plain)) < LEAST_WORDS or not _SENTENCE.search(plain):
        return False
    spaces = plain.count(" ")
    return spaces > len(plain) / 20 and not plain.startswith(("{", "[{"))


__all__ = ["Body", "body_of", "reads_like_text", "scalar", "text_in"]
