"""Amounts of positions as claims: which country pledged or demanded a number."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from pipeline.article import Claim, CountryMention, Position

RELATIONS = {"agree": "pledged_by", "aid": "pledged_by", "demand": "demanded_by"}  # by type
RULE = "position"


def amount_claims(positions: Sequence[Position], countries: Sequence[CountryMention]) -> Iterator[Claim]:
    """A claim for each number that a position pledges or demands and each country mention within its actor.

    Indices are into the article's numbers and into `countries`. An actor without a mention ("it") gives none.
    """
    for position in positions:
        relation = RELATIONS.get(position.type)
        if relation is None or position.actor is None:
            continue
        actor = position.actor
        for number in position.numbers:
            for i, mention in enumerate(countries):
                if mention.field == position.field and actor.start <= mention.start and mention.end <= actor.end:
                    yield Claim(number, i, None, relation, RULE, "country", position.modality == "negated")
