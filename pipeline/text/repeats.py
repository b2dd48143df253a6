"""Repeats: print views, near-equal and interleaved copies, slide lists that stand twice, a lead shown twice."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import pairwise

from pipeline.article import Block
from pipeline.text.lines import drop, ends_sentence, is_heading, key_of, words_of

COPY = 60  # letters and digits in a line, or in lines in a row, that stand twice: then it is a copy, not a refrain
STANDFIRST_LINES = 5  # from a standfirst to the lead that it repeats
MANY = 0.3  # share of an article's lines that are copies: then shorter ones are, too
COPY_OF_MANY = 20
CUT = 36  # letters and digits of whole sentences inside another line: a copy cut differently (standfirst, pull quote)
SUMMARISED = 2  # sentences of a summary that stand apart below it
MOST_OF_IT = 0.6  # of a summary's characters that they make
TEASER = 20  # letters and digits before an ellipsis
AT_ONCE = 4  # words: equal lines in direct succession are a copy from this length on
CANDIDATES = 16  # originals tried for one line

_SENTENCE_END = re.compile(r"[.!?…][\"'”’»)\]]*(?:\s+|$)|[:;]\s+(?=[\"“«‘])")
_ELLIPSIS = re.compile(r"(?:…|\.\.\.)[\"'”’»)\]]*$")


def repeats(blocks: tuple[Block, ...]) -> tuple[Block, ...]:
    """Mark kept blocks that repeat another kept block; of equals the first stays.

    Two lines are equal where their letters and digits are. A short line is a copy only within a copied run; alone it
    may recur with reason (dialogue, a refrain, a live blog) and stays, with `rule` saying so.
    """
    out = list(blocks)
    live = [i for i, b in enumerate(blocks) if b.kept]
    texts = [blocks[i].text for i in live]
    copies = _copies(texts)
    for copy, original in copies.items():
        if _is_standfirst(texts, copies, copy):
            out[live[original]] = drop(blocks[live[original]], "standfirst", "repeat:equal", live[copy])
        else:
            out[live[copy]] = drop(blocks[live[copy]], "duplicate", "repeat:equal", live[original])
    return _explained(_without_parts(out))


def _without_parts(blocks: list[Block]) -> list[Block]:
    """Drop kept blocks whose sentences stand inside others: after them, then before them; and a summary of such."""
    out = list(blocks)
    sentences = {i: tuple(_sentences(b.text)) for i, b in enumerate(out) if b.kept}
    for early, reason in ((False, "duplicate"), (True, "standfirst")):
        live = [i for i, b in enumerate(out) if b.kept]
        texts = [out[i].text for i in live]
        parts = _cut_differently(texts, [sentences[i] for i in live], early)
        summary = None if early else _summary(texts, parts)
        if summary is not None:
            first = min(parts)
            out[live[summary]] = drop(out[live[summary]], "standfirst", "repeat:parts", live[first])
            continue
        for part, whole in parts.items():
            out[live[part]] = drop(out[live[part]], reason, "repeat:part", live[whole])
    return out


def _copies(texts: Sequence[str]) -> dict[int, int]:
    """Copies and their originals, as positions in `texts`."""
    keys = [key_of(text) for text in texts]
    places: dict[str, list[int]] = defaultdict(list)
    runs: dict[tuple[int, int], int] = {}  # (copy, original) -> letters of the equal run that ends there
    for at, key in enumerate(keys):
        for original in places[key][:CANDIDATES] if key else ():
            runs[at, original] = runs.get((at - 1, original - 1), 0) + len(key)
        places[key].append(at)
    copies = _in_runs(texts, runs)
    copies.update((at, at - 1) for at in _doubled(keys, copies))
    if texts and is_heading(texts[0]) and len(words_of(texts[0])) > 2:  # the title
        copies.update((at, 0) for at in places[keys[0]][1:] if at not in copies)
    return {at: _first(copies, original) for at, original in copies.items()}


def _doubled(keys: Sequence[str], copies: dict[int, int]) -> Iterator[int]:
    """Short lines that stand twice at once in a text whose lines all do."""
    near = dict(copies)
    for at, (one, other) in enumerate(pairwise(keys), 1):
        if one and one == other and at not in near and (near.get(at - 2) == at - 3 or near.get(at + 2) == at + 1):
            near[at] = at - 1
            yield at


def _in_runs(texts: Sequence[str], runs: dict[tuple[int, int], int]) -> dict[int, int]:
    """Copies in equal runs that are long enough, the last run first; shorter ones count where many lines are copies."""
    copies: dict[int, int] = {}
    for least in (COPY, COPY_OF_MANY):
        if least == COPY_OF_MANY and len(copies) < MANY * len(texts):
            break
        for (at, original), letters in sorted(runs.items(), reverse=True):
            if letters < least and not _at_once(texts, at, original):
                continue
            while (at, original) in runs and at not in copies:
                copies[at] = original
                at, original = at - 1, original - 1
    return copies


def _is_standfirst(texts: Sequence[str], copies: dict[int, int], copy: int) -> bool:
    """Whether the original of a copy is the lead shown once more above byline and text: the only line doubled there."""
    original = copies[copy]
    if original > 1 or copy - original > STANDFIRST_LINES or is_heading(texts[original]):
        return False
    alone = copy + 1 not in copies and copy + 2 not in copies
    return alone and list(copies.values()).count(original) == 1


def _at_once(texts: Sequence[str], at: int, original: int) -> bool:
    return at == original + 1 and len(words_of(texts[at])) >= AT_ONCE


def _first(copies: dict[int, int], at: int) -> int:
    while at in copies:
        at = copies[at]
    return at


@dataclass(frozen=True, slots=True)
class _Text:
    """All kept lines as one string of letters and digits, with the bounds of lines and sentences in it."""

    letters: str
    bounds: list[tuple[int, int]]
    openings: dict[str, list[tuple[int, int]]]  # first letters of a sentence -> (its offset, its line)
    closings: frozenset[int]


def _cut_differently(texts: Sequence[str], sentences: Sequence[Sequence[str]], early: bool) -> dict[int, int]:
    """Lines that stand, sentence by sentence, inside other lines: later ones, or (`early`) ones before their whole.

    `sentences`: the keys of each line's sentences.
    """
    whole = _text_of(sentences)
    found: dict[int, int] = {}
    for i, text in enumerate(texts):
        start, end = whole.bounds[i]
        teaser = bool(_ELLIPSIS.search(text))
        if end - start < (TEASER if teaser else CUT) or not ends_sentence(text):
            continue
        key = whole.letters[start:end]
        for at, other in whole.openings[key[:TEASER]][:CANDIDATES]:
            inside = at >= end if early else at + len(key) <= start
            inside = inside and whole.bounds[other] != (at, at + len(key))  # equal lines are no matter of parts
            ends = teaser or at + len(key) in whole.closings
            if inside and ends and other not in found and whole.letters.startswith(key, at):
                found[i] = other
                break
    return found


def _summary(texts: Sequence[str], parts: dict[int, int]) -> int | None:
    """The one line that is made of sentences which stand apart in the text below it: they stay, it is the summary."""
    wholes = sorted(set(parts.values()))
    own = sorted(parts)
    if len(wholes) != 1 or len(own) < SUMMARISED or any(b - a == 1 for a, b in pairwise(own)):
        return None
    said = sum(len(texts[part]) for part in own)
    return wholes[0] if said >= MOST_OF_IT * len(texts[wholes[0]]) else None


def _text_of(lines: Sequence[Sequence[str]]) -> _Text:
    openings: dict[str, list[tuple[int, int]]] = defaultdict(list)
    parts: list[tuple[int, str]] = []
    bounds: list[tuple[int, int]] = []
    closings: set[int] = set()
    at = 0
    for i, sentences in enumerate(lines):
        start = at
        for sentence in sentences:
            parts.append((i, sentence))
            at += len(sentence)
            closings.add(at)
        bounds.append((start, at))
    letters = "".join(sentence for _, sentence in parts)
    at = 0
    for i, sentence in parts:
        openings[letters[at : at + TEASER]].append((at, i))
        at += len(sentence)
    return _Text(letters, bounds, openings, frozenset(closings))


def _sentences(text: str) -> Iterator[str]:
    """The keys of a line's sentences, split roughly."""
    last = 0
    for match in _SENTENCE_END.finditer(text):
        if key := key_of(text[last : match.end()]):
            yield key
        last = match.end()
    if key := key_of(text[last:]):
        yield key


def _explained(blocks: list[Block]) -> tuple[Block, ...]:
    """Say on a kept line that recurs why it stays."""
    seen: set[str] = set()
    for i, block in enumerate(blocks):
        key = key_of(block.text) if block.kept else ""
        if key in seen and key:
            blocks[i] = replace(block, rule="recurs:short")
        seen.add(key)
    return tuple(blocks)
