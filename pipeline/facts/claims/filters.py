"""The steps of a frame that only look at a token and keep or drop it, or say anew how it is tied."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import NamedTuple

from pipeline.facts.claims.reading import Figure, Reading


class Place(NamedTuple):
    """Where a walk stands."""

    token: int
    relation: str = ""


Step = Callable[[Reading, Figure, Place, str], Iterator[Place]]


def measured(reading: Reading, figure: Figure, at: Place, argument: str) -> Iterator[Place]:
    """Only a clause whose verb says how large its subject is: "inflation in Turkey rose to 60 percent"."""
    if reading.listed(at.token, "measuring_verbs"):
        yield at


def demonym(reading: Reading, figure: Figure, at: Place, argument: str) -> Iterator[Place]:
    """Only people: "10,000 Syrians"."""
    if at.token in reading.demonyms:
        yield at._replace(relation=at.relation or "attribute")


def listed(reading: Reading, figure: Figure, at: Place, argument: str) -> Iterator[Place]:
    """Only a word of the list `argument`."""
    if reading.listed(at.token, argument):
        yield at


def thing(reading: Reading, figure: Figure, at: Place, argument: str) -> Iterator[Place]:
    """Only a noun that names neither a person nor an organisation, and no place itself."""
    stands = reading.listed(at.token, "pointing")  # "while those in Ghana fell"
    nominal = reading.parse.tags[at.token].startswith("NN") or stands
    own = at.token in reading.bodies or at.token in reading.country_at or reading.acts_for_itself(at.token)
    if nominal and not own:
        yield at


def own_relation(reading: Reading, figure: Figure, at: Place, argument: str) -> Iterator[Place]:
    """The same place, tied by `argument`."""
    yield Place(at.token, argument)
