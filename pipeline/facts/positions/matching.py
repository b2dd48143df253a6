"""Whether a frame fits a verb: are the complements there that it needs, and of the kind that it needs."""

from __future__ import annotations

from dataclasses import dataclass

from pipeline.article import Parse
from pipeline.facts.positions.actors import Actors
from pipeline.facts.positions.clause import governors, is_marked
from pipeline.facts.positions.complements import Complements, complements
from pipeline.facts.positions.kinds import kinds
from pipeline.facts.positions.lexicon import Frame, Part, lexicon
from pipeline.facts.positions.phrase import counted
from pipeline.facts.positions.tree import is_near, is_verb, kids, listed, low, own_subject

_JUDGED = 12  # tokens after "called" within which the judgement stands
_OUGHT = frozenset(("must", "should", "ought", "shall"))
_FUTURE = frozenset(("will", "would", "'ll", "’ll", "shall"))
_SUBJECTS = {
    "state": ("country", "government", "body"),
    "power": ("country", "government", "party"),
    "organ": ("government", "person"),
    "envoy": ("person", "group"),
    "holder": ("person",),
}
_OF_SUBJECT = frozenset((*_SUBJECTS, "plural", "several", "crowd", "armed"))
_WHETHER = frozenset(("if", "whether"))
_THEM = frozenset(("him", "her", "them", "us", "me"))
_NAMES = ("PERSON", "NORP")
_PLACES = ("name", "capital", "city")


@dataclass(frozen=True, slots=True)
class Match:
    """A frame that fits a token, with the complements found."""

    frame: Frame
    token: int
    parts: Complements
    need: tuple[Part, ...]


@dataclass(frozen=True, slots=True)
class Matcher:
    """Fits frames to the tokens of one parse."""

    actors: Actors
    k: int

    @property
    def parse(self) -> Parse:
        """The parse at hand."""
        return self.actors.parses[self.k]

    def verb(self, token: int, subject: int | None, future: bool = True) -> Match | None:
        """The first frame that fits a verb; without `future` none that is of what will be done alone."""
        frames = lexicon().verbs.get(low(self.parse, token), ())
        if not future:
            frames = tuple(frame for frame in frames if not frame.only_future)
        return self.fit(frames, token, complements(self.parse, token), subject) if frames else None

    def fit(self, frames: tuple[Frame, ...], token: int, parts: Complements, subject: int | None) -> Match | None:
        """The first frame of which an alternative is there."""
        particle = next((low(self.parse, c) for c in kids(self.parse, token) if self.parse.deps[c] == "prt"), None)
        for frame in frames:
            for need in frame.needs:
                if particle is not None and particle != "over" and all(part.kind != particle for part in need):
                    continue  # "gave up" is another verb than "gave"
                if not need and parts.object is not None and frame.takes_some:
                    continue
                if self._all(need, token, parts, subject):
                    if any(self._all(other, token, parts, subject) for other in frame.unless):
                        break
                    return Match(frame, token, parts, need)
        return None

    def _all(self, need: tuple[Part, ...], token: int, parts: Complements, subject: int | None) -> bool:
        return all(self._there(part, token, parts, subject) for part in need)

    def _there(self, part: Part, token: int, parts: Complements, subject: int | None) -> bool:
        match part.kind:
            case "~":
                return is_near(self.parse, token, part.where or "")
            case "judged":
                return self._judged(token, parts.object, part.where == "good")
            case "should" | "will" | "own":
                return parts.clause is not None and self._says(part.kind, parts.clause, subject)
            case "its":
                return parts.object is not None and self._is_possessed(parts.object)
        if part.kind == "deed":  # no "let them know"
            return parts.inf is not None and low(self.parse, parts.inf) not in governors().mind
        if part.kind in _OF_SUBJECT:
            return subject is not None and self._is_subject(subject, part.kind)
        head = parts.get(part.kind)
        return head is not None and (part.where is None or self.is_of(head, part.where))

    def _is_possessed(self, noun: int) -> bool:
        return any(self.parse.tags[c] == "PRP$" for c in kids(self.parse, noun))

    def _says(self, kind: str, clause: int, subject: int | None) -> bool:
        """Whether a clause says what should be, what will be, or what the subject itself will do."""
        if kind == "should":
            return self._asks(clause)
        return self._is_own(clause, subject) if kind == "own" else self._has(clause, _FUTURE)

    def _asks(self, clause: int) -> bool:
        """Whether a clause says what ought to be: "that Chad leave", "must leave", not "whether Chad must"."""
        parse, subject = self.parse, own_subject(self.parse, clause)
        if is_marked(parse, clause, _WHETHER):
            return False
        singular = subject is not None and parse.tags[subject] in ("NN", "NNP")
        bare = parse.tags[clause] == "VB" or (parse.tags[clause] == "VBP" and singular)  # "that it adopt"
        helped = {low(parse, c) for c in kids(parse, clause) if parse.deps[c] in ("aux", "auxpass")}
        return bool(helped & _OUGHT) or helped == {"be"} or (bare and not helped)

    def _is_own(self, clause: int, subject: int | None) -> bool:
        """Whether a clause says what the subject itself will do: "warned that it would"."""
        other = own_subject(self.parse, clause)
        if other is None or subject is None or not self._has(clause, _FUTURE):
            return False
        if self.parse.tags[other] == "PRP":
            return True
        one, same = self.actors.actor(self.k, subject), self.actors.actor(self.k, other)
        return one is not None and same is not None and bool(one.countries) and one.countries == same.countries

    def _has(self, verb: int, words: frozenset[str]) -> bool:
        """Whether a verb has one of some auxiliaries."""
        parse = self.parse
        return any(parse.deps[c] in ("aux", "auxpass") and low(parse, c) in words for c in kids(parse, verb))

    def _is_subject(self, subject: int, kind: str) -> bool:
        parse = self.parse
        if kind == "crowd":
            return low(parse, counted(parse, subject, kinds().quantities)) in kinds().crowds
        if kind == "armed":
            return bool(({low(parse, subject)} | self.actors.words_of(self.k, subject)) & kinds().fighters)
        joined = any(parse.deps[c] == "conj" for c in kids(parse, subject))
        if kind == "several":
            return joined
        if kind != "plural":
            one = self.actors.one(self.k, subject)
            return one is not None and one.kind in _SUBJECTS[kind]
        return joined or parse.tags[subject] in ("NNS", "NNPS")

    def _judged(self, token: int, thing: int | None, good: bool) -> bool:
        """Whether the words after a verb and its object praise, or blame."""
        lists, parse = governors(), self.parse
        first = token if thing is None else max(token, thing)
        for i in range(first + 1, min(first + 1 + _JUDGED, len(parse.words))):
            if parse.words[i] in ".;":
                return False
            if parse.tags[i][:2] in ("JJ", "NN", "VB"):
                word = low(parse, i)
                if word in (lists.good if good else lists.bad):
                    return True
                if word in (lists.bad if good else lists.good):
                    return False
        return False

    def is_of(self, head: int, where: str) -> bool:
        """Whether a noun is of a list or class; of a list joined by "and", any of them."""
        parse, head = self.parse, counted(self.parse, head, kinds().quantities)
        match where:
            case "actor" | "person" | "party" | "body" | "thing":
                return self._is_party(head, where)
            case "anyone":
                return self._is_anyone(head)
            case "country" | "place" | "state":
                mention = self.actors.places.at(self.k, head)
                return mention is not None and mention.kind in (("name",) if where == "state" else _PLACES)
            case "acts":
                return low(parse, head) in lexicon().noun_types
        words = lexicon().lists[where]
        if where == "people" and parse.tags[head] == "PRP":
            return low(parse, head) in _THEM
        found = (low(parse, t) for t in listed(parse, head) or [head])
        return any(word in words or word.rpartition("-")[2] in words for word in found)

    def _is_anyone(self, head: int) -> bool:
        """Whether a noun means people of any kind, or a political actor."""
        if self.is_of(head, "people") or low(self.parse, head) in kinds().crowds:
            return True
        named = any(e.first <= head <= e.last and e.label in _NAMES for e in self.parse.entities)
        return named or self._is_party(head, "actor")

    def _is_party(self, head: int, where: str) -> bool:
        """Whether a noun is a political actor or a person, a person, a party, or none of these."""
        one, person = self.actors.one(self.k, head), self.actors.person(self.k, head)
        match where:
            case "person":
                return person is not None
            case "party" | "body":
                return one is not None and one.kind == where
            case "thing":
                return one is None and person is None
        if low(self.parse, head).endswith(("self", "selves")):
            return False
        return (one is not None and one.kind is not None) or person is not None

    def type_of(self, token: int) -> str | None:
        """The type of the act that a complement names: a verb, or a noun such as "strikes"."""
        if is_verb(self.parse, token):
            found = self.verb(token, None)
            return found.frame.type if found is not None else None
        return lexicon().noun_types.get(low(self.parse, counted(self.parse, token, kinds().quantities)))
