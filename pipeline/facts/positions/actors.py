"""Who acts, and towards whom: from the head of a noun phrase to the political actor, its kind and its countries.

One resolver for actors and targets. A list of actors is one actor with the countries of all.
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Sequence
from dataclasses import dataclass

from pipeline.article import ActorKind, CountryMention, Parse, Quote, Span
from pipeline.facts.people.cast import Cast, Person
from pipeline.facts.positions.dateline import after_lead
from pipeline.facts.positions.kinds import NOBODY, Found, kinds
from pipeline.facts.positions.known import is_abroad, known_name, leader_of
from pipeline.facts.positions.phrase import counted, extent, own_tokens
from pipeline.facts.positions.places import Places
from pipeline.facts.positions.pronouns import Pronouns
from pipeline.facts.positions.speakers import Speakers
from pipeline.facts.positions.tree import kids, listed, low
from pipeline.rules.engine import Family, first

_MOST_BACK = 20  # mentions of a noun looked back for its country
_WEAK = ("in", "from", "at", "for")  # prepositions whose country is the actor's only where nothing else tells one


@dataclass(frozen=True, slots=True)
class Actor:
    """Whoever holds a position, as written."""

    span: Span
    kind: ActorKind
    countries: tuple[str, ...]
    name: str | None


@dataclass(frozen=True, slots=True)
class Party:
    """Whom a position is about: anybody or anything."""

    span: Span
    countries: tuple[str, ...]
    name: str | None


@dataclass(frozen=True, slots=True)
class Case:
    """A noun phrase to be resolved: its head in parse `k`, as written, in lower case, and whether it is a name."""

    actors: Actors
    k: int
    head: int
    parse: Parse
    text: str
    word: str
    named: bool


class Actors:
    """Resolves the phrases of one article; remembers what "the government" last was."""

    def __init__(
        self,
        parses: Sequence[Parse],
        mentions: Sequence[CountryMention],
        cast: Cast,
        family: Family[Case, Found],
        quotes: Sequence[Quote] = (),
        site: str | None = None,
    ) -> None:
        self.parses, self.cast, self.family = parses, cast, family
        self.places = Places(parses, mentions, site)
        self.speakers = Speakers(parses, quotes)
        self.pronouns = Pronouns(self)
        self._nouns: dict[str, list[tuple[int, int]]] | None = None  # organs and offices: parse and token, in order
        self._known: dict[tuple[int, int], tuple[Found | None, bool]] = {}
        self._tokens: dict[tuple[int, int], tuple[int, ...]] = {}
        self._actors: dict[tuple[int, int, bool], Actor | None] = {}

    def actor(self, k: int, head: int, crowds: bool = False) -> Actor | None:
        """The political actor of a phrase or a list of them; None where there is none."""
        key = (k, head, crowds)
        if key not in self._actors:
            self._actors[key] = self._actor(k, head, crowds)
        return self._actors[key]

    def _actor(self, k: int, head: int, crowds: bool) -> Actor | None:
        parse = self.parses[k]
        heads = listed(parse, after_lead(parse, head))
        found = [(h, one) for h in heads if (one := self.one(k, h, crowds)) is not None and one.kind is not None]
        if not found:
            return None
        start, end = extent(parse, found[0][0])[0], extent(parse, found[-1][0])[1]
        lead = found[0][1]
        assert lead.kind is not None
        return Actor(
            Span(parse.starts[start], parse.ends[end]),
            lead.kind,
            tuple(sorted({c for _, one in found for c in one.countries})),
            lead.name if len(found) == 1 else None,
        )

    def party(self, k: int, head: int) -> Party:
        """Whom a phrase names, political or not."""
        parse = self.parses[k]
        heads = listed(parse, head) or [head]
        start, end = extent(parse, heads[0])[0], extent(parse, heads[-1])[1]
        names: set[str] = set()
        name: str | None = None
        for h in heads:
            one = self.one(k, h)
            names.update(one.countries if one is not None and one.countries else self.own_countries(k, h))
            name = one.name if one is not None and name is None else name
        span = Span(parse.starts[min(start, heads[0])], parse.ends[max(end, heads[0])])
        return Party(span, tuple(sorted(names)), name if len(heads) == 1 else None)

    def one(self, k: int, head: int, crowds: bool = False) -> Found | None:
        """What one phrase stands for."""
        key = (k, head)
        if key not in self._known:
            self._known[key] = (None, False)  # a pronoun that would stand for itself
            self._known[key] = self._look(k, head)
        found, is_crowd = self._known[key]
        return found if crowds or not is_crowd else None

    def _look(self, k: int, head: int) -> tuple[Found | None, bool]:
        """What a phrase stands for, and whether that is a crowd."""
        parse = self.parses[k]
        inner = counted(parse, head, kinds().quantities)
        text = parse.words[inner]
        if parse.tags[inner] in ("NN", "NNS") and self._is_plain(k, inner, text):
            return None, False
        answer = first(
            self.family, Case(self, k, inner, parse, text, text.lower(), parse.tags[inner].startswith("NNP"))
        )
        return (answer[0], answer[1].name == "crowd") if answer is not None else (None, False)

    def _is_plain(self, k: int, head: int, text: str) -> bool:
        """Whether a common noun is of no list and has no name beside it: four in ten of all subjects."""
        if (
            text in kinds().nouns
            or not text.islower()
            or self.places.at(k, head) is not None
            or self.person(k, head) is not None
        ):
            return False
        return not any(self.parses[k].tags[t].startswith("NNP") for t in self.own_tokens(k, head))

    def own_tokens(self, k: int, head: int) -> tuple[int, ...]:
        """The tokens whose countries and names are a head's own."""
        if (k, head) not in self._tokens:
            self._tokens[k, head] = tuple(own_tokens(self.parses[k], head))
        return self._tokens[k, head]

    def is_actor(self, k: int, head: int) -> bool:
        """Whether a phrase or one of a list of them is a political actor or a crowd."""
        heads = listed(self.parses[k], after_lead(self.parses[k], head))
        return any((one := self.one(k, h, True)) is not None and one.kind is not None for h in heads)

    def last_of(self, k: int, head: int) -> tuple[str, ...] | None:
        """The countries of the last organ or office of the same noun before a token that has any."""
        if self._nouns is None:
            self._nouns = {}
            for i, parse in enumerate(self.parses):
                for token, word in enumerate(parse.words):
                    if (form := word.lower()) in kinds().remembered:
                        self._nouns.setdefault(form, []).append((i, token))
        found = self._nouns.get(low(self.parses[k], head), [])
        here = bisect_left(found, (k, head))
        for i, token in reversed(found[max(0, here - _MOST_BACK) : here]):
            if self.parses[i].parsed and (own := self.own_countries(i, token) or self._of_holder(i, token)):
                return own
        return None

    def _of_holder(self, k: int, token: int) -> tuple[str, ...]:
        """The country of the person whose title a noun is: "President Holt"."""
        head = self.parses[k].heads[token]
        person = self.person(k, head) if self.parses[k].deps[token] in ("compound", "nmod", "appos") else None
        return self.country_of_person(person) if person is not None else ()

    def own_countries(self, k: int, head: int, weak: bool = True) -> tuple[str, ...]:
        """The countries within a phrase that are its head's own; without `weak` not by "in"."""
        parse = self.parses[k]
        near: dict[str, None] = {}
        far: dict[str, None] = {}
        for token in self.own_tokens(k, head):
            is_far = self._weak(parse, head, token) or self._of_many(k, token)
            for country in self._of_token(k, token, head):
                (far if is_far else near)[country] = None
        return tuple(sorted(near or (far if weak else ())))

    def _weak(self, parse: Parse, head: int, token: int) -> bool:
        """Whether a token hangs on a head through "in" or the like."""
        for _ in range(6):
            if token == head:
                return False
            if parse.deps[token] == "prep" and low(parse, token) in _WEAK:
                return True
            token = parse.heads[token]
        return False

    def _of_many(self, k: int, token: int) -> bool:
        """Whether a word is of a name that organs of many states bear: "Supreme Court"."""
        name = known_name(self.parses[k], token) if self.parses[k].tags[token].startswith("NNP") else None
        return name in kinds().common and self.places.at(k, token) is None

    def _of_token(self, k: int, token: int, head: int) -> tuple[str, ...]:
        """The countries that a word of a phrase gives it."""
        parse = self.parses[k]
        mention = self.places.at(k, token)
        if mention is not None:
            return (mention.country,)
        if token == head:
            return ()
        if parse.tags[token] == "PRP$" or (parse.deps[token] == "poss" and low(parse, token) in kinds().nations):
            one = self.one(k, token)
            return one.countries if one is not None else ()
        if parse.tags[token].startswith("NNP"):
            if (person := self.person(k, token)) is not None:
                return self.country_of_person(person)
            name = known_name(self.parses[k], token)
            return self._of_name(name) if name is not None else ()
        return ()

    @staticmethod
    def _of_name(name: str) -> tuple[str, ...]:
        code = kinds().named.get(name, NOBODY)
        return (code,) if code != NOBODY else ()

    def person(self, k: int, token: int) -> Person | None:
        """The person whom a token names."""
        mention = self.cast.holding(k, token)
        return self.cast.people[mention.person] if mention is not None else None

    def country_of_person(self, person: Person) -> tuple[str, ...]:
        """The country of somebody with an office, as the article or general knowledge gives it."""
        code = leader_of(person) or (None if is_abroad(person.role) else person.country)
        return (code,) if code is not None and code != NOBODY else ()

    def known_among(self, k: int, head: int) -> bool:
        """Whether a word of a phrase is of the name of a party, an armed group or a body: "the Taliban group"."""
        parse = self.parses[k]
        tokens = [t for t in self.own_tokens(k, head) if t != head and parse.tags[t].startswith("NNP")]
        return any(known_name(parse, t) is not None for t in tokens)

    def owner(self, k: int, head: int) -> Found | None:
        """Whose a phrase says that its head is: "its leaders"."""
        parse = self.parses[k]
        whose = next((c for c in kids(parse, head) if parse.tags[c] == "PRP$"), None)
        return self.one(k, whose) if whose is not None else None

    def body_among(self, k: int, head: int) -> bool:
        """Whether a word of a phrase names an international body: "UN inspectors"."""
        parse = self.parses[k]
        tokens = [t for t in self.own_tokens(k, head) if t != head and parse.tags[t].startswith("NNP")]
        return any(known_name(parse, t) in kinds().bodies for t in tokens)

    def members(self, k: int, head: int) -> tuple[str, ...]:
        """The countries of those that a group is said to include: "nations, including Chad and Niger"."""
        parse = self.parses[k]
        for c in kids(parse, head):
            if parse.deps[c] == "prep" and (
                low(parse, c) in ("including", "like") or parse.words[c - 1 : c + 1] == ("such", "as")
            ):
                governed = [t for g in kids(parse, c) if parse.deps[g] == "pobj" for t in listed(parse, g)]
                return tuple(sorted({country for t in governed for country in self.own_countries(k, t)}))
        return ()

    def words_of(self, k: int, head: int) -> set[str]:
        """The words of a phrase in lower case, less its head."""
        return {low(self.parses[k], t) for t in self.own_tokens(k, head) if t != head}

    def definite(self, k: int, head: int) -> bool:
        """Whether a phrase has "the", or nothing, before it: "the government", "police"."""
        parse = self.parses[k]
        found = [low(parse, c) for c in kids(parse, head) if parse.deps[c] == "det"]
        return not found or found[0] == "the"

    def text_of(self, k: int, head: int) -> str:
        """A phrase as written, without an article."""
        parse = self.parses[k]
        start, end = extent(parse, head)
        text = parse.text[parse.starts[start] - parse.start : parse.ends[end] - parse.start]
        for article in ("the ", "The ", "a ", "A ", "an ", "An "):
            text = text.removeprefix(article)
        return " ".join(text.split())
