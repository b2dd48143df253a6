"""One person over all articles: full names first, then spellings and short forms, then bare surnames.

Names are merged where one of these holds, and not otherwise:
- they are the same but for titles, accents, middle names; where middle initials differ, those with one initial;
- surname and first name are spellings or short forms of each other (see names.same_given) and the two share a word of
  their roles or a country;
- a bare surname has one bearer, or one with DOMINANT of the articles that name a bearer, and its role or country fits;
  where it has neither, the bearer must be KNOWN.
A bare name that fits nobody so belongs to nobody, no row rather than a guess; it stands for itself where no full name
in the corpus bears it and an article gives it a role or words of its own.
"""

from __future__ import annotations

import hashlib
from collections import Counter, defaultdict
from collections.abc import Iterable
from dataclasses import dataclass, field
from itertools import combinations

import pyarrow as pa

from pipeline.corpus.names import Name, fold, nicknames, read_name, role_stop, same_given, same_spelling, sound
from pipeline.extract.people.lists import first_names
from pipeline.tables import arrow_table

DOMINANT = 0.8  # of the articles that name a bearer of a surname
KNOWN = 5  # articles that name the bearer of a surname which stands alone elsewhere, without role or country
LONG = 7  # letters from which on a bare surname may be a spelling of another without role or country
SHORT = 6  # letters below which it may not be: "Scott", "Scout"
PERSON_IDS = pa.schema(
    [pa.field("name", pa.string(), nullable=False), pa.field("person_id", pa.string(), nullable=False)]
)


@dataclass(slots=True)
class Figure:
    """What all articles say under one or more names of one person."""

    name: Name
    forms: Counter[str] = field(default_factory=Counter)  # names as written, by articles
    quotes: int = 0
    roles: Counter[str] = field(default_factory=Counter)
    countries: Counter[str] = field(default_factory=Counter)

    @property
    def articles(self) -> int:
        """Articles, counted once for each form."""
        return self.forms.total()

    def add(self, other: Figure) -> None:
        """Take in what is known under another name."""
        self.forms.update(other.forms)
        self.quotes += other.quotes
        self.roles.update(other.roles)
        self.countries.update(other.countries)

    def role_words(self) -> set[str]:
        """Words of the roles that tell people apart."""
        return {word for role in self.roles for word in role.lower().split()} - role_stop()

    def shares(self, other: Figure) -> bool:
        """Whether the two share a word of their roles or a country."""
        return bool(self.role_words() & other.role_words() or self.countries.keys() & other.countries.keys())


def people(persons: pa.Table) -> tuple[pa.Table, pa.Table]:
    """The table `people`, and PERSON_IDS: the person of each name. `persons`: see pipeline.corpus.persons."""
    figures = _read(persons)
    full = [figure for figure in figures if figure.name.given]
    bare = [figure for figure in figures if not figure.name.given]
    known = merge_spellings(merge_middles(full))
    groups = assign_bare(known, bare)
    ids: dict[str, str] = {}
    rows: dict[str, list[object]] = {}
    for key, person in sorted(groups.items()):
        if not (person.roles or person.quotes or any(not form.isupper() for form in person.forms)):
            continue  # a shouted heading
        person_id = hashlib.sha256(f"person:{key}".encode()).hexdigest()[:16]
        ids.update(dict.fromkeys(person.forms, person_id))
        rows[person_id] = [_shown(person), sorted(person.forms), _most(person.roles), _most(person.countries)]
    counts = _counts(persons, ids)
    table = arrow_table("people", sorted((i, *row, *counts[i]) for i, row in rows.items()))
    pairs = sorted(ids.items())
    columns = [pa.array([pair[n] for pair in pairs], pa.string()) for n in (0, 1)]
    return table, pa.table(columns, schema=PERSON_IDS)


def _read(persons: pa.Table) -> list[Figure]:
    """All names, one figure for each folded name, in the order of the names."""
    found: dict[str, Figure] = {}
    for row in persons.sort_by([("name", "ascending"), ("doc_id", "ascending")]).to_pylist():
        name = read_name(row["name"])
        if name is None:
            continue
        figure = found.setdefault(name.key, Figure(name))
        figure.forms[row["name"]] += 1
        figure.quotes += row["quotes"]
        if row["role"]:
            figure.roles[row["role"]] += 1
        if row["country"]:
            figure.countries[row["country"]] += 1
    return [found[key] for key in sorted(found)]


def merge_middles(full: Iterable[Figure]) -> dict[str, Figure]:
    """Persons by key: one first and last name is one person, unless middle initials part them."""
    by_ends: defaultdict[tuple[str, str], list[Figure]] = defaultdict(list)
    for figure in full:
        by_ends[figure.name.given, figure.name.surname].append(figure)
    persons: dict[str, Figure] = {}
    for namesakes in by_ends.values():
        parts: defaultdict[str, list[Figure]] = defaultdict(list)
        for figure in namesakes:
            parts[figure.name.initials].append(figure)
        plain = parts.pop("", [])
        weights = {initial: sum(f.articles for f in group) for initial, group in parts.items()}
        lead = max(sorted(weights), key=lambda i: weights[i]) if weights else ""
        if lead and (len(weights) == 1 or weights[lead] >= DOMINANT * sum(weights.values())):
            parts[lead] += plain
        elif plain:
            parts[""] = plain
        for initial, group in parts.items():
            given, surname = group[0].name.given, group[0].name.surname
            person = Figure(
                Name(given, () if initial in ("", lead) and not (initial and "" in parts) else (initial,), surname)
            )
            for figure in group:
                person.add(figure)
            persons[person.name.key] = person
    return persons


def merge_spellings(persons: dict[str, Figure]) -> dict[str, Figure]:
    """Put together spellings and short forms that share a role or a country.

    What shared roles connect is merged if all its names are each other's: a "Chris" who could be two joins neither.
    """
    blocks: defaultdict[tuple[str, str | int], list[str]] = defaultdict(list)
    for key in sorted(persons):
        name = persons[key].name
        if len(name.given) > 1:
            surname = sound(name.surname)
            blocks[surname, sound(name.given)].append(key)
            for number in nicknames().get(name.given, ()):
                blocks[surname, number].append(key)
    links: defaultdict[str, set[str]] = defaultdict(set)
    for block in blocks.values():
        for one, other in combinations(block, 2):
            if _same_name(persons[one].name, persons[other].name) and persons[one].shares(persons[other]):
                links[one].add(other)
                links[other].add(one)
    merged: dict[str, Figure] = {}
    done: set[str] = set()
    for key in sorted(persons):
        if key in done:
            continue
        group = _connected(key, links)
        if any(not _same_name(persons[a].name, persons[b].name) for a, b in combinations(group, 2)):
            group = [key]
        person = Figure(persons[key].name)
        for member in group:
            person.add(persons[member])
        done.update(group)
        merged[key] = person
    return merged


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
    return same_spelling(one.surname, other.surname) and same_given(one.given, other.given)


def assign_bare(persons: dict[str, Figure], bare: list[Figure]) -> dict[str, Figure]:
    """Give bare surnames to their bearers; one that no full name bears stands for itself."""
    by_surname: defaultdict[str, list[Figure]] = defaultdict(list)
    by_sound: defaultdict[str, list[Figure]] = defaultdict(list)
    for person in persons.values():
        by_surname[person.name.surname].append(person)
        by_sound[sound(person.name.surname)].append(person)
    given = {fold(name) for name in first_names()} | {person.name.given for person in persons.values()}
    assigned: list[tuple[Figure, Figure]] = []
    alone: dict[str, Figure] = {}
    for figure in bare:
        surname = figure.name.surname
        exact = by_surname.get(surname, [])
        alike = by_sound[sound(surname)] if len(surname) >= SHORT else []
        spelled = [p for p in alike if same_spelling(surname, p.name.surname)]
        bearer = _bearer(figure, exact or spelled, doubtful=surname in given or (not exact and len(surname) < LONG))
        if bearer is not None:
            assigned.append((bearer, figure))
            continue
        borne = exact or spelled or surname in given or surname.removesuffix("s") in by_surname  # "the Clintons"
        if not borne and (figure.roles or figure.quotes):
            alone[figure.name.key] = figure
    for bearer, figure in assigned:
        bearer.add(figure)
    return persons | alone


def _bearer(bare: Figure, bearers: list[Figure], doubtful: bool) -> Figure | None:
    """The bearer that a bare surname means; a doubtful one (a first name, another spelling) needs role or country."""
    fitting = [person for person in bearers if bare.shares(person)]
    known = [person for person in bearers if not doubtful and person.articles >= KNOWN and not _conflict(bare, person)]
    choices = fitting or known
    total = sum(person.articles for person in (fitting or bearers))
    best = max(choices, key=lambda person: person.articles, default=None)
    return best if best is not None and best.articles >= DOMINANT * total else None


def _conflict(one: Figure, other: Figure) -> bool:
    """Whether the countries of two are known and differ."""
    return bool(one.countries and other.countries and not one.countries.keys() & other.countries.keys())


def _shown(person: Figure) -> str:
    """The name to show: of the full forms the one used most, then the longest; small letters beside capitals."""
    forms = [form for form in person.forms if " " in form] or list(person.forms)
    return min(forms, key=lambda form: (form.isupper(), -person.forms[form], -len(form), form))


def _most(counts: Counter[str]) -> str | None:
    """What was counted most, of equals the first in the alphabet."""
    return min(counts, key=lambda word: (-counts[word], word)) if counts else None


def _counts(persons: pa.Table, ids: dict[str, str]) -> dict[str, tuple[int, int]]:
    """Articles and quotes of each person."""
    articles: defaultdict[str, set[str]] = defaultdict(set)
    quotes: Counter[str] = Counter()
    columns = [persons[name].to_pylist() for name in ("doc_id", "name", "quotes")]
    for doc_id, name, said in zip(*columns, strict=True):
        if name in ids:
            articles[ids[name]].add(doc_id)
            quotes[ids[name]] += said
    return {person: (len(docs), quotes[person]) for person, docs in articles.items()}
