"""From the words that name a speaker to the person: names, appositions, pronouns, 'the senator', organisations."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from functools import cached_property

from pipeline.article import Span
from pipeline.article import Speaker as OneOf
from pipeline.facts.people.cast import Cast
from pipeline.facts.people.lists import is_role, name_words
from pipeline.facts.people.origins import country_of_description, country_of_organisation
from pipeline.facts.people.roles import described_role
from pipeline.facts.quotes.carriers import issuer
from pipeline.facts.quotes.described import is_countryman
from pipeline.facts.quotes.discourse import Discourse
from pipeline.facts.quotes.lexicon import lexicon
from pipeline.facts.quotes.namesbeside import name_beside
from pipeline.facts.quotes.organisations import as_name, entity_at, is_short, organisation_apposed, organisation_named
from pipeline.facts.quotes.page import Page
from pipeline.facts.quotes.persons import PERSONS, Phrase
from pipeline.facts.quotes.standins import organisation_meant
from pipeline.facts.quotes.subjects import person_beside
from pipeline.language import grammar
from pipeline.rules.engine import first as decide

_NO_SPEAKER = frozenset(("DATE", "TIME", "MONEY"))
_MARKS = frozenset((*'“”"«»„,', "''", "``"))
_BACK = 60  # mentions looked back for a name
_LABEL = 4  # words of a label at most
_ACRONYM = 4  # characters: a label in capitals up to that long may be an acronym


@dataclass(frozen=True, slots=True)
class Speaker:
    """Who speaks: as written, and who that is, with role and country."""

    span: Span | None
    name: str | None
    person: int | None = None
    role: str | None = None
    country: str | None = None
    several: tuple[OneOf, ...] = ()  # where it is a list


class Resolver:
    """Resolves the speakers of one article."""

    def __init__(self, pages: Sequence[Page], cast: Cast) -> None:
        self.pages, self.cast = pages, cast
        self._by_parse = {page.index: page for page in pages}
        self._place = {page.index: at for at, page in enumerate(pages)}

    @cached_property
    def _discourse(self) -> Discourse:
        return Discourse(self.pages, self.cast)

    def resolve(self, page: Page, head: int) -> Speaker:
        """The speaker whose noun phrase has its head at a token."""
        parse = page.parse
        head = person_beside(parse, head, page.labels)
        carries = parse.words[head].lower() in lexicon().carriers
        if (whose := _whose(page, head)) is not None:
            head = whose
        elif carries and (sender := self._sender(page, head)) is not None:
            return sender
        head = name_beside(page, self.cast, head)
        listed = self._listed(page, head)
        first, last = _begin(page, listed[0]), grammar.noun_phrase(parse, listed[-1])[1]
        if parse.words[head : head + 3] in (("year", "-", "old"), ("year", "-", "olds")):
            first, head, last = min(first, max(0, head - 3)), head + 2, max(last, head + 2)  # 'the 46-year-old'
        if len(listed) > 1:
            return self._several(page, listed, first, last)
        if self._joined(page, first, head):
            return Speaker(Span(parse.starts[first], parse.ends[last]), None)
        return self._one(page, head, first, last)

    def _sender(self, page: Page, head: int) -> Speaker | None:
        """Who made 'the statement' at a token, where that has a name."""
        sent = issuer(self.pages, self._place[page.index], head)
        sender = self.resolve(*sent) if sent is not None else None
        if sender is None or sender.name is None:
            return None
        return replace(sender, span=Span(page.parse.starts[head - 1], page.parse.ends[head]))

    def _listed(self, page: Page, head: int) -> list[int]:
        """The heads of the list of speakers that a token is part of; one for 'the academic and professor Ana Holt'."""
        listed = grammar.members(page.parse, head)
        named = self.cast.holding(page.index, listed[-1])
        roles = all(page.parse.tags[i] == "NN" and is_role(page.parse.words[i]) for i in listed[:-1])
        if len(listed) > 1 and named is not None and roles and page.parse.tags[named.first - 1] in ("NN", "JJ", "NNP"):
            return listed[-1:]
        return listed

    def _several(self, page: Page, listed: list[int], first: int, last: int) -> Speaker:
        """Several speakers, who are no one person; 'Ministry of Trade and Industry' is one organisation."""
        parse = page.parse
        entity = entity_at(parse, listed[0])
        if entity is not None and entity.last >= listed[-1]:
            whole = Span(parse.starts[entity.first], parse.ends[entity.last])
            return Speaker(whole, as_name(page, entity.first, entity.last))
        found = []
        for i, then in zip(listed, [*listed[1:], last + 1], strict=True):
            begins = grammar.noun_phrase(parse, i)[0]
            ends = next((k - 1 for k in range(i + 1, then) if parse.tags[k] in ("CC", ",", "IN")), i)
            one = self._one(page, i, begins, ends)
            found.append(OneOf(parse.starts[begins], parse.ends[ends], one.name, one.country))
        return Speaker(Span(parse.starts[first], parse.ends[last]), None, several=tuple(found))

    def _one(self, page: Page, head: int, first: int, last: int) -> Speaker:
        """The one speaker that tokens first..last mean: a person, else an organisation."""
        parse = page.parse
        span = Span(parse.starts[first], parse.ends[last])
        phrase = Phrase(page, head, first, last, self.cast, lambda: self._discourse, self._by_parse)
        meant = decide(PERSONS, phrase)
        person = meant[0].person if meant is not None else None
        if person is not None:
            found = self.cast.people[person]
            country = found.country or country_of_description(parse.words[first : head + 1])
            return Speaker(span, found.name, person, found.role or described_role(parse, first, head), country)
        if page.labels.get(head) in _NO_SPEAKER:
            aged = parse.words[head].lower() == "old"
            return Speaker(span if aged else None, None)  # '500 BC'
        name = self._organisation(page, head, first, last)
        return Speaker(span, name, country=country_of_organisation(name) if name is not None else None)

    def by_name(self, speaker: Speaker, page: Page, token: int) -> Speaker:
        """A speaker carried over, as written where the text last named that person before a token."""
        if speaker.person is None:
            return speaker
        for i in range(self.cast.before(page.index, token) - 1, -1, -1)[:_BACK]:
            mention = self.cast.mentions[i]
            if mention.person == speaker.person and mention.parse in self._by_parse:
                return replace(speaker, span=Span(mention.start, mention.end))
        return speaker

    def labelled(self, span: Span, label: str) -> Speaker:
        """The speaker of a transcript's label: a name of the cast in capitals, or the label as it is."""
        i = self._tails.get(tuple(label.lower().split()))
        if i is not None:
            person = self.cast.people[i]
            return Speaker(span, person.name, i, person.role, person.country)
        return Speaker(span, label.title() if label.isupper() and len(label) > _ACRONYM else label)

    @cached_property
    def _tails(self) -> dict[tuple[str, ...], int]:
        """The first person whose name ends so, by the last words of names in lower case."""
        found: dict[tuple[str, ...], int] = {}
        for i, person in enumerate(self.cast.people):
            words = tuple(person.name.lower().split()[-_LABEL:])
            for at in range(len(words)):
                found.setdefault(words[at:], i)
        return found

    def _joined(self, page: Page, first: int, head: int) -> bool:
        """Whether a phrase names two whom the parse takes for one: 'Minister Ana Holt and Governor Peter Varga'."""
        one, other = self.cast.at(page.index, first, head), self.cast.holding(page.index, head)
        if one is None or other is None or one.person == other.person:
            return False
        between = range(one.last + 1, other.first)
        joined = page.parse.words[one.last + 1 : one.last + 2] in (("and",), ("&",))
        return joined and all(page.parse.tags[i] in ("CC", "NN", "NNP", "JJ", ".", "POS", "DT") for i in between)

    def _organisation(self, page: Page, head: int, first: int, last: int) -> str | None:
        """The name of an organisation that speaks, also of 'the company' and 'it'."""
        parse = page.parse
        said = parse.deps[head] == "nsubj" and parse.words[head].lower() == "it"
        if first < head and parse.words[first].lower() == "the" and last == head and is_countryman(parse.words[head]):
            return None
        if said or is_short(parse, head, first, last):
            return organisation_apposed(page, last) or organisation_meant(
                self.pages, self._place[page.index], head, self.cast
            )
        return organisation_named(page, head, first, last)


def _whose(page: Page, head: int) -> int | None:
    """Who speaks in 'his letter' and 'her claim', by what carries words or is a report."""
    low, lex = page.parse.words[head].lower(), lexicon()
    whose = grammar.owner(page.parse, head) if low in lex.carriers or low in lex.nouns else None
    if whose is None or not page.parse.words[whose][0].isalnum() or page.labels.get(whose) in _NO_SPEAKER:
        return None
    return whose


def _begin(page: Page, head: int) -> int:
    """Where the noun phrase of a speaker begins: after 'Said' and after words in marks that the parse takes in."""
    parse, first = page.parse, grammar.noun_phrase(page.parse, head)[0]
    if first < head and parse.words[first].lower() in name_words().openers:
        first += 1  # 'Said Varga, “…”'
    while first < head and (page.owner[first] != page.owner[head] or parse.words[first] in _MARKS):
        first += 1  # '“We have no food” activist Peter Holt said'
    return first
