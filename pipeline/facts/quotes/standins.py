"""The organisation that 'it' or 'the company' means: what the sentences before are about."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from pipeline.article import Parse
from pipeline.facts.people.cast import Cast
from pipeline.facts.people.lists import organisation_nouns, organisation_words
from pipeline.facts.people.names import is_headline
from pipeline.facts.quotes.lexicon import lexicon
from pipeline.facts.quotes.organisations import as_name, organisation_named
from pipeline.facts.quotes.page import Page
from pipeline.language import grammar
from pipeline.language.tags import PROPER, SUBJECTS

_LONGEST, _MOST = 300, 300  # tokens of a sentence, and paragraphs and entities looked back at
_BACK = 3  # sentences looked back for the organisation that the text goes on about


def organisation_meant(pages: Sequence[Page], at: int, head: int, cast: Cast) -> str | None:
    """The organisation that 'it' or 'the company', at a token of the page at `at`, means: what the sentences before are
    about.

    'The ministry' is the only organisation of that noun; else the subject of the sentence before, over further 'it's,
    or for 'the company' the only organisation named there.
    """
    page = pages[at]
    noun = page.parse.words[head].lower()
    short = noun in organisation_words().short_for
    if not short and not _is_said(page.parse, head):
        return None
    if short and (named := _of_noun(pages, at, head)) is not None:
        return named
    for step, sentence in enumerate(_back(pages, at, head, short)):
        subject, same = sentence.subject, sentence.page is page
        if subject is not None and sentence.is_organisation(subject):
            return _subject_meant(sentence, subject, noun, same or short, cast)
        if not same and not short:
            return None
        if not sentence.goes_on(noun):
            return _only(sentence, noun, cast) if short and step == 0 else None
    return None


@dataclass(frozen=True, slots=True)
class _Sentence:
    """A sentence, tokens first..last of a page, and the subject of its main verb."""

    page: Page
    first: int
    last: int
    subject: int | None

    def is_organisation(self, token: int) -> bool:
        """Whether a token is in an organisation's name."""
        return self.page.labels.get(token) == "ORG" and self.page.parse.tags[token] in PROPER

    def goes_on(self, noun: str) -> bool:
        """Whether its subject means the organisation of the sentences before it too: 'it', 'the company'."""
        if self.subject is None:
            return False
        words = self.page.parse.words
        low = words[self.subject].lower()
        named = low in (noun, *organisation_words().short_for) and words[self.subject - 1].lower() == "the"
        return low == "it" or named


def _back(pages: Sequence[Page], at: int, head: int, short: bool) -> Iterator[_Sentence]:
    """The sentences before that of a token of the page at `at`, the nearest first; from the page before only the
    nearest, but for 'the company'."""
    k = bisect_right(pages[at].parse.sentences, (head, len(pages[at].parse.words))) - 1
    for step in range(_BACK):
        k -= 1
        if k < 0:
            at -= 1
            if at < 0 or (step and not short):
                return
            k = len(pages[at].parse.sentences) - 1
        if k < 0 or not pages[at].parse.parsed:
            return
        first, last = pages[at].parse.sentences[k]
        yield _Sentence(pages[at], first, last, _main_subject(pages[at], first, last))


def _subject_meant(sentence: _Sentence, subject: int, noun: str, near: bool, cast: Cast) -> str | None:
    """The name of a sentence's subject, where 'it' or 'the company' can mean it."""
    page = sentence.page
    said = noun == "it" and _is_said(page.parse, subject)
    if not (near or said) or not (said or _only(sentence, noun, cast)):
        return None
    return organisation_named(page, subject, *grammar.noun_phrase(page.parse, subject))


def _main_subject(page: Page, first: int, last: int) -> int | None:
    """The subject of a sentence's main verb."""
    parse = page.parse
    for i in range(first, min(last + 1, first + _LONGEST)):
        if parse.deps[i] in SUBJECTS and page.owner[i] == -1 and parse.deps[parse.heads[i]] == "ROOT":
            return i
    return None


def _of_noun(pages: Sequence[Page], at: int, head: int) -> str | None:
    """The only organisation named before whose name has a noun: 'the ministry' of the Ministry of Ports."""
    if pages[at].parse.words[head].lower() in organisation_words().by_chance:
        return None
    noun = pages[at].parse.words[head].capitalize()
    found: set[str] = set()
    left = _MOST
    for k in range(at, max(-1, at - _MOST), -1):
        page, parse = pages[k], pages[k].parse
        after = len(parse.entities) if k < at else bisect_left(parse.entities, head, key=lambda e: e.first)
        here = parse.entities[max(0, after - left) : after]
        left -= len(here)
        for e in here:
            last = e.last - (parse.tags[e.last] == "POS")
            first = e.first + (parse.words[e.first].lower() == "the")
            named = e.label == "ORG" and first < last and noun in (parse.words[first], parse.words[last])
            if named and not is_headline(parse):
                found.add(as_name(page, e.first, last))
        if left <= 0:
            break
    return next(iter(found)) if len(found) == 1 else None


def _is_said(parse: Parse, head: int) -> bool:
    """Whether a subject is what says something: no 'it shows', no 'it will need'."""
    verb = lexicon().verbs.get(parse.words[parse.heads[head]].lower())
    return verb is not None and "say" in verb.classes


def _only(sentence: _Sentence, noun: str, cast: Cast) -> str | None:
    """The only organisation named in a sentence."""
    page, parse = sentence.page, sentence.page.parse
    start, stop = (bisect_left(parse.entities, at, key=lambda e: e.first) for at in (sentence.first, sentence.last + 1))
    here = [e for e in parse.entities[start:stop] if e.label == "ORG" and page.owner[e.first] == -1]
    if any("/" in parse.words[e.first] or cast.at(page.index, e.first, e.last) is not None for e in here):
        return None
    names = {as_name(page, e.first, e.last - (parse.tags[e.last] == "POS")) for e in here}
    return next((n for n in names if _fits(n, noun)), None) if len(names) == 1 else None


def _fits(name: str, noun: str) -> bool:
    """Whether a noun may stand for an organisation: not 'the company' for the Ministry of Ports."""
    kinds = {w.lower() for w in name.split()} & organisation_nouns()
    return noun == "it" or not kinds or noun in kinds or noun in organisation_words().of_any
