"""The language of the kept text."""

from __future__ import annotations

import re
import tomllib
from functools import cache
from importlib.resources import files
from typing import Any

ENGLISH = "en"
SAMPLE = 3000  # characters are enough to tell a language
LEAST = 5  # words: below, Latin characters tell nothing
SHORT = 20  # words
# How sure the detector must be that Latin text is not English: of 1,400 English articles none comes near LIKELY, of 430
# English phrases of five words and more the worst reaches 0.96.
LIKELY = 0.80
DECLARED = 40  # words: of a shorter Latin text, what the source declares is surer than the detector
SURE = 0.98  # for a short text
# A text of 30 words and more with this share of words of English grammar, and "the" among them, is English, and the
# detector (0.5 s to load, a tenth of the rules' time) need not be asked: so with 99.5% of 980 English texts. No other
# language writes "the"; a name of five English words in every other German sentence makes a share of 0.08.
PLAIN_FROM, PLAIN_THE, PLAIN_SHARE = 30, 0.005, 0.14
_LETTERS = re.compile(r"[^\W\d_]+")


def language_of(text: str, declared: str | None = None) -> str | None:
    """ISO 639-1 code of a text's language; None where it holds no characters.

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
    if declared and len(words) < DECLARED:
        return declared[:2].lower()
    english = next(float(probability) for name, probability in ranked if name == ENGLISH)
    if len(words) >= LEAST and 1 - english >= (SURE if len(words) < SHORT else LIKELY):
        return code
    return (declared or ENGLISH)[:2].lower()


def _plainly_english(words: list[str]) -> bool:
    """Whether words of English grammar alone settle it."""
    if len(words) < PLAIN_FROM:
        return False
    lower = [word.lower() for word in words]
    share = sum(map(_english_words().__contains__, lower)) / len(words)
    return share >= PLAIN_SHARE and lower.count("the") >= PLAIN_THE * len(words)


@cache
def _english_words() -> frozenset[str]:
    return frozenset(tomllib.loads(files("pipeline.text").joinpath("data/language.toml").read_text("utf-8"))["english"])


@cache
def _identifier() -> Any:
    """The detector, loaded once."""
    from py3langid.langid import MODEL_FILE, LanguageIdentifier

    return LanguageIdentifier.from_model_file(MODEL_FILE, norm_probs=True)
