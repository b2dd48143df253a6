"""The language of the kept text."""

from __future__ import annotations

import re
from functools import cache
from typing import Any

ENGLISH = "en"
SAMPLE = 6000  # characters are enough to tell a language
WEAK = 20  # words: a Latin text shorter than this is taken for English unless the detector is sure
SURE = 0.98  # of the detector's probability for a short text, 0.80 for others: below, Latin text counts as English
LIKELY = 0.80
# A text of 50 words and more in which these stand this often is English, and the detector (0.5 s to load, a tenth of
# the rules' time) need not be asked: so with 96% of 840 English articles. No other language writes "the".
PLAIN_FROM, PLAIN_THE, PLAIN_SHARE = 50, 0.03, 0.10
PLAIN_WORDS = frozenset(("the", "of", "and", "to", "that", "for", "with", "from", "by", "as"))
_LETTERS = re.compile(r"[^\W\d_]+")


def language_of(text: str, declared: str | None = None) -> str | None:
    """ISO 639-1 code of a text's language; None where it holds no letters.

    The metadata's word counts where the text is too short to tell. Latin text of weak evidence counts as English.
    """
    sample = text[:SAMPLE]
    words = _LETTERS.findall(sample)
    if not words:
        return None
    if _plainly_english(words):
        return ENGLISH
    code, probability = _detect(sample)
    latin = sum(c < "ɐ" for w in words for c in w) > 0.5 * sum(map(len, words))
    if not latin:
        return code
    if code == ENGLISH:
        return ENGLISH
    sure = probability >= (SURE if len(words) < WEAK else LIKELY)
    if sure and len(words) >= 5:
        return code
    return (declared or ENGLISH)[:2].lower()


def _plainly_english(words: list[str]) -> bool:
    """Whether English function words alone settle it."""
    if len(words) < PLAIN_FROM:
        return False
    lower = [word.lower() for word in words]
    share = sum(word in PLAIN_WORDS for word in lower) / len(words)
    return share >= PLAIN_SHARE and lower.count("the") >= PLAIN_THE * len(words)


def _detect(text: str) -> tuple[str, float]:
    """The detector's best guess and its probability."""
    code, probability = _identifier().classify(text)
    return str(code), float(probability)


@cache
def _identifier() -> Any:
    from py3langid.langid import MODEL_FILE, LanguageIdentifier

    return LanguageIdentifier.from_model_file(MODEL_FILE, norm_probs=True)
