"""Words of grammar: running text is full of them, menus and names are not, and no line that is whole ends in some."""

from __future__ import annotations

import re
import tomllib
from dataclasses import dataclass
from functools import cache
from importlib.resources import files

SAMPLE = 40_000  # characters of a text are enough to tell its grammar
LEAST = 0.02  # share of words of grammar: below, the language is none of the data's
_WORD = re.compile(r"[^\W\d_]+")


@dataclass(frozen=True, slots=True)
class Grammar:
    """The words of grammar of one language, lower case; both sets are empty for a language without data."""

    language: str
    open: frozenset[str]  # a whole line does not end in one
    all: frozenset[str]

    def share(self, words: list[str]) -> float:
        """Share of words of grammar among some words."""
        return sum(word.lower() in self.all for word in words) / len(words) if words else 0.0


UNKNOWN = Grammar("", frozenset(), frozenset())


@cache
def grammars() -> tuple[Grammar, ...]:
    """All languages of function.toml, in its order."""
    data = tomllib.loads(files("pipeline.text").joinpath("data/function.toml").read_text("utf-8"))
    return tuple(
        Grammar(name, frozenset(lists["open"]), frozenset((*lists["open"], *lists["other"])))
        for name, lists in data.items()
    )


def grammar_of(text: str) -> Grammar:
    """The language whose words of grammar a text holds most of; UNKNOWN where it holds hardly any."""
    words = [word.lower() for word in _WORD.findall(text[:SAMPLE])]
    counts = [(sum(map(grammar.all.__contains__, words)), grammar) for grammar in grammars()]
    most, best = max(counts, key=lambda pair: pair[0])
    return best if most > LEAST * len(words) else UNKNOWN
