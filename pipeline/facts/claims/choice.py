"""The choice: where no frame leads to a country, each mention in the sentence is weighed by what speaks for it.

The weights are a logistic regression over facts of the sentence (features); a mention is taken from `LEAST` on.
"""

from __future__ import annotations

import math
import tomllib
from bisect import bisect_left, bisect_right
from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from importlib import resources

from pipeline.article import CountryMention
from pipeline.facts.claims.barriers import is_barred
from pipeline.facts.claims.features import PREPOSITIONS, Candidate, features
from pipeline.facts.claims.reading import CONTEXT, Figure, Reading
from pipeline.facts.claims.sentences import Article, Sentence
from pipeline.facts.claims.ties import Link, nouns
from pipeline.facts.claims.ways import Way, ancestors, way
from pipeline.rules.engine import Family, Rule

# Cross-validated over 30 publishers' pages and 190 others, with frames: precision 0.88 and 0.96, recall 0.67 and 0.70;
# from 0.7 on 0.84 and 0.94, 0.71 and 0.73. Without: precision 0.95 and 0.99, recall 0.59 and 0.61.
LEAST = 0.8
RELATIONS = {
    "modifier": "attribute",
    "owner": "possessive",
    "subject": "subject",
    "passive": "subject",
    "object": "object",
    "predicate": "is",
    "amount": "is",
    "apposition": "apposition",
}
ACTING = frozenset(("attribute", "possessive", "subject", "apposition", "is"))


@cache
def weights() -> Mapping[str, float]:
    """The weight of each fact, and `start`."""
    text = resources.files("pipeline.facts.claims").joinpath("data/weights.toml").read_text(encoding="utf-8")
    return {name: float(value) for name, value in tomllib.loads(text)["weights"].items()}


@dataclass(frozen=True, slots=True)
class Named:
    """The mentions of a sentence, by the token that names them."""

    mentions: Mapping[int, CountryMention]
    speakers: Collection[int]  # tokens of mentions of those who say something
    main: str | None  # the country that the article is about
    starts: Sequence[int]  # first tokens of the sentence's figures


def chosen(
    reading: Reading,
    figures: Sequence[Figure],
    untied: Sequence[Figure],
    sentence: Sentence,
    article: Article,
    countries: Sequence[CountryMention],
) -> Iterator[Link]:
    """The ties of the figures that have none, to mentions in their sentence; each country once, by its best mention."""
    heads = reading.heads
    tokens = heads[bisect_left(heads, sentence.first) : bisect_right(heads, sentence.last)]
    if not tokens or not untied:
        return
    told = {token for token, _ in sentence.named} | reading.anaphors
    named = Named(
        {token: countries[reading.country_at[token]] for token in tokens},
        frozenset(token for token in tokens if token not in told),
        article.main,
        [figure.first for figure in figures],
    )
    for figure in untied:
        best: dict[str, tuple[float, Link]] = {}
        for candidate in candidates(reading, figure, named):
            sure = certainty(reading, candidate)
            known = best.get(candidate.mention.country)
            if sure >= LEAST and (known is None or sure > known[0]):
                best[candidate.mention.country] = sure, link_of(reading, candidate)
        yield from (link for _, link in best.values())


def candidates(reading: Reading, figure: Figure, named: Named) -> Iterator[Candidate]:
    """The mentions of its sentence for one figure."""
    sites = nouns(reading, figure)
    above = ancestors(reading, sites[-1])
    ways = {token: found for token in named.mentions if (found := way(reading, sites, above, token)) is not None}
    lengths = sorted((length(path), named.mentions[token].country) for token, path in ways.items())
    codes = len({mention.country for mention in named.mentions.values()})
    for token, path in ways.items():
        mention = named.mentions[token]
        if is_barred(reading, figure, token, mention, path):
            continue
        between = (min(token, figure.last) + 1, max(token, figure.first) - 1)
        shorter = lengths[: bisect_left(lengths, (length(path), ""))]
        yield Candidate(
            figure,
            token,
            mention,
            path,
            speaker=token in named.speakers,
            about=mention.country == named.main,
            codes=codes,
            nearer=any(country != mention.country for _, country in shorter),
            closer=bisect_right(named.starts, between[1]) > bisect_left(named.starts, between[0]),
        )


def length(path: Way) -> int:
    """Steps of a way; a clause is as far as two."""
    return sum(len(side.roles) + 2 * len(side.passed) for side in (path.figure, path.country))


def certainty(reading: Reading, candidate: Candidate) -> float:
    """How sure a candidate is, from 0 to 1."""
    known = weights()
    total = known["start"] + sum(known.get(name, 0.0) for name in features(reading, candidate))
    return 1 / (1 + math.exp(-total))


def link_of(reading: Reading, candidate: Candidate) -> Link:
    """The tie to a candidate, with how it is tied."""
    path = candidate.way
    relation = CONTEXT if candidate.token in reading.anaphors else relation_of(path)
    group = "who" if relation in ACTING else "where" if PREPOSITIONS.get(relation) == "in" else "whom"
    return Link(candidate.figure.number, reading.country_at[candidate.token], relation, rule_of(path), group)


def relation_of(path: Way) -> str:
    """How the country is tied: the preposition that it hangs on, or what it is to the noun or verb over it."""
    if not path.country.roles:
        return "apposition"
    return RELATIONS.get(path.country.roles[0], path.country.roles[0])


def rule_of(path: Way) -> str:
    """Which clauses the way passes."""
    if path.figure.passed:
        return "both clauses" if path.country.passed else "clause above"
    if path.country.passed:
        return "clause below"
    return "same clause" if path.figure.roles else "own noun"


CHOICES: Family[None, None] = Family(
    name="claims.choice",
    table="claims",
    what="Which mention of its sentence a figure is tied to where no frame leads to one.",
    rules=(
        Rule(
            "own noun",
            "The mention is in the noun phrase of the counted.",
            None,
            yes=(
                "Some 300 stamps under Peru's old law are void.",
                "The 300 students, most of them from Malta, were late.",
            ),
            no=("Peru sold 300 stamps.", "In Malta the rain fell for a day."),
        ),
        Rule(
            "same clause",
            "The mention and the counted are in one clause.",
            None,
            yes=(
                "A parliament of 40 members was chosen in Ghana.",
                "After the vote in Ghana, 40 lawmakers lost their seats.",
            ),
            no=("Ghana has 40 lawmakers.", "The leaders of 35 countries met in Portugal."),
        ),
        Rule(
            "clause above",
            "The figure's clause hangs on one with the mention.",
            None,
            yes=(
                "Police in Ghana said they had found 300 boats.",
                "Ghana's dockers went on strike after 40 ships were sold.",
            ),
            no=("While Hungary hesitated, 300 volunteers gathered money.", "Ghana sold 40 ships."),
        ),
        Rule(
            "clause below",
            "The mention is in a clause that hangs on the figure's.",
            None,
            yes=(
                "The 300 sailors whose ships were lost off Malta were paid.",
                "They printed 300 maps showing the ports of Ghana.",
            ),
            no=("Malta paid 300 sailors.", "The firm, which is based in Kenya, employs 300 people."),
        ),
        Rule(
            "both clauses",
            "Figure and mention are in two clauses that hang on a third, or on a noun.",
            None,
            yes=(
                "Farmers who grow coffee in Peru say that they have lost 40 percent of the harvest.",
                "The figures, which were published in Peru, show that 40 percent of the farmers are poor.",
            ),
            no=("Peru lost 40 percent of the harvest.", "Farmers say that they have lost 40 percent of the harvest."),
        ),
    ),
)
