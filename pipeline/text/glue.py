"""Lines of a dump that were run together without a blank between them ("...the game.And the couple") are cut apart."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator
from itertools import pairwise

from pipeline.article import Block
from pipeline.text.galleries import part

# Of 88 saved pages, get_text() glues sentences five times and more on 34, no other tool on any.
GLUED = 5  # sentences that begin at once after another's final mark: then the dump's lines were run together
NEAR = 40  # characters from one glued word to the next in menus and heads
_SENTENCE = re.compile(r"(?<=[^\W\d_A-Z]{2})[.!?][\"”’»)]?(?=[“„«]?[^\W\d_a-zß-ÿ][^\W\d_A-Z]{0,20}[\s’'])")
_WORD = re.compile(r"(?<=[^\W\d_A-Z]{3})(?=[A-ZÀ-Þ][^\W\d_A-Z])|(?<=[?!])(?=[A-ZÀ-Þ])|(?<=\d)(?=[A-ZÀ-Þ][a-z]{2})")
_BEFORE = re.compile(r"(?<!\w)\w+\Z")
_LETTERS = re.compile(r"\w+")


def unglued(blocks: tuple[Block, ...]) -> tuple[Block, ...]:
    """The blocks, cut where sentences or words were run together, if the dump is of that kind."""
    ends = [[m.end() for m in _SENTENCE.finditer(block.text)] for block in blocks]
    if sum(map(len, ends)) < GLUED:
        return blocks
    known = Counter(word for block in blocks for word in _LETTERS.findall(block.text))
    out: list[Block] = []
    for block, places in zip(blocks, ends, strict=True):
        cuts = sorted({*places, *_words(block.text, known)})
        bounds = [0, *cuts, len(block.text)]
        if cuts and block.pieces:
            out += [part(block, a, b) for a, b in pairwise(bounds) if block.text[a:b].strip()]
        else:
            out.append(block)
    return tuple(out)


def _words(text: str, known: Counter[str]) -> Iterator[int]:
    """Where words were run together: in a word that stands nowhere else, as 'YouTube' may, near another such place or
    with two halves that are words elsewhere."""
    places = [m.start() for m in _WORD.finditer(text)]
    near = {place for pair in pairwise(places) if pair[1] - pair[0] <= NEAR for place in pair}
    for place in places:
        before = _BEFORE.search(text, max(0, place - NEAR), place)
        after = _LETTERS.match(text, place, place + NEAR)
        one, two = before[0] if before else "", after[0] if after else ""
        if known[one + two] < 2 and (place in near or (known[one] and known[two])):
            yield place
