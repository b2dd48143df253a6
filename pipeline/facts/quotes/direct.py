"""Which cue a quoted stretch belongs to: the one around it, the tag after it, the one before it, or none."""

from __future__ import annotations

from pipeline.facts.quotes.before import BEFORE, is_idle, opening
from pipeline.facts.quotes.colons import colon
from pipeline.facts.quotes.cues import Cue, Link, hearer
from pipeline.facts.quotes.labelled import goes_on, is_integrated, is_label
from pipeline.facts.quotes.page import Page
from pipeline.facts.quotes.stance import is_speech
from pipeline.facts.quotes.stretch import Stretch
from pipeline.language import grammar
from pipeline.language.tags import NOUNS
from pipeline.rules.engine import first as first_rule

_SPOKEN = frozenset(("say", "tag", "think", "name", "judge"))
_NP_TAGS = frozenset(("NN", "NNS", "NNP", "NNPS", "PRP", "DT", "JJ", "CD", "POS", "PRP$", "HYPH"))
_INNER = frozenset("’'”\"")  # '“I said, ‘No.’” The crew laughed'
_FARTHEST = 150  # tokens from a stretch to the cue whose complement it opens
_TAG = 6  # tokens from a stretch that ends without a mark to the cue of its tag
_TAGS = frozenset(("say", "tag", "think"))
_THINKING = frozenset(("thinking", "saying", "telling", "asking", "wondering", "writing"))  # '“…” he recalled thinking'


def link(page: Page, k: int) -> Link | None:
    """The cue of a paragraph's k-th stretch, None where its own sentence holds none that reports."""
    found = _link(page, k)
    return found if found is None or _is_report(page, found.cue) else None


def _is_report(page: Page, cue: Cue) -> bool:
    """Whether words in marks can be what a cue takes: speech or thought, no deed ('will support the “big day”')."""
    deed = cue.kind == "verb" and cue.verb is not None and cue.verb.classes.isdisjoint(_SPOKEN)
    return not deed or (is_speech(page.parse, cue) and cue.clause is not None)


def _link(page: Page, k: int) -> Link | None:
    """The cue beside a stretch, whatever it takes."""
    s = page.stretches[k]
    lead = page.before(s)
    if lead == ":" and (found := colon(page, s.left)) is not None:
        tagged = _after(page, k, s) if found.cue.kind == "label" and page.char(s.end - 1) == "," else None
        return tagged or found  # 'Belmar: “We paid,” said Ana Holt'
    integrated = is_integrated(page, s)
    if (integrated or goes_on(page, s)) and (found := _around(page, s)) is not None and found.cue.says():
        return found
    if integrated and (found := _before(page, s)) is not None:
        return found
    if (found := _after(page, k, s)) is not None:
        return found
    return _around(page, s) if integrated or page.char(s.end - 1) not in ".?!" else None


def _before(page: Page, s: Stretch) -> Link | None:
    """A cue before the stretch in its own sentence; of nested ones the outermost."""
    case = opening(page, s)
    found = first_rule(BEFORE, case) if case is not None else None
    return found[0] if found is not None else None


def _after(page: Page, k: int, s: Stretch) -> Link | None:
    """The tag after a stretch: '…,” said X', '…?” the senator from Maine asked'."""
    parse = page.parse
    first = page.token_at(s.right)
    if first >= len(parse.words):
        return None
    nxt = page.stretches[k + 1].left if k + 1 < len(page.stretches) else parse.end
    end = min(page.token_at(nxt), page.sentence_end(first))
    if _stops(page, s, first, end):
        return None
    comma = page.char(s.end - 1) == "," or parse.words[first] == ","
    for cue in page.cues_between(first, end):
        if not _may_tag(page, cue, first):
            continue
        if not comma and _reports_on(page, cue):
            return None
        speaker = _tag_subject(page, cue, first, end)
        if speaker is None:
            continue
        far = not comma and page.char(s.end - 1).isalnum() and cue.first - first > _TAG
        return None if far else Link(cue, speaker, "after")
    return None


def _stops(page: Page, s: Stretch, first: int, end: int) -> bool:
    """Whether no tag can follow a stretch: it is a label ('The “Debut” album shows that'), or its sentence ends."""
    parse, follow = page.parse, page.parse.words[first]
    ending = page.char(s.end - 1 - (page.char(s.end - 1) in _INNER and s.end - s.start > 1))
    if parse.tags[first].startswith("NN") and ending.isalnum() and is_label(page, s):
        return True
    return follow in ".;:" or (ending == "." and follow[0].isupper() and not _tagged_name(page, first, end))


def _may_tag(page: Page, cue: Cue, first: int) -> bool:
    """Whether a cue may be a tag; not 'designed for “…” to maintain a level of', '“…,” and said that'."""
    parse = page.parse
    if cue.kind == "noun" or (cue.verb is not None and cue.verb.classes.isdisjoint(_TAGS)):
        return False
    joined = cue.first == first + 1 and parse.tags[first] == "CC"
    return not (joined or hearer(parse, cue) or grammar.is_infinitive(parse, cue.head))


def _reports_on(page: Page, cue: Cue) -> bool:
    """Whether a verb goes on to report a clause of its own after it."""
    if cue.kind != "verb" or cue.clause is None or cue.clause <= cue.head or page.owner[cue.clause] != -1:
        return False
    return page.parse.words[cue.clause].lower() not in _THINKING


def _tagged_name(page: Page, first: int, end: int) -> bool:
    """Whether a capitalised word after '.”' begins a bare tag ('.” Smith said.')."""
    return end - first < 8 and any(c.last >= end - 3 and c.clause is None for c in page.cues_between(first + 1, end))


def _tag_subject(page: Page, cue: Cue, first: int, end: int) -> int | None:
    """The speaker's head of a tag: by the parse where it lies in the tag, else the noun phrase beside the cue."""
    own = cue.subject if cue.subject is not None and page.owner[cue.subject] == -1 else None
    if own is not None and first <= own < end:
        return own
    if cue.kind == "according":
        return cue.subject
    for start, stop in ((first, cue.first), (cue.last + 1, end)):
        if (head := _noun_at(page, start, stop)) is not None:
            return head
    return own


def _noun_at(page: Page, start: int, stop: int) -> int | None:
    """The head of the noun phrase with which tokens start..stop open, after commas and adverbs."""
    parse, i, head = page.parse, start, None
    while i < stop and (parse.words[i] in (",", "-", "—") or parse.tags[i] in ("RB", "CC")):
        i += 1
    while i < stop and parse.tags[i] in _NP_TAGS and page.owner[i] == -1:
        head = i if parse.tags[i] in NOUNS else head
        i += 1
    return head


def _around(page: Page, s: Stretch) -> Link | None:
    """A later cue whose complement holds the stretch: '“Free and fair” votes would follow, he said.'"""
    first, after = page.bounds(s)
    if first >= after:
        return None
    chain = set(grammar.outer_clause(page.parse, first))
    for cue in page.cues_between(after, after + _FARTHEST):
        if cue.clause is None or cue.subject is None or is_idle(page, cue):
            continue
        if cue.clause < cue.head and cue.clause in chain:
            return Link(cue, cue.subject, "around")
    return None
