"""What holds for any paragraph with any tags: no error, rows in order and apart, a date or a value in each."""

from __future__ import annotations

import re

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from pipeline.article import TEXT, CountryMention, Parse
from pipeline.facts.numbers import find_numbers
from pipeline.facts.numbers.vocabulary import modifiers, number_words, table, units
from pipeline.language.model import Model
from tests.facts.numbers.rows import document

TAGS = st.sampled_from(
    [
        "CD",
        "NN",
        "NNS",
        "NNP",
        "NNPS",
        "JJ",
        "DT",
        "IN",
        "TO",
        "CC",
        "VBD",
        "VBZ",
        "VBP",
        "VB",
        "VBN",
        "VBG",
        "MD",
        "POS",
        "HYPH",
        ",",
        ".",
        "``",
        "''",
        "RB",
        "PRP$",
        "WDT",
    ]
)
MOMENTS = """
Monday Tuesday, March 3 9 August 2019 last next this week month year weekend quarter half first second third
the a in on of summer winter spring fall 2010-11 ago later earlier from now yesterday today tomorrow night
morning Q3 FY24 AD BC 300 the following day same period early late mid- 1990s 10 p.m. noon ET GMT between and
to will is was due said by 2120 $ € £3 10s 5ft 10in 14st 3lb 60x63x113.5cm 2:01:09 6-4 30-40,000 7,5 % ( ) , .
; rose fell per an 100,000 people
"""
LISTED = {
    *number_words(),
    *modifiers("before"),
    *modifiers("after"),
    *units().short,
    *table("units")["rates"]["counted"],
}
SPOKEN = st.sampled_from([*sorted(LISTED), *MOMENTS.split(), *MOMENTS.split()])
PARAGRAPHS = st.lists(st.tuples(SPOKEN, TAGS, st.sampled_from([" ", " ", " ", "", "-"])), min_size=1, max_size=16)
MENTIONS = [CountryMention(TEXT, 0, 2, country, "name", "name") for country in ("CA", "CA", "PK")]


def parsed(paragraph: list[tuple[str, str, str]]) -> Parse:
    """A Parse of words with tags, tokens at spaces."""
    text = "".join(word + gap for word, _, gap in paragraph).strip() or "x"
    spans = [m.span() for m in re.finditer(r"\S+", text)]
    tags = tuple(paragraph[i % len(paragraph)][1] for i in range(len(spans)))
    words = tuple(text[a:z] for a, z in spans)
    starts, ends = tuple(a for a, _ in spans), tuple(z for _, z in spans)
    return Parse(TEXT, 0, text, words, starts, ends, tags, (), (), ((0, len(spans) - 1),), ())


@given(PARAGRAPHS, st.sampled_from([None, "2026-03-11", "2024-02-29T10:00:00Z", "0001-01-01", "9999-12-31", "2024"]))
@settings(max_examples=400, deadline=None)
def test_any_paragraph_gives_rows_in_order_with_a_value_or_a_date(
    paragraph: list[tuple[str, str, str]], published: str | None
) -> None:
    parse = parsed(paragraph)
    at = 0
    for mention in find_numbers([parse], published, MENTIONS, "orlen.ca"):
        assert at <= mention.start < mention.end <= len(parse.text)
        assert mention.value is not None or mention.date is not None
        at = mention.end


@pytest.mark.parametrize("published", ["0001-01-01", "9999-12-31", "1000-01-01", "2999-12-31"])
def test_no_day_of_an_article_is_too_far_to_count_from(published: str, reader: Model) -> None:
    text = (
        "It came yesterday, last week, last century, two centuries ago and will go tomorrow, next year, in 90 decades."
    )
    find_numbers(reader.parse(document(text)), published)
