"""A paragraph's figures and countries laid on its tokens: what the frames look at."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field

from pipeline.article import CountryMention, NamedEntity, NumberKind, NumberMention, Parse
from pipeline.language import clauses
from pipeline.language.clauses import word_lists

HYPHENS = frozenset(("-", "‐", "‑"))
NAMES = frozenset(("ORG", "PERSON", "WORK_OF_ART", "PRODUCT", "LAW", "EVENT", "FAC"))
ACRONYM = 4  # characters of the longest name of a country that is written in capitals: "U.S.", "UAE"
YEAR = 4  # digits
CONTEXT = "context"  # the relation of a tie to what an earlier sentence names
NOUN_PATH = 3  # nouns between a number and the noun that it measures: "growth to a rate of 3 percent"


@dataclass(frozen=True, slots=True)
class Figure:
    """A number that counts or measures something, on its tokens (inclusive)."""

    number: int  # index into the extraction's numbers
    kind: NumberKind
    first: int
    last: int
    noun: int  # the noun it counts, or its own head


@dataclass(frozen=True, slots=True)
class Reading:
    """One paragraph. Countries are indices into the extraction's countries, by the token that names them."""

    parse: Parse
    figures: tuple[Figure, ...]
    number_tokens: frozenset[int]
    country_at: Mapping[int, int] = field(default_factory=dict)  # head token -> country
    country_last: Mapping[int, int] = field(default_factory=dict)  # last token -> country
    demonyms: frozenset[int] = frozenset()  # head tokens
    persons: frozenset[int] = frozenset()  # tokens of persons' names
    bodies: frozenset[int] = frozenset()  # tokens of names of organisations
    anaphors: frozenset[int] = frozenset()  # tokens that stand for a country: "the country"
    second: Mapping[int, int] = field(default_factory=dict)  # the other country of those that stand for two

    @property
    def heads(self) -> list[int]:
        """The tokens that name a country, in order."""
        return sorted(self.country_at)

    def within(self, first: int, last: int) -> list[Figure]:
        """The figures of a stretch of tokens."""
        starts = [figure.first for figure in self.figures]
        return list(self.figures[bisect_left(starts, first) : bisect_right(starts, last)])

    def countries(self, token: int) -> Iterator[int]:
        """The tokens that name a country: the given one, and those joined to it by "and"."""
        if token in self.country_at:
            yield from (t for t in clauses.conjuncts(self.parse, token) if t in self.country_at)

    def named(self, token: int, relation: str) -> Iterator[tuple[int, str]]:
        """The countries that a token names or stands for, each with its relation."""
        for found in self.countries(token):
            yield self.country_at[found], CONTEXT if found in self.anaphors else relation
            if found in self.second:
                yield self.second[found], CONTEXT

    def subject_country(self, noun: int) -> int | None:
        """The country that a subject names, or whose arm it is: "Chile", "Chile's forces"."""
        if noun in self.country_at:
            return self.country_at[noun]
        if not self.listed(noun, "stand_in"):
            return None
        return next((self.country_at[c] for c in self.parse.children[noun] if c in self.country_at), None)

    def listed_word(self, word: str, name: str) -> bool:
        """Whether a word in small characters stands in a word list."""
        return word in word_lists()[name]

    def listed(self, token: int, name: str) -> bool:
        """Whether the word of a token stands in a word list."""
        return self.parse.words[token].lower() in word_lists()[name]

    def acts_for_itself(self, noun: int) -> bool:
        """Whether a noun names or describes one person or a firm, whose figures are no country's."""
        return noun in self.persons or self.listed(noun, "person_nouns") or self.listed(noun, "firms")


def tokens(parse: Parse, mention: CountryMention | NumberMention) -> tuple[int, int]:
    """First and last token that a mention touches."""
    first = bisect_right(parse.ends, mention.start)
    last = bisect_left(parse.starts, mention.end) - 1
    return min(first, len(parse.words) - 1), max(first, last)


def counted_noun(parse: Parse, number: NumberMention) -> int:
    """The token of the noun that a number counts: by the grammar, or what its extractor found where these part."""
    own = clauses.head_of(parse, *tokens(parse, number))
    noun = clauses.counted_noun(parse, own)
    if number.counted_start is None or number.counted_end is None:
        return noun
    first = bisect_right(parse.ends, number.counted_start)
    last = bisect_left(parse.starts, number.counted_end) - 1
    if not first <= last < len(parse.words) or first <= noun <= last:
        return noun
    found = above = clauses.head_of(parse, first, last)
    for _ in range(NOUN_PATH):  # "dozens of the members": the number is above what it counts
        above = parse.heads[above]
        if above in (own, noun):
            return noun
    return found


def read(parse: Parse, countries: Mapping[int, CountryMention], numbers: Mapping[int, NumberMention]) -> Reading:
    """Lay a paragraph's countries and numbers, each by its index, on the tokens of its parse."""
    spans = [(index, number.kind, *tokens(parse, number)) for index, number in numbers.items()]
    taken = frozenset(t for _, _, first, last in spans for t in range(first, last + 1))
    laid = lay(parse, countries, taken)
    return Reading(
        parse,
        figures=tuple(
            Figure(index, kind, first, last, clauses.counted_noun(parse, clauses.head_of(parse, first, last)))
            for index, kind, first, last in spans
            if counts(parse, kind, first, last)
        ),
        number_tokens=taken,
        country_at={head: index for head, _, index in laid},
        country_last={last: index for _, last, index in laid},
        demonyms=frozenset(head for head, _, index in laid if countries[index].kind == "demonym"),
        persons=tokens_of(parse, "PERSON"),
        bodies=tokens_of(parse, "ORG"),
    )


def lay(parse: Parse, countries: Mapping[int, CountryMention], numbers: frozenset[int]) -> list[tuple[int, int, int]]:
    """(head token, last token, country) of the mentions that stand for their country; `numbers` are their tokens."""
    named = [
        entity  # "Ukraine £3 billion" is no name
        for entity in sorted(parse.entities, key=lambda e: e.first)
        if entity.label in NAMES and numbers.isdisjoint(range(entity.first, entity.last + 1))
    ]
    places = [(index, country, *tokens(parse, country)) for index, country in countries.items()]
    return [
        (clauses.head_of(parse, first, last), last, index)
        for index, country, first, last in places
        if last not in numbers and names_country(parse, country, named, first, last)
    ]


def tokens_of(parse: Parse, label: str) -> frozenset[int]:
    """The tokens of the model's entities of one label."""
    return frozenset(t for e in parse.entities if e.label == label for t in range(e.first, e.last + 1))


def names_country(parse: Parse, country: CountryMention, named: list[NamedEntity], first: int, last: int) -> bool:
    """Whether a mention stands for its country: not in a dateline, or the name of an organisation or person."""
    if first == 0 and parse.words[last].isupper() and len(parse.words[last]) > ACRONYM:
        return False  # "WASHINGTON (AP)"
    at = bisect_right(named, first, key=lambda name: name.first) - 1
    return at < 0 or not is_part_of(parse, country, named[at], first, last)


def is_part_of(parse: Parse, country: CountryMention, name: NamedEntity, first: int, last: int) -> bool:
    """Whether a mention (tokens first..last) is only a part of a longer name: "Royal Dutch Shell"."""
    if last > name.last or name.last - name.first == last - first:
        return False
    led = all(parse.words[t].lower() == "the" for t in range(name.first, first))
    if country.kind == "demonym":
        return not led  # "French Navy" is France's
    owns = last < name.last and parse.words[last + 1] in ("'s", "’s")  # "Chile's Congress"
    return not (led and (last == name.last or owns))


def counts(parse: Parse, kind: NumberKind, first: int, last: int) -> bool:
    """Whether the number counts something: not "a two-page memo", not "three times as many"."""
    words = parse.words
    if kind != "count" or last + 1 >= len(words):
        return True
    if (
        first > 1
        and words[first - 1] == "("
        and words[first - 2].isdigit()
        and parse.ends[first - 2] == parse.starts[first - 1]
    ):
        return False  # "section 14(1)"
    if first < last and words[last - 1] in HYPHENS and parse.tags[last] != "CD":
        return words[last].lower() in word_lists()["hyphenated"]  # "two-term"
    if is_year(parse, first, last):
        return False  # "its 1947 constitution"
    if words[last + 1] in HYPHENS and parse.starts[last + 1] == parse.ends[last]:
        return last + 2 < len(words) and words[last + 2].lower() in word_lists()["hyphenated"]
    return words[last + 1].lower() not in word_lists()["multiples"]


def is_year(parse: Parse, first: int, last: int) -> bool:
    """Whether a number of four digits stands before a noun in the singular, as a year does."""
    digits = parse.words[first]
    return first == last and len(digits) == YEAR and digits.isdigit() and parse.tags[last + 1] == "NN"
