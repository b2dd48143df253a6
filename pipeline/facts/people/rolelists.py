"""Commas and 'and' within a role: several roles of one person, the name of a body, a place with its country."""

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
    onward = _place(parse, comma) or _roles(parse, comma) or _body(parse, head, comma)
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


def _body(parse: Parse, head: int, comma: int) -> int | None:
    """The rest of a name or a field with commas in it: 'at Harbour Defense, Space, and Security'."""
    words, tags, n = parse.words, parse.tags, len(parse.words)
    capital = words[comma - 1][0].isupper()
    if comma == head + 1 or not any(t == "IN" for t in tags[head + 1 : comma]):
        return None
    i, joined = comma + 1, False
    if words[i : i + 1] and words[i] in _AND:
        return None  # 'the chairman of the board, and Holt'
    while i < n and i - comma < _LONGEST:
        word = words[i]
        if word in _AND:
            joined = True
        elif word == ",":
            if joined:
                break
        elif tags[i][:2] not in ("NN", "JJ") or word[0].isupper() != capital or is_role(word) or word in first_names():
            break
        i += 1
    if not joined or words[i - 1] in (*_AND, ",") or (i < n and words[i] not in _CLOSERS and tags[i] != "VBD"):
        return None
    at = bisect_left(parse.entities, comma, key=lambda e: e.last)
    people = any(e.label == "PERSON" and e.first < i for e in parse.entities[at : at + _LONGEST])
    return None if people else i - 1


def _firm(parse: Parse, start: int) -> int | None:
    """The last token of a division and a firm that begin at `start`: 'director, | Harbour Sales at Marsh Inc.'.

    Names of two words or more, none of them a person's, and no place alone.
    """
    end = _names_end(parse, start)
    if end is None or end == start:
        return None
    at = bisect_left(parse.entities, start, key=lambda e: e.last)
    inside = [e for e in parse.entities[at : at + _LONGEST] if e.first <= end]
    place = any(e.label == "GPE" and (e.first, e.last) == (start, end) for e in inside)
    return None if place or any(e.label == "PERSON" for e in inside) else end


def _names_end(parse: Parse, start: int) -> int | None:
    """The last token of names of bodies with commas between, closed by a stop or by a comma and a verb."""
    words, tags, n = parse.words, parse.tags, len(parse.words)
    i = opening = start
    while i < n and i - start < _LONGEST and words[i] not in ".;)":
        word = words[i]
        if word == ",":
            if i == opening:
                return None
            if i + 1 >= n or tags[i + 1] in _VERBS:
                break
            opening = i + 1
        elif not (word[0].isupper() and tags[i] in _IN_NAMES) and not (i > opening and word.lower() in _WITHIN):
            return None
        if is_role(word) or word in first_names():
            return None
        i += 1
    closed = i >= n or words[i] in ",.;)"
    return i - 1 if closed and i > opening and words[i - 1].lower() not in _WITHIN else None


def titled_body(parse: Parse, last: int, first: int) -> int | None:
    """The noun of a title right before its body: 'X, President Harbour Foods, says', 'said X, CEO Marsh.'.

    `last` ends the name, `first` begins the title. Only of who speaks: 'with X, President Marsh' are two people.
    """
    words, tags, n = parse.words, parse.tags, len(parse.words)
    there = range(first, min(n - 1, first + _LONGEST))
    head = next((k for k in there if tags[k] not in _NAMED or (is_role(words[k]) and not is_role(words[k + 1]))), None)
    if head is None or tags[head] not in _NAMED or tags[head + 1] not in _NAMED:
        return None
    if not words[head].isupper() and words[head].lower() not in role_words().offices:
        return None
    start = last
    while start > 0 and tags[start - 1] in _NAMED and last - start < _LONGEST:
        start -= 1
    before = words[start - 1].lower() if start > 0 else "."
    end = _names_end(parse, head + 1)
    if end is None or (end == head + 1 and not words[head].isupper()):
        return None  # 'said X, President Marsh.'
    subject = before in '.?!:“”"' and words[end + 1 : end + 2] == (",",) and tags[end + 2 : end + 3] in _SAID
    return head if before in name_words().speech or subject else None
