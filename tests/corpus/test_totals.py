"""Figures that say that they are the whole: members of a body, people of one kind in a country, money in all."""

from __future__ import annotations

from typing import Any

import pyarrow as pa
import pytest

from pipeline.corpus.figures.sightings import sightings
from tests.corpus.made import article, compared

SENATORS = ["senator in all | count | tamar"]


def told(doc_id: str, sentence: str, text: str, value: float, **more: Any) -> dict[str, pa.Table]:
    listed = {"Vera Quill": "PERSON", "Liberal": "NORP"}
    present = [(name, label) for name, label in listed.items() if name in sentence]
    named = [("Osmira", "OS")] if "Osmira" in sentence else []
    return article(doc_id, sentence, {"text": text, "value": value, **more}, entities=present, countries=named)


def topics(sentence: str, text: str, value: float, **more: Any) -> list[str]:
    return [topic for row in sightings(told("a", sentence, text, value, **more)).to_pylist() for topic in row["topics"]]


@pytest.mark.parametrize(
    ("sentence", "found"),
    [
        ("They wrote to all 66 Tamar senators.", SENATORS),
        ("Two of the 66 Tamar senators - both women - came.", SENATORS),
        ("The 66 Tamar senators, it is said, sleep.", SENATORS),
        ("There are a total of nine judges and 66 Tamar senators, a clerk said.", SENATORS),
        ("There are nine judges and 66 Tamar senators, a clerk said.", []),
        ("They would write to all 66 Tamar senators.", SENATORS),
        ("They wrote to 66 Tamar senators.", []),
        ("They wrote to all 66 Tamar senators who had left.", []),
        ("They wrote to all 66 Tamar senators from the north.", []),
    ],
)
def test_all_members_of_a_body_are_a_topic(sentence: str, found: list[str]) -> None:
    assert topics(sentence, "66", 66, counted="Tamar senators") == found


@pytest.mark.parametrize(
    ("counted", "value", "found"),
    [
        ("senators", 66, ["senator in all | count | liberal"]),
        ("senators", 6, []),
        ("oldest senators", 66, []),
        ("main senators", 66, []),
        ("women", 66, []),
    ],
)
def test_a_body_can_be_the_only_party_of_the_sentence(counted: str, value: float, found: list[str]) -> None:
    assert (
        topics(f"She spoke with all {value} {counted}, a Liberal clerk said.", str(value), value, counted=counted)
        == found
    )


@pytest.mark.parametrize(
    ("sentence", "value", "found"),
    [
        ("They helped all 3 million stateless workers in Osmira.", 3e6, True),
        ("Osmira forgot the nearly 3 million stateless workers in this country.", 3e6, True),
        ("They helped 3 million stateless workers in Osmira.", 3e6, False),
        ("They helped all 3 million stateless workers in Lower Tamar.", 3e6, False),
        ("They helped the 3 million stateless workers in this country.", 3e6, False),
        ("They helped all 3 million stateless workers in Osmira.", 3, False),
    ],
)
def test_a_country_has_so_many_people_of_a_kind(sentence: str, value: float, found: bool) -> None:
    topic = ["stateless worker in all | count | OS"] if found else []
    assert topics(sentence, "3 million", value, counted="stateless workers") == topic


@pytest.mark.parametrize(
    ("sentence", "found"),
    [
        (
            "Half of the $3 million spent by Vera Quill’s campaign was her own.",
            ["money spent in all | score: count | vera quill"],
        ),
        (
            "Vera Quill said that she has raised nearly $3 million so far.",
            ["money raised in all | score: count | vera quill"],
        ),
        ("Half of the $3 million spent by Vera Quill in May was her own.", []),
        ("Vera Quill said that she has raised $3 million.", []),
        ("Vera Quill said that she has raised $3 million in all this year.", []),
        ("Vera Quill left. A bank has raised $3 million so far.", []),
    ],
)
def test_money_in_all_is_a_score(sentence: str, found: list[str]) -> None:
    assert topics(sentence, "$3 million", 3e6, kind="money", unit="USD") == found


def test_two_sizes_of_one_body_contradict_each_other() -> None:
    one = told("a", "They wrote to all 66 Tamar senators.", "66", 66, counted="Tamar senators")
    assert compared(one, told("c", "They wrote to all 12 Tamar senators.", "12", 12, counted="Tamar senators")) == []
    other = told("b", "One of the 68 Tamar senators, a woman, came.", "68", 68, counted="Tamar senators")
    (row,) = compared(one, other)
    assert row["kind"] == "contradiction" and row["why"].startswith(
        "On Tamar senators, “a.txt” has 66 Tamar senators, "
    )
