"""From the words that name a speaker to the person: names, appositions, pronouns, 'the senator', bodies."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from functools import cached_property

from pipeline.article import Span
from pipeline.article import Speaker as OneOf
from pipeline.facts.countries.gazetteer import country_of
from pipeline.facts.people.cast import Cast, Mention
from pipeline.facts.people.lists import body_nouns, epithets, is_role, name_words, offices, role_nouns
from pipeline.facts.people.origins import country_of_body, country_of_description
from pipeline.facts.people.reference import by_description, gender_of
from pipeline.facts.people.roles import described_role
from pipeline.facts.quotes.bodies import as_body, body_apposed, body_behind, body_named, entity_at, is_short
from pipeline.facts.quotes.carriers import issuer
from pipeline.facts.quotes.described import age_of, has_age, is_countryman
from pipeline.facts.quotes.discourse import Discourse
from pipeline.facts.quotes.lexicon import lexicon
from pipeline.facts.quotes.page import Page
from pipeline.facts.quotes.subjects import person_beside
from pipeline.language import grammar

_NOBODY = frozenset(
    ("i", "we", "you", "they", "it", "one", "us", "me", "them", "who", "which", "that", "this", "these", "those")
)
_NO_SPEAKER = frozenset(("DATE", "TIME", "MONEY"))
_APPOSED = 6  # tokens of a name with its titles
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
        if parse.words[head].lower() in lexicon().carriers:
            whose = grammar.owner(parse, head)
            if whose is not None and page.labels.get(whose) not in _NO_SPEAKER:
                head = whose
            elif (sent := issuer(self.pages, self._place[page.index], head)) is not None:
                sender = self.resolve(*sent)
                if sender.name is not None:  # 'the statement' that X made
                    return replace(sender, span=Span(parse.starts[head - 1], parse.ends[head]))
        if not is_role(parse.words[head]) and parse.tags[head] == "NN":
            head = next((c for c in self._named(page, head) if c > head), head)
        head = self._posted(page, head) or self._of_two(page, head) or self._one_of(page, head) or head
        listed = self._listed(page, head)
        first, last = grammar.noun_phrase(parse, listed[0])[0], grammar.noun_phrase(parse, listed[-1])[1]
        if parse.words[head : head + 3] in (("year", "-", "old"), ("year", "-", "olds")):
            first, head, last = min(first, max(0, head - 3)), head + 2, max(last, head + 2)  # 'the 46-year-old'
        if first < listed[0] and parse.words[first].lower() in name_words().openers:
            first += 1  # 'Said Varga, “…”'
        if len(listed) > 1:
            return self._several(page, listed, first, last)
        if self._joined(page, first, head):
            return Speaker(Span(parse.starts[first], parse.ends[last]), None)
        return self._one(page, head, first, last)

    def _listed(self, page: Page, head: int) -> list[int]:
        """The heads of the list of speakers that a token is part of; one for 'the academic and professor Ana Holt'."""
        listed = grammar.members(page.parse, head)
        named = self.cast.holding(page.index, listed[-1])
        roles = all(page.parse.tags[i] == "NN" and is_role(page.parse.words[i]) for i in listed[:-1])
        if len(listed) > 1 and named is not None and roles and page.parse.tags[named.first - 1] in ("NN", "JJ", "NNP"):
            return listed[-1:]
        return listed

    def _several(self, page: Page, listed: list[int], first: int, last: int) -> Speaker:
        """Several speakers, who are no one person; 'Ministry of Trade and Industry' is one body."""
        parse = page.parse
        body = entity_at(parse, listed[0])
        if body is not None and body.last >= listed[-1]:
            whole = Span(parse.starts[body.first], parse.ends[body.last])
            return Speaker(whole, as_body(page, body.first, body.last))
        found = []
        for i, then in zip(listed, [*listed[1:], last + 1], strict=True):
            begins = grammar.noun_phrase(parse, i)[0]
            ends = next((k - 1 for k in range(i + 1, then) if parse.tags[k] in ("CC", ",", "IN")), i)
            one = self._one(page, i, begins, ends)
            found.append(OneOf(parse.starts[begins], parse.ends[ends], one.name, one.country))
        return Speaker(Span(parse.starts[first], parse.ends[last]), None, several=tuple(found))

    def _one(self, page: Page, head: int, first: int, last: int) -> Speaker:
        """The one speaker that tokens first..last mean: a person, else a body."""
        parse = page.parse
        span = Span(parse.starts[first], parse.ends[last])
        person = self._person(page, head, first, last)
        if person is not None:
            found = self.cast.people[person]
            country = found.country or country_of_description(parse.words[first : head + 1])
            return Speaker(span, found.name, person, found.role or described_role(parse, first, head), country)
        if page.labels.get(head) in _NO_SPEAKER:
            return Speaker(None, None)  # '500 BC'
        name = self._body(page, head, first, last)
        return Speaker(span, name, country=country_of_body(name) if name is not None else None)

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

    def _person(self, page: Page, head: int, first: int, last: int) -> int | None:
        """The person behind a noun phrase."""
        parse, low = page.parse, page.parse.words[head].lower()
        mention = self.cast.holding(page.index, head)
        if mention is not None:
            return mention.person
        if low in _NOBODY:
            return None
        if (gender := gender_of(low)) is not None:
            return self._discourse.who(page, head, gender)
        if last == head == first + 1 and parse.words[first].lower() == "the" and is_countryman(parse.words[head]):
            found = self._discourse.described(page, first, None)  # 'the Spaniard'
            home = country_of(parse.words[head])
            return found if found is not None and self.cast.people[found].country in (None, home) else None
        if low == "old" and (age := age_of(parse, first, head)) is not None:
            return self._aged(page, head, age)
        for c in self._named(page, head):
            if (mention := self.cast.holding(page.index, c)) is not None:
                return mention.person
        if is_role(parse.words[head]) and (mention := self._behind(page, last)) is not None:
            return mention.person
        if head + 1 < len(parse.words) and is_role(parse.words[head]):
            mention = self.cast.holding(page.index, head + 1)
            if mention is not None and parse.tags[head] in ("NN", "NNP"):
                return mention.person
        if (
            parse.tags[head] in ("NN", "NNP")
            and low not in body_nouns()
            and (parse.words[first].lower() in ("the", "that", "this") or page.labels.get(first) == "GPE")
        ):
            modifier = parse.words[head - 1].lower() if head > first + 1 else None
            if last == head or is_role(low):
                known = by_description(self.cast, low, modifier, self.cast.before(page.index, first))
                alone = modifier is None and last == head and low not in offices()
                if known is None and low in epithets() and (modifier is not None or alone):
                    return self._discourse.described(page, first, role_nouns().get(low))
                return known
        return None

    def _joined(self, page: Page, first: int, head: int) -> bool:
        """Whether a phrase names two whom the parse takes for one: 'Minister Ana Holt and Governor Peter Varga'."""
        one, other = self.cast.at(page.index, first, head), self.cast.holding(page.index, head)
        if one is None or other is None or one.person == other.person:
            return False
        between = range(one.last + 1, other.first)
        joined = page.parse.words[one.last + 1 : one.last + 2] in (("and",), ("&",))
        return joined and all(page.parse.tags[i] in ("CC", "NN", "NNP", "JJ", ".", "POS", "DT") for i in between)

    def _aged(self, page: Page, head: int, age: str) -> int | None:
        """Whom 'the 56-year-old' means: the only person given that age."""
        given: set[int] = set()
        here = self.cast.before(page.index, head)
        for mention in self.cast.mentions[max(0, here - _BACK) : here]:
            other = self._by_parse.get(mention.parse)
            if other is not None and has_age(other.parse, mention, age):
                given.add(mention.person)
        return min(given) if len(given) == 1 else None

    def _behind(self, page: Page, last: int) -> Mention | None:
        """The name between commas after a role: 'The head of the port police, Sergeant X, says'."""
        words = page.parse.words
        if last + 2 >= len(words) or words[last + 1] != ",":
            return None
        mention = self.cast.at(page.index, last + 2, last + 2 + _APPOSED)
        if mention is None or any(not words[i][0].isupper() for i in range(last + 2, mention.first)):
            return None
        end = mention.last + 1
        if end < len(words) and words[end].isupper() and len(words[end]) <= _ACRONYM:
            end += 1  # 'Peter Holt MP'
        return mention if words[end : end + 1] in ((",",), (".",), (":",), (";",), ()) else None

    def _posted(self, page: Page, head: int) -> int | None:
        """The last token of the name behind a post and its place: 'The envoy to Norway | Ana Duarte'."""
        parse = page.parse
        to = grammar.child(parse, head, "prep")
        if to is None or not is_role(parse.words[head]):
            return None
        mention = self.cast.at(page.index, to + 2, to + _APPOSED)
        if mention is None or not all(w[0].isupper() or w == "the" for w in parse.words[to + 1 : mention.first]):
            return None
        return mention.last if country_of(page.slice(to + 1, mention.first - 1)) is not None else None

    def _of_two(self, page: Page, head: int) -> int | None:
        """The last token of the name behind 'mother-of-two'."""
        if page.parse.words[head + 1 : head + 4] != ("-", "of", "-"):
            return None
        mention = self.cast.holding(page.index, head + 5)
        return mention.last if mention is not None and mention.first == head + 5 else None

    def _one_of(self, page: Page, head: int) -> int | None:
        """The last token of the name in 'one of the pilots, Ana Holt,'."""
        parse = page.parse
        of = grammar.child(parse, head, "prep") if parse.words[head].lower() in ("one", "another") else None
        several = grammar.child(parse, of, "pobj") if of is not None else None
        mention = self._behind(page, several) if several is not None else None
        return mention.last if mention is not None else None

    def _named(self, page: Page, head: int) -> list[int]:
        """The names in apposition to a noun."""
        found = [c for c in grammar.kids(page.parse, head) if page.parse.deps[c] == "appos"]
        return [c for c in found if self.cast.holding(page.index, c) is not None and page.owner[c] == page.owner[head]]

    def _body(self, page: Page, head: int, first: int, last: int) -> str | None:
        """The name of a body that speaks, also behind 'the company' and 'it'."""
        parse = page.parse
        said = parse.deps[head] == "nsubj" and parse.words[head].lower() == "it"
        if first < head and parse.words[first].lower() == "the" and last == head and is_countryman(parse.words[head]):
            return None
        if said or is_short(parse, head, first, last):
            return body_apposed(page, last) or body_behind(self.pages, self._place[page.index], head, self.cast)
        return body_named(page, head, first, last)
