"""Nouns and adjectives that report: 'her remark that …', 'orders from X to “…”', 'X is sure that …'."""

from __future__ import annotations

from pipeline.article import Parse
from pipeline.facts.quotes.cues import Cue
from pipeline.facts.quotes.subjects import MARKS
from pipeline.language import grammar

# prepositions of what a stance is towards, labels of a predicate, and the complements of one
_TOWARDS = frozenset(("for", "of", "about", "over", "against", "on", "to", "with", "toward", "towards", "at", "by"))
_PREDICATES = frozenset(("acomp", "ROOT", "conj", "oprd", "xcomp", "advcl", "ccomp", "relcl"))
_LONGEST_ORDER = 12  # tokens from a noun to the infinitive that it brings
_TAKES = {"ccomp": "clause", "xcomp": "infinitive", "prep": "about"}
_CLAUSES = frozenset(("acl", "ccomp", "relcl"))


def adjective(parse: Parse, i: int) -> Cue | None:
    """'X is sure that …', 'X was wary of the deal': an adjective as a predicate, and what it takes."""
    if parse.deps[i] not in _PREDICATES:
        return None
    for c in grammar.kids(parse, i):
        role = _TAKES.get(parse.deps[c])
        if c < i or role is None or (role == "about" and parse.words[c].lower() not in _TOWARDS):
            continue
        return Cue("noun", i, i, i, None, grammar.subject(parse, i), c, role)
    return None


def noun(parse: Parse, i: int, stance: bool) -> Cue | None:
    """'her remark that …', 'X's support for …': a noun with a possessor and a clause or, of a stance, a preposition."""
    clause = _clause(parse, i)
    role = "clause" if clause is None or not grammar.is_infinitive(parse, clause) else "infinitive"
    if clause is None and (ordered := _order(parse, i)) is not None:
        return Cue("noun", i, i, i, None, ordered[0], ordered[1], role)
    if clause is None and stance:
        towards = (c for c in grammar.kids(parse, i) if c > i and parse.deps[c] == "prep")
        clause, role = next((c for c in towards if parse.words[c].lower() in _TOWARDS), None), "about"
    owner = _owner(parse, i) if clause is not None else None
    return Cue("noun", i, i, i, None, owner, clause, role) if owner is not None else None


def _clause(parse: Parse, i: int) -> int | None:
    """The clause that a noun brings: with 'that', else an infinitive."""
    clauses = [c for c in grammar.kids(parse, i) if c > i and parse.deps[c] in _CLAUSES]
    found = next((c for c in clauses if _that(parse, c)), None)
    if found is not None:
        return found
    return next((c for c in clauses if parse.deps[c] == "acl" and grammar.is_infinitive(parse, c)), None)


def _owner(parse: Parse, i: int) -> int | None:
    """Whose words a noun is: 'her claim', 'a claim by X', 'X made the claim'."""
    owner = grammar.possessor(parse, i)
    if owner is not None:
        return owner
    phrases = (c for c in grammar.kids(parse, i) if parse.deps[c] == "prep")
    by = next((c for c in phrases if parse.words[c].lower() in ("by", "from")), None)
    owner = grammar.child(parse, by, "pobj") if by is not None else None
    if owner is None and parse.deps[i] in ("dobj", "attr"):
        return grammar.subject(parse, parse.heads[i])
    return owner


def _order(parse: Parse, i: int) -> tuple[int, int] | None:
    """Whose order a noun is and the verb of its infinitive: 'directives from X to “show no mercy”'."""
    if parse.words[i + 1 : i + 2] not in (("from",), ("by",)):
        return None
    whose = grammar.child(parse, i + 1, "pobj")
    to = i + 2
    while to < len(parse.words) and to - i < _LONGEST_ORDER and parse.words[to] != "to":
        to += 1
    verb = to + 1
    while verb < len(parse.words) and parse.words[verb] in MARKS:
        verb += 1
    marked = verb > to + 1 and parse.tags[verb : verb + 1] == ("VB",)
    return (whose, verb) if marked and whose is not None and whose < to else None


def _that(parse: Parse, c: int) -> bool:
    return any(parse.deps[k] == "mark" and parse.words[k].lower() == "that" for k in grammar.kids(parse, c))
