"""Which cues report something: somebody says or thinks it, and the words are not another report's."""

from __future__ import annotations

from pipeline.facts.quotes.asides import around_aside, before_tag
from pipeline.facts.quotes.cues import Cue, impersonal
from pipeline.facts.quotes.page import Page
from pipeline.facts.quotes.stance import is_speech, is_unsaid
from pipeline.facts.quotes.subjects import is_suffered
from pipeline.language import grammar

_STATES = frozenset(("object", "about", "infinitive", "name"))  # what an act of speech takes besides a clause


def reports(page: Page, cue: Cue) -> bool:
    """Whether a cue's complement counts as reported: somebody says or thinks it."""
    if not is_speech(page.parse, cue) or is_unsaid(page.parse, cue):
        return False
    if cue.subject is None:  # 'was asked to resign': by nobody named
        if cue.kind == "verb" and cue.role == "infinitive" and is_suffered(page.parse, cue.head):
            return True  # 'its economy, expected to grow'
        passive = cue.kind == "verb" and grammar.child(page.parse, cue.head, "auxpass") is not None
        return passive and cue.role in ("clause", "infinitive", "name", "about")
    if impersonal(page.parse, cue):
        return False
    if cue.clause is None:
        return around_aside(page, cue) is not None or before_tag(page, cue) is not None
    return cue.role not in _STATES or not _in_passing(page, cue)


def _in_passing(page: Page, cue: Cue) -> bool:
    """Whether an act of speech only describes somebody: 'a voter who demands …', 'a plan to promise …'."""
    tag, dep = page.parse.tags[cue.head], page.parse.deps[cue.head]
    return (dep == "relcl" and tag in ("VB", "VBG", "VBZ", "VBN")) or (dep in ("acl", "conj") and tag == "VB")
