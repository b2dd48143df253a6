"""Phrases of site furniture, from the word lists by language in data/: which line says one of them."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from itertools import product
from typing import Literal

Strength = Literal["line", "head", "word", "hint"]
STRENGTHS: tuple[Strength, ...] = ("line", "head", "word", "hint")
LANGUAGES = ("en", "de", "fr", "es", "pt", "it", "nl", "uk", "ru", "pl")
MOST_WORDS = 150  # a cookie notice can be long; longer than this a line is an article's
SENTENCES = frozenset(("consent", "promotion", "copyright", "advertisement"))  # reasons whose phrases are sentences
SENTENCE_WORDS = 12  # in the other reasons an open phrase longer than this that ends in a full stop is prose

MENU_WORDS = 40

_BY_NO_NAME = re.compile(r"(?<=\S )by (?!an?d? )[^\W\d_A-ZÀ-Þ]")  # "Editing by hand"
_DASH = re.compile(r"((?:[^\W\d_]+ ){1,4}?)[-–—] ")
_TOKEN = re.compile(r"[^\W_]+(?:['.\-][^\W_]+)*|[:©&]")
_QUOTES = str.maketrans(
    {"’": "'", "‘": "'", "ʼ": "'", "`": "'", "‐": "-", "‑": "-", "–": " ", "—": " ", "®": " "}
    | dict.fromkeys("|›»>：", ":")
)


@dataclass(frozen=True, slots=True)
class Phrase:
    """An entry of a word list: the reason it stands under, its strength, and how it was written."""

    reason: str
    strength: Strength
    written: str
    language: str

    @property
    def rule(self) -> str:
        """How the blocks table names it."""
        return f"{self.strength}:{self.language}:{self.written}"


@dataclass(frozen=True, slots=True)
class Phrases:
    """All entries: those without a gap by their words; the others by their first word ("" where open), as a
    word that they hold and a pattern."""

    exact: dict[str, Phrase]
    open: dict[str, list[tuple[str, str, Phrase]]]

    def find(self, text: str) -> Phrase | None:
        """The phrase that a whole line says, or None. Lines before heads before words, languages in their order."""
        found = self._said(text, tokens_of(text))
        if found is None and (dash := _DASH.match(text)):  # "Read more - ..." as "Read more: ..."
            found = self._said(text, tokens_of(f"{dash[1]}: {text[dash.end() :]}"))
        return found

    def menu(self, text: str) -> list[Phrase]:
        """The phrases that a line says one after another without signs between; empty where a word is left over."""
        tokens = tokens_of(text)
        written = _TOKEN.findall(text.translate(_QUOTES))
        if len(written) != len(tokens):
            return []
        said: list[Phrase] = []
        large: set[bool] = set()  # whether the phrases begin with a capital: all of a menu do, or none
        at = 0
        while at < len(tokens) <= MENU_WORDS:
            for size in (4, 3, 2, 1):
                if phrase := self.exact.get(" ".join(tokens[at : at + size])):
                    said.append(phrase)
                    large.add(written[at][0].isupper())
                    at += min(size, len(tokens) - at)
                    break
            else:
                if tokens[at] != ":":
                    return []
                at += 1
        return said if len(large) == 1 else []

    def _said(self, text: str, tokens: list[str]) -> Phrase | None:
        if not tokens or len(tokens) > MOST_WORDS:
            return None
        line = " ".join(tokens)
        stop = text.endswith(".") and not text.endswith("...")
        found = self._exactly(line, stop)
        if found and found.strength == "line":
            return found
        prose = len(tokens) > SENTENCE_WORDS and text.rstrip("\"'”’»)").endswith(".")
        sure = stop or (found is not None and found.strength == "head")
        for pattern, phrase in self._asked(tokens):
            if _may_say(phrase, text, sure, prose) and _compiled(pattern).fullmatch(line + " "):
                return phrase
        return found

    def _exactly(self, line: str, stop: bool) -> Phrase | None:
        """The phrase without gaps; "Pause." and "Top stories." are said by somebody."""
        found = self.exact.get(line.removesuffix(" :"))
        spoken = found is not None and stop and (found.strength != "line" or " " not in line)
        return None if spoken else found

    def _asked(self, tokens: list[str]) -> Iterator[tuple[str, Phrase]]:
        """The phrases with gaps that some words may say, with their patterns."""
        present = set(tokens)
        for first in (tokens[0], "0" if tokens[0][0].isdigit() else "", ""):
            for needle, pattern, phrase in self.open.get(first, ()):
                if not needle or needle in present:
                    yield pattern, phrase


def _may_say(phrase: Phrase, text: str, sure: bool, prose: bool) -> bool:
    """Whether a phrase with gaps may be what a line says.

    `sure`: only a phrase of sure strength may; `prose`: the line is a sentence of some length, which few phrases are.
    """
    if (sure and phrase.strength != "line") or (prose and phrase.reason not in SENTENCES):
        return False
    return phrase.reason != "byline" or _BY_NO_NAME.search(text) is None


def tokens_of(text: str) -> list[str]:
    """Words, numbers, colons and the signs © and & of a line, in lower case."""
    return _TOKEN.findall(text.casefold().translate(_QUOTES))


@cache
def phrases() -> Phrases:
    """The phrases of all languages; the first entry wins where two say the same."""
    exact: dict[str, Phrase] = {}
    opened: dict[str, list[tuple[str, str, Phrase]]] = {}
    for phrase in entries():
        if re.search(r"[*#]", phrase.written):
            for first, pattern in _patterns(phrase.written):
                opened.setdefault(first, []).append((_needle(phrase.written), pattern, phrase))
        else:
            for words in _spellings(phrase.written.split()):
                exact.setdefault(words, phrase)
    return Phrases(exact, opened)


def entries() -> Iterator[Phrase]:
    """Every entry of the data files: those of one strength after the other, each in the files' order."""
    folder = files("pipeline.text").joinpath("data")
    data = {name: tomllib.loads(folder.joinpath(f"{name}.toml").read_text("utf-8")) for name in LANGUAGES}
    for strength in STRENGTHS:
        for language, reasons in data.items():
            for reason, lists in reasons.items():
                for written in lists.get(strength + "s", ()):
                    yield Phrase(reason, strength, written.casefold(), language)


def _spellings(tokens: list[str]) -> Iterator[str]:
    """All that an entry without gaps can say: alternatives chosen, optional words in and out."""
    choices = []
    for token in tokens:
        options = token.removesuffix("?").split("|")
        choices.append([*options, ""] if token.endswith("?") else options)
    for chosen in product(*choices):
        yield " ".join(word for word in chosen if word)


@cache
def _compiled(pattern: str) -> re.Pattern[str]:
    """Compiled when a line first begins with its first word: few of the patterns are ever needed."""
    return re.compile(pattern)


def _patterns(written: str) -> Iterator[tuple[str, str]]:
    """An entry with gaps as patterns over words that each end in a blank, with the first word where it is fixed."""
    first, *rest = written.split()
    tail = "".join(_token(token, last=i == len(rest) - 1) for i, token in enumerate(rest))
    if first.endswith("?"):
        yield "", _token(first, last=False) + tail
        return
    for option in first.split("|"):
        key = "0" if option[0] == "#" else option.removeprefix("*")
        yield key, _token(option, last=not rest) + tail


def _needle(written: str) -> str:
    """The longest word that a line must hold to say an entry; "" where none is certain."""
    return max((t for t in written.split() if not set(t) & set("*#|?")), key=len, default="")


def _token(token: str, last: bool) -> str:
    optional = "?" if token.endswith("?") else ""
    token = token.removesuffix("?")
    if token == "*":
        return r"(?:\S+ )*" if last else r"(?:\S+ ){0,15}?"
    options = (r"\d[^ ]*" if option == "#" else re.escape(option).replace(r"\#", r"\d+") for option in token.split("|"))
    return f"(?:(?:{'|'.join(options)}) ){optional}"
