"""What speaks for and against a mention being the country of a figure: facts of the sentence, each by name.

The names are those of the weights in data/weights.toml.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from pipeline.article import CountryMention
from pipeline.facts.claims.antecedents import is_harm, is_measure
from pipeline.facts.claims.reading import Figure, Reading
from pipeline.facts.claims.ways import MODIFIERS, ROLES, Way

FAR, FARTHER = 12, 25  # tokens between figure and mention
SOME = 2  # steps or clauses from which a way is long

NOUN_ROLES = frozenset((*MODIFIERS.values(), *ROLES.values()))
PREPOSITIONS = {
    **dict.fromkeys(("of", "from", "to", "for", "by", "with", "between", "against"), ""),
    **dict.fromkeys(("in", "at", "near", "across", "inside", "on", "throughout", "within", "off", "outside"), "in"),
    **dict.fromkeys(("over", "around", "into", "through"), "in"),
    **dict.fromkeys(("toward", "towards", "onto"), "to"),
    **dict.fromkeys(("among",), "between"),
}


@dataclass(frozen=True, slots=True)
class Candidate:
    """A mention in the figure's sentence, with the way to it and what competes."""

    figure: Figure
    token: int
    mention: CountryMention
    way: Way
    speaker: bool  # it is the mention of somebody who says something
    about: bool  # the article is about its country
    codes: int  # countries that the sentence names
    nearer: bool  # a mention of another country has a shorter way
    closer: bool  # another figure stands between


def role(name: str) -> str:
    """A role by its kind: prepositions by what they say."""
    if name in NOUN_ROLES:
        return name
    return f"prep {PREPOSITIONS.get(name, 'other') or name}"


def features(reading: Reading, candidate: Candidate) -> Iterator[str]:
    """The facts that hold for a candidate."""
    yield from of_way(candidate.way)
    yield from of_mention(reading, candidate)
    yield from of_figure(reading, candidate)
    yield from of_rivals(candidate)


def of_way(way: Way) -> Iterator[str]:
    """Roles of both sides, the clauses passed, and how long the way is."""
    yield from of_roles(way)
    for name, passed in (("figure", way.figure.passed), ("country", way.country.passed)):
        yield from (f"{name} passes {label}" for label in set(passed))
        if len(passed) >= SOME:
            yield f"{name} passes clauses"
    if way.figure.passed and way.country.passed:
        yield "both pass clauses"
    if len(way.figure.roles) >= SOME:
        yield "figure deep"
    if len(way.country.roles) > SOME:
        yield "country deep"


def of_roles(way: Way) -> Iterator[str]:
    """What figure and country are to the clause or noun over them."""
    figure = role(way.figure.roles[-1]) if way.figure.roles else "self"
    hang, top = (role(way.country.roles[i]) if way.country.roles else "self" for i in (0, -1))
    if figure.startswith("prep"):
        figure = "prep"
    yield f"figure {figure}"
    yield f"country {hang}"
    if len(way.country.roles) > 1:
        yield f"over country {top}"
    if not way.figure.passed and not way.country.passed:
        yield f"one clause, {figure}, {'prep' if top.startswith('prep') else top}"


def of_mention(reading: Reading, candidate: Candidate) -> Iterator[str]:
    """What the mention is, and what it belongs to."""
    yield candidate.mention.kind
    token = candidate.token
    if token in reading.anaphors:
        yield "stands for it"
    if candidate.speaker:
        yield "speaker"
    if candidate.about:
        yield "article's"
    at = token
    for _ in candidate.way.country.roles[:SOME]:
        head = reading.parse.heads[at]
        if at == head or at == candidate.way.meeting or head == candidate.way.meeting:
            break
        if reading.acts_for_itself(head):
            yield "of a person or firm"
            break
        if reading.listed(head, "deeds") and at in reading.demonyms:
            yield "whose deed"
            break
        if head in reading.bodies:
            yield "in a name"
            break
        at = head


def of_figure(reading: Reading, candidate: Candidate) -> Iterator[str]:
    """What the figure is."""
    figure = candidate.figure
    parse, noun = reading.parse, figure.noun
    yield f"{figure.kind}"
    if figure.kind == "count":
        if figure.first == figure.last and parse.words[figure.first].isalpha():
            yield "one" if parse.words[figure.first].lower() == "one" else "in words"
        if figure.first <= noun <= figure.last:
            yield "counts no noun"
        elif parse.tags[noun].startswith("NNP"):
            yield "counts a name"
    if noun in reading.persons or reading.acts_for_itself(noun):
        yield "one person's"
    if reading.listed(noun, "idle_counted"):
        yield "counts talk"
    if is_harm(reading, figure):
        yield "harm"
    if is_measure(reading, figure):
        yield "measure"


def of_rivals(candidate: Candidate) -> Iterator[str]:
    """What competes, and how far the mention is."""
    if candidate.codes == 1:
        yield "only country"
    elif candidate.codes > SOME:
        yield "many countries"
    if candidate.nearer:
        yield "nearer country"
    if candidate.closer:
        yield "figure between"
    between = abs(candidate.token - candidate.figure.first)
    if between > FARTHER:
        yield "farther"
    elif between > FAR:
        yield "far"
    yield "before" if candidate.token < candidate.figure.first else "after"
