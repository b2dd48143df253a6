"""Bare surnames: whom an article means that gives no more than "Bush", decided article by article."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Mapping
from typing import NamedTuple

from pipeline.corpus.people.merging import DOMINANT, Person, words_of_role
from pipeline.corpus.people.names import fold, same_spelling, sound
from pipeline.facts.people.lists import first_names

KNOWN = 5  # articles that name the bearer of a surname which stands elsewhere without a role or country
LONG = 7  # characters from which on a bare surname may be a spelling of another without role or country
SHORT = 6  # characters below which it may not be: "Scott", "Scout"


class Bare(NamedTuple):
    """What one article says of a bare surname."""

    surname: str  # folded
    role: str | None
    country: str | None
    beside: frozenset[str]  # keys of the full names with that surname in the article


class Surnames:
    """Who bears which surname, over all articles."""

    def __init__(self, persons: Mapping[str, Person]) -> None:
        self.by_surname: defaultdict[str, list[Person]] = defaultdict(list)
        self.by_sound: defaultdict[str, list[Person]] = defaultdict(list)
        self.as_first: Counter[str] = Counter()  # articles of those whose first name it is
        for person in persons.values():
            self.by_surname[person.name.surname].append(person)
            self.by_sound[sound(person.name.surname)].append(person)
            self.as_first[person.name.given] += person.articles
        self.first = {fold(name) for name in first_names()} | self.as_first.keys()

    def alike(self, surname: str) -> list[Person]:
        """Those who bear the surname, else those who bear it in another spelling."""
        if surname in self.by_surname:
            return self.by_surname[surname]
        if len(surname) < SHORT or surname in self.first:
            return []
        near = self.by_sound.get(sound(surname), [])
        return [person for person in near if same_spelling(surname, person.name.surname)]

    def is_free(self, surname: str) -> bool:
        """Whether it can be the whole name of somebody else: no surname, no first name, no "Clintons"."""
        return not (self.alike(surname) or surname in self.first or surname.removesuffix("s") in self.by_surname)

    def bearer(self, bare: Bare) -> Person | None:
        """The one bearer whom a bare surname means; None rather than a guess.

        By its role, or the only one whom its article names in full; else the one who has DOMINANT of the articles, if
        it is KNOWN or of the same country.
        """
        bearers = self.alike(bare.surname)
        beside = [person for person in bearers if person.keys & bare.beside]
        among = beside or bearers
        if bare.role and (words := words_of_role(bare.role)):
            weights = [sum(person.role_words()[word] for word in words) for person in among]
            if any(weights):
                return among[weights.index(max(weights))] if max(weights) >= DOMINANT * sum(weights) else None
            among = [person for person in among if not person.roles]  # the others are known for something else
        if len(beside) == 1:
            return beside[0] if among else None
        return None if beside else self._known(bare, among, bearers)

    def _known(self, bare: Bare, among: list[Person], bearers: list[Person]) -> Person | None:
        """The bearer who has DOMINANT of the articles, of those who are not from another country."""
        fitting = [p for p in among if not (bare.country and p.countries and bare.country not in p.countries)]
        lead = max(fitting, key=lambda person: person.articles, default=None)
        if lead is None:
            return None
        rivals = sum(person.articles for person in bearers) + self.as_first[bare.surname]
        if bare.country is not None and bare.country in lead.countries:
            rivals = sum(person.articles for person in fitting)
        elif lead.articles < KNOWN or (bare.surname not in self.by_surname and len(bare.surname) < LONG):
            return None
        return lead if lead.articles >= DOMINANT * rivals else None
