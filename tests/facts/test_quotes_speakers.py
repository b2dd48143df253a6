"""Who is meant: names, pronouns, titles, bodies, with role and country; every sentence is invented."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest

CASES = {
    "a_surname": ('Ana Duarte runs the port of Belmar. "We will not sell," Duarte said.', ["Ana Duarte"]),
    "a_first_name": ('Ana Duarte runs the port of Belmar. "We will not sell," Ana said.', ["Ana Duarte"]),
    "she_is_the_woman_of_two_people": (
        'Ana Duarte met Peter Lindqvist in Belmar on Friday. "We will not sell," she said.',
        ["Ana Duarte"],
    ),
    "he_is_the_man_of_two_people": (
        'Ana Duarte met Peter Lindqvist in Belmar on Friday. "We will not buy," he said.',
        ["Peter Lindqvist"],
    ),
    "he_is_whom_the_text_is_about_and_not_the_last_man_named": (
        "Peter Lindqvist presented his budget on Tuesday. He had worked on it with John Marsh. "
        '"It is a good budget," he said.',
        ["Peter Lindqvist"],
    ),
    "the_president": (
        'French President Paul Garnier arrived in Riga. "We stand with Latvia," the president said.',
        ["Paul Garnier"],
    ),
    "the_former_foreign_minister": (
        "Former foreign minister Jonas Petrauskas opened the forum. "
        '"The front is not frozen," the former foreign minister said.',
        ["Jonas Petrauskas"],
    ),
    "the_senator_of_an_abbreviated_title": (
        'Sen. Linda Holt voted no. "The bill is a mess," the senator said.',
        ["Linda Holt"],
    ),
    "a_name_used_by_its_first_part": (
        'Chinese President Zhao Wenming spoke in Jakarta. "Trade needs trust," Zhao said.',
        ["Zhao Wenming"],
    ),
    "two_people_of_one_surname": (
        'Bill Hartman and Susan Hartman run the farm. "We had no rain," Susan Hartman said. '
        '"It was the driest year," Mr. Hartman said.',
        ["Susan Hartman", "Bill Hartman"],
    ),
    "an_apposition_behind": ('"The plan is dead," said Maria Kovac, a top adviser to the minister.', ["Maria Kovac"]),
    "an_apposition_before": ('"The plan is dead," said his lawyer, Maria Kovac.', ["Maria Kovac"]),
    "a_clause_between_speaker_and_cue": (
        '"The plan is dead," Maria Kovac, who left the ministry in May, told reporters.',
        ["Maria Kovac"],
    ),
    "a_body": (
        '"The bridge is closed until further notice," the Ministry of Transport said.',
        ["Ministry of Transport"],
    ),
    "a_person_of_a_body": (
        '"The bridge is closed until further notice," Ilsabe Vargas of the Harbour Institute said.',
        ["Ilsabe Vargas"],
    ),
    "officials_have_no_name": ('"The bridge is closed until further notice," officials said.', [None]),
    "they_have_no_name": ("“We were never asked,” they said.", [None]),
    "a_spokesman_is_not_his_master": (
        '"The bridge is closed until further notice," a spokesman for Peter Lindqvist said.',
        [None],
    ),
    "a_day_is_no_speaker": ('"The bridge is closed until further notice," Monday’s statement said.', [None]),
    "a_statement_by_somebody": ("“The shore is ours,” a statement by Claire Morel said.", ["Claire Morel"]),
    "somebodys_ads": ("Paul Garnier runs again. “She sold the shore,” Garnier’s ads say.", ["Paul Garnier"]),
    "whom_they_quoted": (
        'Ana Duarte left early. The paper quoted her as saying the sale was "a gift to speculators".',
        ["Ana Duarte"],
    ),
    "nobody_rather_than_a_guess": ("“Why would anyone leave now?” The crowd grew quiet.", [None]),
}
ROLES = {
    "a_title_with_a_demonym": (
        'Lithuanian Foreign Minister Jonas Petrauskas said: "The front is not frozen."',
        ("Lithuanian Foreign Minister", "LT"),
    ),
    "a_title_without_a_country": ('Mayor Ana Duarte said: "The harbour is ours."', ("Mayor", None)),
    "an_apposition": (
        '"The plan is dead," said Maria Kovac, a top adviser to the minister.',
        ("top adviser to the minister", None),
    ),
    "an_apposition_of_a_country": (
        '"The plan is dead," said Pierre Morel, the foreign minister of France.',
        ("foreign minister of France", "FR"),
    ),
    "an_ambassador_is_not_of_the_land_he_is_sent_to": (
        '"The plan is dead," said Maria Kovac, a former ambassador to Japan.',
        ("former ambassador to Japan", None),
    ),
    "a_form_of_address_is_no_role": ('"The plan is dead," said Mrs. Kovac.', (None, None)),
}


@pytest.mark.parametrize("case", CASES)
def test_a_speaker_is_named_in_full(case: str, read: Callable[[str], Any]) -> None:
    text, names = CASES[case]
    said = read(text).said()
    assert [name for kind, _, name in said if kind != "indirect"] == names


@pytest.mark.parametrize("case", ROLES)
def test_a_speaker_has_the_role_and_country_that_the_text_gives(case: str, read: Callable[[str], Any]) -> None:
    text, expected = ROLES[case]
    quote = read(text).quotes[-1]
    assert (quote.speaker_role, quote.speaker_country) == expected


def test_the_speaker_is_also_given_as_written(read: Callable[[str], Any]) -> None:
    reading = read('French President Paul Garnier arrived. "We stand with Latvia," the president said.')
    quote = reading.quotes[-1]
    assert reading.slice(quote.speaker) == "the president"
    assert reading.slice(quote.cue) == "said"
