"""Roles that a title or an apposition gives a person; read from words and tags alone, so no parse is needed."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterator
from dataclasses import dataclass, replace

from pipeline.article import NamedEntity, Parse
from pipeline.facts.people.appositions import apposition_after, apposition_before, is_anothers
from pipeline.facts.people.lists import family_nouns, name_words, titles
from pipeline.facts.people.origins import country_of_role
from pipeline.facts.people.phrases import Phrase, is_public, shared_title, singular, title_before
from pipeline.facts.people.rolewords import is_trade, role_words

_NEAR = 48  # tokens around a name
_OWNERS = 3  # tokens of the name of a country whose role it is
_LEADING = frozenset(
    (
        *("a", "an", "the", "his", "her", "their", "its", "our", "my", "then", "now", "and", "one", "also", "once"),
        *("another", "himself", "herself", "formerly", "previously", "currently"),
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
    tag: bool = False  # whether it stands in a tag of speech: 'said X, director of …'


def roles_of(parse: Parse, lead: int, first: int, last: int) -> Iterator[Role]:
    """Roles beside the name at tokens first..last whose titles begin at `lead`."""
    parse, before = _without_spaces(parse, first, last)
    lead, first, last = lead - before, first - before, last - before
    after = apposition_after(parse, last)
    title = title_before(parse, first)
    if title is None and lead < first:
        title = title_before(parse, lead)  # a word between title and name that is part of neither
    if title is not None:
        yield _make(parse, *title)
    elif (earlier := apposition_before(parse, lead, last)) is not None:
        if not is_anothers(parse, earlier, lead, last, after):
            yield _make(parse, *earlier)
    elif (shared := shared_title(parse, lead, last)) is not None:
        yield _of_each(parse, shared)
    if after is not None:
        yield replace(_make(parse, *after), tag=lead > 0 and parse.words[lead - 1] in name_words().speech)


def described_role(parse: Parse, first: int, head: int) -> str | None:
    """The role in what a person is called: 'Ohio senator' of 'the Ohio senator'; None for 'the man', 'the mother'."""
    words, lists = parse.words, role_words()
    if head == first or words[first].lower() != "the" or not is_trade(words[head]) or words[head].lower() in lists.ties:
        return None
    role = _make(parse, first, head, head)
    return role.text if role.public else None


def _without_spaces(parse: Parse, first: int, last: int) -> tuple[Parse, int]:
    """The tokens near a name without those that are only white space, and how many tokens fewer stand before it."""
    lo, hi = max(0, first - _NEAR), min(len(parse.words), last + 1 + _NEAR)
    if not any(w.isspace() for w in parse.words[lo:hi]):
        return parse, 0
    kept = [i for i in range(lo, hi) if not parse.words[i].isspace()]
    at = {i: k for k, i in enumerate(kept)}
    start = bisect_left(parse.entities, lo, key=lambda e: e.first)
    entities = tuple(
        NamedEntity(at[e.first], at[e.last], e.label)
        for e in parse.entities[start : start + _NEAR]
        if e.first in at and e.last in at
    )
    near = replace(
        parse,
        words=tuple(parse.words[i] for i in kept),
        starts=tuple(parse.starts[i] for i in kept),
        ends=tuple(parse.ends[i] for i in kept),
        tags=tuple(parse.tags[i] for i in kept),
        entities=entities,
    )
    return near, first - at[first]


def _text(parse: Parse, first: int, last: int) -> str:
    return parse.text[parse.starts[first] - parse.start : parse.ends[last] - parse.start]


def _closed(text: str) -> str:
    """A role with single spaces and the mark that closes a title at its end."""
    text = " ".join(text.split()).removesuffix("''").rstrip()
    if text.count("“") > text.count("”"):
        return f"{text}”"
    return text + '"' * (text.count('"') % 2) + "''" * (text.count("''") % 2)


def _leads(parse: Parse, i: int, head: int) -> bool:
    """Whether a word at the start of a role is no part of it: an article, 'his', a weekday, 'Follow', a mark."""
    low = parse.words[i].lower()
    stray = low in '“”"' and not any(word in '”"' for word in parse.words[i + 1 : head])
    apart = stray or low in _LEADING or low in name_words().days or low in name_words().openers
    return apart and parse.words[i + 1] != "-"


def _make(parse: Parse, first: int, last: int, head: int) -> Role:
    """A role from tokens first..last with its noun at `head`."""
    words = parse.words
    while first < head and _leads(parse, first, head):
        first += 1
    full = f"{words[head]}." if words[head + 1 : head + 2] == (".",) and head < last else words[head]
    noun = full.lower()
    others = titles().titles.get(full, ())
    if noun.rstrip(".") == "minister" and head > first and words[head - 1].lower() == "prime":
        others = ("prime minister", "premier", "leader")
    elif head > first:
        others = (*others, f"{words[head - 1].lower()} {noun}")
    noun = others[0] if noun.endswith(".") and others else noun
    text = _closed(_text(parse, first, last))
    country = country_of_role(text.split(), len(_text(parse, first, head).split()) - 1, _owner(parse, first))
    public = noun not in family_nouns() or is_public(parse, first, head)
    return Role(text, noun, others, country, public)


def _of_each(parse: Parse, phrase: Phrase) -> Role:
    """The role of one of those who share a title: 'Sen.' of 'Sens. X and Y'."""
    role = _make(parse, *phrase)
    start, _, one = role.text.rpartition(" ")
    one = singular(one) or one
    nouns = titles().titles.get(one, (one.lower(),))
    public = nouns[0] not in family_nouns()
    return replace(role, text=f"{start} {one}".strip(), noun=nouns[0], others=nouns[1:], public=public)


def _owner(parse: Parse, first: int) -> str | None:
    """Whose role it is: 'China' before 'China’s ambassador', 'the Czech Republic' before '’s president'."""
    at = first - 1
    if at < 1 or parse.tags[at] != "POS":
        return None
    start = at - 1
    while start > 0 and at - start < _OWNERS and parse.tags[start - 1] in ("NNP", "NNPS"):
        start -= 1
    return _text(parse, start, at - 1)
