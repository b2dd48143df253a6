"""Names of countries and demonyms."""

from __future__ import annotations

import pytest

from pipeline.facts.countries.gazetteer import countries
from tests.facts.country_cases import codes, rows


@pytest.mark.parametrize("code", sorted(countries()))
def test_every_country_is_found_by_its_common_name_in_a_plain_sentence(code: str) -> None:
    name = countries()[code].name
    assert codes(f"The ministers of {name} signed the paper on Monday.") == [(name, code)]


@pytest.mark.parametrize("code", sorted(c for c in countries() if countries()[c].demonyms))
def test_every_demonym_is_found_in_a_plain_sentence(code: str) -> None:
    for demonym in countries()[code].demonyms:
        text = f"The {demonym} delegates from {countries()[code].name} arrived."
        assert rows(text)[0] == (demonym, code, "demonym")


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("The Republic of the Congo lies west of DR Congo.", [("Republic of the Congo", "CG"), ("DR Congo", "CD")]),
        ("Congo said M23 rebels had left.", [("Congo", "CD")]),
        ("Congo, whose capital is Brazzaville, voted.", [("Congo", "CG"), ("Brazzaville", "CG")]),
        ("Dominica is no part of the Dominican Republic.", [("Dominica", "DM"), ("Dominican Republic", "DO")]),
        ("A Dominican minister spoke in Roseau.", [("Dominican", "DM"), ("Roseau", "DM")]),
        ("Dominican growers met in Santo Domingo.", [("Dominican", "DO"), ("Santo Domingo", "DO")]),
        ("Kyiv was Kiev in older papers.", [("Kyiv", "UA"), ("Kiev", "UA")]),
        ("Czechia and Türkiye changed names.", [("Czechia", "CZ"), ("Türkiye", "TR")]),
        ("Eswatini was Swaziland.", [("Eswatini", "SZ"), ("Swaziland", "SZ")]),
        ("Burma is Myanmar now.", [("Burma", "MM"), ("Myanmar", "MM")]),
        ("Palestine and Kosovo asked to join.", [("Palestine", "PS"), ("Kosovo", "XK")]),
        ("Taiwan, Hong Kong, Macau", [("Taiwan", "TW"), ("Hong Kong", "HK"), ("Macau", "MO")]),
        ("Crimea was taken in 2014.", [("Crimea", "UA")]),
        ("US AND UK WARN RUSSIA OVER UKRAINE", [("US", "US"), ("UK", "GB"), ("RUSSIA", "RU"), ("UKRAINE", "UA")]),
        ("the Netherlands, Ivory Coast, the Gambia", [("Netherlands", "NL"), ("Ivory Coast", "CI"), ("Gambia", "GM")]),
        ("North Korea and South Korea", [("North Korea", "KP"), ("South Korea", "KR")]),
        ("Korea's Samsung won in Seoul.", [("Korea", "KR"), ("Seoul", "KR")]),
        (
            "South Sudan, Sudan, Niger, Nigeria",
            [("South Sudan", "SS"), ("Sudan", "SD"), ("Niger", "NE"), ("Nigeria", "NG")],
        ),
        (
            "Guinea, Guinea-Bissau, Equatorial Guinea, Papua New Guinea",
            [("Guinea", "GN"), ("Guinea-Bissau", "GW"), ("Equatorial Guinea", "GQ"), ("Papua New Guinea", "PG")],
        ),
        ("Côte d’Ivoire beat Cote d'Ivoire.", [("Côte d’Ivoire", "CI"), ("Cote d'Ivoire", "CI")]),
        ("St Kitts and Nevis, Saint Lucia's coast", [("St Kitts and Nevis", "KN"), ("Saint Lucia", "LC")]),
        ("The U.S.-led group, the U.S. and America's allies", [("U.S.", "US"), ("U.S.", "US"), ("America", "US")]),
    ],
)
def test_names_that_are_easily_confused(text: str, expected: list[tuple[str, str]]) -> None:
    assert codes(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("US-Ukraine talks", [("US", "US"), ("Ukraine", "UA")]),
        ("a Franco-British plan", [("Franco", "FR"), ("British", "GB")]),
        ("anti-Russian mood in non-EU Serbia", [("Russian", "RU"), ("Serbia", "RS")]),
        ("the Sino-American deal", [("Sino", "CN"), ("American", "US")]),
        ("France’s army and Poland's fleet", [("France", "FR"), ("Poland", "PL")]),
        (
            "“Germany”, (Austria) and Italy/Spain",
            [("Germany", "DE"), ("Austria", "AT"), ("Italy", "IT"), ("Spain", "ES")],
        ),
        ("two Frenchwomen, a Dutchman and Scotsmen", [("Frenchwomen", "FR"), ("Dutchman", "NL"), ("Scotsmen", "GB")]),
    ],
)
def test_hyphens_marks_and_endings_do_not_hide_a_name(text: str, expected: list[tuple[str, str]]) -> None:
    assert codes(text) == expected


@pytest.mark.parametrize(
    "text",
    [
        "New England and Latin American markets",
        "the Indian Ocean, the Korean Peninsula, the Gulf of Mexico and the English Channel",
        "Central African forests are not named; West African ones are",
        "American Airlines, British Airways and Bank of America",
        "a photo by Agence France-Presse of the American Music Awards",
        "Visit www.china.org, https://example.com/Ukraine/Russia or mail info@Poland.com",
        "#Ukraine and @France trend",
        "He speaks French, reads German and wrote in Spanish.",
        "an English-language daily for Russian speakers",
        "The firm paid US$2 billion. FOLLOW US ON THE WEB",
        "we told us and them; polish the turkey in a china bowl",
        "the Jordan River, French fries, Brussels sprouts and a Swiss Army knife",
        "Ukrainians' neighbours"[:7],
    ],
)
def test_phrases_without_a_country_give_no_row(text: str) -> None:
    expected = [("Central African", "CF")] if text.startswith("Central African") else []
    assert codes(text) == expected


def test_languages_are_told_from_peoples() -> None:
    assert codes("The French are proud of French.") == [("French", "FR")]
    assert codes("He is English and speaks English.") == [("English", "GB")]
    assert [code for _, code in codes("Polish, Ukrainian and Lithuanian")] == ["PL", "UA", "LT"]
    assert codes("French and British ministers") == [("French", "FR"), ("British", "GB")]


def test_georgia_follows_the_cues_of_the_document() -> None:
    assert codes("Georgia and Armenia share a border near Tbilisi.")[0] == ("Georgia", "GE")
    assert rows("Atlanta police said Georgia and Alabama would help.", {"Atlanta": "GPE"})[1] == (
        "Georgia",
        "US",
        "city",
    )
    assert codes("Gov. Brown signed it. Georgia lawmakers cheered.") == [("Georgia", "US")]


def test_indians_of_america_are_no_mention_of_india() -> None:
    assert codes("The Navajo tribe and other Indian groups") == []
    assert codes("Indian police in Mumbai", {"Mumbai": "GPE"})[0] == ("Indian", "IN")


@pytest.mark.parametrize("word", ["CAR", "ROC", "RSA", "KSA"])
def test_an_abbreviation_that_is_a_word_needs_its_country_named(word: str) -> None:
    assert codes(f"NEW {word} SHOW OPENS") == []


def test_a_backed_abbreviation_counts() -> None:
    assert codes("The Central African Republic (CAR) voted.") == [("Central African Republic", "CF"), ("CAR", "CF")]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Burkina-Faso closed a road.", [("Burkina-Faso", "BF")]),
        ("Sierra-Leone and Guinea Bissau signed.", [("Sierra-Leone", "SL"), ("Guinea Bissau", "GW")]),
        ("Timor Leste sent 3 boats.", [("Timor Leste", "TL")]),
        ("The Costa-Rica-based firm left.", [("Costa-Rica", "CR")]),
    ],
)
def test_a_name_of_several_words_is_known_with_hyphens_and_with_blanks(
    text: str, expected: list[tuple[str, str]]
) -> None:
    assert codes(text) == expected


@pytest.mark.parametrize(
    ("text", "country"),
    [
        ("The state of Georgia buys wine from Tbilisi.", "US"),
        ("The country of Georgia sells wine in Atlanta, Macon and Savannah.", "GE"),
        ("In Tbilisi and Batumi nobody spoke of the state of Georgia.", "US"),
        ("The nation of Georgia met a team from Atlanta.", "GE"),
    ],
)
def test_what_is_called_a_state_or_a_country_is_one(text: str, country: str) -> None:
    assert ("Georgia", country) in codes(text)


@pytest.mark.parametrize("name", ["Georgia Tolland", "Israel Demmer", "Chad Oster-Lind", "Paris O’Dell"])
def test_a_name_with_an_age_after_it_is_a_person(name: str) -> None:
    assert codes(f"{name}, 28, opened a bakery in Norway.") == [("Norway", "NO")]


@pytest.mark.parametrize(
    ("text", "entities", "expected"),
    [
        ("The minister told the Times of Israel that talks had failed.", {"the Times of Israel": "ORG"}, []),
        ("The Korea Herald said so in Oslo.", {"The Korea Herald": "ORG"}, [("Oslo", "NO")]),
        ("He flew with Kenya Airways to Oslo.", {"Kenya Airways": "ORG"}, [("Oslo", "NO")]),
        ("The South China Evening Post left.", {"The South China Evening Post": "LOC"}, []),
        ("Ukraine Today Marks Its Day of Flags", {"Ukraine": "GPE"}, [("Ukraine", "UA")]),
        ("The news of Israel reached Egypt.", {"Israel": "GPE"}, [("Israel", "IL"), ("Egypt", "EG")]),
        ("Japan's Post was sold.", {"Japan's Post": "ORG"}, [("Japan", "JP")]),
        ("The Bank of Israel cut rates.", {"The Bank of Israel": "ORG"}, [("Israel", "IL")]),
    ],
)
def test_a_country_in_the_name_of_a_paper_or_an_airline_is_not_mentioned(
    text: str, entities: dict[str, str], expected: list[tuple[str, str]]
) -> None:
    assert codes(text, entities) == expected
