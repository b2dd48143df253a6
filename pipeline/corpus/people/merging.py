"""Full names of one person over all articles: middle names, spellings and names within names put together."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from itertools import combinations

from pipeline.corpus.people.names import Name, fold, nicknames, role_stop, same_given, same_spelling, sound
from pipeline.facts.people.lists import first_names, name_words

RARE = 10  # times as many articles give the name of which another is a slip or a short form
CERTAIN = 0.95  # of the articles that give a full name with middle initials: whom the name without one means
FAMOUS = 20  # articles that name somebody
DOMINANT = 0.8  # of the articles that could mean somebody: what is read as the one who is meant


@dataclass(slots=True)
class Person:
    """What all articles say under one or more names of one person."""

    name: Name
    forms: Counter[str] = field(default_factory=Counter)  # names as written, by articles
    keys: set[str] = field(default_factory=set)  # the folded full names
    quotes: int = 0
    roles: Counter[str] = field(default_factory=Counter)
    countries: Counter[str] = field(default_factory=Counter)
    docs: set[str] = field(default_factory=set)  # articles under full names
    events: set[str] = field(default_factory=set)  # theirs

    @property
    def articles(self) -> int:
        """Articles, counted once for each form."""
        return self.forms.total()

    def see(self, form: str, role: str | None, country: str | None, quotes: int) -> None:
        """Take in what one article says."""
        self.forms[form] += 1
        self.quotes += quotes
        if role:
            self.roles[role] += 1
        if country:
            self.countries[country] += 1

    def add(self, other: Person) -> None:
        """Take in what is known under another name."""
        self.forms.update(other.forms)
        self.keys |= other.keys
        self.quotes += other.quotes
        self.roles.update(other.roles)
        self.countries.update(other.countries)
        self.docs |= other.docs
        self.events |= other.events

    def meets(self, other: Person) -> bool:
        """Whether articles of one event name the two, and none names both."""
        return not self.events.isdisjoint(other.events) and self.docs.isdisjoint(other.docs)

    def is_shouted(self) -> bool:
        """Whether it is a heading in capitals, of whom nothing is said."""
        return not self.roles and not self.quotes and all(form.isupper() for form in self.forms)

    def role_words(self) -> Counter[str]:
        """How many articles use each word of the roles that tells people apart."""
        found: Counter[str] = Counter()
        for role, articles in self.roles.items():
            found.update(dict.fromkeys(words_of_role(role), articles))
        return found

    def contradicts(self, other: Person) -> bool:
        """Whether both have roles, or both countries, and none in common."""
        pairs = ((self.role_words(), other.role_words()), (self.countries, other.countries))
        return any(a and b and not a.keys() & b.keys() for a, b in pairs)

    def shares(self, other: Person) -> bool:
        """Whether the two share a word of their roles or a country."""
        if self.countries.keys() & other.countries.keys():
            return True
        return bool(self.role_words().keys() & other.role_words().keys())


def words_of_role(role: str) -> set[str]:
    """Words of a role that tell people apart."""
    return set(role.lower().split()) - role_stop()


def merge_middles(full: Iterable[Person]) -> dict[str, Person]:
    """Persons by key: one first and last name is one person, unless middle initials part them."""
    by_ends: defaultdict[tuple[str, str], list[Person]] = defaultdict(list)
    for figure in full:
        by_ends[figure.name.given, figure.name.surname].append(figure)
    return {person.name.key: person for namesakes in by_ends.values() for person in _by_initials(namesakes)}


def _by_initials(namesakes: Iterable[Person]) -> Iterator[Person]:
    """The persons of one first and last name: a name without initials is that of the CERTAIN ones."""
    parts: defaultdict[str, list[Person]] = defaultdict(list)
    for figure in namesakes:
        parts[figure.name.initials].append(figure)
    plain = parts.pop("", [])
    weights = {initial: sum(f.articles for f in group) for initial, group in parts.items()}
    lead = max(sorted(weights), key=lambda i: weights[i]) if weights else ""
    if lead and (len(weights) == 1 or weights[lead] >= CERTAIN * sum(weights.values())):
        parts[lead] += plain
    elif plain:
        parts[""] = plain
    for initial, group in parts.items():
        named = initial not in ("", lead) or bool(initial and "" in parts)
        person = Person(Name(group[0].name.given, (initial,) if named else (), group[0].name.surname))
        for figure in group:
            person.add(figure)
        yield person


def merge_spellings(persons: dict[str, Person]) -> dict[str, Person]:
    """Put together spellings and short forms that share a role or a country.

    What shared roles connect is merged if all its names are each other's: a "Chris" who could be two joins neither.
    """
    blocks: defaultdict[tuple[str, str | int], list[str]] = defaultdict(list)
    for key in sorted(persons):
        name = persons[key].name
        if len(name.given) > 1:
            surname = sound(without_suffix(name.surname))
            blocks[surname, sound(name.given)].append(key)
            for number in nicknames().get(name.given, ()):
                blocks[surname, number].append(key)
    links: defaultdict[str, set[str]] = defaultdict(set)
    for block in blocks.values():
        for one, other in combinations(block, 2):
            if _same_name(persons[one].name, persons[other].name) and _same_person(persons[one], persons[other]):
                links[one].add(other)
                links[other].add(one)
    merged: dict[str, Person] = {}
    done: set[str] = set()
    for key in sorted(persons):
        if key in done:
            continue
        group = _connected(key, links)
        if any(not _same_name(persons[a].name, persons[b].name) for a, b in combinations(group, 2)):
            group = [key]
        person = Person(persons[key].name)
        for member in group:
            person.add(persons[member])
        done.update(group)
        merged[key] = person
    return merged


def _same_person(one: Person, other: Person) -> bool:
    """Whether two spellings mean one person: they share a role, country or event, or one is a rare form of the other.

    That is a slip or a short form ("Hilary", "Jen") of a name with the same surname which articles give RARE times as
    often, and nothing is said against it.
    """
    same_base = without_suffix(one.name.surname) == without_suffix(other.name.surname)
    if one.name.surname != other.name.surname and same_base:  # father and son, unless one event has one of them alone
        return one.meets(other) and max(one.articles, other.articles) < FAMOUS
    if one.meets(other):
        return True
    if one.shares(other):
        return True
    rare, often = sorted((one, other), key=lambda person: person.articles)
    return (
        one.name.surname == other.name.surname
        and often.articles >= RARE * rare.articles
        and not rare.contradicts(often)
    )


def merge_tails(persons: dict[str, Person]) -> dict[str, Person]:
    """Put together a name and the same name with a word more before it, where one of the two first words is no name.

    "Lucas Moreau" takes in "Lyonnais Lucas Moreau"; "Moreau Pinter" goes to the one "Ada Moreau Pinter". Where both
    are first names ("Paul Lucas Moreau") nothing is put together.
    """
    first = {fold(name) for name in first_names()}
    merged = dict(persons)
    for short, longer in sorted(_longer(persons).items()):
        named = persons[short].name.given in first
        fragments = sorted(at for at in longer if not (named and persons[at].name.given in first))
        pairs = [(short, at) for at in fragments] if named else []
        if not named and len(longer) == 1:
            pairs = [(fragments[0], short)]
        for kept, gone in pairs:
            if kept in merged and gone in merged:
                merged[kept].add(merged.pop(gone))
    return merged


def _longer(persons: dict[str, Person]) -> dict[str, set[str]]:
    """For each person those whose names end in that person's, one word more before it."""
    owner = {key: at for at, person in persons.items() for key in person.keys}
    found: defaultdict[str, set[str]] = defaultdict(set)
    for key, at in owner.items():
        words = key.split()
        tail = owner.get(" ".join(words[-2:]), at)
        if len(words) > 2 and tail != at and not persons[at].contradicts(persons[tail]):
            found[tail].add(at)
    return found


def without_fragments(persons: dict[str, Person]) -> dict[str, Person]:
    """Leave out pieces of headlines around the name of somebody FAMOUS: "Quill Calls", "Top Quill".

    They stand in one article, without a role, and begin with a word that is no first name; or they begin with the full
    name and go on ("Ada Quill Praises Moreau").
    """
    first = {fold(name) for name in first_names()}
    famous = [person.name for person in persons.values() if person.articles >= FAMOUS]
    surnames = {name.surname for name in famous}
    whole = tuple(f"{name.given} {name.surname} " for name in famous)

    def is_fragment(person: Person) -> bool:
        if person.articles > 1:
            return False
        if any(key.startswith(whole) and key.split()[-1] not in name_words().suffixes for key in person.keys):
            return True
        named = bool(person.roles) or person.name.given in first
        return not named and not surnames.isdisjoint((person.name.given, person.name.surname))

    return {key: person for key, person in persons.items() if not is_fragment(person)}


def _connected(key: str, links: dict[str, set[str]]) -> list[str]:
    """All that links lead to from a key, itself first."""
    found, pending = {key: None}, [key]
    while pending:
        for other in sorted(links.get(pending.pop(), ())):
            if other not in found:
                found[other] = None
                pending.append(other)
    return list(found)


def _same_name(one: Name, other: Name) -> bool:
    """Whether two full names can be one person's by their spelling."""
    if (one.given, one.surname) == (other.given, other.surname):
        return False  # namesakes whom their middle initials part
    if one.initials and other.initials and one.initials != other.initials:
        return False
    surnames = without_suffix(one.surname), without_suffix(other.surname)
    return same_spelling(*surnames) and (one.given == other.given or same_given(one.given, other.given))


def without_suffix(surname: str) -> str:
    """A surname without "jr" and the like."""
    name, _, last = surname.rpartition(" ")
    return name if name and last in name_words().suffixes else surname
