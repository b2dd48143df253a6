"""Names of people taken apart and compared: titles off, accents folded, transliterations by sound and by distance."""

from __future__ import annotations

import re
import tomllib
import unicodedata
from functools import cache
from importlib import resources
from typing import NamedTuple

from pipeline.facts.people.lists import name_words, titles

ARTICLES = frozenset(("al", "el", "as", "an", "ash"))  # of Arabic surnames, written and left out at will
BEHIND = frozenset(("of", "the", "at", "from", "for", "and"))  # no name goes on after them
LETTERS = str.maketrans({"ł": "l", "ø": "o", "đ": "d", "ð": "d", "þ": "th", "ß": "ss", "æ": "ae", "œ": "oe", "ı": "i"})
# The order matters: longer spellings first. What is left of a name without its vowels is how it sounds in any spelling.
SOUNDS = (
    *(("shch", "s"), ("tch", "c"), ("sch", "s"), ("kh", "k"), ("gh", "k"), ("ph", "f"), ("th", "t"), ("dh", "d")),
    *(("zh", "z"), ("sh", "s"), ("ch", "c"), ("ts", "c"), ("tz", "c"), ("ck", "k"), ("q", "k"), ("g", "k")),
    *(("w", "v"), ("j", "i")),
)
ALIKE = 0.85  # least Jaro-Winkler similarity of two spellings of a name that sound the same
_OTHER = re.compile(r"[^\w -]|_")
_TOKEN = re.compile(r"[^\s,]+")
_OWNER = ("'s", "’s")
LONGEST = 6  # words of a name
_VOWELS = re.compile(r"[aeiouyh]+")
_DOUBLE = re.compile(r"(.)\1+")


class Name(NamedTuple):
    """A full or bare name in lower case without accents; `given` and `middle` are empty for a bare surname."""

    given: str
    middle: tuple[str, ...]
    surname: str

    @property
    def key(self) -> str:
        """The whole name."""
        return " ".join(part for part in (self.given, *self.middle, self.surname) if part)

    @property
    def initials(self) -> str:
        """Middle initials in the order of the alphabet: "hw" of "H.W." and of "Herbert Walker"."""
        return "".join(sorted("".join(part if len(part) <= 2 else part[0] for part in self.middle)))


def fold(text: str) -> str:
    """Lower case without accents, apostrophes and full stops."""
    lowered = text.lower()
    if not lowered.isascii():
        lowered = unicodedata.normalize("NFKD", lowered.translate(LETTERS))
    return _OTHER.sub("", lowered)


@cache
def _prefixes() -> frozenset[str]:
    """Folded titles and forms of address that may stand before a name."""
    table = titles()
    return frozenset(fold(word) for word in (*table.honorifics, *table.titles))


def read_name(written: str) -> Name | None:
    """A name as written, taken apart; None where it cannot be a person's: digits, no capital, the name of a body."""
    words = _TOKEN.findall(written)
    if words and words[-1].endswith(_OWNER):
        words[-1] = words[-1][:-2]
    if not _can_be(written, words):
        return None
    ended = next((i for i, word in enumerate(words) if i and word in BEHIND), len(words))
    parts, suffix = _bare([part for word in words[:ended] if (part := fold(word).strip("-"))])
    if not parts or len(parts) > LONGEST or parts[-1] in _prefixes() | name_words().not_people:
        return None
    start = _surname_start(parts, capital=words[0][0].isupper())
    surname = _surname(parts[start:])
    if suffix and start == 1:  # "Joseph R. Biden Jr." is in full; "Donald Trump Jr." tells him from his father
        surname += f" {suffix}"
    return Name("" if start == 0 else parts[0], tuple(parts[1:start]), surname)


def _can_be(written: str, words: list[str]) -> bool:
    """Whether words can be a person's name at all."""
    if any(word.endswith(_OWNER) for word in words):
        return False  # "Ada's Harbour"
    if not any(word[:1].isupper() for word in words) or any(c.isdigit() or c == "&" for c in written):
        return False
    return not _is_headline([word.lower() for word in words])


def _bare(parts: list[str]) -> tuple[list[str], str]:
    """A name without titles before it, and the suffix after it."""
    while len(parts) > 1 and parts[0] in _prefixes():
        parts = parts[1:]
    suffix = ""
    while len(parts) > 1 and parts[-1] in name_words().suffixes:
        suffix = parts.pop()
    return parts, suffix


def _surname_start(parts: list[str], *, capital: bool) -> int:
    """Where the surname begins: at its first particle, else at the last word. `capital`: how the name begins."""
    given = capital and parts[0] in _lists()["given_particles"]
    if len(parts) > 1 and parts[0] in name_words().particles and not given:
        return 0
    return next((i for i in range(1, len(parts)) if parts[i] in name_words().particles), len(parts) - 1)


def _is_headline(words: list[str]) -> bool:
    """Whether words are a piece of a headline or the name of an armed group: "Quill Says", "Jaish al-Velm"."""
    lists = _lists()
    told = len(words) > 1 and words[-1] in lists["headline_verbs"]
    group = bool(words) and words[0] in lists["groups"]
    return told or group or not set(lists["headline_words"]).isdisjoint(words[1:])


def _surname(parts: list[str]) -> str:
    """A surname with its particles, an Arabic article left out."""
    head, _, rest = parts[0].partition("-")
    if head in ARTICLES and rest:
        parts = [rest, *parts[1:]]
    elif parts[0] in ARTICLES and len(parts) > 1:
        parts = parts[1:]
    return " ".join(parts)


def sound(name: str) -> str:
    """What is left of a folded name in any transliteration: consonants by sound, doubled ones once."""
    for spelling, letter in SOUNDS:
        name = name.replace(spelling, letter)
    first = "e" if name[:1] in "aeiouyh" else ""
    return first + _VOWELS.sub("", _DOUBLE.sub(r"\1", name)).replace("c", "k")


def jaro_winkler(one: str, other: str) -> float:
    """The Jaro-Winkler similarity of two strings, 0 to 1 (prefix weight 0.1, at most 4 characters)."""
    if one == other:
        return 1.0
    reach = max(len(one), len(other)) // 2 - 1
    taken = [False] * len(other)
    matched: list[str] = []
    for i, letter in enumerate(one):
        for j in range(max(0, i - reach), min(len(other), i + reach + 1)):
            if not taken[j] and other[j] == letter:
                taken[j] = True
                matched.append(letter)
                break
    if not matched:
        return 0.0
    swapped = sum(a != b for a, b in zip(matched, (c for c, t in zip(other, taken, strict=True) if t), strict=True)) / 2
    m = len(matched)
    jaro = (m / len(one) + m / len(other) + (m - swapped) / m) / 3
    prefix = next((i for i, (a, b) in enumerate(zip(one, other, strict=False)) if a != b), min(len(one), len(other)))
    return jaro + min(4, prefix) * 0.1 * (1 - jaro)


def same_spelling(one: str, other: str) -> bool:
    """Whether two folded names can be spellings of one: equal, or they sound the same and look alike."""
    return one == other or (sound(one) == sound(other) and jaro_winkler(one, other) >= ALIKE)


@cache
def _lists() -> dict[str, list[str]]:
    text = resources.files("pipeline.corpus.people").joinpath("data/people.toml").read_text(encoding="utf-8")
    return tomllib.loads(text)


@cache
def role_stop() -> frozenset[str]:
    """Words of roles that do not tell people apart."""
    return frozenset(_lists()["role_stop"])


@cache
def title_leads() -> frozenset[str]:
    """Words before a title that belong to it."""
    return frozenset(_lists()["title_leads"])


@cache
def nicknames() -> dict[str, frozenset[int]]:
    """For each first name the sets of short forms that it stands in."""
    found: dict[str, set[int]] = {}
    for number, names in enumerate(_lists()["short_forms"]):
        for name in names.split():
            found.setdefault(name, set()).add(number)
    return {name: frozenset(numbers) for name, numbers in found.items()}


def same_given(one: str, other: str) -> bool:
    """Whether two folded first names can be one person's: spellings, short forms, or an initial of the other."""
    if min(len(one), len(other)) == 1:
        return one[:1] == other[:1]
    known = nicknames()
    if known.get(one, frozenset()) & known.get(other, frozenset()):
        return True
    return one.endswith("a") == other.endswith("a") and same_spelling(one, other)  # not Daniel and Daniela
