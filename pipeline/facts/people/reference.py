"""Whom 'he', 'she' and 'the senator' mean: the person the text is about, whose gender or role they show."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from pipeline.facts.people.cast import Cast
from pipeline.facts.people.lists import Gender

HE = frozenset(("he", "him", "his", "himself"))
SHE = frozenset(("she", "her", "hers", "herself"))
WINDOW = 40  # mentions looked back
DECAY = 0.55  # of a mention's weight with every sentence
SUBJECT, QUOTED, UNKNOWN = 2.0, 0.25, 0.6
LEAST = 0.02

Weight = Callable[[int], tuple[int, float]]
"""Of a mention (its index): how many sentences before the pronoun it stands, and its weight."""


def gender_of(pronoun: str) -> Gender:
    """The gender a pronoun shows."""
    low = pronoun.lower()
    return "male" if low in HE else "female" if low in SHE else None


def antecedent(
    cast: Cast, gender: Gender, upto: int, weight: Weight, spoken: Sequence[tuple[int, int]] = (), lead: float = 1.0
) -> int | None:
    """The person whom a pronoun of `gender` means, among the mentions before index `upto`; None where nobody fits.

    `spoken` lists who spoke before: (sentences ago, person); a speaker counts as a subject once more. The one found
    weighs at least `lead` times as much as anybody else.
    """
    scores: dict[int, float] = {}
    for distance, person_ in spoken:
        if cast.people[person_].gender in (None, gender) and distance >= 0:
            scores[person_] = scores.get(person_, 0.0) + SUBJECT * DECAY**distance
    for i in range(upto - 1, max(-1, upto - 1 - WINDOW), -1):
        mention = cast.mentions[i]
        person = cast.people[mention.person]
        if gender is not None and person.gender not in (None, gender):
            continue
        distance, factor = weight(i)
        score = factor * DECAY**distance * (1.0 if gender in (None, person.gender) else UNKNOWN)
        scores[mention.person] = scores.get(mention.person, 0.0) + score
    if not scores:
        return None
    best = max(scores, key=lambda p: (scores[p], -p))
    second = max((score for person_, score in scores.items() if person_ != best), default=0.0)
    return best if scores[best] >= max(LEAST, lead * second) else None


def by_description(cast: Cast, noun: str, modifier: str | None, upto: int) -> int | None:
    """The person named before whom 'the [modifier] noun' means: the latest with that role."""
    wide = f"{modifier} {noun}" if modifier else None
    latest: int | None = None
    for i in range(upto - 1, -1, -1):
        person = cast.mentions[i].person
        nouns = cast.people[person].nouns
        if wide is not None and wide in nouns:
            return person
        if noun in nouns and latest is None:
            latest = person
    return latest
