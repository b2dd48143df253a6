"""Which nouns name a political actor."""

from __future__ import annotations

from pipeline.facts.positions.actors import Case
from pipeline.facts.positions.kinds import Found, kinds
from pipeline.facts.positions.lexicon import lexicon
from pipeline.facts.positions.owner import governed
from pipeline.facts.positions.pair import pair_before
from pipeline.facts.positions.phrase import modifiers, sided
from pipeline.facts.positions.tree import kids, low

NOBODY_OF_OFFICE = Found(None)
_PLACES = ("GPE", "LOC", "NORP", "FAC")


def last_country(case: Case) -> tuple[str, ...]:
    """The countries that an organ of this noun last had, else the article's; of "police officers" the police's."""
    if case.actors.body_among(case.k, case.head):
        return ()
    organs = (t for t in kids(case.parse, case.head) if t < case.head and low(case.parse, t) in kinds().organs)
    if (known := case.actors.last_of(case.k, next(organs, case.head))) is not None:
        return known
    home = case.actors.places.home
    return (home,) if home is not None and case.actors.definite(case.k, case.head) else ()


def organ(case: Case) -> Found | None:
    """An organ of a state by its noun."""
    lists = kinds()
    if case.word not in lists.organs:
        return None
    words = case.actors.words_of(case.k, case.head)
    if words & lists.firms:
        return NOBODY_OF_OFFICE
    own = case.actors.own_countries(case.k, case.head)
    if case.actors.body_among(case.k, case.head):
        return Found("body", own, case.actors.text_of(case.k, case.head))
    if not own and _of_nobody(case):
        return NOBODY_OF_OFFICE
    return Found("government", own or last_country(case), case.actors.text_of(case.k, case.head))


def _of_nobody(case: Case) -> bool:
    """Whether an organ is that of a name which is none of a state's: "Acme's ethics committee"."""
    parse = case.parse
    whose = (c for c in kids(parse, case.head) if parse.deps[c] == "poss" and parse.tags[c].startswith("NNP"))
    found = [
        case.actors.one(case.k, c)
        for c in whose
        if not any(e.first <= c <= e.last and e.label in _PLACES for e in parse.entities)
    ]
    return bool(found) and all(one is None or one.kind is None for one in found)


def office(case: Case) -> Found | None:
    """Those who hold an office, without a name."""
    lists = kinds()
    if case.word not in lists.offices:
        return None
    words = case.actors.words_of(case.k, case.head)
    if words & lists.firms:
        return NOBODY_OF_OFFICE
    own = case.actors.own_countries(case.k, case.head)
    if case.actors.body_among(case.k, case.head):
        return Found("body", own)
    single = case.parse.tags[case.head] in ("NN", "NNP")
    return Found("person" if single else "group", own or (last_country(case) if single else ()))


def shared(case: Case) -> Found | None:
    """Officials, leaders, spokesmen of a state, an organ, a party or a body."""
    lists = kinds()
    if case.word not in lists.led:
        return None
    words = case.actors.words_of(case.k, case.head)
    if words & lists.firms:
        return NOBODY_OF_OFFICE
    if words & lists.private:
        return None
    body = case.actors.body_among(case.k, case.head)
    own = case.actors.own_countries(case.k, case.head) or (() if body else pair_before(case))
    if not (own or body or case.word == "officials" or _tied(case, words)):
        return None
    of_organ = bool(words & lists.organs) and case.actors.definite(case.k, case.head)
    if not own and not body and of_organ:
        own = last_country(case)
    return Found("person" if case.parse.tags[case.head] in ("NN", "NNP") else "group", own)


def _tied(case: Case, words: set[str]) -> bool:
    """Whether a phrase says of which state, organ or party, or how many: "26 leaders", "its leaders"."""
    lists = kinds()
    if any(case.parse.tags[c] == "CD" for c in case.parse.children[case.head]):
        return True
    known = lists.organs | lists.organ_names | lists.parties | lists.places | lists.nations | lists.groups
    return bool(words & known) or case.actors.owner(case.k, case.head) is not None


def group(case: Case) -> Found | None:
    """Groups of states: "26 countries", "the coalition"."""
    lists = kinds()
    if case.word not in lists.groups or case.word in lists.bare or case.word in ("leaders", "officials"):
        return None
    if case.actors.words_of(case.k, case.head) & lists.firms:
        return NOBODY_OF_OFFICE
    own = case.actors.own_countries(case.k, case.head, False) or case.actors.members(case.k, case.head)
    return Found("group", own or pair_before(case))


def armed(case: Case) -> Found | None:
    """Armed groups and parties."""
    lists = kinds()
    if case.word not in lists.armed and case.word not in lists.parties and case.word not in lists.unions:
        return None
    words = case.actors.words_of(case.k, case.head)
    own = case.actors.own_countries(case.k, case.head)
    if not _is_armed(case, words, own):
        return None
    if not own and case.word in lists.criminals and case.parse.tags[case.head] == "NN":
        return NOBODY_OF_OFFICE
    return Found("party", own or _last_of_armed(case))


def _is_armed(case: Case, words: set[str], own: tuple[str, ...]) -> bool:
    """Whether a "movement" is one of a place, a "group" one of rebels or with a known name."""
    lists = kinds()
    if case.word in lists.unions:
        return case.actors.known_among(case.k, case.head) or bool(words & (lists.parties | lists.armed | lists.places))
    vague = case.word in ("movement", "front", "league", "wing", "party", "parties")
    return not vague or bool(own) or bool(words & lists.places) or case.named


def _last_of_armed(case: Case) -> tuple[str, ...]:
    """The country of "rebels", "the fighters": no name stands before them that would be of another."""
    lists, tags = kinds(), case.parse.tags
    if case.word not in lists.armed or case.word in lists.criminals or tags[case.head] != "NNS":
        return ()
    named = any(tags[t].startswith("NNP") for t in modifiers(case.parse, case.head))
    return () if named else last_country(case)


def machine(case: Case) -> Found | None:
    """What a state or an armed group fights with: "Israeli jets", "regime helicopters", "an attack by rebels"."""
    if case.word not in kinds().machines:
        return None
    before = [t for t in modifiers(case.parse, case.head) if case.parse.tags[t] not in ("DT", "CD")]
    mentions = (case.actors.places.at(case.k, t) for t in before if not sided(case.parse, t))
    if own := {m.country for m in mentions if m is not None}:
        return Found("government", tuple(sorted(own)))
    by = governed(case.parse, (case.head,), ("by",))
    found = (case.actors.one(case.k, t) for t in (*before, *(() if by is None else (by,))))
    return next((one for one in found if one is not None and one.kind is not None), None)


def of_body(case: Case) -> Found | None:
    """Whoever is an international body's: "UN experts"."""
    if case.parse.tags[case.head] not in ("NN", "NNS") or not case.actors.body_among(case.k, case.head):
        return None
    return Found("body", case.actors.own_countries(case.k, case.head))


def document(case: Case) -> Found | None:
    """Who speaks by a text: "a statement from the ministry", "the president's letter"."""
    if case.word not in lexicon().texts:
        return None
    whose = next((c for c in kids(case.parse, case.head) if case.parse.deps[c] == "poss"), None)
    by = whose if whose is not None else governed(case.parse, (case.head,), ("by", "from", "of"))
    found = None if by is None else case.actors.one(case.k, by)
    return found if found is not None and found.kind is not None else None


def crowd(case: Case) -> Found | None:
    """Crowds, of whom a protest is told."""
    if case.word not in kinds().crowds:
        return None
    return Found("group", case.actors.own_countries(case.k, case.head))
