"""One pass over a page's tree: its text nodes in order, and which of them make a block."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from lxml.html import HtmlElement

_PHRASING = """
a abbr acronym b bdi bdo big cite code data del dfn em font i img ins kbd mark nobr picture q rp rt ruby s samp small
source span strike strong sub sup time tt u var wbr
"""
INLINE = frozenset(_PHRASING.split())
RAW_TEXT = frozenset(["script", "style", "iframe", "noembed", "noframes", "xmp", "plaintext"])  # no references in it
UNSHOWN = RAW_TEXT | frozenset(
    ["head", "noscript", "template", "textarea", "select", "svg", "math", "datalist", "object"]
)
SILENT = frozenset(["script", "style", "noscript", "template", "link", "meta"])  # do not part a paragraph
_APART = re.compile(r"(?:^|[\s_-])(?:credits?|copyright|counter|photographer|attribution)(?:$|[\s_-])", re.IGNORECASE)
_SENTENCE_END = re.compile(r"[.!?:…。！？][\"'”’»)\]」』]*\s*$")


@dataclass(slots=True)
class Node:
    """A text node on its way into a block; `number` is its index among all text nodes, -1 for a line break."""

    text: str
    number: int
    linked: bool
    element: HtmlElement | None


@dataclass(slots=True)
class Run:
    """The text nodes of one block, the block-level element around them, and its path."""

    nodes: list[Node]
    element: HtmlElement
    path: str


class Walker:
    """Collects `texts` (all text nodes, for the alignment) and `runs` (those shown, by block) from a tree."""

    def __init__(self) -> None:
        self.texts: list[str] = []
        self.runs: list[Run] = []
        self._open: list[Node] = []
        self._breaks = self._hidden = self._links = 0
        self._steps: list[str] = []
        self.deepest = 0
        self._blocks: list[tuple[HtmlElement, int]] = []  # block-level elements around, with their depth

    def pass_over(self, element: HtmlElement) -> None:
        """Text outside the body takes part in the alignment only."""
        for part in element.iter():
            if part.text and part.tag not in RAW_TEXT:
                self.texts.append(part.text)
            if part.tail:
                self.texts.append(part.tail)

    def walk(self, body: HtmlElement) -> None:
        """Depth first, without recursion; steps of a path count elements of one name, the first has no number."""
        self._steps.append("body")
        self._enter(body)
        stack: list[tuple[HtmlElement, Iterator[HtmlElement], dict[str, int]]] = [(body, iter(body), {})]
        while stack:
            element, children, counts = stack[-1]
            child = next(children, None)
            if child is None:
                stack.pop()
                self._leave(element)
                self._steps.pop()
                if stack and element.tail:
                    self._text(element.tail, stack[-1][0])
                continue
            tag = child.tag if isinstance(child.tag, str) else "unknown"
            counts[tag] = number = counts.get(tag, 0) + 1
            self._steps.append(tag if number == 1 else f"{tag}[{number}]")
            self._enter(child)
            stack.append((child, iter(child), {}))
            self.deepest = max(self.deepest, len(stack))

    def _enter(self, element: HtmlElement) -> None:
        tag = element.tag
        if not self._hidden:  # what is not shown parts nothing
            if tag == "br":
                self._break()
            elif tag not in INLINE or _is_apart(element):
                if not _is_silent(element):
                    self._flush()
                self._blocks.append((element, len(self._steps)))
        if tag in UNSHOWN:
            self._hidden += 1
        elif tag == "a":
            self._links += 1
        if element.text and tag not in RAW_TEXT:
            self._text(element.text, element)

    def _leave(self, element: HtmlElement) -> None:
        tag = element.tag
        if tag in UNSHOWN:
            self._hidden -= 1
        elif tag == "a":
            self._links -= 1
        if not self._hidden and tag != "br" and (tag not in INLINE or _is_apart(element)):
            if not _is_silent(element):
                self._flush()
            self._blocks.pop()

    def _text(self, text: str, element: HtmlElement) -> None:
        self.texts.append(text)
        if self._hidden:
            return
        if not text.isspace():
            self._breaks = 0
        self._open.append(Node(text, len(self.texts) - 1, self._links > 0, element))

    def _break(self) -> None:
        """Two line breaks part paragraphs; one does where a sentence ends before it."""
        self._breaks += 1
        last = next((node.text for node in reversed(self._open) if not node.text.isspace()), "")
        if self._breaks > 1 or _SENTENCE_END.search(last[-12:]):
            self._flush()
        elif self._open:
            self._open.append(Node("\n", -1, False, None))

    def _flush(self) -> None:
        if self._open:
            if not all(node.text.isspace() for node in self._open):
                element, depth = self._blocks[-1]
                self.runs.append(Run(self._open, element, "/".join(self._steps[:depth])))
            self._open = []
        self._breaks = 0


def _is_apart(element: HtmlElement) -> bool:
    """Whether an inline element is a credit or a counter beside the text it stands in."""
    names = element.get("class")
    return bool(names) and _APART.search(names) is not None


def _is_silent(element: HtmlElement) -> bool:
    """Whether an element parts no text: a script, or an icon without words in the midst of a sentence."""
    tag = element.tag
    return tag in SILENT or (tag == "svg" and not any(text.strip() for text in element.itertext()))
