"""Where one report ends and the next begins: 'X said … and added …', 'X backed the plan, saying …'."""

from __future__ import annotations

from pipeline.article import Parse
from pipeline.facts.quotes.cues import Cue
from pipeline.facts.quotes.page import Page
from pipeline.language import grammar

_NEAR = 8  # characters before a token among which its comma stands
_SAME = frozenset(("he", "she", "it", "they"))


def coordinate(page: Page, cue: Cue, other: Cue) -> bool:
    """Whether a cue is coordinate with one before it: 'X said that … and added that …'."""
    tags = page.parse.tags
    i = other.first - 1
    while i > 0 and tags[i] == "RB":
        i -= 1
    alike = other.kind == cue.kind == "verb" and tags[other.head] == tags[cue.head] in ("VBD", "VBG", "VBZ")
    shared = page.parse.deps[other.head] == "conj" and other.subject is not None and other.subject < i
    return alike and shared and tags[i] == "CC"


def goes_on(page: Page, cue: Cue, other: Cue) -> bool:
    """Whether a cue is a further report of the speaker of one before it: 'X backed the plan, saying …'."""
    if coordinate(page, cue, other):
        return True
    participle = other.kind == cue.kind == "verb" and page.parse.tags[other.head] == "VBG"
    return participle and (other.says() or other.role is not None) and follows_comma(page, other.first)


def coordinate_deed(page: Page, cue: Cue) -> int | None:
    """Where a finite verb begins that follows a perfect within a report, so is its speaker's: 'said he had left | and
    slammed the deal'."""
    parse, clause = page.parse, cue.clause
    if clause is None or cue.kind != "verb" or clause < cue.head:
        return None
    if parse.tags[cue.head] != "VBD" or parse.tags[clause] != "VBN" or not _had_done(parse, clause):
        return None
    found = (c for c in grammar.kids(parse, clause) if parse.deps[c] == "conj" and c > clause)
    deeds = (c for c in found if parse.tags[c - 1] == "CC" and parse.tags[c] == "VBD")
    return next((c for c in deeds if page.owner[c] == -1), None)


def _had_done(parse: Parse, verb: int) -> bool:
    """Whether a verb's clause is 'he had done'."""
    kids = grammar.kids(parse, verb)
    had = any(parse.deps[c] == "aux" and parse.words[c].lower() == "had" for c in kids)
    return had and any(parse.deps[c] == "nsubj" and parse.words[c].lower() in _SAME for c in kids)


def meanwhile(page: Page, cue: Cue) -> int | None:
    """The comma from which on the text tells what went on meanwhile: 'told them it was late, as he deflected …'."""
    parse, clause = page.parse, cue.clause
    if clause is None or clause < cue.head or parse.tags[cue.head] != "VBD":
        return None
    for c in grammar.kids(parse, clause):
        if parse.deps[c] != "advcl" or c < clause or parse.tags[c] != "VBD" or page.owner[c] != -1:
            continue
        mark = next((k for k in grammar.kids(parse, c) if parse.words[k].lower() == "as"), None)
        if mark is not None and parse.words[mark - 1] == "," and parse.tags[mark + 1] == "PRP":
            return mark - 1
    return None


def follows_comma(page: Page, token: int) -> bool:
    """Whether a comma stands before a token, or before the closing mark before it."""
    at = page.parse.starts[token] - page.parse.start
    return page.parse.text[max(0, at - _NEAR) : at].rstrip(" ”\"’'»").endswith(",")
