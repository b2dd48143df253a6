"""What must hold of every article's rows before they are committed; an article that breaks one is a failure."""

from __future__ import annotations

import html
import re
from collections.abc import Mapping, Sequence
from itertools import pairwise

from pipeline.article import REASONS, Article, Document
from pipeline.sources.normal import Normal
from pipeline.sources.records import is_page
from pipeline.tables.arrow import Row
from pipeline.tables.rows import BlockRow, PositionRow, QuoteRow

MENTIONS = ("entities", "countries", "numbers", "positions")
_UNSEEN = re.compile(
    r"<!--.*?-->|<(script|style|noscript|template)\b.*?</\1\s{0,9}>"
    r"""|</?[a-zA-Z](?:[^>=]|=\s*+(?:"[^"]*+"|'[^']*+'|[^\s>"'][^\s>]*+)?)*+>|<[!?/][^>]*>""",
    re.DOTALL | re.IGNORECASE,
)
_QUOTED = re.compile(r"^[ \t]*(?:>[ \t]?)+", re.MULTILINE)
_HYPHEN = re.compile(r"[-\u2010]")
MOST_MORE = 4  # characters that one sign of the source (a ligature) may give beside a mention's own
_SPACE = re.compile(r"[\s\u00ad\u200b-\u200f\u2060\ufeff]+")


def broken(
    article: Article, document: Document, rows: Mapping[str, Sequence[Row]], normal: Normal | None = None
) -> str | None:
    """The first invariant that does not hold, in words; None where all do.

    `normal`: what the source is read as; its slices are compared as they are read.
    """
    markup = is_page(article.record)
    source = normal or Normal.of(article.record.body)
    return (
        _blocks(source, document, rows["blocks"], markup)
        or _mentions(source, document, rows, markup)
        or _quotes(source, document, rows["quotes"], markup)
        or _claims(rows)
        or _positions(document, rows)
    )


def seen(source: str, markup: bool) -> str:
    """A source slice as a reader sees it, without white space: tags gone, character references read."""
    if markup:
        last = source.rfind(">") + 1  # no tag ends after it: a run of "<a" is looked through once, not from each "<"
        source = html.unescape(_UNSEEN.sub("", source[:last]) + source[last:])
    return _SPACE.sub("", source)


def _same(raw: str, text: str, markup: bool) -> bool:
    return raw == text or seen(raw, markup) == _SPACE.sub("", text) or (not markup and _unwrapped(raw, text))


def _stands(source: Normal, raw_start: int, raw_end: int | None, text: str, markup: bool) -> bool:
    """Whether words stand in a stretch of the source; where one sign there was read as several, within what it gave."""
    start, end = source.place(raw_start, raw_end or raw_start)
    found = source.text[start:end]
    if _same(found, text, markup):
        return True
    words, wanted = seen(found, markup), _SPACE.sub("", text)
    return (not source.is_source or "&" in found) and wanted in words and len(words) <= len(wanted) + MOST_MORE


def _unwrapped(raw: str, text: str) -> bool:
    """Whether they are the same but for the signs of quoted lines and the hyphens at line ends."""
    if "\n" not in raw and not raw.startswith(">"):
        return False
    raw, text = seen(_QUOTED.sub("", raw), False), _SPACE.sub("", text)
    return raw == text or _HYPHEN.sub("", raw) == _HYPHEN.sub("", text)


def _blocks(source: Normal, document: Document, rows: Sequence[BlockRow], markup: bool) -> str | None:
    """Each block is kept or dropped for a reason and stands where it says; the kept ones make the text."""
    kept = []
    for row in rows:
        if row.kept != (row.start is not None) or row.kept != (row.reason is None):
            return f"block {row.block_id} is neither kept nor dropped for a reason"
        if row.reason is not None and row.reason not in REASONS:
            return f"block {row.block_id} is dropped for an unknown reason {row.reason!r}"
        if row.start is not None:
            kept.append(row.text)
            if document.text[row.start : row.end] != row.text:
                return f"block {row.block_id} is not where it says in the text"
        if row.raw_start is not None and not _stands(source, row.raw_start, row.raw_end, row.text, markup):
            return f"block {row.block_id} differs from its place in the source"
    if "\n\n".join(kept) != document.text:
        return "the text is not its kept blocks joined by a blank line"
    return None if markup else _tiles(source, rows)


def _tiles(source: Normal, rows: Sequence[BlockRow]) -> str | None:
    """The blocks of a text source tile it, in order, with nothing between them but white space."""
    at = 0
    for row in rows:
        if row.raw_start is None or row.raw_end is None:
            return f"block {row.block_id} has no place in the source"
        start, end = source.place(row.raw_start, row.raw_end)
        if start < at or source.text[at:start].strip():
            return f"the blocks do not tile the source at {at}"
        at = end
    return f"the blocks do not tile the source at {at}" if source.text[at:].strip() else None


def _mentions(source: Normal, document: Document, rows: Mapping[str, Sequence[Row]], markup: bool) -> str | None:
    """Each mention is the words at its place, in the text and in the source, within rows that exist."""
    sentences, quotes = len(rows["sentences"]), len(rows["quotes"])
    for name in MENTIONS:
        for number, row in enumerate(rows[name]):
            text = document.text if row.field == "text" else document.title or ""
            if not 0 <= row.start < row.end <= len(text) or text[row.start : row.end] != row.text:
                return f"{name} {number} is not where it says"
            if row.raw_start is not None and not _stands(source, row.raw_start, row.raw_end, row.text, markup):
                return f"{name} {number} ({row.text!r}) differs from its place in the source"
            quote = row.quote_id
            if not 0 <= row.sentence_id < max(1, sentences) or (quote is not None and not 0 <= quote < quotes):
                return f"{name} {number} points to a row that does not exist"
    return None


def _quotes(source: Normal, document: Document, rows: Sequence[QuoteRow], markup: bool) -> str | None:
    """Each quote is the words of its parts, in order, and no two share a part."""
    words: set[tuple[int, int]] = set()
    for row in rows:
        parts = [(p["start"], p["end"]) for p in row.parts]
        if problem := _parts(row, parts, document.text, source, markup):
            return problem
        if words & set(parts):
            return f"quote {row.quote_id} takes the words of another"
        words |= set(parts)
        if problem := _written(row, ("cue", "speaker"), document.text):
            return f"the {problem} of quote {row.quote_id} is not where it says"
        if any(not 0 <= s["start"] < s["end"] <= len(document.text) for s in row.speakers):
            return f"a speaker of quote {row.quote_id} stands outside the text"
    return None


def _parts(row: QuoteRow, parts: list[tuple[int, int]], text: str, source: Normal, markup: bool) -> str | None:
    number = row.quote_id
    if not parts or any(not 0 <= a < b <= len(text) for a, b in parts):
        return f"quote {number} has no words"
    if parts != sorted(parts) or any(b > c for (_, b), (c, _) in pairwise(parts)):
        return f"the parts of quote {number} are not in order"
    if (row.start, row.end) != (parts[0][0], parts[-1][1]):
        return f"the parts of quote {number} do not reach to its ends"
    said = " ".join(text[a:b] for a, b in parts) if row.kind == "direct" else text[row.start : row.end]
    if row.text != said:
        return f"quote {number} does not say what stands in its parts"
    for (a, b), raw in zip(parts, row.raw_parts or (), strict=False):
        if not _stands(source, raw["start"], raw["end"], text[a:b], markup):
            return f"a part of quote {number} differs from its place in the source"
    return None


def _written(row: QuoteRow | PositionRow, names: Sequence[str], text: str) -> str | None:
    """The first of some columns whose words are not at `NAME_start` to `NAME_end`."""
    for name in names:
        value, start, end = (getattr(row, column) for column in (name, f"{name}_start", f"{name}_end"))
        if value is not None and text[start:end] != value:
            return name
    return None


def _claims(rows: Mapping[str, Sequence[Row]]) -> str | None:
    for row in rows["claims"]:
        for value, name in ((row.number_id, "numbers"), (row.country_id, "countries"), (row.quote_id, "quotes")):
            if value is not None and not 0 <= value < len(rows[name]):
                return f"a claim points to a row of {name} that does not exist"
        if row.country_id is None and row.quote_id is None:
            return f"the claim about number {row.number_id} names neither a country nor a speaker"
    return None


def _positions(document: Document, rows: Mapping[str, Sequence[Row]]) -> str | None:
    for row in rows["positions"]:
        text = document.text if row.field == "text" else document.title or ""
        if problem := _written(row, ("act", "actor", "content", "target"), text):
            return f"the {problem} of position {row.position_id} is not where it says"
        if any(not 0 <= number < len(rows["numbers"]) for number in row.number_ids):
            return f"position {row.position_id} points to a number that does not exist"
    return None
