"""The sentences of an article with the countries that each names, as far as claims look back over them."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from pipeline.article import TEXT, CountryMention, Parse, Quote, Span
from pipeline.facts.claims.reading import Reading
from pipeline.language import clauses, tags

REACH = 4  # sentences looked back over for the country that is spoken of
MAIN = 0.6  # share of all mentions from which a country is what the article is about
FEWEST = 3  # mentions of it


@dataclass(frozen=True, slots=True)
class Sentence:
    """A sentence: its parse, its tokens (inclusive), and the country mentions in it but for those of a speaker."""

    parse: int
    first: int
    last: int
    named: tuple[tuple[int, int], ...] = ()  # (head token, country), in order
    located: tuple[tuple[int, int], ...] = ()  # those of places, not of who does something
    subject: int | None = None  # the country that is the subject of its main verb, or whose arm is


@dataclass(frozen=True, slots=True)
class Article:
    """All sentences of the text in order, and the country that it is about, if one is."""

    sentences: tuple[Sentence, ...]
    codes: Mapping[int, str]  # country mention -> alpha-2
    main: str | None

    def only(self, mentions: Sequence[tuple[int, int]]) -> int | None:
        """The last of the mentions, where all are of one country; of several that which the article is about."""
        found = {self.codes[country] for _, country in mentions}
        if len(found) > 1 and self.main in found:
            mentions = [m for m in mentions if self.codes[m[1]] == self.main]
            return mentions[-1][1] if 2 * len(mentions) > len(found) else None
        return mentions[-1][1] if len(found) == 1 else None

    def spoken_of(self, place: int) -> int | None:
        """The country of the closest sentence before that names any, else the last mention of the main one."""
        for earlier in reversed(self.sentences[max(0, place - REACH) : place]):
            if earlier.named:
                return self.only(earlier.named)
        if self.main is None:
            return None
        before = (mention for sentence in reversed(self.sentences[:place]) for mention in reversed(sentence.named))
        return next((country for _, country in before if self.codes[country] == self.main), None)


def article_of(
    parses: Sequence[Parse],
    readings: Mapping[int, Reading],
    countries: Sequence[CountryMention],
    quotes: Sequence[Quote],
) -> Article:
    """The sentences of the text, with what each names; `readings` are by the index of their parse."""
    speakers = sorted(quote.speaker for quote in quotes if quote.speaker)
    found = [
        sentence_of(index, first, last, readings[index], countries, speakers)
        for index in sorted(readings, key=lambda i: parses[i].start)
        if parses[index].field == TEXT
        for first, last in parses[index].sentences
    ]
    total = Counter(country.country for country in countries)
    main = max(total, key=lambda code: (total[code], code), default=None)
    about = main is not None and total[main] >= max(FEWEST, MAIN * total.total())
    return Article(tuple(found), {i: c.country for i, c in enumerate(countries)}, main if about else None)


def sentence_of(
    index: int,
    first: int,
    last: int,
    reading: Reading,
    countries: Sequence[CountryMention],
    speakers: Sequence[Span],
) -> Sentence:
    """A sentence of a paragraph."""
    heads = sorted(reading.country_at)
    named = [
        (token, reading.country_at[token])
        for token in heads[bisect_left(heads, first) : bisect_right(heads, last)]
        if not of_speaker(reading, token, countries[reading.country_at[token]], speakers)
    ]
    located = tuple(m for m in named if is_located(reading, m[0]))
    return Sentence(index, first, last, tuple(named), located, main_subject(reading, first, last))


def main_subject(reading: Reading, first: int, last: int) -> int | None:
    """The country that is the subject of a sentence's main verb, or whose arm is."""
    parse = reading.parse
    root = next((t for t in range(first, last + 1) if parse.heads[t] == t), first)
    noun = next((c for c in parse.children[root] if parse.deps[c] in tags.SUBJECTS), None)
    return None if noun is None else reading.subject_country(noun)


def of_speaker(reading: Reading, token: int, country: CountryMention, speakers: Sequence[Span]) -> bool:
    """Whether a mention is that of a speaker: in the words of one, or in the subject of a verb that reports."""
    at = bisect_right(speakers, (country.start, len(reading.parse.text) + reading.parse.end)) - 1
    if at >= 0 and speakers[at].start <= country.start < speakers[at].end:
        return True
    noun = token
    while reading.parse.deps[noun] in ("amod", "compound", "poss", "nmod") and reading.parse.heads[noun] > noun:
        noun = reading.parse.heads[noun]
    verb = reading.parse.heads[noun]
    reports = any(reading.parse.deps[c] == "ccomp" for c in reading.parse.children[verb])
    return reading.parse.deps[noun] == "nsubj" and (reports or reading.listed(verb, "reporting"))


def is_located(reading: Reading, token: int) -> bool:
    """Whether a mention says where: it hangs on a preposition of place, or owns or modifies what does."""
    parse = reading.parse
    noun = token
    for _ in range(clauses.DEPTH):
        head, dep = parse.heads[noun], parse.deps[noun]
        if dep == "pobj":
            lies = parse.words[head].lower() == "of" and not reading.acts_for_itself(parse.heads[head])
            if any(parse.deps[c] == "npadvmod" for c in parse.children[parse.heads[head]]):
                return False  # "200 miles south of Lima"
            return lies or reading.listed(head, "located")
        if dep not in ("poss", "compound", "nmod", "conj", "appos", "amod") or head == noun:
            return False
        if dep == "amod" and noun in reading.demonyms and reading.listed(head, "deeds"):
            return False
        noun = head
    return False
