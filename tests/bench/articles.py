"""Articles for the bench: those of the development data where present, else, and for scale, generated ones."""

from __future__ import annotations

import itertools
import random
from collections.abc import Iterator
from datetime import date, timedelta
from pathlib import Path

from tests.conftest import DEV_DATA

FIRST = (
    *("Anna", "Boris", "Clara", "David", "Elena", "Farid", "Greta", "Hugo", "Ines", "Jonas", "Karin", "Luis", "Mara"),
    *("Nadia", "Oscar", "Paula", "Rosa", "Stefan", "Tara", "Ulla", "Victor", "Wanda", "Yusuf", "Zoe"),
)
ROLES = ("minister", "mayor", "spokeswoman", "governor", "ambassador", "chairman", "general", "police chief")
LANDS = (
    *("Poland", "France", "Kenya", "Brazil", "Japan", "Norway", "Turkey", "Canada", "Egypt", "Chile", "India", "Italy"),
    *("Spain", "Peru", "Ghana", "Nepal", "Austria", "Ireland", "Mexico", "Sweden", "Vietnam", "Morocco", "Greece"),
)
THINGS = ("trucks", "soldiers", "houses", "tonnes of grain", "pupils", "ships", "visas", "jobs", "doctors", "tents")
VERBS = ("sent", "promised", "counted", "lost", "bought", "needed", "delivered", "refused", "found", "repaired")
WHY = ("after the storm", "for the harbour", "under the new law", "despite the strike", "in the north", "by the river")
SYLLABLES = ("bar", "cor", "dan", "fel", "gor", "hal", "kes", "lim", "mor", "nev", "pol", "rin", "sal", "tar", "vel")
FIRST_DAY = date(2024, 1, 1)
A_DAY = 50  # articles published on one day


def _invented(count: int) -> tuple[str, ...]:
    """Words of two to four syllables, the same at every call."""
    chance = random.Random(count)
    return tuple(dict.fromkeys("".join(chance.choices(SYLLABLES, k=chance.randint(2, 4))) for _ in range(2 * count)))[
        :count
    ]


WORDS = _invented(4000)
LAST = tuple(word.capitalize() for word in _invented(2000))
COMMON = tuple(itertools.accumulate(1 / (rank + 10) for rank in range(len(WORDS))))  # as words of a language are


def found(count: int) -> list[str]:
    """Texts of the development data, up to `count`; none where it is not present."""
    paths = sorted((DEV_DATA / "data" / "quotes" / "train" / "text").glob("*.txt"))
    return [path.read_text(encoding="utf-8", errors="replace") for path in paths[:count]]


def generated(count: int, paragraphs: int = 4, first: int = 0) -> Iterator[str]:
    """Articles of about 160 words, from number `first` on, none a copy of another; the same at every call.

    50 a day, each with a person, a topic of its own and words of which few are common, so that an article is like as
    few others as in the news.
    """
    for number in range(first, first + count):
        chance = random.Random(number)
        name = f"{chance.choice(FIRST)} {chance.choice(LAST)}"
        day = FIRST_DAY + timedelta(days=number // A_DAY)
        topic = chance.choices(WORDS, cum_weights=COMMON, k=8)
        title = f"{chance.choice(LANDS)} and the {' '.join(topic[:3])}"
        yield "\n\n".join(
            [title, f"{day.day} {day:%B %Y}", *(_paragraph(chance, name, topic) for _ in range(paragraphs))]
        )


def _paragraph(chance: random.Random, name: str, topic: list[str]) -> str:
    pick = chance.choice
    other = chance.choices(WORDS, cum_weights=COMMON, k=4)
    return (
        f"{pick(LANDS)} {pick(VERBS)} {chance.randint(2, 9000):,} {pick(THINGS)} {pick(WHY)}, the {pick(ROLES)} "
        f"{name} said on {chance.randint(1, 28)} March. “The {pick(topic)} and the {pick(topic)} {pick(VERBS)} more "
        f"than the {other[0]} {pick(WHY)},” {name.split()[1]} added. The {' '.join(other)} of "
        f"{pick(LANDS)} cost {chance.randint(2, 90)} million euros."
    )


def write(folder: Path, texts: list[str] | Iterator[str]) -> int:
    """Write texts into a new folder, 1,000 a sub-folder; returns their words."""
    words = 0
    for number, text in enumerate(texts):
        place = folder / f"{number // 1000:03}"
        place.mkdir(parents=True, exist_ok=True)
        (place / f"{number:06}.txt").write_text(text, encoding="utf-8")
        words += len(text.split())
    return words
