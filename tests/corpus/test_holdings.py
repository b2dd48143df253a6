"""Figures of somebody's things: what fills so many pages, what became of so many, and how many that makes in all."""

from __future__ import annotations

from typing import Any

import pyarrow as pa
import pytest

from pipeline.corpus.figures.sightings import sightings
from tests.corpus.made import article, compared

PAGES = ["page of letter | count | vera quill"]
STOLEN = ["painting stolen | score: count | vera quill"]


def told(doc_id: str, sentence: str, text: str, value: int, counted: str | None, **more: Any) -> dict[str, pa.Table]:
    fact = {"text": text, "value": value, "counted": counted}
    present = [(name, "PERSON") for name in ("Vera Quill", "Ole Brandt") if name in sentence]
    return article(doc_id, sentence, fact, entities=present, **more)


def topics(sentence: str, counted: str | None) -> list[str]:
    rows = sightings(told("a", sentence, "60", 60, counted)).to_pylist()
    return [topic for row in rows for topic in row["topics"]]


@pytest.mark.parametrize(
    ("sentence", "found"),
    [
        ("The court read 60 pages of Vera Quill's letters.", PAGES),
        ("The court read the 60 pages of letters Vera Quill handed over.", PAGES),
        ("The court read 60 pages of the letters posted by Vera Quill.", PAGES),
        ("They found 60 boxes of Vera Quill letters.", ["box of letter | count | vera quill"]),
        ("The court released 60 pages of Vera Quill's letters.", []),
        ("The court read 60 more pages of Vera Quill's letters.", []),
        ("The court read 60 pages of letters to Vera Quill.", []),
        ("The court read 60 pages of letters, and Vera Quill left.", []),
        ("The court read 60 clerks of Vera Quill's letters.", []),
    ],
)
def test_pages_of_things_are_of_the_one_whose_things_they_are(sentence: str, found: list[str]) -> None:
    assert topics(sentence, "pages") == found


@pytest.mark.parametrize(
    ("sentence", "counted", "found"),
    [
        ("So far 60 of Vera Quill's paintings have been stolen.", "paintings", STOLEN),
        ("In May 60 paintings from Vera Quill to a bank were deemed stolen.", "paintings", STOLEN),
        ("They know of 60 Vera Quill paintings that were long since stolen.", "Vera Quill paintings", STOLEN),
        ("They had stolen 60 of Vera Quill's paintings, all burnt.", "paintings", []),
        ("In May 60 of Vera Quill's paintings were found, none was stolen.", "paintings", []),
        ("In May 60 of Vera Quill's paintings were sent but not stolen.", "paintings", []),
        ("In May 60 paintings to Vera Quill were stolen.", "paintings", []),
        ("In May 60 other paintings from Vera Quill were stolen.", "other paintings", []),
        ("The sack includes 60 of Vera Quill's paintings that were stolen.", "paintings", []),
        ("In May 60 times Vera Quill was stolen.", "times", []),
    ],
)
def test_what_became_of_somebodys_things_is_a_score(sentence: str, counted: str, found: list[str]) -> None:
    assert topics(sentence, counted) == found


@pytest.mark.parametrize(
    ("sentence", "found"),
    [
        ("Ten were missed, bringing the total number of long stolen paintings from Vera Quill to over 60.", STOLEN),
        ("Ten were missed, which brings the number of paintings in Vera Quill's desk deemed stolen to 60.", STOLEN),
        ("Ten were missed, bringing the total number of paintings from Vera Quill to 60.", []),
        ("Ten were missed, bringing the total number of stolen paintings to 60, Vera Quill said.", []),
        ("Ten were missed, sending the total number of stolen paintings from Vera Quill to 60.", []),
    ],
)
def test_a_running_total_says_what_became_of_how_many(sentence: str, found: list[str]) -> None:
    assert topics(sentence, None) == found


def test_pages_contradict_each_other_and_totals_change() -> None:
    one = told("a", "They read 60 pages of Vera Quill's letters.", "60", 60, "pages", published="2025-03-01")
    other = told("b", "They read 80 pages of letters Vera Quill wrote.", "80", 80, "pages", published="2025-05-01")
    assert [row["kind"] for row in compared(one, other)] == ["contradiction"]
    one = told("a", "In May 60 of Vera Quill's paintings were stolen.", "60", 60, "paintings", published="2025-05-30")
    total = "It was bringing the number of stolen paintings from Vera Quill to 80."
    other = told("b", total, "80", 80, None, published="2025-07-01")
    (row,) = compared(one, other)
    assert (
        row["kind"] == "change"
        and "has 60 paintings stolen; “b.txt” (2025-07-01) has 80 paintings stolen" in row["why"]
    )
