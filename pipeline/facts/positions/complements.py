"""The complements of a verb, as the parse has them or nearly has them: object, infinitive, clause, prepositions."""

from __future__ import annotations

from dataclasses import dataclass, field

from pipeline.article import Parse
from pipeline.facts.positions.tree import has_to, is_passive, is_verb, kids, low, own_subject, shared_in_headline
from pipeline.language.tags import RELATIVE

_OBJECTS = frozenset(("dobj", "attr", "oprd"))
_DEEPEST = 4  # prepositions within one another, members of a list
_SMALL = frozenset(("JJ", "NN", "VB"))  # of clauses without more: "found him guilty", "let inspectors return"
_PREPOSITIONS = frozenset(("prep", "agent", "dative", "prt", "advmod", "acomp", "npadvmod"))


@dataclass(slots=True)
class Complements:
    """The complements of a verb or an adjective, as the heads of their phrases."""

    object: int | None = None
    passive: bool = False
    inf: int | None = None
    clause: int | None = None
    ing: int | None = None
    dative: int | None = None
    preps: dict[str, int] = field(default_factory=dict)  # by preposition or particle: what it governs, or itself

    def get(self, kind: str) -> int | None:
        """The complement of a kind."""
        match kind:
            case "object" | "inf" | "clause" | "ing" | "dative":
                found: int | None = getattr(self, kind)
                return found
        return self.preps.get(kind)


def complements(parse: Parse, verb: int) -> Complements:
    """All complements of a verb."""
    found = Complements(passive=is_passive(parse, verb))
    for c in kids(parse, verb):
        _add(parse, verb, c, found)
    if found.object is None and found.passive:
        found.object = own_subject(parse, verb) or (parse.heads[verb] if parse.deps[verb] == "acl" else None)
    if found.object is None and not found.passive:
        found.object = _shared_object(parse, verb)
    for token in (found.object, found.dative):
        if token is not None and token > verb:
            _of_noun(parse, token, found)
    return found


def misread_complements(parse: Parse, token: int) -> Complements:
    """The complements of a verb that the parse took for a noun before its object."""
    found = complements(parse, token)
    head = parse.heads[token]
    if found.object is None and head > token and parse.deps[token] == "compound":
        found.object = head
        _of_noun(parse, head, found)
    return found


def _add(parse: Parse, verb: int, c: int, found: Complements) -> None:
    dep = parse.deps[c]
    if _is_object(parse, verb, c):
        found.object = c if found.object is None else found.object
    elif dep == "dobj" and parse.deps[verb] == "relcl":
        found.object = parse.heads[verb]
    elif dep == "dative" and parse.tags[c] not in ("IN", "TO"):
        found.dative = c
    elif dep in ("xcomp", "ccomp", "advcl") and c > verb:
        _add_clause(parse, verb, c, found)
    elif dep in _PREPOSITIONS and (c > verb or dep in ("prt", "agent")):
        _add_preposition(parse, c, found)


def _is_object(parse: Parse, verb: int, c: int) -> bool:
    """Whether a child after a verb is its object, also where the parse has an adverbial: "detained 20 Kurds"."""
    if c < verb or parse.tags[c] in RELATIVE:
        return False
    if parse.deps[c] == "nsubj" and shared_in_headline(parse, verb) is not None:
        return True
    return parse.deps[c] in _OBJECTS or (parse.deps[c] == "npadvmod" and parse.tags[c] in ("NNS", "NNPS"))


def _add_clause(parse: Parse, verb: int, c: int, found: Complements) -> None:
    dep, subject = parse.deps[c], own_subject(parse, c)
    inner = subject if subject is not None and subject > verb else None  # "urged Chad to go": Chad as its subject
    if _asks(parse, c):
        found.clause = _or(found.clause, c)
    elif has_to(parse, c):
        _add_infinitive(parse, found, c, inner, purpose=dep == "advcl")
    elif parse.tags[c] == "VBG" and not _finite(parse, c) and (dep != "advcl" or _close(parse, verb, c)):
        found.ing = _or(found.ing, c)
    elif parse.tags[c] in _SMALL and inner is not None and not _introduced(parse, c):
        _add_small(parse, found, c, inner)
    elif dep == "ccomp":
        found.clause = _or(found.clause, c)
    elif dep == "xcomp":
        found.object = _or(found.object, _or(subject, c))


def _asks(parse: Parse, clause: int) -> bool:
    """Whether a clause is a question: "told them how to survive", "debates whether to go", "says what to do"."""
    return any(parse.tags[k] in ("WRB", "WP") or low(parse, k) == "whether" for k in kids(parse, clause) if k < clause)


def _finite(parse: Parse, clause: int) -> bool:
    """Whether a participle is the verb of a clause of its own: "that Chad is leaving"."""
    return any(parse.deps[c] in ("aux", "auxpass") for c in kids(parse, clause))


def _close(parse: Parse, verb: int, c: int) -> bool:
    """Whether a participle follows a verb at once or after its particle: "ruled out sending"."""
    if own_subject(parse, c) is not None:
        return False
    return c == verb + 1 or low(parse, c - 1) in ("out", "against")


def _or(first: int | None, second: int | None) -> int | None:
    return second if first is None else first


def _add_infinitive(parse: Parse, found: Complements, c: int, inner: int | None, purpose: bool) -> None:
    """An infinitive; one of purpose is none where prepositions tell what the verb is about."""
    if inner is not None and any(low(parse, k) == "for" for k in kids(parse, c) if k < inner):
        found.preps.setdefault("for", c)  # "called for Chad to leave"
        return
    if purpose and found.object is None and not found.passive and found.preps:
        return
    found.inf = _or(found.inf, c)
    found.object = _or(found.object, inner)


def _add_small(parse: Parse, found: Complements, c: int, inner: int) -> None:
    """A clause without more than a subject and a predicate: "found him guilty", "let inspectors return"."""
    found.object = _or(found.object, inner)
    if parse.tags[c] == "VB":
        found.inf = found.clause = c


def _introduced(parse: Parse, clause: int) -> bool:
    """Whether a clause begins with "that" or the like."""
    return any(parse.deps[c] in ("mark", "aux") for c in kids(parse, clause))


def _add_preposition(parse: Parse, c: int, found: Complements, depth: int = 0) -> None:
    word = low(parse, c)
    governed = next((k for k in kids(parse, c) if parse.deps[k] in ("pobj", "pcomp")), None)
    found.preps.setdefault(word, c if governed is None else governed)
    if governed is not None and parse.deps[c] == "prt":
        found.object = _or(found.object, governed)
    if governed is not None and parse.deps[governed] == "pcomp" and parse.tags[governed] == "VBG":
        found.ing = governed if found.ing is None else found.ing
    for k in kids(parse, c):
        if depth < _DEEPEST and parse.deps[k] in ("prep", "pcomp") and parse.tags[k] in ("IN", "TO"):
            _add_preposition(parse, k, found, depth + 1)


def _of_noun(parse: Parse, noun: int, found: Complements, depth: int = 0) -> None:
    """The prepositions and the infinitive that hang on an object or on what is joined to it: "sanctions on Peru"."""
    for c in kids(parse, noun):
        if parse.deps[c] == "prep":
            _add_preposition(parse, c, found)
        elif parse.deps[c] in ("acl", "relcl") and found.inf is None and has_to(parse, c):
            found.inf = c
        elif depth < _DEEPEST and parse.deps[c] == "conj" and c > noun:
            _of_noun(parse, c, found, depth + 1)


def _shared_object(parse: Parse, verb: int) -> int | None:
    """The object that a verb shares with the next one: "condemned and rejected the plan"."""
    following = [c for c in kids(parse, verb) if parse.deps[c] == "conj" and is_verb(parse, c)]
    if following and following[0] <= verb + 2:
        return next((c for c in kids(parse, following[0]) if parse.deps[c] == "dobj" and c > verb), None)
    return None
