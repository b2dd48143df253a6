"""Whether the clause of a date looks ahead ("will vote on Tuesday"), by the tags of the nearest verb."""

from __future__ import annotations

from bisect import bisect_left

from pipeline.article import Parse
from pipeline.facts.numbers.vocabulary import words

_FINITE = frozenset({"VBD", "VBP", "VBZ", "MD"})
_PARTICIPLES = frozenset({"VBN", "VBG"})
_BREAK = frozenset({";", ":", "``", "''"})
_GROUP = 5  # tokens before a verb in which its auxiliaries lie ("will most likely have been")


def looks_ahead(parse: Parse, start: int, plain_present: bool = True) -> bool:
    """Whether what happens at the date that starts at field offset `start` had not happened when it was written.

    `plain_present`: whether the present tense looks ahead ("opens on Friday"); of a quarter it does not.
    The nearest verb before the date in its sentence decides, else the nearest after it. Headlines tell the past in
    the present tense.
    """
    at = bisect_left(parse.starts, start)
    first, last = _sentence(parse, at)
    for i in range(min(at, len(parse.tags)) - 1, first - 1, -1):
        verdict = _verb(parse, i, first, plain_present)
        if verdict is not None:
            return verdict
    for i in range(at, last + 1):
        verdict = _verb(parse, i, first, plain_present)
        if verdict is not None:
            return verdict
    return False


def _sentence(parse: Parse, at: int) -> tuple[int, int]:
    for first, last in parse.sentences:
        if first <= at <= last:
            return first, last
    return 0, len(parse.tags) - 1


def _verb(parse: Parse, i: int, first: int, plain_present: bool) -> bool | None:
    """Whether the verb at token i looks ahead; None where it is no verb, or one that leaves it to another."""
    tag, low = parse.tags[i], parse.words[i].lower()
    if low in words("moments", "ahead", "words") and tag != "VBD":
        return not _past_auxiliary(parse, i, first)
    if tag == "MD":
        return low in words("moments", "ahead", "modals")
    if tag == "VB":
        return _infinitive(parse, i, first)
    if tag in ("VBP", "VBZ"):
        return plain_present and low not in words("moments", "ahead", "never") and parse.field != "title"
    if tag == "VBD":
        return False
    if tag in _PARTICIPLES:
        return _participle(parse, i, first)
    return None


def _infinitive(parse: Parse, i: int, first: int) -> bool | None:
    """ "to close" looks ahead unless it had to be done; a bare infinitive goes with its modal."""
    for j in range(i - 1, max(first, i - _GROUP) - 1, -1):
        low, tag = parse.words[j].lower(), parse.tags[j]
        if tag == "MD":
            return low in words("moments", "ahead", "modals")
        if tag == "TO":
            before = parse.words[j - 1].lower() if j > first else ""
            return before not in ("had", "used", "managed", "failed", "able", "forced")
        if low in ("did", "didn", "didn’t", "didn't"):
            return False
        if low in ("do", "does", "let", "please"):
            return True
        if not tag.startswith("RB"):
            break
    return None


def _participle(parse: Parse, i: int, first: int) -> bool | None:
    """A participle goes with its auxiliary; without one a past participle tells the past, the other says nothing."""
    for j in range(i - 1, max(first, i - _GROUP) - 1, -1):
        tag, low = parse.tags[j], parse.words[j].lower()
        if tag == "MD":
            return low in words("moments", "ahead", "modals")
        if tag in ("VBD", "VBN") or low in ("has", "have", "had", "having"):
            return False
        if tag in ("VBZ", "VBP"):
            return parse.field != "title"
        if not (tag.startswith("RB") or tag in ("VB", "VBG")):
            break
    return None if parse.tags[i] == "VBG" else False


def _past_auxiliary(parse: Parse, i: int, first: int) -> bool:
    """Whether "was" or "had been" stands before a word that looks ahead ("was due in May")."""
    return any(parse.tags[j] == "VBD" for j in range(max(first, i - 3), i))
