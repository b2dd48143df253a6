"""Roles that a title or an apposition gives a person; read from words and tags alone, so no parse is needed."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from pipeline.article import Parse
from pipeline.extract.people.lists import family_nouns, name_words, titles
from pipeline.extract.people.origins import country_of_role
from pipeline.extract.people.phrases import apposition_after, apposition_before, is_public, title_before

_OWNERS = 3  # tokens of the name of a country whose role it is
_LEADING = frozenset(
    (
        *("a", "an", "the", "his", "her", "their", "its", "our", "my", "then", "now", "and", "one", "also", "once"),
        *("himself", "herself", "formerly", "previously", "currently"),
    )
)


@dataclass(frozen=True, slots=True)
class Role:
    """A role as written (without article), the noun at its head, and what else that noun may be called."""

    text: str
    noun: str
    others: tuple[str, ...] = ()
    country: str | None = None  # alpha-2, of its holder: 'French president', 'president of France'
    public: bool = True  # whether it is a role in public life, not one in a family or among friends


def roles_of(parse: Parse, lead: int, first: int, last: int) -> Iterator[Role]:
    """Roles beside the name at tokens first..last whose titles begin at `lead`."""
    if (before := title_before(parse, first)) is not None:
        yield _make(parse, *before)
    elif (earlier := apposition_before(parse, lead, last)) is not None:
        yield _make(parse, *earlier)
    if (after := apposition_after(parse, last)) is not None:
        yield _make(parse, *after)


def _text(parse: Parse, first: int, last: int) -> str:
    return parse.text[parse.starts[first] - parse.start : parse.ends[last] - parse.start]


def _make(parse: Parse, first: int, last: int, head: int) -> Role:
    """A role from tokens first..last with its noun at `head`."""
    words = parse.words
    while first < head and (words[first].lower() in _LEADING or words[first].lower() in name_words().days):
        first += 1
    full = f"{words[head]}." if words[head + 1 : head + 2] == (".",) and head < last else words[head]
    noun = full.lower()
    others = titles().titles.get(full, ())
    if noun.rstrip(".") == "minister" and head > first and words[head - 1].lower() == "prime":
        others = ("prime minister", "premier", "leader")
    elif head > first:
        others = (*others, f"{words[head - 1].lower()} {noun}")
    noun = others[0] if noun.endswith(".") and others else noun
    text = _text(parse, first, last)
    country = country_of_role(text.split(), len(_text(parse, first, head).split()) - 1, _owner(parse, first))
    public = noun not in family_nouns() or is_public(parse, first, head)
    return Role(text, noun, others, country, public)


def _owner(parse: Parse, first: int) -> str | None:
    """Whose role it is: 'China' before 'China’s ambassador', 'the Czech Republic' before '’s president'."""
    at = first - 1
    if at < 1 or parse.tags[at] != "POS":
        return None
    start = at - 1
    while start > 0 and at - start < _OWNERS and parse.tags[start - 1] in ("NNP", "NNPS"):
        start -= 1
    return _text(parse, start, at - 1)
