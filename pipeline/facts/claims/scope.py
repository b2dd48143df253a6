"""What a tied figure is of, the country or a town, state or region in it; and whether it is denied or supposed."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Literal

from pipeline.article import CountryMention
from pipeline.facts.claims.reading import Figure, Reading
from pipeline.facts.claims.ties import Link
from pipeline.facts.countries.gazetteer import is_part
from pipeline.language import clauses
from pipeline.rules.engine import Family, Rule, first

Scope = Literal["country", "place"]


@dataclass(frozen=True, slots=True)
class Tied:
    """One tie, with the mention that it leads to and the token that names it (None where another paragraph does)."""

    mention: CountryMention
    words: str
    relation: str
    token: int | None
    reading: Reading


def scopes(
    reading: Reading, links: Sequence[Link], countries: Sequence[CountryMention], words: Mapping[int, str]
) -> list[Scope]:
    """The scope of each link: of two places of one country ("in Lima, Peru") the smaller holds for both.

    `words` are the mentions' own words, by their index.
    """
    token_of = {country: token for token, country in reading.country_at.items() if token not in reading.anaphors}
    own = [
        scope_of(
            Tied(
                countries[link.country], words.get(link.country, ""), link.relation, token_of.get(link.country), reading
            )
        )
        for link in links
    ]
    small = {
        (link.number, countries[link.country].country)
        for link, scope in zip(links, own, strict=True)
        if scope == "place" and link.group == "where"
    }
    return [
        "place" if link.group == "where" and (link.number, countries[link.country].country) in small else scope
        for link, scope in zip(links, own, strict=True)
    ]


def scope_of(tied: Tied) -> Scope:
    """The scope of one tie by the rules."""
    found = first(SCOPE, tied)
    return found[0] if found else "country"


def _town(tied: Tied) -> Scope | None:
    return "place" if tied.mention.kind == "city" else None


def _capital(tied: Tied) -> Scope | None:
    if tied.mention.kind != "capital":
        return None
    return "country" if tied.relation in STATE else "place"


def _part(tied: Tied) -> Scope | None:
    return "place" if tied.mention.kind == "name" and is_part(tied.words) else None


def _region(tied: Tied) -> Scope | None:
    if tied.token is None or tied.relation == "subject":
        return None
    parse, token = tied.reading.parse, tied.token
    nouns = [token, parse.heads[token]]
    if parse.deps[token] == "pobj" and parse.words[parse.heads[token]].lower() == "of":
        nouns.append(parse.heads[parse.heads[token]])  # "the north of Spain"
    directed = any(tied.reading.listed(c, "directions") for c in parse.children[token])
    if directed or any(tied.reading.listed(noun, "places") for noun in nouns[1:]):
        return "place"
    return None


# Relations by which a capital stands for its state: "Moscow sent 300 tanks".
STATE = frozenset(("subject", "object", "by", "to", "from", "for", "with", "against", "between"))

SCOPE: Family[Tied, Scope] = Family(
    name="claims.scope",
    what="Whether a figure is of the country or of a place in it.",
    rules=(
        Rule(
            "town",
            "A town, state, region or site has the figure itself.",
            _town,
            yes=("12 people died in Bordeaux.", "Texas has 300 mines."),
            no=("12 people died in France.", "France has 300 mines."),
        ),
        Rule(
            "capital",
            "A capital is a town where something is, and its state where it acts.",
            _capital,
            yes=("12 people died in Paris.", "Moscow sent 300 tanks."),
            no=("12 people died in France.", "Russia sent 300 tanks."),
        ),
        Rule(
            "part of a state",
            "England, Scotland, Wales and Northern Ireland are parts of their state.",
            _part,
            yes=("12 people died in Scotland.", "Wales has 300 mines."),
            no=("12 people died in Britain.", "Italy has 300 mines."),
        ),
        Rule(
            "part of a country",
            "A direction or a noun for a town or region narrows the country.",
            _region,
            yes=("12 people died in northern Spain.", "The storm killed 40 people in a French village."),
            no=("12 people died in Spain.", "The storm killed 40 French farmers."),
        ),
    ),
)


def is_denied(reading: Reading, figure: Figure) -> bool:
    """Whether the verb of the figure's clause, or what hangs on it, is negated: "did not send 300 tanks".

    Not where the counted do the thing: "300 people did not vote" says that it is 300.
    """
    parse = reading.parse
    if parse.deps[clauses.first_conjunct(parse, figure.noun)] == "nsubj":
        return False
    verb = verb_above(reading, figure.noun)
    for _ in range(clauses.DEPTH):
        if verb is None:
            return False
        if any(parse.deps[c] == "neg" for c in parse.children[verb]):
            return True
        if parse.deps[verb] != "xcomp" or parse.heads[verb] == verb:
            return False
        verb = parse.heads[verb]
    return False


def is_supposed(reading: Reading, figure: Figure) -> bool:
    """Whether the figure stands in a clause that only supposes it: "if 300 people come", "whether it was 300"."""
    parse, token = reading.parse, figure.noun
    for _ in range(clauses.DEPTH):
        supposing = any(parse.deps[c] == "mark" and reading.listed(c, "supposing") for c in parse.children[token])
        if supposing and clauses.is_verb(parse, token):
            return True
        if parse.heads[token] == token:
            return False
        token = parse.heads[token]
    return False


def verb_above(reading: Reading, token: int) -> int | None:
    """The verb whose clause a token stands in, None without one."""
    parse = reading.parse
    for _ in range(clauses.DEPTH):
        if clauses.is_verb(parse, token):
            return token
        if parse.heads[token] == token:
            return None
        token = parse.heads[token]
    return None
