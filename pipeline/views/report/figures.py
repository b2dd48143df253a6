"""Numbers and dates as people write them."""

from __future__ import annotations


def figure(value: float | None) -> str:
    """A number as people write it: 33,000; 2.5; 1,600,000,000."""
    if value is None:
        return ""
    if value != value or value in (float("inf"), float("-inf")):
        return str(value)
    return f"{value:,.0f}" if value == int(value) and abs(value) < 1e21 else f"{value:,.10g}"


def many(count: int, one: str, more: str | None = None) -> str:
    """A count with its noun: 1 article, 15 articles."""
    return f"{count:,} {one if count == 1 else more or one + 's'}"


def percent(part: float, whole: float) -> str:
    """A share of 100 for the length of a bar, with one digit; never under 0.5, so that it can be seen."""
    return f"{max(0.5, 100 * part / whole):.1f}" if whole and part else "0"


MONTHS = ("Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec")


def plain_date(published: str | None) -> str:
    """`2025-03-02T10:00:00Z` as `2 Mar 2025`; as precise as the source, the time of day aside."""
    parts = (published or "")[:10].split("-")
    try:
        numbers = [int(part) for part in parts]
        words = [str(numbers[0]), *(MONTHS[n - 1] for n in numbers[1:2]), *(str(n) for n in numbers[2:3])]
    except (ValueError, IndexError):
        return published or ""
    return " ".join(reversed(words))
