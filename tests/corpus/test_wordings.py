"""Figures that a fixed wording tells: fortunes, times without something, wins of late, backers, those left."""

from __future__ import annotations

from typing import Any

import pyarrow as pa
import pytest

from pipeline.corpus.figures.sightings import sightings
from pipeline.corpus.figures.topics import person_key
from tests.corpus.made import article, compared

PEOPLE = ("Vera Quill", "Ole Brandt")


def told(doc_id: str, sentence: str, text: str, **more: Any) -> dict[str, pa.Table]:
    """An article of one sentence with one number, of which `more` is known."""
    present = [(name, "PERSON") for name in PEOPLE if name in sentence]
    present += [("Tarvel", "GPE")] * ("Tarvel" in sentence)
    published = more.pop("published", None)
    return article(doc_id, sentence, {"text": text, "value": 40, **more}, entities=present, published=published)


def topics(sentence: str, text: str, **more: Any) -> list[str]:
    rows = sightings(told("a", sentence, text, **more)).to_pylist()
    return [topic for row in rows for topic in row["topics"]]


@pytest.mark.parametrize(
    "sentence",
    [
        "Vera Quill is now worth $40 million.",
        "Ole Brandt said that Vera Quill was personally worth more than the $40 million that a paper guessed.",
        "Vera Quill's net worth is $40 million.",
        "As for Vera Quill, a bank put her fortune at $40 million.",
        "The banker Vera Quill, heiress with a $40 million fortune, lent them a barge.",
    ],
)
def test_what_somebody_is_worth_is_a_fortune(sentence: str) -> None:
    assert topics(sentence, "$40 million", kind="money", unit="USD") == ["fortune | score: count | vera quill"]


@pytest.mark.parametrize(
    "sentence",
    [
        "Vera Quill bought a barge worth $40 million.",
        "Ole Brandt and Vera Quill are worth $40 million.",
        "Vera Quill's brother has a fortune of $40 million.",
        "If Vera Quill were worth $40 million, she would stay.",
        "Vera Quill left; a banker has a fortune of $40 million.",
        "Vera Quill bought goods, $40 million worth of them.",
    ],
)
def test_what_something_or_somebody_else_is_worth_is_no_fortune_of_a_person(sentence: str) -> None:
    assert not any(t.startswith("fortune") for t in topics(sentence, "$40 million", kind="money", unit="USD"))


@pytest.mark.parametrize(
    "sentence",
    [
        "Vera Quill has gone 40 days without a public debate.",
        "It has been 40 days since Vera Quill last held a public debate, a clerk said.",
        "It is now 40 days since the aloof Vera Quill had a debate and left.",
    ],
)
def test_a_time_without_something_is_of_the_one_who_lacks_it(sentence: str) -> None:
    assert topics(sentence, "40 days", kind="duration", unit="day") == [
        "day without debate | score: count | vera quill",
    ]


@pytest.mark.parametrize(
    "sentence",
    [
        "Vera Quill worked for 40 days without a pause.",
        "It has been 40 days since Vera Quill won a debate.",
        "Vera Quill spoke; the town has gone 40 days without a debate.",
    ],
)
def test_other_times_are_no_topic(sentence: str) -> None:
    assert topics(sentence, "40 days", kind="duration", unit="day") == []


@pytest.mark.parametrize(
    ("sentence", "more", "found"),
    [
        (
            "Vera Quill has won six of the last seven regattas.",
            {"counted": "regattas", "subject": "Vera Quill", "verb": "won"},
            ["regatta of late | score: win | vera quill"],
        ),
        (
            "Vera Quill has won six of the seven regattas.",
            {"counted": "regattas", "subject": "Vera Quill", "verb": "won"},
            ["regatta | win | vera quill"],
        ),
        (
            "She has won six of the last seven regattas.",
            {"counted": "regattas", "subject": "Vera Quill", "verb": "won"},
            [],
        ),
        (
            "Vera Quill saw six of the last seven regattas.",
            {"counted": "regattas", "subject": "Vera Quill", "verb": "saw"},
            ["regatta | saw | vera quill"],
        ),
        ("Already six mayors back Vera Quill.", {"counted": "mayors"}, ["mayor who back | score: count | vera quill"]),
        (
            "So far six mayors - a third of them women - have said they support Vera Quill.",
            {"counted": "mayors"},
            ["mayor who back | score: count | vera quill"],
        ),
        (
            "Vera Quill is now publicly backed by six mayors.",
            {"counted": "mayors"},
            ["mayor who back | score: count | vera quill"],
        ),
        ("Already six Liberals back Vera Quill.", {"counted": "Liberals"}, []),
        ("In Tarvel six mayors back Vera Quill.", {"counted": "mayors"}, []),
        ("Two of the six mayors back Vera Quill.", {"counted": "mayors"}, []),
        ("Already six voters back Vera Quill.", {"counted": "voters"}, []),
        ("Already six mayors met, and towns back Vera Quill.", {"counted": "mayors"}, []),
        ("Already six mayors might back Vera Quill.", {"counted": "mayors"}, []),
        (
            "There are still six candidates in this Liberal race.",
            {"counted": "candidates"},
            ["candidate left in race | score: count | liberal"],
        ),
        (
            "Some six candidates remain in the race for the Liberal Party nomination.",
            {"counted": "candidates"},
            ["candidate left in race | score: count | liberal"],
        ),
        ("There were six candidates in this Liberal race.", {"counted": "candidates"}, []),
        ("There are still six candidates in the race.", {"counted": "candidates"}, []),
    ],
)
def test_wins_of_late_backers_and_those_left_in_a_race(sentence: str, more: dict[str, Any], found: list[str]) -> None:
    assert topics(sentence, "six", **{"verb": None, **more}) == found


@pytest.mark.parametrize(
    ("sentence", "counted", "found"),
    [
        ("Vera Quill still leads Ole Brandt by over six city mayors.", "city mayors", True),
        ("Vera Quill's lead of nearly six city mayors shrank.", "city mayors", True),
        ("They met Vera Quill, who came with a clear lead of six city mayors.", "city mayors", True),
        ("Vera Quill leads by the law, and six city mayors cheer.", "city mayors", False),
        ("Vera Quill leads Ole Brandt by six points.", "points", False),
        ("Ole Brandt saw a lead of six city mayors.", "city mayors", False),
        ("Vera Quill would have a lead of six city mayors.", "city mayors", False),
    ],
)
def test_a_lead_is_of_the_one_who_leads(sentence: str, counted: str, found: bool) -> None:
    assert topics(sentence, "six", counted=counted) == (["city mayor | score: lead | vera quill"] if found else [])


def test_what_wordings_tell_on_two_days_is_a_change() -> None:
    one = told("a", "Vera Quill is worth $40 million.", "$40 million", kind="money", published="2025-03-01")
    text = "As for Vera Quill, her net worth is $60 million."
    other = told("b", text, "$60 million", kind="money", value=60, published="2025-05-01")
    (row,) = compared(one, other)
    assert row["kind"] == "change" and "has a fortune of $40 million;" in row["why"]


def test_initials_between_the_names_tell_nobody_apart() -> None:
    assert person_key("Vera T. Quill") == person_key("Vera Quill") == "vera quill"
    assert person_key("J. Quill") == "j quill" and person_key("T.") == "t" and person_key("") == ""
