"""Galleries: runs of counter, credit, heading and caption. Counters and credits go, headings and captions stay."""

from __future__ import annotations

import re
from collections import defaultdict
from dataclasses import replace
from itertools import pairwise

from pipeline.article import Block, Piece
from pipeline.text.counters import Counter, find_counters
from pipeline.text.credits import is_credit
from pipeline.text.lines import drop, ends_sentence, is_heading, is_paragraph, key_of, words_of

REACH = 2  # lines from a counter to its credit
CREDIT_WORDS = 14
SLIDES = 3  # slides with the same line at the same place make it a credit in whatever words


def galleries(blocks: tuple[Block, ...]) -> tuple[Block, ...]:
    """Mark slide counters and photo credits; a counter glued to its caption becomes a block of its own."""
    blocks = _cut_glued(blocks)
    texts = [b.text if b.kept else "" for b in blocks]
    counters = find_counters(texts)
    recurring = _recurring_credits(texts, counters)
    out = []
    for i, block in enumerate(blocks):
        if not block.kept:
            out.append(block)
        elif i in counters:
            out.append(drop(block, "slide_counter", "counter:run" if len(counters) > 1 else "counter:lone"))
        elif i in recurring:
            out.append(drop(block, "photo_credit", "credit:recurs-by-slide"))
        elif is_credit(block.text):
            out.append(drop(block, "photo_credit", "credit:form"))
        else:
            out.append(block)
    return tuple(out)


def last_counter(blocks: tuple[Block, ...]) -> int | None:
    """Index of the last slide counter; None where there is no gallery."""
    return max((i for i, b in enumerate(blocks) if b.reason == "slide_counter"), default=None)


def gallery_title(blocks: tuple[Block, ...]) -> int | None:
    """Index of the heading that is the title of an article with a gallery: before its slides, or right after the last.

    Counters stand before their captions, or after them; that decides where the last slide ends.
    """
    counters = [i for i, b in enumerate(blocks) if b.reason == "slide_counter"]
    lines = [i for i, b in enumerate(blocks) if b.kept or b.reason == "duplicate"]
    before = [i for i in lines if i < counters[0]]
    after = [i for i in lines if i > counters[-1]]
    if _closing(blocks, counters, lines, before):
        return _if_heading(blocks, after[:1])
    if before and is_heading(blocks[before[0]].text):
        return before[0]
    caption = next((at for at, i in enumerate(after[:3]) if is_paragraph(blocks[i].text)), 0)
    return _if_heading(blocks, after[caption + 1 : caption + 2])


def _closing(blocks: tuple[Block, ...], counters: list[int], lines: list[int], before: list[int]) -> bool:
    """Whether counters stand after their captions: what is above the first is a slide as the others are."""
    if _number(blocks[counters[0]]) == 0:
        return True
    shown = set(lines)
    inner = ([i for i in range(a + 1, b) if i in shown] for a, b in pairwise(counters))
    shapes = [_shape(blocks, slide) for slide in inner if slide]
    usual = max(shapes, key=shapes.count, default=())
    if not _has_text(blocks, before) or len(before) > len(usual):
        return False
    return _shape(blocks, before) == usual or is_paragraph(blocks[before[0]].text)


def _shape(blocks: tuple[Block, ...], slide: list[int]) -> tuple[bool, ...]:
    """Which lines of a slide are running text."""
    return tuple(is_paragraph(blocks[i].text) for i in slide)


def _has_text(blocks: tuple[Block, ...], slide: list[int]) -> bool:
    return any(_shape(blocks, slide))


def _if_heading(blocks: tuple[Block, ...], places: list[int]) -> int | None:
    """The first of the places, where it is a kept heading."""
    return next((i for i in places[:1] if blocks[i].kept and is_heading(blocks[i].text)), None)


def _number(counter: Block) -> int:
    match = re.search(r"\d+", counter.text)
    return int(match[0]) if match else -1


def _recurring_credits(texts: list[str], counters: dict[int, Counter]) -> set[int]:
    """Short lines that stand at the same distance from the counters of several slides, in any language."""
    places: dict[tuple[str, int], dict[int, list[int]]] = defaultdict(lambda: defaultdict(list))
    for i, counter in counters.items():
        for offset in (*range(-REACH, 0), *range(1, REACH + 1)):
            j = i + offset
            if not 0 <= j < len(texts) or j in counters:
                continue
            if 1 <= len(words_of(texts[j])) <= CREDIT_WORDS and not ends_sentence(texts[j]):
                places[key_of(texts[j]), offset][counter.number].append(j)
    return {j for slides in places.values() if len(slides) >= SLIDES for lines in slides.values() for j in lines}


def _cut_glued(blocks: tuple[Block, ...]) -> tuple[Block, ...]:
    """Cut a counter off the caption on its line, where the run shows that it is one."""
    counters = find_counters([b.text if b.kept else "" for b in blocks])
    out: list[Block] = []
    for i, block in enumerate(blocks):
        counter = counters.get(i)
        rest = block.text[: counter.start] + block.text[counter.end :] if counter else ""
        if counter is None or not rest.strip() or not block.pieces:
            out.append(block)
        elif counter.start == 0:
            out += [part(block, 0, counter.end), part(block, counter.end, len(block.text))]
        else:
            out += [part(block, 0, counter.start), part(block, counter.start, len(block.text))]
    return tuple(out)


def part(block: Block, start: int, end: int) -> Block:
    """A stretch of a block as a block of its own, its raw bounds from the pieces."""
    while start < end and block.text[start].isspace():
        start += 1
    while end > start and block.text[end - 1].isspace():
        end -= 1
    pieces = []
    for piece in block.pieces:
        a, b = max(start, piece.at), min(end, piece.at + piece.length)
        if a < b:
            pieces.append(Piece(a - start, piece.raw + a - piece.at, b - a))
    first, last = pieces[0], pieces[-1]
    return replace(
        block,
        text=block.text[start:end],
        raw_start=first.raw,
        raw_end=last.raw + last.length,
        pieces=tuple(pieces),
    )
