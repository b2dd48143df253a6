"""Reading a Parse: subtrees, subjects, noun phrases, clauses, as token indices (both ends inclusive)."""

from __future__ import annotations

import tomllib
from bisect import bisect_right
from functools import cache
from pathlib import Path

from pipeline.article import Parse
from pipeline.language.tags import FINITE, PROPER

_DEEPEST = 200  # steps up a parse; a parse deeper than that is no sentence
_MOST, _LARGEST = 200, 1000  # children of a token, tokens of a subtree; more are no sentence
_LONGEST_LIST = 12  # members
_LISTED = frozenset(("nsubj", "nsubjpass", "pobj", "ROOT"))
_AND = frozenset(("and", "or", "&"))
_MARKS = frozenset(("“", "”", '"', "''", "``", "’", "‘", "»", "«"))
_DASHES = frozenset(("-", "–", "—"))
_LEAD = 30  # tokens looked through before a verb
_INVERTED = 4  # tokens between a cue and the head of a subject after it
_STEPS = 6  # from a verb to the one whose subject it shares
_SHARING = frozenset(("conj", "xcomp", "advcl", "acomp", "attr", "oprd", "dep", "parataxis", "aux"))
_DESCRIBING = ("acl", "relcl")
_LEFT = frozenset(
    ("det", "amod", "compound", "poss", "nummod", "nmod", "quantmod", "predet", "advmod", "npadvmod", "neg", "case")
)
_PLACING = frozenset(("of", "for", "at", "from", "in", "with", "on"))
_ENDS_PHRASE = frozenset((",", "“", "”", '"', "who", "which", "that", "(", "—", "–"))
_TRIM = frozenset(",.;:—–-!?…\"“”''``‘’()[]…--")


def kids(parse: Parse, token: int) -> tuple[int, ...]:
    """A token's children; of a token with very many, which heads no sentence, the first; none without a parse."""
    if not parse.children:
        return ()
    found = parse.children[token]
    return found if len(found) < _MOST else found[:_MOST]


def subtree(parse: Parse, token: int, skip: frozenset[int] = frozenset()) -> tuple[int, int]:
    """First and last token of a token's subtree, without the subtrees of the tokens in `skip`."""
    first = last = token
    todo = [token]
    for _ in range(_LARGEST):
        i = todo.pop()
        first = i if i < first else first
        last = i if i > last else last
        below = kids(parse, i)
        todo.extend([c for c in below if c not in skip] if skip else below)
        if not todo:
            break
    return first, last


def trim(parse: Parse, first: int, last: int) -> tuple[int, int] | None:
    """A stretch of tokens without punctuation at its ends; None where nothing is left."""
    while first <= last and (parse.words[first] in _TRIM or parse.words[first].isspace()):
        first += 1
    while last >= first and (parse.words[last] in _TRIM or parse.words[last].isspace()):
        last -= 1
    return (first, last) if first <= last else None


def child(parse: Parse, token: int, *deps: str) -> int | None:
    """The first child with one of the labels."""
    return next((c for c in kids(parse, token) if parse.deps[c] in deps), None)


def noun_phrase(parse: Parse, head: int) -> tuple[int, int]:
    """A noun phrase as a speaker is written: modifiers and 'of …', without relative clause or apposition."""
    first = last = head
    for c in kids(parse, head):
        if c < head and parse.deps[c] in _LEFT:
            first = min(first, subtree(parse, c)[0])
        elif c > head and _belongs(parse, c, head, last):
            last = max(last, subtree(parse, c)[1] if parse.deps[c] != "nummod" else c)
    last = next((i - 1 for i in range(head + 1, last + 1) if parse.words[i] in _ENDS_PHRASE), last)
    for i in range(head - 1, first, -1):
        if parse.words[i] in _DASHES and parse.starts[i] > parse.ends[i - 1]:
            first = i + 1  # 'Poll of the week - Ana Holt'
            break
    return first, max(last, head)


def _belongs(parse: Parse, c: int, head: int, last: int) -> bool:
    """Whether what hangs on a noun after it is a part of its phrase, which ends at `last` so far."""
    dep, low = parse.deps[c], parse.words[c].lower()
    if dep == "prep" and low in _PLACING:
        return c == last + 1 and (low == "of" or not _has_comma(parse, c))
    if dep in ("conj", "cc"):
        return not _has_comma(parse, c)
    return dep == "nummod" and c == head + 1


def members(parse: Parse, head: int) -> list[int]:
    """The heads of the list that a subject or an object of a preposition is part of ('X, Y and Z said'), or itself."""
    if not parse.parsed:
        return [head]
    first = head
    for _ in range(_LONGEST_LIST):
        if parse.deps[first] != "conj" or not parse.tags[parse.heads[first]].startswith(("NN", "PRP")):
            break
        first = parse.heads[first]
    if parse.deps[first] not in _LISTED or first > head:
        return [head]
    found, joined = [first], False
    for _ in range(_LONGEST_LIST):
        joined |= any(parse.deps[c] == "cc" and parse.words[c].lower() in _AND for c in kids(parse, found[-1]))
        then = child(parse, found[-1], "conj")
        if then is None or not parse.tags[then].startswith(("NN", "PRP")):
            break
        found.append(then)
    return found if joined and head in found else [head]


def _has_comma(parse: Parse, token: int) -> bool:
    first, last = subtree(parse, token)
    return any(w in ',;:“”"' for w in parse.words[max(0, first - 1) : last + 1])


@cache
def _driven() -> frozenset[str]:
    """Participles whose subject does what follows."""
    data = tomllib.loads((Path(__file__).parent / "data" / "verbs.toml").read_text("utf-8"))
    return frozenset(data["driven"])


def subject(parse: Parse, verb: int) -> int | None:
    """Who does what a verb says: its subject, that of the verb it hangs on, or the noun it describes."""
    infinitive = False
    participle: int | None = None  # that hangs on the verb at hand
    for step in range(_STEPS):
        own = _own_subject(parse, verb)
        if own is not None:
            own = own if participle is None else _before_participle(parse, verb, participle, own)
            return _relative(parse, verb, own)
        passive = child(parse, verb, "nsubjpass")
        if passive is not None:
            driven = infinitive and parse.words[verb].lower() in _driven()
            return passive if driven or participle is not None else agent(parse, verb)
        above = _shares(parse, verb, step)
        if above is None:
            return _without(parse, verb, step)
        dep = parse.deps[verb]
        if participle is None and parse.tags[verb] == "VBG" and dep in ("pcomp", "advcl"):
            participle = verb
        infinitive = dep in ("xcomp", "advcl") and parse.tags[verb] == "VB"
        verb = above
    return None


def _before_participle(parse: Parse, verb: int, participle: int, own: int) -> int:
    """The subject of a verb that stands before a participle on it: 'X, after saying that …, the plan grew', X."""
    return next((c for c in reversed(kids(parse, verb)) if parse.deps[c] == "nsubj" and c < participle), own)


def _without(parse: Parse, verb: int, step: int) -> int | None:
    """The subject of a verb that has none and shares none: missed by the parse, an agent, the noun that it describes;
    none for 'a way to go without having to tell'."""
    head, dep = parse.heads[verb], parse.deps[verb]
    if head == verb:
        return _missed(parse, verb)
    if dep == "conj":  # 'X began young and is described by Y as …'
        return agent(parse, verb)
    if dep not in _DESCRIBING or (parse.tags[verb] == "VB" and step > 0 and is_infinitive(parse, verb)):
        return None
    return head if parse.tags[head].startswith(("NN", "PRP")) else None


def _shares(parse: Parse, verb: int, step: int) -> int | None:
    """The verb above whose subject a verb without one shares; None where it shares none."""
    head, dep = parse.heads[verb], parse.deps[verb]
    if head == verb or (dep == "conj" and step == 0 and child(parse, verb, "auxpass") is not None):
        return None
    if dep == "pcomp":  # 'in addition to saying that'
        while not parse.tags[head].startswith("V") and parse.heads[head] != head:
            head = parse.heads[head]
        return head if parse.tags[head].startswith("V") else None
    return head if dep in _SHARING or (dep == "ccomp" and parse.tags[verb] == "VBG") else None


def agent(parse: Parse, verb: int) -> int | None:
    """By whom a passive verb's deed is done."""
    by = child(parse, verb, "agent")
    return child(parse, by, "pobj") if by is not None else None


def _own_subject(parse: Parse, verb: int) -> int | None:
    """A verb's own subject: of several the nearest before it; one far after it gives way to a name before it."""
    found = [c for c in kids(parse, verb) if parse.deps[c] == "nsubj"]
    if not found:
        return None
    nearest = next((c for c in reversed(found) if c < verb), None)
    inverted = next((c for c in found if verb < c <= verb + _INVERTED), None)
    if nearest is not None:  # 'The plan is sound, said X'
        return inverted if inverted is not None and parse.words[verb - 1] == "," else nearest
    if parse.tags[verb] == "VBG" or _opens(parse, verb):
        return _missed(parse, verb)  # 'Holt, a sailor, said the days when … were gone'
    name = _missed(parse, verb) if found[0] > verb + _INVERTED else None
    return name if name is not None else found[0]


def _opens(parse: Parse, verb: int) -> bool:
    """Whether nothing that could have been said stands before a verb in its sentence: a name and a comma, no verb."""
    if verb == 0 or parse.words[verb - 1] != ",":
        return False
    start = parse.sentences[bisect_right(parse.sentences, (verb, len(parse.words))) - 1][0]
    lead = range(max(start, verb - _LEAD), verb)
    if any(parse.tags[i] in FINITE or parse.words[i] in _MARKS for i in lead):
        return False
    return parse.tags[start] in PROPER and start >= verb - _LEAD


def _missed(parse: Parse, verb: int) -> int | None:
    """The subject of a main verb that has none: a name between commas before it, or that of a clause taken for its
    complement ('He shrugged …, sighed …, added that')."""
    i = verb - 1
    while i > 0 and (parse.tags[i] in ("RB", "MD", "``", "''") or parse.words[i] == ","):
        i -= 1
    if i >= 0 and parse.deps[i] == "appos" and parse.tags[parse.heads[i]] == "NNP":
        return parse.heads[i]  # 'X, a top adviser, said'
    if i >= 0 and parse.tags[i] in PROPER and parse.deps[i] in ("appos", "conj", "nsubj", "nmod"):
        return i
    for c in kids(parse, verb):
        if c < verb and parse.deps[c] in ("ccomp", "advcl") and (own := child(parse, c, "nsubj")) is not None:
            return own
    return None


def _relative(parse: Parse, verb: int, own: int) -> int:
    """The noun after a relative pronoun, else the subject itself."""
    if parse.words[own].lower() in ("who", "which", "that") and parse.deps[verb] in ("relcl", "acl"):
        head = parse.heads[verb]
        return head if head < own else own
    return own


def is_infinitive(parse: Parse, verb: int) -> bool:
    """Whether a verb stands with 'to'."""
    return any(parse.deps[c] == "aux" and parse.words[c].lower() == "to" for c in kids(parse, verb))


def possessor(parse: Parse, noun: int) -> int | None:
    """Whose a noun is: 'her remark', 'X's claim'."""
    for c in kids(parse, noun):
        if c < noun and (parse.deps[c] == "poss" or any(parse.tags[k] == "POS" for k in kids(parse, c))):
            return c
    return None


def owner(parse: Parse, noun: int) -> int | None:
    """Whose words a carrier holds: 'X's ads', 'a statement by X', and of 'X issued a statement saying' X."""
    if (whose := possessor(parse, noun)) is not None:
        return whose
    by = next((c for c in kids(parse, noun) if parse.words[c].lower() in ("by", "from") and c > noun), None)
    if by is not None:
        return child(parse, by, "pobj")
    head = parse.heads[noun]
    if parse.deps[noun] == "dobj" and parse.tags[head].startswith("V"):
        return subject(parse, head)
    return None


def quoted_as(parse: Parse, verb: int) -> int | None:
    """Whose words follow in 'was quoted as saying' and 'they quoted her as saying', from 'saying' or 'quoted'."""
    node = verb
    if parse.deps[verb] in ("pcomp", "advcl", "prep") and parse.words[verb].lower() in ("saying", "telling", "writing"):
        up = parse.heads[verb]
        node = parse.heads[up] if parse.words[up].lower() == "as" else up
    if parse.words[node].lower() not in ("quoted", "cited", "quotes", "quoting", "cites", "citing", "described"):
        return None
    if node == verb:
        return None
    return next((c for dep in ("nsubjpass", "dobj", "nsubj") if (c := child(parse, node, dep)) is not None), None)


def outer_clause(parse: Parse, token: int) -> list[int]:
    """A token's ancestors, from the nearest to the root."""
    chain: list[int] = []
    i = token
    while parse.heads[i] != i and len(chain) < _DEEPEST:
        i = parse.heads[i]
        chain.append(i)
    return chain


def governors(parse: Parse, token: int) -> set[int]:
    """The ancestors whose complement holds a token; not those it hangs on by coordination or as an adjunct."""
    found: set[int] = set()
    i = token
    for _ in range(_DEEPEST):
        head = parse.heads[i]
        if head == i:
            break
        if parse.deps[i] not in ("conj", "advcl"):
            found.add(head)
        i = head
    return found
