"""Where a role stands beside a name: the tokens of a title, or of a noun phrase between commas."""

from __future__ import annotations

from pipeline.article import Parse
from pipeline.facts.people.lists import is_role, name_words, titles
from pipeline.facts.people.rolelists import list_start
from pipeline.facts.people.rolewords import is_post, is_trade, role_words

Phrase = tuple[int, int, int]  # first and last token, the token of its noun
_WIDEST = 8  # tokens of a title before its noun
_NOUNS = frozenset(("NN", "NNP", "NNPS", "NNS", "JJ"))
_BEFORE = _NOUNS | {"HYPH", "VBN", "VBG", "AFX"}
_NO_START = frozenset(("HYPH", "VBG", "POS", "''", "``"))
_LINKS = frozenset(("of", "for", "to", "at", "in", "on"))
_HYPHENS = ("-", "‑")
_QUALITIES = frozenset(("JJ", "VBN", "JJS", "NNS"))
_NAMED = frozenset(("NNP", "NNPS"))
_FARTHEST = 24  # tokens of a list of names
_MOST_LINKED = 6  # tokens after the link: 'Secretary of Health and Human Services'


def is_public(parse: Parse, first: int, head: int) -> bool:
    """Whether a noun such as 'fellow' or 'partner' is a role by the words beside it: 'senior fellow', 'partner at'."""
    lists, low = role_words(), parse.words[head].lower()
    if low in lists.ties_with_modifier and head > first:
        return True
    if low == "winner" and head > first and parse.words[head - 1].lower() in lists.prizes:
        return True
    then = parse.words[head + 1] if head + 1 < len(parse.words) else ""
    return low in lists.ties_with_place and then in ("at", "with")


def heads_role(parse: Parse, first: int, head: int | None) -> bool:
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
    head = _noun_of(parse, last) if last >= 0 and not _is_hour(parse, last) else None
    if head is None:
        return None
    start = _trim(parse, _left_of(parse, head), head)
    if not heads_role(parse, start, head):
        return None
    start = list_start(parse, start, head, lambda h: _trim(parse, _left_of(parse, h), h))
    return start, last, head


def _is_hour(parse: Parse, i: int) -> bool:
    """'at 3 PM'."""
    return parse.words[i] == "PM" and i > 0 and parse.tags[i - 1] == "CD"


def _noun_of(parse: Parse, last: int) -> int | None:
    """The noun of a title that ends at `last`, None where no title does."""
    words = parse.words
    if words[last] == "." and last > 0 and f"{words[last - 1]}." in titles().titles:
        return last - 1
    if (joined := _joined_noun(parse, last)) is not None:
        return joined
    noun = is_post(words[last]) and (not words[last][0].islower() or _is_noun(parse, last))
    return last if noun else _linked(parse, last)


def _is_noun(parse: Parse, i: int) -> bool:
    """Whether a word in lower case stands as a noun: 'forward' right after a name does."""
    tags = parse.tags
    agent = tags[i].startswith("V") and parse.words[i].endswith(("er", "or", "ist"))  # mistaken for a verb
    return tags[i] in ("NN", "JJ", "NNP") or agent or (tags[i] == "RB" and i > 0 and tags[i - 1] == "NNP")


def _joined_noun(parse: Parse, last: int) -> int | None:
    """The noun of a title in three parts that ends at `last`: 'editor' of 'editor-in-chief', 'attorney-at-law'."""
    words = parse.words
    tight = last > 3 and words[last - 1] in _HYPHENS and words[last - 3] in _HYPHENS
    link = last - 2 if tight else last - 1
    noun = link - 2 if tight else link - 1
    if noun < 0 or words[link].lower() not in ("in", "at") or not (tight or words[last].lower() == "chief"):
        return None
    return noun if is_trade(words[noun].lower()) else None


def _linked(parse: Parse, last: int) -> int | None:
    """The noun of a title that ends with the organisation or the field it is over: 'Secretary of State', 'head of
    research'."""
    words, tags = parse.words, parse.tags
    i = last
    while i > 1 and last - i < _MOST_LINKED and (tags[i] in _NOUNS or words[i] in ("and", "&")):
        i -= 1
    article = words[i].lower() == "the"
    link = i - 1 if article else i
    head = link - 1
    if i == last or not _links(parse, head, link) or _is_dated_or_titled(parse, i + 1, last):
        return None
    if words[i + 1][0].isupper() and words[last][0].isupper():
        return head
    small = words[link] == "of" and not article and words[head].lower() in role_words().offices
    return head if small else None


def _links(parse: Parse, head: int, link: int) -> bool:
    """Whether 'of' or the like ties a field to a post: 'head | of'."""
    return head >= 0 and parse.words[link] in _LINKS and is_post(parse.words[head]) and parse.tags[head][:2] == "NN"


def _is_dated_or_titled(parse: Parse, first: int, last: int) -> bool:
    """Whether the words after the link hold another title or end with a day."""
    return parse.words[last].lower() in name_words().days or any(is_role(w) for w in parse.words[first : last + 1])


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
    words, tags = parse.words, parse.tags
    i = first
    for k in range(first, head):
        low = words[k].lower()
        if low in ("old", "year", "former"):
            i = k if low == "former" else k + 1
    i = next((k + 1 for k in range(head - 1, i - 1, -1) if _is_no_part(parse, k, head)), i)
    while i < head and (words[i].lower() in name_words().days or tags[i] in _NO_START or words[i] == "-"):
        i += 1
    return i


def _is_no_part(parse: Parse, i: int, head: int) -> bool:
    """Whether a word in lower case before a title's noun is no part of it: it judges or counts, or a title in capitals
    follows."""
    words, lists, low = parse.words, role_words(), parse.words[i].lower()
    if not words[i].islower():
        return False
    if low in lists.no_part and words[i + 1] != "estate":
        return True
    if not words[head][0].isupper() or low in lists.before_capitals or "-" in words[i : i + 2]:
        return False
    return parse.tags[i] in _QUALITIES or (i == head - 1 and low in lists.ties)


def _goes_left(parse: Parse, i: int) -> bool:
    """Whether token i can be a word of the title that follows it."""
    word, tag = parse.words[i], parse.tags[i]
    if word == "turned" and parse.words[i + 1] in _HYPHENS:
        return True  # 'actress-turned-activist'
    if tag == "CD" and word.isdigit() and i > 0 and parse.tags[i - 1] in _NAMED:
        return parse.words[i - 1].lower() not in name_words().days  # 'Channel 7 reporter', not 'On March 7 President X'
    if tag not in _BEFORE or word.lower() in name_words().days:
        return False
    return not (tag == "VBG" or (tag == "VBN" and word.lower() not in role_words().before_capitals))


def shared_title(parse: Parse, first: int, last: int) -> Phrase | None:
    """The title of several before the first of them: 'Sens. X (D-Ohio), Y and Z', 'presidents X and Y'."""
    words, tags = parse.words, parse.tags
    i, inside, joined = first - 1, 0, _joined_after(parse, last)
    while i >= 0 and first - i < _FARTHEST:
        word = words[i]
        if word in ")]":
            inside += 1
        elif word in "([":
            inside -= 1
        elif inside <= 0:
            if i + 1 < len(tags) and tags[i + 1] in _NAMED and (found := _plural(parse, i)) is not None:
                small = words[found][0].islower() and first == last
                return (_trim(parse, _left_of(parse, found), found), i, found) if joined and not small else None
            if word in ("and", "&"):
                joined = True
            elif tags[i] not in _NAMED and word not in (",", "of"):
                return None
        i -= 1
    return None


def _plural(parse: Parse, i: int) -> int | None:
    """The token of a plural title that ends at token i, None where there is none."""
    if parse.words[i] == "." and i > 0 and singular(f"{parse.words[i - 1]}.") is not None:
        return i - 1
    return i if parse.tags[i] in ("NNS", "NNP", "NNPS") and singular(parse.words[i]) is not None else None


def singular(title: str) -> str | None:
    """The title of one of several: 'Sen.' for 'Sens.', 'congressman' for 'congressmen'; None for any other word."""
    if title.endswith("s."):
        one = f"{title[:-2]}."
    elif title.endswith("men"):
        one = f"{title[:-2]}an"
    elif title.endswith("ies"):
        one = f"{title[:-3]}y"
    else:
        one = title[:-1] if title.endswith("s") else ""
    return one if one and is_trade(one) and one.lower() not in role_words().ties else None


def _joined_after(parse: Parse, last: int) -> bool:
    """Whether another name follows a name in a list."""
    for i in range(last + 1, min(len(parse.words), last + _FARTHEST)):
        if parse.words[i] in ("and", "&"):
            return i + 1 < len(parse.words) and parse.tags[i + 1] in _NAMED
        if parse.words[i] not in "()[],-." and parse.tags[i] not in (*_NAMED, "IN"):
            return False
    return False
