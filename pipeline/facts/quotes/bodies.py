"""Names of bodies that speak: as written in full, and the one that 'the company' or 'it' means."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Sequence

from pipeline.article import NamedEntity, Parse
from pipeline.facts.countries.gazetteer import country_of
from pipeline.facts.people.cast import Cast
from pipeline.facts.people.lists import body_nouns, body_words, is_role, name_words
from pipeline.facts.people.names import is_headline
from pipeline.facts.quotes.lexicon import lexicon
from pipeline.facts.quotes.page import Page
from pipeline.language import grammar

_IN_NAMES = frozenset(("NNP", "NNPS", "CC", "IN", "POS", "HYPH", "NN"))
_LINKING = frozenset(("IN", "TO", "CC", "DT", "VB", "PRP$", "JJ", "HYPH", ","))
_NAMED = frozenset(("NNP", "NNPS"))
_SUBJECTS = frozenset(("nsubj", "nsubjpass"))
_NO_BODY = frozenset(("PERSON", "DATE", "TIME", "CARDINAL", "ORDINAL", "MONEY", "PERCENT", "GPE", "LOC", "NORP"))
_LONGEST, _MOST = 300, 300  # tokens of a sentence, and paragraphs and entities looked back at
_BACK = 3  # sentences looked back for the body that the text goes on about


def body_named(page: Page, head: int, first: int, last: int) -> str | None:
    """The name of a body in tokens first..last, None for pronouns and common nouns."""
    parse = page.parse
    if parse.tags[head] not in _NAMED:
        return None
    if is_role(parse.words[head]):
        return None  # 'the CEO', 'the Ohio Democrat': a person, not named here
    if is_short(parse, head, first, last):
        return None  # 'the Company', whose name stands elsewhere
    body = entity_at(parse, head)
    if body is not None and body.label in _NO_BODY:
        body = None
    i = head
    while i > first and parse.tags[i - 1] in _IN_NAMES:
        owner = parse.tags[i] == "POS" and parse.words[i - 1][0].isupper()
        if is_role(parse.words[i - 1]) and not owner and (body is None or body.first >= i):
            break  # 'spokesman', but 'the Justice Department', 'the Governor's Office'
        i -= 1
    if i > first and parse.tags[i - 1] == "JJ" and country_of(parse.words[i - 1]) is not None:
        i -= 1  # 'the Latvian Red Cross'
    while i < head and (_opens_body(parse.words[i]) or parse.tags[i] == "POS"):
        i += 1
    end = head
    person = i < head and parse.words[first].lower() != "the" and parse.words[i].lower() not in name_words().not_people
    if head + 1 <= last and parse.words[head + 1].lower() == "of" and parse.tags[last] in _NAMED and not person:
        end = last  # 'Bank of England', but 'Ilse Varga of the bank'
    if body is not None and not person and parse.words[head + 1 : head + 2] != (",",):
        end = max(end, _end_of_body(parse, head, body.last))
    return as_body(page, i, end).strip() or None


def _opens_body(word: str) -> bool:
    """Whether a word before a body's name is no part of it: 'and', 'the', 'organisation'."""
    return word.lower() in ("the", "and", "of", "a") or (word.islower() and word in body_nouns())


def as_body(page: Page, first: int, last: int) -> str:
    """The text of tokens first..last without an article."""
    return page.slice(first, last).removeprefix("the ").removeprefix("The ")


def entity_at(parse: Parse, token: int) -> NamedEntity | None:
    """The model's entity that holds a token."""
    at = bisect_left(parse.entities, token, key=lambda e: e.last)
    return parse.entities[at] if at < len(parse.entities) and parse.entities[at].first <= token else None


def _end_of_body(parse: Parse, head: int, last: int) -> int:
    """The last token of a body's name behind its head: 'Board for Dikes and Harbours', but 'Board - half a'."""
    end = head
    for i in range(head + 1, last + 1):
        if parse.tags[i] in _NAMED:
            end = i
        elif parse.tags[i] not in _LINKING:
            break
    follow = parse.words[end + 1 : end + 2]
    return head if follow and is_role(follow[0]) else end


def is_short(parse: Parse, head: int, first: int, last: int) -> bool:
    """Whether tokens first..last are 'the company' or the like."""
    alone = first == head - 1 and last == head and parse.words[first].lower() == "the"
    return alone and parse.words[head].lower() in body_words().short_for


def body_apposed(page: Page, last: int) -> str | None:
    """The name between commas after a noun for a body: 'The group, Boats for All, formed in May'."""
    parse = page.parse
    entity = entity_at(parse, last + 2)
    if entity is None or entity.first != last + 2 or entity.label in _NO_BODY:
        return None
    if parse.words[last + 1] != "," or parse.words[entity.last + 1 : entity.last + 2] != (",",):
        return None
    return as_body(page, entity.first, entity.last)


def body_behind(pages: Sequence[Page], at: int, head: int, cast: Cast) -> str | None:
    """The body that 'it' or 'the company', at a token of the page at `at`, means: what the sentences before are about.

    'The ministry' is the only body of that noun; else the subject of the sentence before, over further 'it's, or for
    'the company' the only body named there.
    """
    page = pages[at]
    noun = page.parse.words[head].lower()
    short = noun in body_words().short_for
    if short and noun not in body_words().by_chance and (named := _of_noun(pages, at, head)) is not None:
        return named
    if not short and not _is_said(page.parse, head):
        return None
    k = bisect_right(page.parse.sentences, (head, len(page.parse.words))) - 1
    for step in range(_BACK):
        k -= 1
        if k < 0:
            at -= 1
            if at < 0 or (step and not short):
                return None
            k = len(pages[at].parse.sentences) - 1
        before = pages[at]
        if k < 0 or not before.parse.parsed:
            return None
        subject = _main_subject(before, *before.parse.sentences[k])
        if subject is not None and before.labels.get(subject) == "ORG" and before.parse.tags[subject] in _NAMED:
            said = noun == "it" and _is_said(before.parse, subject)
            if before is not page and not short and not said:
                return None
            alone = said or _only(before, *before.parse.sentences[k], noun, cast)
            named = body_named(before, subject, *grammar.noun_phrase(before.parse, subject))
            return named if alone else None
        if before is not page and not short:
            return None
        if subject is not None and _goes_on(before.parse, subject, noun):
            continue
        return _only(before, *before.parse.sentences[k], noun, cast) if short and step == 0 else None
    return None


def _main_subject(page: Page, first: int, last: int) -> int | None:
    """The subject of a sentence's main verb."""
    parse = page.parse
    for i in range(first, min(last + 1, first + _LONGEST)):
        if parse.deps[i] in _SUBJECTS and page.owner[i] == -1 and parse.deps[parse.heads[i]] == "ROOT":
            return i
    return None


def _goes_on(parse: Parse, subject: int, noun: str) -> bool:
    """Whether a subject means the body of the sentences before it too: 'it', 'the company'."""
    low = parse.words[subject].lower()
    return low == "it" or (low in (noun, *body_words().short_for) and parse.words[subject - 1].lower() == "the")


def _of_noun(pages: Sequence[Page], at: int, head: int) -> str | None:
    """The only body named before whose name has a noun: 'the ministry' of the Ministry of Ports."""
    noun = pages[at].parse.words[head].capitalize()
    found: set[str] = set()
    left = _MOST
    for k in range(at, max(-1, at - _MOST), -1):
        page, parse = pages[k], pages[k].parse
        behind = len(parse.entities) if k < at else bisect_left(parse.entities, head, key=lambda e: e.first)
        here = parse.entities[max(0, behind - left) : behind]
        left -= len(here)
        for e in here:
            last = e.last - (parse.tags[e.last] == "POS")
            first = e.first + (parse.words[e.first].lower() == "the")
            named = e.label == "ORG" and first < last and noun in (parse.words[first], parse.words[last])
            if named and not is_headline(parse):
                found.add(as_body(page, e.first, last))
        if left <= 0:
            break
    return next(iter(found)) if len(found) == 1 else None


def _is_said(parse: Parse, head: int) -> bool:
    """Whether a subject is what says something: no 'it shows', no 'it will need'."""
    verb = lexicon().verbs.get(parse.words[parse.heads[head]].lower())
    return verb is not None and "say" in verb.classes


def _only(page: Page, first: int, last: int, noun: str, cast: Cast) -> str | None:
    """The only body named in a sentence."""
    parse = page.parse
    start, behind = (bisect_left(parse.entities, token, key=lambda e: e.first) for token in (first, last + 1))
    here = [e for e in parse.entities[start:behind] if e.label == "ORG" and page.owner[e.first] == -1]
    if any("/" in parse.words[e.first] or cast.at(page.index, e.first, e.last) is not None for e in here):
        return None
    names = {as_body(page, e.first, e.last - (parse.tags[e.last] == "POS")) for e in here}
    return next((n for n in names if _fits(n, noun)), None) if len(names) == 1 else None


def _fits(name: str, noun: str) -> bool:
    """Whether a noun may stand for a body: not 'the company' for the Ministry of Ports."""
    kinds = {w.lower() for w in name.split()} & body_nouns()
    return noun == "it" or not kinds or noun in kinds or noun in body_words().of_any
