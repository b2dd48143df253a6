"""What reports words: a cue with its speaker and complement, and the cues that report nothing."""

from __future__ import annotations

from dataclasses import dataclass

from pipeline.article import Parse
from pipeline.facts.quotes.lexicon import Verb
from pipeline.language import grammar

# adjectives whose subject does what follows: 'it is ready to say'
_OF_DOERS = frozenset(
    (
        "likely",
        "unlikely",
        "able",
        "unable",
        "ready",
        "willing",
        "unwilling",
        "reluctant",
        "eager",
        "keen",
        "due",
        "set",
        "bound",
        "sure",
        "certain",
        "happy",
        "glad",
        "quick",
        "slow",
        "free",
        "prepared",
        "poised",
        "first",
        "last",
    )
)
_CONDITIONS = frozenset(("if", "unless"))
_PERSONLESS = frozenset(("it", "this", "that", "there", "these", "those", "which", "what", "you"))


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


def hearer(parse: Parse, cue: Cue) -> bool:
    """Whether a cue is what the reader does: 'you have probably heard', 'you can subscribe'; not 'as you said'."""
    return cue.subject is not None and parse.words[cue.subject].lower() == "you" and not cue.says()


def unreal(parse: Parse, cue: Cue) -> bool:
    """Whether a cue tells what nobody did: 'Would X have pleaded …?', 'if they believed that', 'let us say'."""
    if cue.kind == "verb" and (_is_let(parse, cue.head) or _is_conditional(parse, cue.head)):
        return True
    if cue.subject is None or not cue.first < cue.subject < cue.head or parse.tags[cue.first] != "MD":
        return False
    return "have" in parse.words[cue.subject : cue.head]


def _is_let(parse: Parse, verb: int) -> bool:
    """Whether a verb is what somebody lets somebody do: 'let me know', 'let's say'."""
    return parse.tags[verb] == "VB" and parse.words[parse.heads[verb]].lower() == "let"


def _is_conditional(parse: Parse, verb: int) -> bool:
    """Whether a verb's clause is a condition: 'if they believed that', not 'asked if they believed that'."""
    if parse.deps[verb] != "advcl":
        return False
    marks = (parse.words[c].lower() for c in grammar.kids(parse, verb) if parse.deps[c] == "mark")
    return any(mark in _CONDITIONS for mark in marks)


def _is_extraposed(parse: Parse, cue: Cue) -> bool:
    """Whether 'it' stands for what is hard or fair to say: 'it is hard to believe that', not 'it is likely to say'."""
    if parse.tags[cue.head] != "VB" or parse.deps[cue.head] != "xcomp":
        return False
    head = parse.heads[cue.head]
    adjective = head if parse.tags[head].startswith("JJ") else grammar.child(parse, head, "acomp")
    return adjective is not None and parse.words[adjective].lower() not in _OF_DOERS


def impersonal(parse: Parse, cue: Cue) -> bool:
    """Whether a cue's subject is no speaker: 'this', nobody, or an 'it' for nothing (in 'it said that' it is one)."""
    if cue.subject is None or unreal(parse, cue):
        return True
    low = parse.words[cue.subject].lower()
    if low == "it" and cue.role is not None:
        return parse.deps[cue.subject] == "expl" or _is_extraposed(parse, cue)
    return low in _PERSONLESS
