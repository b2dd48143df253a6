"""The cues of one paragraph: reporting verbs, nouns and adjectives, 'according to'."""

from __future__ import annotations

from pipeline.article import Parse
from pipeline.facts.quotes.cues import Cue
from pipeline.facts.quotes.lexicon import cue_heads, lexicon
from pipeline.facts.quotes.nouns import adjective, noun
from pipeline.facts.quotes.subjects import opening
from pipeline.facts.quotes.verbs import verb
from pipeline.language import grammar

_AROUND = frozenset(("prep", "pcomp", "advmod", "dep", "agent", "pobj"))  # labels of 'according to'


def find_cues(parse: Parse, quoted: frozenset[int], labels: dict[int, str]) -> list[Cue]:
    """Cues outside quoted stretches, in text order; `quoted` are the token indices inside them, `labels` the
    model's labels by token."""
    if not parse.parsed:
        return []
    heads = cue_heads()
    places = (i for i, word in enumerate(parse.words) if word.lower() in heads and i not in quoted)
    found = (_cue(parse, i, quoted, labels) for i in places)
    return [cue for cue in found if cue is not None]


def _cue(parse: Parse, i: int, quoted: frozenset[int], labels: dict[int, str]) -> Cue | None:
    """The cue whose head is a token."""
    lex, low, tag = lexicon(), parse.words[i].lower(), parse.tags[i]
    if low in lex.verbs and tag[0] == "V":
        return verb(parse, i, lex.verbs[low], quoted, labels)
    if low in lex.verbs and tag == "NNP" and (speaker := opening(parse, i, lex.verbs[low])) is not None:
        return Cue("verb", i, i, i, lex.verbs[low], speaker, None)
    if low == "according" and i + 1 < len(parse.words) and parse.words[i + 1].lower() == "to":
        return _according(parse, i)
    if tag in ("NN", "NNS") and (low in lex.nouns or low in lex.stances):
        return noun(parse, i, low in lex.stances)
    return adjective(parse, i) if low in lex.adjectives else None


def _according(parse: Parse, i: int) -> Cue:
    """'according to X': X speaks; the clause it hangs on is reported."""
    to = i + 1
    speaker = grammar.child(parse, to, "pobj")
    if speaker is None:
        speaker = grammar.child(parse, i, "pobj")
    top = i
    while parse.deps[top] in _AROUND and parse.heads[top] != top and top in (i, to):
        top = parse.heads[top]
    return Cue("according", i, to, i, None, speaker, top if top not in (i, to) else None, "according")
