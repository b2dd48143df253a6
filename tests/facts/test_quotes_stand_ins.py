"""Bodies and people behind 'the company', 'it', 'the statement', 'the 56-year-old'; every sentence is invented."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest

NAMES = {
    "the_bank_and_it": (
        "The Harbour Bank closed two branches. The bank said that they “had no future”. It said the staff would stay.",
        ["Harbour Bank", "Harbour Bank"],
    ),
    "the_ministry_among_two_bodies": (
        "The Ministry of Ports met the Traders League. The ministry said that it was “too early” to decide.",
        ["Ministry of Ports"],
    ),
    "the_company_of_two_is_nobody": (
        "Coastal Foods met Harbour Motors. The company said that it was “too early” to decide.",
        [None],
    ),
    "the_company_is_no_person": (
        "Marta Garnier met Peter Holt. The company said that it was “too early” to decide.",
        [None],
    ),
    "the_company_is_no_ministry": (
        "The Ministry of Ports opened a pier. The company said that it was “too early” to move.",
        [None],
    ),
    "a_group_and_its_name_between_commas": (
        "The group, the Belmar Sailors Coalition, sent a letter in May stating that they “will not be moved”.",
        ["Belmar Sailors Coalition"],
    ),
    "the_statement_of_a_body": (
        'Coastal Foods denied the claims in a statement on Monday. "We pay on time," the statement said.',
        ["Coastal Foods"],
    ),
    "the_statement_of_nobody": ('There was no reply on Monday. "We pay on time," the statement said.', [None]),
    "the_age_of_one_of_three": (
        'Peter Holt, 56, met Ana Duarte and Paul Garnier. "I am glad to join this club," said the 56-year-old.',
        ["Peter Holt"],
    ),
    "a_countryman_is_whom_the_text_is_about": (
        "Belmar City manager Pep Garnier was glad. “We played well,” said the Spaniard.",
        ["Pep Garnier"],
    ),
    "a_countryman_of_two_is_nobody": ("Pep Garnier met Peter Holt. “We played well,” said the Spaniard.", [None]),
    "a_country_s_people_are_no_one_person": (
        "Belmar City manager Pep Garnier was glad. The Dutch said that it was “too late” to play.",
        ["Dutch"],
    ),
    "a_mother_of_two": ("“I love the port,” says mum-of-two Sarah Holt from Leeds. “It works.”", ["Sarah Holt"]),
    "a_minister_and_letters_behind_the_name": (
        "The Minister for Fisheries, Peter Holt MP, said: “The quota is unfair to the port.”",
        ["Peter Holt"],
    ),
    "who_names_it_in_an_aside": (
        "The Ports Ministry has denied this, with press secretary Ana Duarte calling the report “false and late”.",
        ["Ana Duarte"],
    ),
    "the_actor_whom_the_text_is_about": (
        "Paul Van Der Meer and his wife moved. Van Der Meer wept.\n“You never know why it rains,” said the actor.",
        ["Paul Van Der Meer"],
    ),
    "the_mayor_may_be_somebody_unnamed": (
        "Paul Garnier wept on stage. Garnier was late.\n“You never know why it rains,” said the mayor.",
        [None],
    ),
    "it_behind_a_body_that_spoke": (
        "Ana Duarte of Public Works closed it, the Belmar Ports Authority said.\n“It was not safe at all,” it added.",
        ["Belmar Ports Authority"],
    ),
    "it_behind_a_body_that_did_not_speak": (
        "The Belmar Ports Authority closed the pier of Public Works.\n“It was not safe at all,” it added.",
        [None],
    ),
    "he_is_no_surname_alone": (
        "The envoy Chen He was ill. In May Peter Holt said that the pier was shut. He urged haste, saying “time is "
        "running out for all of us”.",
        ["Peter Holt"],
    ),
    "a_field_of_a_director_before_a_name": (
        "Deputy Director of Public Works Eva-Marie Holt left.\nMs Holt said: “The pier is not safe at all.”",
        ["Eva-Marie Holt"],
    ),
    "a_nickname_within_the_name": (
        "It grew, according to Mohamed 'Beebo' Khaled, the port's director. “It will take long,” Khaled said.",
        ["Mohamed Khaled"],
    ),
    "he_behind_the_president": (
        "Anders Berg, the president, met Peter Holt in May. The president was pale. On Monday, he said the "
        "pier “was not safe at all”.",
        ["Anders Berg"],
    ),
    "a_passive_beside_another_verb": (
        "Peter Holt began as a deckhand and is described by Ana Duarte as “a quintessential boy of the sea”.",
        ["Ana Duarte"],
    ),
    "who_is_no_firm": (
        "That is late, said Ana Holt, a senior analyst at Jefferson, who notes that “the firm is slow to pay”.",
        ["Ana Holt"],
    ),
    "where_somebody_is_based": (
        "“How much worse could it get for us?” said Riga-based harbour strategist Ana Holt, referring to him.",
        ["Ana Holt"],
    ),
    "that_said_is_no_report": (
        "Peter Holt left. That said, Ana Duarte says that the pier “remains the main entry to the town”.",
        ["Ana Duarte"],
    ),
    "the_age_of_nobody": (
        'Peter Holt, 56, met Ana Duarte and Paul Garnier. "I am glad to join," said a 43-year-old.',
        [None],
    ),
}  # fmt: skip


@pytest.mark.parametrize("case", NAMES)
def test_a_stand_in_gives_the_name_that_it_stands_for(case: str, read: Callable[[str], Any]) -> None:
    text, names = NAMES[case]
    assert [q.speaker_name for q in read(text).quotes][-len(names) :] == names


def test_a_stand_in_stays_the_speaker_as_written(read: Callable[[str], Any]) -> None:
    reading = read('Coastal Foods denied it in a statement on Monday. "We pay on time," the statement said.')
    assert reading.slice(reading.quotes[-1].speaker) == "the statement"
