"""What stands amid the text and is not of it: lists of other stories and boxes, told by form and by their words."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import replace

from pipeline.article import Block
from pipeline.text.frame import Frame, weighty
from pipeline.text.grammar import Grammar
from pipeline.text.lines import drop

# Of 71 runs of three and more lines that are no sentences within the bodies of 104 pages' dumps, 42 share less than
# this part of their words with the text; 6 lines of theirs are the article's.
STRANGE_LIST = 0.4
LINES = 3  # in a row
# Stretches of running text between interruptions of at most BOX words that share less than this with the rest are
# mostly boxes, but on one page in fifty they are the article's: they stay, doubtful.
STRANGE_BOX = 0.05
BOX = 40
TOLD = 5  # different words of weight that a list must have to be judged


def inside(blocks: tuple[Block, ...], frame: Frame | None, grammar: Grammar, title: int | None) -> tuple[Block, ...]:
    """Drop lists amid the text that have hardly a word in common with it; boxes that have none are doubtful."""
    if frame is None or any(b.reason == "slide_counter" for b in blocks[frame.first : frame.last + 1]):
        return blocks
    live = [i for i in range(frame.first, frame.last + 1) if blocks[i].kept and i != title]
    out = list(blocks)
    for i in _strange_lists(blocks, live, frame, grammar):
        out[i] = drop(blocks[i], "related", "list:strange")
    for i in _strange_boxes(blocks, live, frame, grammar):
        out[i] = replace(blocks[i], doubtful=True)
    return tuple(out)


def _strange_lists(blocks: Sequence[Block], live: Sequence[int], frame: Frame, grammar: Grammar) -> Iterator[int]:
    """Lines in a row that are no sentences, but the last, which may head what follows."""
    known = weighty([blocks[i] for i in live if frame.features[i].prose], grammar)
    for lines in _runs(live, frame, prose=False):
        if len(lines) < LINES or _introduced(blocks, live, lines[0]):
            continue
        own = weighty([blocks[i] for i in lines[:-1]], grammar)
        if len(own) >= TOLD and len(own & known) < STRANGE_LIST * len(own):
            yield from lines[:-1]


def _strange_boxes(blocks: Sequence[Block], live: Sequence[int], frame: Frame, grammar: Grammar) -> Iterator[int]:
    """Short stretches of running text between interruptions."""
    counts: Counter[str] = Counter()
    runs = list(_runs(live, frame, prose=True))
    words = [weighty([blocks[i] for i in lines], grammar) for lines in runs]
    for own in words:
        counts.update(own)
    for lines, own in zip(runs, words, strict=True):
        shared = sum(counts[word] > 1 for word in own)
        if sum(frame.features[i].words for i in lines) <= BOX and shared < STRANGE_BOX * len(own):
            yield from lines


def _runs(live: Sequence[int], frame: Frame, prose: bool) -> Iterator[list[int]]:
    """Stretches of kept blocks that are running text, or that are none, between the others."""
    run: list[int] = []
    for i in (*live, -1):
        if i >= 0 and bool(frame.features[i].prose) is prose and (not prose or not run or i == run[-1] + 1):
            run.append(i)
            continue
        if run:
            yield run
        run = [i] if i >= 0 and bool(frame.features[i].prose) is prose else []


def _introduced(blocks: Sequence[Block], live: Sequence[int], first: int) -> bool:
    """Whether the line before a list ends with a colon."""
    before = max((i for i in live if i < first), default=None)
    return before is not None and blocks[before].text.endswith(":")
