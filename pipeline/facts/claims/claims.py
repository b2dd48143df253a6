"""Which number is tied to which country, and who says it.

A number is tied to a country by the grammar of its sentence (frames), by what stands right beside it (beside), or,
where its sentence names no country, by what an earlier sentence names (antecedents). Where nothing gives such a tie
there is no claim, never a cross join. A number inside a quote is tied to its speaker (said). Precision and recall:
docs/claims.md.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Collection, Iterator, Mapping, Sequence

from pipeline.article import Claim, CountryMention, NumberMention, Parse, Quote
from pipeline.facts.claims.antecedents import only_place, pointed, with_antecedents
from pipeline.facts.claims.beside import settled
from pipeline.facts.claims.choice import chosen
from pipeline.facts.claims.reading import Figure, Reading, read
from pipeline.facts.claims.said import quotes_of_numbers
from pipeline.facts.claims.scope import Scope, is_denied, is_supposed, scopes
from pipeline.facts.claims.sentences import Article, Sentence, article_of
from pipeline.facts.claims.ties import Link, ties

# Ordinals, ages, dates and times count nothing of a country's; "two years in France" says nothing about France.
TIED_TO_COUNTRY = frozenset(("count", "money", "percent", "quantity"))
MOST_NUMBERS = 100  # of a sentence; one with more is a table run together, which no grammar ties


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
    of_country, of_number = by_paragraph(parses, countries), by_paragraph(parses, numbers)
    readings = {
        index: read(
            parse,
            {c: countries[c] for c in of_country.get(index, ())},
            {n: numbers[n] for n in of_number.get(index, ()) if numbers[n].kind in TIED_TO_COUNTRY},
        )
        for index, parse in enumerate(parses)
        if parse.parsed
    }
    words = {
        c: parses[index].text[countries[c].start - parses[index].start : countries[c].end - parses[index].start]
        for index, held in of_country.items()
        for c in held
    }
    said = quotes_of_numbers(numbers, quotes, parses)
    denied = {n for n, q in said.items() if quotes[q].stance == "denied"}
    claims: list[Claim] = []
    for reading, links in links_of(readings, article_of(parses, readings, countries, quotes), countries):
        claims += of_links(reading, links, scopes(reading, links, countries, words), said, denied)
    tied = {claim.number for claim in claims}
    claims += [Claim(n, None, q, "said", "quote", None, n in denied) for n, q in said.items() if n not in tied]
    return tuple(sorted(claims, key=lambda c: (c.number, -1 if c.country is None else c.country)))


def of_links(
    reading: Reading, links: Sequence[Link], found: Sequence[Scope], said: Mapping[int, int], denied: Collection[int]
) -> Iterator[Claim]:
    """The claims of a paragraph's links, each with its scope, the quote that says it, and whether it is denied."""
    figures = {figure.number: figure for figure in reading.figures}
    for link, scope in zip(links, found, strict=True):
        negated = link.number in denied or is_denied(reading, figures[link.number])
        yield Claim(link.number, link.country, said.get(link.number), link.relation, link.rule, scope, negated)


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


def links_of(
    readings: Mapping[int, Reading], article: Article, countries: Sequence[CountryMention]
) -> Iterator[tuple[Reading, list[Link]]]:
    """The ties of each paragraph, one for each pair of number and country mention."""
    before: list[Link] = []
    placed: dict[int, list[tuple[int, Sentence]]] = {index: [] for index in readings}
    for place, sentence in enumerate(article.sentences):
        placed[sentence.parse].append((place, sentence))
    for index, reading in readings.items():
        laid = with_antecedents(reading, placed[index], article) if reading.figures else reading
        found: list[Link] = []
        for place, sentence in placed[index]:
            before = of_sentence(laid, place, sentence, article, countries, before)
            found += before
        yield laid, found


def of_sentence(
    reading: Reading,
    place: int,
    sentence: Sentence,
    article: Article,
    countries: Sequence[CountryMention],
    before: Sequence[Link],
) -> list[Link]:
    """The ties of one sentence; `before` are those of the one before it. What is only supposed has none."""
    figures = reading.within(sentence.first, sentence.last)
    if not 0 < len(figures) <= MOST_NUMBERS:
        return []
    links = by_grammar(reading, figures, sentence)
    tied = {link.number for link in links}
    for figure in figures:
        if figure.number not in tied:
            alone = only_place(reading, figure, place, sentence, article)
            links += [alone] if alone else pointed(reading, figure, before)
    tied = {link.number for link in links}
    untied = [figure for figure in figures if figure.number not in tied]
    links += chosen(reading, figures, untied, sentence, article, countries)
    supposed = {figure.number for figure in figures if is_supposed(reading, figure)}
    return [link for link in links if link.number not in supposed]


def by_grammar(reading: Reading, figures: Sequence[Figure], sentence: Sentence) -> list[Link]:
    """The ties of a sentence by frames and by what stands beside its numbers; none where it names no country."""
    if not any(sentence.first <= token <= sentence.last for token in reading.country_at):
        return []
    links = [link for figure in figures for link in ties(reading, figure)]
    return settled(reading, figures, sentence.first, sentence.last, links)
