"""What keeps a mention from being a candidate at all, whatever speaks for it."""

from __future__ import annotations

from pipeline.article import CountryMention
from pipeline.facts.claims.reading import Figure, Reading
from pipeline.facts.claims.ways import Way
from pipeline.language import clauses

SUBJECTS = frozenset(("subject", "passive"))
EXAMPLES = frozenset(("including", "include", "includes", "included", "like"))
# What the name of a seat may be to its sentence: it stands for a government and is no place ("the Kremlin sent").
OF_SEATS = frozenset(("modifier", "owner", "subject", "passive", "by"))


def is_barred(reading: Reading, figure: Figure, token: int, mention: CountryMention, path: Way) -> bool:
    """Whether a mention cannot be the country of a figure."""
    return (
        counts_countries(reading, figure)
        or acts_elsewhere(path)
        or is_anothers(reading, figure, token)
        or is_seat(reading, token, path)
        or is_example(reading, token, path)
        or is_somebody(reading, path)
        or measures_somebody(reading, figure)
        or (mention.kind == "metonym" and (path.country.roles or ("",))[0] not in OF_SEATS)
    )


def counts_countries(reading: Reading, figure: Figure) -> bool:
    """Whether a figure counts countries: "35 countries met in Peru" is of no one country."""
    return figure.kind == "count" and reading.listed(figure.noun, "states")


def acts_elsewhere(path: Way) -> bool:
    """Whether the country acts in one clause and the counted in another: "While Peru waited, 300 sailors left"."""
    if not path.figure.roles or not (path.figure.passed or path.country.passed):
        return False
    return path.country.roles[-1:] == path.country.roles[:1] and (
        SUBJECTS.issuperset(path.country.roles[:1]) and SUBJECTS.issuperset(path.figure.roles[-1:])
    )


def is_anothers(reading: Reading, figure: Figure, token: int) -> bool:
    """Whether another number counts those whom the mention names: "10 agents for four Danes"."""
    return any(
        c in reading.number_tokens and not figure.first <= c <= figure.last for c in reading.parse.children[token]
    )


def is_example(reading: Reading, token: int, path: Way) -> bool:
    """Whether the mention is one of several that are counted: "33 delegations, along with Peru"."""
    at, words = token, reading.parse.words
    for _ in range(len(path.country.roles) + len(path.country.passed) + 2):
        word = words[at].lower()
        if word in EXAMPLES or (word == "with" and at > 0 and words[at - 1].lower() in ("along", "together")):
            return True
        if at in (path.meeting, reading.parse.heads[at]):
            return False
        at = reading.parse.heads[at]
    return False


def is_somebody(reading: Reading, path: Way) -> bool:
    """Whether the figure's clause describes a person, whom the parse took for the country: "in Peru, who gave 300"."""
    if path.country.roles or not path.figure.passed:
        return False
    verb = clauses.first_verb(reading.parse, path.figure.top)
    return reading.parse.words[clauses.relative_of(reading.parse, verb)].lower() == "who"


def measures_somebody(reading: Reading, figure: Figure) -> bool:
    """Whether a quantity is what one person measures or covers: "the climber fell 600m"."""
    if figure.kind != "quantity":
        return False
    verb = figure.noun
    for _ in range(clauses.DEPTH):
        if clauses.is_verb(reading.parse, verb) or reading.parse.heads[verb] == verb:
            break
        verb = reading.parse.heads[verb]
    who = clauses.controller(reading.parse, verb) if clauses.is_verb(reading.parse, verb) else None
    return who is not None and (who in reading.persons or reading.listed(who, "person_nouns"))


def is_seat(reading: Reading, token: int, path: Way) -> bool:
    """Whether the mention says where a firm sits, or what is left out: "based in Kenya", "except Mali"."""
    at = token
    for _ in range(len(path.country.roles) + len(path.country.passed) + 2):
        if reading.listed(at, "seated") or reading.listed(at, "excepting"):
            return True
        if at in (path.meeting, reading.parse.heads[at]):
            return False
        at = reading.parse.heads[at]
    return False
