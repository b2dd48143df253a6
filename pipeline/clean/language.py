"""The language of the kept text."""

from __future__ import annotations

import re
from functools import cache
from typing import Any

ENGLISH = "en"
SAMPLE = 3000  # characters are enough to tell a language
LEAST = 5  # words: below, Latin letters tell nothing
SHORT = 20  # words
# How sure the detector must be that Latin text is not English: of 1,400 English articles none comes near LIKELY, of 430
# English phrases of five words and more the worst reaches 0.96.
LIKELY = 0.80
SURE = 0.98  # for a short text
# A text of 50 words and more in which these stand this often is English, and the detector (0.7 s to load, a tenth of
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
    ranked = _identifier().rank(sample)
    code = str(ranked[0][0])
    latin = sum(c < "ɐ" for w in words for c in w) > 0.5 * sum(map(len, words))
    if not latin or code == ENGLISH:
        return code
    english = next(float(probability) for name, probability in ranked if name == ENGLISH)
    if len(words) >= LEAST and 1 - english >= (SURE if len(words) < SHORT else LIKELY):
        return code
    return (declared or ENGLISH)[:2].lower()


def _plainly_english(words: list[str]) -> bool:
    """Whether English function words alone settle it."""
    if len(words) < PLAIN_FROM:
        return False
    lower = [word.lower() for word in words]
    share = sum(word in PLAIN_WORDS for word in lower) / len(words)
    return share >= PLAIN_SHARE and lower.count("the") >= PLAIN_THE * len(words)


@cache
def _identifier() -> Any:
    from py3langid.langid import MODEL_FILE, LanguageIdentifier

    return LanguageIdentifier.from_model_file(MODEL_FILE, norm_probs=True)
