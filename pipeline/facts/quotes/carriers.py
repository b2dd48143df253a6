"""Whose words 'the statement' holds: who made it in a sentence before."""

from __future__ import annotations

from collections.abc import Sequence

from pipeline.article import Parse
from pipeline.facts.quotes.lexicon import lexicon
from pipeline.facts.quotes.page import Page
from pipeline.language import grammar

_BACK = 250  # tokens looked back for the statement's first mention


def issuer(pages: Sequence[Page], at: int, head: int) -> tuple[Page, int] | None:
    """The page and token of who issued 'the statement' at a token of the page at `at`; None where nothing shows it."""
    parse = pages[at].parse
    noun = parse.words[head].lower()
    if noun not in lexicon().issued or head == 0 or parse.words[head - 1].lower() not in ("the", "this"):
        return None
    left = _BACK
    i = head - 1
    while left > 0 and at >= 0:
        page = pages[at]
        while i > 0 and left > 0:
            i, left = i - 1, left - 1
            if page.parse.words[i].lower() == noun and page.owner[i] == -1 and page.parse.parsed:
                found = _whose(page, i)
                if found is not None:
                    return page, found
        at -= 1
        i = len(pages[at].parse.words) if at >= 0 else 0
    return None


def _whose(page: Page, noun: int) -> int | None:
    """Who makes a statement in its sentence: its owner, or the subject of the verb that it hangs on."""
    parse = page.parse
    owner = grammar.owner(parse, noun)
    if owner is None and parse.deps[noun] == "pobj" and parse.words[parse.heads[noun]].lower() in ("in", "with"):
        owner = _subject_above(parse, parse.heads[noun])
    return owner if owner is not None and page.owner[owner] == -1 else None


def _subject_above(parse: Parse, token: int) -> int | None:
    """The subject of the nearest verb above a token."""
    verb = next((i for i in grammar.outer_clause(parse, token) if parse.tags[i].startswith("V")), None)
    return grammar.subject(parse, verb) if verb is not None else None
