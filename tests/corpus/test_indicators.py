"""Figures that a country has one of at a time: unemployment, inflation, debt."""

from __future__ import annotations

from typing import Any

import pyarrow as pa
import pytest

from pipeline.corpus.figures.indicators import kinds
from pipeline.corpus.figures.sightings import sightings
from pipeline.tables.arrow import arrow_table
from tests.corpus.made import article, compared

RATE = ["unemployment rate | score: count | OS"]


def about(
    doc_id: str, sentence: str, text: str, value: float, home: str = "Osmira", **more: Any
) -> dict[str, pa.Table]:
    """An article about a country that another sentence of it names."""
    places = [("Tarvel", "GPE")] if "Tarvel" in sentence else []
    fact = {"kind": "percent", "unit": "%", "text": text, "value": value}
    tables = article(doc_id, sentence, fact, entities=places, countries=[(home, home[:2].upper())], **more)
    if home in sentence:
        return tables
    named = tables["countries"]
    at = named.schema.get_field_index("sentence_id")
    return tables | {"countries": named.set_column(at, named.schema.field(at), pa.array([1], named.schema.types[at]))}


@pytest.mark.parametrize(
    ("sentence", "found"),
    [
        ("The unemployment rate is 6 percent.", RATE),
        ("They speak of the country's official jobless rate of about 6 percent, a clerk said.", RATE),
        ("In May the unemployment rate ticked down to 6 percent.", RATE),
        ("They live with the 6 percent unemployment rate.", RATE),
        ("The unemployment rate was 6 percent then.", []),
        ("The city's unemployment rate is 6 percent.", []),
        ("The unemployment rate in Tarvel is 6 percent.", []),
        ("The unemployment rate is 6 percent among clerks.", []),
        ("Unemployment rate of 6 percent? Never.", RATE),
        ("The youth unemployment rate has climbed down to approximately roughly 6 percent.", []),
        ("The youth unemployment rate is 6 percent.", []),
        ("If they came, the unemployment rate is 6 percent.", []),
        ("They fear a 6 percent unemployment rate.", []),
        ("The rate is 6 percent.", []),
    ],
)
def test_a_rate_is_of_the_country_that_the_article_is_about(sentence: str, found: list[str]) -> None:
    rows = sightings(about("a", sentence, "6 percent", 6)).to_pylist()
    assert [topic for row in rows for topic in row["topics"]] == found


def test_a_sentence_that_names_a_country_may_speak_of_that_one() -> None:
    rows = sightings(about("a", "Unlike Osmira's, the unemployment rate is 6 percent.", "6 percent", 6)).to_pylist()
    assert rows == []


def test_a_title_that_names_a_place_leaves_it_open_whose_rate_it_is() -> None:
    tables = about("a", "The unemployment rate is 6 percent.", "6 percent", 6)
    title = arrow_table("sentences", [("a", 2, "title", 0, 12, "Work in Tarvel")])
    town = arrow_table("entities", [("a", 0, 2, None, "title", 8, 14, None, None, "Tarvel", "GPE", "Tarvel")])
    tables |= {"sentences": pa.concat_tables([tables["sentences"], title]), "entities": town}
    assert sightings(tables).num_rows == 0


def test_rates_change_from_day_to_day() -> None:
    one = about("a", "The unemployment rate is 6 percent.", "6 percent", 6, published="2025-03-01")
    other = about("b", "The jobless rate fell to 5.5 percent.", "5.5 percent", 5.5, published="2025-05-01")
    elsewhere = about("c", "The jobless rate is 9 percent.", "9 percent", 9, home="Lunaria", published="2025-05-01")
    (row,) = compared(one, other, elsewhere)
    assert row["why"] == (
        "On Osmira, “a.txt” (2025-03-01) has 6 percent unemployment rate;"
        " “b.txt” (2025-05-01) has 5.5 percent unemployment rate, later."
    )


def test_no_indicator_stands_in_two_sets() -> None:
    assert kinds()["jobless rate"] == "unemployment rate" and len(kinds()) == len(set(kinds()))
