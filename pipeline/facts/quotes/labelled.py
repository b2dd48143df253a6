"""Words in marks that nobody says: labels, terms, titles, what a sentence speaks of."""

from __future__ import annotations

from pipeline.facts.quotes.page import Page, count_words
from pipeline.facts.quotes.stretch import Stretch
from pipeline.facts.quotes.titles import after_work
from pipeline.language.tags import FINITE, PROPER

_DETERMINERS = frozenset(("DT", "PRP$", "JJ", "CD"))
_REFERS = frozenset(("see", "cf", "cf."))
_DASHES = frozenset("—–-")
_TITLE_WORDS = 0.75  # of a stretch's words that begin with a capital: a title or name, no speech


def is_integrated(page: Page, s: Stretch) -> bool:
    """Whether a stretch stands within a sentence of the text rather than making one of its own."""
    lead = page.before(s)
    if lead in ("", ":"):
        return False
    if lead in ".?!" or (lead in _DASHES and page.char(s.start).isupper() and page.char(s.end - 1) in ",?!"):
        return False
    if lead in "”\"’'»" and (previous := page.stretch_before(s)) is not None:
        last = page.char(previous.end - 1)
        if page.parse.text[previous.right - page.parse.start : s.left - page.parse.start].strip():
            last = page.before(s, 2)[:1]  # marks between them that are no quote: a title
        return not (last in ".?!" and page.char(s.start).isupper())
    return True


def goes_on(page: Page, s: Stretch) -> bool:
    """Whether the sentence goes on after a stretch as if it had no marks: '“Free and fair” votes would follow'."""
    after = page.token_at(s.right)
    if not page.char(s.end - 1).isalnum() or after >= len(page.parse.words):
        return False
    return page.parse.words[after][0].islower() and not page.cues_between(after, after + 1)


def is_scare(page: Page, s: Stretch) -> bool:
    """Whether a stretch without a cue is a term, a title or a nickname rather than speech."""
    text = page.parse.text[s.start - page.parse.start : s.end - page.parse.start]
    words = text.split()
    if count_words(text) < 3:
        return (is_integrated(page, s) or page.char(s.end - 1) not in ".,?!") and s.closed
    if is_integrated(page, s) and (s.single or is_label(page, s)):
        return True
    long = [w for w in words if len(w) > 3]
    capitals = sum(w[0].isupper() for w in long)
    return bool(long) and capitals >= _TITLE_WORDS * len(long) and len(words) < 12 and text[-1] not in ".?!,"


def is_subject(page: Page, s: Stretch) -> bool:
    """Whether a stretch opening a sentence without a cue is what the sentence speaks of ('“Rain Songs” is an opera'),
    or the headline of the author after it ('“Bridge to open in May,” by Ilse Varga')."""
    parse, after = page.parse, page.token_at(s.right)
    if not parse.parsed or not s.closed or after + 1 >= len(parse.words):
        return False
    if parse.words[after] == "by" and parse.tags[after + 1] in PROPER:
        return True
    return not is_integrated(page, s) and goes_on(page, s) and parse.tags[after] in FINITE


def is_label(page: Page, s: Stretch) -> bool:
    """Whether a stretch stands before a noun as its label ('a “last chance to buy” offer'), is a term that is then
    explained ('a “green zone,” which …'), or the title of a work named before it."""
    parse = page.parse
    lead, after = page.token_at(s.left) - 1, page.token_at(s.right)
    if lead < 0 or after >= len(parse.words):
        return False
    if parse.words[lead].lower() in _REFERS and parse.words[max(0, lead - 1)] in "([":
        return True  # '(see “Rotten decks”)'
    if after_work(parse, lead) or (parse.tags[lead] == "DT" and parse.words[after] == "which"):
        return True
    if not page.char(s.end - 1).isalnum():
        return False
    return parse.tags[lead] in _DETERMINERS and parse.tags[after] in ("NN", "NNS", "NNP")
