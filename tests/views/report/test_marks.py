"""Marks: however mentions nest and overlap, the text stays whole and each letter knows its rows."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from pipeline.views.report.marks import LAYERS, Mark, marks_of, stretches

MARKS = st.lists(
    st.builds(
        lambda start, length, layer, row: Mark(start, start + length, layer, f"{layer[0]}{row}"),
        *(st.integers(0, 40), st.integers(0, 15), st.sampled_from(LAYERS), st.integers(0, 9)),
    ),
    max_size=12,
)


@given(st.text(max_size=50), MARKS)
def test_stretches_put_together_are_the_text(text: str, marks: list[Mark]) -> None:
    assert "".join(s.text for s in stretches(text, 0, len(text), marks)) == text


@given(st.text(min_size=1, max_size=50), MARKS)
def test_each_letter_has_the_rows_of_the_marks_over_it(text: str, marks: list[Mark]) -> None:
    rows = [set(s.rows) for s in stretches(text, 0, len(text), marks) for _ in s.text]
    assert rows == [{m.row for m in marks if m.start <= at < m.end} for at in range(len(text))]


def test_the_innermost_row_comes_last() -> None:
    marks = [Mark(2, 4, "country", "c0"), Mark(0, 9, "quote", "q0"), Mark(2, 7, "number", "n0")]
    assert [s.rows for s in stretches("US$2 bn x", 0, 9, marks)] == [
        ("q0",),
        ("q0", "n0", "c0"),
        ("q0", "n0"),
        ("q0",),
    ]


def test_only_the_part_of_a_mark_within_the_paragraph_is_drawn() -> None:
    cut = stretches("one two three", 4, 7, [Mark(0, 13, "quote", "q0")])
    assert [(s.text, s.rows) for s in cut] == [("two", ("q0",))]


def test_a_quote_is_marked_in_its_parts_with_its_speaker_and_cue() -> None:
    quote = {
        "quote_id": 4,
        "kind": "direct",
        "start": 0,
        "end": 20,
        "parts": [{"start": 0, "end": 5}, {"start": 15, "end": 20}],
        "speaker_start": 11,
        "speaker_end": 13,
        "cue_start": None,
        "cue_end": None,
    }
    marks = marks_of({"countries": [], "numbers": [], "quotes": [quote]}, "text")
    assert [(m.start, m.end, m.layer, m.row) for m in marks] == [
        (0, 5, "quote", "q4"),
        (15, 20, "quote", "q4"),
        (11, 13, "speaker", "q4"),
    ]
