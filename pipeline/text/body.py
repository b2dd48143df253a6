"""The body of an article among the blocks of a dump: the run of running text that is worth most."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from pipeline.article import Block
from pipeline.text.grammar import Grammar
from pipeline.text.lines import ends_sentence, is_title_case, words_of

_FINAL = re.compile(r"[.!?…。।؟][\"'”’»)\]]*(?=\s|$|[“„«\"A-ZÀ-ÞĀ-ŽΑ-ΩА-Я])|[。！？]")
PROSE = 8  # words of a sentence that is no caption of a link
SENTENCE = 60  # words to a final mark in running text, on average, at most
UNSPACED = 30  # characters of running text in a script without blanks
LONG = 20  # words that are running text whatever their end
LEAST_SHARE = 0.5  # of the share of words of grammar that is usual in a text's long sentences
ALONE = 50  # words of a paragraph that is running text wherever it stands; twice as many count whole
MOST = 150  # words of a block that count
NEAR = 3  # blocks on either side that make up its surroundings
SLIDES = 3  # counters of a gallery
APART = 6  # blocks from one to the next at most, on average
HEADLINE_WORDS = 4  # words of a line without a final mark that may be a headline of another story
HEADLINE = -8.0  # its worth
COST = -3.0  # of a block that is furniture
COSTS = {  # where another than COST
    "duplicate": 0.0,
    "photo_credit": -1.0,
    "slide_counter": 0.0,
    "comment_ui": -10.0,
    "related": -6.0,
    "copyright": -25.0,
    "consent": -10.0,
}


@dataclass(frozen=True, slots=True)
class Seen:
    """What the search for the body sees of a block."""

    words: int
    ends: bool  # in a sentence's final mark
    grammar: float  # share of words of grammar
    prose: float  # 0 a link, a name, a button; 1 running text
    reason: str | None  # of a block that is dropped already


def features_of(blocks: Sequence[Block], grammar: Grammar) -> list[Seen]:
    """The features of each block. What share of grammar running text has, the text's own long sentences say."""
    words = [words_of(block.text) for block in blocks]
    ends = [ends_sentence(block.text) for block in blocks]
    shares = [grammar.share(own) for own in words]
    usual = sorted(s for s, own, end in zip(shares, words, ends, strict=True) if end and len(own) >= LONG)
    least = LEAST_SHARE * usual[len(usual) // 2] if usual else 0.0
    return [
        Seen(len(own), end, share, _prose(block.text, len(own), end, share, least), block.reason)
        for block, own, end, share in zip(blocks, words, ends, shares, strict=True)
    ]


def _prose(text: str, words: int, ends: bool, share: float, least: float) -> float:
    """How much a block reads as running text."""
    if _is_unspaced(text):
        return 1.0
    if words < 3 or (ends and is_title_case(text) and words < LONG) or _is_endless(text, words):
        return 0.0
    sure = 1.0 if share >= least else 0.7 if share >= least / 2 else 0.4
    if words >= PROSE and ends:
        return sure
    if share < least / 2:
        return 0.0
    if words >= LONG:
        return 0.7 * sure
    return 0.5 * sure if ends else 0.0


def _is_unspaced(text: str) -> bool:
    """Running text of a script without blanks between words."""
    return " " not in text and len(text) >= UNSPACED and any(c in "。！？，、" for c in text)


def _is_endless(text: str, words: int) -> bool:
    """Stories or sections one after another without a final mark."""
    return words > SENTENCE and SENTENCE * len(_FINAL.findall(text)) < words


def worths(features: Sequence[Seen]) -> list[float]:
    """What each block adds to the run that holds it: words of running text, less for what stands alone among links."""
    density = _densities(features)
    gallery = slides(features)
    out = []
    for i, (one, near) in enumerate(zip(features, density, strict=True)):
        if one.reason is not None:
            out.append(COSTS.get(one.reason, COST))
        elif i in gallery:
            out.append(float(one.words))
        elif one.prose:
            near = max(near, min(1.0, (one.words - ALONE) / ALONE))  # long paragraphs need no company
            out.append(one.prose * min(one.words, MOST) * (0.3 + 0.7 * near))
        else:
            out.append(HEADLINE if one.words >= HEADLINE_WORDS else -2.0 - 0.5 * one.words)
    return out


def slides(features: Sequence[Seen]) -> range:
    """The blocks of a gallery: from its first counter to its last."""
    counters = [i for i, one in enumerate(features) if one.reason == "slide_counter"]
    if len(counters) < SLIDES or counters[-1] - counters[0] > APART * len(counters):
        return range(0)
    return range(counters[0], counters[-1] + 1)


def _densities(features: Sequence[Seen]) -> list[float]:
    """How much running text is among the blocks around each: 0 as in a list of teasers, 1 as in a text."""
    out = []
    for i in range(len(features)):
        around = [features[j].prose for j in range(max(0, i - NEAR), min(len(features), i + NEAR + 1)) if j != i]
        mean = sum(around) / len(around) if around else 1.0
        out.append(min(1.0, max(0.0, (mean - 0.25) / 0.4)))
    return out


@dataclass(frozen=True, slots=True)
class Run:
    """A stretch of blocks, first and last, and what it is worth."""

    first: int
    last: int
    worth: float


def best_run(worth: Sequence[float], after: int = -1) -> Run | None:
    """The stretch of blocks after one that is worth most; None where none is worth anything."""
    best: Run | None = None
    total, start = 0.0, after + 1
    for i in range(after + 1, len(worth)):
        if total <= 0:
            total, start = 0.0, i
        total += worth[i]
        if total > (best.worth if best else 0.0):
            best = Run(start, i, total)
    return best
