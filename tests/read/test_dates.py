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
        ("25. September 2018", "2018-09-25"),
        ("le 1er août 2024 à 9 h", "2024-08-01"),
        ("12 de marzo de 2024", "2024-03-12"),
        ("Stand: 12.03.2024, 9:15 Uhr", "2024-03-12"),
        ("公開 2024年3月12日 18:20", "2024-03-12"),
        ("Tue Nov 19 2019 03:05:46 GMT+0000", "2019-11-19T03:05:46+00:00"),
        ("Marathon 5, 2020", None),
        ("2025-13-40", None),
        ("31 February 2025", None),
        ("", None),
    ],
)
def test_a_written_date_becomes_iso(written: str, iso: str | None) -> None:
    assert iso_date(written) == iso
