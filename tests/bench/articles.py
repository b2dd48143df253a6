"""Articles for the bench: those of the development data where present, else, and for scale, generated ones."""

from __future__ import annotations

import random
from collections.abc import Iterator
from pathlib import Path

from tests.conftest import DEV_DATA

FIRST = ("Anna", "Boris", "Clara", "David", "Elena", "Farid", "Greta", "Hugo", "Ines", "Jonas", "Karin", "Luis", "Mara")
LAST = ("Adler", "Bonnet", "Castro", "Dahl", "Egede", "Ferrari", "Grabow", "Horvat", "Ilves", "Jansen", "Kovac", "Lund")
ROLES = ("minister", "mayor", "spokeswoman", "governor", "ambassador", "chairman", "general", "police chief")
LANDS = (
    "Poland",
    "France",
    "Kenya",
    "Brazil",
    "Japan",
    "Norway",
    "Turkey",
    "Canada",
    "Egypt",
    "Chile",
    "India",
    "Italy",
)
THINGS = ("trucks", "soldiers", "houses", "tonnes of grain", "pupils", "ships", "visas", "jobs", "doctors", "tents")
VERBS = ("sent", "promised", "counted", "lost", "bought", "needed", "delivered", "refused", "found", "repaired")
WHY = ("after the storm", "for the harbour", "under the new law", "despite the strike", "in the north", "by the river")
WORDS = (
    *("border", "council", "report", "winter", "bridge", "market", "school", "debate", "budget", "railway", "coast"),
    *("village", "summit", "harvest", "inquiry", "ferry", "valley", "museum", "garden", "hospital", "factory"),
    *("reform", "witness", "season", "station", "island", "forest", "engine", "treaty", "archive"),
)


def found(count: int) -> list[str]:
    """Texts of the development data, up to `count`; none where it is not present."""
    paths = sorted((DEV_DATA / "data" / "quotes" / "train" / "text").glob("*.txt"))
    return [path.read_text(encoding="utf-8", errors="replace") for path in paths[:count]]


def generated(count: int, paragraphs: int = 4) -> Iterator[str]:
    """Articles of about 160 words, none a copy of another; the same at every call."""
    for number in range(count):
        chance = random.Random(number)
        name = f"{chance.choice(FIRST)} {chance.choice(LAST)}"
        title = f"{chance.choice(LANDS)} and the {' '.join(chance.sample(WORDS, 3))}"
        yield "\n\n".join([title, *(_paragraph(chance, name) for _ in range(paragraphs))])


def _paragraph(chance: random.Random, name: str) -> str:
    pick = chance.choice
    return (
        f"{pick(LANDS)} {pick(VERBS)} {chance.randint(2, 9000):,} {pick(THINGS)} {pick(WHY)}, the {pick(ROLES)} "
        f"{name} said on {chance.randint(1, 28)} March. “The {pick(WORDS)} and the {pick(WORDS)} {pick(VERBS)} more "
        f"than the {pick(WORDS)} {pick(WHY)},” {name.split()[1]} added. The {' '.join(chance.sample(WORDS, 4))} of "
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
