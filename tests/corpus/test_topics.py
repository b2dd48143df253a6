"""Topics of figures: tolls, owners, scores, and which figures say that they are newer."""

from __future__ import annotations

from typing import Any

import pyarrow as pa
import pytest

from pipeline.corpus.figures.figures import LONGEST_SERIES
from pipeline.corpus.figures.sightings import says_newer, sightings
from pipeline.corpus.figures.topics import supposes
from tests.corpus.made import article, compared


def toll(doc_id: str, sentence: str, words: str, value: int, **more: Any) -> dict[str, pa.Table]:
    entities = [(name, "GPE") for name in ("Tarvel", "Osmira") if name in sentence]
    fact = {"text": words, "value": value, "verb": None, **more}
    return article(doc_id, sentence, fact, entities=entities)


def topics(tables: dict[str, pa.Table]) -> list[str]:
    return [topic for row in sightings(tables).to_pylist() for topic in row["topics"]]


@pytest.mark.parametrize(
    ("sentence", "words", "more"),
    [
        ("The flood killed 80 people in Tarvel.", "80", {"counted": "people", "verb": "killed", "subject": "flood"}),
        ("In Tarvel 80 were killed.", "80", {"verb": "killed"}),
        ("A flood left 80 dead in Tarvel.", "80", {"verb": "left", "subject": "flood"}),
        ("After the deaths of 80 people in Tarvel the dam closed.", "80", {"counted": "people", "verb": "killed"}),
        ("As in Osmira, floods killed 80 in Tarvel.", "80", {"verb": "killed", "subject": "floods"}),
    ],
)
def test_a_toll_is_told_of_the_closest_place(sentence: str, words: str, more: dict[str, Any]) -> None:
    assert "person who kill | tarvel" in topics(toll("a", sentence, words, 80, **more))


@pytest.mark.parametrize(
    ("published", "kinds"),
    [(("2025-03-02", "2025-03-04"), ["contradiction"]), (("2025-03-02", "2025-06-02"), []), (("2025-03-02", None), [])],
)
def test_two_tolls_of_one_place_contradict_each_other_within_days(
    published: tuple[str, str | None], kinds: list[str]
) -> None:
    one = toll("a", "The flood killed 80 people in Tarvel.", "80", 80, counted="people", verb="killed", subject="flood")
    other = toll("b", "In Tarvel 84 were killed.", "84", 84, verb="killed")
    for tables, day in zip((one, other), published, strict=True):
        documents = tables["documents"]
        at = documents.schema.get_field_index("published")
        tables["documents"] = documents.set_column(at, "published", pa.array([day], pa.string()))
    assert [row["kind"] for row in compared(one, other)] == kinds


def test_a_bound_is_told_as_one() -> None:
    fact = {"text": "93", "value": 93, "counted": "brigades", "verb": "sent", "modifier": "more_than"}
    owned = article("a", "The chief sent over Tarvel's 93 brigades.", fact, entities=[("Tarvel", "GPE")])
    assert [row["label"] for row in sightings(owned).to_pylist()] == ["more than 93 brigades"]


def test_what_happens_again_in_one_named_month_can_contradict_itself() -> None:
    def launched(doc_id: str, value: int, month: str) -> dict[str, pa.Table]:
        sentence = f"In {month} 2025 the Union of the Patient launched {value} rockets."
        day = {"text": f"{month} 2025", "kind": "date", "date": {"May": "2025-05", "June": "2025-06"}[month]}
        fact = {"text": str(value), "value": value, "counted": "rockets", "verb": "launched"}
        return article(doc_id, sentence, day, {**fact, "subject": "Union of the Patient"})

    assert len(compared(launched("a", 40, "May"), launched("b", 60, "May"))) == 1
    assert compared(launched("a", 40, "May"), launched("b", 60, "June")) == []


def test_some_of_those_who_were_killed_are_no_toll() -> None:
    sentence = "The parents of 80 people killed in Tarvel sued."
    assert topics(toll("a", sentence, "80", 80, counted="people")) == []
    others = toll("a", "The flood killed 80 other people in Tarvel.", "80", 80, counted="other people", verb="killed")
    assert "person who kill | tarvel" not in topics(others)


def test_what_belongs_to_a_place_is_what_it_has() -> None:
    fact = {"text": "93", "value": 93, "counted": "brigades", "verb": "sent", "subject": "the chief"}
    owned = article("a", "The chief sent Tarvel's 93 brigades.", fact, entities=[("Tarvel", "GPE")])
    assert "brigade | count | tarvel" in topics(owned)


def score(doc_id: str, value: int, published: str | None, verb: str = "has") -> dict[str, pa.Table]:
    fact = {"text": str(value), "value": value, "counted": "brigades", "verb": verb, "subject": "Vera Quill"}
    people = [("Vera Quill", "PERSON")]
    return article(doc_id, f"Vera Quill {verb} {value} brigades.", fact, entities=people, published=published)


def test_scores_of_a_person_change_from_day_to_day_and_contradict_nothing() -> None:
    (row,) = compared(score("a", 370, "2025-03-15"), score("b", 11, "2025-02-20"))
    assert row["kind"] == "change" and row["why"].endswith(
        "“b.txt” (2025-02-20) has 11 brigades; “a.txt” (2025-03-15) has 370 brigades, later."
    )
    assert compared(score("a", 370, "2025-03-15"), score("b", 11, "2025-03-15")) == []
    assert compared(score("a", 370, None), score("b", 11, None)) == []
    assert compared(score("a", 370, "2025-03-15"), score("b", 11, "2025-02-20", "needs")) == []


@pytest.mark.parametrize(("days", "rows"), [(3, 3), (LONGEST_SERIES, 15), (LONGEST_SERIES + 1, 6), (20, 19)])
def test_a_score_told_on_many_days_is_compared_with_the_next_day_alone(days: int, rows: int) -> None:
    told = [score(f"{day:02}", 10 + 5 * day, f"2025-03-{day + 1:02}") for day in range(days)]
    assert len(compared(*told)) == rows


@pytest.mark.parametrize(
    ("sentence", "kinds"),
    [
        (
            "The Coalition of the Willing counts 26 countries, by now the Coalition of the Willing counts 35.",
            ["change"],
        ),
        ("By now the Coalition of the Willing counts 26 countries, once the Coalition of the Willing counted 35.", []),
    ],
)
def test_an_article_tells_of_a_change_in_its_order(sentence: str, kinds: list[str]) -> None:
    facts = [
        {"text": n, "value": int(n), "counted": "countries", "subject": "Coalition of the Willing", "verb": "counts"}
        for n in ("26", "35")
    ]
    assert [row["kind"] for row in compared(article("a", sentence, *facts))] == kinds


@pytest.mark.parametrize(
    ("before", "behind", "newer"),
    [
        ("By September, ", " countries were ready.", True),
        ("She has won ", " seats so far.", True),
        ("Nowhere did ", " seats matter.", False),
        ("The alliance counts ", " countries.", False),
    ],
)
def test_which_words_say_that_a_figure_is_newer(before: str, behind: str, newer: bool) -> None:
    assert says_newer(before, behind) == newer


def test_a_lone_mark_behind_a_number_is_no_verb() -> None:
    fact = {"text": "18", "value": 18, "counted": "leaders", "verb": "agreed"}
    found = article("a", "18 leaders agreed at Osmira House , . ; ,", fact, entities=[("Osmira House", "FAC")])
    assert topics(found) == ["leader who agre | osmira house"]


def test_the_month_of_may_supposes_nothing() -> None:
    assert supposes("They may have") and supposes("If they had") and not supposes("In May they had")
