"""What a line looks like: its words, its key for comparison, whether it reads as a sentence or as a heading."""

from __future__ import annotations

import re
import unicodedata
from dataclasses import replace
from functools import lru_cache

from pipeline.article import Block

_BULLET = re.compile(r"^(?:[-–—•*·▪■●◦►▶»›>+|✓✔]+\s+|[•·▪■●◦►▶✓✔]+)")
_NOT_WORD = re.compile(r"[\W_]+")
_WORD = re.compile(r"[^\W_]+(?:['’.\-][^\W_]+)*")
_FINAL = re.compile(r"[.!?…。！？।؟](?:[\"'”’»“)\]]|\s\d{1,2})*$")
_STOP = re.compile(r"(?:[.。।]|…)[\"'”’»“)\]]*$")
_QUOTE = "\"'“‘„«‚‹"
TAIL = 40  # characters in which a line's last marks are looked for
ENOUGH = 500  # characters that tell running text from a heading
LONG = 25  # words: nothing this long is a heading or a line of a list

HEADING_WORDS = 24
HEADING_CHARS = 170
_SMALL = frozenset(  # words that English headlines do not capitalise
    (
        *("a", "an", "and", "as", "at", "but", "by", "for", "from", "if", "in", "into", "is", "its", "nor", "of"),
        *("on", "or", "over", "per", "s", "t", "than", "the", "to", "up", "v", "vs", "via", "with"),
    )
)


def words_of(text: str) -> list[str]:
    """Words and numbers of a line, punctuation aside."""
    return _WORD.findall(text)


def bare(text: str) -> str:
    """A line without the bullet sign before it."""
    return _BULLET.sub("", text, count=1).strip()


@lru_cache(maxsize=1024)  # of one article's lines, each asked for by several rules
def key_of(text: str) -> str:
    """Letters and digits alone, in lower case: equal where two lines differ in white space, quotes or hyphens only."""
    return _NOT_WORD.sub("", unicodedata.normalize("NFKC", text).casefold())


def starts_quoted(text: str) -> bool:
    """Whether a line opens with a quotation mark: speech, never furniture."""
    return bare(text)[:1] in _QUOTE and bool(text)


def ends_sentence(text: str) -> bool:
    """Whether a line closes with a sentence's final mark (quotes, brackets or a note number may follow it)."""
    return bool(_FINAL.search(text[-TAIL:]))


def is_paragraph(text: str) -> bool:
    """Whether a line reads as running text: a sentence of some length, or long whatever its end."""
    count = len(words_of(text[:ENOUGH]))
    if count == 0:
        return False
    return count >= LONG or (count >= 6 and ends_sentence(text) and not is_title_case(text)) or _is_dense(text)


def is_heading(text: str) -> bool:
    """Whether a line could be a headline or a subhead: short, of words, and not closed by a full stop."""
    if len(text) > HEADING_CHARS or not any(c.isalpha() for c in text):
        return False
    if not 1 <= len(words_of(text)) <= HEADING_WORDS:
        return False
    if text[-1] in ",;:":
        return False
    return not _STOP.search(text[-TAIL:]) or is_title_case(text)


def is_title_case(text: str) -> bool:
    """Whether nearly all words of weight are capitalised, as in an English headline."""
    heavy = [w for w in words_of(text) if w.casefold() not in _SMALL and w[0].isalpha()]
    if len(heavy) < 4:
        return False
    return sum(w[0].isupper() for w in heavy) >= 0.85 * len(heavy)


def drop(block: Block, reason: str, rule: str, duplicate_of: int | None = None) -> Block:
    """The block marked as dropped."""
    return replace(block, kept=False, reason=reason, rule=rule, duplicate_of=duplicate_of)


def _is_dense(text: str) -> bool:
    """Running text of a script without spaces between words (Chinese, Japanese, Thai)."""
    return len(text) >= 30 and " " not in text and any(c in "。！？，、" for c in text)
