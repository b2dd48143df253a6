"""Which person a speaker's noun phrase means: the rules in their order, with examples."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from pipeline.facts.countries.gazetteer import country_of
from pipeline.facts.people.cast import Cast
from pipeline.facts.people.lists import epithets, is_role, offices, organisation_nouns, role_nouns
from pipeline.facts.people.reference import by_description, gender_of
from pipeline.facts.quotes.described import age_of, is_countryman, of_age
from pipeline.facts.quotes.discourse import Discourse
from pipeline.facts.quotes.namesbeside import after_comma, apposed
from pipeline.facts.quotes.page import Page
from pipeline.rules.engine import Family, Rule

_OPENERS = frozenset(("the", "that", "this"))
_NOBODY = frozenset(
    ("i", "we", "you", "they", "it", "one", "us", "me", "them", "who", "which", "that", "this", "these", "those")
)


@dataclass(frozen=True, slots=True)
class Phrase:
    """A noun phrase, tokens first..last with its head; `discourse` gives who was seen, `parses` the pages by parse."""

    page: Page
    head: int
    first: int
    last: int
    cast: Cast
    discourse: Callable[[], Discourse]
    parses: dict[int, Page]

    @property
    def low(self) -> str:
        """The head in lower case."""
        return self.page.parse.words[self.head].lower()


@dataclass(frozen=True, slots=True)
class Meant:
    """Whom a phrase means; None: nobody with a name."""

    person: int | None


def _name(case: Phrase) -> Meant | None:
    mention = case.cast.holding(case.page.index, case.head)
    return Meant(mention.person) if mention is not None else None


def _nobody(case: Phrase) -> Meant | None:
    return Meant(None) if case.low in _NOBODY else None


def _pronoun(case: Phrase) -> Meant | None:
    gender = gender_of(case.low)
    return Meant(case.discourse().who(case.page, case.head, gender)) if gender is not None else None


def _countryman(case: Phrase) -> Meant | None:
    words = case.page.parse.words
    if not case.last == case.head == case.first + 1 or words[case.first].lower() != "the":
        return None
    if not is_countryman(words[case.head]):
        return None
    found = case.discourse().described(case.page, case.first, None)
    home = country_of(words[case.head])
    return Meant(found if found is not None and case.cast.people[found].country in (None, home) else None)


def _aged(case: Phrase) -> Meant | None:
    age = age_of(case.page.parse, case.first, case.head) if case.low == "old" else None
    if age is None:
        return None
    parses = {index: page.parse for index, page in case.parses.items()}
    found = of_age(case.cast, parses, case.cast.before(case.page.index, case.head), age)
    return Meant(case.discourse().described(case.page, case.first, None) if found is None else found)


def _apposition(case: Phrase) -> Meant | None:
    found = (case.cast.holding(case.page.index, c) for c in apposed(case.page, case.cast, case.head))
    mention = next((m for m in found if m is not None), None)
    return Meant(mention.person) if mention is not None else None


def _after_role(case: Phrase) -> Meant | None:
    if not is_role(case.page.parse.words[case.head]):
        return None
    mention = after_comma(case.page, case.cast, case.last)
    return Meant(mention.person) if mention is not None else None


def _description(case: Phrase) -> Meant | None:
    parse, low = case.page.parse, case.low
    if parse.tags[case.head] not in ("NN", "NNP") or low in organisation_nouns():
        return None
    known = parse.words[case.first].lower() in ("the", "that", "this") or case.page.labels.get(case.first) == "GPE"
    if not known or not (case.last == case.head or is_role(low)):
        return None
    modifier = parse.words[case.head - 1].lower() if case.head > case.first + 1 else None
    named, country = _named(case)
    found = by_description(case.cast, low, modifier, case.cast.before(case.page.index, case.first), named, country)
    alone = modifier is None and case.last == case.head
    if found is None and low in epithets() and low not in offices() and (modifier is not None or alone):
        found = case.discourse().described(case.page, case.first, role_nouns().get(low))
    return Meant(found) if found is not None else None


def _named(case: Phrase) -> tuple[list[str], str | None]:
    """The names in a description besides its noun, lower case, and the country that they are."""
    parse = case.page.parse
    places = [i for i in range(case.first, case.last + 1) if i != case.head and parse.words[i][0].isupper()]
    places = [i for i in places if parse.words[i].lower() not in _OPENERS and not is_role(parse.words[i])]
    words = [parse.words[i] for i in places]
    return [w.lower() for w in words], country_of(" ".join(words)) if words else None


def _where(case: Phrase) -> tuple[int, int]:
    return case.page.parse.starts[case.first], case.page.parse.ends[case.last]


_NAMED = "Ana Holt said that the pier would open in May."
_UNION = "The union said that the pier would open in May."

PERSONS: Family[Phrase, Meant] = Family(
    name="quotes.person",
    what="Which person a speaker's noun phrase means.",
    where=_where,
    rules=(
        Rule(
            "name",
            "The name that it holds.",
            _name,
            yes=(_NAMED, "“The pier is closed,” Peter Varga told reporters."),
            no=(_UNION, "The union said that it would stay."),
        ),
        Rule(
            "nobody",
            "A pronoun that means nobody with a name.",
            _nobody,
            yes=("They said that the pier would open in May.", "We said that the deck was rotten."),
            no=(_NAMED, _UNION),
        ),
        Rule(
            "pronoun",
            "Whom 'he' or 'she' means by the people seen before.",
            _pronoun,
            yes=(
                "Ana Holt bought the pier in May. She said that the deck was rotten.",
                "Peter Varga sold the boat. “It was too dear,” he said.",
            ),
            no=(_NAMED, _UNION),
        ),
        Rule(
            "countryman",
            "Whom 'the Spaniard' means, where the country fits.",
            _countryman,
            yes=(
                "Luis Duarte of Spain won the race in May. The Spaniard said that the wind had helped.",
                "Eva Holt won the race. “The wind helped,” the Swede said.",
            ),
            no=(_NAMED, _UNION),
        ),
        Rule(
            "aged",
            "Whom 'the 56-year-old' means: the only person given that age.",
            _aged,
            yes=(
                "Peter Varga, 56, sold the boat in May. The 56-year-old said that it was too dear.",
                "Ana Holt, 41, bought the pier. “The deck is rotten,” the 41-year-old said.",
            ),
            no=(_NAMED, _UNION),
        ),
        Rule(
            "apposition",
            "A name in apposition.",
            _apposition,
            yes=(
                "The captain of the boat, Ana Holt, said that the deck was rotten.",
                "“The pier is closed,” said the mayor, Peter Varga.",
            ),
            no=(_NAMED, _UNION),
        ),
        Rule(
            "after_role",
            "A name between commas after a role that the parse does not tie to it.",
            _after_role,
            yes=(
                "On Saturday, the mayor of Belmar, Dawn Holt, said the pier was closed.",
                "“It is a useful guide,” says the former editor of the Herald, Peter Varga.",
            ),
            no=(_NAMED, _UNION),
        ),
        Rule(
            "description",
            "Whom 'the senator' means: the only person of that role, or whom an epithet fits.",
            _description,
            yes=(
                "Senator Ana Holt opened the pier in May. The senator said that the deck was rotten.",
                "Captain Peter Varga sold the boat. “It was too dear,” the captain said.",
            ),
            no=(_NAMED, _UNION),
        ),
    ),
)
