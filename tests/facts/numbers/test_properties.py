"""What holds for any text: offsets, order, finite values, linear time."""

from __future__ import annotations

import math
import time

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from pipeline.facts.numbers import candidates
from pipeline.facts.numbers.vocabulary import modifiers, number_words, symbols, table, units

WORDS = """
one two twenty hundred thousand million half a dozen third first of and or to in the about more than over $ £ € US$ Rs 5
12 2016 1,200 3.5 1/2 10-15 '90s May Jan. 3rd % percent km m bn k , . - – ( ) years old people 9/11 F-16 No. p.m. 10:30
@x minus from between 1 234 ½ 6'3" Q3 century mid- 20-point °C ' " / # <b> https://a.b/1 İ ß 𝟙 ٣
"""
PIECES = st.sampled_from([*WORDS.split(), " ", "\n", "\u00a0"])
LISTS = st.lists(PIECES, max_size=24)
VOCABULARY = sorted(
    {
        *number_words(),
        *units().names,
        *units().short,
        *modifiers("before"),
        *modifiers("after"),
        *symbols(),
        *table("number_names")["fixed"]["expressions"],
    }
)
SPOKEN = st.lists(st.sampled_from([*VOCABULARY, *WORDS.split()]), max_size=12)
JOINERS = st.sampled_from([" ", "-", "", "-and-", " of ", " to ", "'s ", "/"])
TEXTS = st.one_of(
    st.text(max_size=80),
    LISTS.map(" ".join),
    LISTS.map("".join),
    st.tuples(SPOKEN, JOINERS).map(lambda spoken: spoken[1].join(spoken[0])),
)


@given(TEXTS)
@settings(max_examples=300, deadline=None)
def test_rows_lie_in_the_text_in_order_and_apart(text: str) -> None:
    at = 0
    for candidate in candidates(text):
        assert at <= candidate.start < candidate.end <= len(text)
        at = candidate.end


@given(TEXTS)
@settings(max_examples=300, deadline=None)
def test_each_row_has_a_finite_value_or_a_date(text: str) -> None:
    for c in candidates(text):
        assert (c.date is not None) == (c.kind in ("date", "time"))
        assert (c.value is None) == (c.date is not None)
        assert c.value is None or math.isfinite(c.value)
        assert c.value_max is None or (c.value is not None and (c.value < c.value_max or c.kind == "score"))


@given(st.integers(-999_999_999, 999_999_999))
def test_an_integer_reads_as_itself(number: int) -> None:
    (found,) = candidates(f"There are {number:,} of them")
    assert found.value == number


UNITS = [
    "1",
    "1,",
    "100,",
    "1.",
    "1 ",
    "1-",
    "1/",
    "$",
    "$1 ",
    "one hundred and ",
    "one ",
    "minus ",
    "<",
    "@",
    "x",
    "a1",
    "'",
]
LONG = [
    *UNITS,
    "hundreds of ",
    "a-",
    "(1",
    "1+",
    "1:",
    "May ",
    "Ann Lee, 44, ",
    "two point ",
    "1 or ",
    "half a ",
    "'9",
    " ",
    "A",
]


@pytest.mark.parametrize("unit", LONG)
def test_time_grows_with_length_only(unit: str) -> None:
    """Ten times the text takes about ten times as long; a pattern that blows up would take a hundred times."""

    def seconds(length: int) -> float:
        text = unit * (length // len(unit))
        start = time.process_time()
        candidates(text)
        return time.process_time() - start

    candidates("1 warm 2")
    assert seconds(20_000) < 30 * max(seconds(2_000), 0.001)


def test_a_line_of_a_megabyte_of_digits_is_passed_over() -> None:
    start = time.process_time()
    assert candidates("7" * 1_000_000) == []
    assert time.process_time() - start < 2
