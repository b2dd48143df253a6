"""Captions amid the text of a dump: the line above a credit, the line that closes with one."""

from __future__ import annotations

import re

from pipeline.article import Block
from pipeline.text.credits import is_credit
from pipeline.text.frame import Frame
from pipeline.text.lines import drop, ends_sentence, starts_quoted, words_of

# Of 165 blocks above a credit within the bodies of 104 pages' dumps, 149 of 153 of at most so many words are captions.
ABOVE_CREDIT = 25
USUAL = 0.7  # of the credits of a text, how many must stand below a line of that length
WITH_CREDIT = 60  # words of a caption with its credit
MOST = 0.4  # share of a body's words: where captions are more, they are the story
_TAIL = re.compile(r"(?<=[.!?)”\"])\s+(?=\S)|(?<!\s)\s+(?=[(\[©])|,\s+(?=\w+:)")


def captions(blocks: tuple[Block, ...], frame: Frame | None) -> tuple[Block, ...]:
    """Drop the captions of pictures that stand amid the text."""
    if frame is None or any(b.reason == "slide_counter" for b in blocks[frame.first : frame.last + 1]):
        return blocks
    found = _found(blocks, frame)
    words = sum(frame.features[i].words for i in range(frame.first, frame.last + 1) if blocks[i].kept)
    if sum(frame.features[i].words for i in found) > MOST * words:
        return blocks
    return tuple(drop(b, "caption", found[i]) if i in found else b for i, b in enumerate(blocks))


def _found(blocks: tuple[Block, ...], frame: Frame) -> dict[int, str]:
    """The captions by block, each with its rule."""
    found: dict[int, str] = {}
    above = _above_credits(blocks, frame)
    for i in range(frame.first, frame.last + 1):
        block = blocks[i]
        if not block.kept or i == frame.title or starts_quoted(block.text):
            continue
        if i in above:
            found[i] = "caption:above-credit"
        elif closes_with_credit(block.text):
            found[i] = "caption:with-credit"
    return found


def _above_credits(blocks: tuple[Block, ...], frame: Frame) -> set[int]:
    """The short blocks above credits; none where credits stand below paragraphs as well."""
    places = [
        i
        for i in range(frame.first, frame.last)
        if blocks[i].kept and i != frame.title and blocks[i + 1].reason == "photo_credit"
    ]
    short = {i for i in places if len(words_of(blocks[i].text)) <= ABOVE_CREDIT}
    if len(places) == 1:  # one credit may stand below the text itself
        return {i for i in short if not ends_sentence(blocks[i].text)}
    return short if len(short) >= USUAL * len(places) else set()


def closes_with_credit(text: str) -> bool:
    """Whether a line closes with a credit after something else."""
    if len(words_of(text)) > WITH_CREDIT:
        return False
    cuts = list(_TAIL.finditer(text))[-2:]
    return any(cut.start() and is_credit(text[cut.end() :].strip()) for cut in cuts)
