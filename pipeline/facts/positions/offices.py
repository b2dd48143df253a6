"""Who of the people of an article holds or seeks an office of a state, a party or an international body."""

from __future__ import annotations

from pipeline.facts.people.cast import Person
from pipeline.facts.positions.actors import Case
from pipeline.facts.positions.kinds import kinds


def holds_office(case: Case, who: Person) -> bool:
    """Whether the article gives somebody an office: of states alone, or with a state or body beside it."""
    lists = kinds()
    role = {w.strip(",.").lower() for w in (who.role or "").split()}
    beside = case.actors.words_of(case.k, case.head)
    if (role | {w.strip(",.") for w in beside}) & (lists.firms | lists.private):
        return False
    words = {noun.rpartition(" ")[2] for noun in who.nouns} | beside
    if words & (lists.offices | lists.organs):
        return True
    tied = (
        who.country is not None
        or of_body(who.role)
        or role & (lists.organs | lists.organ_names | lists.parties | lists.places)
    )
    near = tied or case.actors.own_countries(case.k, case.head) or case.actors.body_among(case.k, case.head)
    return bool(words & lists.shared and near)


def of_body(role: str | None) -> bool:
    """Whether a role is one in an international body."""
    return role is not None and any(f" {name} " in f" {role} " for name in kinds().bodies)


def home_of(case: Case, who: Person) -> tuple[str, ...]:
    """The country of somebody whose own is not told: the article's; of "Sen. Holt" mostly the United States."""
    lists, home = kinds(), case.actors.places.home
    words = case.actors.words_of(case.k, case.head) | set((who.role or "").lower().split())
    if words & lists.american and home not in lists.shortening:
        return ("US",)
    return (home,) if home is not None else ()
