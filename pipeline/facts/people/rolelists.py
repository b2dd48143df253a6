"""Commas and 'and' within a role: several roles of one person, an organisation's name, a place with its country."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Callable

from pipeline.article import Parse
from pipeline.facts.people.lists import first_names, is_role, name_words
from pipeline.facts.people.rolewords import is_trade, role_words

_AND = ("and", "&")
_MOST = 4  # members of a list
_LONGEST = 10  # tokens to the end of a list
_WITHIN = frozenset(("and", "&", "of", "for", "at", "the", "-"))
_VERBS = frozenset(("VBD", "VBZ", "WP"))
_SAID = (("VBD",), ("VBZ",))
_NAMED = frozenset(("NNP", "NNPS"))
_IN_NAMES = _NAMED | {"NN", "NNS", "JJ"}
_CLOSERS = frozenset((",", ".", ";", ")", "—", "–", "who", "said", "says", "at", "of", "in", "for"))


def list_start(parse: Parse, start: int, head: int, left_of: Callable[[int], int]) -> int:
    """Where the roles begin of which the last, at tokens start..head, is a title: 'chairman, CEO and president X'."""
    words, joined, oxford, whole = parse.words, False, False, start
    for _ in range(_MOST):
        at = start - 1
        if at > 0 and words[at] in _AND and not joined:
            joined = True
            oxford = words[at - 1] == ","
            at -= 2 if oxford else 1
        elif joined and at > 0 and words[at] == ",":
            oxford, at = False, at - 1
        else:
            break
        if not is_trade(words[at]) or parse.tags[at][:2] != "NN" or words[at].lower() in role_words().ties:
            break
        first = left_of(at)
        if _two_people(parse, first, at, head):
            break
        start = first
        if not oxford:
            whole = start
    return whole  # 'a Republican, and former governor X' are two people


def _two_people(parse: Parse, first: int, noun: int, head: int) -> bool:
    """Whether the role at first..noun is another's than the title at `head`: 'the mayor and Governor X'."""
    words, alone = parse.words, role_words().alone
    title = words[head][0].isupper() and not words[head].isupper()
    definite = first > 0 and words[first - 1].lower() == "the" and words[head].lower() in alone
    return words[noun].lower() in alone or definite or (title and words[noun][0].islower())


def list_end(parse: Parse, first: int, head: int, comma: int) -> int | None:
    """The last token of what goes on after a comma within an apposition at `first` with its noun at `head`.

    None if it ends there.
    """
    bare = parse.tags[first] not in ("DT", "PRP$")
    onward = _place(parse, comma) or _roles(parse, comma) or _field(parse, head, comma)
    return onward or (_firm(parse, comma + 1) if bare else None)


def _place(parse: Parse, comma: int) -> int | None:
    """The country or state after a town: 'in Aberdeen, Scotland,'."""
    words, n = parse.words, len(parse.words)
    if parse.tags[comma - 1] not in ("NNP", "NNPS"):
        return None
    at = bisect_left(parse.entities, comma + 1, key=lambda e: e.first)
    named = parse.entities[at] if at < len(parse.entities) else None
    if named is None or named.first != comma + 1 or named.label not in ("GPE", "LOC"):
        return None
    end = named.last
    if end + 1 < n and words[end + 1] not in ",.;)—–" and parse.tags[end + 1] not in ("VBD", "VBZ", "WP"):
        return None
    if words[end + 1 : end + 2] == (",",) and words[end + 2 : end + 3] and words[end + 2] in _AND:
        return None  # 'of Riga, Oslo, and Rome'
    return end


def _roles(parse: Parse, comma: int) -> int | None:
    """More roles: 'founder, chairman and CEO of the firm'."""
    words, n = parse.words, len(parse.words)
    last: int | None = None
    joined = False
    i = comma + 1
    while i < n and i - comma < _LONGEST:
        if is_trade(words[i]) and parse.tags[i][:2] == "NN" and not (i + 1 < n and parse.tags[i + 1] == "NNP"):
            last = i
            if joined:
                return last
        elif words[i] in _AND:
            joined = True
        elif words[i] == ",":
            if last is None:
                return None
        elif parse.tags[i] not in ("NN", "JJ") or words[i][0].isupper():
            return None
        i += 1
    return None


def _field(parse: Parse, head: int, comma: int) -> int | None:
    """The rest of a name or a field with commas in it: 'at Harbour Defense, Space, and Security'."""
    words, tags, n = parse.words, parse.tags, len(parse.words)
    if "IN" not in tags[head + 1 : comma] or words[comma + 1 : comma + 2] in (("and",), ("&",)):
        return None  # 'the chairman of the board, and Holt'
    i, joined, capital = comma + 1, False, words[comma - 1][0].isupper()
    while i < n and i - comma < _LONGEST and not (joined and words[i] == ","):
        joined |= words[i] in _AND
        if words[i] not in (*_AND, ",") and not _is_alike(parse, i, capital):
            break
        i += 1
    whole = joined and words[i - 1] not in (*_AND, ",") and (i >= n or words[i] in _CLOSERS or tags[i] == "VBD")
    return i - 1 if whole and not _holds_person(parse, comma, i - 1) else None


def _is_alike(parse: Parse, i: int, capital: bool) -> bool:
    """Whether a word can be a part of a field that is written with capitals, or not; no title, no first name."""
    word = parse.words[i]
    noun = parse.tags[i][:2] in ("NN", "JJ") and word[0].isupper() == capital
    return noun and not is_role(word) and word not in first_names()


def _holds_person(parse: Parse, first: int, last: int) -> bool:
    """Whether the model sees a person at tokens first..last."""
    at = bisect_left(parse.entities, first, key=lambda e: e.last)
    return any(e.label == "PERSON" and e.first <= last for e in parse.entities[at : at + _LONGEST])


def _firm(parse: Parse, start: int) -> int | None:
    """The last token of a division and a firm that begin at `start`: 'director, | Harbour Sales at Marsh Inc.'.

    Names of two words or more, none of them a person's, and no place alone.
    """
    end = _names_end(parse, start)
    if end is None or end == start or _holds_person(parse, start, end):
        return None
    at = bisect_left(parse.entities, start, key=lambda e: e.last)
    place = any(e.label == "GPE" and (e.first, e.last) == (start, end) for e in parse.entities[at : at + _LONGEST])
    return None if place else end


def _names_end(parse: Parse, start: int) -> int | None:
    """The last token of names of organisations with commas between, closed by a stop or by a comma and a verb."""
    words, n = parse.words, len(parse.words)
    i = opening = start
    while i < n and i - start < _LONGEST and words[i] not in ".;)":
        if words[i] == "," and i > opening:
            if i + 1 >= n or parse.tags[i + 1] in _VERBS:
                break
            opening = i + 1
        elif not _is_of_names(parse, i, opening):
            return None
        i += 1
    closed = i >= n or words[i] in ",.;)"
    return i - 1 if closed and i > opening and words[i - 1].lower() not in _WITHIN else None


def _is_of_names(parse: Parse, i: int, opening: int) -> bool:
    """Whether a word can be part of an organisation's name that begins at `opening`: no title, no first name."""
    word = parse.words[i]
    named = word[0].isupper() and parse.tags[i] in _IN_NAMES
    inside = i > opening and word.lower() in _WITHIN
    return (named or inside) and not is_role(word) and word not in first_names()


def titled_organisation(parse: Parse, last: int, first: int) -> int | None:
    """The noun of a title right before its organisation: 'X, President Harbour Foods, says', 'said X, CEO Marsh.'.

    `last` ends the name, `first` begins the title. Only of who speaks: 'with X, President Marsh' are two people.
    """
    words = parse.words
    head = _title_in_capitals(parse, first)
    if head is None or (not words[head].isupper() and words[head].lower() not in role_words().offices):
        return None
    end = _names_end(parse, head + 1)
    if end is None or (end == head + 1 and not words[head].isupper()):
        return None  # 'said X, President Marsh.'
    return head if _is_of_who_speaks(parse, last, end) else None


def _title_in_capitals(parse: Parse, first: int) -> int | None:
    """The last title of the proper nouns that begin at `first`, where another proper noun follows it."""
    words, tags = parse.words, parse.tags
    for k in range(first, min(len(words) - 1, first + _LONGEST)):
        if tags[k] not in _NAMED:
            return None
        if is_role(words[k]) and not is_role(words[k + 1]):
            return k if tags[k + 1] in _NAMED else None
    return None


def _is_of_who_speaks(parse: Parse, last: int, end: int) -> bool:
    """Whether a name that ends at `last`, its role up to `end`, is who speaks: 'said X, …', 'X, …, said'."""
    words, tags, start = parse.words, parse.tags, last
    while start > 0 and tags[start - 1] in _NAMED and last - start < _LONGEST:
        start -= 1
    before = words[start - 1].lower() if start > 0 else "."
    subject = before in '.?!:“”"' and words[end + 1 : end + 2] == (",",) and tags[end + 2 : end + 3] in _SAID
    return before in name_words().speech or subject
