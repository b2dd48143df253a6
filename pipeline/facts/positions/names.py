"""Which names are those of a political actor."""

from __future__ import annotations

from pipeline.article import ActorKind
from pipeline.facts.positions.actors import Case
from pipeline.facts.positions.kinds import NOBODY, Found, kinds, leaders
from pipeline.facts.positions.known import country_name, known_name, leader_of
from pipeline.facts.positions.nouns import NOBODY_OF_OFFICE, last_country
from pipeline.facts.positions.offices import holds_office, home_of, of_body
from pipeline.facts.positions.phrase import sided
from pipeline.facts.positions.tree import low

_NAME_KINDS = ("name", "capital", "metonym", "demonym")


def known(case: Case) -> Found | None:
    """A name that is known."""
    if not (case.named or case.parse.tags[case.head] in ("NN", "NNS", "JJ")) or case.word == case.text:
        return None
    name = known_name(case.parse, case.head)
    if name is None:
        return _leader(case)
    lists = kinds()
    if name in lists.bodies:
        return Found("body", (), name)
    own = case.actors.own_countries(case.k, case.head)
    if name in lists.common:  # "the Senate": of many states
        kind: ActorKind = "party" if name.split()[-1].lower() in lists.parties else "government"
        return Found(kind, own or case.actors.places.home_or(lists.named.get(name)), name)
    organ = {w.lower() for w in name.split()} & (lists.organ_names - lists.party_names)
    code = lists.named[name]
    return Found("government" if organ else "party", own or ((code,) if code != NOBODY else ()), name)


def _leader(case: Case) -> Found | None:
    """A last name that means one leader alone, where the people of the article lack it."""
    if not case.named or case.actors.person(case.k, case.head) is not None:
        return None
    code = leaders().get(case.text)
    return Found("person", (code,) if code != NOBODY else (), case.text) if code is not None else None


def country(case: Case) -> Found | None:
    """A country, its people, its capital or its seat of power."""
    mention = case.actors.places.at(case.k, case.head)
    if mention is None or mention.kind not in _NAME_KINDS or sided(case.parse, case.head):
        return None
    if mention.kind == "demonym":
        own = case.actors.own_countries(case.k, case.head)
        return Found("country", own, country_name(mention.country)) if _is_people(case) else None
    if mention.kind != "name" and (case.actors.person(case.k, case.head) is not None or _in_person(case)):
        return None
    kind: ActorKind = "country" if mention.kind == "name" else "government"
    return Found(kind, (mention.country,), country_name(mention.country))


def _in_person(case: Case) -> bool:
    """Whether the model has a token for a part of a person's name: "Ana Santiago"."""
    return any(e.label == "PERSON" and e.first < case.head <= e.last for e in case.parse.entities)


def _is_people(case: Case) -> bool:
    """Whether a demonym means its nation: "Iranians", "the French", no firm or person ("American pledged")."""
    tag = case.parse.tags[case.head]
    return tag.endswith("S") or (case.head > 0 and low(case.parse, case.head - 1) == "the")


def person(case: Case) -> Found | None:
    """Somebody named, who holds or seeks an office."""
    who = case.actors.person(case.k, case.head)
    if who is None:
        return _apposed(case)
    leader = leader_of(who)
    if leader is None and not holds_office(case, who):
        return NOBODY_OF_OFFICE
    if leader == NOBODY or (leader is None and case.actors.body_among(case.k, case.head)):
        return Found("person", (), who.name)
    found = case.actors.country_of_person(who)
    if leader is None:
        found = case.actors.own_countries(case.k, case.head) or found
    if not found and not of_body(who.role):
        found = home_of(case, who)
    return Found("person", found, who.name)


def organ_name(case: Case) -> Found | None:
    """The name of an organ or a party, by a word in it."""
    if not case.named:
        return None
    lists = kinds()
    words = case.actors.words_of(case.k, case.head) | {case.word}
    if words & lists.firms:
        return NOBODY_OF_OFFICE
    own = case.actors.own_countries(case.k, case.head)
    if case.word in lists.organ_names or (words & {"ministry", "department", "parliament", "embassy"}):
        return Found("government", own or last_country(case), case.actors.text_of(case.k, case.head))
    if words & lists.party_names and (case.word in lists.party_names or own):
        return Found("party", own, case.actors.text_of(case.k, case.head))
    return None


def _apposed(case: Case) -> Found | None:
    """A name that an apposition gives an office."""
    parse = case.parse
    if not case.named or case.actors.places.at(case.k, case.head) is not None:
        return None
    beside = next((c for c in parse.children[case.head] if parse.deps[c] == "appos" and c > case.head), None)
    if beside is None or low(parse, beside) not in kinds().offices | kinds().shared:
        return None
    found = case.actors.one(case.k, beside)
    return Found("person", found.countries, case.actors.text_of(case.k, case.head)) if found and found.kind else None
