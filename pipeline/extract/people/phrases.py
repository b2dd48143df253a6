"""Where a role stands beside a name: the tokens of a title, or of a noun phrase between commas."""

from __future__ import annotations

from pipeline.article import Parse
from pipeline.extract.people.lists import is_role, name_words, titles
from pipeline.extract.people.rolelists import list_end, list_start
from pipeline.extract.people.rolewords import is_post, is_trade, role_words

Phrase = tuple[int, int, int]  # first and last token, the token of its noun
_LONGEST = 30  # tokens of an apposition
_WIDEST = 8  # tokens of a title before its noun
_NOUNS = frozenset(("NN", "NNP", "NNPS", "NNS", "JJ"))
_BEFORE = _NOUNS | {"HYPH", "VBN", "VBG", "AFX"}
_MODIFIERS = _BEFORE | {"CD", "POS", "RB", "JJS", "JJR", "``", "''"}
_STOP_TAGS = frozenset(("WP", "WDT", "WRB", "VBD", "VBZ", "VBP", "MD", "WP$"))
_NO_START = frozenset(("HYPH", "VBG", "POS", "''", "``"))
_NAMED = frozenset(("NNP", "NNPS"))
_CLOSING_TAGS = frozenset(("WP", "WDT", "WP$", "VBD", "VBZ", "VBG"))
_ARTICLES = frozenset(("a", "an", "the"))
_LINKS = frozenset(("of", "for", "to", "at", "in", "on"))
_MOST_LINKED = 6  # tokens behind the link: 'Secretary of Health and Human Services'
_ADVERBS = frozenset(
    ("then", "now", "one", "himself", "herself", "formerly", "previously", "currently", "also", "once")
)
_DASHES = frozenset(("—", "–", "--", "-"))
_BREAKS = frozenset(',;.:()[]—–“”"')


def is_public(parse: Parse, first: int, head: int) -> bool:
    """Whether a noun such as 'fellow' or 'partner' is a role by the words beside it: 'senior fellow', 'partner at'."""
    lists, low = role_words(), parse.words[head].lower()
    if low in lists.ties_with_modifier and head > first:
        return True
    if low == "winner" and head > first and parse.words[head - 1].lower() in lists.prizes:
        return True
    then = parse.words[head + 1] if head + 1 < len(parse.words) else ""
    return low in lists.ties_with_place and then in ("at", "with")


def _heads(parse: Parse, first: int, head: int | None) -> bool:
    """Whether a token heads a role and not only a tie to somebody."""
    if head is None:
        return False
    return parse.words[head].lower() not in role_words().ties or is_public(parse, first, head)


def title_before(parse: Parse, first: int) -> Phrase | None:
    """The title right before a name: 'former Lithuanian foreign minister', 'Sen.', 'Secretary of State'."""
    words = parse.words
    last = first - 1
    while last >= 0 and words[last] in titles().honorifics and not is_role(words[last]):
        last -= 1  # 'physician Dr. X'
    if last < 0:
        return None
    head: int | None = last
    if words[last] == "." and last > 0 and f"{words[last - 1]}." in titles().titles:
        head = last - 1
    elif not is_post(words[last]) or (words[last][0].islower() and not _is_noun(parse, last)):
        head = _linked(parse, last)
    if head is None:
        return None
    start = _trim(parse, _left_of(parse, head), head)
    if not _heads(parse, start, head):
        return None
    start = list_start(parse, start, head, lambda h: _trim(parse, _left_of(parse, h), h))
    return start, last, head


def _is_noun(parse: Parse, i: int) -> bool:
    """Whether a word in small letters stands as a noun: 'forward' right behind a name does."""
    tags = parse.tags
    return tags[i] in ("NN", "JJ", "NNP") or (tags[i] == "RB" and i > 0 and tags[i - 1] == "NNP")


def _linked(parse: Parse, last: int) -> int | None:
    """The noun of a title that ends with the body or the field it is over: 'Secretary of State', 'head of research'."""
    words, tags = parse.words, parse.tags
    i = last
    while i > 1 and last - i < _MOST_LINKED and (tags[i] in _NOUNS or words[i] in ("and", "&")):
        i -= 1
    article = words[i].lower() == "the"
    link = i - 1 if article else i
    head = link - 1
    if i == last or head < 0 or words[link] not in _LINKS or not is_post(words[head]) or tags[head][:2] != "NN":
        return None
    if words[last].lower() in name_words().days or any(is_role(w) for w in words[i + 1 : last + 1]):
        return None
    if words[i + 1][0].isupper() and words[last][0].isupper():
        return head
    small = words[link] == "of" and not article and words[head].lower() in role_words().offices
    return head if small else None


def _left_of(parse: Parse, head: int) -> int:
    """The first token of the title with its noun at `head`."""
    words, tags = parse.words, parse.tags
    i = head
    while i > 0 and head - i < _WIDEST:
        if words[i - 1] == "." and i > 1 and f"{words[i - 2]}." in titles().titles:
            i -= 2  # an abbreviation whose stop stands apart
            continue
        if not _goes_left(parse, i - 1):
            break
        if i < head and words[i][0].isupper() and tags[i - 1] == "NN" and words[i - 1].islower():
            break  # 'in an interview | Cadillac President X'
        i -= 1
    return i


def _trim(parse: Parse, first: int, head: int) -> int:
    """The first token of a title without what is no part of it: 'the 40-year-old', 'the real', 'next year'."""
    words, tags, lists = parse.words, parse.tags, role_words()
    i = first
    for k in range(first, head):
        low = words[k].lower()
        if low in ("old", "year", "former"):
            i = k if low == "former" else k + 1
    for k in range(i, head):
        low, small = words[k].lower(), words[k].islower()
        judged = small and low in lists.no_part and words[k + 1] != "estate"
        quality = small and words[head][0].isupper() and tags[k] in ("JJ", "VBN", "JJS", "NNS")
        other = small and words[head][0].isupper() and k == head - 1 and low in lists.ties
        if judged or ((quality or other) and low not in lists.before_capitals and "-" not in words[k : k + 2]):
            i = k + 1
    while i < head and (words[i].lower() in name_words().days or tags[i] in _NO_START or words[i] == "-"):
        i += 1
    return i


def _goes_left(parse: Parse, i: int) -> bool:
    """Whether token i can be a word of the title that follows it."""
    word, tag = parse.words[i], parse.tags[i]
    if tag not in _BEFORE or word.lower() in name_words().days:
        return False
    return not (tag == "VBG" or (tag == "VBN" and word.lower() not in role_words().before_capitals))


def _behind_name(parse: Parse, last: int) -> int:
    """The token behind a name that ends at `last`, over the rest of a word with a hyphen."""
    i = last + 1
    while i + 1 < len(parse.words) and parse.words[i] in "-‑" and parse.starts[i] == parse.ends[i - 1]:
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
    """'X, a top adviser to Y,': from the comma behind a name to the next one that is not within it."""
    words, tags, n = parse.words, parse.tags, len(parse.words)
    i = _behind_name(parse, last)
    if i < n and words[i] in ("(", "["):  # 'X (R-Texas), chairman of …'
        while i < n and words[i] not in (")", "]") and i - last < 8:
            i += 1
        i += 1
    if i + 1 < n and words[i] == "," and words[i + 1].isdigit():  # 'X, 54, a teacher'
        i += 2
    if i >= n or (words[i] != "," and not _is_dash(parse, i)):
        return None
    dash = words[i] if words[i] != "," else None
    first = i + 1
    head = _head_noun(parse, first)
    if head is None or not _heads(parse, first, head):
        return None
    j = head + 1
    while j < n and j - first < _LONGEST:
        if words[j] == "," and dash is None and (onward := list_end(parse, head, j)) is not None:
            j = onward + 1
            continue
        if _breaks(parse, j) or _works(parse, j, head):
            break
        j += 1
    closed = j >= n or words[j] in ",.;)—–(" or tags[j] in _CLOSING_TAGS
    if not closed or (dash is not None and j < n and words[j] != dash and words[j] != "."):
        return None
    end = j - 1
    while end > head and words[end].islower() and tags[end] in ("RB", "CC", "IN") and words[end] != "ago":
        end -= 1
    return first, end, head


def _works(parse: Parse, i: int, head: int) -> bool:
    """Whether a token says what the holder of a role does just then: 'a delegate | currently serving on …'."""
    return parse.tags[i] == "VBG" and (i == head + 1 or (i == head + 2 and parse.tags[i - 1] == "RB"))


def _head_noun(parse: Parse, first: int) -> int | None:
    """The role noun that heads the noun phrase beginning at `first`, or None."""
    words, tags, n = parse.words, parse.tags, len(parse.words)
    i = first
    while i < n and words[i].lower() in _ADVERBS:
        i += 1
    if i < n and (words[i].lower() in _ARTICLES or tags[i] == "PRP$"):
        i += 1
    head = None
    while i < n and i - first < 10 and tags[i] in _MODIFIERS:
        if tags[i] in ("NN", "NNP", "JJ") and (is_trade(words[i]) or _posted(parse, i)):
            head = i
        elif tags[i] == "POS" or (tags[i] in ("NN", "NNS") and head is not None):
            head = None
        i += 1
    # 'X, Y and president Z said': a name behind the noun means the noun is that name's title
    if head is not None and head + 1 < n and tags[head + 1] in _NAMED and words[head + 1][0].isupper():
        return None
    return head


def _posted(parse: Parse, i: int) -> bool:
    """Whether a noun such as 'forward' or 'junior' means a person by the place behind it: 'a forward for Riga'."""
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
            if head is not None and _heads(parse, first, head) and tags[lead - 2] != "CC":
                end = next((k - 1 for k in range(head + 1, lead - 1) if _works(parse, k, head)), lead - 2)
                return (first, end, head) if closed or _opens(parse, first) else None
        if _breaks(parse, i):
            return None
        i -= 1
    return None


def _opens(parse: Parse, first: int) -> bool:
    """Whether a phrase opens its sentence, after 'As' at most: 'As a senator, X voted', no letter to one."""
    i = first
    while i > 0 and parse.tags[i - 1] in ("NNP", "NNPS", "POS", "DT"):
        i -= 1
    if i > 0 and parse.words[i - 1].lower() == "as":
        i -= 1
    return i == 0 or parse.words[i - 1] in '.?!:”"\n'
