"""Which number is tied to which country or speaker by the grammar of its sentence.

A number is tied to a country where the country is the subject, object or predicate of the number's clause
("Germany sent 300 troops"), stands in a prepositional phrase of the counted noun or its verb ("300 people in Spain",
"died in Spain"), modifies the counted noun ("300 French troops", "Germany's 300 tanks"), or stands beside the number in
brackets. Where the grammar gives no such path there is no claim, never a cross join. A number inside a quote is tied to
its speaker (pipeline.facts.claims.said). Precision by hand on development texts stands in docs/corpus.md.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Sequence
from itertools import pairwise
from typing import NamedTuple

from pipeline.article import Claim, CountryMention, NumberMention, Parse, Quote
from pipeline.facts.claims.said import quotes_of_numbers
from pipeline.facts.claims.ties import Ties
from pipeline.language.clauses import is_verb

# Ordinals, ages, dates and times count nothing of a country's; "two years in France" says nothing about France.
TIED_TO_COUNTRY = frozenset(("count", "money", "percent", "quantity"))
MOST_NUMBERS = 100  # of a sentence; one with more is a table run together, which no grammar ties
JOINTS = frozenset((",", ";", "and", "while", "but"))


class Link(NamedTuple):
    """A tie between a number and a country mention; both are indices into find_claims' sequences."""

    number: int
    country: int
    relation: str
    rule: str


def find_claims(
    parses: Sequence[Parse],
    countries: Sequence[CountryMention],
    numbers: Sequence[NumberMention],
    quotes: Sequence[Quote],
) -> tuple[Claim, ...]:
    """Tie numbers to countries and speakers.

    The claims' indices point into the given sequences. One claim for each tie to a country, carrying the quote it
    stands in, if any; a number in a quote without such a tie gives one claim of relation `said`. In the order of the
    numbers, then of the countries. Paragraphs without a parse give claims of relation `said` alone.
    """
    links: list[Link] = []
    of_country, of_number = by_paragraph(parses, countries), by_paragraph(parses, numbers)
    for index, parse in enumerate(parses):
        here = [n for n in of_number.get(index, ()) if numbers[n].kind in TIED_TO_COUNTRY]
        if parse.parsed and here and index in of_country:
            ties = Ties(parse, {c: countries[c] for c in of_country[index]}, {n: numbers[n] for n in here})
            links += links_of(ties)
    said = quotes_of_numbers(numbers, quotes, parses)
    claims = [Claim(n, c, said.get(n), relation, rule) for n, c, relation, rule in links]
    tied = {link.number for link in links}
    claims += [Claim(n, None, q, "said", "quote") for n, q in said.items() if n not in tied]
    return tuple(sorted(claims, key=lambda c: (c.number, -1 if c.country is None else c.country)))


def by_paragraph(
    parses: Sequence[Parse], mentions: Sequence[CountryMention] | Sequence[NumberMention]
) -> dict[int, list[int]]:
    """The mentions' indices by the index of the parse that holds them, each list in text order."""
    order = sorted(range(len(parses)), key=lambda i: (parses[i].field, parses[i].start))
    starts = [(parses[i].field, parses[i].start) for i in order]
    found: dict[int, list[int]] = {}
    for index in sorted(range(len(mentions)), key=lambda i: mentions[i].start):
        mention = mentions[index]
        at = bisect_right(starts, (mention.field, mention.start)) - 1
        if at >= 0 and mention.field == parses[order[at]].field and mention.end <= parses[order[at]].end:
            found.setdefault(order[at], []).append(index)
    return found


def links_of(ties: Ties) -> list[Link]:
    """All ties of the paragraph, one for each pair of number and country mention."""
    found: list[Link] = []
    starts = [first for _, first, _ in ties.numbers]
    heads = sorted(ties.country_at)
    for first, last in ties.parse.sentences:
        here = ties.numbers[bisect_left(starts, first) : bisect_right(starts, last)]
        if not 0 < len(here) <= MOST_NUMBERS or bisect_left(heads, first) == bisect_right(heads, last):
            continue
        links = [Link(n, c, relation, rule) for n, a, b in here for c, relation, rule in ties.of(n, a, b)]
        links = gapped(ties, here, own_places(ties, here, links))
        links = respectively(ties.parse, first, last, links)
        unique: dict[tuple[int, int], Link] = {}
        for link in links:
            unique.setdefault((link.number, link.country), link)
        found += unique.values()
    return found


def own_places(ties: Ties, numbers: list[tuple[int, int, int]], links: list[Link]) -> list[Link]:
    """Read "arrested 90 in Egypt and 27 in Mali": a country right behind a number is no second place of another."""
    owner = {c: n for n, _, last in numbers for c, _, _ in ties.right_behind(last)}
    elsewhere = {(link.number, link.relation) for link in links if link.country not in owner}
    return [
        link
        for link in links
        if owner.get(link.country, link.number) == link.number or (link.number, link.relation) not in elsewhere
    ]


def gapped(ties: Ties, numbers: list[tuple[int, int, int]], links: list[Link]) -> list[Link]:
    """Read "Germany sent 300 troops, France 200": a country right before a number, its verb said once before."""
    words = ties.parse.words
    subjects = {link.number for link in links if link.relation == "subject"}
    read: dict[int, Link] = {}
    for (before, _, ended), (number, first, _) in pairwise(numbers):
        country = ties.country_last.get(first - 1)
        if country is None or before not in subjects:
            continue
        between = range(ended + 1, first - 1)
        if any(words[t] in JOINTS for t in between) and not any(is_verb(ties.parse, t) for t in between):
            read[number] = Link(number, country, "subject", "gapping")
            subjects.add(number)
    taken = {link.country for link in read.values()}
    return [link for link in links if link.number not in read and link.country not in taken] + list(read.values())


def respectively(parse: Parse, first: int, last: int, links: list[Link]) -> list[Link]:
    """Read "Germany and France sent 300 and 200 troops respectively": the lists pair up in order."""
    if not links or not any(parse.words[t].lower() == "respectively" for t in range(first, last + 1)):
        return links
    kept: list[Link] = []
    for relation in dict.fromkeys(link.relation for link in links):
        same = [link for link in links if link.relation == relation]
        numbers = sorted({link.number for link in same})
        countries = sorted({link.country for link in same})
        if len(numbers) == len(countries) > 1:
            kept += [Link(n, c, relation, "respectively") for n, c in zip(numbers, countries, strict=True)]
        elif len(numbers) == 1 or len(countries) == 1:
            kept += same
    return kept
