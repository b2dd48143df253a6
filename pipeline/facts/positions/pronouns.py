"""Whom "it", "they", "he", "its" mean: the subject that governs their clause, else what the text before is about."""

from __future__ import annotations

from bisect import bisect_right
from typing import TYPE_CHECKING

from pipeline.article import Parse
from pipeline.facts.people.cast import Mention
from pipeline.facts.people.reference import MOST, Asked, Seen, choose, gender_of
from pipeline.facts.positions.clause import governors
from pipeline.facts.positions.kinds import Found, kinds
from pipeline.facts.positions.lexicon import lexicon
from pipeline.facts.positions.tree import kids, low, outward, own_subject

if TYPE_CHECKING:
    from pipeline.facts.positions.actors import Actors

IT = frozenset(("it", "its", "itself"))
THEY = frozenset(("they", "them", "their", "themselves"))
_BACK = 3  # sentences looked back for what "it" means
_CHAIN = 8  # sentences in a row whose subject is "it"
_SINGLE = ("country", "government", "body", "party", "group")
_PRONOUNS = frozenset(("PRP", "PRP$", "WP", "WDT", "EX", "DT"))


class Pronouns:
    """Resolves the pronouns of one article."""

    def __init__(self, actors: Actors) -> None:
        self.actors = actors
        self._mentions: dict[int, Seen] = {}
        self._depth = 0  # of pronouns that stand for pronouns
        self._sentences = [(k, first) for k, parse in enumerate(actors.parses) for first, _ in parse.sentences]

    def body(self, k: int, token: int) -> Found | None:
        """What "it", "they" or "the country" means."""
        plural = low(self.actors.parses[k], token) in THEY
        if self._depth >= _CHAIN:
            return None
        self._depth += 1
        sure, found = self._governing(k, token, plural)
        found = found if sure else self._before(k, token, plural)
        self._depth -= 1
        return found

    def person(self, k: int, token: int) -> Found | None:
        """Whom "he" or "she" means, as an actor; None for somebody without an office."""
        parse, gender = self.actors.parses[k], gender_of(low(self.actors.parses[k], token))
        for subject in (*_subjects_over(parse, token), *_subject_after(parse, token)):
            person = self.actors.person(k, subject)
            found = self.actors.one(k, subject)
            if found is not None and found.kind == "person" and (person is None or person.gender in (None, gender)):
                return found
            if _is_somebody(parse, subject) or (person is not None and person.gender in (None, gender)):
                return None
        here = self.actors.cast.before(k, token)
        before = self.actors.cast.mentions[max(0, here - MOST) : here]
        asked = Asked(gender, self._ordinal(k, token), k, True, False)
        who = choose(self.actors.cast, [self._seen(i) for i in range(max(0, here - MOST), here)], asked)
        if who is None:
            return None
        mention = next((m for m in reversed(before) if m.person == who), None)
        return self.actors.one(mention.parse, mention.last) if mention is not None else None

    def first_person(self, k: int, token: int) -> Found | None:
        """Who says "we" or "I" in a quote."""
        said = self.actors.speakers.of(k, token)
        if said is None:
            return None
        if self.actors.parses[said.parse].tags[said.token] in _PRONOUNS and said.name is not None:
            mentions, people = self.actors.cast.mentions, self.actors.cast.people
            named = next((m for m in mentions if people[m.person].name == said.name), None)
            return self.actors.one(named.parse, named.last) if named is not None else None
        return self.actors.one(said.parse, said.token)

    def _seen(self, index: int) -> Seen:
        """A mention of the cast, as the search for whom a pronoun means sees it."""
        if index not in self._mentions:
            self._mentions[index] = self._see(self.actors.cast.mentions[index])
        return self._mentions[index]

    def _see(self, mention: Mention) -> Seen:
        parse, at = self.actors.parses[mention.parse], mention.last
        subject = parse.parsed and parse.deps[at] in ("nsubj", "nsubjpass")
        main = subject and parse.deps[parse.heads[at]] == "ROOT"
        gender = self.actors.cast.people[mention.person].gender
        here = self._ordinal(mention.parse, at)
        place = "subject" if subject else "other"
        return Seen(mention.person, gender, here, mention.parse, place, "name", False, False, main)

    def _ordinal(self, k: int, token: int) -> int:
        return bisect_right(self._sentences, (k, token)) - 1

    def _governing(self, k: int, token: int, plural: bool) -> tuple[bool, Found | None]:
        """The subject of a clause that holds the pronoun's: "Norway said it would"; whether it must be that one."""
        parse = self.actors.parses[k]
        for subject in (*_subjects_over(parse, token), *_subjects_beside(parse, token)):
            if parse.tags[subject] in _PRONOUNS:
                continue
            if (found := self._fitting(k, subject, plural)) is not None:
                return True, found
            if low(parse, parse.heads[subject]) in governors().report and _is_nobody(parse, subject, plural):
                return True, None  # "the firm said it would"
        return False, None

    def _before(self, k: int, token: int, plural: bool) -> Found | None:
        """The subject of one of the sentences before."""
        at = self._ordinal(k, token)
        for step in range(1, _BACK + 1):
            if at - step < 0:
                return None
            other, first = self._sentences[at - step]
            parse = self.actors.parses[other]
            if parse.field != self.actors.parses[k].field or not parse.parsed:
                return None
            subject = _main_subject(parse, first)
            if subject is None:
                continue
            if (found := self._fitting(other, subject, plural)) is not None:
                return found
            if not plural and parse.tags[subject] == "NNP":
                return None  # of a firm or the like
        return None

    def _fitting(self, k: int, subject: int, plural: bool) -> Found | None:
        actor = self.actors.actor(k, subject)
        several = any(self.actors.parses[k].deps[c] == "conj" for c in self.actors.parses[k].children[subject])
        if actor is None or (not plural and (several or actor.kind not in _SINGLE)):
            return None
        if plural and actor.kind == "person" and not several:
            return None
        return Found(actor.kind, actor.countries, actor.name)


def _is_nobody(parse: Parse, token: int, plural: bool) -> bool:
    """Whether a noun means people or firms, of whom "they" or "it" is told."""
    if plural:
        return parse.tags[token] == "NNS" and low(parse, token) in lexicon().lists["people"]
    return parse.tags[token] == "NNP" or (parse.tags[token] == "NN" and low(parse, token) in kinds().firms)


def _is_somebody(parse: Parse, token: int) -> bool:
    """Whether a noun means one person without a name: "a man said he"."""
    return parse.tags[token] == "NN" and low(parse, token) in lexicon().lists["people"]


def _subjects_over(parse: Parse, token: int) -> list[int]:
    """Subjects before a token of the clauses that hold it, nearest first, but not the one that it is part of."""
    found = []
    path = [token, *outward(parse, token)]
    for node in path:
        subject = own_subject(parse, node) if parse.tags[node][0] in "VM" else None
        if subject is not None and subject < token and subject not in path:
            found.append(subject)
    return found


def _subject_after(parse: Parse, token: int) -> list[int]:
    """The subject after the phrase that leads a sentence with "his" in it: "After his talks in Lima, Holt left"."""
    path = [token, *outward(parse, token)]
    root = path[-1]
    subject = own_subject(parse, root) if parse.tags[root][0] in "VM" else None
    lead = next((node for node in path if parse.heads[node] == root), None)
    leads = lead is not None and parse.deps[lead] in ("prep", "advcl") and subject is not None and lead < subject
    return [subject] if leads and subject is not None and token < subject else []


def _subjects_beside(parse: Parse, token: int) -> list[int]:
    """Subjects of the clauses that lead the pronoun's own: "While Norway needs gas, it …"."""
    verb = parse.heads[token]
    before = [c for c in kids(parse, verb) if parse.deps[c] == "advcl" and c < token]
    found = (own_subject(parse, c) for c in before)
    return [s for s in found if s is not None and s < token]


def _main_subject(parse: Parse, first: int) -> int | None:
    """The subject of a sentence's main verb; of "…, X said" that of the clause said."""
    k = bisect_right(parse.sentences, (first, len(parse.words))) - 1
    start, end = parse.sentences[k]
    root = next((i for i in range(start, end + 1) if parse.heads[i] == i), None)
    return own_subject(parse, root) if root is not None else None
