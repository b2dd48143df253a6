"""Quotation marks as pairs."""

from __future__ import annotations

import time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pipeline.article import Span
from pipeline.facts.quotes.marks import find_stretches

PAIRS = {
    "straight": ('He said "never" twice.', ["never"]),
    "curly": ("He said “never” twice.", ["never"]),
    "single_curly": ("He said ‘never again’ twice.", ["never again"]),
    "single_straight": ("He said 'never again' twice.", ["never again"]),
    "guillemets": ("Il dit « jamais » deux fois.", ["jamais"]),
    "guillemets_turned": ("Er sagt »nie« zweimal.", ["nie"]),
    "low_and_high": ("Er sagt „nie“ zweimal.", ["nie"]),
    "doubled_apostrophes": ("He said ''never again'' twice.", ["never again"]),
    "accents_and_apostrophes": ("He said ``never again'' twice.", ["never again"]),
    "single_inside_double": ("“He said ‘never’ twice,” she said.", ["He said ‘never’ twice,"]),
    "double_inside_double": ("“He said “never” twice,” she said.", ["He said “never” twice,"]),
    "straight_inside_curly": ('“He said "never" twice,” she said.', ['He said "never" twice,']),
    "curly_inside_straight": ('"He said “never” twice," she said.', ["He said “never” twice,"]),
    "a_closing_mark_typed_as_an_opening_one": ("“Never again,“ she said. “Never.”", ["Never again,", "Never."]),
    "an_opening_mark_typed_as_a_closing_one": ("She said ”never again” twice.", ["never again"]),
    "curly_opened_and_straight_closed": ('“Never again," she said. "Not once.”', ["Never again,", "Not once."]),
    "a_stray_opening_mark": ("A “ stray mark. She said “never again” twice.", ["never again"]),
    "apostrophes": ("The dogs' bowls weren't the cat's.", []),
    "elisions": ("'Tis the '90s, get 'em while you can'.", []),
    "a_plurals_apostrophe_inside_single_marks": (
        "He said ‘the dogs’ bowls are gone’ twice.",
        ["the dogs’ bowls are gone"],
    ),
    "double_inside_single": (
        "‘It was the “long boat” that sank,’ she said. ‘It was old.’",
        ["It was the “long boat” that sank,", "It was old."],
    ),
    "doubles_between_plurals_apostrophes": ("The dogs’ home said “never”. The cats’ home left.", ["never"]),
    "a_single_mark_glued_to_a_sentence": ("It was late.‘We never sold it,’ she said.", ["We never sold it,"]),
    "feet_and_inches": ('A man of 6\'2" and a screen 40" wide.', []),
    "an_attribute_left_over_from_a_page": ('<p id="first words here">She said “never”.', ["never"]),
    "a_mark_after_a_dash": ("the answer—“never”—came late.", ["never"]),
    "a_space_on_the_wrong_side_of_closing_marks": (
        'The town slept. "It is late, "Holt said. "Who is there? "he asked.',
        ["It is late,", "Who is there?"],
    ),
    "a_mark_never_closed_before_a_pair": ('"It is late. He rose and, "come in," said Holt.', ["come in,"]),
    "an_empty_pair": ("Nothing “” here.", []),
}


def stretches(text: str) -> list[str]:
    return [text[s.start : s.end] for s in find_stretches(text, [Span(0, len(text))])[0]]


@pytest.mark.parametrize("case", PAIRS)
def test_marks_pair_by_type_and_neighbours(case: str) -> None:
    text, expected = PAIRS[case]
    assert stretches(text) == expected


def test_a_mark_left_open_runs_to_the_end_of_its_paragraph_where_the_next_reopens() -> None:
    text = "He wrote “one two.\n“Three four.”"
    (first,), (second,) = find_stretches(text, [Span(0, 18), Span(19, len(text))])
    assert (text[first.start : first.end], first.closed) == ("one two.", False)
    assert (text[second.start : second.end], second.closed) == ("Three four.", True)


def test_a_mark_left_open_in_the_middle_of_a_last_paragraph_is_stray() -> None:
    assert stretches("The 5“ pipe and the rest of it.") == []


@given(
    st.lists(st.sampled_from(["“", "”", '"', "'", "’", "‘", "«", "»", "„", "''", "``", " ", "a", ".", ",", "\n", "1"]))
)
def test_any_marks_give_stretches_in_order_within_their_paragraphs(pieces: list[str]) -> None:
    text = "".join(pieces)
    paragraphs, at = [], 0
    for line in text.split("\n"):
        paragraphs.append(Span(at, at + len(line)))
        at += len(line) + 1
    for paragraph, found in zip(paragraphs, find_stretches(text, paragraphs), strict=True):
        edge = paragraph.start
        for s in found:
            assert edge <= s.left < s.start <= s.end <= s.right <= paragraph.end
            assert s.start < s.end
            edge = s.right


@pytest.mark.parametrize("mark", ['"', "“", "”", "'", "‘", "„", "«", "''", 'a" ', '"a ', "‘a ", "s’ ", '“a" '])
def test_a_hundred_thousand_marks_take_linear_time(mark: str) -> None:
    def seconds(n: int) -> float:
        text = mark * n
        began = time.process_time()
        find_stretches(text, [Span(0, len(text))])
        return time.process_time() - began

    small, large = min(seconds(10_000) for _ in range(3)), seconds(100_000)
    assert large < 60 * small + 0.5
