"""Names of organisations that speak, as written in full."""

from __future__ import annotations

from bisect import bisect_left

from pipeline.article import NamedEntity, Parse
from pipeline.facts.countries.gazetteer import country_of
from pipeline.facts.people.lists import is_role, name_words, organisation_nouns, organisation_words
from pipeline.facts.quotes.page import Page
from pipeline.language.tags import PROPER

_IN_NAMES = frozenset(("NNP", "NNPS", "CC", "IN", "POS", "HYPH", "NN"))
_LINKING = frozenset(("IN", "TO", "CC", "DT", "VB", "PRP$", "JJ", "HYPH", ","))
_NO_ORGANISATION = frozenset(
    ("PERSON", "DATE", "TIME", "CARDINAL", "ORDINAL", "MONEY", "PERCENT", "GPE", "LOC", "NORP")
)


def organisation_named(page: Page, head: int, first: int, last: int) -> str | None:
    """The name of an organisation in tokens first..last, None for pronouns and common nouns."""
    parse = page.parse
    if parse.tags[head] not in PROPER or is_role(parse.words[head]) or is_short(parse, head, first, last):
        return None  # 'the CEO', 'the Ohio Democrat': a person; 'the Company', which is named elsewhere
    entity = entity_at(parse, head)
    if entity is not None and entity.label in _NO_ORGANISATION:
        entity = None
    begin = _begin(parse, head, first, entity)
    end = head
    known = parse.words[first].lower() == "the" or parse.words[begin].lower() in name_words().not_people
    person = begin < head and not known
    if not person:
        of = head + 1 <= last and parse.words[head + 1].lower() == "of" and parse.tags[last] in PROPER
        end = last if of else head  # 'Bank of England', but 'Ilse Varga of the bank'
        if entity is not None and parse.words[head + 1 : head + 2] != (",",):
            end = max(end, _end(parse, head, entity.last))
    return as_name(page, begin, end).strip() or None


def _begin(parse: Parse, head: int, first: int, entity: NamedEntity | None) -> int:
    """The first token of an organisation's name before its head."""
    i = head
    while i > first and parse.tags[i - 1] in _IN_NAMES and not _is_role_before(parse, i, entity):
        i -= 1
    if i > first and parse.tags[i - 1] == "JJ" and country_of(parse.words[i - 1]) is not None:
        i -= 1  # 'the Latvian Red Cross'
    while i < head and (_opens(parse.words[i]) or parse.tags[i] == "POS"):
        i += 1
    return i


def _is_role_before(parse: Parse, i: int, entity: NamedEntity | None) -> bool:
    """Whether the word before a token is a role beside a name: 'spokesman', not 'the Justice Department', 'the
    Governor's Office'."""
    if not is_role(parse.words[i - 1]) or (entity is not None and entity.first < i):
        return False
    return parse.tags[i] != "POS" or not parse.words[i - 1][0].isupper()


def _opens(word: str) -> bool:
    """Whether a word before an organisation's name is no part of it: 'and', 'the', 'organisation'."""
    return word.lower() in ("the", "and", "of", "a") or (word.islower() and word in organisation_nouns())


def as_name(page: Page, first: int, last: int) -> str:
    """The text of tokens first..last without an article."""
    return page.slice(first, last).removeprefix("the ").removeprefix("The ")


def entity_at(parse: Parse, token: int) -> NamedEntity | None:
    """The model's entity that holds a token."""
    at = bisect_left(parse.entities, token, key=lambda e: e.last)
    return parse.entities[at] if at < len(parse.entities) and parse.entities[at].first <= token else None


def _end(parse: Parse, head: int, last: int) -> int:
    """The last token of an organisation's name after its head: 'Board for Dikes and Harbours', but 'Board - half a'."""
    end = head
    for i in range(head + 1, last + 1):
        if parse.tags[i] in PROPER:
            end = i
        elif parse.tags[i] not in _LINKING:
            break
    follow = parse.words[end + 1 : end + 2]
    return head if follow and is_role(follow[0]) else end


def is_short(parse: Parse, head: int, first: int, last: int) -> bool:
    """Whether tokens first..last are 'the company' or the like."""
    alone = first == head - 1 and last == head and parse.words[first].lower() == "the"
    return alone and parse.words[head].lower() in organisation_words().short_for


def organisation_apposed(page: Page, last: int) -> str | None:
    """The name between commas after a noun for an organisation: 'The group, Boats for All, formed in May'."""
    parse = page.parse
    entity = entity_at(parse, last + 2)
    if entity is None or entity.first != last + 2 or entity.label in _NO_ORGANISATION:
        return None
    if parse.words[last + 1] != "," or parse.words[entity.last + 1 : entity.last + 2] != (",",):
        return None
    return as_name(page, entity.first, entity.last)
