"""Claims said in words, and what whole sentences tell of scope, denial and context."""

from __future__ import annotations

import pytest

from pipeline.article import Metadata, Record
from pipeline.config import Settings
from pipeline.facts.claims.wording import Told, sentence_of
from pipeline.language.model import Model
from pipeline.work.shard import article_rows


@pytest.mark.parametrize(
    ("told", "words"),
    [
        (Told("12", "in", "people", "Spain", None, "police"), "12 people in Spain, police said"),
        (Told("12", "in", "people", "France", "Bordeaux"), "12 people in Bordeaux (France)"),
        (Told("300", "subject", "tanks", "Germany"), "Germany: 300 tanks"),
        (Told("90", "attribute", "French engineers", "France"), "90 French engineers (France)"),
        (Told("40", "context", "people", "Ghana", negated=True), "not so: 40 people (Ghana)"),
        (Told("$3 billion", "object", None, "Ghana"), "$3 billion, Ghana"),
        (Told("40", "said", "boats", speaker="Ada Lane"), "40 boats, Ada Lane said"),
        (Told("12", "context", "people", "Peru", "Lima"), "12 people, Lima (Peru)"),
        (Told("12", "in", "people", "Netherlands"), "12 people in the Netherlands"),
        (Told("40", "said", "boats", speaker="Ada Lane", stance="predicted"), "40 boats, Ada Lane predicted"),
    ],
)
def test_a_claim_is_said_in_words(told: Told, words: str) -> None:
    assert sentence_of(told) == words


def claims(text: str, model: Model) -> list[tuple[str, str | None, str, str | None, bool]]:
    """(number, country, relation, scope, negated) of an article's claims."""
    record = Record("text.txt", None, "txt", "0", "utf-8", text, Metadata(published="2026-03-11"))
    rows = article_rows(record, Settings(), model)
    numbers = {row.number_id: row.text for row in rows["numbers"]}
    countries = {row.country_id: row.country for row in rows["countries"]}
    return [(numbers[c.number_id], countries.get(c.country_id), c.relation, c.scope, c.negated) for c in rows["claims"]]


@pytest.mark.parametrize(
    ("text", "scope"),
    [
        ("12 people died in Spain.", "country"),
        ("12 people died in Bordeaux.", "place"),
        ("12 people died in northern Spain.", "place"),
        ("Moscow sent 300 tanks.", "country"),
        ("12 people died in Moscow.", "place"),
        ("Texas has 300 mines.", "place"),
    ],
)
def test_a_figure_of_a_place_is_not_told_of_its_country(text: str, scope: str, reader: Model) -> None:
    assert {found[3] for found in claims(text, reader)} == {scope}


def test_what_is_denied_is_marked_and_what_is_only_supposed_is_no_claim(reader: Model) -> None:
    assert [c[4] for c in claims("Germany did not send 300 tanks.", reader)] == [True]
    assert claims("If Germany sends 300 tanks, the others will follow.", reader) == []


def test_a_later_sentence_takes_the_country_that_was_named_last(reader: Model) -> None:
    text = "A storm hit villages in Ghana on Friday. At least 12 people were killed."
    assert claims(text, reader) == [("12", "GH", "context", "country", False)]


def test_two_countries_that_compete_give_no_context(reader: Model) -> None:
    text = "A storm hit villages in Ghana and farms in Mali on Friday. At least 12 people were killed."
    assert claims(text, reader) == []


def test_the_two_countries_are_those_named_last(reader: Model) -> None:
    text = "Ghana and Togo met on Friday. The two countries signed 40 treaties."
    assert [c[1] for c in claims(text, reader) if c[0] == "40"] == ["GH", "TG"]


def test_a_firms_seat_is_not_where_its_figures_are(reader: Model) -> None:
    assert claims("The firm, which is based in Kenya, employs 300 people.", reader) == []
