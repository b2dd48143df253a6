"""Whom 'he' and 'she' mean: a scored choice among the people of the text, those without a name, and nobody."""

from __future__ import annotations

import math
import tomllib
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cache

from pipeline.facts.people.cast import Cast, Person
from pipeline.facts.people.lists import DATA, Gender

HE = frozenset(("he", "him", "his", "himself"))
SHE = frozenset(("she", "her", "hers", "herself"))
MOST = 80  # things seen that are looked back at
FAR = 12  # sentences looked back; whoever was seen before that is far
_GENDERED = ("woman", "man", "person")
_PLACES = ("other", "kin", "owner", "object", "subject")


@dataclass(frozen=True, slots=True)
class Seen:
    """Somebody seen in the text: by name, by a pronoun, or by a noun without a name (`person` below zero)."""

    person: int
    gender: Gender
    sentence: int
    paragraph: int
    place: str  # subject, object, owner, kin (whose mother, whose lawyer), other
    kind: str  # name, pronoun, noun
    quoted: bool
    speaks: bool
    main: bool  # the subject of its sentence's main verb


@dataclass(frozen=True, slots=True)
class Asked:
    """A pronoun: the gender that it shows, where it stands, and whom its clause or its words name besides."""

    gender: Gender
    sentence: int
    paragraph: int
    subject: bool
    speaks: bool
    place: str = "subject"  # as of `Seen`
    others: frozenset[int] = frozenset()
    governor: int | None = None  # the subject of the clause that its own depends on


@dataclass(frozen=True, slots=True)
class Weights:
    """The data file: a weight for each feature, and how sure the choice must be."""

    features: Mapping[str, float]
    least: float


@cache
def weights() -> Weights:
    """The data file, read once."""
    data = tomllib.loads((DATA / "reference.toml").read_text("utf-8"))
    return Weights(data["weights"], data["least"])


def gender_of(pronoun: str) -> Gender:
    """The gender a pronoun shows."""
    low = pronoun.lower()
    return "male" if low in HE else "female" if low in SHE else None


def candidates(cast: Cast, seen: Sequence[Seen], asked: Asked) -> dict[int, dict[str, float]]:
    """Features of everybody whom a pronoun may mean, by person."""
    found: dict[int, list[Seen]] = {}
    for item in reversed(seen[-MOST:]):
        fits = item.gender is None or asked.gender in (None, item.gender)
        if fits and asked.sentence - item.sentence <= FAR:
            found.setdefault(item.person, []).append(item)
    spoke = next((item.person for items in [seen[-MOST:]] for item in reversed(items) if _spoke(item, asked)), None)
    nearest = next(iter(found), None)
    most = max((person.mentions for person in cast.people), default=1)
    return {
        person: _features(cast, items, asked, person == spoke, person == nearest, most)
        for person, items in found.items()
    }


def _spoke(item: Seen, asked: Asked) -> bool:
    """Whether somebody whom a pronoun may mean says something by the main verb of a sentence."""
    return item.speaks and item.main and (item.gender is None or asked.gender in (None, item.gender))


def _features(cast: Cast, items: list[Seen], asked: Asked, spoke: bool, nearest: bool, most: int) -> dict[str, float]:
    """What speaks for one person; `items`: where seen, the last first."""
    last = items[0]
    plain = next((item for item in items if not item.quoted), last)
    best = _most_prominent(items, plain)
    away = asked.sentence - plain.sentence
    voice = next((asked.sentence - item.sentence for item in items if item.speaks and not item.quoted), FAR)
    return {
        f"away_{min(away, 4)}": 1.0,
        "farther": float(max(0, away - 4)),
        best.kind: 1.0,
        f"{best.place}_{min(away, 2)}": 1.0,
        "parallel": float(asked.place == best.place and away <= 1),
        "main_before": float(best.main and away == 1),
        "spoke_asked": float(spoke and asked.speaks),
        "spoke_near": float(spoke and asked.speaks and voice <= 1),
        "nearest": float(nearest),
        "gender": float(last.gender is not None),
        "paragraph": float(plain.paragraph == asked.paragraph),
        "others": float(last.person in asked.others),
        "governor": float(last.person == asked.governor),
        "topic": cast.people[last.person].mentions / most if last.person >= 0 else 0.0,
    }


def _most_prominent(items: Sequence[Seen], plain: Seen) -> Seen:
    """Of the places of one person in the sentence of `plain` the most prominent, within or outside marks as that is."""
    return max((item for item in items if (item.sentence, item.quoted) == (plain.sentence, plain.quoted)), key=_rank)


def _rank(item: Seen) -> tuple[bool, int, bool]:
    """How prominent a mention is in its sentence: the subject of the main verb first, then subject, object, owner."""
    return item.main, _PLACES.index(item.place), item.kind == "name"


def choose(cast: Cast, seen: Sequence[Seen], asked: Asked, least: float | None = None) -> int | None:
    """The person whom a pronoun means; one without a name below zero; None where nobody is likely enough.

    `least`: how likely the person must be, where that is another than the data file's.
    """
    known = weights()
    scores = {
        person: sum(known.features.get(name, 0.0) * value for name, value in features.items())
        for person, features in candidates(cast, seen, asked).items()
    }
    if not scores:
        return None
    top = max(scores.values())
    total = sum(math.exp(score - top) for score in scores.values()) + math.exp(
        min(700.0, known.features["nobody"] - top)
    )
    best = max(scores, key=lambda p: (scores[p], -p))
    return best if 1 / total >= (least or known.least) else None


def by_description(
    cast: Cast, noun: str, modifier: str | None, upto: int, named: Sequence[str] = (), country: str | None = None
) -> int | None:
    """The person named before whom 'the [modifier] noun' means: the latest in that role, of any gender.

    `named`: the names in the phrase, lower case, `country` the one that it names: 'the mayor of Nice' is not the one
    of Lund.
    """
    wide = f"{modifier} {noun}" if modifier else None
    alike = _neutral(noun)
    latest: int | None = None
    for i in range(upto - 1, -1, -1):
        person = cast.mentions[i].person
        nouns = cast.people[person].nouns
        if named and not _may_be(cast.people[person], named, country):
            continue
        if wide is not None and wide in nouns:
            return person
        if latest is None and (noun in nouns or any(_neutral(other) == alike for other in nouns if alike)):
            latest = person
    return latest


def _may_be(person: Person, named: Sequence[str], country: str | None) -> bool:
    """Whether nothing that is known of a person's roles speaks against the names in a description."""
    if country is not None:
        return person.country in (None, country)
    return not person.fields or not person.fields.isdisjoint(named)


def _neutral(noun: str) -> str | None:
    """What is common to a role's nouns for a man, a woman and either: 'spokes' of 'spokesperson'; None for others."""
    return next((noun[: -len(end)] for end in _GENDERED if noun.endswith(end) and len(noun) > len(end)), None)
