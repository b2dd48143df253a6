"""Capitals, cities, regions and towns that bear a country's name."""

from __future__ import annotations

import pytest

from tests.facts.country_cases import codes, rows


def test_a_place_and_its_region_settle_each_other() -> None:
    assert rows("He left Paris, Texas, for Paris, France.") == [
        ("Paris", "US", "city"),
        ("Texas", "US", "city"),
        ("Paris", "FR", "capital"),
        ("France", "FR", "name"),
    ]


@pytest.mark.parametrize(
    ("text", "town", "country"),
    [
        ("LEBANON, Pa. (AP) - Fire broke out. Lebanon firefighters came to Lebanon.", "lebanon", "US"),
        ("PALESTINE, Texas - A barn burned near Palestine.", "palestine", "US"),
        ("London, Ont. - Two were hurt. London is in mourning.", "london", "CA"),
        ("The council of Birmingham, Alabama, met. Birmingham voted.", "birmingham", "US"),
        ("The Paris City Council in Lamar County, Texas, met. Paris voted.", "paris", "US"),
        ("Moscow police and the Latah County sheriff met in Idaho. Moscow was calm.", "moscow", "US"),
        ("The city of Cuba in Missouri voted. Cuba has a mayor.", "cuba", "US"),
        ("Call the Lima office at 419-555-0143. Lima residents may vote in Allen County.", "lima", "US"),
        ("Peru, Ind., has a circus. Peru loves it.", "peru", "US"),
        ("Gardaí in Dublin made an arrest. Dublin was quiet.", "dublin", "IE"),
    ],
)
def test_one_town_of_a_famous_name_stays_the_same_through_a_document(text: str, town: str, country: str) -> None:
    found = [code for words, code in codes(text) if words.casefold() == town]
    assert len(found) >= 1
    assert set(found) == {country}


def test_a_country_named_otherwise_keeps_its_name_from_the_town() -> None:
    assert set(codes("Beirut and Lebanon's army in Lebanon: Lebanese troops moved.")) == {
        ("Beirut", "LB"),
        ("Lebanon", "LB"),
        ("Lebanese", "LB"),
    }


def test_states_in_a_list_are_no_towns_in_one_another() -> None:
    assert [country for _, country in codes("Washington, Oregon and California voted.")] == ["US", "US", "US"]
    assert codes("Mexico, Texas and California share rivers.")[0] == ("Mexico", "MX")
    assert rows("After Washington, New York and Boston he left.")[0] == ("Washington", "US", "capital")


def test_a_city_state_behind_its_own_name_stays_a_country() -> None:
    assert {kind for _, _, kind in rows("Singapore, Singapore - It rained. Singapore was wet.")} == {"name"}


def test_postal_codes_and_bare_abbreviations_count_behind_a_comma_alone() -> None:
    assert codes("LOUISVILLE, KY - The mill closed.") == [("LOUISVILLE", "US"), ("KY", "US")]
    assert codes("KY jelly, MO madness and CO levels") == []


def test_a_town_of_no_gazetteer_is_found_by_its_region() -> None:
    assert rows("A man from Tinytownville, Ohio, won.") == [("Tinytownville", "US", "city"), ("Ohio", "US", "city")]


def test_a_town_of_no_gazetteer_takes_in_a_capital_in_its_name() -> None:
    assert rows("Lima Quellick, Wyoming, burned.") == [("Lima Quellick", "US", "city"), ("Wyoming", "US", "city")]


def test_a_person_before_a_states_possessive_is_no_town() -> None:
    assert codes("Ashworthy, New Jersey's governor, spoke.") == [("New Jersey", "US")]


def test_a_city_counts_by_size_or_by_the_models_word() -> None:
    assert rows("The mayor of Chicago resigned.") == [("Chicago", "US", "city")]
    assert rows("The mayor of Townsville resigned.") == []
    assert rows("The mayor of Townsville resigned.", {"Townsville": "GPE"}) == [("Townsville", "AU", "city")]


def test_a_city_shared_by_countries_goes_with_the_article_and_else_stays_open() -> None:
    entities = {"Newcastle": "GPE"}
    assert codes("Newcastle lost to a team from Queensland and Australia won.", entities)[0] == ("Newcastle", "AU")
    assert codes("Georgetown was quiet.", {"Georgetown": "GPE"}) == []


def test_the_site_speaks_for_its_country() -> None:
    text, entities = "Hamilton was quiet.", {"Hamilton": "GPE"}
    assert rows(text, entities, url="https://www.example.co.nz/a")[0][1] == "NZ"


def test_washington_is_a_state_a_capital_a_person_or_a_newspaper() -> None:
    assert rows("Washington sent arms.") == [("Washington", "US", "capital")]
    assert rows("Spokane, Washington, is dry.")[1] == ("Washington", "US", "city")
    assert rows("George Washington slept here.", {"George Washington": "PERSON"}) == []
    assert rows("The Washington Post and the Washington Nationals moved.") == []


def test_an_institution_named_after_a_place_is_no_mention() -> None:
    assert rows("experts at Tehran University and the University of Warsaw") == []


def test_brussels_as_the_union_is_no_mention_of_belgium() -> None:
    assert codes("The European Union met. Then Brussels said no.") == []
    assert codes("The European Union met in Brussels.") == [("Brussels", "BE")]
    assert codes("The European Union mourned when attacks in Brussels said more.") == [("Brussels", "BE")]
    assert codes("Then Brussels said no to the king.") == [("Brussels", "BE")]


def test_capitals_have_their_kind_also_where_larger_towns_share_the_name() -> None:
    assert rows("Kingston, Jamaica, was calm.")[0] == ("Kingston", "JM", "capital")
    assert ("Hamilton", "BM", "capital") in rows("The premier of Bermuda spoke in Hamilton.")


def test_persons_take_no_country_with_them() -> None:
    entities = {"Michael Jordan": "PERSON", "Tom Holland": "PERSON"}
    assert codes("Michael Jordan met Tom Holland. Jordan smiled.", entities) == []
    assert codes("Mr. Jordan and Kathy Ireland spoke.") == []


def test_a_lone_name_in_an_article_of_many_countries_is_the_country() -> None:
    entities = {"Jordan": "PERSON"}
    assert codes("Jordan waited.", entities) == []
    assert ("Jordan", "JO") in codes("Egypt, Syria, Iraq and Iran spoke with Jordan.", entities)


def test_a_country_whose_name_people_bear_is_found_where_the_article_speaks_of_it() -> None:
    entities = {"Jordan": "PERSON"}
    assert codes("Jordan and Egypt met in Amman.", entities)[0] == ("Jordan", "JO")
    assert codes("Troops left Chad for Niger.") == [("Chad", "TD"), ("Niger", "NE")]


def test_which_korea_is_meant_is_shown_by_its_rulers_whole_names() -> None:
    assert codes("Kim Jong Un spoke. Korean troops marched.")[-1] == ("Korean", "KP")
    assert ("Korean", "KP") not in codes("The Korean troupe danced. Make-up: Kim Jong Ah.")


@pytest.mark.parametrize(
    ("text", "place", "country"),
    [
        ("Spain won. A street of Seville was full.", "Seville", "ES"),
        ("Germany won. They sang in Cologne.", "Cologne", "DE"),
        ("Iraq's army left Basra.", "Basra", "IQ"),
        ("The Philippines closed farms in Davao del Sur.", "Davao del Sur", "PH"),
        ("Peru was hit hard; Puno province was cut off.", "Puno", "PE"),
    ],
)
def test_a_city_by_its_english_name_and_a_province_are_found_where_the_country_is_named(
    text: str, place: str, country: str
) -> None:
    assert (place, country) in codes(text, {"Seville": "GPE", "Cologne": "GPE", "Basra": "GPE"})


def test_a_name_that_the_model_passes_over_is_a_town_of_the_articles_own_country() -> None:
    text = "Germany fears a flood. The water will reach Torgau on Friday. Germany is helped."
    assert ("Torgau", "DE") in codes(text)
    assert ("Torgau", "DE") not in codes(text.replace("Germany", "Kenya"))


def test_no_other_name_of_a_city_is_found_in_capitals() -> None:
    assert codes("The court upheld DACA.") == []
