"""The title of a dump: the line that repeats the page's own title, else the heading above the text."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from pipeline.article import Article, Block
from pipeline.text.bylines import authors_of, bare_name, is_signature, published_of
from pipeline.text.captions import closes_with_credit
from pipeline.text.frame import TITLE, TOP, Frame, weighty
from pipeline.text.galleries import gallery_title, last_counter
from pipeline.text.grammar import Grammar
from pipeline.text.lines import HEADING_CHARS, is_heading, key_of, words_of

ABOVE = 24  # lines above the text among which its heading is looked for
BEGINNING = 14  # blocks above a text that is no page with its menus, at most
BESIDE = 3  # lines above the text of which the first may be its heading whatever its words
PROSE = 0.5  # how much a paragraph reads as running text
PARAGRAPH = 15  # words of the text's first paragraph
LEAST = 3  # words of a heading among other lines
USUAL = 5  # words that most headlines have
# Signs of a headline: a word in common with the text counts one; the others are worth as much as so many words.
MOST_SHARED = 5
LENGTH = 1.5
AGAIN = 1.0
CAPTION = 3.0  # a sentence with its full stop, or what stands above a credit
LISTED = 2.0  # what follows a list of other stories
FARTHER = 0.1  # for each line between it and the text
SURE = 1.5
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
    if frame is not None and frame.title is not None:
        return _anchored(blocks, frame.title)
    counted = last_counter(blocks) is not None
    place = gallery_title(blocks) if counted else _above(blocks, frame, grammar)
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
    """The heading above the text: the line with most signs of one, else an article's first line."""
    first = next((i for i, b in enumerate(blocks) if b.kept and not is_signature(b.text)), None)
    lead = _lead(blocks, frame) if frame is not None else len(blocks)
    if frame is None or first is None or _is_plain(blocks[first], frame):
        return first if first is not None and is_heading(blocks[first].text) else None
    best = _most_signs(blocks, lead, frame, grammar)
    if best is not None:
        return best
    return first if _alone(blocks[first].text, lead - first) else None


def _is_plain(block: Block, frame: Frame) -> bool:
    """Whether the first line of a text without a page's menus above it has the length and form of a headline."""
    text = block.text
    return (
        frame.first < BEGINNING and is_heading(text) and len(words_of(text)) >= USUAL and not closes_with_credit(text)
    )


def _most_signs(blocks: Sequence[Block], lead: int, frame: Frame, grammar: Grammar) -> int | None:
    """The line above the text's first paragraph with most signs of a headline, where they are enough."""
    body = weighty((blocks[i] for i in range(lead, frame.last + 1)), grammar)
    lines = [i for i in range(lead) if blocks[i].reason in (None, "duplicate") and _may_head(blocks[i])][-ABOVE:]
    own = [i for i in lines if i >= TOP or lead <= ABOVE] or lines  # a page's own title comes after its headline
    signs = {i: _signs(blocks, i, lead - i, body, grammar) for i in own}
    best = max(own, key=lambda i: (signs[i], -i), default=None)
    return best if best is not None and signs[best] >= SURE else None


def _alone(text: str, above: int) -> bool:
    """Whether an article's first line is its title whatever its words: a heading above the text, no name."""
    most = ABOVE if len(words_of(text)) >= USUAL else BESIDE
    if not 1 <= above <= most or not is_heading(text) or " " not in text:
        return False
    return above == 1 or bare_name(text) is None


def _lead(blocks: Sequence[Block], frame: Frame) -> int:
    """The text's first paragraph of some length; the sentences above it may be captions."""
    body = range(frame.first, frame.last + 1)
    prose = [i for i in body if frame.features[i].prose >= PROSE and not is_heading(blocks[i].text)]
    return next((i for i in prose if frame.features[i].words >= PARAGRAPH), next(iter(prose), frame.first))


def _signs(blocks: Sequence[Block], i: int, above: int, body: set[str], grammar: Grammar) -> float:
    """How much a line reads as the headline of the text below it: words of the text, some length, its place."""
    text = blocks[i].text
    own = weighty([blocks[i]], grammar)
    after = blocks[i + 1]
    return (
        min(len(own & body), MOST_SHARED)
        + (LENGTH if len(words_of(text)) >= USUAL else 0.0)
        + (AGAIN if blocks[i].reason == "duplicate" else 0.0)
        - (CAPTION if after.reason == "photo_credit" or closes_with_credit(text) or not is_heading(text) else 0.0)
        - (LISTED if i and blocks[i - 1].reason == "related" else 0.0)
        - FARTHER * min(above, ABOVE)
    )


def _may_head(block: Block) -> bool:
    """Whether a block may be an article's heading."""
    text = block.text
    enough = len(words_of(text)) >= LEAST or (not text.isascii() and " " not in text and len(text) >= TITLE)
    if not enough or len(text) > HEADING_CHARS or not is_heading(text):
        return False
    return not authors_of(text, above=False) and published_of(text) is None
