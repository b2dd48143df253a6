"""The noun phrase around a head: its extent, its modifiers, and the countries in it that are the head's own."""

from __future__ import annotations

from collections.abc import Callable, Iterator

from pipeline.article import Parse
from pipeline.facts.positions.dateline import lead_end
from pipeline.facts.positions.tree import kids, low, subtree

_LEFT = frozenset(("det", "amod", "compound", "poss", "nummod", "nmod", "quantmod", "predet", "advmod", "case", "neg"))
_OWN = frozenset(("of", "in", "from", "for", "at"))  # "president of", "rebels in", "officials from"
_FOREIGN = frozenset(("ambassador", "envoy", "visitor"))  # "to" a country that is not theirs
_SIDES = frozenset(
    (
        "backed",
        "led",
        "based",
        "born",
        "made",
        "sponsored",
        "supported",
        "brokered",
        "held",
        "funded",
        "registered",
        "trained",
    )
)
DEPTH = 4


def extent(parse: Parse, head: int) -> tuple[int, int]:
    """First and last token of a phrase as an actor is written: modifiers and "of …", no clause and no apposition."""
    first = last = head
    for c in kids(parse, head):
        if c < head and parse.deps[c] in _LEFT:
            first = min(first, subtree(parse, c)[0])
        elif c == last + 1 and parse.deps[c] == "prep" and low(parse, c) in _OWN:
            end = subtree(parse, c, frozenset(("relcl", "acl")))[1]
            last = end if end - c < 12 and "," not in parse.words[c:end] else last
    if first < head and first < (end := lead_end(parse)) <= head:
        first = end
    return first, last


def modifiers(parse: Parse, head: int) -> list[int]:
    """The tokens left of a head that belong to its phrase."""
    return list(range(extent(parse, head)[0], head))


def own_tokens(parse: Parse, head: int, depth: int = 0) -> Iterator[int]:
    """Tokens whose countries are the head's own: of its name, its adjectives, its possessor, "of …", "in …"."""
    yield head
    if depth > DEPTH:
        return
    for c in kids(parse, head):
        if c < head and c < lead_end(parse) <= head:
            continue
        if parse.deps[c] == "prep":
            yield from _governed(parse, head, c, depth)
        elif (parse.deps[c] in _LEFT or _joined(parse, c, head, depth)) and not sided(parse, c):
            yield from own_tokens(parse, c, depth + 1)


def _joined(parse: Parse, c: int, head: int, depth: int) -> bool:
    return parse.deps[c] == "conj" and depth > 0 and c > head


def _governed(parse: Parse, head: int, c: int, depth: int) -> Iterator[int]:
    """Tokens of what a preposition after a head governs, where that is whose the head is."""
    if c > head and low(parse, c) in _OWN and low(parse, head) not in _FOREIGN:
        for k in kids(parse, c):
            if parse.deps[k] == "pobj":
                yield from own_tokens(parse, k, depth + 1)


def sided(parse: Parse, token: int) -> bool:
    """Whether a word says who backs somebody, or on which side one is: "Syrian-backed", "pro-Iranian"."""
    words = parse.words
    if token + 2 < len(words) and words[token + 1] == "-" and low(parse, token + 2) in _SIDES:
        return True
    if token > 1 and words[token - 1] == "-" and low(parse, token - 2) in ("pro", "anti"):
        return True
    if "-" not in words[token]:
        return False
    word = low(parse, token)
    return word.startswith(("pro-", "anti-")) or word.rpartition("-")[2] in _SIDES


def first_of(parse: Parse, head: int, fits: Callable[[int], bool]) -> int | None:
    """The first child of a token that fits."""
    return next((c for c in kids(parse, head) if fits(c)), None)


def counted(parse: Parse, head: int, quantities: frozenset[str]) -> int:
    """What is counted: "countries" of "a number of countries", else the head itself."""
    for _ in range(DEPTH):
        if low(parse, head) not in quantities and parse.tags[head] not in ("CD", "DT"):
            return head
        of = first_of(parse, head, lambda c: parse.deps[c] == "prep" and low(parse, c) == "of")
        inner = None if of is None else first_of(parse, of, lambda c: parse.deps[c] == "pobj")
        if inner is None:
            return head
        head = inner
    return head
