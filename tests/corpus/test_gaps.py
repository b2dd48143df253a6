"""What numbers leave out: the thing counted, its holder, and what is missing to it."""

from __future__ import annotations

from typing import Any

import pyarrow as pa
import pytest

from pipeline.corpus.figures.gaps import Gaps
from pipeline.corpus.figures.sightings import sightings
from tests.corpus.made import article, compared

PEOPLE = [(name, "PERSON") for name in ("Vera Quill", "Ole Brandt", "Ida Marsh")]


def fact(text: str, **more: Any) -> dict[str, Any]:
    return {"text": text, "value": float(text), **more}


def has(text: str, counted: str | None, subject: str | None, verb: str | None = "has") -> dict[str, Any]:
    return fact(text, counted=counted, subject=subject, verb=verb)


def scores(sentence: str, *facts: dict[str, Any], people: Any = PEOPLE, **more: Any) -> list[tuple[str, str]]:
    present = [(name, label) for name, label in people if name in sentence]
    found = sightings(article("a", sentence, *facts, entities=present, **more)).to_pylist()
    return [(topic, row["label"]) for row in found for topic in row["topics"]]


VERA = ("seat | score: count | vera quill", "66 seats")


@pytest.mark.parametrize(
    ("sentence", "others", "found"),
    [
        ("Ole Brandt has 20", [has("20", None, "Ole Brandt")], ("seat | score: count | ole brandt", "20 seats")),
        ("Ole Brandt has 20", [has("20", None, None, None)], ("seat | score: count | ole brandt", "20 seats")),
        ("Ole Brandt has 20", [has("20", None, "66 seats")], ("seat | score: count | ole brandt", "20 seats")),
        ("Ole Brandt 20", [has("20", None, None, None)], ("seat | score: count | ole brandt", "20 seats")),
        ("Ole Brandt at least 20", [has("20", None, "Vera Quill")], ("seat | score: count | ole brandt", "20 seats")),
    ],
)
def test_a_number_with_a_holder_of_its_own_counts_what_the_one_before_counts(
    sentence: str, others: list[dict[str, Any]], found: tuple[str, str]
) -> None:
    assert scores(f"Vera Quill has 66 seats and {sentence}.", has("66", "seats", "Vera Quill"), *others) == [
        VERA,
        found,
    ]


def test_what_belongs_to_somebody_is_compared_with_what_another_has() -> None:
    sentence = "Vera Quill has 66 seats to Ole Brandt’s 20, a clerk said."
    assert scores(sentence, has("66", "seats", "Vera Quill"), has("20", None, "clerk", "said")) == [
        VERA,
        ("seat | score: count | ole brandt", "20 seats"),
    ]


def test_a_rival_has_as_many_of_what_somebody_won() -> None:
    sentence = "Vera Quill had captured 66 seats by night, a gain, compared to Ole Brandt’s 20."
    won, fewer = has("66", "seats", "Vera Quill", "captured"), has("20", None, None, None)
    assert ("seat | score: count | ole brandt", "20 seats") in scores(sentence, won, fewer)
    assert scores("Vera Quill had captured 66 seats by night on Ole Brandt’s 20.", won, fewer)[1:] == []


@pytest.mark.parametrize(
    "sentence",
    [
        "If Vera Quill has 66 seats, so be it.",
        "Soon Vera Quill would have 66 seats.",
        "Soon he might see Vera Quill’s 66 seats.",
    ],
)
def test_what_is_supposed_is_no_score(sentence: str) -> None:
    assert scores(sentence, has("66", "seats", "Vera Quill", "have")) == []


@pytest.mark.parametrize(
    ("sentence", "found"),
    [("Tarvel clerk Vera Quill has 66 seats.", [VERA]), ("In Tarvel Vera Quill has 66 seats.", [])],
)
def test_what_somebody_has_at_a_place_is_not_all(sentence: str, found: list[tuple[str, str]]) -> None:
    people = [*PEOPLE, ("Tarvel", "GPE")]
    assert scores(sentence, has("66", "seats", "Vera Quill"), people=people) == found


@pytest.mark.parametrize(
    ("behind", "number"),
    [
        ("and Ole Brandt has 20 of the votes", has("20", None, "Ole Brandt")),  # of something else
        ("and Ole Brandt has 20 daily", has("20", None, "Ole Brandt")),
        ("and she wants 20", has("20", None, "she", "wants")),
        ("and Ole Brandt left at 20", has("20", None, "Ole Brandt", "left")),
        ("and the roof leaks on 20", has("20", None, "roof", "leaks")),
    ],
)
def test_a_number_that_counts_something_else_inherits_nothing(behind: str, number: dict[str, Any]) -> None:
    assert scores(f"Vera Quill has 66 seats {behind}.", has("66", "seats", "Vera Quill"), number) == [VERA]


@pytest.mark.parametrize(
    "sentence",
    [
        "Vera Quill leads with 66 seats.",
        "So far, Vera Quill still leads with at least 66 seats.",
    ],
)
def test_who_leads_with_so_many_has_them(sentence: str) -> None:
    assert scores(sentence, has("66", "seats", "Vera Quill", "leads")) == [VERA]


def test_who_leads_by_so_many_has_more() -> None:
    by = scores("Vera Quill leads by 66 seats.", has("66", "seats", "Vera Quill", "leads"))
    assert by == [("seat | score: lead | vera quill", "66 seats")]


@pytest.mark.parametrize(
    "race", ["the overall race for seats with", "the count in seats, with about", "for seats with"]
)
def test_who_leads_in_a_race_has_what_it_is_about(race: str) -> None:
    assert scores(f"Vera Quill leads {race} 66.", has("66", None, None, None)) == [VERA]


def test_a_list_of_holders_counts_what_its_head_names() -> None:
    sentence = "The current seat count is Vera Quill 66, Ole Brandt 20, and Ida Marsh 12."
    numbers = [has(text, None, None, None) for text in ("66", "20", "12")]
    assert scores(sentence, *numbers) == [
        VERA,
        ("seat | score: count | ole brandt", "20 seats"),
        ("seat | score: count | ida marsh", "12 seats"),
    ]
    assert scores("Seated are Vera Quill 66, Ole Brandt 20, and Ida Marsh 12.", *numbers) == []


@pytest.mark.parametrize("part", ["based on caucuses", "not counting guests", "excluding allies"])
def test_some_of_what_somebody_has_is_another_topic(part: str) -> None:
    found = scores(f"Vera Quill has 66 seats, {part}.", has("66", "seats", "Vera Quill"))
    assert found == [(f"seat {part} | score: count | vera quill", "66 seats")]
    assert scores("Vera Quill has 66 seats, based on a count.", has("66", "seats", "Vera Quill")) == [VERA]


def test_what_is_missing_is_what_is_needed() -> None:
    short = scores("Vera Quill is 66 seats short of a majority.", has("66", "seats", "Vera Quill", "is"))
    needs = scores("Vera Quill needs 66 seats.", has("66", "seats", "Vera Quill", "needs"))
    assert short == needs == [("seat | score: need | vera quill", "66 seats")]
    assert scores("Vera Quill is 66 seats ahead.", has("66", "seats", "Vera Quill", "is")) == []


@pytest.mark.parametrize(
    ("verb", "about"),
    [("needs", "what Vera Quill needs"), ("leads", "what Vera Quill leads by"), ("has", "Vera Quill")],
)
def test_the_reason_says_what_a_score_is_of(verb: str, about: str) -> None:
    days = (("a", "11", "2025-02-20"), ("b", "66", "2025-03-15"))
    (row,) = compared(
        *(
            article(
                doc_id,
                f"Vera Quill {verb} {value} seats.",
                has(value, "seats", "Vera Quill", verb),
                entities=PEOPLE[:1],
                published=day,
            )
            for doc_id, value, day in days
        )
    )
    assert row["why"].startswith(f"On {about}, “a.txt” (2025-02-20) has 11 seats;")


def test_a_pronoun_right_before_the_verb_is_nobody() -> None:
    number = {"kind": "count", "sentence_id": 0, "start": 7, **has("66", "seats", None)}
    assert Gaps().filled(number, {"start": 0, "text": "He has 66 seats."})["subject"] is None


def test_the_holder_in_a_sentence_before_can_be_counted_on_once_only() -> None:
    gaps, text = Gaps(), "Vera Quill has 66 seats. Ole Brandt has 20. A day passed. Ida Marsh has 12."
    given = [has("66", "seats", "Vera Quill"), has("20", None, "Ole Brandt"), has("12", None, "Ida Marsh")]
    sentence = {"start": 0, "text": text}
    made = [
        gaps.filled({"kind": "count", "sentence_id": at, "start": text.index(number["text"]), **number}, sentence)
        for at, number in zip((0, 1, 3), given, strict=True)
    ]
    assert [number["counted"] for number in made] == ["seats", "seats", None]


def test_a_surname_is_the_one_person_whom_its_article_names_in_full() -> None:
    sentence = "Vera Quill met Ole Brandt, and Quill has 66 seats."
    number = has("66", "seats", "Quill")
    assert scores(sentence, number) == [VERA]
    twins = [*PEOPLE, ("Max Quill", "PERSON")]
    assert scores(f"Max Quill and {sentence}", number, people=twins) == []


def test_a_number_is_no_part_of_a_name() -> None:
    sentence = "The current seat count is Vera Quill 66, Ole Brandt 20."
    swallowed = [("Vera Quill 66", "PERSON"), ("Ole Brandt", "PERSON")]
    assert VERA in scores(sentence, has("66", None, None, None), people=swallowed)


def test_two_articles_change_a_score_once_however_many_values_they_tell() -> None:
    def told(doc_id: str, published: str, *values: str) -> dict[str, pa.Table]:
        sentence = " ".join(f"Vera Quill has {value} seats." for value in values)
        numbers = [has(value, "seats", "Vera Quill") for value in values]
        return article(doc_id, sentence, *numbers, entities=PEOPLE[:1], published=published)

    rows = compared(told("a", "2025-02-20", "11", "12"), told("b", "2025-03-15", "66", "70"))
    assert [(row["kind"], row["topic"]) for row in rows] == [("change", "seat | score: count | vera quill")]


def test_a_subject_with_a_title_is_the_person_behind_it() -> None:
    found = scores(
        "Today Coach Vera Quill won 66 regattas.",
        fact("66", counted="regattas", subject="Coach Vera Quill", verb="won"),
    )
    assert [topic for topic, _ in found] == ["regatta | win | vera quill"]
