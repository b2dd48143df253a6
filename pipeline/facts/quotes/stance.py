"""What a report commits its speaker to: said, denied, doubted, asked, demanded …; whether it was said at all."""

from __future__ import annotations

from collections.abc import Sequence

from pipeline.article import Parse, Stance
from pipeline.facts.quotes.cues import Cue
from pipeline.facts.quotes.frames import stances
from pipeline.facts.quotes.lexicon import lexicon
from pipeline.language import grammar

_ASKING = frozenset(("WDT", "WP", "WP$", "WRB"))
_OPENING = 3  # tokens of a clause among which its question word stands
_NEAR = 12  # tokens of a subject before its head
_STEPS = 4  # up from a cue to what denies it
_ABOVE = frozenset(("xcomp", "acomp", "pcomp", "prep", "dobj", "attr", "oprd"))
_NOT_SAID: frozenset[Stance] = frozenset(("denied", "doubted"))
_ACTS = frozenset(("infinitive", "object", "about", "name"))


def stance_of(parse: Parse, cue: Cue | None, kind: str) -> Stance:
    """What the speaker stands for. Words in marks alone are never what is denied or doubted."""
    if cue is None:
        return "said"
    found = _by_frame(parse, cue) or "said"
    if found == "said" and _is_opinion(parse, cue) and is_denied(parse, cue):
        found = "doubted"  # 'did not think that'
    return "said" if kind == "direct" and found in _NOT_SAID else found


def is_speech(parse: Parse, cue: Cue) -> bool:
    """Whether what a cue takes is said: a clause, or the content of an act of speech ('promised to pay')."""
    return cue.role not in _ACTS or _by_frame(parse, cue) is not None


def is_unsaid(parse: Parse, cue: Cue | None, owner: Sequence[int] = ()) -> bool:
    """Whether a cue denies that something was said: 'did not say', 'declined to say', 'nobody said'.

    `owner`: the stretch that holds each token, -1 outside; what is within marks denies nothing outside.
    """
    return cue is not None and not _is_opinion(parse, cue) and is_denied(parse, cue, owner)


def _by_frame(parse: Parse, cue: Cue) -> Stance | None:
    """The stance that the data file gives a cue with what it takes; None where it gives none."""
    low = parse.words[cue.head].lower()
    if cue.kind == "noun":  # 'her promise to stay', not 'her plan to stay'
        data = stances()
        takes = cue.role in ("clause", "infinitive")
        return (data.nouns.get(low) or data.adjectives.get(low)) if takes else None
    if cue.verb is None:
        return None
    lemma = cue.verb.lemma
    if cue.last > cue.head:
        lemma = f"{lemma} {parse.words[cue.last].lower()}"
    frames = stances().verbs.get(lemma) or stances().verbs.get(cue.verb.lemma) or {}
    if cue.role == "name":
        return _called(parse, cue)
    return frames.get(_frame(parse, cue))


def _called(parse: Parse, cue: Cue) -> Stance | None:
    """The stance of 'called it doubtful that …'."""
    if cue.clause is None or "it" not in (parse.words[c] for c in grammar.kids(parse, cue.head)):
        return None
    return stances().adjectives.get(parse.words[cue.clause].lower())


def _frame(parse: Parse, cue: Cue) -> str:
    """The frame of a verb with what it takes, as the data file calls it."""
    clause = cue.clause
    if clause is None:
        return "marks"
    if cue.role == "infinitive" or (cue.role == "clause" and grammar.is_infinitive(parse, clause)):
        return "wh" if _asks(parse, clause) else "inf"
    if cue.role == "about":
        return parse.words[clause].lower()
    if cue.role == "object":
        if parse.words[clause].lower() in lexicon().nouns and grammar.child(parse, clause, "acl", "ccomp", "relcl"):
            return "claim"
        return "object" if parse.tags[clause] in ("NN", "NNS", "VBG") else ""
    if _asks(parse, clause):
        return "wh"
    return "ing" if parse.deps[clause] == "xcomp" else "that"


def _asks(parse: Parse, clause: int) -> bool:
    """Whether a clause opens as a question does: 'if', 'whether', 'why'; also 'to know why'."""
    below = grammar.child(parse, clause, "ccomp")
    if below is not None and parse.words[clause].lower() == "know":
        return _asks(parse, below)
    first = grammar.subtree(parse, clause)[0]
    opening = range(first, min(len(parse.words), first + _OPENING))
    return any(parse.words[i].lower() in ("if", "whether") for i in opening) or any(
        parse.tags[i] in _ASKING for i in opening
    )


def _is_opinion(parse: Parse, cue: Cue) -> bool:
    """Whether a denial of a cue is doubt: 'did not think', 'was not sure'."""
    if cue.verb is not None:
        return cue.verb.lemma in stances().opinions
    return cue.kind == "noun" and parse.words[cue.head].lower() in stances().convictions


def is_denied(parse: Parse, cue: Cue, owner: Sequence[int] = ()) -> bool:
    """Whether an odd number of words between a cue and the verb that it hangs on deny it; `owner` as in `is_unsaid`."""
    if not parse.parsed or cue.kind not in ("verb", "noun"):
        return False
    denials, node, below = int(_by_nobody(parse, cue, owner)), cue.head, cue.head
    for step in range(_STEPS):
        low = parse.words[node].lower()
        denials += _has_denial(parse, node, owner)
        denials += step > 0 and (low in stances().withhold or low in stances().unable or low in stances().without)
        above = _above(parse, node)
        if above is None:
            break
        node, below = above, node
    short = parse.words[max(0, cue.first - 2) : cue.first]
    yet = tuple(w.lower() for w in parse.words[max(0, cue.first - 1) : cue.first + 1])
    before_to = parse.words[cue.first - 1].lower() if cue.first else ""
    denials += short == ("short", "of") or yet == ("yet", "to") or (before_to == "to" and "yet" in short)
    return denials % 2 == 1 and below >= 0


def _above(parse: Parse, node: int) -> int | None:
    """What a verb hangs on such that a denial there denies it too."""
    head, dep = parse.heads[node], parse.deps[node]
    if head == node:
        return None
    if dep in _ABOVE:
        return head
    bare = parse.tags[node] == parse.tags[head] == "VB" and grammar.child(parse, node, "nsubj", "aux") is None
    return head if dep == "conj" and bare else None  # 'did not confirm or deny'


def _has_denial(parse: Parse, node: int, owner: Sequence[int]) -> bool:
    """Whether a word that denies hangs on a token: 'not', 'never', 'no' before a noun; not 'not only'."""
    for c in grammar.kids(parse, node):
        if owner and owner[c] != -1:
            continue
        low = parse.words[c].lower()
        if low in stances().words and parse.deps[c] in ("neg", "advmod", "preconj", "cc"):
            then = parse.words[c + 1].lower() if c + 1 < len(parse.words) else ""
            return then not in stances().only
        if low == "no" and parse.deps[c] in ("det", "neg"):
            return True
    return False


def _by_nobody(parse: Parse, cue: Cue, owner: Sequence[int]) -> bool:
    """Whether a cue's subject is nobody: 'no official', 'none of them', 'nobody'."""
    if cue.subject is None:
        return False
    near = parse.words[max(0, cue.subject - _NEAR) : cue.subject + 1]
    if stances().nobody.isdisjoint(word.lower() for word in near):
        return False
    first = grammar.noun_phrase(parse, cue.subject)[0]
    if owner and owner[first] != -1:
        return False
    low = parse.words[first].lower()
    return low in stances().nobody or (low == "no" and parse.words[first + 1 : first + 2] == ("one",))
