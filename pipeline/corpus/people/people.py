"""One person over all articles: full names first, then spellings and short forms, then bare surnames.

Names are merged where one of these holds, and not otherwise:
- they are the same but for titles, accents, middle names; where middle initials differ, those with one initial;
- surname and first name are spellings or short forms of each other (see names.same_given) and the two share a word of
  their roles, a country or an event whose articles name one or the other, or one is a rare form of the other;
- one is the other with a word more before it, of which one is no first name (all in pipeline.corpus.people.merging);
- a bare surname means one bearer by what its article says of it (pipeline.corpus.people.surnames).
A bare name that fits nobody so belongs to nobody, no row rather than a guess; it stands for itself where no full name
in the corpus bears it and its article gives it a role.
"""

from __future__ import annotations

import hashlib
from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence
from typing import NamedTuple

import pyarrow as pa

from pipeline.corpus.people.evidence import Evidence, gathered, is_person
from pipeline.corpus.people.merging import (
    Person,
    merge_middles,
    merge_spellings,
    merge_tails,
    without_fragments,
    words_of_role,
)
from pipeline.corpus.people.names import Name, fold, read_name
from pipeline.corpus.people.surnames import Bare, Surnames
from pipeline.facts.people.lists import first_names
from pipeline.tables.arrow import arrow_table
from pipeline.tables.columns import arrow_array

PERSON_IDS = pa.schema(
    [
        pa.field("doc_id", pa.string(), nullable=False),
        pa.field("name", pa.string(), nullable=False),
        pa.field("person_id", pa.string(), nullable=False),
    ]
)


class Seen(NamedTuple):
    """What one article says under one name; see pipeline.corpus.people.persons."""

    doc_id: str
    written: str
    name: Name
    key: str  # of the name
    role: str | None
    country: str | None
    quotes: int


def people(persons: pa.Table, events: Mapping[str, str] | None = None) -> tuple[pa.Table, pa.Table]:
    """The table `people`, and PERSON_IDS: whom each article means by a name.

    `persons`: see `persons.PERSONS`. `events`: of articles, by doc_id.
    """
    full, bare = _read(persons)
    known = without_fragments(merge_tails(merge_spellings(merge_middles(_full_names(full, events or {})))))
    owner = {key: person for person in known.values() for key in person.keys}
    meant = [(seen, owner[seen.key]) for seen in full if seen.key in owner]
    surnames = Surnames(known)
    borne = list(zip(bare, _bearers(bare, full, surnames), strict=True))
    added = [(seen, bearer) for seen, bearer in borne if bearer is not None]
    added += _alone([seen for seen, bearer in borne if bearer is None], surnames)
    for seen, person in added:
        person.see(seen.written, seen.role, seen.country, seen.quotes)
    return _tables([*meant, *added])


def _read(persons: pa.Table) -> tuple[list[Seen], list[Seen]]:
    """Full names that are persons' and bare surnames, in the order of the names, then of the articles."""
    written_as = persons["name"].unique().to_pylist()
    names = {written: name for written in written_as if (name := read_name(written))}
    evidence = _evidence(persons, names)
    named = {key for key, known in evidence.items() if is_person(known)}
    joined = _hyphened(named)
    found: tuple[list[Seen], list[Seen]] = ([], [])
    columns = ("doc_id", "name", "role", "country", "quotes", "mentions")
    for doc_id, written, role, country, quotes, mentions in zip(
        *(persons[column].to_pylist() for column in columns), strict=True
    ):
        name = names.get(written)
        if name is None or not (mentions or quotes or role) or (name.given and name.key not in named):
            continue
        name = joined.get(name.key, name)
        found[not name.given].append(Seen(doc_id, written, name, name.key, role, country, quotes))
    for seen in found:
        seen.sort(key=lambda row: (row.written, row.doc_id))
    return found


def _evidence(persons: pa.Table, names: Mapping[str, Name]) -> Mapping[str, Evidence]:
    """What all articles say of each full name, by its key."""
    known = {fold(name) for name in first_names()}
    found = gathered()
    columns = ("name", "role", "mentions", "others", "shown")
    for written, role, mentions, others, shown in zip(
        *(persons[column].to_pylist() for column in columns), strict=True
    ):
        name = names.get(written)
        if name is None or not name.given:
            continue
        evidence = found[name.key]
        evidence.known = name.given in known
        evidence.mentions += mentions
        evidence.others += others
        evidence.role = evidence.role or role is not None
        evidence.shown = evidence.shown or shown
    return found


def _hyphened(keys: Iterable[str]) -> dict[str, Name]:
    """Names that are one but for a hyphen, as the one with it: "kim jong un" as "kim jong-un"."""
    by_words: defaultdict[str, set[str]] = defaultdict(set)
    for key in keys:
        by_words[key.replace("-", " ")].add(key)
    found: dict[str, Name] = {}
    for same in by_words.values():
        lead = min(same, key=lambda key: (-key.count("-"), key))
        given, *middle, surname = lead.split() if len(same) > 1 and len(lead.split()) > 1 else ("", "")
        if given:
            found |= dict.fromkeys(same - {lead}, Name(given, tuple(middle), surname))
    return found


def _full_names(full: Iterable[Seen], events: Mapping[str, str]) -> list[Person]:
    """One person for each folded full name, in the order of the names."""
    found: dict[str, Person] = {}
    for seen in full:
        person = found.get(seen.key)
        if person is None:
            person = found[seen.key] = Person(seen.name, keys={seen.key})
        person.see(seen.written, seen.role, seen.country, seen.quotes)
        person.docs.add(seen.doc_id)
        if seen.doc_id in events:
            person.events.add(events[seen.doc_id])
    return [found[key] for key in sorted(found)]


def _bearers(bare: Sequence[Seen], full: Iterable[Seen], surnames: Surnames) -> list[Person | None]:
    """Whom each bare surname means, if a bearer of a full name."""
    docs = {seen.doc_id for seen in bare}
    beside: defaultdict[tuple[str, str], set[str]] = defaultdict(set)
    for seen in full:
        if seen.doc_id in docs:
            beside[seen.doc_id, seen.name.surname].add(seen.key)
    decided: dict[Bare, Person | None] = {}
    found: list[Person | None] = []
    for doc_id, _, name, _, role, country, _ in bare:
        what = Bare(name.surname, role, country, frozenset(beside.get((doc_id, name.surname), ())))
        if what not in decided:
            decided[what] = surnames.bearer(what)
        found.append(decided[what])
    return found


def _alone(bare: Iterable[Seen], surnames: Surnames) -> list[tuple[Seen, Person]]:
    """Bare names that no full name bears: where articles give one a role, those whose role it is or shares a word."""
    by_name: defaultdict[str, list[Seen]] = defaultdict(list)
    for seen in bare:
        if seen.role and surnames.is_free(seen.name.surname):
            by_name[seen.key].append(seen)
    found: list[tuple[Seen, Person]] = []
    for rows in by_name.values():
        person = Person(rows[0].name)
        role = _most(Counter(seen.role for seen in rows if seen.role)) or ""
        words = words_of_role(role)
        same = [seen for seen in rows if seen.role and (seen.role == role or words_of_role(seen.role) & words)]
        found += [(seen, person) for seen in same]
    return found


def _tables(meant: Iterable[tuple[Seen, Person]]) -> tuple[pa.Table, pa.Table]:
    """`people` and PERSON_IDS, of all names and whom they mean."""
    docs: defaultdict[int, set[str]] = defaultdict(set)
    persons: dict[int, Person] = {}
    ids: dict[int, str] = {}
    found: list[tuple[str, str, str]] = []
    for seen, person in meant:
        at = id(person)
        if at not in persons:
            persons[at] = person
            ids[at] = hashlib.sha256(f"person:{person.name.key}".encode()).hexdigest()[:16]
        if person.is_shouted():
            continue
        docs[at].add(seen.doc_id)
        found.append((seen.doc_id, seen.written, ids[at]))
    rows = []
    for at, articles in docs.items():
        person = persons[at]
        facts = (sorted(person.forms), _most(person.roles), _most(person.countries), len(articles), person.quotes)
        rows.append((ids[at], _shown(person), *facts))
    columns = [arrow_array([row[n] for row in sorted(found)], pa.string()) for n in range(3)]
    return arrow_table("people", sorted(rows)), pa.table(columns, schema=PERSON_IDS)


def _shown(person: Person) -> str:
    """The name to show: of the full forms the one used most, then the longest; lower case beside capitals."""
    forms = [form for form in person.forms if " " in form] or list(person.forms)
    return min(forms, key=lambda form: (form.isupper(), -person.forms[form], -len(form), form))


def _most(counts: Mapping[str, int]) -> str | None:
    """What was counted most, of equals the first in the alphabet."""
    return min(counts, key=lambda word: (-counts[word], word)) if counts else None
