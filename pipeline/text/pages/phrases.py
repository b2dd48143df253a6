"""The phrase lists of data/phrases.toml, found in a text in one pass over all of them."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from importlib.resources import files

import ahocorasick

_BARE = re.compile(r"[\W_]+")
_ALIKE = str.maketrans({"’": "'", "\N{FULLWIDTH COLON}": ":", "\N{FULLWIDTH EQUALS SIGN}": "="})
_WIDE = 0x2E80  # characters from here on belong to scripts without spaces between words


@dataclass(frozen=True, slots=True)
class Found:
    """The kinds of phrases in a text: anywhere, at its beginning, and what it is as a whole."""

    holds: frozenset[str]
    begins: frozenset[str]
    ends: frozenset[str]
    whole: frozenset[str]


@dataclass(frozen=True, slots=True)
class Book:
    """All phrases: an automaton for those in a text, and the bare words of each kind."""

    automaton: ahocorasick.Automaton
    whole: Mapping[str, frozenset[str]]
    words: Mapping[str, frozenset[str]]  # by kind, in lower case


@cache
def book() -> Book:
    """The phrase lists, loaded once."""
    data = tomllib.loads(files("pipeline.text.pages").joinpath("data/phrases.toml").read_text(encoding="utf-8"))
    kinds: dict[str, set[str]] = {}
    whole: dict[str, set[str]] = {}
    words: dict[str, frozenset[str]] = {}
    for kind, languages in data.items():
        listed = {_plain(phrase) for row in languages.values() for phrase in row}
        words[kind] = frozenset(listed)
        for phrase in listed:
            kinds.setdefault(phrase, set()).add(kind)
            whole.setdefault(_bare(phrase), set()).add(kind)
    automaton = ahocorasick.Automaton()
    for phrase in sorted(kinds):
        automaton.add_word(phrase, (len(phrase), frozenset(kinds[phrase])))
    automaton.make_automaton()
    return Book(automaton, {phrase: frozenset(kind) for phrase, kind in whole.items()}, words)


def find(text: str) -> Found:
    """The phrases of a text with single white space; a phrase counts where no letter stands on either side of it."""
    plain = _plain(text)
    size = len(plain)
    first = next((at for at, letter in enumerate(plain[:6]) if letter.isalnum()), 0)
    last = size - next((at for at, letter in enumerate(reversed(plain[-6:])) if letter.isalnum()), 0)
    holds: set[str] = set()
    begins: set[str] = set()
    ends: set[str] = set()
    for end, (length, kinds) in book().automaton.iter(plain):
        start, end = end + 1 - length, end + 1
        if (start > 0 and _joined(plain[start - 1], plain[start])) or (
            end < size and _joined(plain[end - 1], plain[end])
        ):
            continue
        holds |= kinds
        if start <= first:
            begins |= kinds
        if end >= last:
            ends |= kinds
    whole = book().whole.get(_bare(plain), frozenset()) if size < 80 else frozenset()
    return Found(frozenset(holds), frozenset(begins), frozenset(ends), whole)


def _joined(left: str, right: str) -> bool:
    """Whether two characters stand in one word, as far as their script shows it."""
    return left.isalnum() and right.isalnum() and ord(left) < _WIDE and ord(right) < _WIDE


def _plain(text: str) -> str:
    return text.lower().translate(_ALIKE)


def _bare(text: str) -> str:
    return _BARE.sub(" ", text).strip()
