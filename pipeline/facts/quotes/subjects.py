"""Whose a reporting verb is where the parse misses it: a name beside it, a participle's agent, a tag's own subject."""

from __future__ import annotations

from collections.abc import Mapping

from pipeline.article import Parse
from pipeline.facts.people.lists import is_role
from pipeline.facts.quotes.lexicon import Verb
from pipeline.language import grammar

MARKS = frozenset("“”‘’'\"«»„") | {"''", "``"}
_SENTENCE_ENDS = frozenset((".", "?", "!", "”", '"', "''", ")"))
_TIMES = ("DATE", "TIME")
_LONGEST_APPOSITION = 16  # tokens
_OPENS_APPOSITION = ("DT", "JJ", "NN", "NNP", "PRP$", "WP", "VBG", "VBN")
_LONGEST_NAME = 4  # tokens
_WITHIN = frozenset(("npadvmod", "amod", "compound", "nmod", "advmod"))
_NO_PERSON = frozenset(("ORG", "GPE", "LOC", "FAC"))


def beside(parse: Parse, i: int, first: int, labels: dict[int, str]) -> int | None:
    """A name or pronoun right before a finite verb or a participle, whatever the parse makes of it."""
    before = first - 1
    label = labels.get(before) or labels.get(before - 1)
    if before > 0 and parse.tags[before] == "RB":
        before -= 1
    if before < 0 or (parse.tags[i] in ("VBN", "VB") and first == i):
        return None
    if parse.words[before].lower() in ("he", "she"):
        return before
    if (
        parse.tags[before] != "NNP"
        or parse.deps[before] in ("poss", "compound")
        or _of_another(parse, i, before, labels)
    ):
        return None
    unlabelled = label not in (*_TIMES, "GPE", "LOC") and parse.tags[i] != "VBG"
    return before if label == "PERSON" or unlabelled else None


def _of_another(parse: Parse, i: int, before: int, labels: dict[int, str]) -> bool:
    """Whether a name before a verb is part of another phrase: 'The authors of a paper in the journal Tides argued'."""
    own = grammar.child(parse, i, "nsubj")
    if parse.deps[before] == "pobj" and (parse.tags[i] == "VBG" or own is not None):
        return True
    return own is not None and own < before and labels.get(own) not in _TIMES and _within_phrase(parse, before, own)


def _within_phrase(parse: Parse, token: int, head: int) -> bool:
    """Whether a token hangs on a noun through a preposition."""
    chain = grammar.outer_clause(parse, token)
    return head in chain and any(parse.deps[i] == "pobj" for i in (token, *chain[: chain.index(head)]))


def is_reduced(parse: Parse, i: int, quoted: frozenset[int]) -> bool:
    """Whether a verb of naming is a participle after the noun that it describes: 'the prison, dubbed the “…” by'."""
    if parse.tags[i] == "VBN" and parse.deps[i] == "acl":
        return grammar.child(parse, i, "dobj") is None  # 'Holt called Duarte “…”'
    kids = grammar.kids(parse, i)
    if parse.tags[i] not in ("VBN", "VBD") or any(parse.deps[c] in ("nsubj", "aux", "auxpass") for c in kids):
        return False
    ahead = i + 1
    while ahead < len(parse.words) and (parse.tags[ahead] == "DT" or parse.words[ahead] in MARKS):
        ahead += 1
    return i > 1 and parse.words[i - 1] == "," and parse.tags[i - 2] in ("NN", "NNS") and ahead in quoted


def is_suffered(parse: Parse, i: int) -> bool:
    """Whether a verb is a participle of what is done to the noun before it: 'officers accused of theft'."""
    if parse.tags[i] != "VBN" or parse.deps[i] != "acl" or parse.tags[i + 1 : i + 2] not in (("IN",), ("TO",)):
        return False
    described = parse.words[i + 1].lower() == "as"  # 'the bill, known as the “…”': a name, of nobody
    return not described and grammar.child(parse, i, "ccomp", "dobj") is None


def agent_after_name(parse: Parse, i: int, quoted: frozenset[int]) -> int | None:
    """The head of the noun after 'by' after the quoted name that follows a verb."""
    at = i + 1
    while at < len(parse.words) and (at in quoted or parse.tags[at] == "DT" or parse.words[at] in MARKS):
        at += 1
    by = at < len(parse.words) and parse.words[at].lower() == "by"
    return grammar.child(parse, at, "pobj") if by else None


def inverted(parse: Parse, i: int, verb: Verb, labels: dict[int, str]) -> int | None:
    """The speaker after a verb whom the parse takes for its object: 'The sale is off, said another witness'; or a name
    between it and a comma: 'The sale, said Ana Holt, would be off', not 'The girl, aged 9, told Ana Holt, …'."""
    if i == 0 or parse.words[i - 1] not in (",", *MARKS) or parse.tags[i] not in ("VBD", "VBZ"):
        return None
    if parse.words[i - 1] == "," and "infinitive" not in verb.classes:
        last = _name_after(parse, i, labels)
        if last > i and parse.words[last + 1 : last + 2] == (",",):
            return last
    kids = grammar.kids(parse, i)
    if not any(parse.deps[c] == "ccomp" and c < i for c in kids) or any(parse.deps[c] == "nsubj" for c in kids):
        return None
    found = grammar.child(parse, i, "dobj")
    return found if found is not None and grammar.noun_phrase(parse, found)[0] == i + 1 else None


def _name_after(parse: Parse, i: int, labels: dict[int, str]) -> int:
    """The last token of the person's name right after a token, or the token."""
    last = i
    while last + 1 < len(parse.words) and labels.get(last + 1) == "PERSON" and last - i < _LONGEST_NAME:
        last += 1
    return last


def before_apposition(parse: Parse, i: int, labels: dict[int, str]) -> int | None:
    """The name before an apposition that a verb follows: 'Ana Holt, a spokeswoman in Riga, said'."""
    tag = parse.tags[i]
    i -= i > 0 and parse.tags[i - 1] == "RB"
    if i < 3 or parse.words[i - 1] != "," or tag not in ("VBD", "VBZ"):
        return None
    comma = next((k for k in range(i - 2, max(0, i - _LONGEST_APPOSITION), -1) if parse.words[k] == ","), None)
    if comma is None or labels.get(comma - 1) != "PERSON" or parse.tags[comma + 1] not in _OPENS_APPOSITION:
        return None
    return comma - 1


def opening(parse: Parse, i: int, verb: Verb) -> int | None:
    """The speaker of a tag that opens a sentence, which the tagger takes for a name: 'Said Varga, “…”'."""
    opens = i == 0 or parse.words[i - 1] in _SENTENCE_ENDS
    if not opens or "say" not in verb.classes or not parse.words[i].endswith(("aid", "ed", "ote")):
        return None
    last = i
    while last + 1 < len(parse.words) and parse.tags[last + 1] == "NNP" and last - i < _LONGEST_NAME:
        last += 1
    return last if last > i and last + 1 < len(parse.words) and parse.words[last + 1] in (",", ":") else None


def quotes_saying(parse: Parse, i: int) -> bool:
    """Whether 'quoted' is only the frame of 'quoted her as saying', where 'saying' is the cue."""
    as_ = next((c for c in grammar.kids(parse, i) if c > i and parse.words[c].lower() == "as"), None)
    return as_ is not None and any(parse.tags[c] == "VBG" for c in grammar.kids(parse, as_))


def person_beside(parse: Parse, head: int, labels: Mapping[int, str]) -> int:
    """The noun that a speaker's head belongs to where it only tells where somebody is from: 'Riga-based author X', 'X,
    a clerk at Y, who says'; else the head itself. `labels`: the model's by token."""
    words, tops = parse.words, head
    if words[head + 1 : head + 3] == ("-", "based"):
        while parse.deps[tops] in _WITHIN and parse.heads[tops] > tops:
            tops = parse.heads[tops]
        return tops
    who = words[head + 1 : head + 2] == ("who",) or words[head + 1 : head + 3] == (",", "who")
    if not who or parse.deps[head] != "pobj" or labels.get(head) not in _NO_PERSON:
        return head
    noun = parse.heads[parse.heads[head]]
    if words[parse.heads[head]] == "of" and not is_role(words[noun]):
        return head  # 'the rise of Holt, who': the model may take a name for an organisation
    if parse.deps[noun] == "appos":
        noun = parse.heads[noun]
    return noun if parse.tags[noun][:2] == "NN" and noun < head else head
