"""Who speaks after a colon: 'X was blunt: “…”', 'Holt: “…”', 'Votes were counted late - Ana Holt: “…”'."""

from __future__ import annotations

from pipeline.facts.quotes.cues import Cue, Link
from pipeline.facts.quotes.page import Page
from pipeline.language.tags import NOUNS, PROPER

_DASHES = frozenset("—–-")
_THINGS = frozenset(("this", "that", "it", "which"))
_SHORT_LABEL = 4  # tokens with the colon


def colon(page: Page, upto: int) -> Link | None:
    """'X was blunt: “…”': the cue of a sentence that a colon ends before an offset."""
    end = page.token_at(upto)
    start = page.sentence_start(max(0, end - 1))
    if (named := _name_before(page, start, end)) is not None:
        return Link(Cue("label", end - 1, end - 1, end - 1, None, named, None), named, "colon")
    if (telling := _telling(page, start, end)) is not None:
        return Link(telling, telling.subject, "colon")
    root = _root(page, start, end)
    at = end - 1
    while at > start and page.parse.words[at] != ":":
        at -= 1
    cue = Cue("label", at, at, at, None, root, None)
    return Link(cue, root, "colon")


def _telling(page: Page, start: int, end: int) -> Cue | None:
    """The cue in tokens start..end that brings the words after the colon: the last that says something."""
    cues = [c for c in page.cues_between(start, end) if c.subject is not None and c.kind != "noun"]
    for fits in (_is_no_relative, _says, _is_of_somebody, _is_open):
        cues = [c for c in cues if fits(page, c)] or cues
    return cues[-1] if cues else None


def _is_no_relative(page: Page, cue: Cue) -> bool:
    """Whether a cue is not that of a relative clause: 'the officer who replied said'."""
    return page.parse.deps[cue.head] != "relcl"


def _says(page: Page, cue: Cue) -> bool:
    return cue.says()


def _is_of_somebody(page: Page, cue: Cue) -> bool:
    return cue.subject is not None and page.parse.words[cue.subject].lower() not in _THINGS


def _is_open(page: Page, cue: Cue) -> bool:
    """Whether a cue has no other complement than the words in marks."""
    return cue.clause is None or page.owner[cue.clause] != -1


def _name_before(page: Page, start: int, end: int) -> int | None:
    """The name between a dash and a colon at a token before `end`: 'Votes were counted late - Ana Holt: “…”'."""
    parse, last = page.parse, end - 2
    if last <= start or parse.words[end - 1] != ":":
        return None
    first = last
    while first >= start and parse.tags[first] in PROPER:
        first -= 1
    return last if start < first < last and parse.words[first] in _DASHES else None


def _root(page: Page, start: int, end: int) -> int | None:
    """The subject of the sentence in tokens start..end, or the noun of a label such as 'Obama:'."""
    parse = page.parse
    outside = [i for i in range(start, end) if page.owner[i] == -1]
    subjects = [i for i in outside if parse.deps[i] == "nsubj" and parse.tags[i] in NOUNS]
    if subjects:  # that of the main clause, else the first
        return next((i for i in subjects if parse.deps[parse.heads[i]] == "ROOT"), subjects[0])
    names = [i for i in outside if parse.tags[i] in PROPER]
    if names:
        return _before_whom(page, start, end, names)
    label = end - 2  # 'Holt: “…”'
    short = end - start <= _SHORT_LABEL and 0 <= label < len(parse.words)
    return label if short and parse.words[label][0].isupper() else None


def _before_whom(page: Page, start: int, end: int, names: list[int]) -> int:
    """The last of a label's names; the one before 'on' or 'to' where there is one: 'Harbour President On Holt: “…”'."""
    low = (page.parse.words[i].lower() for i in range(start + 1, end))
    whom = next((i for i, word in enumerate(low, start + 1) if word in ("on", "to")), None)
    return whom - 1 if whom is not None and whom - 1 in names else names[-1]
