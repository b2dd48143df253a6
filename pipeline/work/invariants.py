"""What must hold of every article's rows before they are committed; an article that breaks one is a failure."""

from __future__ import annotations

import html
import re
from collections.abc import Mapping, Sequence
from itertools import pairwise

from pipeline.article import REASONS, Article, Document
from pipeline.sources.records import is_page
from pipeline.tables.arrow import Row
from pipeline.tables.schema import TABLES

MENTIONS = ("entities", "countries", "numbers")
_UNSEEN = re.compile(
    r"<!--.*?-->|<(script|style|noscript|template)\b.*?</\1\s{0,9}>"
    r"""|</?[a-zA-Z](?:[^>=]|=\s*+(?:"[^"]*+"|'[^']*+'|[^\s>"'][^\s>]*+)?)*+>|<[!?/][^>]*>""",
    re.DOTALL | re.IGNORECASE,
)
_SPACE = re.compile(r"[\s\u00ad\u200b-\u200f\u2060\ufeff]+")

_AT = {name: {column.name: i for i, column in enumerate(table.columns)} for name, table in TABLES.items()}


def broken(article: Article, document: Document, rows: Mapping[str, Sequence[Row]]) -> str | None:
    """The first invariant that does not hold, in words; None where all do."""
    markup = is_page(article.record)
    return (
        _blocks(article, document, rows["blocks"], markup)
        or _mentions(article, document, rows, markup)
        or _quotes(article, document, rows, markup)
        or _claims(rows)
    )


def seen(source: str, markup: bool) -> str:
    """A source slice as a reader sees it, without white space: tags gone, character references read."""
    if markup:
        source = html.unescape(_UNSEEN.sub("", source))
    return _SPACE.sub("", source)


def _same(raw: str, text: str, markup: bool) -> bool:
    return raw == text or seen(raw, markup) == _SPACE.sub("", text)


def _blocks(article: Article, document: Document, rows: Sequence[Row], markup: bool) -> str | None:
    body = article.record.body
    col = _AT["blocks"]
    at, kept = 0, []
    for row in rows:
        block_id, raw_start, raw_end, text = (row[col[n]] for n in ("block_id", "raw_start", "raw_end", "text"))
        start, end, reason = row[col["start"]], row[col["end"]], row[col["reason"]]
        if row[col["kept"]] != (start is not None) or row[col["kept"]] != (reason is None):
            return f"block {block_id} is neither kept nor dropped for a reason"
        if reason is not None and reason not in REASONS:
            return f"block {block_id} is dropped for an unknown reason {reason!r}"
        if start is not None:
            kept.append(text)
            if document.text[start:end] != text:
                return f"block {block_id} is not where it says in the text"
        if raw_start is None:
            if not markup:
                return f"block {block_id} has no place in the source"
            continue
        if not _same(body[raw_start:raw_end], text, markup):
            return f"block {block_id} differs from its place in the source"
        if not markup:
            if raw_start < at or body[at:raw_start].strip():
                return f"the blocks do not tile the source at {at}"
            at = raw_end
    if not markup and body[at:].strip():
        return f"the blocks do not tile the source at {at}"
    return None if "\n\n".join(kept) == document.text else "the text is not its kept blocks joined by a blank line"


def _mentions(article: Article, document: Document, rows: Mapping[str, Sequence[Row]], markup: bool) -> str | None:
    body = article.record.body
    sentences, quotes = len(rows["sentences"]), len(rows["quotes"])
    for name in MENTIONS:
        for row in rows[name]:
            _, number, sentence, quote, field, start, end, raw_start, raw_end, text = row[:10]
            source = document.text if field == "text" else document.title or ""
            if not 0 <= start < end <= len(source) or source[start:end] != text:
                return f"{name} {number} is not where it says"
            if raw_start is not None and not _same(body[raw_start:raw_end], text, markup):
                return f"{name} {number} ({text!r}) differs from its place in the source"
            if not 0 <= sentence < max(1, sentences) or (quote is not None and not 0 <= quote < quotes):
                return f"{name} {number} points to a row that does not exist"
    return None


def _quotes(article: Article, document: Document, rows: Mapping[str, Sequence[Row]], markup: bool) -> str | None:
    col, text, body = _AT["quotes"], document.text, article.record.body
    words: set[tuple[int, int]] = set()
    for row in rows["quotes"]:
        number, parts = row[col["quote_id"]], [(p["start"], p["end"]) for p in row[col["parts"]]]
        if not parts or any(not 0 <= a < b <= len(text) for a, b in parts):
            return f"quote {number} has no words"
        if parts != sorted(parts) or any(b > c for (_, b), (c, _) in pairwise(parts)):
            return f"the parts of quote {number} are not in order"
        if (row[col["start"]], row[col["end"]]) != (parts[0][0], parts[-1][1]):
            return f"the parts of quote {number} do not reach to its ends"
        said = (
            " ".join(text[a:b] for a, b in parts) if row[col["kind"]] == "direct" else text[parts[0][0] : parts[-1][1]]
        )
        if row[col["text"]] != said:
            return f"quote {number} does not say what stands in its parts"
        for (a, b), raw in zip(parts, row[col["raw_parts"]] or (), strict=False):
            if not _same(body[raw["start"] : raw["end"]], text[a:b], markup):
                return f"a part of quote {number} differs from its place in the source"
        if words & set(parts):
            return f"quote {number} takes the words of another"
        words |= set(parts)
        for name in ("cue", "speaker"):
            value, a, b = (row[col[n]] for n in (name, f"{name}_start", f"{name}_end"))
            if value is not None and text[a:b] != value:
                return f"the {name} of quote {number} is not where it says"
    return None


def _claims(rows: Mapping[str, Sequence[Row]]) -> str | None:
    for _, number, country, quote, _, _ in rows["claims"]:
        for value, name in ((number, "numbers"), (country, "countries"), (quote, "quotes")):
            if value is not None and not 0 <= value < len(rows[name]):
                return f"a claim points to a row of {name} that does not exist"
        if country is None and quote is None:
            return f"the claim about number {number} names neither a country nor a speaker"
    return None
