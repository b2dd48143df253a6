"""Who is seen in the text, in its order: names, pronouns and people without a name, so that 'he' is one of them."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Sequence
from functools import cache

from pipeline.article import Parse
from pipeline.facts.people.cast import Cast, Mention
from pipeline.facts.people.lists import Gender, family_nouns, first_names, role_nouns
from pipeline.facts.people.reference import Asked, Seen, by_description, choose, gender_of
from pipeline.facts.quotes.page import Page
from pipeline.facts.quotes.stretch import Stretch
from pipeline.language import grammar
from pipeline.language.tags import SUBJECTS

_PLACES = {
    "nsubj": "subject",
    "nsubjpass": "subject",
    "dobj": "object",
    "dative": "object",
    "poss": "owner",
}
_MAIN = frozenset(("ROOT", "parataxis"))  # "The bridge, Holt says, was cheap" is what Holt says
_UNNAMED = frozenset(("nsubj", "nsubjpass", "dobj", "pobj", "dative", "conj"))

_OWN = frozenset(("himself", "herself", "his", "hers"))
_TAG = 6  # tokens between a pronoun and the words in marks that are its own
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
        self._at: dict[tuple[int, int], int] = {}
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
        others = frozenset(m.person for m in others_named(page, self.cast, i))
        place = _PLACES.get(page.parse.deps[i], "other") if page.parse.parsed else "subject"
        governor = self._governor(page, i)
        return Asked(gender, self.ordinal(page.index, i), page.index, subject, speaks, place, others, governor)

    def _governor(self, page: Page, i: int) -> int | None:
        """Who is the subject of the nearest clause that holds a pronoun's; of 'his' that of its own."""
        parse = page.parse
        if not parse.parsed:
            return None
        for verb in grammar.outer_clause(parse, i):
            found = grammar.child(parse, verb, *SUBJECTS)
            if found is None:
                continue
            if found != i and (person := self._at.get((page.index, found))) is not None:
                return person
        return None

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
        if place == "owner" and parse.words[parse.heads[at]].lower() in _people():
            place = "kin"
        main = place == "subject" and parse.deps[parse.heads[at]] in _MAIN
        item = Seen(
            person, gender, self.ordinal(page.index, i), page.index, place, kind, page.owner[i] != -1, speaks, main
        )
        self._spots.append(((page.index, i), len(self.seen)))
        self._at[page.index, at] = person
        self.seen.append(item)

    def _named(self, page: Page, mention: Mention, speaking: set[int]) -> None:
        parse = page.parse
        tokens = range(mention.first, mention.last + 1)
        head = next((i for i in reversed(tokens) if not self._within(parse, mention, i)), mention.last)
        noun = parse.heads[head] if parse.deps[head] == "appos" else head  # 'the spokesman, Admiral X, said'
        speaks = noun in speaking or not speaking.isdisjoint(tokens)
        gender = self.cast.people[mention.person].gender
        self._add(page, head, mention.person, gender, "name", speaks, noun)
        if (who := _relative(parse, head)) is not None:
            self._add(page, head, mention.person, gender, "pronoun", speaks, who)

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


@cache
def _people() -> frozenset[str]:
    """Nouns for people, relatives among them."""
    return frozenset(role_nouns()) | family_nouns()


def _relative(parse: Parse, head: int) -> int | None:
    """The 'who' that is the subject of a clause about a noun: 'Ana Holt, who said'."""
    clause = grammar.child(parse, head, "relcl") if parse.parsed else None
    who = grammar.child(parse, clause, "nsubj", "nsubjpass") if clause is not None else None
    return who if who is not None and parse.words[who].lower() == "who" else None


def others_named(page: Page, cast: Cast, i: int) -> list[Mention]:
    """Whom a sentence names as somebody else than the pronoun at a token.

    A pronoun that is a subject is nobody named after it in its clause ('He said Holt would …'), nor within the words
    in marks beside it ('“Holt will stay,” he said'); as an object it is not the subject of its verb.
    """
    parse = page.parse
    if not parse.parsed or parse.words[i].lower() in _OWN:
        return []
    verb = parse.heads[i]
    if parse.deps[i] in SUBJECTS:
        found = list[Mention]()
        last = grammar.subtree(parse, verb)[1]
        spans = [(i + 1, last)]
        spans += [page.bounds(s) for s in _beside(page, i)]
        for first, end in spans:
            found += cast.between(page.index, first, end)
        return found
    own = grammar.child(parse, verb, *SUBJECTS) if parse.deps[i] in ("dobj", "dative") else None
    mention = cast.holding(page.index, own) if own is not None else None
    return [mention] if mention is not None else []


def _beside(page: Page, i: int) -> tuple[Stretch, ...]:
    """The stretches that lie within a few words of a token."""
    starts, words = page.parse.starts, len(page.parse.words)
    return page.stretches_between(starts[max(0, i - _TAG)], starts[min(words - 1, i + _TAG)])
