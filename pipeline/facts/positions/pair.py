"""Which two countries "the two leaders", "both sides" are: the only two of the sentences before."""

from __future__ import annotations

from bisect import bisect_right

from pipeline.article import Parse
from pipeline.facts.positions.actors import Case
from pipeline.facts.positions.tree import kids, low

_BACK = 3  # sentences looked back
_BOTH = frozenset(("two", "both"))


def pair_before(case: Case) -> tuple[str, ...]:
    """The countries of a definite pair; () where the sentences before do not name just two."""
    parse = case.parse
    marks = {low(parse, c) for c in kids(parse, case.head) if c < case.head}
    if not marks & _BOTH or not (marks & {"the", "both", "these", "those"}):
        return ()
    k, end = case.k, case.head
    for _ in range(_BACK):
        first = _sentence(case.actors.parses[k], end)
        found = _countries(case, k, first, end)
        if len(found) > 1:
            return tuple(sorted(found)) if len(found) == 2 else ()
        end = first
        while end == 0:
            k -= 1
            if k < 0 or case.actors.parses[k].field != parse.field:
                return ()
            end = len(case.actors.parses[k].words) if case.actors.parses[k].parsed else 0
    return ()


def _sentence(parse: Parse, end: int) -> int:
    """The first token of the sentence that holds the token before `end`."""
    return parse.sentences[bisect_right(parse.sentences, (end - 1, len(parse.words))) - 1][0]


def _countries(case: Case, k: int, first: int, end: int) -> set[str]:
    """The countries named within some tokens, and those of the people named there."""
    found: set[str] = set()
    for token in range(first, end):
        if (mention := case.actors.places.at(k, token)) is not None:
            found.add(mention.country)
        elif (person := case.actors.person(k, token)) is not None:
            found.update(case.actors.country_of_person(person))
    return found
