"""Roles and countries of people, read beside their names; every sentence is invented."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest

from pipeline.facts.people.lists import role_nouns, titles
from pipeline.facts.people.rolewords import is_post, is_trade, role_words

Case = tuple[str, str | None, str | None]  # a text about Ana Holt, her role, her country
TITLES: dict[str, Case] = {
    "over_a_body": ("Secretary of State Ana Holt left.", "Secretary of State", None),
    "over_a_body_in_small_letters": ("He met former secretary of state Ana Holt.", "former secretary of state", None),
    "over_a_field": ("Holt & Sons named head of research Ana Holt.", "head of research", None),
    "sent_to_a_country": ("The former special envoy to Chad Ana Holt left.", "former special envoy to Chad", None),
    "sent_by_a_country": ("Peru's ambassador to Chad Ana Holt left early.", "ambassador to Chad", "PE"),
    "a_rank_whose_stops_stand_apart": ("Lt. Col. Ana Holt left.", "Lt. Col.", None),
    "before_a_form_of_address": ("So said her longtime physician Dr. Ana Holt.", "longtime physician", None),
    "a_position_in_a_team": ("Wild defenseman Ana Holt scored.", "Wild defenseman", None),
    "a_position_that_is_also_a_place": ("Riga forward Ana Holt scored.", "Riga forward", None),
    "several": ("The firm's chairman, CEO and president Ana Holt left.", "chairman, CEO and president", None),
    "two": ("Singer and actress Ana Holt left.", "Singer and actress", None),
    "with_a_number": ("He met former Channel 7 reporter Ana Holt.", "former Channel 7 reporter", None),
    "behind_a_date": ("On March 7 President Ana Holt left.", "President", None),
    "without_what_judges": ("This is the real Princess Ana Holt.", "Princess", None),
    "mistaken_for_a_verb": ("Join art editor Carl Marsh and books editor Ana Holt here.", "books editor", None),
    "with_two_spaces": ("He met former  senator  Ana Holt.", "former senator", None),
    "of_a_constable": ("Winnipeg police Const. Ana Holt left.", "Winnipeg police Const.", None),
    "of_a_prime_minister": ("Indian PM Ana Holt left.", "Indian PM", "IN"),
    "with_real_estate": ("They met real estate agent Ana Holt.", "real estate agent", None),
    "with_a_campaign": ("Republican campaign manager Ana Holt left.", "Republican campaign manager", None),
    "owned_by_a_country": ("Kenya’s foreign minister Ana Holt left.", "foreign minister", "KE"),
}
APPOSITIONS: dict[str, Case] = {
    "hyphen": ("Ana Holt, head of the pro-harbour party, left.", "head of the pro-harbour party", None),
    "body_with_commas": (
        "“It flies,” said Ana Holt, vice president at Harbour Defense, Space, and Security.",
        "vice president at Harbour Defense, Space, and Security",
        None,
    ),
    "town_and_state": ("Ana Holt, a nurse from Brownsville, Texas, left.", "nurse from Brownsville, Texas", None),
    "town_and_country": (
        "Ana Holt, a chemist at the Marsh Institute in Aberdeen, Scotland, left.",
        "chemist at the Marsh Institute in Aberdeen, Scotland",
        "GB",
    ),
    "in_a_clause": (
        "But when Dr. Ana Holt, a pulmonologist at the Marsh Infirmary in Kenya, took a look, she laughed.",
        "pulmonologist at the Marsh Infirmary in Kenya",
        "KE",
    ),
    "several": ("Ana Holt, founder, chairman and CEO of Marsh, left.", "founder, chairman and CEO of Marsh", None),
    "of_a_senator": ("Ana Holt (R-Ohio), the committee’s chairwoman, left.", "committee’s chairwoman", None),
    "at_a_ministry": (
        "Ana Holt, an undersecretary at Estonia’s defence ministry, left.",
        "undersecretary at Estonia’s defence ministry",
        "EE",
    ),
    "at_a_bank": ("Ana Holt, a clerk at the French bank Marsh, left.", "clerk at the French bank Marsh", None),
    "at_a_firm": ("Ana Holt, a clerk at Finland Motors, left.", "clerk at Finland Motors", None),
    "between_dashes": ("Ana Holt — the mayor of Riga — left.", "mayor of Riga", None),
    "fellow": ("Ana Holt, a senior fellow at the Marsh Institute, left.", "senior fellow at the Marsh Institute", None),
    "partner": ("Ana Holt, a partner at Marsh & Sons, left.", "partner at Marsh & Sons", None),
    "student": ("Ana Holt, a junior at Marsh College, left.", "junior at Marsh College", None),
    "from_a_country": ("Ana Holt, a farmer from Kenya, left.", "farmer from Kenya", "KE"),
    "before_the_name": ("The Republican front-runner, Ana Holt, left.", "Republican front-runner", None),
    "of_a_party_of_a_country": (
        "Ana Holt, a lawmaker from Kenya's Green Party, left.",
        "lawmaker from Kenya's Green Party",
        "KE",
    ),
    "opening_a_sentence": ("As a New York senator, Ana Holt voted.", "New York senator", None),
    "of_two_posts": (
        "Ana Holt, a campaign aide in her failed run and now director of the Marsh Institute of Trade, left.",
        "campaign aide in her failed run and now director of the Marsh Institute of Trade",
        None,
    ),
    "committee": ("Ana Holt, a Republican National Committeewoman, left.", "Republican National Committeewoman", None),
    "of_an_institution_before_the_noun": (
        "Ana Holt, a University of South Carolina law professor, left.",
        "University of South Carolina law professor",
        None,
    ),
    "with_and_before_the_noun": (
        "Ana Holt, art and law teacher at Marsh College, left.",
        "art and law teacher at Marsh College",
        None,
    ),
    "with_a_title_in_marks": (
        "Ana Holt, star of the show “Riga Nights,” left.",
        "star of the show “Riga Nights”",
        None,
    ),
    "with_who": ("Ana Holt, who served as Marsh's budget director, left.", "Marsh's budget director", None),
    "behind_an_age_and_a_town": ("Ana Holt, 32, of Riga, an account manager, left.", "account manager", None),
    "with_a_time": ("Ana Holt, chief of staff at the time, left.", "chief of staff", None),
    "another": ("Another clerk at Marsh, Ana Holt, left.", "clerk at Marsh", None),
    "without_an_article": ("Veteran Kenyan actress, Ana Holt, left.", "Veteran Kenyan actress", "KE"),
    "of_a_parent": (
        "He is a son of town clerk and church pianist, Ana Holt, who left.",
        "town clerk and church pianist",
        None,
    ),
    "speaking_for_a_state": (
        "Ana Holt, a spokeswoman for the Kenyan government, left.",
        "spokeswoman for the Kenyan government",
        "KE",
    ),
    "spokeswoman": ("Ana Holt, a spokeswoman for Marsh, left.", "spokeswoman for Marsh", None),
    "without_what_she_does": ("Ana Holt, a delegate serving on a board, left.", "delegate", None),
    "owned_by_a_country": ("Ana Holt, Mexico’s ambassador to Peru, left.", "Mexico’s ambassador to Peru", "MX"),
}
SHARED: dict[str, Case] = {
    "senators": ("Sens. Peter Marsh (D-Ohio), Rui Almeida and Ana Holt left.", "Sen.", None),
    "of_states": ("Sens. Ana Holt of Ohio and Peter Marsh of Iowa left.", "Sen.", None),
    "presidents": ("Former Mexican presidents Rui Almeida and Ana Holt left.", "Former Mexican president", "MX"),
    "boardmembers": ("The boardmembers Peter Marsh, Rui Almeida, and Ana Holt left.", "boardmember", None),
    "congressmen": ("The congressmen Rui Almeida and Peter Holt left with Ana Holt.", None, None),
    "friends": ("His friends Rui Almeida and Ana Holt left.", None, None),
}
KINDS = {"title": TITLES, "apposition": APPOSITIONS, "shared": SHARED}
NOT_ROLES = {
    "verb": "They will forward Ana Holt the letter.",
    "date": "On Monday Ana Holt left.",
    "place": "At the medical center on Friday, Ana Holt left.",
    "end_of_a_period": "Ana Holt, by the end of the day, left.",
    "lead_in_a_race": "With a 16-point lead over Marsh, Ana Holt left.",
    "member_of_a_list": "The mayor, Ana Holt and two clerks left.",
    "addressee": "In a letter to the chairman, Ana Holt wrote that she would go.",
    "friend": "Her friend Ana Holt left.",
    "winner_of_a_vote": "Iowa winner Ana Holt left.",
    "time_of_day": "At 3 PM Ana Holt left.",
    "surname_in_a_list": "Carl Marsh, Kim Farmer, Ana Holt, Joe Baker and Rui Almeida left.",
    "form_of_address": "Mrs. Ana Holt left.",
    "possessive": "The minister's daughter Ana Holt left.",
    "what_was_done_to_somebody": "Ana Holt, who was appointed by the mayor, left.",
    "plural_of_those_told": "He told senators Holt would leave.",
}
NO_COUNTRY = {
    "scholar_of_a_country": "Ana Holt, a scholar of China, left.",
    "analyst_of_a_country": "Iran analyst Ana Holt left.",
    "critic_of_a_country": "Ana Holt, a critic of Russia, left.",
    "correspondent_in_a_country": "Ana Holt, a correspondent in Kenya, left.",
    "expert_on_a_country": "Ana Holt, a lecturer on reform in Kenya, left.",
    "firm_of_a_country": "Germany's Holt Motors director Ana Holt left.",
    "teacher_of_a_language": "Spanish teacher Ana Holt left.",
    "student_of_a_country": "Ana Holt, a Russian literature professor, left.",
    "american_state": "Georgia lawmaker Ana Holt left.",
}


def _person(read: Callable[[str], Any], text: str) -> Any:
    return next(p for p in read(text + "\nAna Holt returned.").cast.people if p.name == "Ana Holt")


@pytest.mark.parametrize(("kind", "case"), [(kind, case) for kind, cases in KINDS.items() for case in cases])
def test_a_role_is_read_whole(kind: str, case: str, read: Callable[[str], Any]) -> None:
    text, role, country = KINDS[kind][case]
    person = _person(read, text)
    assert (person.role, person.country) == (role, country)


@pytest.mark.parametrize("case", NOT_ROLES)
def test_what_only_stands_near_a_name_is_no_role(case: str, read: Callable[[str], Any]) -> None:
    assert _person(read, NOT_ROLES[case]).role is None


@pytest.mark.parametrize("case", NO_COUNTRY)
def test_a_country_that_somebody_deals_with_is_not_theirs(case: str, read: Callable[[str], Any]) -> None:
    person = _person(read, NO_COUNTRY[case])
    assert person.role is not None
    assert person.country is None


COUNTRIES = {
    "of_a_country": ("President Ana Holt of Kenya left.", "KE"),
    "of_a_town_of_a_country": ("Ana Holt, 43, of Riga, Latvia, left.", "LV"),
    "from_a_town_of_a_country": ("Ana Holt, from Riga, Latvia, left.", "LV"),
    "of_a_town_of_a_state": ("Ana Holt of Lebanon, Pennsylvania, left.", None),
    "of_a_firm": ("Ana Holt of Kenya Airways left.", None),
    "possessive": ("It was Britain's Ana Holt.", "GB"),
    "demonym": ("They met the Spaniard Ana Holt.", "ES"),
    "demonym_at_the_start": ("Spaniard Ana Holt left.", "ES"),
    "man_or_woman": ("Ana Holt, 39, a Lebanese woman visiting Riga, left.", "LB"),
    "apposition": ("Ana Holt, a Briton, left.", "GB"),
    "staff_of_a_nation": ("Filipino Holt staffers left.", None),
    "hers_is_another": ("Ana Holt, a Spanish teacher's friend, left.", None),
}


@pytest.mark.parametrize("case", COUNTRIES)
def test_a_country_beside_a_name_is_its_bearers(case: str, read: Callable[[str], Any]) -> None:
    text, country = COUNTRIES[case]
    assert _person(read, text).country == country


def test_the_roles_of_two_people_are_kept_apart(read: Callable[[str], Any]) -> None:
    found = {
        p.name: p.role for p in read("The mayor and Governor Ana Holt left with Peter Marsh, a welder.").cast.people
    }
    assert found == {"Ana Holt": "Governor", "Peter Marsh": "welder"}


def test_whose_side_somebody_is_on_yields_to_a_trade(read: Callable[[str], Any]) -> None:
    assert _person(read, "Marsh supporter Ana Holt left. Ana Holt, a retired nurse, came back.").role == "retired nurse"


def test_an_office_held_now_goes_before_a_former_one(read: Callable[[str], Any]) -> None:
    assert _person(read, "Ana Holt, a former labor leader, left. Mayor Ana Holt returned.").role == "Mayor"


def test_a_party_yields_to_an_office(read: Callable[[str], Any]) -> None:
    assert _person(read, "Senator Ana Holt, Republican of Ohio, left.").role == "Senator"
    assert _person(read, "Republican Ana Holt left.").role == "Republican"


def test_a_description_of_a_speaker_gives_a_country(read: Callable[[str], Any]) -> None:
    text = 'Rui Almeida, boss of Marsh United, was calm. "We lost," the Portuguese boss said. “We lost,” the boss said.'
    assert [q.speaker_country for q in read(text).quotes] == ["PT", None]


def test_what_a_speaker_is_called_is_the_role_where_no_other_is_given(read: Callable[[str], Any]) -> None:
    text = "Rui Almeida left the stage. “We lost,” {} said. He went."
    roles = {}
    for called in ("the Ohio senator", "he"):
        quotes = read("Rui Almeida spoke. Rui Almeida left. " + text.format(called)).quotes
        roles[called] = [q.speaker_role for q in quotes]
    assert roles == {"the Ohio senator": ["Ohio senator"], "he": [None]}


def test_a_relative_of_somebody_has_no_role_by_that(read: Callable[[str], Any]) -> None:
    (quote,) = read("The victim's mother, Rosa Duarte, said: “He was a good boy.”").quotes
    assert (quote.speaker_name, quote.speaker_role) == ("Rosa Duarte", None)


BODIES = {
    "ministry": ("“We lost,” the French Foreign Ministry said.", "FR"),
    "parliament_of_a_country": ("“We lost,” Georgia's parliament said.", None),
    "airline": ("“We lost,” Iberia Lines said.", None),
    "country": ("“We lost,” Latvia said.", "LV"),
}


@pytest.mark.parametrize("case", BODIES)
def test_a_body_of_a_state_has_its_country(case: str, read: Callable[[str], Any]) -> None:
    text, country = BODIES[case]
    (quote,) = read(text).quotes
    assert quote.speaker_country == country


def test_a_lower_case_part_of_a_name_behind_its_hyphen_belongs_to_it(read: Callable[[str], Any]) -> None:
    found = {p.name: p.role for p in read('Park Min-ho, the commander of the port, said: "Leave."').cast.people}
    assert found == {"Park Min-ho": "commander of the port"}


def test_the_word_lists_of_roles_hold_small_letters_and_agree() -> None:
    lists = role_words()
    assert lists.posts.isdisjoint(role_nouns()), "a word that always names a person needs no place behind it"
    assert lists.ties_with_place <= lists.ties
    assert lists.ties_with_modifier <= lists.ties
    assert all(w == w.lower() for group in (lists.no_part, lists.sent, lists.about, lists.offices) for w in group)
    assert {w for w in lists.offices | lists.alone if not is_trade(w)} == set()
    assert lists.govern <= lists.offices | lists.sent | lists.alone
    assert is_post("forward")
    assert not is_post("Forward")
    assert not is_trade("forward")
    assert titles().titles["Lt."] == ("lieutenant",)
