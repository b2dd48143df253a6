"""What holds for any text."""

from __future__ import annotations

import itertools
import time

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from pipeline.article import TEXT, TITLE, Document, Span
from pipeline.facts.countries import find_countries
from pipeline.facts.countries.gazetteer import countries, gazetteer
from pipeline.facts.countries.matcher import matcher
from tests.facts.country_cases import rows

PIECES = [
    *sorted(gazetteer())[::40],
    " ",
    ", ",
    ". ",
    "\n",
    "-",
    "'s",
    " said ",
    "Mr. ",
    " in ",
    "(AP) -",
    "é",
    "www.",
    "12",
]


@settings(max_examples=150, deadline=None)
@given(st.lists(st.sampled_from(PIECES), max_size=30).map("".join))
def test_mentions_lie_in_order_without_overlap_within_paragraphs(text: str) -> None:
    paragraphs = []
    at = 0
    for line in text.split("\n"):
        if line.strip():
            paragraphs.append(Span(at, at + len(line)))
        at += len(line) + 1
    mentions = find_countries(Document(text, tuple(paragraphs)), ())
    for mention in mentions:
        assert mention.country in countries()
        assert any(p.start <= mention.start < mention.end <= p.end for p in paragraphs)
    assert all(a.end <= b.start for a, b in itertools.pairwise(mentions))


def test_title_mentions_come_first_and_have_their_field() -> None:
    document = Document("Poland agreed.", (Span(0, 14),), title="Ukraine asks")
    assert [(m.field, m.country) for m in find_countries(document, ())] == [(TITLE, "UA"), (TEXT, "PL")]


@pytest.mark.parametrize(
    ("language", "text", "expected"),
    [
        ("de", "Angela in Berlin: Germany, Deutsch", ["DE"]),
        ("de", "Frankreich, Russland und die Vereinigten Staaten; Iran", ["FR", "RU", "IR"]),
        ("fr", "La Russie et la Corée du Sud, à Paris", ["RU", "KR"]),
        ("uk", "Україна та Польща", ["UA", "PL"]),
        ("xx", "Ukraine", ["UA"]),
        (None, "Ukraine", ["UA"]),
    ],
)
def test_a_document_without_a_model_has_names_of_countries_alone(
    language: str | None, text: str, expected: list[str]
) -> None:
    document = Document(text, (Span(0, len(text)),), language=language, limited=True)
    assert [m.country for m in find_countries(document, ())] == expected


def test_the_same_text_gives_the_same_rows_after_any_other() -> None:
    text = "Georgia and Jordan met in Paris. London, Ont., was calm."
    before = rows(text)
    rows("Paris, Texas. Jordan Smith left Georgia's Atlanta.")
    assert rows(text) == before


def test_long_lines_and_repeated_marks_take_linear_time() -> None:
    start = time.process_time()
    for text in (
        "A" * 300_000,
        "Paris, " * 10_000,
        "x" * 300_000 + "Ukraine" + "y" * 300_000,
        "US-" * 20_000,
        "9" * 300_000,
        "A'" * 100_000,
        "A-" * 100_000,
        "A" * 50_000 + " " + "B" * 50_000,
        "Odra, Lake " * 10_000,
    ):
        find_countries(Document(text, (Span(0, len(text)),)), ())
    assert time.process_time() - start < 10


def test_the_longest_form_wins_from_the_left() -> None:
    hits = matcher().scan("South Sudanese and Papua New Guinea's Nigerians")
    assert [hit.form for hit in hits] == ["South Sudanese", "Papua New Guinea", "Nigerians"]
