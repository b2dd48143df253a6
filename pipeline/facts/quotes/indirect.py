"""What a cue reports: the words of its complement, as pieces of the text."""

from __future__ import annotations

from pipeline.article import Span
from pipeline.facts.quotes.coordination import behind_comma, coordinate, coordinate_deed, meanwhile
from pipeline.facts.quotes.cues import Cue
from pipeline.facts.quotes.lexicon import lexicon
from pipeline.facts.quotes.marks import Stretch
from pipeline.facts.quotes.page import Page, count_words
from pipeline.language import grammar

LEAST_WORDS = 2
_BELONGING = frozenset(
    (
        "by",
        "before",
        "within",
        "until",
        "as",
        "for",
        "over",
        "of",
        "to",
        "about",
        "against",
        "toward",
        "towards",
        "between",
    )
)
_MOST = 40  # cues looked at within one complement
_ASIDE = 6  # tokens after the cue of an aside
_CLAUSAL = frozenset(("nsubj", "nsubjpass", "expl", "csubj"))
_ADJUNCTS = frozenset(("prep", "advcl", "npadvmod", "advmod"))
_VERBS = frozenset(("VBD", "VBZ", "VBP", "MD"))
_BREAKS = frozenset((",", ";", ":", "—", "–", "--", "(", ")"))
_ENDS = frozenset((",", ".", "?", "!"))
_RELATIVE = frozenset(("WDT", "WP", "DT"))
_FINITE = frozenset(("VBD", "VBZ", "VBP"))
_SHORTEST, _TAIL = 3, 8  # tokens before a tag, and after the cue of one that ends its sentence


def content(page: Page, cue: Cue) -> list[tuple[int, int]]:
    """Token ranges of what a cue reports; more than one where the cue's own clause stands in its midst."""
    parse = page.parse
    if (pieces := around_aside(page, cue)) is not None:
        return pieces
    if cue.clause is None:
        return before_tag(page, cue) or []
    skip = frozenset((cue.head, cue.last)) if cue.role == "according" else frozenset((cue.head,))
    first, last = grammar.subtree(parse, cue.clause, skip)
    that = next((c for c in grammar.kids(parse, cue.clause) if parse.deps[c] == "mark"), None)
    if cue.role == "clause" and cue.last < first and that is not None and parse.words[that].lower() == "that":
        first = that  # 'has said more than once that'
    if cue.role == "name":
        first = min(first, cue.last + 1)
    if cue.role == "about":
        first = max(first, cue.clause + 1)
    if cue.role in ("infinitive", "about") and cue.kind == "verb":
        first = _addressee(page, cue, first)
    if cue.role == "object":
        last = _onward(page, cue, last)
    if cue.role == "clause" and cue.kind == "verb" and first > cue.head:
        last = _attached(page, cue, last)
    own_first, own_last = _own(page, cue)
    apart = last < own_first or first > own_last
    pieces = [(first, last)] if apart else [(first, own_first - 1), (own_last + 1, last)]
    found = []
    for a, b in pieces:
        b = _cut(page, cue, a, b)
        if a <= b and (piece := grammar.trim(parse, a, b)) is not None:
            found.append(piece)
    whom = _expected(page, cue)
    return [whom, *found] if whom is not None and found and whom[1] < found[0][0] else found


def _expected(page: Page, cue: Cue) -> tuple[int, int] | None:
    """Of whom a report by nobody named is: 'Profits | are expected | to rise'."""
    if cue.role not in ("infinitive", "name") or cue.subject is not None or cue.kind != "verb":
        return None
    subject = grammar.child(page.parse, cue.head, "nsubjpass")
    if subject is None or page.parse.tags[subject] in _RELATIVE:
        return None
    return grammar.trim(page.parse, *grammar.subtree(page.parse, subject))


def _addressee(page: Page, cue: Cue, first: int) -> int:
    """The first token of a complement with whom it concerns: 'called on the board to resign', 'accused X of fraud'."""
    parse = page.parse
    labels = ("dobj",) if cue.role == "about" else ("dobj", "prep", "dative")
    for c in grammar.kids(parse, cue.head):
        if cue.head < c < first and parse.deps[c] in labels:
            a, b = grammar.subtree(parse, c)
            if a <= cue.last + 1 < first and (cue.role == "about" or b == first - 1):
                return cue.last + 1
    return first


def _onward(page: Page, cue: Cue, last: int) -> int:
    """The last token of an object with what the parse hangs on the verb after it: 'endorsed X for president'."""
    parse = page.parse
    for c in grammar.kids(parse, cue.head):
        dep, word = parse.deps[c], parse.words[c].lower()
        to = word in _BELONGING or (word == "in" and _is_place(page, c))
        purpose = dep in ("advcl", "relcl") and c == last + 2 and parse.words[last + 1].lower() == "to"
        if (c == last + 1 and (dep == "oprd" or (dep == "prep" and to))) or (
            last < c <= last + 2 and (dep == "xcomp" or purpose)
        ):
            last = max(last, grammar.subtree(parse, c)[1])
    return last


def _is_place(page: Page, preposition: int) -> bool:
    """Whether a preposition brings neither a date nor what the words are carried by ('in May', 'in a statement')."""
    noun = grammar.child(page.parse, preposition, "pobj")
    if noun is None or page.labels.get(noun) in ("DATE", "TIME"):
        return False
    return page.parse.words[noun].lower() not in lexicon().carriers


def _attached(page: Page, cue: Cue, last: int) -> int:
    """The last token of a clause with what follows it at once, which the parse may hang on the reporting verb or leave
    out: 'said he would go if asked', 'said the money raised | would be spent'."""
    parse = page.parse
    for c in grammar.kids(parse, cue.head):
        if c > last and parse.deps[c] in _ADJUNCTS:
            a, b = grammar.subtree(parse, c)
            last = b if a == last + 1 else last
    behind = last + 1
    if (
        behind < len(parse.words)
        and parse.tags[behind] in _VERBS
        and parse.deps[cue.head] in ("ROOT", "conj", "ccomp", "advcl")
        and page.owner[behind] == page.owner[last] == -1
        and not page.cues_between(behind, behind + 1)
    ):
        stop = page.sentence_end(behind) - 1
        while behind < stop and parse.words[behind] not in _BREAKS:
            behind += 1
        last = max(last, behind - 1)
    return last


def _own(page: Page, cue: Cue) -> tuple[int, int]:
    """The tokens of the cue's own clause: speaker, auxiliaries, cue."""
    first, last = cue.first, cue.last
    if cue.kind == "according":
        return min(first, grammar.subtree(page.parse, first)[0]), max(last, grammar.subtree(page.parse, first)[1])
    if cue.subject is not None and cue.kind != "noun":
        a, b = grammar.noun_phrase(page.parse, cue.subject)
        if cue.subject > cue.head:  # '…, said X, its president, …'
            whole = grammar.subtree(page.parse, cue.subject)[1]
            b = max(b, whole) if cue.clause is None or not cue.subject < cue.clause <= whole else b
        if abs(a - cue.first) < 12 and page.owner[cue.subject] == -1:
            first, last = min(first, a), max(last, b)
    return first, last


def _cut(page: Page, cue: Cue, first: int, last: int) -> int:
    """A complement ends with its sentence, and where a new report of the same speaker begins (', adding that')."""
    inner = [c for c in page.cues_between(first, last + 1)[:_MOST] if c is not cue and c.head > first and c.says()]
    last = min([last, *(c.first - 2 for c in inner if coordinate(page, cue, c))])
    if (deed := coordinate_deed(page, cue)) is not None and first < deed:
        last = min(last, deed - 2)
    if cue.clause is not None and (aside := meanwhile(page, cue)) is not None and first < aside <= last:
        last = aside - 1
    others = {c.head for c in inner}
    for i in range(first, last + 1):
        if page.owner[i] == -1 and page.stops(i):
            return i - 1
        if i in others and page.parse.tags[i] == "VBG" and cue.head < i and behind_comma(page, i):
            return i - 2
    return last


def around_aside(page: Page, cue: Cue) -> list[tuple[int, int]] | None:
    """The sentence around an aside: 'In May, she said, the talks would end'; None where the cue is no aside."""
    parse = page.parse
    if cue.kind != "verb" or cue.subject is None or not _tells(cue) or cue.role not in (None, "clause"):
        return None
    first, last = _own(page, cue)
    n = len(parse.words)
    if not first <= cue.subject <= last:
        return None
    stop = last + _ASIDE  # 'she said in May,'
    while last + 1 < min(n, stop) and parse.words[last + 1] not in _ENDS and page.owner[last + 1] == -1:
        last += 1
    if first < 2 or last + 1 >= n or parse.words[first - 1] != "," or parse.words[last + 1] != ",":
        return None
    start, end = page.sentence_start(first - 1), page.sentence_end(last + 1)
    if start >= first - 1 or any(c.kind != "noun" for c in page.cues_between(start, first)):
        return None
    found = [grammar.trim(parse, start, first - 2), grammar.trim(parse, last + 2, end - 1)]
    pieces = [p for p in found if p is not None]
    if len(pieces) < 2 or not any(_has_subject(page, p) for p in pieces):
        return None
    opening = parse.words[pieces[1][0]]
    whole = page.owner[pieces[1][0]] != -1 and opening[0].isupper() and opening != "I"
    if whole and not {"WRB", "IN"}.isdisjoint(parse.tags[start : start + 2]):
        return None  # 'When I left, I told them, “It is late”'
    # 'At a rally, she said, “…”': the circumstances are not reported
    return None if page.owner[pieces[1][0]] != -1 and not _has_subject(page, pieces[0]) else pieces


def _tells(cue: Cue) -> bool:
    """Whether a verb reports without a complement, as a tag: not 'continued', 'interrupted'."""
    return cue.says() and not cue.tags() and (cue.verb is None or cue.verb.lemma not in lexicon().deeds)


def _has_subject(page: Page, piece: tuple[int, int]) -> bool:
    """Whether a piece has a subject of its own, as a clause has."""
    return any(dep in _CLAUSAL for dep in page.parse.deps[piece[0] : piece[1] + 1])


def before_tag(page: Page, cue: Cue) -> list[tuple[int, int]] | None:
    """The sentence before a tag that ends it, where the parse has not seen it: 'Most people agree, a poll finds.'"""
    parse = page.parse
    if cue.kind != "verb" or cue.subject is None or not _tells(cue) or parse.tags[cue.head] not in _FINITE:
        return None
    first, last = _own(page, cue)
    if not first <= cue.subject <= last or first < _SHORTEST or parse.words[first - 1] != ",":
        return None
    end = page.sentence_end(last)
    if end - last > _TAIL or page.owner[first - 2] != -1:
        return None
    piece = grammar.trim(parse, page.sentence_start(first - 1), first - 2)
    return [piece] if piece is not None and _has_subject(page, piece) else None


def spans(page: Page, pieces: list[tuple[int, int]]) -> list[Span]:
    """Token ranges as offsets, a quoted stretch at an edge taken whole with its marks."""
    found: list[Span] = []
    for first, last in pieces:
        start, end = page.parse.starts[first], page.parse.ends[last]
        for s in page.stretches_between(start, end):
            if s.start <= start < s.end or s.left <= start < s.start:
                start = s.left
            if s.start < end <= s.end:
                end = s.right
        start = max(start, found[-1].end if found else page.opening)
        if start < end:
            found.append(Span(start, end))
    return found


def holds(pieces: list[Span], s: Stretch) -> bool:
    """Whether the pieces hold a stretch."""
    return any(p.start <= s.start and s.end <= p.end for p in pieces)


def words_outside(page: Page, pieces: list[Span]) -> int:
    """Words of the pieces that stand outside marks, without a leading 'that'."""
    total = 0
    for p in pieces:
        at = p.start
        for s in page.stretches_between(p.start, p.end):
            total += count_words(_slice(page, at, max(at, s.left)))
            at = max(at, s.right)
        total += count_words(_slice(page, at, max(at, p.end)))
    lead = _slice(page, pieces[0].start, pieces[0].end)[:5].lower() if pieces else ""
    return total - (1 if lead == "that " else 0)


def _slice(page: Page, start: int, end: int) -> str:
    return page.parse.text[start - page.parse.start : end - page.parse.start]
