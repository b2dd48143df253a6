"""A claim in words: "12 people in Bordeaux (France), police said". One function for all views."""

from __future__ import annotations

from dataclasses import dataclass

from pipeline.facts.claims.reading import CONTEXT

OWNERS = frozenset(("subject", "possessive", "apposition", "with"))  # relations of who has or does it: "Kenya: 12"
BESIDE = frozenset(("attribute", "is", CONTEXT))  # relations that words before the country would tell falsely
PLURALS = frozenset(("Bahamas", "Comoros", "Gambia", "Maldives", "Netherlands", "Philippines", "Seychelles"))
GIVEN = frozenset(("object", "dative"))  # relations of who is given it or struck by it


@dataclass(frozen=True, slots=True)
class Told:
    """A claim's words and names, as they stand in its rows and those it points to."""

    number: str  # as written
    relation: str
    counted: str | None = None  # noun phrase as written
    country: str | None = None  # its name
    place: str | None = None  # the mention as written, where the figure is of a place in the country
    speaker: str | None = None
    negated: bool = False
    stance: str = "said"  # how the speaker tells it, of the quotes' stances


def sentence_of(told: Told) -> str:
    """A claim in words, for a reader who does not see its text."""
    figure = f"{told.number} {told.counted}" if told.counted else told.number
    where = with_article(told.country) if told.country else ""
    if told.place and told.place != told.country:
        where = f"{told.place} ({told.country})"
    told_by = "said" if told.stance == "denied" and told.negated else told.stance
    said = f", {told.speaker} {told_by}" if told.speaker else ""
    denied = "not so: " if told.negated else ""
    return f"{denied}{with_country(figure, told.relation, where)}{said}"


def with_article(name: str) -> str:
    """A country's name as it stands in a sentence: "the Netherlands"."""
    takes = name.startswith("United ") or name.endswith((" Islands", " Republic", " Territory")) or name in PLURALS
    return f"the {name}" if takes else name


def with_country(figure: str, relation: str, where: str) -> str:
    """A figure with its country or place, by how they are tied."""
    if not where:
        return figure
    if relation in OWNERS:
        return f"{where.removeprefix('the ')}: {figure}"
    if relation in BESIDE:
        return f"{figure} ({where.removeprefix('the ')})" if "(" not in where else f"{figure}, {where}"
    if relation in GIVEN:
        return f"{figure}, {where}"
    return f"{figure} {relation.replace('_', ' ')} {where}"
