"""Speakers that are several, and persons called by something new; every sentence is invented."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest

LISTS = {
    "two_countries": ("Finland and Estonia said the border was closed.", "Finland and Estonia", None),
    "three_countries": ("Finland, Estonia and Latvia said the border was closed.", "Finland, Estonia and Latvia", None),
    "two_people": ("Ana Duarte and Peter Holt said they would sell the boat.", "Ana Duarte and Peter Holt", None),
    "two_people_behind_a_cue": (
        "“We are ready,” said Ana Duarte and Peter Holt.",
        "Ana Duarte and Peter Holt",
        None,
    ),
    "a_body_with_and_in_its_name": (
        "The Ministry of Trade and Industry said the boat was sold.",
        "The Ministry of Trade and Industry",
        "Ministry of Trade and Industry",
    ),
    "not_a_person_and_the_subject_of_the_next_clause": (
        "Ana Duarte met Peter Holt and Claire Morel and said the boat was sold.",
        "Ana Duarte",
        "Ana Duarte",
    ),
}


@pytest.mark.parametrize("case", LISTS)
def test_a_list_of_speakers_stands_whole_and_has_no_one_name(case: str, read: Callable[[str], Any]) -> None:
    text, written, name = LISTS[case]
    reading = read(text)
    quote = reading.quotes[-1]
    assert (reading.slice(quote.speaker), quote.speaker_name) == (written, name)


NAMES = {
    "a_description_with_a_new_detail": (
        "Paul Garnier lost the vote on Monday. “I will run again,” the retired surgeon said.",
        ["Paul Garnier"],
    ),
    "no_description_of_somebody_unnamed": (
        "Paul Garnier lost the vote on Monday. “He will run again,” the party official said.",
        [None],
    ),
    "a_description_where_two_may_be_meant": (
        "Paul Garnier met Peter Holt on Monday. “I will run again,” the retired surgeon said.",
        [None],
    ),
    "an_inverted_subject_behind_a_clause": (
        "The first word from a friend whose judgment matters is critical, said Ana Duarte, who runs a school.",
        ["Ana Duarte"],
    ),
    "who_is_charged_does_not_speak": (
        "The county police say Peter Holt was charged with the following: “He is charged with theft.”",
        [None],
    ),
    "the_subject_of_the_main_clause_before_a_colon": (
        "When Peter Holt left in May, Ana Duarte released the following note: “He was a good man.”",
        ["Ana Duarte"],
    ),
    "what_a_label_before_a_noun_shows_is_not_said": ("The “Second Wind” boats demonstrate the skill of the yard.", []),
    "a_plan_called_something_says_nothing": (
        "Ana Duarte lived under a plan called “a gift to speculators” then.",
        [None],
    ),
    "a_country_and_a_role": (
        "Peruvian Fisheries Minister Paul Garnier left for Rome. “We were heard,” Peru’s minister said.",
        ["Paul Garnier"],
    ),
}


@pytest.mark.parametrize("case", NAMES)
def test_nobody_is_named_but_the_one_who_speaks(case: str, read: Callable[[str], Any]) -> None:
    text, names = NAMES[case]
    assert [q.speaker_name for q in read(text).quotes][-1:] == names


def test_a_heading_in_single_marks_is_no_quote(read: Callable[[str], Any]) -> None:
    quotes = read("Ana Duarte said the harbour would stay open.\n'She never slept'\nThe crane fell on Monday.").quotes
    assert [q.kind for q in quotes] == ["indirect"]


def test_an_unknown_name_is_a_persons_by_its_trade_or_by_what_it_says_elsewhere(read: Callable[[str], Any]) -> None:
    cast = read("The coach Zuvet Oglanu was late. The league fined Prin Ovalo. “I am sorry,” Ovalo said.").cast
    assert {p.name for p in cast.people} >= {"Zuvet Oglanu", "Prin Ovalo"}


def test_a_country_before_a_name_is_no_part_of_it(read: Callable[[str], Any]) -> None:
    cast = read("Secretary of the Workers Party of Vietnam Tran Phu Long spoke. Long left.").cast
    assert [p.name for p in cast.people] == ["Tran Phu Long"]


def test_a_first_name_shares_the_surname_behind_and(read: Callable[[str], Any]) -> None:
    quotes = read("Two welders, Brent and Ana Holt, believe it. “I saw the boat,” Brent told a reporter.").quotes
    assert [q.speaker_name for q in quotes] == ["Brent Holt"]


def test_initials_in_brackets_stand_for_the_person(read: Callable[[str], Any]) -> None:
    quotes = read("Senator Paulo Alves Duarte (PAD) spoke on Monday. “We will win,” PAD said.").quotes
    assert [q.speaker_name for q in quotes] == ["Paulo Alves Duarte"]


def test_a_tag_that_opens_its_sentence(read: Callable[[str], Any]) -> None:
    reading = read("Keith Holt sings. “The boats go out at night.” Said Holt, “Suddenly it is quiet.”")
    quote = reading.quotes[-1]
    assert (reading.slice(quote.speaker), quote.speaker_name) == ("Holt", "Keith Holt")


def test_a_curly_apostrophe_hides_no_name(read: Callable[[str], Any]) -> None:
    quotes = read("Pete D’Alvaro runs here. “Only half have it,” D’Alvaro said.").quotes
    assert [q.speaker_name for q in quotes] == ["Pete D’Alvaro"]


def test_a_head_of_something_is_the_one_named_behind_it(read: Callable[[str], Any]) -> None:
    text = (
        "The head of the Traders League, Paul Garnier, left. "
        "The head of the harbour police unit, Sergeant Peter Holt, says the pier is safe."
    )
    assert [q.speaker_name for q in read(text).quotes] == ["Peter Holt"]


def test_the_company_is_no_name(read: Callable[[str], Any]) -> None:
    assert [q.speaker_name for q in read("The sale is done, the Company said.").quotes] == [None]
