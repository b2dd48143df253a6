"""Seats of power that stand for a state, in and out of that sense."""

from __future__ import annotations

import pytest

from tests.facts.country_cases import rows

IN_SENSE = [
    ("The Kremlin denied it.", "Kremlin", "RU"),
    ("KREMLIN SAYS NO", "KREMLIN", "RU"),
    ("Kremlin-backed forces moved.", "Kremlin", "RU"),
    ("The White House agreed.", "White House", "US"),
    ("A Pentagon official spoke.", "Pentagon", "US"),
    ("Capitol Hill was divided.", "Capitol Hill", "US"),
    ("Foggy Bottom objected.", "Foggy Bottom", "US"),
    ("Downing Street declined to comment.", "Downing Street", "GB"),
    ("He left 10 Downing Street.", "10 Downing Street", "GB"),
    ("Britain waited; No 10 was silent.", "No 10", "GB"),
    ("Whitehall feared it.", "Whitehall", "GB"),
    ("British MPs left; Westminster was shaken.", "Westminster", "GB"),
    ("Stormont fell in Northern Ireland.", "Stormont", "GB"),
    ("The Élysée said so.", "Élysée", "FR"),
    ("The Elysee said so.", "Elysee", "FR"),
    ("The Quai d’Orsay protested.", "Quai d’Orsay", "FR"),
    ("The French prime minister left Matignon.", "Matignon", "FR"),
    ("German papers watch the Chancellery.", "Chancellery", "DE"),
    ("Palazzo Chigi kept quiet.", "Palazzo Chigi", "IT"),
    ("Spain waits for Moncloa.", "Moncloa", "ES"),
    ("Zhongnanhai gave no answer.", "Zhongnanhai", "CN"),
    ("Kasumigaseki resisted.", "Kasumigaseki", "JP"),
    ("South Korea's Blue House apologised.", "Blue House", "KR"),
    ("The Planalto replied.", "Planalto", "BR"),
    ("The Casa Rosada replied.", "Casa Rosada", "AR"),
    ("Malacanang replied.", "Malacanang", "PH"),
    ("Aso Rock replied.", "Aso Rock", "NG"),
    ("Rideau Hall was lit.", "Rideau Hall", "CA"),
    ("Leinster House was lit.", "Leinster House", "IE"),
    ("New Zealand's Beehive was lit.", "Beehive", "NZ"),
]
OUT_OF_SENSE = [
    ("He wore No. 10 for Britain.", "No. 10"),
    ("Britain's No. 10 seed lost.", "No. 10"),
    ("She was ranked No 10 in Britain.", "No 10"),
    ("The Westminster Kennel Club met.", "Westminster"),
    ("A beehive stood in the Beehive State.", "Beehive"),
    ("They bought a white house.", "white house"),
    ("A pentagon has five sides.", "pentagon"),
    ("The Blue House Cafe opened.", "Blue House"),
    ("The Moncloa bar opened.", "Moncloa"),
    ("The North Block of the school burned.", "North Block"),
]


@pytest.mark.parametrize(("text", "words", "country"), IN_SENSE)
def test_a_seat_of_power_stands_for_its_state(text: str, words: str, country: str) -> None:
    assert (words, country, "metonym") in rows(text)


@pytest.mark.parametrize(("text", "words"), OUT_OF_SENSE)
def test_other_senses_of_the_words_give_no_row(text: str, words: str) -> None:
    assert [row for row in rows(text) if row[0].casefold() == words.casefold()] == []


def test_a_town_of_a_seats_name_is_a_town_through_the_document() -> None:
    text = "Whitehall, N.Y. - The mill closed. Whitehall police came."
    assert {row[1:] for row in rows(text) if row[0] == "Whitehall"} == {("US", "city")}
