"""Where an article stands in its dump: its title, and the first and last block of its body."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from pipeline.article import Block
from pipeline.text.body import Run, Seen, best_run, features_of, slides, worths
from pipeline.text.bylines import is_dated, is_signature
from pipeline.text.grammar import Grammar
from pipeline.text.lines import HEADING_CHARS, ends_sentence, is_title_case, key_of, words_of

_BAR = re.compile(r"\s[|–—»«·•:/-]\s|\s?[|｜]\s?|:\s")
_WORD = re.compile(r"[^\W\d_]{4,}|\d{2,}")
TOP = 3  # blocks at the top of a dump among which the page's own title is
TITLE = 12  # characters of a key that is no section's name
TITLE_WORDS = 5
LABEL = 3  # words of a title at least
MOST_TITLES = 12  # lines that repeat it
MOST_OF = 0.6  # of a title that a line must say to be it
NEARLY = 0.8  # of the best run's worth that the best run after the title must have
# Text goes on after an interruption where it shares words with the body: of 104 pages' dumps, 15 of 22 later parts of
# the body share a fifth and more of their words with it, 6 of 266 other stretches that pass the limits do.
SHARED = 0.2
REACH = -70.0  # worth of the blocks between two parts of a body
CLOSE, FAR = 0.35, 2.0  # parts that share so much go on over so much more
REACH_TITLE = -110.0  # the same between title and body
SHARED_TITLE = 0.3
PART = 12  # different words of a part that tell enough
BESIDE = -16.0  # worth of the few lines between a standfirst and the text
SMALL = 120.0  # worth of a run whose neighbours are its own: a short text is cut by a few lines already
LEAD = 15  # worth, or words, of a part that may be the body's beginning
LEAD_AFTER = 12  # blocks from the title to the text that begins the body, furniture aside
LEAD_SHARED = 0.15  # of its words
LEAD_LIST = 30  # lines in a row between it and the known body at most
ENDS = frozenset(("comment_ui", "copyright"))
STOPS = frozenset(("comment_ui", "copyright", "share", "byline"))  # the body does not go on after these


@dataclass(frozen=True, slots=True)
class Frame:
    """Blocks by their index; `title` is None where no line repeats the page's own title."""

    title: int | None
    first: int
    last: int
    features: tuple[Seen, ...]


def frame_of(blocks: Sequence[Block], grammar: Grammar) -> Frame | None:
    """The frame of an article; None where no block reads as running text."""
    features = features_of(blocks, grammar)
    worth = worths(features)
    run = best_run(worth)
    if run is None:
        return None
    places = [] if slides(features) else title_places(blocks)  # credits of slides recur, too
    title, run = _titled(places, worth, run)
    search = _Search(blocks, worth, features, grammar, run)
    first = search.first(-1 if title is None else title, title is not None)
    headed = title is not None and any(is_dated(blocks[i].text) for i in range(title + 1, first))
    starts = [title] if title is not None and headed else [-1, *(place for place in places if place < first)]
    lead = next((i for start in starts if (i := search.lead(start, first)) is not None), first)
    return Frame(title, lead, search.last(), tuple(features))


def _titled(places: Sequence[int], worth: Sequence[float], best: Run) -> tuple[int | None, Run]:
    """The title that the body follows, and the best run after it; None and the best of all where no title is told."""
    title, run = None, best
    for place in places[:MOST_TITLES]:
        after = best_run(worth, place)
        if after and after.worth >= NEARLY * best.worth:
            title, run = place, after
    return title, run


def weighty(blocks: Iterable[Block], grammar: Grammar) -> set[str]:
    """The different words of weight in some blocks."""
    words = (word.casefold() for block in blocks for word in _WORD.findall(block.text))
    return {word for word in words if word not in grammar.all}


def title_places(blocks: Sequence[Block]) -> list[int]:
    """Where a line repeats the title that the page has in its first lines, whole or without the site's name."""
    for at, block in enumerate(blocks[:TOP]):
        if _is_prose(block.text) or is_signature(block.text):
            continue
        marks = list(_BAR.finditer(block.text))
        parts = [block.text[: m.start()] for m in marks] + [block.text[m.end() :] for m in marks]
        whole = [block.text, *(part for part in parts if len(part) >= len(block.text) / 2)]
        keys = {key for part in whole if len(key := key_of(part)) >= TITLE}
        words = set(words_of(block.text.casefold()))
        places = [i for i in range(at + 1, len(blocks)) if _is_title(blocks[i].text, keys, words)]
        if places:
            return places
    return []


def _is_label(text: str) -> bool:
    """Whether a line is a word or two of a script with blanks between words."""
    return text.isascii() and len(text.split()) < LABEL


def _is_prose(text: str) -> bool:
    """Whether a line is a sentence with its full stop."""
    return text.endswith(".") and ends_sentence(text) and not is_title_case(text)


def _is_title(text: str, keys: set[str], title: set[str]) -> bool:
    """Whether a line is a title, most of it, or one in other words."""
    key = key_of(text)
    if len(key) < TITLE or len(text) > HEADING_CHARS or _is_prose(text) or _is_label(text):
        return False
    if key in keys or any(key in other and len(key) >= MOST_OF * len(other) for other in keys):
        return True
    own = set(words_of(text.casefold()))
    return min(len(own), len(title)) >= TITLE_WORDS and len(own & title) >= MOST_OF * len(own | title)


class _Search:
    """Parts of the body before and after its best run."""

    def __init__(
        self, blocks: Sequence[Block], worth: Sequence[float], features: Sequence[Seen], grammar: Grammar, run: Run
    ) -> None:
        self.blocks, self.worth, self.features, self.grammar, self.run = blocks, worth, features, grammar, run
        self.known = self._words(range(run.first, run.last + 1))

    def _words(self, places: Iterable[int]) -> set[str]:
        return weighty((self.blocks[i] for i in places), self.grammar)

    def _stops(self, i: int) -> bool:
        """Whether a block ends the body: the sure furniture that stands below texts."""
        block = self.blocks[i]
        return block.reason in STOPS and not (block.rule or "").startswith(("word:", "hint:"))

    def _shared(self, part: range) -> float:
        """Share of a part's words that the body has; 0 for a part that tells too little."""
        words = self._words(part)
        return len(words & self.known) / len(words) if len(words) >= PART else 0.0

    def last(self) -> int:
        """The body's last block, with the parts after the best run that go on from it."""
        last = self.run.last
        cost = 0.0
        for part in self._parts(last + 1, len(self.blocks), 1):
            between = range(last + 1, part.start)
            cost = sum(self.worth[i] for i in between)
            if cost < FAR * REACH or any(map(self._stops, between)):
                break
            near = self.run.worth < SMALL and cost >= REACH
            if near or self._shared(part) >= (SHARED if cost >= REACH else CLOSE):
                last = part.stop - 1
                self.known |= self._words(part)
        return last

    def first(self, after: int, titled: bool) -> int:
        """The body's first block, with the parts before the best run, down to the title."""
        first = self.run.first
        reach, shared = (REACH_TITLE, SHARED_TITLE) if titled else (REACH / 2, 2 * SHARED)
        for part in self._parts(first - 1, after, -1):
            if sum(self.worth[i] for i in range(part.stop, first)) < reach:
                break
            gap = sum(self.worth[i] for i in range(part.stop, first))
            near = gap >= (REACH if self.run.worth < SMALL else BESIDE)
            if near or (self._shared(part) >= shared and sum(self.worth[i] for i in part) >= LEAD):
                first = part.start
                self.known |= self._words(part)
        return first

    def lead(self, start: int, first: int) -> int | None:
        """The running text soon after a title (or the dump's beginning) that shares words with it or the body.

        None where the blocks up to the known body hold a page's lists.
        """
        known = self.known | (self._words([start]) if start >= 0 else set())
        for part in self._parts(start + 1, first, 1):
            between = range(start + 1, part.start)
            passed = sum(self.blocks[i].reason is None for i in between)
            if passed > LEAD_AFTER or any(self.blocks[i].reason in ENDS for i in between):
                return None
            words = self._words(part)
            enough = sum(self.features[i].words for i in part) >= LEAD
            if enough and len(words & known) >= max(2, LEAD_SHARED * len(words)):
                return part.start if self._longest_list(range(part.stop, first)) <= LEAD_LIST else None
        return None

    def _longest_list(self, places: range) -> int:
        """The most blocks in a row that are no running text."""
        most = row = 0
        for i in places:
            row = 0 if self.features[i].prose else row + 1
            most = max(most, row)
        return most

    def _parts(self, start: int, stop: int, step: int) -> Iterator[range]:
        """Stretches of blocks that are worth something, from one place on."""
        i = start
        while i != stop:
            if self.worth[i] <= 0:
                i += step
                continue
            begin = i
            while i != stop and self.worth[i] > 0:
                i += step
            yield range(begin, i) if step > 0 else range(i + 1, begin + 1)
