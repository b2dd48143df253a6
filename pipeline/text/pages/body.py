"""trafilatura's choice of the body, laid over the page's blocks."""

from __future__ import annotations

import logging
import re
from bisect import bisect_left
from collections.abc import Sequence

import trafilatura
from lxml.html import HtmlElement

from pipeline.text.pages.page import Page

logging.getLogger("trafilatura").setLevel(logging.CRITICAL)  # its warnings are this stage's results
logging.getLogger("justext").setLevel(logging.CRITICAL)

_WORD = re.compile(r"\w+")
_RUN = 3  # words that must agree
PARAGRAPH = 80  # letters of a block that reads as running text
LITTLE_LINK = 0.3
_TRIES = 20  # places of the same words looked at, on either side of the last


def body_text(tree: HtmlElement, url: str | None = None) -> str:
    """The body as trafilatura has it, or an empty text. The tree is not changed."""
    try:
        found = trafilatura.bare_extraction(
            tree, url=url, include_comments=False, include_formatting=False, with_metadata=False
        )
    except Exception:  # it raises whatever its parsers raise on a broken page; `plain` stands in
        return ""
    return (getattr(found, "text", None) or "") if found is not None else ""


def plain(page: Page) -> list[bool]:
    """Which blocks read as running text; for a page of which trafilatura makes nothing. All, where none does."""
    found = [block.weight >= PARAGRAPH and block.linked < LITTLE_LINK * block.letters for block in page.blocks]
    return found if any(found) else [True] * len(found)


def coverage(page: Page, body: str) -> list[float]:
    """For each block of the page, the share of its words that stand in `body`, both read in order.

    A line of the body that is a block of the page, word for word, is laid on the next such block. Another is laid run
    by run, wherever three words agree, after the line before it where there is a choice.
    """
    return _Cover([_WORD.findall(block.text) for block in page.blocks]).of(body)


class _Cover:
    """Words of the page that the body has."""

    def __init__(self, blocks: list[list[str]]) -> None:
        self.starts: list[int] = []
        self.words: list[str] = []
        self.whole: dict[tuple[str, ...], list[int]] = {}
        for block in blocks:
            self.starts.append(len(self.words))
            self.whole.setdefault(tuple(block), []).append(len(self.words))
            self.words += block
        self.chosen = bytearray(len(self.words))
        self.cursor = 0
        self._places: dict[tuple[str, ...], list[int]] = {}

    def of(self, body: str) -> list[float]:
        for line in body.split("\n"):
            words = tuple(_WORD.findall(line))
            if not words:
                continue
            start = self._free(self.whole.get(words, ()))
            if start is None:
                self._lay(words)
            else:
                self._choose(start, len(words))
        bounds = zip(self.starts, [*self.starts[1:], len(self.words)], strict=True)
        return [self.chosen.count(1, start, end) / (end - start) if end > start else 0.0 for start, end in bounds]

    def _free(self, places: Sequence[int]) -> int | None:
        """The first place after the cursor, else the first anywhere, that is not chosen yet."""
        following = bisect_left(places, self.cursor)
        for at in (*places[following : following + _TRIES], *places[: min(following, _TRIES)]):
            if not self.chosen[at]:
                return at
        return None

    def _choose(self, start: int, length: int) -> None:
        self.chosen[start : start + length] = b"\1" * length
        self.cursor = start + length

    def _lay(self, line: tuple[str, ...]) -> None:
        """Choose the runs of three and more words that line and page share."""
        places, words, size = self._runs(), self.words, len(line)
        at = 0
        while at + _RUN <= size:
            start = self._free(places.get(line[at : at + _RUN], ()))
            if start is None:
                at += 1
                continue
            length = _RUN
            while at + length < size and start + length < len(words) and words[start + length] == line[at + length]:
                length += 1
            self._choose(start, length)
            at += length

    def _runs(self) -> dict[tuple[str, ...], list[int]]:
        if not self._places:
            for at, run in enumerate(zip(self.words, self.words[1:], self.words[2:], strict=False)):
                self._places.setdefault(run, []).append(at)
        return self._places
