"""Which cue a quoted stretch belongs to: the one around it, the tag after it, the one before it, or none."""

from __future__ import annotations

from pipeline.facts.quotes.colons import colon
from pipeline.facts.quotes.coordination import goes_on
from pipeline.facts.quotes.cues import Cue, Link, hearer, unreal
from pipeline.facts.quotes.lexicon import lexicon
from pipeline.facts.quotes.marks import Stretch
from pipeline.facts.quotes.page import Page, count_words
from pipeline.facts.quotes.titles import behind_work
from pipeline.language import grammar

_NP_TAGS = frozenset(("NN", "NNS", "NNP", "NNPS", "PRP", "DT", "JJ", "CD", "POS", "PRP$", "HYPH"))
_DETERMINERS = frozenset(("DT", "PRP$", "JJ", "CD"))
_NOUNS = frozenset(("NN", "NNS", "NNP", "NNPS", "PRP"))
_DASHES = frozenset("—–-")
_BESIDE = 2  # tokens from a cue to the mark it stands beside, 'as' or a colon between
_FARTHEST = 150  # tokens from a stretch to the cue whose complement it opens
_THINKING = frozenset(("thinking", "saying", "telling", "asking", "wondering", "writing"))  # '“…” he recalled thinking'
_FINITE = frozenset(("VBD", "VBZ", "VBP", "MD"))
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


def link(page: Page, k: int) -> Link | None:
    """The cue of a paragraph's k-th stretch, None where its own sentence holds none."""
    s = page.stretches[k]
    lead = page.before(s)
    if lead == ":" and (found := colon(page, s.left)) is not None:
        tagged = _after(page, k, s) if found.cue.kind == "label" and page.char(s.end - 1) == "," else None
        return tagged or found  # 'Belmar: “We paid,” said Ana Holt'
    integrated = is_integrated(page, s)
    if (integrated or _goes_on(page, s)) and (found := _around(page, s)) is not None and found.cue.says():
        return found
    if integrated and (found := _before(page, s, lead)) is not None:
        return found
    if (found := _after(page, k, s)) is not None:
        return found
    return _around(page, s) if integrated or page.char(s.end - 1) not in ".?!" else None


def _goes_on(page: Page, s: Stretch) -> bool:
    """Whether the sentence goes on after a stretch as if it had no marks: '“Free and fair” votes would follow'."""
    behind = page.token_at(s.right)
    if not page.char(s.end - 1).isalnum() or behind >= len(page.parse.words):
        return False
    return page.parse.words[behind][0].islower() and not page.cues_between(behind, behind + 1)


def _before(page: Page, s: Stretch, lead: str) -> Link | None:
    """A cue before the stretch in its own sentence; of nested ones the outermost."""
    end = page.token_at(s.left)
    start = page.sentence_start(max(0, end - 1))
    cues = [c for c in page.cues_between(start, end) if c.last < end and not c.tags() and not _idle(page, c)]
    if _is_label(page, s):  # 'wants a “last chance to buy” offer'
        cues = [c for c in cues if c.says() or c.role is not None]
    first, behind = page.bounds(s)
    if not cues or first >= behind:
        return None
    chain = grammar.governors(page.parse, first) | grammar.governors(page.parse, behind - 1) | {first}
    around = [c for c in cues if c.head in chain and c.subject is not None]
    if around:
        best = around[0]
        names_it = best.role is None and not around[-1].says()  # 'added 10 berths, what Varga called “a start”'
        if names_it or best.role in (
            "object",
            "name",
            "about",
            "infinitive",
        ):  # 'rejected her claim that “…”': the claim is hers
            noun = next((c for c in around if c.kind == "noun" and c.head == best.clause), None)
            if noun is not None and best.role != "infinitive":
                repeats = best.verb is not None and best.verb.lemma in lexicon().own
                own = repeats and page.parse.tags[noun.subject or 0] == "PRP$"
                return Link(noun, best.subject if own else noun.subject, "before")  # 'repeated his claim that “…”'
            beside = around[-1]
            if beside is not best and beside.kind == "verb" and end - beside.last <= _BESIDE and _quotes(beside):
                return Link(beside, beside.subject, "before")
            within = [c for c in around[1:] if c.head != best.clause and c.says() and c.role in (None, "clause")]
            if (
                within and within[0].kind == "verb" and best.role != "infinitive"
            ):  # 'rebuked critics who say “…”': the critics say it
                return Link(within[0], within[0].subject, "before")
        if best.role == "object" and (naming := _naming(page, around)) is not None:
            return Link(naming, naming.subject, "before")
        for cue in around[1:]:
            best = cue if goes_on(page, best, cue) else best
        return Link(best, around[0].subject, "before")
    last = cues[-1]
    if last.subject is None and last.kind == "verb" and end - last.last <= _BESIDE and not last.says():
        return Link(last, None, "before")  # 'a plan called “…”'
    near = [c for c in cues if c.subject is not None and (c.clause is not None or _voices(c))]
    near = [c for c in near if not _closed(page, c, first)]
    if not near:
        return None
    if lead == "," and page.char(s.end - 1) == ",":
        return None  # 'X said no, and “…,” Y said'
    return Link(near[-1], near[-1].subject, "before")


def _naming(page: Page, around: tuple[Cue, ...] | list[Cue]) -> Cue | None:
    """The cue by which somebody else names something, outside the first one's object: 'denied it, Holt calling …'."""
    first, last = around[0], around[-1]
    if last is first or last.role != "name" or last.subject in (None, first.subject) or first.clause is None:
        return None
    inside = first.clause in grammar.outer_clause(page.parse, last.head)
    return None if inside or page.parse.tags[last.head] != "VBG" else last


def _closed(page: Page, cue: Cue, first: int) -> bool:
    """Whether a cue stands in a relative clause that ends before a token: 'the port, which X referred to, was'."""
    if page.parse.deps[cue.head] != "relcl" or cue.says():
        return False
    last = grammar.subtree(page.parse, cue.head)[1]
    return last + 1 < first and "," in page.parse.words[last : last + 2]


def _voices(cue: Cue) -> bool:
    """Whether a cue may report without a complement that the parse shows: no 'has bid on', 'can subscribe to'."""
    return cue.verb is None or not cue.verb.classes.isdisjoint(("say", "tag", "think", "name", "judge"))


def _idle(page: Page, cue: Cue) -> bool:
    """Whether nobody reports by a cue: the reader does something, or a question asks what might have been."""
    return hearer(page.parse, cue) or unreal(page.parse, cue)


def _quotes(cue: Cue) -> bool:
    """Whether a verb takes the words in marks after it as its own: it says them, or names something so."""
    return cue.says() or (cue.verb is not None and "name" in cue.verb.classes)


def _after(page: Page, k: int, s: Stretch) -> Link | None:
    """The tag after a stretch: '…,” said X', '…?” the senator from Maine asked'."""
    parse = page.parse
    first = page.token_at(s.right)
    if first >= len(parse.words):
        return None
    nxt = page.stretches[k + 1].left if k + 1 < len(page.stretches) else parse.end
    end = min(page.token_at(nxt), page.sentence_end(first))
    ending, follow = page.char(s.end - 1), parse.words[first]
    if parse.tags[first].startswith("NN") and ending.isalnum() and _is_label(page, s):
        return None  # 'The “Debut” album shows that'
    comma = ending == "," or follow == ","
    if follow in ".;:" or (ending == "." and follow[0].isupper() and not _tagged_name(page, first, end)):
        return None
    for cue in page.cues_between(first, end):
        if cue.kind == "noun" or (cue.verb is not None and not cue.verb.classes & {"say", "tag", "think"}):
            continue
        if (
            hearer(parse, cue)
            or grammar.is_infinitive(parse, cue.head)
            or (cue.first == first + 1 and parse.tags[first] == "CC")
        ):
            continue  # 'designed for “…” to maintain a level of', '“…,” and said that'
        if (
            cue.clause is not None
            and cue.clause > cue.head
            and page.owner[cue.clause] == -1
            and not comma
            and cue.kind == "verb"
            and parse.words[cue.clause].lower() not in _THINKING
        ):
            return None
        speaker = _tag_subject(page, cue, first, end)
        if speaker is None:
            continue
        if not comma and ending.isalnum() and cue.first - first > 6:
            return None
        return Link(cue, speaker, "after")
    return None


def _tagged_name(page: Page, first: int, end: int) -> bool:
    """Whether a capitalised word behind '.”' begins a bare tag ('.” Smith said.')."""
    return end - first < 8 and any(c.last >= end - 3 and c.clause is None for c in page.cues_between(first + 1, end))


def _tag_subject(page: Page, cue: Cue, first: int, end: int) -> int | None:
    """The speaker's head of a tag: by the parse where it lies in the tag, else the noun phrase beside the cue."""
    if cue.subject is not None and first <= cue.subject < end and page.owner[cue.subject] == -1:
        return cue.subject
    if cue.kind == "according":
        return cue.subject
    parse = page.parse
    for start, stop in ((first, cue.first), (cue.last + 1, end)):
        i = start
        while i < stop and (parse.words[i] in (",", "-", "—") or parse.tags[i] in ("RB", "CC")):
            i += 1
        head = None
        while i < stop and parse.tags[i] in _NP_TAGS and page.owner[i] == -1:
            if parse.tags[i] in _NOUNS:
                head = i
            i += 1
        if head is not None:
            return head
    return cue.subject if cue.subject is not None and page.owner[cue.subject] == -1 else None


def _around(page: Page, s: Stretch) -> Link | None:
    """A later cue whose complement holds the stretch: '“Free and fair” votes would follow, he said.'"""
    first, behind = page.bounds(s)
    if first >= behind:
        return None
    chain = set(grammar.outer_clause(page.parse, first))
    for cue in page.cues_between(behind, behind + _FARTHEST):
        if cue.clause is None or cue.subject is None or _idle(page, cue):
            continue
        if cue.clause < cue.head and cue.clause in chain:
            return Link(cue, cue.subject, "around")
    return None


def is_scare(page: Page, s: Stretch) -> bool:
    """Whether a stretch without a cue is a term, a title or a nickname rather than speech."""
    text = page.parse.text[s.start - page.parse.start : s.end - page.parse.start]
    words = text.split()
    if count_words(text) < 3:
        return (is_integrated(page, s) or page.char(s.end - 1) not in ".,?!") and s.closed
    if is_integrated(page, s) and (s.single or _is_label(page, s)):
        return True
    long = [w for w in words if len(w) > 3]
    capitals = sum(w[0].isupper() for w in long)
    return bool(long) and capitals >= _TITLE_WORDS * len(long) and len(words) < 12 and text[-1] not in ".?!,"


def is_subject(page: Page, s: Stretch) -> bool:
    """Whether a stretch opening a sentence without a cue is what the sentence speaks of ('“Rain Songs” is an opera'),
    or the headline of the author after it ('“Bridge to open in May,” by Ilse Varga')."""
    parse, behind = page.parse, page.token_at(s.right)
    if not parse.parsed or not s.closed or behind + 1 >= len(parse.words):
        return False
    if parse.words[behind] == "by" and parse.tags[behind + 1] in ("NNP", "NNPS"):
        return True
    return not is_integrated(page, s) and _goes_on(page, s) and parse.tags[behind] in _FINITE


def _is_label(page: Page, s: Stretch) -> bool:
    """Whether a stretch stands before a noun as its label ('a “last chance to buy” offer'), is a term that is then
    explained ('a “green zone,” which …'), or the title of a work named before it."""
    parse = page.parse
    lead, behind = page.token_at(s.left) - 1, page.token_at(s.right)
    if lead < 0 or behind >= len(parse.words):
        return False
    if behind_work(parse, lead) or (parse.tags[lead] == "DT" and parse.words[behind] == "which"):
        return True
    if not page.char(s.end - 1).isalnum():
        return False
    return parse.tags[lead] in _DETERMINERS and parse.tags[behind] in ("NN", "NNS", "NNP")
