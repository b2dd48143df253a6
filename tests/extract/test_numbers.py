"""Rows of single sentences, by the rules alone: kind, value, unit, modifier, date."""

from __future__ import annotations

import pytest

from pipeline.extract.numbers import candidates

Row = tuple[object, ...]


def rows(text: str) -> list[Row]:
    """(kind, value, value_max, unit, modifier, date) without the empty ones at the end."""
    found: list[Row] = []
    for c in candidates(text):
        row = [c.kind, c.value, c.value_max, c.unit, c.modifier, c.date]
        while row[-1] is None:
            row.pop()
        found.append(tuple(row))
    return found


@pytest.mark.parametrize(
    ("text", "row"),
    [
        ("a loan of £1.6 billion", ("money", 1.6e9, None, "GBP")),
        ("worth $US3.2 million", ("money", 3.2e6, None, "USD")),
        ("sold for $18million", ("money", 18e6, None, "USD")),
        ("cost millions of dollars", ("money", 1e6, None, "USD", "at_least")),
        ("paid 50 cents", ("money", 0.5, None, "USD")),
        ("Rs 40 crore", ("money", 4e8, None, "INR")),
        ("fares of $10-$20", ("money", 10, 20, "USD")),
    ],
)
def test_money_is_in_the_main_unit_of_its_iso_currency(text: str, row: Row) -> None:
    assert rows(text) == [row]
