"""Repeats: print views, near-equal and interleaved copies, slide lists that stand twice."""

from __future__ import annotations

import re
from collections import defaultdict

from pipeline.article import Block
from pipeline.clean.lines import drop, key_of, starts_quoted

SURE = 32  # letters and digits: a line this long that stands twice is a copy
CONTAINED = 48  # letters and digits: a line this long inside another is a copy cut differently (pull quote, standfirst)
_SENTENCE_START = re.compile(r"[.!?…][\"'”’»)]*\s+|[:;]\s+(?=[\"“«‘])")


def repeats(blocks: tuple[Block, ...]) -> tuple[Block, ...]:
    """Mark kept blocks that repeat another kept block. The first of equals stays; a part goes before the whole.

    Two lines are equal where their letters and digits are. A short line is a copy only as part of a copied run; alone
    it may recur with reason (dialogue, a refrain) and stays, with `rule` saying so.
    """
    live = [i for i, b in enumerate(blocks) if b.kept]
    keys = [key_of(blocks[i].text) for i in live]
    copies = _copies(keys)
    out = list(blocks)
    for at, original in copies.items():
        out[live[at]] = drop(blocks[live[at]], "duplicate", "repeat:equal", live[original])
    rest = [(i, key) for at, (i, key) in enumerate(zip(live, keys, strict=True)) if at not in copies and key]
    for i, whole in _contained(blocks, rest).items():
        early = i < whole
        out[i] = drop(blocks[i], "standfirst" if early else "duplicate", "repeat:part-of", whole)
    return _explain(tuple(out))


def _copies(keys: list[str]) -> dict[int, int]:
    """Position of each copy -> position of its original, among the kept blocks."""
    first: dict[str, int] = {}
    places: dict[str, list[int]] = defaultdict(list)
    copies: dict[int, int] = {}
    for at, key in enumerate(keys):
        places[key].append(at)
        if key and len(key) >= SURE and key in first:
            copies[at] = first[key]
        first.setdefault(key, at)
    _grow(keys, places, copies, range(len(keys)), -1)
    _grow(keys, places, copies, range(len(keys) - 1, -1, -1), 1)
    return copies


def _grow(keys: list[str], places: dict[str, list[int]], copies: dict[int, int], order: range, step: int) -> None:
    """Short lines beside a copy are copies too where the same line stands beside its original."""
    for at in order:
        beside = at + step
        if at in copies or not 0 <= beside < len(keys) or beside not in copies or not keys[at]:
            continue
        wanted = copies[beside] - step
        if 0 <= wanted < at and keys[wanted] == keys[at]:
            copies[at] = copies.get(wanted, wanted)


def _contained(blocks: tuple[Block, ...], live: list[tuple[int, str]]) -> dict[int, int]:
    """Blocks whose words stand whole, from the start of a sentence, in the text of the others: index -> that block."""
    text = "".join(key for _, key in live)
    starts: dict[str, list[tuple[int, int]]] = defaultdict(list)  # opening letters -> (offset into text, block)
    offset = 0
    for i, key in live:
        for at in _sentence_starts(blocks[i].text):
            starts[text[offset + at : offset + at + CONTAINED]].append((offset + at, i))
        offset += len(key)
    found: dict[int, int] = {}
    offset = 0
    for i, key in live:
        own, offset = offset, offset + len(key)
        if len(key) < CONTAINED:
            continue
        for at, other in starts[key[:CONTAINED]][:8]:
            if other == i or other in found or not text.startswith(key, at):
                continue
            if at < own < at + len(key) or own <= at < own + len(key):
                continue
            if not (starts_quoted(blocks[i].text) and blocks[other].text == blocks[i].text):
                found[i] = other
                break
    return found


def _sentence_starts(text: str) -> list[int]:
    """Offsets, in letters and digits, at which the sentences of a block begin."""
    starts, at, last = [0], 0, 0
    for match in _SENTENCE_START.finditer(text):
        at += len(key_of(text[last : match.end()]))
        last = match.end()
        starts.append(at)
    return starts


def _explain(blocks: tuple[Block, ...]) -> tuple[Block, ...]:
    """Say on a short line that recurs why it stays."""
    from dataclasses import replace

    seen: dict[str, int] = {}
    out = []
    for i, block in enumerate(blocks):
        key = key_of(block.text) if block.kept else ""
        if key and key in seen:
            block = replace(block, rule=block.rule or "recurs:short", duplicate_of=None)
        elif key:
            seen[key] = i
        out.append(block)
    return tuple(out)
