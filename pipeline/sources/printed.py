"""Texts as programs print them: pages with numbers between form feeds, links as numbers with a list at the end."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from itertools import zip_longest

from pipeline.sources.normal import Edit

LEAST_LINKS = 2
HEADING = 40  # characters of the line above a list of links
WIDEST = 140  # characters of a line that a program wrapped
HEAD = 2_000  # characters in which a byline stands
_PAGE = re.compile(
    r"(?:[-–—][ \t]?|(?:page|p\.|seite|página|pagina)[ \t])?\d{1,4}"
    r"(?:[ \t]?[-–—]|[ \t]?(?:/|of|von|de|di|sur)[ \t]?\d{1,4})?$",
    re.IGNORECASE,
)
_ENDS = re.compile(r"[.!?…:;][\"'”’»)\]]{0,3}$")
_LINK = re.compile(r"[ \t]*(\d{1,4})\. (?:https?|ftp|file|mailto|javascript|tel):\S*[ \t]*\r?\n?$")
_BETWEEN = re.compile(r"[ \t]*(?:(?:Visible|Hidden) links:?|\S{60,})?[ \t]*\r?\n?$")
_MARK = re.compile(r"\[(\d{1,4})\](?=\S)|(?<=\s)\[(\d{1,4})\](?=\s)")
_LINE = re.compile(r"[^\n]*\n|[^\n]+$")
_HIDDEN = re.compile(r"^[ \t]{0,9}#\[\d{1,4}\].*(?:\r?\n|$)", re.MULTILINE)
_MONTH = (
    "January|February|March|April|May|June|July|August|September|October|November|December|Jan|Feb|Mar|Apr|Jun|Jul|Aug|Sept"
    "|Sep|Oct|Nov|Dec"
)
_GLUED = re.compile(rf"(?<=[a-z])(?=(?:(?:{_MONTH})\.? \d{{1,2}},? |\d{{1,2}} (?:{_MONTH})\.?,? )(?:19|20)\d\d)")


def page_breaks(text: str) -> list[Edit]:
    """Form feeds with the page's number: a paragraph that goes on over the page is one."""
    if "\f" not in text:
        return []
    edits: list[Edit] = []
    at = cut = 0
    for page in text.split("\f"):
        begin, end = _without_number(page)
        if begin < end:
            if cut or at:
                over = cut and not _ENDS.search(text[max(0, cut - 9) : cut])
                edits.append(Edit(cut, at + begin, "\n" if over else "\n\n" if cut else ""))
            cut = at + end
        at += len(page) + 1
    return edits


def _without_number(page: str) -> tuple[int, int]:
    """Where a page's words begin and end: without blanks, and without a line at its top or foot that is its number."""
    words = page.strip()
    begin = len(page) - len(page.lstrip())
    first, last = words.partition("\n")[0], words.rpartition("\n")[2]
    if _PAGE.match(last.strip()):
        words = words[: len(words) - len(last)].rstrip()
    if _PAGE.match(first.strip()):
        left = words[len(first) :]
        begin += len(first) + len(left) - len(left.lstrip())
        words = left.strip()
    return begin, begin + len(words)


def numbered_links(text: str) -> list[Edit]:
    """Numbers in brackets before links, and the list of their addresses at the end, as text browsers print them."""
    begin, numbers = _list_of_links(text)
    if len(numbers) < LEAST_LINKS or not text[:begin].strip():
        return []
    hidden = [m.span() for m in _HIDDEN.finditer(text, 0, begin)]
    spans = set(hidden)
    lines = [m for m in _LINE.finditer(text, 0, begin) if m.span() not in spans]
    edits = [Edit(*span, "") for span in hidden]
    return [*sorted([*edits, *_unmarked(text, lines, numbers)]), Edit(begin, len(text), "")]


def _unmarked(text: str, lines: list[re.Match[str]], numbers: set[int]) -> Iterator[Edit]:
    """The numbers taken out of lines; where they made a line end early, it goes on with the next."""
    width = max((len(line[0].rstrip()) for line in lines), default=0)
    for line, after in zip_longest(lines, lines[1:]):
        marks = [m for m in _MARK.finditer(text, line.start(), line.end()) if int(m[1] or m[2]) in numbers]
        yield from (Edit(m.start(), m.end(), "") for m in marks)
        if marks and after is not None and _goes_on(line[0], after[0], width):
            yield Edit(line.start() + len(line[0].rstrip()), after.start() + _indent(after[0]), " ")


def _goes_on(line: str, after: str, width: int) -> bool:
    """Whether a line was broken because the first word of the next had no room in it."""
    words = after.split(maxsplit=1)
    same = bool(line.strip()) and _indent(line) == _indent(after)
    return same and bool(words) and width <= WIDEST and len(line.rstrip()) + 1 + len(words[0]) > width


def _indent(line: str) -> int:
    return len(line) - len(line.lstrip(" \t"))


def _list_of_links(text: str) -> tuple[int, set[int]]:
    """Where a text's last lines are a numbered list of addresses: where it begins, its heading included, and which."""
    lines = text.splitlines(keepends=True) if _LINK.match(text[text.rstrip().rfind("\n") + 1 :]) else []
    begin, numbers, at = len(text), set[int](), len(text)
    while lines:
        line = lines.pop()
        at -= len(line)
        if link := _LINK.match(line):
            numbers.add(int(link[1]))
            begin = at
        elif not _BETWEEN.match(line):
            heading = len(line.strip()) <= HEADING and not _ENDS.search(line.strip())
            return (at if heading and min(numbers, default=0) == 1 else begin), numbers
    return begin, numbers


def glued_dates(text: str) -> list[Edit]:
    """A date that was glued to the name before it: `Ann LeeMarch 5, 2024`."""
    return [Edit(m.start(), m.start(), "\n") for m in _GLUED.finditer(text, 0, HEAD)]


PRINTED: tuple[Callable[[str], list[Edit]], ...] = (page_breaks, numbered_links, glued_dates)
