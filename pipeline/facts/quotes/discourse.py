"""Who is seen in the text, in its order: names, pronouns and people without a name, so that 'he' is one of them."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Sequence

from pipeline.article import Parse
from pipeline.facts.people.cast import Cast, Mention
from pipeline.facts.people.lists import Gender, family_nouns, first_names, role_nouns
from pipeline.facts.people.reference import Asked, Seen, by_description, choose, gender_of
from pipeline.facts.quotes.page import Page
from pipeline.language import grammar
from pipeline.language.tags import SUBJECTS

_PLACES = {
    "nsubj": "subject",
    "nsubjpass": "subject",
    "dobj": "object",
    "dative": "object",
    "poss": "owner",
}
_UNNAMED = frozenset(("nsubj", "nsubjpass", "dobj", "pobj", "dative", "conj"))

_SHOWING = frozenset(("PRP", "PRP$", "NN"))
_SURE = 0.8  # how likely a person must be whom only a description means


class Discourse:
    """Everybody seen in an article so far; each pronoun is asked once, in text order."""

    def __init__(self, pages: Sequence[Page], cast: Cast) -> None:
        self.cast, self.seen = cast, list[Seen]()
        self._sentences = [  # those that are not all somebody's words
            (page.index, first)
            for page in pages
            for first, last in page.parse.sentences
            if not page.stretches
            or any(page.owner[i] == -1 and page.parse.words[i].isalpha() for i in range(first, last + 1))
        ]
        self._answers: dict[tuple[int, int], int | None] = {}
        self._nouns: dict[str, int] = {}
        self._spots: list[tuple[tuple[int, int], int]] = []
        for page in pages:
            if page.parse.parsed:
                self._read(page)

    def who(self, page: Page, token: int, gender: Gender) -> int | None:
        """The person whom the pronoun at a token means; None for nobody and for somebody without a name."""
        place = (page.index, token)
        if place in self._answers:
            person = self._answers[place]
        else:
            person = choose(self.cast, self.before(*place), self._asked(page, token, gender, True))
        return person if person is not None and person >= 0 else None

    def described(self, page: Page, token: int, gender: Gender) -> int | None:
        """The person whom 'the Ohio senator' or 'the Spaniard' means, of a gender if the noun shows one."""
        seen = [item for item in self.before(page.index, token) if item.person >= 0]
        return choose(self.cast, seen, self._asked(page, token, gender, True), _SURE)

    def _asked(self, page: Page, i: int, gender: Gender, speaks: bool) -> Asked:
        subject = page.parse.deps[i] in SUBJECTS if page.parse.parsed else True
        return Asked(gender, self.ordinal(page.index, i), page.index, subject, speaks)

    def ordinal(self, index: int, token: int) -> int:
        """Which sentence of the article holds a token."""
        return bisect_right(self._sentences, (index, token)) - 1

    def before(self, index: int, token: int) -> list[Seen]:
        """Everybody seen before a token."""
        return self.seen[: bisect_right(self._spots, ((index, token), -1))]

    def _read(self, page: Page) -> None:
        """Add what one paragraph shows."""
        parse = page.parse
        speaking = {cue.subject for cue in page.cues if cue.subject is not None and cue.says()}
        ends = {m.last: m for m in self.cast.within(page.index)}
        inside = {i for m in ends.values() for i in range(m.first, m.last + 1)}
        for i, tag in enumerate(parse.tags):
            if i in ends:
                self._named(page, ends[i], speaking)
            elif i in inside or tag not in _SHOWING:
                continue
            elif (gender := gender_of(parse.words[i])) is not None:
                self._pronoun(page, i, gender, i in speaking)
            elif tag == "NN" and (parse.words[i] in role_nouns() or parse.words[i] in family_nouns()):
                self._noun(page, i, i in speaking)

    def _add(
        self, page: Page, i: int, person: int, gender: Gender, kind: str, speaks: bool, noun: int | None = None
    ) -> None:
        """Add somebody at a token; `noun` is the token that the sentence speaks of, where that is another."""
        parse, at = page.parse, i if noun is None else noun
        place = _PLACES.get(parse.deps[at], "other")
        main = place == "subject" and parse.deps[parse.heads[at]] == "ROOT"
        item = Seen(
            person, gender, self.ordinal(page.index, i), page.index, place, kind, page.owner[i] != -1, speaks, main
        )
        self._spots.append(((page.index, i), len(self.seen)))
        self.seen.append(item)

    def _named(self, page: Page, mention: Mention, speaking: set[int]) -> None:
        parse = page.parse
        tokens = range(mention.first, mention.last + 1)
        head = next((i for i in reversed(tokens) if not self._within(parse, mention, i)), mention.last)
        noun = parse.heads[head] if parse.deps[head] == "appos" else head  # 'the spokesman, Admiral X, said'
        speaks = noun in speaking or not speaking.isdisjoint(tokens)
        self._add(page, head, mention.person, self.cast.people[mention.person].gender, "name", speaks, noun)

    @staticmethod
    def _within(parse: Parse, mention: Mention, i: int) -> bool:
        return mention.first <= parse.heads[i] <= mention.last and parse.heads[i] != i

    def _pronoun(self, page: Page, i: int, gender: Gender, speaks: bool) -> None:
        if page.owner[i] != -1:
            return  # who is meant within somebody's words does not carry over
        person = choose(self.cast, self.seen, self._asked(page, i, gender, speaks))
        self._answers[page.index, i] = person
        if person is not None:
            self._add(page, i, person, gender, "pronoun", speaks)

    def _noun(self, page: Page, i: int, speaks: bool) -> None:
        """Somebody without a name: 'a teacher', 'her mother'."""
        parse, low = page.parse, page.parse.words[i].lower()
        if page.owner[i] != -1 or parse.deps[i] not in _UNNAMED or self._tells(page, i):
            return
        known = None
        if i and parse.words[i - 1].lower() == "the":
            known = by_description(self.cast, low, None, self.cast.before(page.index, i))
        if known is not None:
            self._add(page, i, known, self.cast.people[known].gender, "noun", speaks)
            return
        self._add(page, i, -1 - self._nouns.setdefault(low, len(self._nouns)), role_nouns().get(low), "noun", speaks)

    def _tells(self, page: Page, i: int) -> bool:
        """Whether a noun stands beside a name, as its role."""
        parse = page.parse
        apposed = [c for c in grammar.kids(parse, i) if parse.deps[c] in ("appos", "compound", "nmod")]
        if any(self.cast.holding(page.index, c) is not None for c in (*apposed, i + 1, i + 2)):
            return True
        return parse.deps[i] == "conj" and parse.words[i] in first_names()
