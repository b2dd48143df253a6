"""Who is the subject of a verb, where the parse tells it, and where it has taken it for something else."""

from __future__ import annotations

from bisect import bisect_right

from pipeline.article import Parse
from pipeline.facts.positions.lexicon import lexicon
from pipeline.facts.positions.tree import is_verb, kids, low, own_subject, shared_in_headline
from pipeline.language.tags import RELATIVE


def subject_of(parse: Parse, verb: int) -> int | None:
    """A verb's own subject; for "who" the noun that it stands for."""
    own = own_subject(parse, verb)
    if own is None:
        return _mistaken(parse, verb)
    if own > verb and (shared := shared_in_headline(parse, verb)) is not None:
        return shared
    if parse.tags[own] in RELATIVE or low(parse, own) == "that":
        if (cleft := _singled_out(parse, verb)) is not None:
            return cleft
        over = verb if parse.deps[verb] == "relcl" else parse.heads[verb]  # "that rebels say killed"
        return parse.heads[over] if parse.deps[over] == "relcl" else None
    return own


def _singled_out(parse: Parse, verb: int) -> int | None:
    """Whom "it was … that" tells of."""
    over = parse.heads[verb]
    it = own_subject(parse, over) if parse.deps[verb] == "ccomp" else None
    if it is None or low(parse, it) != "it":
        return None
    return next((c for c in kids(parse, over) if parse.deps[c] == "attr" and c < verb), None)


def _mistaken(parse: Parse, verb: int) -> int | None:
    """The subject of a main verb that the parse took for something else."""
    if parse.heads[verb] != verb or parse.tags[verb] not in ("VBD", "VBZ", "VBP", "VBN") or verb == 0:
        return None
    if parse.deps[verb - 1] == "npadvmod" and parse.tags[verb - 1] == "NNP" and parse.heads[verb - 1] == verb:
        return verb - 1  # "Turkey massed troops"
    return _after_lead(parse, verb)


def _after_lead(parse: Parse, verb: int) -> int | None:
    """A subject taken for a member of what leads the sentence: "Despite help for Chad, Peru has …"."""
    start = parse.sentences[bisect_right(parse.sentences, (verb, len(parse.words))) - 1][0]
    comma = next((i for i in range(start, verb) if parse.words[i] == ","), None)
    if comma is None or "IN" not in parse.tags[start : start + 2]:
        return None
    inside = [i for i in range(comma + 1, verb) if parse.deps[i] == "conj" and parse.heads[i] < comma]
    return inside[0] if inside and parse.tags[inside[0]].startswith("NN") else None


def writer_of(parse: Parse, noun: int) -> int | None:
    """The subject of a participle after a noun: of "issued a letter demanding …" who issued it, else the noun."""
    over = parse.heads[noun]
    if parse.deps[noun] == "dobj" and low(parse, over) in lexicon().writing and low(parse, noun) in lexicon().documents:
        return own_subject(parse, over)
    if parse.deps[noun] == "pobj" and low(parse, over) == "in" and parse.tags[noun] == "NNP":
        up = parse.heads[over]
        return own_subject(parse, up) if is_verb(parse, up) else noun
    return noun
