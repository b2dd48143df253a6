"""From the words that name a speaker to the person: names, appositions, pronouns, 'the senator', bodies."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Sequence
from dataclasses import dataclass, replace

from pipeline.article import Parse, Span
from pipeline.extract.countries.gazetteer import country_of
from pipeline.extract.people.cast import Cast, Mention
from pipeline.extract.people.lists import Gender, body_nouns, epithets, is_role, name_words, role_nouns
from pipeline.extract.people.origins import country_of_description
from pipeline.extract.people.reference import QUOTED, SUBJECT, antecedent, by_description, gender_of
from pipeline.extract.quotes import grammar
from pipeline.extract.quotes.lexicon import lexicon
from pipeline.extract.quotes.page import Page

_NOBODY = frozenset(
    ("i", "we", "you", "they", "it", "one", "us", "me", "them", "who", "which", "that", "this", "these", "those")
)
_SHORT_FOR = frozenset(("company", "group", "firm", "agency", "ministry", "department", "partnership", "corporation"))
_APPOSED = 6  # tokens of a name with its titles
_BACK = 60  # mentions looked back for a name
_EPITHET_LEAD = 3.0  # how much more than anybody else the person behind 'the Vermont senator' weighs
_ACRONYM = 4  # letters: a label in capitals up to that long may be an acronym
_IN_NAMES = frozenset(("NNP", "NNPS", "CC", "IN", "POS", "HYPH", "NN"))
_LINKING = frozenset(("IN", "TO", "CC", "DT", "VB", "PRP$", "JJ", "HYPH", ","))
_NAMED = frozenset(("NNP", "NNPS"))


@dataclass(frozen=True, slots=True)
class Speaker:
    """Who speaks: as written, and the name, role and country behind it."""

    span: Span | None
    name: str | None
    person: int | None = None
    role: str | None = None
    country: str | None = None


class Resolver:
    """Resolves speakers of one article in text order; remembers who spoke, which weighs for the next pronoun."""

    def __init__(self, pages: Sequence[Page], cast: Cast) -> None:
        self.pages, self.cast = pages, cast
        self._sentences: list[tuple[int, int]] = [
            (page.index, first) for page in pages for first, _ in page.parse.sentences
        ]
        self._by_parse = {page.index: page for page in pages}
        self._spoken: list[tuple[int, int]] = []  # (sentence, person)

    def ordinal(self, index: int, token: int) -> int:
        """Which sentence of the article holds a token."""
        return bisect_right(self._sentences, (index, token)) - 1

    def resolve(self, page: Page, head: int) -> Speaker:
        """The speaker whose noun phrase has its head at a token."""
        parse = page.parse
        whose = grammar.owner(parse, head) if parse.words[head].lower() in lexicon().carriers else None
        if whose is not None and page.labels.get(whose) not in ("DATE", "TIME"):
            head = whose
        if not is_role(parse.words[head]) and parse.tags[head] == "NN":
            head = next((c for c in self._named(page, head) if c > head), head)
        head = self._posted(page, head) or head
        listed = grammar.members(parse, head)
        first, last = grammar.noun_phrase(parse, listed[0])[0], grammar.noun_phrase(parse, listed[-1])[1]
        if first < listed[0] and parse.words[first].lower() in name_words().openers:
            first += 1  # 'Said Varga, “…”'
        span = Span(parse.starts[first], parse.ends[last])
        if len(listed) > 1:  # several speakers are no one person; 'Ministry of Trade and Industry' is one body
            body = next((e for e in parse.entities if e.first <= listed[0] and e.last >= listed[-1]), None)
            if body is None:
                return Speaker(span, None)
            whole = Span(parse.starts[body.first], parse.ends[body.last])
            return Speaker(whole, self._body_name(page, body.first, body.last))
        person = self._person(page, head, first, last)
        if person is not None:
            found = self.cast.people[person]
            self._spoken.append((self.ordinal(page.index, head), person))
            country = found.country or country_of_description(parse.words[first : head + 1])
            return Speaker(span, found.name, person, found.role, country)
        return Speaker(span, self._body(page, head, first, last))

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
        key = label.lower().split()
        for i, person in enumerate(self.cast.people):
            if person.name.lower().split()[-len(key) :] == key:
                self._spoken.append((self.ordinal(self._page_at(span.start), 0), i))
                return Speaker(span, person.name, i, person.role, person.country)
        return Speaker(span, label.title() if label.isupper() and len(label) > _ACRONYM else label)

    def _page_at(self, offset: int) -> int:
        return next((p.index for p in self.pages if p.parse.start <= offset <= p.parse.end), 0)

    def _person(self, page: Page, head: int, first: int, last: int) -> int | None:
        """The person behind a noun phrase."""
        parse, low = page.parse, page.parse.words[head].lower()
        mention = self.cast.holding(page.index, head)
        if mention is not None:
            return mention.person
        if low in _NOBODY:
            return None
        if (gender := gender_of(low)) is not None:
            return self._antecedent(page, head, gender)
        for c in self._named(page, head):
            if (mention := self.cast.holding(page.index, c)) is not None:
                return mention.person
        if is_role(parse.words[head]) and (mention := self._behind(page, last)) is not None:
            return mention.person
        if head + 1 < len(parse.words) and is_role(parse.words[head]):
            follow = head + 2 if parse.words[head + 1] == "," else head + 1
            mention = self.cast.holding(page.index, follow) if follow < len(parse.words) else None
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
                if known is None and modifier is not None and low in epithets():
                    return self._antecedent(page, first, role_nouns().get(low), _EPITHET_LEAD)
                return known
        return None

    def _behind(self, page: Page, last: int) -> Mention | None:
        """The name between commas behind a role: 'The head of the port police, Sergeant X, says'."""
        words = page.parse.words
        if last + 2 >= len(words) or words[last + 1] != ",":
            return None
        mention = self.cast.at(page.index, last + 2, last + 2 + _APPOSED)
        if mention is None or any(not words[i][0].isupper() for i in range(last + 2, mention.first)):
            return None
        return mention if words[mention.last + 1 : mention.last + 2] == (",",) else None

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

    def _named(self, page: Page, head: int) -> list[int]:
        """The names in apposition to a noun."""
        found = [c for c in grammar.kids(page.parse, head) if page.parse.deps[c] == "appos"]
        return [c for c in found if self.cast.holding(page.index, c) is not None]

    def _antecedent(self, page: Page, token: int, gender: Gender, lead: float = 1.0) -> int | None:
        """The person whom a pronoun or a description means, of a gender if it shows one."""
        here = self.ordinal(page.index, token)

        def weight(i: int) -> tuple[int, float]:
            mention = self.cast.mentions[i]
            other = self._by_parse.get(mention.parse)
            if other is None:
                return 30, 0.5
            distance = here - self.ordinal(mention.parse, mention.last)
            if other.owner[mention.last] != -1:
                return distance, QUOTED
            return distance, SUBJECT if _is_subject(other.parse, mention.last) else 1.0

        spoken = [(here - s, p) for s, p in self._spoken[-8:]]
        return antecedent(self.cast, gender, self.cast.before(page.index, token), weight, spoken, lead)

    def _body(self, page: Page, head: int, first: int, last: int) -> str | None:
        """The name of a body that speaks, None for pronouns and common nouns."""
        parse = page.parse
        if parse.tags[head] not in _NAMED:
            return None
        if is_role(parse.words[head]):
            return None  # 'the CEO', 'the Ohio Democrat': a person, not named here
        if (
            first == head - 1
            and last == head
            and parse.words[first].lower() == "the"
            and parse.words[head].lower() in _SHORT_FOR
        ):
            return None  # 'the Company', whose name stands elsewhere
        body = next((e for e in parse.entities if e.label == "ORG" and e.first <= head <= e.last), None)
        i = head
        while i > first and parse.tags[i - 1] in _IN_NAMES:
            owner = parse.tags[i] == "POS" and parse.words[i - 1][0].isupper()
            if is_role(parse.words[i - 1]) and not owner and (body is None or body.first >= i):
                break  # 'spokesman', but 'the Justice Department', 'the Governor's Office'
            i -= 1
        if i > first and parse.tags[i - 1] == "JJ" and country_of(parse.words[i - 1]) is not None:
            i -= 1  # 'the Latvian Red Cross'
        while i < head and (parse.words[i].lower() in ("the", "and", "of", "a") or parse.tags[i] == "POS"):
            i += 1
        end = head
        person = (
            i < head and parse.words[first].lower() != "the" and parse.words[i].lower() not in name_words().not_people
        )
        if head + 1 <= last and parse.words[head + 1].lower() == "of" and parse.tags[last] in _NAMED and not person:
            end = last  # 'Bank of England', but 'Ilse Varga of the bank'
        if body is not None and not person and parse.words[head + 1 : head + 2] != (",",):
            end = max(end, self._end_of_body(parse, head, body.last))
        return self._body_name(page, i, end)

    @staticmethod
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

    def _body_name(self, page: Page, first: int, last: int) -> str:
        return page.slice(first, last).removeprefix("the ").removeprefix("The ")


def _is_subject(parse: Parse, token: int) -> bool:
    if parse.parsed:
        return parse.deps[token] in ("nsubj", "nsubjpass")
    return token + 1 < len(parse.tags) and parse.tags[token + 1] in ("VBD", "VBZ", "MD", "VBP")
