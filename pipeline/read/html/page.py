"""The index of a page: its stretches of text in source order, each with its element and where its letters stand."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from lxml import etree
from lxml.html import HtmlElement, HTMLParser, document_fromstring

from pipeline.article import Piece
from pipeline.read.html.source import Stretch, align

INLINE = frozenset(
    [
        "a",
        "abbr",
        "acronym",
        "b",
        "bdi",
        "bdo",
        "big",
        "cite",
        "code",
        "data",
        "del",
        "dfn",
        "em",
        "font",
        "i",
        "img",
        "ins",
        "kbd",
        "mark",
        "nobr",
        "picture",
        "q",
        "rp",
        "rt",
        "ruby",
        "s",
        "samp",
        "small",
        "source",
        "span",
        "strike",
        "strong",
        "sub",
        "sup",
        "time",
        "tt",
        "u",
        "var",
        "wbr",
    ]
)
RAW_TEXT = frozenset(
    ["script", "style", "iframe", "noembed", "noframes", "xmp", "plaintext"]
)  # never parsed for references
UNSHOWN = RAW_TEXT | frozenset(
    ["head", "noscript", "template", "textarea", "select", "svg", "math", "datalist", "object"]
)
SILENT = frozenset(["script", "style", "noscript", "template", "link", "meta"])  # do not part a paragraph
MAX_DEPTH = 250  # libxml2 refuses deeper trees; trafilatura's own recursion ends not far above

_INVALID = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f\ufffe\uffff]")
_GAPS = re.compile(r"\s\s+|[^\S ]")
_SENTENCE_END = re.compile(r"[.!?:…。！？][\"'”’»)\]」』]*\s*$")
_SPACE = re.compile(r"\s+")


@dataclass(slots=True)
class PageBlock:
    """A run of text within one block-level element, white space collapsed."""

    text: str
    element: HtmlElement
    path: str  # "body/article/p[3]"; a step without a number is the first of its name
    pieces: tuple[Piece, ...]
    raw_start: int | None
    raw_end: int | None
    linked: int  # letters of the text that stand in links, white space not counted
    bold: int  # the same for headings within a paragraph: b, strong

    @property
    def letters(self) -> int:
        """Length of the text without white space."""
        return len(self.text) - self.text.count(" ")


@dataclass(slots=True)
class Page:
    """A parsed page and its blocks, in source order."""

    source: str
    tree: HtmlElement
    blocks: list[PageBlock]


@dataclass(slots=True)
class _Run:
    """A text node on its way into a block."""

    text: str
    node: int  # index of the text node, for its place in the source
    linked: bool
    bold: bool


def parse(source: str) -> HtmlElement:
    """The tree of a decoded page, without comments; a page without any element gives an empty body.

    Characters that XML forbids are read as spaces, so offsets stay.
    """
    parser = HTMLParser(
        collect_ids=False, default_doctype=False, encoding="utf-8", remove_comments=True, remove_pis=True
    )
    data = _INVALID.sub(" ", source).encode("utf-8", "replace")
    if not data.strip():
        data = b"<html><body></body></html>"
    return document_fromstring(data, parser=parser, ensure_head_body=True)


def index(source: str, tree: HtmlElement) -> Page:
    """Cut the page into blocks and find where in `source` each stands."""
    walker = _Walker()
    body = tree.find("body")
    for child in tree:
        if child is not body:
            walker.pass_over(child)
        else:
            walker.walk(child)
    places = align(source, walker.nodes)
    blocks = [_block(run, element, path, places) for run, element, path in walker.runs]
    return Page(source, tree, [block for block in blocks if block.text])


class _Walker:
    """One pass over the tree: text nodes in order, and the runs of them that make a block."""

    def __init__(self) -> None:
        self.nodes: list[str] = []
        self.runs: list[tuple[list[_Run], HtmlElement, str]] = []
        self._open: list[_Run] = []
        self._breaks = 0
        self._hidden = self._links = self._bolds = 0
        self._blocks: list[tuple[HtmlElement, str]] = []

    def pass_over(self, element: HtmlElement) -> None:
        """Text outside the body takes part in the alignment only."""
        for part in element.iter():
            if part.text and part.tag not in RAW_TEXT:
                self.nodes.append(part.text)
            if part.tail:
                self.nodes.append(part.tail)

    def walk(self, body: HtmlElement) -> None:
        """Depth first, without recursion."""
        stack: list[tuple[HtmlElement, Iterator[HtmlElement], dict[str, int], str]] = []
        self._enter(body, "body")
        stack.append((body, iter(body), {}, "body"))
        while stack:
            element, children, counts, path = stack[-1]
            child = next(children, None)
            if child is None:
                stack.pop()
                self._leave(element)
                if stack and element.tail:
                    self._text(element.tail)
                continue
            tag = child.tag if isinstance(child.tag, str) else "unknown"
            counts[tag] = number = counts.get(tag, 0) + 1
            below = f"{path}/{tag}" if number == 1 else f"{path}/{tag}[{number}]"
            self._enter(child, below)
            stack.append((child, iter(child), {}, below))

    def _enter(self, element: HtmlElement, path: str) -> None:
        tag = element.tag
        if tag == "br":
            self._break()
        elif tag not in INLINE:
            if not _is_silent(element):
                self._flush()
            self._blocks.append((element, path))
        if tag in UNSHOWN:
            self._hidden += 1
        elif tag == "a":
            self._links += 1
        elif tag in ("b", "strong"):
            self._bolds += 1
        if element.text and tag not in RAW_TEXT:
            self._text(element.text)

    def _leave(self, element: HtmlElement) -> None:
        tag = element.tag
        if tag != "br" and tag not in INLINE:
            if not _is_silent(element):
                self._flush()
            self._blocks.pop()
        if tag in UNSHOWN:
            self._hidden -= 1
        elif tag == "a":
            self._links -= 1
        elif tag in ("b", "strong"):
            self._bolds -= 1

    def _text(self, text: str) -> None:
        self.nodes.append(text)
        if self._hidden:
            return
        if not text.isspace():
            self._breaks = 0
        self._open.append(_Run(text, len(self.nodes) - 1, self._links > 0, self._bolds > 0))

    def _break(self) -> None:
        """Two line breaks part paragraphs; one does where a sentence ends before it."""
        self._breaks += 1
        last = next((run.text for run in reversed(self._open) if not run.text.isspace()), "")
        if self._breaks > 1 or _SENTENCE_END.search(last[-12:]):
            self._flush()
        elif self._open:
            self._open.append(_Run("\n", -1, False, False))

    def _flush(self) -> None:
        if self._open:
            if any(not run.text.isspace() for run in self._open):
                self.runs.append((self._open, *self._blocks[-1]))
            self._open = []
        self._breaks = 0


def _is_silent(element: HtmlElement) -> bool:
    """Whether an element parts no text: a script, or an icon without words in the midst of a sentence."""
    tag = element.tag
    return tag in SILENT or (tag == "svg" and not any(text.strip() for text in element.itertext()))


def _block(runs: list[_Run], element: HtmlElement, path: str, places: list[list[Stretch] | None]) -> PageBlock:
    """Join text nodes into one text with collapsed white space, and tie it to the source."""
    parts: list[str] = []
    pieces: list[Piece] = []
    length = linked = bold = 0
    first = last = None
    aligned, space = True, True  # space: the text so far ends in one, or is empty
    for run in runs:
        text = run.text
        stretches = places[run.node] if run.node >= 0 else []
        if stretches is None:
            aligned = aligned and text.isspace()
            stretches = []
        at = 0
        for word, start, end in _words(text):
            if start > at and not space:
                parts.append(" ")
                length += 1
                space = True
            parts.append(word)
            for stretch in stretches:
                low, high = max(start, stretch.at), min(end, stretch.at + stretch.length)
                if low < high:
                    raw = stretch.raw + (low - stretch.at if stretch.literal else 0)
                    written = None if stretch.literal else stretch.raw_length
                    pieces.append(Piece(length + low - start, raw, high - low, written))
                    first = raw if first is None else first
                    last = raw + (high - low if stretch.literal else stretch.raw_length)
            length += end - start
            letters = end - start - word.count(" ")
            linked += letters if run.linked else 0
            bold += letters if run.bold else 0
            at, space = end, False
        if at < len(text) and not space:
            parts.append(" ")
            length += 1
            space = True
    joined = "".join(parts).rstrip()
    if not aligned or first is None:
        return PageBlock(joined, element, path, (), None, None, linked, bold)
    return PageBlock(joined, element, path, _merged(pieces), first, last, linked, bold)


def _words(text: str) -> Iterator[tuple[str, int, int]]:
    """Stretches of a text node whose only white space is single spaces, with their offsets in the node."""
    start = 0
    size = len(text)
    for gap in _GAPS.finditer(text):
        yield from _stripped(text, start, gap.start())
        start = gap.end()
    yield from _stripped(text, start, size)


def _stripped(text: str, start: int, end: int) -> Iterator[tuple[str, int, int]]:
    if start < end and text[start] == " ":
        start += 1
    if start < end and text[end - 1] == " ":
        end -= 1
    if start < end:
        yield text[start:end], start, end


def _merged(pieces: list[Piece]) -> tuple[Piece, ...]:
    """Neighbours that go on in both text and source (with one character of white space between) as one piece."""
    merged: list[Piece] = []
    for piece in pieces:
        if merged:
            before = merged[-1]
            gap = piece.at - before.at - before.length
            if (
                before.written is None
                and piece.written is None
                and gap in (0, 1)
                and piece.raw - before.raw - before.length == gap
            ):
                merged[-1] = Piece(before.at, before.raw, piece.at + piece.length - before.at)
                continue
        merged.append(piece)
    return tuple(merged)


def squeeze(text: str) -> str:
    """White space runs as one space."""
    return _SPACE.sub(" ", text).strip()


def depth(tree: HtmlElement) -> int:
    """Levels of the tree, counted without recursion."""
    deepest = level = 0
    for event, _ in etree.iterwalk(tree, events=("start", "end")):
        level += 1 if event == "start" else -1
        deepest = max(deepest, level)
    return deepest
