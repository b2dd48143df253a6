"""The index of a page: its stretches of text in source order, each with its element and where its characters stand."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from lxml import etree
from lxml.html import HtmlElement, document_fromstring

from pipeline.article import Piece
from pipeline.text.pages.source import Stretch, align, flattened
from pipeline.text.pages.walk import Run, Walker

_ONE_CLASS = etree.ElementDefaultClassLookup(element=HtmlElement)  # lxml.html's own is Python, called for each node
DEEP = 200  # levels; libxml2 drops what lies below 256, and trafilatura recurses
FLAT = 100  # levels that a page nested deeper keeps
_INVALID = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f\ufffe\uffff]")
ATTRIBUTES = 500  # of an element; a hostile page has more, and libxml2 compares each with all before it
_LONG_TAG = re.compile(r"<[a-zA-Z][^<>]{4000,}")
_ATTRIBUTE = re.compile(r"""\s[^\s"'=<>/]++(?:\s*=\s*(?:"[^"]*+"|'[^']*+'|[^\s"'<>]++))?""")
_GAPS = re.compile(r"\s\s+|[^\S ]")
_WIDE = re.compile("[\u2e80-\uffff]")


@dataclass(slots=True)
class PageBlock:
    """A run of text within one block-level element, white space collapsed."""

    text: str
    element: HtmlElement  # block-level
    inner: HtmlElement  # the inline element that holds all of it, where there is one, else `element`
    path: str  # "body/article/p[3]"; a step without a number is the first of its name
    pieces: tuple[Piece, ...]
    raw_start: int | None
    raw_end: int | None
    linked: int  # letters of the text that stand in links, white space not counted
    words: int  # of scripts without spaces, characters halved

    @property
    def letters(self) -> int:
        """Length of the text without white space."""
        return len(self.text) - self.text.count(" ")

    @property
    def weight(self) -> int:
        """Characters, those of scripts without spaces counted twice: as much text as so many of an alphabet."""
        return self.letters + 2 * (self.words - self.text.count(" ") - 1)

    def cut(self, at: int) -> tuple[PageBlock, PageBlock]:
        """The block in two, parted before the letter at `at`."""
        head, tail = self.text[:at].rstrip(), self.text[at:].lstrip()
        return self._slice(0, len(head)), self._slice(len(self.text) - len(tail), len(self.text))

    def _slice(self, start: int, end: int) -> PageBlock:
        pieces: list[Piece] = []
        for piece in self.pieces:
            low, high = max(piece.at, start), min(piece.at + piece.length, end)
            if low < high:
                raw = piece.raw + (low - piece.at if piece.written is None else 0)
                pieces.append(Piece(low - start, raw, high - low, piece.written))
        text = self.text[start:end]
        linked = round(self.linked * len(text) / max(1, len(self.text)))
        return PageBlock(text, self.element, self.inner, self.path, tuple(pieces), *_ends(pieces), linked, count(text))


@dataclass(slots=True)
class Page:
    """A parsed page and its blocks, in source order."""

    tree: HtmlElement
    blocks: list[PageBlock]
    depth: int  # levels of the tree


def parse(source: str) -> HtmlElement:
    """The tree of a decoded page, without comments; a page without any element gives an empty body.

    Characters that XML forbids are read as spaces, so offsets stay.
    """
    parser = etree.HTMLParser(
        collect_ids=False, default_doctype=False, encoding="utf-8", remove_comments=True, remove_pis=True
    )
    parser.set_element_class_lookup(_ONE_CLASS)
    data = _LONG_TAG.sub(_few_attributes, _INVALID.sub(" ", source)).encode("utf-8", "replace")
    if not data.strip():
        data = b"<html><body></body></html>"
    return document_fromstring(data, parser=parser, ensure_head_body=True)


def _few_attributes(tag: re.Match[str]) -> str:
    """A long tag with its first ATTRIBUTES attributes; the others as spaces, so offsets stay."""
    text = tag[0]
    for number, attribute in enumerate(_ATTRIBUTE.finditer(text)):
        if number == ATTRIBUTES:
            return text[: attribute.start()].ljust(len(text))
    return text


def read_page(source: str) -> Page:
    """Parse a decoded page and cut it into blocks; one nested too deep for the parser is read with the rest flat."""
    page = index(source, parse(source))
    if page.depth < DEEP:
        return page
    flat = flattened(source, FLAT)
    return index(flat, parse(flat))


def index(source: str, tree: HtmlElement) -> Page:
    """Cut the page into blocks and find where in `source` each stands."""
    walker = Walker()
    body = tree.find("body")
    for child in tree:
        if child is not body:
            walker.pass_over(child)
        else:
            walker.walk(child)
    places = align(source, walker.texts)
    return Page(tree, [_block(run, places) for run in walker.runs], walker.deepest)


def count(text: str) -> int:
    """Words of a text with single white space; of scripts without spaces, characters halved."""
    spaces = text.count(" ") + 1
    return spaces if text.isascii() else spaces + len(_WIDE.findall(text)) // 2


def _block(run: Run, places: list[list[Stretch] | None]) -> PageBlock:
    """Join text nodes into one text with collapsed white space, and tie it to the source."""
    parts: list[str] = []
    pieces: list[Piece] = []
    holders: set[HtmlElement | None] = set()
    length = linked = 0
    aligned, space = True, True  # space: the text so far ends in one, or is empty
    for node in run.nodes:
        text = node.text
        stretches = places[node.number] if node.number >= 0 else []
        if stretches is None:
            aligned, stretches = False, []
        at = 0
        for word, start, end in _words(text):
            if start > at and not space:
                parts.append(" ")
                length += 1
            parts.append(word)
            pieces += _placed(stretches, start, end, length - start)
            length += end - start
            linked += end - start - word.count(" ") if node.linked else 0
            holders.add(node.element)
            at, space = end, False
        if at < len(text) and not space:
            parts.append(" ")
            length += 1
            space = True
    joined = "".join(parts).rstrip()
    merged = _merged(pieces) if aligned else []
    inner = holders.pop() if len(holders) == 1 else None
    ends = _ends(merged)
    inner = run.element if inner is None else inner
    return PageBlock(joined, run.element, inner, run.path, tuple(merged), *ends, linked, count(joined))


def _words(text: str) -> Iterator[tuple[str, int, int]]:
    """Stretches of a text node whose only white space is single spaces, with their offsets in the node."""
    start = 0
    for gap in _GAPS.finditer(text):
        yield from _stripped(text, start, gap.start())
        start = gap.end()
    yield from _stripped(text, start, len(text))


def _stripped(text: str, start: int, end: int) -> Iterator[tuple[str, int, int]]:
    if start < end and text[start] == " ":
        start += 1
    if start < end and text[end - 1] == " ":
        end -= 1
    if start < end:
        yield text[start:end], start, end


def _placed(stretches: list[Stretch], start: int, end: int, by: int) -> Iterator[Piece]:
    """The pieces of `[start, end)` of a text node, moved by `by`."""
    for stretch in stretches:
        low, high = max(start, stretch.at), min(end, stretch.at + stretch.length)
        if low < high:
            if stretch.literal:
                yield Piece(low + by, stretch.raw + low - stretch.at, high - low)
            else:
                yield Piece(low + by, stretch.raw, high - low, stretch.raw_length)


def _ends(pieces: list[Piece]) -> tuple[int | None, int | None]:
    """Source bounds of pieces in order."""
    if not pieces:
        return None, None
    last = pieces[-1]
    return pieces[0].raw, last.raw + (last.length if last.written is None else last.written)


def _merged(pieces: list[Piece]) -> list[Piece]:
    """Neighbours that go on in both text and source (with one character of white space between) as one piece."""
    merged: list[Piece] = []
    for piece in pieces:
        if merged and piece.written is None and merged[-1].written is None:
            before = merged[-1]
            gap = piece.at - before.at - before.length
            if gap in (0, 1) and piece.raw - before.raw - before.length == gap:
                merged[-1] = Piece(before.at, before.raw, piece.at + piece.length - before.at)
                continue
        merged.append(piece)
    return merged
