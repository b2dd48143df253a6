"""Ages: whose they are, and what two of them tell."""

from __future__ import annotations

from datetime import date
from typing import Any

import pyarrow as pa
import pytest

from pipeline.corpus.figures.ages import verdict_of_ages
from pipeline.corpus.figures.sightings import sightings
from tests.corpus.made import article, compared


def aged(
    doc_id: str, sentence: str, age: str, name: str = "Vera Quill", published: str | None = None, **more: Any
) -> dict[str, pa.Table]:
    digits = "".join(c for c in age if c.isdigit())
    fact = {"text": age, "kind": "age", "unit": "year", "value": int(digits), **more}
    return article(doc_id, sentence, fact, entities=[(name, "PERSON")], published=published)


def topics(tables: dict[str, pa.Table]) -> list[tuple[str, str]]:
    return [(topic, row["label"]) for row in sightings(tables).to_pylist() for topic in row["topics"]]


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
    assert topics(aged("a", sentence, age)) == [("age | score: be | vera quill", "the age 48")]


@pytest.mark.parametrize(
    ("sentence", "age", "more"),
    [
        ("Vera Quill met a boy of 48.", "48", {}),
        ("Vera Quill, 48 of whose friends came, spoke.", "48", {}),
        ("Vera Quill was 48 when the dam broke.", "48", {}),
        ("The 48-year-old son and heir of the famous Vera Quill spoke.", "48-year-old", {}),
        ("A 48-year-old Vera Quill supporter spoke.", "48-year-old", {}),
        ("Vera Quill, 48, spoke.", "48", {"unit": "month"}),
        ("Vera Quill, 48, spoke.", "48", {"modifier": "about"}),
        ("Quill, 48, spoke.", "48", {"name": "Quill"}),
    ],
)
def test_other_ages_are_nobodys(sentence: str, age: str, more: dict[str, Any]) -> None:
    assert topics(aged("a", sentence, age, **more)) == []


@pytest.mark.parametrize(
    ("ages", "days", "kind"),
    [
        ((48, 49), ("2025-01-10", "2025-02-10"), "change"),
        ((48, 50), ("2025-01-10", "2026-06-10"), "change"),
        ((48, 48), ("2025-01-10", "2025-11-10"), None),
        ((49, 48), ("2025-01-10", "2025-02-10"), "contradiction"),
        ((48, 50), ("2025-01-10", "2025-02-10"), "contradiction"),
        ((48, 49), ("2025-01-10", "2027-02-10"), "contradiction"),
        ((48, 23), ("2025-01-10", "2025-02-10"), None),  # namesakes
    ],
)
def test_a_birthday_explains_an_age_and_the_calendar_the_rest(
    ages: tuple[int, int], days: tuple[str, str], kind: str | None
) -> None:
    first, second = (date.fromisoformat(day) for day in days)
    assert verdict_of_ages(*ages, (first, second)) == kind


@pytest.mark.parametrize(
    ("published", "kinds"),
    [(("2025-01-10", "2025-02-10"), ["change"]), (("2025-02-10", "2025-01-10"), ["contradiction"]), ((None, None), [])],
)
def test_two_articles_give_two_ages(published: tuple[str | None, str | None], kinds: list[str]) -> None:
    one = aged("a", "Vera Quill, 48, spoke.", "48", published=published[0])
    other = aged("b", "Vera Quill, 49, spoke.", "49", published=published[1])
    rows = compared(one, other)
    assert [row["kind"] for row in rows] == kinds
    for row in rows:
        assert row["why"].startswith("On Vera Quill, “") and "has the age 48" in row["why"]


def test_two_ages_of_one_day_are_a_birthday_apart_however_they_are_written() -> None:
    day = "2025-01-10"
    tables = [
        aged(doc_id, f"Vera Quill, {age}, spoke.", age, published=day) for doc_id, age in (("a", "99"), ("b", "100"))
    ]
    assert [row["kind"] for row in compared(*tables)] == ["change"]
