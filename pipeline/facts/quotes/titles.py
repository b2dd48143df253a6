"""Marks around names: nicknames, titles of works and programmes. They are no quotes."""

from __future__ import annotations

import tomllib
from bisect import bisect_left
from functools import cache
from pathlib import Path

from pipeline.article import Parse
from pipeline.facts.quotes.lexicon import lexicon
from pipeline.facts.quotes.marks import Stretch

_LONGEST, _LONGEST_OF_WORK = 8, 14  # words
_CASED = 6  # longer words that show title case
_NEAR = 4  # tokens between a verb of naming and the mark
_CAPITALS = 0.6  # of the longer words of a work's title
_NO_TITLE = frozenset((",", ":", ".", "?", "!", "”", '"', "as", "about"))  # what no title follows
_SMALL = frozenset(
    ("a", "an", "the", "and", "or", "but", "of", "in", "on", "at", "to", "for", "from", "with", "by", "is")
)


@cache
def _words() -> tuple[frozenset[str], frozenset[str]]:
    data = tomllib.loads((Path(__file__).parent / "data" / "marks.toml").read_text("utf-8"))
    return frozenset(data["works"]), frozenset(data["entitled"])


def is_title(parse: Parse, s: Stretch) -> bool:
    """Whether a stretch is a nickname within a name, or the title of a show or a work, by its capitals."""
    text = parse.text[s.start - parse.start : s.end - parse.start].rstrip(",.")
    words = text.split()
    if not words or not s.closed:
        return False
    lead = bisect_left(parse.starts, s.left) - 1
    if _of_work(parse, words, lead) or _in_title_case(words):
        return True
    if len(words) > _LONGEST or text[-1] in "?!" or _named(parse, lead):
        return False
    capital = [w for w in words if w[0].isupper() or w[0].isdigit()]
    if len(words) < 3:
        behind = bisect_left(parse.starts, s.right)
        inside = lead >= 0 and behind < len(parse.words)
        if lead >= 0 and parse.tags[lead] == "POS" and len(words) == len(capital) > 1:
            return True  # 'Channel Six's “First Light”'
        if lead > 0 and parse.words[lead] == "on" and len(words) == len(capital):
            return True  # 'on “First Light”'
        return inside and len(capital) == len(words) and parse.tags[lead] == parse.tags[behind] == "NNP"
    if lead < 0 or parse.words[lead] in _NO_TITLE or parse.tags[lead][0] == "V":
        return False
    small = all(w in _SMALL for w in words if w not in capital)
    return small and len(capital) > 1 and words[0] in capital


def _in_title_case(words: list[str]) -> bool:
    """Whether all longer words of a stretch begin with a capital, as no sentence does."""
    long = [w for w in words if len(w) > 3 and w[0].isalpha()]
    return len(long) >= _CASED and all(w[0].isupper() and not w.isupper() for w in long)


def _named(parse: Parse, lead: int) -> bool:
    """Whether a verb of naming takes what stands behind a token: 'called it the “…”', 'known as the “…”'."""
    verbs = lexicon().verbs
    near = [w.lower() for w in parse.words[max(0, lead - _NEAR) : lead + 1]]
    return near[-2:] == ["as", "the"] or any(w in verbs and "name" in verbs[w].classes for w in near)


def _of_work(parse: Parse, words: list[str], lead: int) -> bool:
    """Whether words in marks are the title of the work named before them: 'her memoir, “Rain and Other Friends,”'."""
    long = [w for w in words if len(w) > 3] or words
    if len(words) > _LONGEST_OF_WORK or sum(w[0].isupper() for w in long) < _CAPITALS * len(long):
        return False
    return words[0][0].isupper() and behind_work(parse, lead)


def behind_work(parse: Parse, lead: int) -> bool:
    """Whether a token is a noun such as 'memoir', or stands between one and its title ('called', a comma)."""
    works, entitled = _words()
    if lead > 0 and parse.words[lead].lower() in entitled:
        lead -= 1
    if lead > 0 and parse.words[lead] == ",":
        lead -= 1
    return lead >= 0 and parse.words[lead].lower() in works
