"""The words of all articles, each with the articles that hold it, in files small enough to be read at a keystroke."""

from __future__ import annotations

import re
import unicodedata
from array import array
from collections.abc import Iterable, Iterator

from pipeline.views.report.data_files import DataFiles

WORD = re.compile(r"\w+")
FILE = 150_000  # characters of words and numbers in one file
LONGEST = 40  # characters of a word; longer ones are addresses and codes


class SearchIndex:
    """Words -> articles by their number in the list; odd where the word stands in a quote, too."""

    def __init__(self) -> None:
        """Empty. It holds some four bytes for each different word of each article."""
        self._found: dict[str, array[int]] = {}

    def add(self, number: int, text: str, quotes: Iterable[str]) -> None:
        """The words of an article; `number` is larger than that of any before."""
        quoted = {word for quote in quotes for word in words(quote)}
        for word in set(words(text)):
            self._found.setdefault(word, array("I")).append(2 * number + (word in quoted))

    def put(self, files: DataFiles) -> None:
        """Write the words in order, and with which each file begins."""
        begins = []
        for number, (named, found) in enumerate(self._parts()):
            begins.append(named[0])
            files.put(f"words-{number}", [named, found])
        files.put("words", begins)

    def _parts(self) -> Iterator[tuple[list[str], list[list[int]]]]:
        """Words and their articles, each as the distance from the one before, as many as a file holds."""
        named: list[str] = []
        found: list[list[int]] = []
        size = 0
        for word in sorted(self._found):
            steps = [at - before for at, before in zip(self._found[word], [0, *self._found[word]], strict=False)]
            if named and size > FILE:
                yield named, found
                named, found, size = [], [], 0
            named.append(word)
            found.append(steps)
            size += len(word) + 3 * len(steps) + 6
        if named:
            yield named, found


def words(text: str) -> list[str]:
    """Words as they are searched for: small letters, without accents."""
    if not text.isascii():
        text = "".join(c for c in unicodedata.normalize("NFKD", text) if not unicodedata.combining(c))
    return [word for word in WORD.findall(text.lower()) if len(word) <= LONGEST]
