"""An article's text as numbers that two articles can be compared by without their words.

Words are runs of letters and digits in small letters, so that punctuation and case do not part two copies. A shingle is
five words in a row as a 32-bit hash; an article with fewer words is one shingle. Two articles of 500 shingles share one
by accident of hashing once in 17,000 pairs.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from zlib import crc32

import numpy as np
import pyarrow as pa
from numpy.typing import NDArray

from pipeline.corpus.stories.words import stems
from pipeline.tables.columns import arrow_array

Hashes = NDArray[np.uint32]

SHINGLE = 5  # words
PERMUTATIONS = 128
_WORD = re.compile(r"\w+")
_MIX = np.uint64(0x9E3779B97F4A7C15)  # 2^64 / golden ratio, odd: spreads neighbouring values over all bits

SIGNATURES = pa.schema(
    [
        pa.field("doc_id", pa.string(), nullable=False),
        pa.field("minhash", pa.list_(pa.uint32()), nullable=False),  # PERMUTATIONS values
        pa.field("shingles", pa.list_(pa.uint32()), nullable=False),  # sorted, each once
        pa.field("title", pa.list_(pa.uint32()), nullable=False),  # hashes of its words, sorted, each once
    ]
)


def _constants(salt: int) -> NDArray[np.uint64]:
    """PERMUTATIONS fixed 64-bit numbers without a pattern (splitmix64)."""
    state = np.arange(1, PERMUTATIONS + 1, dtype=np.uint64) * _MIX + np.uint64(salt)
    for shift, factor in ((30, 0xBF58476D1CE4E5B9), (27, 0x94D049BB133111EB)):
        state = (state ^ (state >> np.uint64(shift))) * np.uint64(factor)
    return state ^ (state >> np.uint64(31))


_FACTORS = _constants(1) | np.uint64(1)
_SHIFTS = _constants(2)


def shingles(text: str) -> Hashes:
    """The hashes of a text's shingles, sorted, each once; empty for a text without words."""
    words = np.fromiter((crc32(word.encode()) for word in _WORD.findall(text.lower())), dtype=np.uint64)
    if not len(words):
        return np.empty(0, dtype=np.uint32)
    width = min(SHINGLE, len(words))
    mixed = np.zeros(len(words) - width + 1, dtype=np.uint64)
    for place in range(width):
        mixed = (mixed ^ words[place : len(words) - width + 1 + place]) * _MIX
        mixed ^= mixed >> np.uint64(29)
    ordered: Hashes = np.sort((mixed >> np.uint64(32)).astype(np.uint32))
    distinct: Hashes = ordered[np.append(True, ordered[1:] != ordered[:-1])]
    return distinct


def minhash(hashes: Hashes) -> Hashes:
    """The minimum of the hashes under each of PERMUTATIONS fixed maps, h -> (a h + b) mod 2^64, its upper half.

    The family is multiply-shift (Dietzfelbinger), which is universal for odd a. All bits are set where there are none.
    """
    if not len(hashes):
        return np.full(PERMUTATIONS, 0xFFFFFFFF, dtype=np.uint32)
    wide = hashes.astype(np.uint64)
    minima = [(wide * a + b).min() for a, b in zip(_FACTORS, _SHIFTS, strict=True)]
    return (np.array(minima, dtype=np.uint64) >> np.uint64(32)).astype(np.uint32)


def signatures(documents: pa.Table) -> pa.Table:
    """SIGNATURES, in the order of the articles. `documents`: columns doc_id, title and text."""
    sets = [shingles(text) for text in documents["text"].to_pylist()]
    titles = [sorted({crc32(word.encode()) for word in stems(title or "")}) for title in documents["title"].to_pylist()]
    minima: Sequence[Hashes] = [minhash(hashes) for hashes in sets]
    return pa.table(
        {
            "doc_id": documents["doc_id"].combine_chunks(),
            "minhash": arrow_array(minima, pa.list_(pa.uint32())),
            "shingles": arrow_array(sets, pa.list_(pa.uint32())),
            "title": arrow_array(titles, pa.list_(pa.uint32())),
        },
        schema=SIGNATURES,
    )
