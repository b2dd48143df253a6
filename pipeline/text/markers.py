"""The sign before a line of a list is no part of its text: it becomes a block of its own, dropped."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from pipeline.article import Block
from pipeline.text.galleries import part
from pipeline.text.lines import drop

_MARKER = re.compile(r"[-*•·▪■●◦►▶](?=\s+[^\W_]|\s+[\"'“‘„«(])")


def without_markers(blocks: Sequence[Block]) -> tuple[Block, ...]:
    """Cut the signs of lists off the kept blocks that begin with one."""
    places: list[int] = []  # of each block among those given
    out: list[Block] = []
    for block in blocks:
        if block.kept and block.pieces and _MARKER.match(block.text):
            sign = replace(part(block, 0, 1), doubtful=False)
            if block.raw_start is not None and sign.raw_start is not None:
                sign = replace(sign, raw_start=min(block.raw_start, sign.raw_start))
            rest = part(block, 1, len(block.text))
            out.append(drop(sign, "marker", "marker:list"))
            block = replace(rest, raw_end=block.raw_end)
        places.append(len(out))
        out.append(block)
    if len(out) == len(places):
        return tuple(blocks)
    return tuple(b if b.duplicate_of is None else replace(b, duplicate_of=places[b.duplicate_of]) for b in out)
