"""Research corpora in SGML (TREC, Gigaword, Reuters-21578): an article a `DOC` or `REUTERS` element."""

from __future__ import annotations

import re
from collections.abc import Iterator
from html import unescape

from pipeline.config import Settings
from pipeline.sources.blob import Blob, Found
from pipeline.sources.naming import named
from pipeline.sources.objects import metadata_of, name_of
from pipeline.sources.readers.texts import text_of
from pipeline.sources.source import ReadError

_DOC = re.compile(r"<(DOC|REUTERS)\b([^<>]{0,1000})>(.*?)(?=</\1>|<\1[\s>]|\Z)", re.DOTALL | re.IGNORECASE)
_ID = re.compile(r"\b(?:id|newid|docno)\s{0,3}=\s{0,3}[\"']([^\"']{1,200})[\"']", re.IGNORECASE)
_FIELD = re.compile(r"<([A-Z][A-Z0-9_-]{0,20})(?:\s[^<>]{0,300})?>([^<]{1,2000})</\1>", re.IGNORECASE)
_OPEN = re.compile(r"<(TEXT|BODY|LEADPARA)\b[^<>]{0,300}>", re.IGNORECASE)
_BODY = re.compile(r"<BODY>(.*)", re.DOTALL | re.IGNORECASE)
_PARAGRAPH = re.compile(r"</?(?:P|BR|PARA)\s{0,3}/?>", re.IGNORECASE)
_TAG = re.compile(r"<[^<>]{0,500}>")
NAMES = {
    "docno": "id",
    "docid": "id",
    "hl": "title",
    "head": "title",
    "ti": "title",
    "date_time": "date",
    "hd": "title",
}
WHERE = frozenset(("dateline", "topics", "places", "people", "orgs", "exchanges", "companies", "d", "p"))


def read(blob: Blob, settings: Settings) -> Iterator[Found]:
    """The articles of a file. Raises ReadError (`empty`, `sgml`)."""
    text, encoding = text_of(blob)
    values = [(n, value) for n, match in enumerate(_DOC.finditer(text), 1) if (value := _value(match)).get("text")]
    if not values:
        raise ReadError("sgml", "no element DOC or REUTERS with a TEXT in it; name the file .txt to read it as a text")
    for item in named([(n, name_of(value), value) for n, value in values], values[-1][0], None):
        fields = dict(item.value or {})
        body = fields.pop("text")
        yield Found(item.record, body, metadata_of(fields), encoding, page=False)


def _value(match: re.Match[str]) -> dict[str, str]:
    """An article by the keys of objects."""
    inner = match[3]
    value: dict[str, str] = {}
    if ident := _ID.search(match[2]):
        value["id"] = ident[1]
    texts, outside = _texts(inner)
    if texts and (body := _BODY.search(texts[0])):  # of Reuters, the title lies within
        outside += texts[0][: body.start()]
        texts = [body[1]]
    for field in _FIELD.finditer(outside):
        name = field[1].lower()
        if name not in WHERE:
            value.setdefault(NAMES.get(name, name), " ".join(unescape(field[2]).split()))
    joined = "\n\n".join(_TAG.sub(" ", _PARAGRAPH.sub("\n\n", text)).strip("\x03 \n") for text in texts)
    return {**value, "text": unescape(joined).strip()}


def _texts(inner: str) -> tuple[list[str], str]:
    """The texts of an article, and what is around them. Linear: one that is not closed ends the search."""
    texts: list[str] = []
    around: list[str] = []
    at = 0
    while found := _OPEN.search(inner, at):
        close = re.compile(rf"</{found[1]}>", re.IGNORECASE).search(inner, found.end())
        around.append(inner[at : found.start()])
        texts.append(inner[found.end() : close.start() if close else len(inner)])
        at = close.end() if close else len(inner)
    return texts, " ".join((*around, inner[at:]))
