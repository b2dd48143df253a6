"""Dates as precise as they are written, and no more."""

import tomllib
from importlib.resources import files

import pytest

from pipeline.sources.dates import date_of, iso_date, months


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
        ("März 2025", "2025-03"),
        ("março de 2025", "2025-03"),
        ("3 жовтня 2024 року", "2024-10-03"),
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


def test_all_twelve_months_are_named_in_each_language_and_no_name_is_two() -> None:
    data = tomllib.loads(files("pipeline.sources").joinpath("data/months.toml").read_text(encoding="utf-8"))
    for rows in data.values():
        for language, row in rows.items():
            assert [months()[name] for name in row] == list(range(1, 13)), language
    for name, number in (("mai", 5), ("agosto", 8), ("dezembro", 12), ("février", 2), ("luglio", 7), ("жовтня", 10)):
        assert months()[name] == number


@pytest.mark.parametrize(
    ("written", "site", "day"),
    [
        (1709631000, None, "2024-03-05T09:30:00Z"),
        (1709631000000, None, "2024-03-05T09:30:00Z"),
        ("1709631000.0", None, "2024-03-05T09:30:00Z"),
        ("/Date(1709631000000)/", None, "2024-03-05T09:30:00Z"),
        ({"$date": "2024-03-05T09:30:00Z"}, None, "2024-03-05T09:30:00Z"),
        ({"$date": {"$numberLong": "1709631000000"}}, None, "2024-03-05T09:30:00Z"),
        ("Tue Mar 05 09:30:00 +0000 2024", None, "2024-03-05T09:30:00Z"),
        ("20240305T093000Z", None, "2024-03-05T09:30:00Z"),
        ("20240305093000", None, "2024-03-05T09:30:00"),
        ("20240305", None, "2024-03-05"),
        ("Tue, 05 Mar 2024 09:30:00 GMT", None, "2024-03-05T09:30:00Z"),
        ("Tuesday, March 5, 2024", None, "2024-03-05"),
        ("Mar 5, 2024 9:30 AM EST", None, "2024-03-05"),
        ("05/03/2024", "example.co.uk", "2024-03-05"),
        ("03/05/2024", "https://www.example.us/a", "2024-03-05"),
        ("25/03/2024", None, "2024-03-25"),
        ("03/25/2024 10:00", None, "2024-03-25"),
        ("05/03/2024", "example.com", "2024"),
        ("05/03/2024", None, "2024"),
        ("2024-03-05 09:30:00+00:00", None, "2024-03-05T09:30:00+00:00"),
        (True, None, None),
        ("soon", None, None),
        (7, None, None),
        ("99/99/2024", None, None),
    ],
)
def test_dates_as_fields_hold_them(written: object, site: str | None, day: str | None) -> None:
    assert date_of(written, site) == day
