"""Words for comparing: in lower case, without endings, without those that say nothing."""

from __future__ import annotations

import re
import tomllib
from functools import cache, lru_cache
from importlib import resources

_WORD = re.compile(r"[^\W_]+(?:['’-][^\W_]+)*")
_ENDINGS = ("ing", "ed", "s")
ROOT = 4  # characters that a word keeps at least


@cache
def words_of(name: str) -> frozenset[str]:
    """One of the lists of data/words.toml."""
    text = resources.files("pipeline.corpus.stories").joinpath("data/words.toml").read_text(encoding="utf-8")
    return frozenset(tomllib.loads(text)[name])


@lru_cache(maxsize=1 << 15)
def stem(word: str) -> str:
    """A word in lower case without its ending: "quakes" and "quake" are one, so are "killing" and "killed"."""
    if word.endswith("ies") and len(word) > ROOT:
        return f"{word[:-3]}y"
    for ending in _ENDINGS:
        if word.endswith(ending) and len(word) - len(ending) >= ROOT and not word.endswith("ss"):
            word = word[: -len(ending)]
            break
    return word.removesuffix("e")


def stems(text: str, most: int | None = None) -> list[str]:
    """The stems of a text's words, `most` words read, those left out that say nothing."""
    common = words_of("common")
    words = (word.lower().removesuffix("'s").removesuffix("’s") for word in _WORD.findall(text)[:most])
    return [stem(word) for word in words if len(word) > 1 and word not in common]
