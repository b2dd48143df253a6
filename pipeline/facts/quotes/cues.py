"""Cues of one paragraph: reporting verbs with their subject and complement, 'according to', labels, nouns."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from pipeline.article import Parse, Stance
from pipeline.facts.quotes.frames import stances
from pipeline.facts.quotes.lexicon import Lexicon, Verb, lexicon
from pipeline.facts.quotes.subjects import (
    MARKS,
    agent_behind,
    behind_apposition,
    beside,
    inverted,
    is_reduced,
    opening,
    quotes_saying,
)
from pipeline.language import grammar

_PERSONLESS = frozenset(("it", "this", "that", "there", "these", "those", "which", "what", "you"))
# prepositions of what a stance is towards, labels of a predicate, and the complements of one
_TOWARDS = frozenset(("for", "of", "about", "over", "against", "on", "to", "with", "toward", "towards", "at", "by"))
_PREDICATES = frozenset(("acomp", "ROOT", "conj", "oprd", "xcomp", "advcl", "ccomp", "relcl"))
_LONGEST_ORDER = 12  # tokens from a noun to the infinitive that it brings
_ADJUNCTS = frozenset(("after", "before", "as", "because", "since", "until", "although", "though", "while"))
_NAMING = frozenset(("xcomp", "ccomp", "oprd"))
_TAKES = {"ccomp": "clause", "xcomp": "infinitive", "prep": "about"}


@dataclass(frozen=True, slots=True)
class Cue:
    """Words that report: tokens first..last of a paragraph, with the speaker's head and the complement's head."""

    kind: str  # verb, according, noun, label
    first: int
    last: int
    head: int
    verb: Verb | None
    subject: int | None  # head token of the speaker
    clause: int | None  # head token of what is reported
    role: str | None = None  # the complement's kind: clause, infinitive, object, name, about

    def says(self) -> bool:
        """Whether it is a verb or phrase of speech."""
        return self.verb is None or not self.verb.classes.isdisjoint(("say", "tag"))

    def tags(self) -> bool:
        """Whether it reports only as a tag beside a quotation."""
        return self.verb is not None and self.verb.classes == {"tag"}


@dataclass(frozen=True, slots=True)
class Link:
    """A cue found for a stretch: where, and the speaker's head token (None: not known)."""

    cue: Cue
    speaker: int | None
    rule: str  # before, after, colon, around


def find_cues(parse: Parse, quoted: frozenset[int], labels: dict[int, str]) -> list[Cue]:
    """Cues outside quoted stretches, in text order; `quoted` are the token indices inside them, `labels` the
    model's labels by token."""
    if not parse.parsed:
        return []
    lex = lexicon()
    found: list[Cue] = []
    for i, word in enumerate(parse.words):
        low = word.lower()
        if i in quoted:
            continue
        tag = parse.tags[i]
        if tag[0] == "V" and low in lex.verbs:
            cue = _verb(parse, i, lex.verbs[low], lex, quoted, labels)
            if cue is not None:
                found.append(cue)
        elif tag == "NNP" and low in lex.verbs and (speaker := opening(parse, i, lex.verbs[low])) is not None:
            found.append(Cue("verb", i, i, i, lex.verbs[low], speaker, None))
        elif low == "according" and i + 1 < len(parse.words) and parse.words[i + 1].lower() == "to":
            found.append(_according(parse, i))
        elif tag in ("NN", "NNS") and (low in lex.nouns or low in lex.stances):
            cue = _noun(parse, i, low in lex.stances)
            if cue is not None:
                found.append(cue)
        elif low in lex.adjectives and (cue := _adjective(parse, i)) is not None:
            found.append(cue)
    return found


def _verb(parse: Parse, i: int, verb: Verb, lex: Lexicon, quoted: frozenset[int], labels: dict[int, str]) -> Cue | None:
    """A reporting verb, with its auxiliaries and particle."""
    dep = parse.deps[i]
    if parse.words[i - 1 : i + 2 : 2] == ("That", ",") and parse.words[i] == "said":
        return None  # 'That said, the plan is sound'
    if dep in ("amod", "compound", "aux", "auxpass") or (verb.lemma in ("quote", "cite") and quotes_saying(parse, i)):
        return None
    first = last = i
    for c in grammar.kids(parse, i):
        if parse.deps[c] in ("aux", "auxpass", "neg") and c < i and i - c < 5 and c not in quoted:
            first = min(first, c)
        elif parse.deps[c] == "prt" and parse.words[c].lower() in lex.apart.get(verb.lemma, ()):
            return None  # 'dreamt up a tax'
        elif parse.deps[c] == "prt" or (c == i + 1 and parse.words[c].lower() in lex.particles.get(verb.lemma, ())):
            last = max(last, c)
    if last > i and not verb.classes and verb.lemma in lex.particles:
        verb = Verb(verb.lemma, frozenset(("say",)))
    if verb.lemma in lex.particles and not verb.classes and last == i:
        nxt = parse.words[i + 1].lower() if i + 1 < len(parse.words) else ""
        if nxt in lex.particles[verb.lemma]:
            last, verb = i + 1, Verb(verb.lemma, frozenset(("say",)))
        elif verb.lemma not in lex.about:
            return None
    speaker = grammar.quoted_as(parse, i)
    passive = any(parse.deps[c] == "auxpass" for c in grammar.kids(parse, i))
    if speaker is None and not passive:
        speaker = beside(parse, i, first, labels)
    if speaker is None and "name" in verb.classes and not passive and is_reduced(parse, i, quoted):
        speaker = grammar.agent(parse, i) or agent_behind(parse, i, quoted)  # 'a plan called “…” by X'
    elif speaker is None:
        speaker = inverted(parse, i, verb, labels) if "say" in verb.classes else None
        speaker = speaker if speaker is not None else grammar.subject(parse, i)
        if speaker is None and "say" in verb.classes and not passive:
            speaker = behind_apposition(parse, i, labels)
    if verb.lemma == "quote" and speaker is not None and parse.words[speaker] == "I":
        return None  # 'said, and I quote, “…”'
    clause, role = _complement(parse, i, verb, lex)
    return Cue("verb", first, last, i, verb, speaker, clause, role)


def _complement(parse: Parse, i: int, verb: Verb, lex: Lexicon) -> tuple[int | None, str | None]:
    """The head of what a verb reports, and its kind."""
    frames = stances().verbs.get(verb.lemma, {})
    about = lex.about.get(verb.lemma, frozenset()) | frames.keys()
    later: dict[str, int] = {}
    for c in grammar.kids(parse, i):
        dep, low = parse.deps[c], parse.words[c].lower()
        if dep in ("ccomp", "xcomp") and (role := _clausal(parse, i, c, verb, frames)) is not None:
            return c, role
        if c > i and dep == "prep" and low in about:
            return c, "about"
        if c > i and (dep in _NAMING or (dep == "prep" and low == "as")):
            later["name"] = c
        elif c > i and dep == "dobj":
            later["object"] = c
    if "name" in later and "name" in verb.classes:
        return later["name"], "name"
    judged = "object" in later and ("judge" in verb.classes or "object" in frames)
    return (later["object"], "object") if judged else (None, None)


def _clausal(parse: Parse, i: int, c: int, verb: Verb, frames: Mapping[str, Stance]) -> str | None:
    """The kind of a clause that hangs on a verb, None where it is none that the verb reports."""
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


def _according(parse: Parse, i: int) -> Cue:
    """'according to X': X speaks; the clause it hangs on is reported."""
    to = i + 1
    speaker = grammar.child(parse, to, "pobj")
    if speaker is None:
        speaker = next((c for c in grammar.kids(parse, i) if parse.deps[c] == "pobj"), None)
    top = i
    while (
        parse.deps[top] in ("prep", "pcomp", "advmod", "dep", "agent", "pobj")
        and parse.heads[top] != top
        and top in (i, to)
    ):
        top = parse.heads[top]
    return Cue("according", i, to, i, None, speaker, top if top not in (i, to) else None, "according")


def _adjective(parse: Parse, i: int) -> Cue | None:
    """'X is sure that …', 'X was wary of the deal': an adjective as a predicate, and what it takes."""
    if parse.deps[i] not in _PREDICATES:
        return None
    for c in grammar.kids(parse, i):
        role = _TAKES.get(parse.deps[c])
        if c < i or role is None or (role == "about" and parse.words[c].lower() not in _TOWARDS):
            continue
        return Cue("noun", i, i, i, None, grammar.subject(parse, i), c, role)
    return None


def _noun(parse: Parse, i: int, stance: bool) -> Cue | None:
    """'her remark that …', 'X's support for …': a noun with a possessor and a clause or, of a stance, a preposition."""
    clause = next(
        (c for c in grammar.kids(parse, i) if parse.deps[c] in ("acl", "ccomp", "relcl") and c > i and _that(parse, c)),
        None,
    )
    if clause is None:
        clause = next(
            (c for c in grammar.kids(parse, i) if parse.deps[c] == "acl" and c > i and grammar.is_infinitive(parse, c)),
            None,
        )
    role = "clause" if clause is None or not grammar.is_infinitive(parse, clause) else "infinitive"
    if clause is None and (ordered := _order(parse, i)) is not None:
        return Cue("noun", i, i, i, None, ordered[0], ordered[1], role)
    if clause is None and stance:
        towards = (c for c in grammar.kids(parse, i) if c > i and parse.deps[c] == "prep")
        clause, role = next((c for c in towards if parse.words[c].lower() in _TOWARDS), None), "about"
    if clause is None:
        return None
    owner = grammar.possessor(parse, i)
    if owner is None:
        by = next(
            (c for c in grammar.kids(parse, i) if parse.words[c].lower() in ("by", "from") and parse.deps[c] == "prep"),
            None,
        )
        owner = grammar.child(parse, by, "pobj") if by is not None else None
    if owner is None and parse.deps[i] in ("dobj", "attr"):
        owner = grammar.subject(parse, parse.heads[i])
    return Cue("noun", i, i, i, None, owner, clause, role) if owner is not None else None


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


def hearer(parse: Parse, cue: Cue) -> bool:
    """Whether a cue is what the reader does: 'you have probably heard', 'you can subscribe'; not 'as you said'."""
    return cue.subject is not None and parse.words[cue.subject].lower() == "you" and not cue.says()


def unreal(parse: Parse, cue: Cue) -> bool:
    """Whether a cue asks what nobody did: 'Would X have pleaded …?'."""
    if cue.subject is None or not cue.first < cue.subject < cue.head or parse.tags[cue.first] != "MD":
        return False
    return "have" in parse.words[cue.subject : cue.head]


def impersonal(parse: Parse, cue: Cue) -> bool:
    """Whether a cue's subject is no speaker: 'this', an 'it' for nothing ('it said that': a body), or nobody."""
    if cue.subject is None or unreal(parse, cue):
        return True
    low = parse.words[cue.subject].lower()
    if low == "it" and cue.role is not None:
        return parse.deps[cue.subject] == "expl"
    return low in _PERSONLESS
