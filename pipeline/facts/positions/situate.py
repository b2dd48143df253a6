"""The way up from the verb of an act, one step a label of the tree: is the act told, how, and by whom.

Joined verbs share a subject, an infinitive takes that of the verb it hangs on, a clause of speech is somebody's
report; what is thought, asked for or a mere purpose is no act.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Callable

from pipeline.article import Parse
from pipeline.facts.positions.clause import FINITE, Clause, auxiliaries, governors, is_marked
from pipeline.facts.positions.speakers import FIRST
from pipeline.facts.positions.subject import subject_of, writer_of
from pipeline.facts.positions.tree import DEPTH, agent, has_to, is_passive, is_verb, kids, low, outward, own_subject
from pipeline.language.tags import RELATIVE

_NO_PLAN = frozenset(("go", "goes", "went", "gone", "be", "was", "were", "been", "being"))  # "was to", "went to"
_FACTS = frozenset(("fact", "news", "announcement", "confirmation", "report", "reports", "statement"))
_FIRST = frozenset(("first", "last", "latest", "only", "next", "second", "third"))  # "the first country to"
_JOIN = frozenset(("join", "joins", "joined", "joining", "follow", "follows", "followed", "united"))
_NONE = frozenset(("neither", "no"))  # before a subject: "neither Chad nor Togo"
_WISHES = frozenset(("like", "want", "wants", "wish", "wished", "wanted"))
_HAVE = frozenset(("have", "has", "had"))

Step = Callable[[Clause, int], int | None]


def situate(parse: Parse, verb: int) -> Clause:
    """The clause of a verb (or of a copula with an adjective)."""
    clause = Clause(parse, verb, is_passive(parse, verb))
    auxiliaries(clause, verb)
    clause.subject = agent(parse, verb) if clause.passive else subject_of(parse, verb)
    clause.conditional = any(_is_condition(parse, c) for c in kids(parse, verb))
    node: int | None = verb
    for _ in range(DEPTH):
        if node is None or clause.dropped:
            break
        if node != verb and clause.subject is None and not clause.passive:
            clause.subject = subject_of(parse, node)
        if parse.heads[node] == node:
            clause.dropped |= _is_order(clause, node) or _is_question(parse, node)
            break
        node = _STEPS.get(parse.deps[node], _drop)(clause, node)
    if clause.subject is not None:
        clause.negated |= any(low(parse, c) in _NONE for c in kids(parse, clause.subject))
    return clause


def _is_condition(parse: Parse, c: int) -> bool:
    """Whether a child of a verb is a condition: "if …", "on condition that"."""
    if parse.deps[c] == "advcl":
        return is_marked(parse, c, governors().conditions)
    return parse.deps[c] == "prep" and any(low(parse, k) == "condition" for k in kids(parse, c))


def _is_order(clause: Clause, root: int) -> bool:
    """Whether a sentence is an imperative."""
    parse = clause.parse
    if parse.tags[root] != "VB" or parse.tags[clause.verb] != "VB":
        return False
    return clause.modal is None and not any(parse.deps[c] == "aux" for c in kids(parse, root))


def _is_question(parse: Parse, root: int) -> bool:
    """Whether a sentence asks."""
    last = parse.sentences[bisect_right(parse.sentences, (root, len(parse.words))) - 1][1]
    return "?" in parse.words[max(root, last - 1) : last + 1]


def _drop(clause: Clause, node: int) -> int | None:
    clause.dropped = True
    return None


def _stop(clause: Clause, node: int) -> int | None:
    return None


def _joined(clause: Clause, node: int) -> int | None:
    """A verb joined to another shares its subject, and, where it has neither, its auxiliaries."""
    parse, head = clause.parse, clause.parse.heads[node]
    if not is_verb(parse, head):
        return None if clause.subject is not None else _drop(clause, node)
    over = _rejoined(parse, head, node)
    if over != head:
        return over if over is not None else _drop(clause, node)
    bare = own_subject(parse, node) is None and not _has_auxiliary(parse, node)
    if bare and clause.modal is None and parse.tags[node] in ("VB", "VBN", "VBG", "VBP"):
        negated = clause.negated
        auxiliaries(clause, head)
        clause.negated = negated or (clause.negated and parse.words[node - 1] in ("or", "nor"))
    return head


def _rejoined(parse: Parse, head: int, node: int) -> int | None:
    """What a verb is joined to after all: finite verbs to finite ones, those without "to" to an infinitive."""
    if parse.tags[node] in FINITE and parse.tags[head] in ("VB", "VBG"):  # "agreed to resign and lifted the ban"
        return next((t for t in outward(parse, head) if parse.tags[t] in FINITE), None)
    if parse.tags[node] == "VB" and parse.tags[head] in ("VBD", "VBZ") and not _has_auxiliary(parse, node):
        before = (c for c in kids(parse, head) if c < node)  # "agreed to go and help"
        return next((c for c in before if parse.deps[c] == "xcomp" and has_to(parse, c)), None)
    return head


def _has_auxiliary(parse: Parse, verb: int) -> bool:
    return any(parse.deps[c] == "aux" for c in kids(parse, verb))


def _governed(clause: Clause, node: int) -> int | None:
    """An infinitive or participle after a verb or an adjective."""
    parse, head = clause.parse, clause.parse.heads[node]
    lists, word = governors(), low(clause.parse, head)
    driven = next((c for c in kids(parse, head) if parse.deps[c] == "dobj"), None)
    if driven is not None and word not in lists.drive:
        return _drop(clause, node)
    if driven is not None and clause.subject is None:
        clause.subject = driven  # "forced Chad to withdraw": Chad does
    if not _takes_mood(clause, head, word) and not _goes_on(parse, head, word):
        return _drop(clause, node)
    if clause.modal == "to":
        clause.modal = None
    if clause.modal is None:
        auxiliaries(clause, head)
    return head


def _goes_on(parse: Parse, head: int, word: str) -> bool:
    """Whether a word governs what its subject does in the end: "went on to"."""
    lists = governors()
    return word in lists.begin or word in lists.drive or any(low(parse, c) == "on" for c in kids(parse, head))


def _speaks(clause: Clause, head: int) -> bool:
    """Whether "I" or "we" is the subject of a verb."""
    subject = own_subject(clause.parse, head)
    return subject is not None and low(clause.parse, subject) in FIRST


def _takes_mood(clause: Clause, head: int, word: str) -> bool:
    """Whether a governing word says that the act is left undone, planned, considered or given up."""
    lists = governors()
    if clause.beside and (word in lists.stop or word in lists.plan or word in lists.consider):
        return True
    if word in lists.fail or (word in _HAVE and any(low(clause.parse, c) == "yet" for c in kids(clause.parse, head))):
        clause.mood = "negated"  # "has yet to ratify"
    elif word in lists.plan and word not in _NO_PLAN:
        clause.mood = "pledged"
    elif word in lists.consider:
        clause.mood = "considered"
        clause.wished = word in _WISHES and _speaks(clause, head)
    else:
        clause.ended |= word in lists.stop
        return word in lists.stop
    return True


def _predicate(clause: Clause, node: int) -> int | None:
    """An adjective after its copula: "is not likely to support"."""
    head = clause.parse.heads[node]
    if clause.modal is None:
        auxiliaries(clause, head)
    return head if node != clause.verb else _drop(clause, node)


def _complement(clause: Clause, node: int) -> int | None:
    """A clause that a verb takes: told, thought or asked for."""
    parse, head = clause.parse, clause.parse.heads[node]
    word = low(parse, head)
    if own_subject(parse, node) is None and has_to(parse, node):
        return _governed(clause, node)
    if not is_verb(parse, head):
        return None
    lists = governors()
    if word in lists.report or parse.starts[head] > parse.starts[node]:
        if clause.report is None and word in lists.report:
            clause.report = head
        return None if clause.subject is not None else head
    if word in lists.thought or parse.tags[node] == "VB":
        return _drop(clause, node)
    return None


def _adverbial(clause: Clause, node: int) -> int | None:
    """A clause beside the main one: a participle's subject is the main verb's; a condition or a purpose is no act."""
    parse, head = clause.parse, clause.parse.heads[node]
    if is_marked(parse, node, governors().conditions) or has_to(parse, node):
        return _drop(clause, node)
    if own_subject(parse, node) is not None:
        return None
    clause.beside = True
    return head if is_verb(parse, head) else None


def _of_preposition(clause: Clause, node: int) -> int | None:
    """A participle after a preposition: "after meeting" tells an act, "of meeting" does not."""
    parse, head = clause.parse, clause.parse.heads[node]
    if low(parse, head) == "with" and own_subject(parse, node) is not None:  # "with Peru closing its port"
        return _stop(clause, node)
    if low(parse, head) == "of" and low(parse, parse.heads[head]) == "short":  # "stopped short of condemning"
        clause.mood = "negated"
        return parse.heads[parse.heads[head]]
    if low(parse, head) == "in" and low(parse, parse.heads[head]) in _JOIN:  # "joined Chad in condemning"
        return parse.heads[head]
    if low(parse, head) not in governors().once or parse.deps[head] not in ("prep", "advmod", "mark"):
        return _drop(clause, node)
    up = parse.heads[head]
    return up if is_verb(parse, up) else _drop(clause, node)


def _describing(clause: Clause, node: int) -> int | None:
    """A clause that describes a noun: "rebels fighting …", "who fought"; no infinitive ("a plan to fight")."""
    parse = clause.parse
    if has_to(parse, node) and _is_one_of(parse, parse.heads[node]):
        return _first_to(clause, node)
    if has_to(parse, node) or _in_which(parse, node) or _is_content(parse, node):
        return _drop(clause, node)
    if clause.subject is None and parse.deps[node] == "acl" and not clause.passive:
        clause.subject = writer_of(parse, parse.heads[node])
    return None


def _is_one_of(parse: Parse, noun: int) -> bool:
    """Whether a noun is the first or the last that does something: "the first country to"."""
    return low(parse, noun) in _FIRST or any(low(parse, c) in _FIRST for c in kids(parse, noun) if c < noun)


def _first_to(clause: Clause, node: int) -> int | None:
    """An act that the first or the last of many does: of "was the first to", the subject of "was"."""
    parse, noun = clause.parse, clause.parse.heads[node]
    over = parse.heads[noun]
    if clause.modal == "to":
        clause.modal = None
    if parse.deps[noun] == "attr":
        if clause.modal is None:
            auxiliaries(clause, over)
        clause.subject = own_subject(parse, over)
        return over
    clause.subject = noun if clause.subject is None else clause.subject
    return None


def _is_content(parse: Parse, verb: int) -> bool:
    """Whether a clause tells what a noun only claims or fears: "claims that it armed the rebels"."""
    if parse.deps[verb] != "acl" or low(parse, parse.heads[verb]) in _FACTS:
        return False
    return any(parse.deps[c] == "mark" and low(parse, c) == "that" for c in kids(parse, verb))


def _in_which(parse: Parse, verb: int) -> bool:
    """Whether a clause says what is within something: "a deal in which"."""
    before = [c for c in kids(parse, verb) if parse.deps[c] == "prep" and c < verb]
    return any(parse.tags[k] in RELATIVE for c in before for k in kids(parse, c))


_STEPS: dict[str, Step] = {
    "conj": _joined,
    "xcomp": _governed,
    "ccomp": _complement,
    "advcl": _adverbial,
    "advmod": _predicate,
    "pcomp": _of_preposition,
    "relcl": _describing,
    "acl": _describing,
    "acomp": _predicate,
    "parataxis": _stop,
    "dep": _stop,
    "appos": _stop,
    "prep": _stop,
}
