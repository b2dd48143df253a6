"""Which names are no person's, by what all articles say of them."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable
from dataclasses import dataclass

from pipeline.rules.engine import Family, Rule, first

SURELY = 1.5  # times as many mentions as something else, which no surname alone outweighs


@dataclass(slots=True)
class Evidence:
    """What all articles say of one full name."""

    known: bool = False  # its first word is a first name
    mentions: int = 0  # as a person
    others: int = 0  # as something else
    role: bool = False  # an article gives it a role
    shown: bool = False  # an article gives it an age, or calls it by its last word alone


def is_person(evidence: Evidence) -> bool:
    """Whether a full name is a person's; where nothing speaks for or against it, it is not."""
    decided = first(PERSONHOOD, evidence)
    return decided is not None and decided[0]


def _mostly_else(evidence: Evidence) -> bool | None:
    most = SURELY * evidence.mentions if evidence.shown else evidence.mentions
    return False if evidence.others > most and not evidence.role else None


def _speaks_for(name: str) -> Callable[[Evidence], bool | None]:
    def look(evidence: Evidence) -> bool | None:
        return True if getattr(evidence, name) else None

    return look


PERSONHOOD = Family(
    name="people.personhood",
    what="Whether a full name that the model takes for a person's is one, by all articles that name it.",
    rules=(
        Rule(
            "otherwise",
            "More mentions are read as a place, body or work, and nothing else shows that it is a person's.",
            _mostly_else,
            yes=("The Velm Bridge Gate is old.", "The Karsk Bridge Gate is shut."),
            no=("Mayor Vera Quill spoke in Tarvo.", "Ana Holt, 48, sang."),
        ),
        Rule(
            "role",
            "An article gives it a role.",
            _speaks_for("role"),
            yes=("“It is late,” said Mayor Vera Quill.", "Senator Ana Holt spoke on Monday."),
            no=("It rained in Tarvo all day.", "The museum was shut."),
        ),
        Rule(
            "first_name",
            "It begins with a first name.",
            _speaks_for("known"),
            yes=("They met Maria Novak in the street.", "They met John Marsh in the street."),
            no=("It rained in Tarvo all day.", "The museum was shut."),
        ),
        Rule(
            "shown",
            "An article gives its age, or calls it by the last word alone.",
            _speaks_for("shown"),
            yes=("Zorvan Quillmer, 48, sang in Tarvo.", "They met Zorvan Quillmer, who sang in Tarvo."),
            no=("It rained in Tarvo all day.", "The museum was shut."),
        ),
    ),
)


def gathered() -> defaultdict[str, Evidence]:
    """Evidence by the key of a name."""
    return defaultdict(Evidence)
