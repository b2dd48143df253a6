"""Ways through a Parse: children, subjects, voices, subtrees. Tokens are indices into one Parse."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterator
from itertools import islice

from pipeline.article import Parse
from pipeline.language.clauses import conjuncts

MOST = 100  # children of a token that are looked at
DEPTH = 12
_FINITE = frozenset(("VBD", "VBZ", "VBP", "MD"))
_SAID = frozenset(("says", "tells", "adds", "writes", "warns", "claims", "reports", "asks"))  # "…, says Peru"
NEAR = 12  # tokens after a verb within which an idiom's word stands


def kids(parse: Parse, token: int) -> tuple[int, ...]:
    """A token's children; of one with very many, which heads no sentence, the first."""
    return parse.children[token][:MOST]


def low(parse: Parse, token: int) -> str:
    """A token in lower case."""
    return parse.words[token].lower()


def has_to(parse: Parse, verb: int) -> bool:
    """Whether a verb stands with 'to'."""
    return any(parse.deps[c] == "aux" and parse.tags[c] == "TO" for c in kids(parse, verb))


def is_verb(parse: Parse, token: int) -> bool:
    """Whether a token is tagged as a verb."""
    return parse.tags[token][0] == "V"


def is_noun(parse: Parse, token: int) -> bool:
    """Whether a token can head the name of somebody."""
    return parse.tags[token][:2] in ("NN", "PR", "DT", "CD", "WP", "WD", "JJ")


def own_subject(parse: Parse, verb: int) -> int | None:
    """A verb's own subject, active or passive."""
    found = [c for c in kids(parse, verb) if parse.deps[c] in ("nsubj", "nsubjpass")]
    if not found:  # one that hangs on the auxiliary
        over = [c for c in kids(parse, verb) if parse.deps[c] in ("aux", "auxpass") and c < verb]
        found = [k for c in over for k in kids(parse, c) if parse.deps[k] in ("nsubj", "nsubjpass")]
    before = [c for c in found if c < verb]
    return before[-1] if before else found[0] if found else None


def is_passive(parse: Parse, verb: int) -> bool:
    """Whether a verb is a passive, also as a participle after a noun."""
    if parse.tags[verb] not in ("VBN", "VBD"):
        return False
    if any(parse.deps[c] in ("auxpass", "nsubjpass") for c in kids(parse, verb)):
        return True
    bare = not any(parse.deps[c] in ("aux", "nsubj", "dobj") for c in kids(parse, verb))
    if parse.tags[verb] == "VBN" and bare and parse.deps[verb] in ("advcl", "appos", "dep", "parataxis"):
        return True  # "Asked about it, …"
    if parse.deps[verb] == "acl":
        return bare and parse.tags[verb] == "VBN" and not stands_alone(parse, verb)
    up = parse.heads[verb]
    return bare and parse.deps[verb] == "conj" and is_verb(parse, up) and _same_voice(parse, up, verb)


def stands_alone(parse: Parse, verb: int) -> bool:
    """Whether a participle is the one verb of its sentence: "The minister called on Sudan" may be read so."""
    noun = parse.heads[verb]
    if parse.heads[noun] != noun or agent(parse, verb) is not None:
        return False
    first, last = parse.sentences[bisect_right(parse.sentences, (verb, len(parse.words))) - 1]
    return not any(parse.tags[i] in _FINITE for i in range(first, last + 1))


def misread_verb(parse: Parse, token: int) -> int | None:
    """The subject of a verb that the parse took for a plural noun: "Togo pledges help", with no other verb near."""
    if parse.tags[token] not in ("NNS", "NNPS") or token == 0 or not parse.tags[token - 1].startswith("NN"):
        return None
    before = token - 1
    objects = any(parse.deps[c] == "dobj" for c in kids(parse, token))
    heads_noun = parse.deps[token] == "compound" and parse.heads[token] > token
    infinitive = token + 2 < len(parse.words) and parse.tags[token + 1] == "TO" and parse.tags[token + 2] == "VB"
    if parse.heads[before] not in (token, parse.heads[token]) or not (objects or heads_noun or infinitive):
        return None
    first, last = parse.sentences[bisect_right(parse.sentences, (token, len(parse.words))) - 1]
    return None if any(parse.tags[i] in _FINITE for i in range(first, last + 1)) else before


def _same_voice(parse: Parse, up: int, verb: int) -> bool:
    passive = any(parse.deps[c] == "auxpass" for c in kids(parse, up))
    return passive and parse.tags[verb] == "VBN"


def agent(parse: Parse, verb: int) -> int | None:
    """By whom a passive's deed is done."""
    for c in kids(parse, verb):
        if parse.deps[c] == "agent" or (parse.deps[c] == "prep" and low(parse, c) == "by"):
            return next((k for k in kids(parse, c) if parse.deps[k] == "pobj"), None)
    return None


def subtree(parse: Parse, token: int, without: frozenset[str] = frozenset()) -> tuple[int, int]:
    """First and last token of a phrase, less the children with some labels."""
    first = last = token
    todo = [c for c in kids(parse, token) if parse.deps[c] not in without]
    for _ in range(1000):
        if not todo:
            break
        i = todo.pop()
        first, last = min(first, i), max(last, i)
        todo.extend(kids(parse, i))
    return first, last


def shared_in_headline(parse: Parse, verb: int) -> int | None:
    """The subject of the verb before in "Peru slams raid, recalls envoy", of which the parse makes a clause said."""
    if parse.tags[verb] != "VBZ" or parse.heads[verb] != verb or verb == 0 or parse.words[verb - 1] != ",":
        return None
    before = next((c for c in kids(parse, verb) if parse.deps[c] == "ccomp" and c < verb), None)
    if before is None or parse.tags[before] != "VBZ" or low(parse, verb) in _SAID:
        return None
    return own_subject(parse, before)


def is_near(parse: Parse, verb: int, word: str) -> bool:
    """Whether a word stands among the next few of the sentence."""
    for i in range(verb + 1, min(verb + 1 + NEAR, len(parse.words))):
        if parse.words[i] in ".;:":
            return False
        if low(parse, i) == word:
            return True
    return False


def listed(parse: Parse, head: int) -> list[int]:
    """The heads of a list of nouns."""
    return list(islice((t for t in conjuncts(parse, head) if is_noun(parse, t)), DEPTH))


def outward(parse: Parse, token: int) -> Iterator[int]:
    """A token's ancestors, nearest first."""
    for _ in range(DEPTH * 4):
        head = parse.heads[token]
        if head == token:
            return
        yield head
        token = head
