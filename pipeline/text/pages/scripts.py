"""The text that a page keeps in its scripts and shows in part or not at all: JSON-LD, posts, slides, data."""

from __future__ import annotations

import json
import re
from collections import defaultdict
from collections.abc import Iterator, Sequence
from html import unescape
from typing import Any

from lxml.html import HtmlElement

from pipeline.article import Piece
from pipeline.rules.engine import Family, Rule
from pipeline.text.head.jsonld import kinds, linked_objects
from pipeline.text.lines import ends_sentence, key_of, words_of
from pipeline.text.pages.marks import Mark, Marked
from pipeline.text.pages.page import PageBlock, count

LEAST = 20  # words of a text
SHOWN = 80  # words of a page's own text; one that shows more is taken at its word
MOST_OF = 0.5  # of what it shows that must stand in the script's text as well
MORE = 1.5  # times the words that the page shows
PROSE = 5  # words of a string that reads as text
NODES = 50_000  # of a script's data that are looked at
LONGEST = 5_000_000  # characters of a script
_ASSIGNED = re.compile(r"\A\s*+(?:window|self|globalThis|var|let|const)?[\s.]*+[\w.$\[\]\"']++\s*+=\s*+(?=[{\[])")
_ENDS = re.compile(r"</(?:p|div|li|h[1-6]|blockquote)>|<br\s*/?>|\n", re.IGNORECASE)
_TAG = re.compile(r"<[^<>]*>")
_WORD = re.compile(r"[^\W\d_]{4,}")
_DECODER = json.JSONDecoder(strict=False)


def scripted(tree: HtmlElement, title: str | None) -> list[str]:
    """The paragraphs of the longest text in a page's scripts; empty where none is a text of some length.

    A text that is not JSON-LD must share a word with the title: scripts hold other stories as well.
    """
    own = set(_WORD.findall((title or "").casefold()))
    found = [_paragraphs(strings) for strings in _linked(tree)]
    for strings in _data(tree):
        paragraphs = _paragraphs(strings)
        if not own or any(own.intersection(_WORD.findall(text.casefold())) for text in paragraphs):
            found.append(paragraphs)
    best = max(found, key=_words, default=[])
    return best if _words(best) >= LEAST else []


def from_scripts(page: Marked, source: str) -> None:
    """Keep the text of the scripts where the page shows none of it, or a part; the shown part is a duplicate."""
    shown = page.words()
    paragraphs = scripted(page.page.tree, page.meta.title) if shown < SHOWN else []
    if not paragraphs or _words(paragraphs) < MORE * shown:
        return
    told = key_of(" ".join(paragraphs))
    again = [number for number, block in page.kept() if key_of(block.text) in told]
    if sum(page.blocks[number].words for number in again) < MOST_OF * shown:
        return
    for number in again:
        page.drop(number, "duplicate", "script", len(page.blocks))
    for block in script_blocks(paragraphs, page.page.tree, source):
        page.blocks.append(block)
        page.marks.append(Mark(True, None, "script"))


def script_blocks(paragraphs: Sequence[str], tree: HtmlElement, source: str) -> Iterator[PageBlock]:
    """Paragraphs as blocks, with their place in the source where they stand there as they are."""
    at = 0
    for text in paragraphs:
        place = source.find(text, at)
        pieces = (Piece(0, place, len(text)),) if place >= 0 else ()
        at = place + len(text) if place >= 0 else at
        start, end = (place, at) if place >= 0 else (None, None)
        yield PageBlock(text, tree, tree, "script", pieces, start, end, 0, count(text))


def _words(paragraphs: Sequence[str]) -> int:
    return sum(len(words_of(text)) for text in paragraphs)


def _paragraphs(strings: Sequence[str]) -> list[str]:
    """The paragraphs of some strings, markup taken out, each once."""
    parts = (part for text in strings for part in _ENDS.split(text))
    texts = (" ".join(unescape(_TAG.sub("", part)).split()) for part in parts)
    return list(dict.fromkeys(text for text in texts if any(map(str.isalnum, text))))


def _linked(tree: HtmlElement) -> Iterator[list[str]]:
    """The bodies of JSON-LD objects; of a live blog its posts in order."""
    for item in linked_objects(tree):
        posts = item.get("liveBlogUpdate")
        if isinstance(posts, list) and "LiveBlogPosting" in kinds(item):
            yield [text for post in posts if isinstance(post, dict) if isinstance(text := post.get("articleBody"), str)]
        elif isinstance(text := item.get("articleBody"), str):
            yield [text]


def _data(tree: HtmlElement) -> Iterator[list[str]]:
    """The strings of one place in a script's data, all list members alike, where some read as text."""
    for script in tree.iter("script"):
        groups: dict[tuple[str, ...], list[str]] = defaultdict(list)
        for path, text in _strings(_value(script)):
            groups[path].append(text)
        for strings in groups.values():
            if any(len(words_of(text)) >= PROSE and ends_sentence(_TAG.sub("", text).strip()) for text in strings):
                yield strings


def _value(script: HtmlElement) -> Any:
    """The data of a script: JSON, or what one statement assigns."""
    text, kind = script.text or "", (script.get("type") or "").lower()
    if len(text) > LONGEST or "ld+json" in kind:
        return None
    assigned = None if "json" in kind else _ASSIGNED.match(text)
    if "json" not in kind and assigned is None:
        return None
    try:
        return _DECODER.raw_decode(text, assigned.end() if assigned else len(text) - len(text.lstrip()))[0]
    except (ValueError, RecursionError):
        return None


def _strings(value: Any) -> Iterator[tuple[tuple[str, ...], str]]:
    """The strings of some data in order, each with its keys from the outside in."""
    stack: list[tuple[tuple[str, ...], Any]] = [((), value)]
    for _ in range(NODES):
        if not stack:
            return
        path, item = stack.pop()
        if isinstance(item, str):
            yield path, item
        elif isinstance(item, dict):
            stack.extend(((*path, str(key)), inner) for key, inner in reversed(item.items()))
        elif isinstance(item, list):
            stack.extend((path, inner) for inner in reversed(item))


_STORY = (
    "The port of Oslar has been closed since Monday because of the ice, the harbour board said.",
    "Its pilots had warned the board for weeks that the ice would come early this year.",
)
_HEAD = "<html><head><title>Port of Oslar closed</title>"
_LINKED = '{"@type": "NewsArticle", "headline": "Port of Oslar closed", "articleBody": "%s"}'
_SHOWN = f"{_HEAD}</head><body><article>" + "".join(f"<p>{text} {text}</p>" for text in _STORY)

SCRIPTS: Family[None, None] = Family(
    name="text.pages_scripts",
    what="Text that a page keeps in its scripts and does not show.",
    table="blocks",
    rules=(
        Rule(
            "script",
            "A paragraph of a script's data, where the page shows none of that text or less.",
            None,
            yes=(
                f"{_HEAD}<script type='application/ld+json'>{_LINKED % ' '.join(_STORY)}</script></head></html>",
                f"{_HEAD}</head><body><script type='application/json'>"
                f"{json.dumps({'story': [{'text': text} for text in _STORY]})}</script></body></html>",
            ),
            no=(
                f"{_SHOWN}</article></body></html>",
                f"{_SHOWN}</article><script type='application/ld+json'>{_LINKED % _STORY[0]}</script></body></html>",
            ),
        ),
    ),
)
