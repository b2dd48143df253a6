"""Reports that the parse does not tie to their cue: 'In May, she said, the talks would end', 'It is, a poll finds.'"""

from __future__ import annotations

from pipeline.facts.quotes.cues import Cue
from pipeline.facts.quotes.lexicon import lexicon
from pipeline.facts.quotes.page import Page
from pipeline.language import grammar
from pipeline.language.tags import CLAUSAL, TOLD

_ASIDE = 6  # tokens after the cue of an aside
_ENDS = frozenset((",", ".", "?", "!"))
_SHORTEST, _TAIL = 3, 8  # tokens before a tag, and after the cue of one that ends its sentence
_OWN = 12  # tokens between a cue and the speaker before it


def own_clause(page: Page, cue: Cue) -> tuple[int, int]:
    """The tokens of the cue's own clause: speaker, auxiliaries, cue."""
    first, last = cue.first, cue.last
    if cue.kind == "according":
        return min(first, grammar.subtree(page.parse, first)[0]), max(last, grammar.subtree(page.parse, first)[1])
    if cue.subject is not None and cue.kind != "noun":
        a, b = grammar.noun_phrase(page.parse, cue.subject)
        if cue.subject > cue.head:  # '…, said X, its president, …'
            whole = grammar.subtree(page.parse, cue.subject)[1]
            b = max(b, whole) if cue.clause is None or not cue.subject < cue.clause <= whole else b
        if abs(a - cue.first) < _OWN and page.owner[cue.subject] == -1:
            first, last = min(first, a), max(last, b)
    return first, last


def around_aside(page: Page, cue: Cue) -> list[tuple[int, int]] | None:
    """The sentence around an aside: 'In May, she said, the talks would end'; None where the cue is no aside."""
    if cue.role not in (None, "clause") or (aside := _aside(page, cue)) is None:
        return None
    parse, (first, last) = page.parse, aside
    start, end = page.sentence_start(first - 1), page.sentence_end(last + 1)
    if start >= first - 1 or any(c.kind != "noun" for c in page.cues_between(start, first)):
        return None
    lead, rest = grammar.trim(parse, start, first - 2), grammar.trim(parse, last + 2, end - 1)
    if lead is None or rest is None or not (_has_subject(page, lead) or _has_subject(page, rest)):
        return None
    if page.owner[rest[0]] == -1:
        return [lead, rest]
    # 'When I left, I told them, “It is late”', 'At a rally, she said, “…”': the circumstances are not reported
    opening = parse.words[rest[0]]
    whole = opening[0].isupper() and opening != "I"
    circumstance = whole and not {"WRB", "IN"}.isdisjoint(parse.tags[start : start + 2])
    return None if circumstance or not _has_subject(page, lead) else [lead, rest]


def _aside(page: Page, cue: Cue) -> tuple[int, int] | None:
    """The tokens of a cue's own clause where it is an aside between commas: 'she said', 'she said in May'."""
    parse, n = page.parse, len(page.parse.words)
    if (own := _telling(page, cue)) is None:
        return None
    first, last = own
    stop = min(n, last + _ASIDE)
    while last + 1 < stop and parse.words[last + 1] not in _ENDS and page.owner[last + 1] == -1:
        last += 1
    if first < 2 or last + 1 >= n:
        return None
    return (first, last) if parse.words[first - 1] == parse.words[last + 1] == "," else None


def _telling(page: Page, cue: Cue) -> tuple[int, int] | None:
    """The tokens of the own clause of a verb that tells and has its speaker in it."""
    if cue.kind != "verb" or cue.subject is None or not _tells(cue):
        return None
    first, last = own_clause(page, cue)
    return (first, last) if first <= cue.subject <= last else None


def _tells(cue: Cue) -> bool:
    """Whether a verb reports without a complement, as a tag: not 'continued', 'interrupted'."""
    return cue.says() and not cue.tags() and (cue.verb is None or cue.verb.lemma not in lexicon().deeds)


def _has_subject(page: Page, piece: tuple[int, int]) -> bool:
    """Whether a piece has a subject of its own, as a clause has."""
    return any(dep in CLAUSAL for dep in page.parse.deps[piece[0] : piece[1] + 1])


def before_tag(page: Page, cue: Cue) -> list[tuple[int, int]] | None:
    """The sentence before a tag that ends it, where the parse has not seen it: 'Most people agree, a poll finds.'"""
    parse = page.parse
    if parse.tags[cue.head] not in TOLD or (own := _telling(page, cue)) is None:
        return None
    first, last = own
    if first < _SHORTEST or parse.words[first - 1] != "," or page.owner[first - 2] != -1:
        return None
    if page.sentence_end(last) - last > _TAIL:
        return None
    piece = grammar.trim(parse, page.sentence_start(first - 1), first - 2)
    return [piece] if piece is not None and _has_subject(page, piece) else None
