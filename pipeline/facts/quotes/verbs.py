"""Reporting verbs: which words one has, who speaks by it, and what it reports."""

from __future__ import annotations

from collections.abc import Mapping

from pipeline.article import Parse, Stance
from pipeline.facts.quotes.cues import Cue
from pipeline.facts.quotes.frames import stances
from pipeline.facts.quotes.lexicon import Verb, lexicon
from pipeline.facts.quotes.subjects import quotes_saying
from pipeline.facts.quotes.whose import WHOSE, reporting
from pipeline.language import grammar
from pipeline.rules.engine import first

_ADJUNCTS = frozenset(("after", "before", "as", "because", "since", "until", "although", "though", "while"))
_NAMING = frozenset(("xcomp", "ccomp", "oprd"))
_NO_VERB = frozenset(("amod", "compound", "aux", "auxpass"))  # labels of a verb that heads no clause
_LEADING = frozenset(("aux", "auxpass", "neg"))
_LEAD = 5  # tokens between a verb and its auxiliary
_SAYS = frozenset(("say",))


def verb(parse: Parse, i: int, entry: Verb, quoted: frozenset[int], labels: dict[int, str]) -> Cue | None:
    """The cue of a reporting verb at a token, with its auxiliaries and particle; None where it reports nothing."""
    if _reports_nothing(parse, i, entry):
        return None
    opens, last = _auxiliary(parse, i, quoted), _particle(parse, i, entry)
    if last is None:
        return None
    if not entry.classes and entry.lemma in lexicon().particles:
        if last > i:
            entry = Verb(entry.lemma, _SAYS)
        elif entry.lemma not in lexicon().about:
            return None
    found = first(WHOSE, reporting(parse, i, opens, entry, quoted, labels))
    speaker = found[0] if found is not None else None
    if entry.lemma == "quote" and speaker is not None and parse.words[speaker] == "I":
        return None  # 'said, and I quote, “…”'
    clause, role = _complement(parse, i, entry)
    return Cue("verb", opens, last, i, entry, speaker, clause, role)


def _reports_nothing(parse: Parse, i: int, entry: Verb) -> bool:
    """Whether a verb heads no clause, only frames another cue, or is part of 'That said, the plan is sound'."""
    if parse.deps[i] in _NO_VERB or (parse.words[i] == "said" and parse.words[i - 1 : i + 2 : 2] == ("That", ",")):
        return True
    return entry.lemma in ("quote", "cite") and quotes_saying(parse, i)


def _auxiliary(parse: Parse, i: int, quoted: frozenset[int]) -> int:
    """The first of a verb's auxiliaries and negations before it, else the verb."""
    leading = (c for c in grammar.kids(parse, i) if c < i and parse.deps[c] in _LEADING)
    return min([i, *(c for c in leading if i - c < _LEAD and c not in quoted)])


def _particle(parse: Parse, i: int, entry: Verb) -> int | None:
    """The last token of a verb with its particle; None where it reports nothing with it ('dreamt up a tax')."""
    lex, last = lexicon(), i
    own = lex.particles.get(entry.lemma, frozenset())
    for c in grammar.kids(parse, i):
        particle = parse.deps[c] == "prt"
        if particle and parse.words[c].lower() in lex.apart.get(entry.lemma, ()):
            return None
        if particle or (c == i + 1 and parse.words[c].lower() in own):
            last = max(last, c)
    bare = last == i and not entry.classes and i + 1 < len(parse.words)
    return i + 1 if bare and parse.words[i + 1].lower() in own else last


def _complement(parse: Parse, i: int, entry: Verb) -> tuple[int | None, str | None]:
    """The head of what a verb reports, and its kind."""
    frames = stances().verbs.get(entry.lemma, {})
    about = lexicon().about.get(entry.lemma, frozenset()) | frames.keys()
    for c in grammar.kids(parse, i):
        if (role := _clausal(parse, i, c, entry, frames)) is not None:
            return c, role
        if c > i and parse.deps[c] == "prep" and parse.words[c].lower() in about:
            return c, "about"
    return _named_or_judged(parse, i, entry, frames)


def _named_or_judged(parse: Parse, i: int, entry: Verb, frames: Mapping[str, Stance]) -> tuple[int | None, str | None]:
    """The name that a verb gives, or the object of one that judges."""
    after = [c for c in reversed(grammar.kids(parse, i)) if c > i]
    if "name" in entry.classes and (name := next((c for c in after if _names(parse, c)), None)) is not None:
        return name, "name"
    judges = "judge" in entry.classes or "object" in frames
    judged = next((c for c in after if judges and parse.deps[c] == "dobj"), None)
    return judged, None if judged is None else "object"


def _names(parse: Parse, c: int) -> bool:
    """Whether what hangs on a verb is the name that it gives: 'called it a scandal', 'described her as brave'."""
    return parse.deps[c] in _NAMING or (parse.deps[c] == "prep" and parse.words[c].lower() == "as")


def _clausal(parse: Parse, i: int, c: int, verb: Verb, frames: Mapping[str, Stance]) -> str | None:
    """The kind of a clause that hangs on a verb, None where it is none that the verb reports."""
    if parse.deps[c] not in ("ccomp", "xcomp"):
        return None
    reports = bool(verb.classes & {"say", "think"}) or "that" in frames
    if parse.deps[c] == "ccomp" and reports:
        return "clause" if c > i or _leads(parse, i, c) else None
    if c < i:
        return None
    if grammar.is_infinitive(parse, c):
        return "infinitive" if "infinitive" in verb.classes or "inf" in frames else None
    gerund = reports and parse.deps[c] == "xcomp" and _is_gerund(parse, c)
    return "clause" if gerund else None  # 'suggested leaving'


def _leads(parse: Parse, i: int, c: int) -> bool:
    """Whether a clause before its verb is what the verb reports: no circumstance, and no other follows the verb."""
    return not _is_adjunct(parse, c) and not any(parse.deps[k] == "ccomp" and k > i for k in grammar.kids(parse, i))


def _is_gerund(parse: Parse, c: int) -> bool:
    """Whether a verb is 'leaving' or 'having left'."""
    return parse.tags[c] == "VBG" or any(parse.words[k].lower() == "having" for k in grammar.kids(parse, c))


def _is_adjunct(parse: Parse, c: int) -> bool:
    """Whether a clause before its verb begins as a circumstance ('after the court ruled, he urged'), no report."""
    return any(parse.deps[k] == "mark" and parse.words[k].lower() in _ADJUNCTS for k in grammar.kids(parse, c))
