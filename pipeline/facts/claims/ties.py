"""Frames: the ways from a figure to the country it is tied to, as data (data/frames.toml), and the one matcher.

A frame is a path of steps (pipeline.facts.claims.steps) from the noun that a number counts to a token that names a
country. Frames are asked in the order of the file, level by level: `noun` (the noun phrase), `clause` (its verb), and,
where these gave nothing, `outer` (the clauses above). `group` says what the country is to the figure: `where` it was,
`who` did it or has it, `whom` it was given or done to.
"""

from __future__ import annotations

import tomllib
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from importlib import resources
from typing import NamedTuple

from pipeline.facts.claims.filters import Place
from pipeline.facts.claims.reading import CONTEXT, NOUN_PATH, Figure, Reading
from pipeline.facts.claims.steps import STEPS
from pipeline.language import clauses
from pipeline.rules.engine import Family, Rule

LEVELS = ("noun", "clause", "outer")


@dataclass(frozen=True, slots=True)
class Frame:
    """One way from a figure to a country."""

    rule: str
    level: str  # of LEVELS
    group: str  # where, who, whom
    path: tuple[tuple[str, str], ...]  # steps, each with its argument
    what: str
    yes: tuple[str, ...]
    no: tuple[str, ...]


class Link(NamedTuple):
    """A tie between a number and a country mention; both are indices into the extraction's sequences."""

    number: int
    country: int
    relation: str
    rule: str
    group: str = "where"


@cache
def frames() -> tuple[Frame, ...]:
    """The frames of data/frames.toml, level by level."""
    text = resources.files("pipeline.facts.claims").joinpath("data/frames.toml").read_text(encoding="utf-8")
    read = [
        Frame(
            rule=row["rule"],
            level=row["level"],
            group=row["group"],
            path=tuple((step, argument) for step, _, argument in (part.partition(":") for part in row["path"])),
            what=row["what"],
            yes=tuple(row["yes"]),
            no=tuple(row["no"]),
        )
        for row in tomllib.loads(text)["frame"]
    ]
    return tuple(frame for level in LEVELS for frame in read if frame.level == level)


@cache
def frames_of(level: str) -> tuple[Frame, ...]:
    """The frames of one level, in the order of the file."""
    return tuple(frame for frame in frames() if frame.level == level)


def ties(reading: Reading, figure: Figure) -> list[Link]:
    """The countries of one figure by the frames, each once, the closest first."""
    sites = nouns(reading, figure)
    walks = {site: Walks(reading, figure, site) for site in sites}
    found: list[Link] = []
    for level in LEVELS:
        if level == "outer" and found:
            break
        passed = {link.relation for link in found}
        found += [
            Link(figure.number, country, relation, frame.rule, frame.group)
            for frame in frames_of(level)
            for site in (sites if level == "noun" else sites[-1:])
            for country, relation in walks[site].countries(frame.path)
            if relation not in passed
        ]
    unique: dict[int, Link] = {}
    for link in sorted(found, key=lambda link: link.relation == CONTEXT):
        unique.setdefault(link.country, link)
    return list(unique.values())


class Walks:
    """The walks from one noun; what two frames have in common at their start is walked once."""

    def __init__(self, reading: Reading, figure: Figure, site: int) -> None:
        self._reading, self._figure = reading, figure
        self._reached: dict[tuple[tuple[str, str], ...], list[Place]] = {(): [Place(site)]}

    def countries(self, path: tuple[tuple[str, str], ...]) -> Iterator[tuple[int, str]]:
        """Countries at the end of a path, with the relation that it gives."""
        for place in self._places(path):
            yield from self._reading.named(place.token, place.relation)

    def _places(self, path: tuple[tuple[str, str], ...]) -> list[Place]:
        known = self._reached.get(path)
        if known is None:
            step, argument = path[-1]
            known = self._reached[path] = [
                further
                for place in self._places(path[:-1])
                for further in STEPS[step](self._reading, self._figure, place, argument)
            ]
        return known


def nouns(reading: Reading, figure: Figure) -> list[int]:
    """The noun that a number counts, and those whose size it gives by it: "a force of 300", "growth of 3 percent"."""
    found = [figure.noun]
    for _ in range(NOUN_PATH):
        above = measured_noun(reading, figure, found[-1])
        if above is None:
            break
        found.append(above)
    return found


def measured_noun(reading: Reading, figure: Figure, noun: int) -> int | None:
    """The noun whose size the number gives: "force" of "a force of 300", "rise" of "a rise of 3 percent"."""
    parse, preposition = reading.parse, reading.parse.heads[noun]
    if parse.words[noun].lower() == "worth" and parse.deps[noun] in ("amod", "acl", "relcl"):
        return preposition  # "a deal worth $3 billion"
    if parse.deps[noun] != "pobj" or parse.words[preposition].lower() not in ("of", "to", "by"):
        return None
    above = parse.heads[preposition]
    if not parse.tags[above].startswith("NN"):
        return None
    if figure.kind != "count":
        own = any(phrase.word == "of" for phrase in clauses.phrases(parse, noun))  # "3 percent of voters"
        return None if own else above
    of = parse.words[preposition].lower() == "of"
    return above if of and reading.listed(above, "measured") else None


FRAMES: Family[None, None] = Family(
    name="claims.frames",
    table="claims",
    what="Which country a figure is tied to by the grammar of its sentence.",
    rules=tuple(Rule(frame.rule, frame.what, None, frame.yes, frame.no) for frame in frames()),
)
