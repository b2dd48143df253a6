"""The phrase lists of data/phrases.toml as patterns."""

from __future__ import annotations

import re
import tomllib
from dataclasses import dataclass
from functools import cache
from importlib.resources import files

_BARE = re.compile(r"[\W_]+")


@dataclass(frozen=True, slots=True)
class Phrases:
    """All languages' phrases for one reason."""

    begins: re.Pattern[str]
    holds: re.Pattern[str]
    whole: frozenset[str]  # letters and digits only

    def is_whole(self, text: str) -> bool:
        """Whether the text is a phrase and nothing else but marks."""
        return _BARE.sub(" ", text).strip().casefold() in self.whole


@cache
def phrases(reason: str) -> Phrases:
    """The phrases of a reason, loaded once."""
    data = tomllib.loads(files("pipeline.read.html").joinpath("data/phrases.toml").read_text(encoding="utf-8"))
    listed = sorted({p for row in data[reason].values() for p in row}, key=lambda p: (-len(p), p))
    either = "|".join(_bounded(p.replace("’", "'")) for p in listed)
    return Phrases(
        re.compile(rf"[\W_]{{0,4}}(?:{either})", re.IGNORECASE),
        re.compile(rf"(?:{either})", re.IGNORECASE),
        frozenset(_BARE.sub(" ", p).strip().casefold() for p in listed),
    )


def _bounded(phrase: str) -> str:
    """As a pattern: white space of any kind, either apostrophe, no letter on either side (scripts with spaces only)."""
    words = r"\s+".join(re.escape(word).replace("'", "['’]") for word in phrase.split())
    before = r"(?<!\w)" if _spaced(phrase[0]) else ""
    after = r"(?!\w)" if _spaced(phrase[-1]) else ""
    return f"{before}{words}{after}"


def _spaced(letter: str) -> bool:
    return letter.isalnum() and ord(letter) < 0x2E80
