"""Where a page's characters stand: the decoded source cut into text between tags, aligned with the tree's text nodes.

The tokenizer follows the HTML standard's states as far as they decide what is text: a quotation mark opens an attribute
value only after an equals sign, an unclosed tag runs to the end of the page, script and style are raw, a title is text
without tags. Every pattern is possessive, so time is linear in the page.
"""

from __future__ import annotations

import re
from html import unescape
from typing import NamedTuple

_TAG = re.compile(
    r"""<(?:
        !--(?:>|->|.*?(?:--!?>|\Z))
      | (?P<raw>script|style|iframe|noembed|noframes|xmp|title|textarea)(?=[\s/>])
      | /?[a-zA-Z](?:[^>=]|=\s*+(?:"[^"]*+"?|'[^']*+'?|[^\s>"'][^\s>]*+)?)*+>?
      | [!?/][^>]*+>?
    )""",
    re.VERBOSE | re.IGNORECASE | re.DOTALL,
)
_TAG_REST = re.compile(r"""(?:[^>=]|=\s*+(?:"[^"]*+"?|'[^']*+'?|[^\s>"'][^\s>]*+)?)*+>?""")
_NAME = re.compile(r"<(/?)([a-zA-Z][^\s/>]*)")
_VOID = frozenset(
    ("area", "base", "br", "col", "embed", "hr", "img", "input", "link", "meta", "param", "source", "track", "wbr", "p")
)
_REFERENCE = re.compile(r"&(?:\#(?:[xX][0-9a-fA-F]{1,8}|[0-9]{1,10});?|[a-zA-Z][a-zA-Z0-9]{1,31};?)")
_RAW_END = {
    name: re.compile(rf"</{name}(?=[\s/>])", re.IGNORECASE)
    for name in ("script", "style", "iframe", "noembed", "noframes", "xmp", "title", "textarea")
}
_READ = frozenset(("title", "textarea"))  # raw, but their text is in the tree
_INVALID = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f\ufffe\uffff\r]")
_LOOKAHEAD = 60  # text nodes or gaps tried on either side before a node is given up


def flattened(source: str, most: int) -> str:
    """The source with every tag below `most` open elements blanked, so that no parser gives up; offsets stay."""
    parts: list[str] = []
    position = depth = copied = 0
    while tag := _TAG.search(source, position):
        start, position = tag.span()
        if tag["raw"]:
            end = _RAW_END[tag["raw"].lower()].search(source, position)
            position = end.start() if end else len(source)
            continue
        name = _NAME.match(source, start)
        if name is None or name[2].lower() in _VOID or source[position - 2 : position] == "/>":
            continue
        closing = bool(name[1])
        if depth >= (most + 1 if closing else most):
            parts += (source[copied:start], " " * (position - start))
            copied = position
        depth = max(0, depth - 1) if closing else depth + 1
    return "".join((*parts, source[copied:]))


class Stretch(NamedTuple):
    """A stretch of a text node and its place in the source; `literal` is False for a character reference."""

    at: int
    length: int
    raw: int
    raw_length: int
    literal: bool


class _Gap(NamedTuple):
    """Text between two tags, references decoded."""

    text: str
    stretches: tuple[Stretch, ...]  # `at` counts in `text`


def gaps(source: str) -> list[_Gap]:
    """The texts between tags, in order; white space alone is left out."""
    found: list[_Gap] = []
    position, size = 0, len(source)
    while position < size:
        tag = _TAG.search(source, position)
        start = tag.start() if tag else size
        if start > position:
            gap = _gap(source, position, start)
            if gap is not None:
                found.append(gap)
        if tag is None:
            break
        position = tag.end()
        if name := tag["raw"]:
            rest = _TAG_REST.match(source, position)
            position = rest.end() if rest else position
            begin, end = position, _RAW_END[name.lower()].search(source, position)
            position = end.start() if end else size
            if name.lower() in _READ and (gap := _gap(source, begin, position)) is not None:
                found.append(gap)
    return found


def _gap(source: str, start: int, end: int) -> _Gap | None:
    text = source[start:end]
    if text.isspace():
        return None
    text = _INVALID.sub(" ", text)
    if "&" not in text:
        return _Gap(text, (Stretch(0, end - start, start, end - start, True),))
    parts: list[str] = []
    stretches: list[Stretch] = []
    length = position = 0
    for reference in _REFERENCE.finditer(text):
        value = unescape(reference[0])
        if value == reference[0]:
            continue
        if reference.start() > position:
            literal = text[position : reference.start()]
            stretches.append(Stretch(length, len(literal), start + position, len(literal), True))
            parts.append(literal)
            length += len(literal)
        stretches.append(Stretch(length, len(value), start + reference.start(), len(reference[0]), False))
        parts.append(value)
        length += len(value)
        position = reference.end()
    if position < len(text):
        stretches.append(Stretch(length, len(text) - position, start + position, len(text) - position, True))
        parts.append(text[position:])
    return _Gap("".join(parts), tuple(stretches))


def align(source: str, nodes: list[str]) -> list[list[Stretch] | None]:
    """For each text node of the tree, in order, its stretches in the source; None where it was not found."""
    found = gaps(source)
    places: list[list[Stretch] | None] = []
    cursor = _Cursor(found)
    for number, node in enumerate(nodes):
        if node.isspace():
            places.append([])
            continue
        place = cursor.take(node)
        if place is None and cursor.seek(node, nodes[number + 1 : number + 4]):
            place = cursor.take(node)
        places.append(place)
    return places


class _Cursor:
    """A position in the gaps; a node may take several (a comment or a stray tag parts them) or a part of one."""

    def __init__(self, found: list[_Gap]) -> None:
        self.gaps = found
        self.gap = 0
        self.offset = 0

    def take(self, node: str) -> list[Stretch] | None:
        """The node's stretches if its characters come next, and move after them; None and no move where they do not."""
        gap, offset = self.gap, self.offset
        taken: list[Stretch] = []
        position, size = 0, len(node)
        while True:
            while position < size and node[position].isspace():
                position += 1
            if position == size:
                break
            if gap == len(self.gaps):
                return None
            text, stretches = self.gaps[gap]
            while offset < len(text) and text[offset].isspace():
                offset += 1
            if offset == len(text):
                gap, offset = gap + 1, 0
                continue
            length = min(len(text) - offset, size - position)
            if text[offset : offset + length] != node[position : position + length]:
                length = _common(text, offset, node, position)
                if not length:
                    return None
            taken += _moved(stretches, offset, length, position - offset)
            position += length
            offset += length
        self.gap, self.offset = gap, offset
        return taken

    def seek(self, node: str, following: list[str]) -> bool:
        """Move to the next gap that begins like the node, or stay."""
        start = node.lstrip()[:24]
        for gap in range(self.gap, min(self.gap + _LOOKAHEAD, len(self.gaps))):
            text = self.gaps[gap].text
            at = text.find(start, self.offset if gap == self.gap else 0)
            if at >= 0:
                if any(other.lstrip()[:24] == start for other in following):
                    return False
                self.gap, self.offset = gap, at
                return True
        return False


def _common(text: str, offset: int, node: str, position: int) -> int:
    """Characters that agree up to white space of either side; 0 where the next characters already differ."""
    length = 0
    limit = min(len(text) - offset, len(node) - position)
    while length < limit and text[offset + length] == node[position + length]:
        length += 1
    if length == limit or length == 0:
        return length
    following = text[offset + length].isspace() or node[position + length].isspace()
    before = text[offset + length - 1].isspace()
    return length if following or before else 0


def _moved(stretches: tuple[Stretch, ...], offset: int, length: int, by: int) -> list[Stretch]:
    """The part of a gap's stretches within `offset` and `length`, counted in the node."""
    moved: list[Stretch] = []
    for stretch in stretches:
        low, high = max(stretch.at, offset), min(stretch.at + stretch.length, offset + length)
        if low < high:
            if stretch.literal:
                raw = stretch.raw + low - stretch.at
                moved.append(Stretch(low + by, high - low, raw, high - low, True))
            else:
                moved.append(Stretch(low + by, high - low, stretch.raw, stretch.raw_length, False))
    return moved
