"""Roles in apposition: a noun phrase between a name and a comma, on either side of it."""

from __future__ import annotations

from pipeline.article import Parse
from pipeline.facts.people.lists import family_nouns, first_names, name_words, role_nouns
from pipeline.facts.people.phrases import Phrase, heads_role, title_before
from pipeline.facts.people.rolelists import list_end, titled_body
from pipeline.facts.people.rolewords import is_trade, posts_of_people, role_words

_LONGEST = 30  # tokens of an apposition
_WIDEST = 14  # tokens up to its noun
_TITLE = 10  # tokens of a title in marks within it
_MODIFIERS = frozenset(
    ("NN", "NNP", "NNPS", "JJ", "NNS", "HYPH", "VBN", "VBG", "AFX", "CD", "POS", "RB", "JJS", "JJR", "``", "''")
)
_STOP_TAGS = frozenset(("WP", "WDT", "WRB", "VBD", "VBZ", "VBP", "MD", "WP$"))
_CLOSING_TAGS = frozenset(("WP", "WDT", "WP$", "VBD", "VBZ", "VBG"))
_STOPS = frozenset('.?!:;“”"')
_FINITE = frozenset(("VBD", "VBZ", "VBP", "MD"))
_NAMED = frozenset(("NNP", "NNPS"))
_ARTICLES = frozenset(("a", "an", "the", "another"))
_ADVERBS = frozenset(
    ("then", "now", "one", "himself", "herself", "formerly", "previously", "currently", "also", "once")
)
_DASHES = frozenset(("—", "–", "--", "-"))
_BREAKS = frozenset(',;.:()[]—–“”"')
_OPENING = frozenset(("“", '"'))
_IS, _SERVES = frozenset(("is", "was")), frozenset(("serves", "served"))


def _behind_name(parse: Parse, last: int) -> int:
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
    words, tags, n = parse.words, parse.tags, len(parse.words)
    i = _behind_name(parse, last)
    if i < n and words[i] in ("(", "["):  # 'X (R-Texas), chairman of …'
        while i < n and words[i] not in (")", "]") and i - last < 8:
            i += 1
        i += 1
    i = _behind_details(parse, i)
    if i >= n or (words[i] != "," and not _is_dash(parse, i)):
        return None
    dash = words[i] if words[i] != "," else None
    first = _behind_who(parse, i + 1)
    head = _head_noun(parse, first)
    if head is None and dash is None:
        head = titled_body(parse, last, first)
    if head is None or not heads_role(parse, first, head):
        return None
    j, titled = head + 1, False
    while j < n and j - first < _LONGEST:
        if words[j] == "," and dash is None and (onward := list_end(parse, first, head, j)) is not None:
            j = onward + 1
            continue
        if words[j] in _OPENING and (mark := _closing_mark(parse, j)) is not None:
            j, titled = mark + 1, words[mark - 1] in ",."
            break  # 'star of the show “Riga Nights,”'
        if _breaks(parse, j) or _works(parse, j, head):
            break
        j += 1
    closed = titled or j >= n or words[j] in (*",.;)—–(", "where") or tags[j] in _CLOSING_TAGS
    if not closed or (dash is not None and j < n and words[j] != dash and words[j] != "."):
        return None
    end = j - (3 if titled else 1)
    while end > head and words[end].islower() and _dangles(parse, end):
        end -= 1
    return first, _without_time(parse, head, end), head


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


def _behind_details(parse: Parse, i: int) -> int:
    """The comma after an age and a town: 'X, 54, of Riga, a teacher'."""
    words, tags, n = parse.words, parse.tags, len(parse.words)
    if i + 1 < n and words[i] == "," and words[i + 1].isdigit():
        i += 2
    if i + 2 < n and words[i] == "," and words[i + 1] in ("of", "from") and tags[i + 2] in _NAMED:
        comma = next((k for k in range(i + 3, min(n, i + 6)) if words[k] == ","), i)
        state = next((k for k in range(comma + 2, min(n, comma + 4)) if words[k] == ","), None)
        i = state if state is not None and tags[comma + 1] in _NAMED and tags[state - 1] in _NAMED else comma
    return i


def _behind_who(parse: Parse, i: int) -> int:
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


def _head_noun(parse: Parse, first: int) -> int | None:
    """The role noun that heads the noun phrase beginning at `first`, or None."""
    words, tags, n = parse.words, parse.tags, len(parse.words)
    i = first
    while i < n and words[i].lower() in _ADVERBS:
        i += 1
    whose = i < n and (words[i].lower() in _ARTICLES or tags[i] == "PRP$")
    i += whose
    head = None
    while i < n and i - first < _WIDEST:
        if words[i].lower() in name_words().days:
            break  # 'a real estate agent | today'
        if head is None and _joins(parse, i, whose):
            i += 1
            continue
        if tags[i] not in _MODIFIERS and not _hyphened(parse, i):
            break
        if tags[i] in ("NN", "NNP", "JJ") and (is_trade(words[i]) or _posted(parse, i)):
            head = i
        elif tags[i] == "POS" or (tags[i] in ("NN", "NNS") and head is not None):
            head = None
        whose |= tags[i] == "POS"
        i += 1
    # 'X, Y and president Z said': a name behind the noun means the noun is that name's title
    if head is not None and head + 1 < n and tags[head + 1] in _NAMED and words[head + 1][0].isupper():
        return None
    if head is not None and head > first and words[head][0].isupper() and words[head - 1] in first_names():
        return None  # 'X, Joe Baker and Y'
    return head


def _joins(parse: Parse, i: int, whose: bool) -> bool:
    """Whether 'of' or 'and' stands within the words before a noun: 'a Bank of Riga clerk', 'an art and law teacher'."""
    words, tags = parse.words, parse.tags
    if not 0 < i < len(words) - 1 or words[i] not in ("of", "and", "&"):
        return False
    if words[i] == "of":
        return tags[i - 1] in _NAMED and tags[i + 1] in _NAMED
    nouns = tags[i - 1] in _MODIFIERS and tags[i + 1] in _MODIFIERS
    alike = words[i - 1][0].isupper() == words[i + 1][0].isupper()
    return nouns and alike and (whose or words[i - 1].islower())


def _hyphened(parse: Parse, i: int) -> bool:
    """Whether a token is a part of a word with a hyphen: 'in-state'."""
    words, n = parse.words, len(parse.words)
    behind = i + 1 < n and words[i + 1] == "-" and parse.ends[i] == parse.starts[i + 1]
    return behind or (i > 0 and words[i - 1] == "-" and parse.ends[i - 1] == parse.starts[i]) or words[i] == "-"


def _posted(parse: Parse, i: int) -> bool:
    """Whether a noun such as 'forward' or 'junior' means a person by the place after it: 'a forward for Riga'."""
    lists, word = role_words(), parse.words[i]
    then = parse.words[i + 1] if i + 1 < len(parse.words) else ""
    return (word in lists.posts or word in lists.posts_with_place) and then in ("at", "for", "from", "with")


def apposition_before(parse: Parse, lead: int, last: int) -> Phrase | None:
    """'The head of the agency, X,' and 'her lawyer, X.': a noun phrase and a comma before a name that ends there."""
    words, tags = parse.words, parse.tags
    at = _behind_name(parse, last)
    closed = at >= len(words) or tags[at][:1] not in "VMRP"
    if lead < 3 or words[lead - 1] != "," or words[at : at + 1] in (("and",), ("&",), ("or",)):
        return None  # 'the mayor, X and Y'
    i = lead - 2
    while i >= 0 and lead - i < _LONGEST:
        if words[i].lower() in _ARTICLES or tags[i] in ("PRP$", "POS"):
            first = i if tags[i] != "POS" else i + 1
            head = _head_noun(parse, first)
            if head is not None and head >= lead - 1:
                break  # the noun of another phrase, after the comma
            if head is not None and words[head].lower() in family_nouns() and words[head + 1] == "of":
                break  # 'a son of the pianist, X,'
            if head is not None and heads_role(parse, first, head) and tags[lead - 2] != "CC":
                end = next((k - 1 for k in range(head + 1, lead - 1) if _works(parse, k, head)), lead - 2)
                end = _without_time(parse, head, end)
                return (first, end, head) if closed or _opens(parse, first) else None
        if _breaks(parse, i):
            break
        i -= 1
    return (_bare_before(parse, lead, at) if closed else None) or _opening_before(parse, lead)


def _bare_before(parse: Parse, lead: int, behind: int) -> Phrase | None:
    """'Veteran Kenyan actress, X,': a title without an article, between commas."""
    found = title_before(parse, lead - 1) if parse.words[behind : behind + 1] == (",",) else None
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
    head = _head_noun(parse, start)
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

    'In a letter to the president, X, the head of …' and 'Writing to the mayor in May, X, who …': what stands behind
    the name (`after` or 'who') is the role then; 'With the head of the agency, X, they …' is one.
    """
    words, tags, at = parse.words, parse.tags, _behind_name(parse, last)
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
