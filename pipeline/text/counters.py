"""Slide counters: '3 / 30 Fotos', 'Photo 3 of 12', '[3/12]', '#3', alone on a line or glued to credit or caption."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from functools import cache
from itertools import pairwise

from pipeline.text.credits import credit_words, is_credit

RUN = 3  # slides that count up together are a gallery, whatever the words around their numbers
MOST_CHARS = 80  # of a line that is a counter and no more than a credit beside it
EDGE = 24  # characters at a line's end within which a glued counter has its numbers
AFFIX = 60  # characters before and after the numbers

_WHOLE = re.compile(
    rf"(?P<pre>[^\d\n]{{0,{AFFIX}}}?)(?P<n>\d{{1,3}})(?P<sep>\D{{1,14}}?)(?P<total>\d{{1,3}})(?P<post>\D{{0,{AFFIX}}})"
)
_SINGLE = re.compile(r"(?P<pre>\D{0,16}?)(?P<n>\d{1,3})(?P<post>\W{0,3})")
_SINGLE_NUMBER = r"(?P<counter>(?:[^\W\d_]{2,14}\s|#)\d{1,3})"
_GLUED_SINGLE = (
    re.compile(rf"(?P<rest>.{{2,60}}?)[\s|,·–-]+{_SINGLE_NUMBER}"),
    re.compile(rf"{_SINGLE_NUMBER}[\s|,·:–-]+(?P<rest>\D.{{2,60}})"),
)
_NO_SEPARATORS = frozenset((":", ".", ",", "h", "°", "'"))  # of times of day and decimal numbers
_SIGNS = re.compile(r"[\W_]+")


@dataclass(frozen=True, slots=True)
class Counter:
    """A slide's number as found in a line: where it stands, and the template it shares with its run."""

    index: int  # of the block
    start: int  # of the counter's stretch in the block's text
    end: int
    number: int
    total: int  # 0 where the template names none
    template: tuple[str, str, str]


def find_counters(texts: Sequence[str]) -> dict[int, Counter]:
    """The slide counters of an article by block index, with or without a credit or caption on their line."""
    whole = [c for i, text in enumerate(texts) if (c := _whole(i, text))]
    found: dict[int, Counter] = {}
    _add(found, whole, _counts_up)
    _add(found, [c for i, text in enumerate(texts) if i not in found for c in _edges(i, text)], _counts_up)
    singles = [c for i, text in enumerate(texts) if i not in found and (c := _single(i, text))]
    _add(found, singles, lambda run: _counts_alone(run, texts))
    return found or {c.index: c for c in whole if _lone(c, texts)}


def _add(found: dict[int, Counter], counters: Sequence[Counter], is_run: Callable[[Sequence[Counter]], bool]) -> None:
    """Add the counters of those templates whose numbers are a gallery's; the first of a block stays."""
    for run in _by_template(counters).values():
        if is_run(run):
            for counter in run:
                found.setdefault(counter.index, counter)


def _counts_alone(run: Sequence[Counter], texts: Sequence[str]) -> bool:
    """Whether numbers without a total are a gallery's: from the first on, named or beside credits."""
    named = any(run[0].template) or _beside_credits(run, texts)
    return named and _counts_up(run) and min(c.number for c in run) <= 1


def _whole(index: int, text: str) -> Counter | None:
    """A line that holds two numbers, the first no greater than the second, and few other signs."""
    if len(text) > MOST_CHARS or not (match := _WHOLE.fullmatch(text.strip())):
        return None
    number, total = int(match["n"]), int(match["total"])
    separator = match["sep"].strip()
    if number > total or total < 2 or separator in _NO_SEPARATORS:
        return None
    template = (_plain(match["pre"]), separator.casefold(), f"{total}{_plain(match['post'])}")
    return Counter(index, 0, len(text), number, total, template)


def _single(index: int, text: str) -> Counter | None:
    """'Slide 3', 'Foto 3', '#3', '3': a number that counts up alone."""
    if len(text) > MOST_CHARS or not any(map(str.isdigit, text[:EDGE] + text[-EDGE:])):
        return None
    for pattern in _GLUED_SINGLE:
        if (glued := pattern.fullmatch(text)) and is_credit(glued["rest"]):
            single = _single(index, glued["counter"])
            return replace(single, end=len(text)) if single else None
    match = _SINGLE.fullmatch(text)
    if not match:
        return None
    before = _plain(match["pre"])
    if before and before not in credit_words()["counters"]:
        return None
    template = (before, match["pre"].strip()[-1:], match["post"].strip())
    return Counter(index, 0, len(text), int(match["n"]), 0, template)


def _edges(index: int, text: str) -> list[Counter]:
    """Counters at the start or the end of a longer line, such as one that a caption is glued to."""
    if not any(map(str.isdigit, text[:EDGE] + text[-EDGE:])):
        return []
    found = []
    for side, pattern in _edge_patterns():
        near = text[:EDGE] if side == "start" else text[-EDGE:]
        if not any(map(str.isdigit, near)):
            continue
        match = pattern.match(text) if side == "start" else pattern.search(text, max(0, len(text) - MOST_CHARS))
        if match and int(match["n"]) <= int(match["total"]):
            template = (side, _plain(match["pre"] + match["post"]), match["total"] + match["open"])
            found.append(Counter(index, match.start(), match.end(), int(match["n"]), int(match["total"]), template))
    return found


@cache
def _edge_patterns() -> tuple[tuple[str, re.Pattern[str]], ...]:
    lists = credit_words()
    between = "|".join(rf"\s{re.escape(w)}\s" for w in sorted(lists["between"], key=len, reverse=True) if w.isalpha())
    words = "|".join(sorted(map(re.escape, lists["counters"]), key=len, reverse=True))
    core = (
        rf"(?P<open>[(\[#]?)(?P<pre>(?:(?:{words})\s)?)(?P<n>\d{{1,3}})(?:\s?[/|∕／⁄]\s?|\s[-–]\s|{between})"
        rf"(?P<total>\d{{1,3}})(?P<post>(?:\s(?:{words})\b)?)[)\]]?"
    )
    return (
        ("start", re.compile(rf"{core}(?=\s|$)\s*[-–—:.|]?\s*", re.IGNORECASE)),
        ("end", re.compile(rf"(?:^|(?<=\s))[-–—:.|]?\s?{core}$", re.IGNORECASE)),
    )


def _by_template(counters: Sequence[Counter]) -> dict[tuple[str, str, str], list[Counter]]:
    runs: dict[tuple[str, str, str], list[Counter]] = defaultdict(list)
    for counter in counters:
        runs[counter.template].append(counter)
    return runs


def _counts_up(run: Sequence[Counter]) -> bool:
    """Whether the numbers are a gallery's: three or more of one template, most of them one after another."""
    numbers = sorted({c.number for c in run})
    if len(numbers) == run[0].total == 2:
        return numbers == [1, 2]
    steps = [b - a for a, b in pairwise(numbers)]
    return len(numbers) >= RUN and 2 * steps.count(1) >= len(steps)


def _lone(counter: Counter, texts: Sequence[str]) -> bool:
    """A single counter: it names a picture, or it stands beside a credit; else it may be a mark or a score."""
    words = {*counter.template[0].split(), *counter.template[2].lstrip("0123456789").split()}
    separator = counter.template[1]
    if not words <= credit_words()["counters"] or not _is_separator(separator):
        return False
    return bool(words) or _beside_credits([counter], texts)


def _beside_credits(run: Sequence[Counter], texts: Sequence[str]) -> bool:
    """Whether a credit stands beside most of the counters."""
    beside = sum(any(is_credit(texts[i]) for i in (c.index - 1, c.index + 1) if 0 <= i < len(texts)) for c in run)
    return 2 * beside >= len(run)


def _is_separator(separator: str) -> bool:
    return not any(map(str.isalpha, separator)) or separator in credit_words()["between"]


def _plain(text: str) -> str:
    """Characters only, single blanks, lower case."""
    return _SIGNS.sub(" ", text).strip().casefold()
