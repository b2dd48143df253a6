"""Amounts of positions as claims: which country pledges or demands a number."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from pipeline.article import Claim, CountryMention, NumberMention, Position
from pipeline.facts.claims.claims import TIED_TO_COUNTRY
from pipeline.rules.engine import Family, Rule

_RELATIONS = {"agree": "pledged_by", "demand": "demanded_by"}  # by type
_SAID = frozenset(("done", "pledged", "conditional", "negated"))  # modalities in which the amount is named by the actor


def with_amounts(
    claims: Sequence[Claim],
    positions: Sequence[Position],
    numbers: Sequence[NumberMention],
    countries: Sequence[CountryMention],
) -> tuple[Claim, ...]:
    """The claims, and one more for each number that a position pledges or demands and each country of its actor.

    Indices point into the article's numbers and countries. An actor that is no mention of a country ("it") gives none.
    """
    more = dict.fromkeys(_amounts(positions, numbers, countries))
    return tuple(sorted((*claims, *more), key=_place))


def _place(claim: Claim) -> tuple[int, int, int, str]:
    country, quote = (-1 if index is None else index for index in (claim.country, claim.quote))
    return claim.number, country, quote, claim.relation


def _amounts(
    positions: Sequence[Position], numbers: Sequence[NumberMention], countries: Sequence[CountryMention]
) -> Iterator[Claim]:
    for position in positions:
        relation, actor = _RELATIONS.get(position.type), position.actor
        if relation is None or actor is None or position.modality not in _SAID:
            continue
        own = [
            i
            for i, m in enumerate(countries)
            if m.field == position.field and actor.start <= m.start and m.end <= actor.end
        ]
        for number in (n for n in position.numbers if numbers[n].kind in TIED_TO_COUNTRY):
            for country in own:
                yield Claim(number, country, None, relation, "position", "country", position.modality == "negated")


AMOUNTS: Family[None, None] = Family(
    name="claims.positions",
    table="claims",
    what="Which country pledges or demands a figure: `relation` is `pledged_by` or `demanded_by`.",
    rules=(
        Rule(
            "position",
            "The figure is in what a position of the country pledges or demands.",
            None,
            yes=("The Danish government pledged $40 million to Nepal.", "Peru demanded 300 trucks from Chile."),
            no=("The baker pledged $40 million to Nepal.", "Peru sent 300 trucks to Chile."),
        ),
    ),
)
