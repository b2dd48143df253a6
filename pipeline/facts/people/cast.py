"""The people of one article: every mention by name tied to one person under a full name."""

from __future__ import annotations

import dataclasses
from bisect import bisect_left
from collections import Counter, defaultdict
from collections.abc import Sequence
from dataclasses import dataclass

from pipeline.article import Parse
from pipeline.facts.people.fullnames import Key, bare, count_votes, full_names, merge
from pipeline.facts.people.lists import Gender, role_nouns, titles
from pipeline.facts.people.names import Run, find_known, find_runs, share_surnames
from pipeline.facts.people.origins import country_beside
from pipeline.facts.people.register import ENOUGH, Register
from pipeline.facts.people.roles import Role, roles_of
from pipeline.facts.people.rolewords import role_words

_MALE = frozenset(("he", "him", "his", "himself"))
_FEMALE = frozenset(("she", "her", "hers", "herself"))
_FIRST_NAME, _ADDRESS, _ROLE = 3, 3, 2  # votes for a gender, against one of each pronoun near a name
_FORMER = frozenset(("former", "ex", "onetime", "one-time", "retired"))
_REACH = 30  # tokens after a name within which a pronoun tells its gender


@dataclass(frozen=True, slots=True)
class Mention:
    """A person named in the text: tokens first..last of a parse, titles not included."""

    person: int
    parse: int
    first: int
    last: int
    start: int  # offsets into the field
    end: int


@dataclass(frozen=True, slots=True)
class Person:
    """One person of the article."""

    name: str
    gender: Gender
    role: str | None
    country: str | None  # alpha-2
    nouns: frozenset[str]  # what 'the …' may call this person
    mentions: int
    fields: frozenset[str] = frozenset()  # what the person's roles name besides, lower case: 'lund' of 'mayor of Lund'


@dataclass(frozen=True)
class Cast:
    """All people of an article and where they are named, in text order (title first)."""

    people: tuple[Person, ...]
    mentions: tuple[Mention, ...]
    _keys: tuple[tuple[int, int], ...] = dataclasses.field(repr=False, default=())

    def at(self, parse: int, first: int, last: int) -> Mention | None:
        """The first mention that lies within tokens first..last of a parse."""
        i = bisect_left(self._keys, (parse, first))
        if i < len(self.mentions) and self.mentions[i].parse == parse and self.mentions[i].last <= last:
            return self.mentions[i]
        return None

    def holding(self, parse: int, token: int) -> Mention | None:
        """The mention that holds a token."""
        i = bisect_left(self._keys, (parse, token + 1)) - 1
        if i >= 0 and self.mentions[i].parse == parse and self.mentions[i].last >= token:
            return self.mentions[i]
        return None

    def within(self, parse: int) -> tuple[Mention, ...]:
        """The mentions of a parse."""
        return self.mentions[bisect_left(self._keys, (parse, -1)) : bisect_left(self._keys, (parse + 1, -1))]

    def between(self, parse: int, first: int, last: int) -> tuple[Mention, ...]:
        """The mentions of a parse that begin within tokens first..last."""
        return self.mentions[bisect_left(self._keys, (parse, first)) : bisect_left(self._keys, (parse, last + 1))]

    def before(self, parse: int, token: int) -> int:
        """How many mentions begin before a token: an index into `mentions`."""
        return bisect_left(self._keys, (parse, token))


def resolve_people(parses: Sequence[Parse]) -> Cast:
    """Tie every mention by name to a person: full names first, then surnames, first names and titles."""
    runs = [run for k, parse in enumerate(parses) for run in share_surnames(parse, list(find_runs(parse, k)))]
    votes = count_votes(parses, runs)
    fulls = full_names(runs, votes)
    people = merge(fulls)
    surnames = frozenset(form.split()[-1] for _, forms in people for form in forms)
    single = frozenset(r.words[0] for r in runs if len(r.words) == 1 and votes[bare(r.words)] > ENOUGH)
    taken: defaultdict[int, set[int]] = defaultdict(set)
    runs = [_without_organisation(parses[run.parse], run, surnames, votes) for run in runs]
    for run in runs:
        taken[run.parse].update(range(run.lead, run.last + 1))
    for k, parse in enumerate(parses):
        runs += find_known(parse, k, surnames, frozenset(taken[k]), single)
    runs.sort(key=lambda r: (r.parse, r.first))
    return _build(parses, runs, votes, people)


def _without_organisation(parse: Parse, run: Run, surnames: frozenset[str], votes: dict[Key, float]) -> Run:
    """A run that is no name, cut to the last name of somebody known that ends it: 'told the Harbour Mail | Holt'."""
    after_the = run.lead > 0 and parse.words[run.lead - 1].lower() == "the"
    glued = after_the and len(run.words) > 2 and run.words[-1] in surnames and votes[bare(run.words)] <= 0
    if not glued:
        return run
    return dataclasses.replace(run, lead=run.last, first=run.last, words=run.words[-1:])


def _build(
    parses: Sequence[Parse],
    runs: Sequence[Run],
    votes: dict[Key, float],
    fulls: list[tuple[Key, Counter[str]]],
) -> Cast:
    """Assign the runs to people, then gather what is known of each person."""
    register = Register(runs, fulls)
    assigned: list[tuple[Run, int]] = []
    for run in runs:
        person = register.place(parses[run.parse], run, votes[bare(run.words)])
        if person is not None:
            assigned.append((run, person))
    return _finish(parses, assigned, register.names, register.genders)


def _finish(
    parses: Sequence[Parse],
    assigned: list[tuple[Run, int]],
    names: list[str],
    genders: list[Gender],
) -> Cast:
    """Mentions in order, and each person with gender, role and country."""
    mentions = tuple(
        Mention(i, r.parse, r.first, r.last, parses[r.parse].starts[r.first], parses[r.parse].ends[r.last])
        for r, i in assigned
    )
    roles: defaultdict[int, list[Role]] = defaultdict(list)
    beside: dict[int, str] = {}
    shown: defaultdict[int, Counter[str]] = defaultdict(Counter)
    for k, (run, person) in enumerate(assigned):
        parse = parses[run.parse]
        roles[person] += (held := list(roles_of(parse, run.lead, run.first, run.last)))
        if (country := country_beside(parse, run.first, run.last)) is not None:
            beside.setdefault(person, country)
        following = assigned[k + 1][0] if k + 1 < len(assigned) else None
        limit = following.first if following is not None and following.parse == run.parse else len(parse.words)
        shown[person].update(_genders_shown(parse, run, held, limit))
    counts = Counter(m.person for m in mentions)
    people = []
    for i, name in enumerate(names):
        if (named := genders[i]) is not None:
            shown[i][named] += _FIRST_NAME
        people.append(_person(name, _majority(shown[i]), roles[i], beside.get(i), counts[i]))
    return Cast(tuple(people), mentions, tuple((m.parse, m.first) for m in mentions))


def _genders_shown(parse: Parse, run: Run, held: Sequence[Role], limit: int) -> Counter[str]:
    """Votes for a gender at one mention: its form of address, its roles, the pronoun that follows before `limit`."""
    votes: Counter[str] = Counter()
    if run.honorific is not None and (gender := titles().honorifics[run.honorific]):
        votes[gender] += _ADDRESS
    nouns = role_nouns()
    for role in held:
        if gender := nouns.get(role.noun):
            votes[gender] += _ROLE
    after = (word.lower() for word in parse.words[run.last + 1 : min(limit, run.last + _REACH)])
    pronoun = next((low for low in after if low in _MALE or low in _FEMALE), None)
    if pronoun is not None:
        votes["male" if pronoun in _MALE else "female"] += 1
    return votes


def _person(name: str, gender: Gender, held: Sequence[Role], beside: str | None, mentions: int) -> Person:
    """A person by what all mentions tell; `beside`: the country beside the name."""
    best = _best_role([r for r in held if r.public])
    country = next((r.country for r in held if r.country), beside)
    called = frozenset(noun for r in held for noun in (r.noun, *r.others))
    fields = frozenset(low for r in held for w in r.text.split() if w[0].isupper() and (low := w.lower()) != r.noun)
    return Person(name, gender, best.text if best else None, country, called, mentions, fields)


def _majority(shown: Counter[str]) -> Gender:
    male, female = shown["male"], shown["female"]
    return "male" if male > female else "female" if female > male else None


def _best_role(roles: Sequence[Role]) -> Role | None:
    """The first role held now, of more than one word if there is one; else a former one, else whose side one is on.

    An office in a tag of speech ('said X, director of …') goes before what merely describes ('a marketing pioneer').
    """
    many = roles
    for better in (_is_strong, _is_held_now, _is_long):
        many = [r for r in many if better(r)] or many
    if not many or many[0].noun in role_words().offices or many[0].noun not in many[0].text:
        return many[0] if many else None
    return next((r for r in many if r.tag and r.noun in role_words().offices), many[0])


def _is_strong(role: Role) -> bool:
    return role.noun not in role_words().weak and role.text.split()[0].lower() != "only"


def _is_held_now(role: Role) -> bool:
    return role.text.split()[0].lower() not in _FORMER


def _is_long(role: Role) -> bool:
    return " " in role.text
