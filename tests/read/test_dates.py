"""Dates as precise as they are written, and no more."""

import pytest

from pipeline.read.dates import iso_date


@pytest.mark.parametrize(
    ("written", "iso"),
    [
        ("2025", "2025"),
        ("2025-03", "2025-03"),
        ("2025-3-2", "2025-03-02"),
        ("2025/03/02 10:15", "2025-03-02T10:15"),
        ("2025-03-02T10:15:30.123+0100", "2025-03-02T10:15:30+01:00"),
        ("2025-03-02 10:15:30 UTC", "2025-03-02T10:15:30Z"),
        ("Sun, 02 Mar 2025 10:15:30 GMT", "2025-03-02T10:15:30Z"),
        ("1740910530", "2025-03-02T10:15:30Z"),
        ("Published on March 2nd, 2025", "2025-03-02"),
        ("2 March 2025", "2025-03-02"),
        ("March 2025", "2025-03"),
        ("yesterday", None),
        ("2025-13-40", None),
        ("31 February 2025", None),
        ("", None),
    ],
)
def test_a_written_date_becomes_iso(written: str, iso: str | None) -> None:
    assert iso_date(written) == iso
