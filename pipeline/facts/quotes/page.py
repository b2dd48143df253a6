"""One paragraph with its quoted stretches and cues, and the questions asked of it."""

from __future__ import annotations

import re
from bisect import bisect_left
from dataclasses import dataclass

from pipeline.article import Parse
from pipeline.facts.quotes.cues import Cue
from pipeline.facts.quotes.finding import find_cues
from pipeline.facts.quotes.stretch import Stretch
from pipeline.facts.quotes.titles import is_title

# what stands before the words of a report: '(CNN)', 'RIGA, Latvia (AP) — '
_DATELINE = re.compile(
    r"\s{0,3}(?:\([A-Z][\w. ]{1,18}\)|[A-Z][\w.,/’' -]{1,40}\([A-Z][\w. ]{1,18}\) {0,2}[—–-])[\s—–-]{0,3}"
)
_STOPS = frozenset(".?!")
_LONGEST_SENTENCE = 300  # tokens looked through for an end of sentence; a longer one is no sentence
_GAP = 80  # characters looked through for the one before a stretch
WORD = re.compile(r"[^\W_]+(?:['’.&-][^\W_]+)*")


@dataclass(frozen=True, slots=True)
class Page:
    """A parsed paragraph; `owner` gives the stretch (its index) that holds a token, -1 outside."""

    index: int  # of the parse
    parse: Parse
    stretches: tuple[Stretch, ...]
    owner: tuple[int, ...]
    cues: tuple[Cue, ...]  # by their first token
    firsts: tuple[int, ...]  # of the cues
    lefts: tuple[int, ...]  # of the stretches
    labels: dict[int, str]  # the model's labels by token
    opening: int  # where the words begin after a dateline

    def cues_between(self, first: int, end: int) -> tuple[Cue, ...]:
        """The cues that begin within tokens first..end, end not included."""
        return self.cues[bisect_left(self.firsts, first) : bisect_left(self.firsts, end)]

    def stretches_between(self, start: int, end: int) -> tuple[Stretch, ...]:
        """The stretches, marks included, that share a character with start..end."""
        k = bisect_left(self.lefts, start)
        if k and self.stretches[k - 1].right > start:
            k -= 1
        return self.stretches[k : bisect_left(self.lefts, end)]

    def stretch_before(self, s: Stretch) -> Stretch | None:
        """The stretch before a stretch."""
        k = bisect_left(self.lefts, s.left)
        return self.stretches[k - 1] if k else None

    def token_at(self, offset: int) -> int:
        """The first token that begins at or after an offset."""
        return bisect_left(self.parse.starts, offset)

    def bounds(self, s: Stretch) -> tuple[int, int]:
        """Tokens of a stretch: its first, and the one after its last."""
        return self.token_at(s.start), self.token_at(s.end)

    def stops(self, token: int) -> bool:
        """Whether a sentence ends with a token outside the quotes."""
        parse = self.parse
        if parse.words[token] not in _STOPS:
            return False
        return token + 1 >= len(parse.words) or not parse.words[token + 1][0].islower()

    def sentence_start(self, token: int) -> int:
        """The first token of the sentence that holds a token; a sentence may begin or end inside quotes."""
        i = token
        limit = max(0, token - _LONGEST_SENTENCE)
        while i > limit:
            before = i - 1
            if self.parse.words[before] in _STOPS and self.owner[before] == -1 and not self.parse.words[i][0].islower():
                return i
            if self._ends_quote(before) and self.parse.words[i][0].isupper():
                return i
            i = before
        return limit

    def _ends_quote(self, token: int) -> bool:
        """Whether a token closes a stretch that ends as a sentence does."""
        if token < 1 or self.owner[token - 1] == -1 or self.owner[token] != -1:
            return False
        s = self.stretches[self.owner[token - 1]]
        return s.end > s.start and self.char(s.end - 1) in ".?!"

    def sentence_end(self, token: int) -> int:
        """After the last token of the sentence that holds a token outside the quotes."""
        i, n = token, min(len(self.parse.words), token + _LONGEST_SENTENCE)
        while i < n:
            if self.owner[i] == -1 and self.stops(i):
                return i + 1
            i += 1
        return n

    def char(self, offset: int) -> str:
        """The character at an offset of the field."""
        at = offset - self.parse.start
        return self.parse.text[at] if 0 <= at < len(self.parse.text) else " "

    def before(self, s: Stretch, count: int = 1) -> str:
        """The last character (or so many) before a stretch that is no white space; empty at the paragraph's start."""
        at = s.left - self.parse.start
        return self.parse.text[max(0, at - _GAP) : at].rstrip()[-count:]

    def slice(self, first: int, last: int) -> str:
        """The text of tokens first..last."""
        return self.parse.text[self.parse.starts[first] - self.parse.start : self.parse.ends[last] - self.parse.start]


def make_page(index: int, parse: Parse, stretches: list[Stretch]) -> Page:
    """Tie tokens to stretches and find the cues outside them."""
    stretches = [s for s in stretches if not is_title(parse, s)]
    owner = [-1] * len(parse.words)
    for k, s in enumerate(stretches):
        for i in range(bisect_left(parse.starts, s.start), bisect_left(parse.starts, s.end)):
            owner[i] = k
    labels = {i: e.label for e in parse.entities for i in range(e.first, e.last + 1)}
    quoted = frozenset(i for i, o in enumerate(owner) if o >= 0)
    cues = sorted(find_cues(parse, quoted, labels), key=lambda c: (c.first, c.head))
    firsts, lefts = tuple(c.first for c in cues), tuple(s.left for s in stretches)
    dateline = _DATELINE.match(parse.text)
    opening = parse.start + (dateline.end() if dateline is not None else 0)
    return Page(index, parse, tuple(stretches), tuple(owner), tuple(cues), firsts, lefts, labels, opening)


def count_words(text: str) -> int:
    """Words in a text, numbers among them."""
    return len(WORD.findall(text))
