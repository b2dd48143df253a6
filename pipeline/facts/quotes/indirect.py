"""What a cue reports: the words of its complement, as ranges of tokens."""

from __future__ import annotations

from pipeline.facts.quotes.asides import around_aside, before_tag, own_clause
from pipeline.facts.quotes.coordination import coordinate, coordinate_deed, follows_comma, meanwhile
from pipeline.facts.quotes.cues import Cue
from pipeline.facts.quotes.lexicon import lexicon
from pipeline.facts.quotes.page import Page
from pipeline.language import grammar
from pipeline.language.tags import FINITE

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
_ADJUNCTS = frozenset(("prep", "advcl", "npadvmod", "advmod"))
_BREAKS = frozenset((",", ";", ":", "—", "–", "--", "(", ")"))
_RELATIVE = frozenset(("WDT", "WP", "DT"))


def content(page: Page, cue: Cue) -> list[tuple[int, int]]:
    """Token ranges of what a cue reports; more than one where the cue's own clause stands in its midst."""
    if (pieces := around_aside(page, cue)) is not None:
        return pieces
    if cue.clause is None:
        return before_tag(page, cue) or []
    whole = _whole(page, cue, cue.clause)
    first, last = _first(page, cue, cue.clause, whole[0]), _last(page, cue, *whole)
    own_first, own_last = own_clause(page, cue)
    apart = last < own_first or first > own_last
    ranges = [(first, last)] if apart else [(first, own_first - 1), (own_last + 1, last)]
    cut = [(a, _cut(page, cue, a, b)) for a, b in ranges]
    trimmed = (grammar.trim(page.parse, a, b) for a, b in cut if a <= b)
    found = [piece for piece in trimmed if piece is not None]
    whom = _expected(page, cue)
    return [whom, *found] if whom is not None and found and whom[1] < found[0][0] else found


def _whole(page: Page, cue: Cue, clause: int) -> tuple[int, int]:
    """The subtree of what a cue takes, without the cue."""
    skip = frozenset((cue.head, cue.last)) if cue.role == "according" else frozenset((cue.head,))
    return grammar.subtree(page.parse, clause, skip)


def _first(page: Page, cue: Cue, clause: int, first: int) -> int:
    """The first token of what a cue takes, whose subtree begins at `first`."""
    if cue.role == "clause":
        that = grammar.child(page.parse, clause, "mark")
        if that is None or cue.last >= first or page.parse.words[that].lower() != "that":
            return first
        return that  # 'has said more than once that'
    if cue.role == "name":
        return min(first, cue.last + 1)
    if cue.role == "about":
        first = max(first, clause + 1)
    asked = cue.role in ("infinitive", "about") and cue.kind == "verb"
    return _addressee(page, cue, first) if asked else first


def _last(page: Page, cue: Cue, first: int, last: int) -> int:
    """The last token of what a cue takes, whose subtree is first..last."""
    if cue.role == "object":
        return _onward(page, cue, last)
    follows = cue.role == "clause" and cue.kind == "verb" and first > cue.head
    return _attached(page, cue, last) if follows else last


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
    after = last + 1
    if (
        after < len(parse.words)
        and parse.tags[after] in FINITE
        and parse.deps[cue.head] in ("ROOT", "conj", "ccomp", "advcl")
        and page.owner[after] == page.owner[last] == -1
        and not page.cues_between(after, after + 1)
    ):
        stop = page.sentence_end(after) - 1
        while after < stop and parse.words[after] not in _BREAKS:
            after += 1
        last = max(last, after - 1)
    return last


def _cut(page: Page, cue: Cue, first: int, last: int) -> int:
    """A complement ends with its sentence, and where a new report of the same speaker begins (', adding that')."""
    inner = [c for c in page.cues_between(first, last + 1)[:_MOST] if c is not cue and c.head > first and c.says()]
    last = min([last, *(c.first - 2 for c in inner if coordinate(page, cue, c))])
    last = _before_deeds(page, cue, first, last)
    others = {c.head for c in inner if c.head > cue.head and page.parse.tags[c.head] == "VBG"}
    for i in range(first, last + 1):
        if page.owner[i] == -1 and page.stops(i):
            return i - 1
        if i in others and follows_comma(page, i):
            return i - 2
    return last


def _before_deeds(page: Page, cue: Cue, first: int, last: int) -> int:
    """The last token of a complement before what its speaker did, or what went on meanwhile."""
    if (deed := coordinate_deed(page, cue)) is not None and first < deed:
        last = min(last, deed - 2)
    aside = meanwhile(page, cue)
    return aside - 1 if aside is not None and first < aside <= last else last
