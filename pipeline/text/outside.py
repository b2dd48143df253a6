"""What lies before and after the body goes, where it is no text."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace

from pipeline.article import Block
from pipeline.text.body import Seen
from pipeline.text.frame import Frame, weighty
from pipeline.text.grammar import Grammar
from pipeline.text.lines import drop, ends_sentence

LINKS = 4  # lines in a row that are no running text, beside the body, that show a page's menus and lists
BESIDE = 6  # blocks above the text in which a sentence below the title is kept
WORDS = 4  # of that sentence
PARAGRAPH = 20  # words of a paragraph that is judged by its words
SHARED = 0.5  # of them that the body has


def outside(blocks: tuple[Block, ...], frame: Frame | None, title: int | None, grammar: Grammar) -> tuple[Block, ...]:
    """Drop the kept blocks before and after the body; the title stays.

    A side without menus or lists is no page's furniture: it stays, and is doubtful; so is a paragraph of which many
    words stand in the body.
    """
    if frame is None:
        return blocks
    out = list(blocks)
    known = weighty((b for b in blocks[frame.first : frame.last + 1] if b.kept), grammar)
    beside = range(max(title, frame.first - BESIDE), frame.first) if title is not None else range(0)
    for side, rule in ((range(frame.first), "before"), (range(frame.last + 1, len(blocks)), "after")):
        lists = _links(frame, side) >= LINKS
        for i in side:
            if blocks[i].kept and i != title:
                beside_title = i in beside and ends_sentence(blocks[i].text) and frame.features[i].words >= WORDS
                sure = lists and not beside_title and not _goes_with(blocks[i], frame.features[i], known, grammar)
                out[i] = drop(blocks[i], "outside", rule) if sure else replace(blocks[i], doubtful=True)
    return tuple(out)


def _goes_with(block: Block, seen: Seen, known: set[str], grammar: Grammar) -> bool:
    """Whether a paragraph has so many words of the body that it may belong to it."""
    if seen.prose < 1.0 or seen.words < PARAGRAPH:
        return False
    words = weighty([block], grammar)
    return len(words & known) >= SHARED * len(words)


def _links(frame: Frame, side: Iterable[int]) -> int:
    """The most blocks in a row of a side that are no running text."""
    most = row = 0
    for i in side:
        row = 0 if frame.features[i].prose else row + 1
        most = max(most, row)
    return most
