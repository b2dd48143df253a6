"""The title of a dump: the metadata's, a gallery's, else the line that reads most as its text's headline."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from pipeline.article import Article, Block
from pipeline.text.bylines import bare_name, is_signature
from pipeline.text.captions import closes_with_credit
from pipeline.text.frame import Frame
from pipeline.text.galleries import gallery_title, last_counter
from pipeline.text.grammar import Grammar
from pipeline.text.headlines import headline
from pipeline.text.lines import is_heading, key_of, words_of

BEGINNING = 14  # lines from a headline to a text that is no page with its menus, at most
BESIDE = 3  # the same for a headline of few words
USUAL = 5  # words that most headlines have
PROSE = 0.5  # how much a paragraph reads as running text
PARAGRAPH = 15  # words of the text's first paragraph


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
        return Title(blocks[place].text, place) if place is not None else None
    lead = lead_of(blocks, frame) if frame is not None else len(blocks)
    found = headline(article, frame, lead, grammar) if frame is not None else None
    if found is not None:
        return Title(found.text, found.place)
    first = next((i for i, b in enumerate(blocks) if b.kept and not is_signature(b.text)), None)
    return Title(blocks[first].text, first) if first is not None and _heads(blocks[first].text, lead - first) else None


def _given(blocks: Sequence[Block], title: str) -> Title:
    """The title of the metadata, as a kept line says it."""
    key = key_of(title)
    place = next((i for i, b in enumerate(blocks) if b.kept and key_of(b.text) == key), None)
    return Title(title if place is None else blocks[place].text, place)


def _heads(text: str, above: int) -> bool:
    """Whether the first line of a text without a page's menus above it is its title whatever its words; no name is."""
    if above < 1 or not is_heading(text) or closes_with_credit(text):
        return False
    if len(words_of(text)) >= USUAL:
        return above <= BEGINNING
    return " " in text and above <= BESIDE and (above == 1 or bare_name(text) is None)


def lead_of(blocks: Sequence[Block], frame: Frame) -> int:
    """The text's first paragraph of some length; the sentences above it may be captions."""
    body = range(frame.first, frame.last + 1)
    prose = [i for i in body if frame.features[i].prose >= PROSE and not is_heading(blocks[i].text)]
    return next((i for i in prose if frame.features[i].words >= PARAGRAPH), next(iter(prose), frame.first))
