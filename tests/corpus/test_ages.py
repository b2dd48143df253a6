"""Ages: whose they are, and what two of them tell."""

from __future__ import annotations

from datetime import date

import pytest

from pipeline.corpus.figures.ages import Person, ages_contradict, whose
from pipeline.language.model import Model
from tests.corpus.made import differing, values


def owner(
    sentence: str, age: str, name: str = "Vera Quill", unit: str = "year", modifier: str | None = None
) -> str | None:
    number = {"kind": "age", "unit": unit, "value_max": None, "modifier": modifier, "text": age}
    start = sentence.index(name)
    person = Person(start, start + len(name), name.lower(), name)
    found = whose({**number, "start": sentence.index(age)}, {"text": sentence, "start": 0}, [person])
    return found.written if found else None


@pytest.mark.parametrize(
    ("sentence", "age"),
    [
        ("Vera Quill, 48, of Tarvel, spoke.", "48"),
        ("The clerk, Vera Quill (48), spoke.", "48"),
        ("Vera Quill, who is 48, spoke.", "48"),
        ("Vera Quill, aged 48, spoke.", "48"),
        ("Today Vera Quill turned 48.", "48"),
        ("Vera Quill is 48 years old and well.", "48 years old"),
        ("The 48-year-old town clerk Vera Quill spoke.", "48-year-old"),
        ("Vera Quill, a 48-year-old clerk, spoke.", "48-year-old"),
    ],
)
def test_an_age_is_that_of_the_person_right_beside_it(sentence: str, age: str) -> None:
    assert owner(sentence, age) == "Vera Quill"


@pytest.mark.parametrize(
    ("sentence", "age"),
    [
        ("Vera Quill met a boy of 48.", "48"),
        ("Vera Quill, 48 of whose friends came, spoke.", "48"),
        ("Vera Quill was 48 when the dam broke.", "48"),
        ("The 48-year-old son and heir of the famous Vera Quill spoke.", "48-year-old"),
        ("A 48-year-old Vera Quill supporter spoke.", "48-year-old"),
    ],
)
def test_an_age_of_somebody_else_or_another_time_is_not(sentence: str, age: str) -> None:
    assert owner(sentence, age) is None


def test_an_age_in_months_or_about_is_none() -> None:
    assert owner("Vera Quill, 48, spoke.", "48", unit="month") is None
    assert owner("Vera Quill, 48, spoke.", "48", modifier="about") is None


@pytest.mark.parametrize(
    ("younger", "older", "later", "contradict"),
    [
        (48, 48, "2021-05-09", False),
        (48, 49, "2021-05-09", True),  # hardly a birthday within the week
        (48, 49, "2021-11-09", False),
        (48, 50, "2022-06-09", False),
        (48, 50, "2021-06-09", True),
        (48, 47, "2021-06-09", True),
        (48, 20, "2021-06-09", False),  # a namesake
    ],
)
def test_a_birthday_explains_a_year(younger: float, older: float, later: str, contradict: bool) -> None:
    days = date(2021, 5, 3), date.fromisoformat(later)
    assert ages_contradict(younger, older, days) is contradict


def test_two_ages_on_one_day_contradict_each_other(reader: Model) -> None:
    (row,) = differing(reader, *(f"Zeno Marsh, {age}, was killed in Tarvo on Monday." for age in (26, 27)))
    assert (row["kind"], row["role"], values(row)) == ("contradiction", "age", [26, 27])
