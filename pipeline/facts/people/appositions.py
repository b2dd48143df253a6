"""Roles in apposition: a noun phrase between a name and a comma, on either side of it."""

from __future__ import annotations

from pipeline.article import Parse
from pipeline.facts.people.headnouns import ARTICLES, NAMED, NAMES, head_noun
from pipeline.facts.people.lists import family_nouns, name_words, role_nouns
from pipeline.facts.people.phrases import Phrase, heads_role, title_before
from pipeline.facts.people.rolelists import list_end, titled_organisation
from pipeline.facts.people.rolewords import posts_of_people

_LONGEST = 30  # tokens of an apposition
_TITLE = 10  # tokens of a title in marks within it
_BRACKET = 8  # tokens of a bracket after a name, with the name
_STOP_TAGS = frozenset(("WP", "WDT", "WRB", "VBD", "VBZ", "VBP", "MD", "WP$"))
_CLOSING_TAGS = frozenset(("WP", "WDT", "WP$", "VBD", "VBZ", "VBG"))
_STOPS = frozenset('.?!:;“”"')
_FINITE = frozenset(("VBD", "VBZ", "VBP", "MD"))
_DASHES = frozenset(("—", "–", "--", "-"))
_BREAKS = frozenset(',;.:()[]—–“”"')
_OPENING = frozenset(("“", '"'))
_IS, _SERVES = frozenset(("is", "was")), frozenset(("serves", "served"))


def _after_name(parse: Parse, last: int) -> int:
    """The token after a name that ends at `last`, over the rest of a word with a hyphen."""
    i, end = last + 1, min(len(parse.words), last + _LONGEST)
    while i + 1 < end and parse.words[i] in "-‑" and parse.starts[i] == parse.ends[i - 1]:
        i += 2
    return i


def _breaks(parse: Parse, i: int) -> bool:
    """Whether a token ends a noun phrase: a stop, a verb, a dash that is no hyphen."""
    word, tag = parse.words[i], parse.tags[i]
    return word in _BREAKS or tag in _STOP_TAGS or _is_dash(parse, i)


def _is_dash(parse: Parse, i: int) -> bool:
    """Whether a token is a dash and no hyphen within a word."""
    if parse.words[i] not in _DASHES:
        return False
    tight = 0 < i < len(parse.words) - 1 and parse.ends[i - 1] + 1 == parse.ends[i] == parse.starts[i + 1]
    return parse.words[i] != "-" or not tight


def apposition_after(parse: Parse, last: int) -> Phrase | None:
    """'X, a top adviser to Y,': from the comma after a name to the next one that is not within it."""
    words = parse.words
    opening = _after_details(parse, _after_bracket(parse, _after_name(parse, last)))
    if opening >= len(words) or (words[opening] != "," and not _is_dash(parse, opening)):
        return None
    dash = words[opening] if words[opening] != "," else None
    first = _after_who(parse, opening + 1)
    head = head_noun(parse, first)
    if head is None and dash is None:
        head = titled_organisation(parse, last, first)
    if head is None or not heads_role(parse, first, head):
        return None
    stop, titled = _stop_of(parse, first, head, dash)
    if not (titled or _closes(parse, stop)) or not _pairs(parse, stop, dash):
        return None
    return first, _end_of(parse, head, stop - (3 if titled else 1)), head


def _stop_of(parse: Parse, first: int, head: int, dash: str | None) -> tuple[int, bool]:
    """The token after an apposition at `first`, and whether a title in marks ends it: 'star of “Riga Nights,”'."""
    words, j = parse.words, head + 1
    while j < len(words) and j - first < _LONGEST:
        if words[j] == "," and dash is None and (onward := list_end(parse, first, head, j)) is not None:
            j = onward + 1
            continue
        if words[j] in _OPENING and (mark := _closing_mark(parse, j)) is not None:
            return mark + 1, words[mark - 1] in ",."
        if _breaks(parse, j) or _works(parse, j, head):
            break
        j += 1
    return j, False


def _closes(parse: Parse, stop: int) -> bool:
    """Whether a token may follow an apposition."""
    words = parse.words
    return stop >= len(words) or words[stop] in (*",.;)—–(", "where") or parse.tags[stop] in _CLOSING_TAGS


def _pairs(parse: Parse, stop: int, dash: str | None) -> bool:
    """Whether an apposition that a dash opens ends with the same dash, or with its sentence."""
    return dash is None or stop >= len(parse.words) or parse.words[stop] in (dash, ".")


def _after_bracket(parse: Parse, i: int) -> int:
    """The token after a bracket that opens at `i`: 'X (R-Texas), chairman of …'."""
    words, start = parse.words, i
    if i >= len(words) or words[i] not in ("(", "["):
        return i
    while i < len(words) and words[i] not in (")", "]") and i - start < _BRACKET:
        i += 1
    return i + 1


def _end_of(parse: Parse, head: int, end: int) -> int:
    """The last token of a role without what dangles at its end."""
    while end > head and parse.words[end].islower() and _dangles(parse, end):
        end -= 1
    return _without_time(parse, head, end)


def _without_time(parse: Parse, head: int, end: int) -> int:
    """The last token of a role without its month or day: 'the president | in May', 'the clerk | on Monday'."""
    when = parse.words[end].lower() in name_words().days and parse.words[end - 1] in ("in", "on")
    return end - 2 if when and end - 2 >= head else end


def _dangles(parse: Parse, i: int) -> bool:
    """Whether a word at the end of an apposition is no part of it: an adverb, a preposition, 'today', 'at the time'."""
    word, tag = parse.words[i], parse.tags[i]
    if parse.words[i - 2 : i + 1] == ("at", "the", "time") or parse.words[i - 1 : i + 1] == ("at", "the"):
        return True
    return (tag in ("RB", "CC", "IN") and word != "ago") or word in name_words().days


def is_of_a_person(parse: Parse, last: int) -> bool:
    """Whether the apposition after a name is a person's: 'X, the commander of …', not 'X, an investor in …'."""
    found = apposition_after(parse, last)
    if found is None:
        return False
    noun = parse.words[found[2]].lower()
    return noun in posts_of_people() or role_nouns().get(noun) is not None


def _after_details(parse: Parse, i: int) -> int:
    """The comma after an age and a town: 'X, 54, of Riga, a teacher'."""
    words = parse.words
    if i + 1 < len(words) and words[i] == "," and words[i + 1].isdigit():
        i += 2
    from_town = words[i : i + 1] == (",",) and words[i + 1 : i + 2] in (("of",), ("from",))
    return _after_town(parse, i) if from_town and parse.tags[i + 2 : i + 3] in NAMES else i


def _after_town(parse: Parse, i: int) -> int:
    """The comma after a town, or after the town and its state or country; `i` where there is none."""
    words, tags, n = parse.words, parse.tags, len(parse.words)
    comma = next((k for k in range(i + 3, min(n, i + 6)) if words[k] == ","), i)
    state = next((k for k in range(comma + 2, min(n, comma + 4)) if words[k] == ","), None)
    return state if state is not None and tags[comma + 1] in NAMED and tags[state - 1] in NAMED else comma


def _after_who(parse: Parse, i: int) -> int:
    """Where the role begins in 'X, who is the mayor,' and 'X, who served as mayor,'; `i` where there is no 'who'."""
    words = [w.lower() for w in parse.words[i : i + 3]]
    if len(words) < 3 or words[0] != "who":
        return i
    if words[1] in _IS:
        return i if parse.tags[i + 2] in ("VBN", "VBG") else i + 2
    return i + 3 if words[1] in _SERVES and words[2] == "as" else i


def _closing_mark(parse: Parse, opening: int) -> int | None:
    """The mark that closes a short title in marks within an apposition."""
    marks = "”" if parse.words[opening] == "“" else '"'
    there = range(opening + 2, min(len(parse.words), opening + _TITLE))
    return next((k for k in there if parse.words[k] == marks), None)


def _works(parse: Parse, i: int, head: int) -> bool:
    """Whether a token says what the holder of a role does just then: 'a delegate | currently serving on …'."""
    return parse.tags[i] == "VBG" and (i == head + 1 or (i == head + 2 and parse.tags[i - 1] == "RB"))


def apposition_before(parse: Parse, lead: int, last: int) -> Phrase | None:
    """'The head of the agency, X,' and 'her lawyer, X.': a noun phrase and a comma before a name that ends there."""
    words, at = parse.words, _after_name(parse, last)
    if lead < 3 or words[lead - 1] != "," or words[at : at + 1] in (("and",), ("&",), ("or",)):
        return None  # 'the mayor, X and Y'
    closed = at >= len(words) or parse.tags[at][:1] not in "VMRP"
    if (found := _phrase_before(parse, lead)) is not None:
        return found if closed or _opens(parse, found[0]) else None
    return (_bare_before(parse, lead, at) if closed else None) or _opening_before(parse, lead)


def _phrase_before(parse: Parse, lead: int) -> Phrase | None:
    """The role between an article, 'his' or "'s" and the comma before a name, without what its holder does then."""
    for i in range(lead - 2, max(-1, lead - _LONGEST), -1):
        if (first := _article_end(parse, i)) is not None and (head := head_noun(parse, first)) is not None:
            if _is_apart(parse, head, lead):
                return None
            if heads_role(parse, first, head) and parse.tags[lead - 2] != "CC":
                end = next((k - 1 for k in range(head + 1, lead - 1) if _works(parse, k, head)), lead - 2)
                return first, _without_time(parse, head, end), head
        if _breaks(parse, i):
            return None
    return None


def _article_end(parse: Parse, i: int) -> int | None:
    """Where a noun phrase that an article, 'his' or "'s" opens begins; None where the token is none of them."""
    if parse.tags[i] == "POS":
        return i + 1
    return i if parse.words[i].lower() in ARTICLES or parse.tags[i] == "PRP$" else None


def _is_apart(parse: Parse, head: int, lead: int) -> bool:
    """Whether a noun before a name is another's: after the comma, or a relative's: 'a son of the pianist, X,'."""
    return head >= lead - 1 or (parse.words[head].lower() in family_nouns() and parse.words[head + 1] == "of")


def _bare_before(parse: Parse, lead: int, after: int) -> Phrase | None:
    """'Veteran Kenyan actress, X,': a title without an article, between commas."""
    found = title_before(parse, lead - 1) if parse.words[after : after + 1] == (",",) else None
    if found is None or found[0] == found[2] or not parse.words[found[2]].islower():
        return None
    return found


def _opening_before(parse: Parse, lead: int) -> Phrase | None:
    """'As policy director for the trust, X said' and 'Regional Commissioner of Lund, X says': a role that opens its
    sentence without an article."""
    start = lead - 1
    while start > 0 and parse.words[start - 1] not in _STOPS and lead - start < _LONGEST:
        start -= 1
    start += parse.words[start].lower() == "as"
    if any(parse.tags[i] in _STOP_TAGS or parse.words[i] in _BREAKS for i in range(start, lead - 1)):
        return None
    head = head_noun(parse, start)
    named = head is not None and head < lead - 1 and heads_role(parse, start, head)
    return (start, lead - 2, head) if named and head is not None else None


def _opens(parse: Parse, first: int) -> bool:
    """Whether a phrase opens its sentence, after 'As' at most: 'As a senator, X voted', no letter to one."""
    i = first
    while i > 0 and parse.tags[i - 1] in ("NNP", "NNPS", "POS", "DT"):
        i -= 1
    if i > 0 and parse.words[i - 1].lower() == "as":
        i -= 1
    return i == 0 or parse.words[i - 1] in '.?!:”"\n'


def is_anothers(parse: Parse, found: Phrase, lead: int, last: int, after: Phrase | None) -> bool:
    """Whether the role before a name at lead..last is somebody else's, named in the phrase that opens the sentence.

    'In a letter to the president, X, the head of …' and 'Writing to the mayor in May, X, who …': what follows
    the name (`after` or 'who') is the role then; 'With the head of the agency, X, they …' is one.
    """
    words, tags, at = parse.words, parse.tags, _after_name(parse, last)
    timed = found[1] < lead - 2
    told = after is not None or tags[at + 1 : at + 2] in (("WP",), ("CD",))
    if not (timed or told):
        return False
    i = lead - 1
    while i > 0 and words[i - 1] not in _STOPS and lead - i < _LONGEST:
        i -= 1
        if tags[i] in _FINITE:
            return False
    while i < lead - 1 and (tags[i] in ("CC", "RB") or words[i] == ","):
        i += 1
    return tags[i] in ("IN", "VBG", "TO") and words[i].lower() not in ("as", "according")
