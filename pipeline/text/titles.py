"""The title of a dump: the line that repeats the page's own title, else the heading above the text."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from pipeline.article import Article, Block
from pipeline.text.bylines import is_signature
from pipeline.text.frame import TITLE, TOP, Frame, weighty
from pipeline.text.galleries import gallery_title, last_counter
from pipeline.text.grammar import Grammar
from pipeline.text.lines import is_heading, key_of, words_of

ABOVE = 14  # blocks above the text among which its heading is looked for
BESIDE = 4  # lines above the text in which a heading needs no word of it
LEAST = 4  # words of a heading among menus
MOST_SITE = 5  # words of a site's name after a title
_SITE = re.compile(r"\s[|–—»·•-]\s|\s?[|｜]\s?")


@dataclass(frozen=True, slots=True)
class Title:
    """A title and the block that says it; None where no block says it alone."""

    text: str
    place: int | None


def title_of(article: Article, frame: Frame | None, grammar: Grammar) -> Title | None:
    """The title of an article; None where the text has none and the metadata say none."""
    blocks = article.blocks
    if article.meta.title:
        return _given(blocks, article.meta.title)
    if last_counter(blocks) is not None:
        place = gallery_title(blocks)
    elif frame is not None and frame.title is not None:
        return _anchored(blocks, frame.title)
    else:
        place = _above(blocks, frame, grammar)
    return Title(blocks[place].text, place) if place is not None else None


def _given(blocks: Sequence[Block], title: str) -> Title:
    """The title of the metadata, as a kept line says it."""
    key = key_of(title)
    place = next((i for i, b in enumerate(blocks) if b.kept and key_of(b.text) == key), None)
    return Title(title if place is None else blocks[place].text, place)


def _anchored(blocks: Sequence[Block], place: int) -> Title:
    """The page's own title, without the site's name, where the line says no other; else the line."""
    own = key_of(blocks[place].text)
    for block in blocks[:TOP]:
        cuts = [m.start() for m in _SITE.finditer(block.text)]
        for part in (block.text, *(block.text[:at] for at in reversed(cuts))):
            if key_of(part) == own:
                return Title(blocks[place].text, place)
        whole = key_of(without_site(block.text))
        if whole.endswith(own) and whole.removesuffix(own).startswith(key_of(blocks[place - 1].text)):
            return Title(without_site(block.text), place)  # its kicker stands on a line of its own
    return Title(blocks[place].text, place)


def without_site(text: str) -> str:
    """A page's own title without a short last part after a bar or a dash."""
    cuts = list(_SITE.finditer(text))
    while (
        cuts and len(words_of(text[cuts[-1].end() :])) <= MOST_SITE and len(key_of(text[: cuts[-1].start()])) >= TITLE
    ):
        text = text[: cuts.pop().start()]
    return text


def _above(blocks: Sequence[Block], frame: Frame | None, grammar: Grammar) -> int | None:
    """The heading above the text: an article's first line, or among menus the one with most of the text's words."""
    live = [i for i, b in enumerate(blocks) if b.kept]
    first = next((i for i in live if not is_signature(blocks[i].text)), None)
    if frame is None or frame.first < ABOVE:
        return first if first is not None and is_heading(blocks[first].text) else None
    known = weighty(blocks[frame.first : frame.last + 1], grammar)
    best: tuple[int, int] | None = None
    for i in range(max(0, frame.first - ABOVE), frame.first + 1):
        shared = len(weighty([blocks[i]], grammar) & known)
        if _may_head(blocks[i]) and (shared or frame.first - i <= BESIDE):
            best = max(best or (shared, i), (shared, i))
    return best[1] if best else None


def _may_head(block: Block) -> bool:
    """Whether a block among menus may be an article's heading."""
    if block.reason not in (None, "duplicate") or len(words_of(block.text)) < LEAST:
        return False
    return is_heading(block.text) and not is_signature(block.text)
