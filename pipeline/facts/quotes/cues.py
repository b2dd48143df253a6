"""What reports words: a cue with its speaker and complement, and the cues that report nothing."""

from __future__ import annotations

from dataclasses import dataclass

from pipeline.article import Parse
from pipeline.facts.quotes.lexicon import Verb

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
    """Whether a cue asks what nobody did: 'Would X have pleaded …?'."""
    if cue.subject is None or not cue.first < cue.subject < cue.head or parse.tags[cue.first] != "MD":
        return False
    return "have" in parse.words[cue.subject : cue.head]


def impersonal(parse: Parse, cue: Cue) -> bool:
    """Whether a cue's subject is no speaker: 'this', nobody, or an 'it' for nothing (in 'it said that' it is one)."""
    if cue.subject is None or unreal(parse, cue):
        return True
    low = parse.words[cue.subject].lower()
    if low == "it" and cue.role is not None:
        return parse.deps[cue.subject] == "expl"
    return low in _PERSONLESS
