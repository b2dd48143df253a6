"""Names beside a noun: in apposition, after a post and its place, after 'mother-of-two', in 'one of the pilots, X,'."""

from __future__ import annotations

from pipeline.facts.countries.gazetteer import country_of
from pipeline.facts.people.cast import Cast, Mention
from pipeline.facts.people.lists import is_role
from pipeline.facts.quotes.page import Page
from pipeline.language import grammar

_APPOSED = 6  # tokens of a name with its titles
_ACRONYM = 4  # characters of the letters after a name
_ENDS = ((",",), (".",), (":",), (";",), ())


def name_beside(page: Page, cast: Cast, head: int) -> int:
    """The last token of the name that a noun at a token brings, else the noun."""
    if not is_role(page.parse.words[head]) and page.parse.tags[head] == "NN":
        head = next((c for c in apposed(page, cast, head) if c > head), head)
    return (
        _after_stop(page, cast, head)
        or _posted(page, cast, head)
        or _of_two(page, cast, head)
        or _one_of(page, cast, head)
        or head
    )


def apposed(page: Page, cast: Cast, head: int) -> list[int]:
    """The names in apposition to a noun."""
    found = [c for c in grammar.kids(page.parse, head) if page.parse.deps[c] == "appos"]
    return [c for c in found if cast.holding(page.index, c) is not None and page.owner[c] == page.owner[head]]


def after_comma(page: Page, cast: Cast, last: int) -> Mention | None:
    """The name between commas after a role: 'The head of the port police, Sergeant X, says'."""
    words = page.parse.words
    if last + 2 >= len(words) or words[last + 1] != ",":
        return None
    mention = cast.at(page.index, last + 2, last + 2 + _APPOSED)
    if mention is None or any(not words[i][0].isupper() for i in range(last + 2, mention.first)):
        return None
    end = mention.last + 1
    if end < len(words) and words[end].isupper() and len(words[end]) <= _ACRONYM:
        end += 1  # 'Peter Holt MP'
    return mention if words[end : end + 1] in _ENDS else None


def _after_stop(page: Page, cast: Cast, head: int) -> int | None:
    """The last token of the name after a short title that the parse cuts off: 'said Sgt. | Ana Holt'."""
    if page.parse.words[head + 1 : head + 2] != (".",) or not page.parse.words[head][0].isupper():
        return None
    mention = cast.holding(page.index, head + 2)
    titled = mention is not None and mention.first == head + 2 and is_role(f"{page.parse.words[head]}.")
    return mention.last if mention is not None and titled else None


def _posted(page: Page, cast: Cast, head: int) -> int | None:
    """The last token of the name after a post and its place: 'The envoy to Norway | Ana Duarte'."""
    parse = page.parse
    to = grammar.child(parse, head, "prep")
    if to is None or not is_role(parse.words[head]):
        return None
    mention = cast.at(page.index, to + 2, to + _APPOSED)
    if mention is None or not all(w[0].isupper() or w == "the" for w in parse.words[to + 1 : mention.first]):
        return None
    return mention.last if country_of(page.slice(to + 1, mention.first - 1)) is not None else None


def _of_two(page: Page, cast: Cast, head: int) -> int | None:
    """The last token of the name after 'mother-of-two'."""
    if page.parse.words[head + 1 : head + 4] != ("-", "of", "-"):
        return None
    mention = cast.holding(page.index, head + 5)
    return mention.last if mention is not None and mention.first == head + 5 else None


def _one_of(page: Page, cast: Cast, head: int) -> int | None:
    """The last token of the name in 'one of the pilots, Ana Holt,'."""
    parse = page.parse
    of = grammar.child(parse, head, "prep") if parse.words[head].lower() in ("one", "another") else None
    several = grammar.child(parse, of, "pobj") if of is not None else None
    mention = after_comma(page, cast, several) if several is not None else None
    return mention.last if mention is not None else None
