"""Who says it: lists of speakers, roles beside names, people without a name, labels; every sentence is invented."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest

NAMES = {
    "a_title_that_two_would_share": ("Harbour academic and professor Marc Holt said that it was late.", ["Marc Holt"]),
    "one_of_several": ("One of the pilots, Hayley Walker, 42, from Leeds, said: “It was dark.”", ["Hayley Walker"]),
    "an_official_is_not_the_name_after_him": (
        "According to a senior official, Zelman Varga is gathering the crew.",
        [None],
    ),
    "somebody_who_answered_said_it": ("A former officer who responded said: “It was dark.”", [None]),
    "a_place_before_a_tagged_quote": ("BELMAR: “We paid for it,” said Ana Holt.", ["Ana Holt"]),
    "a_name_at_the_end_of_a_tag": ("“It is late,” says the former editor of the Gull, Peter Holt.", ["Peter Holt"]),
    "words_within_words": (
        "Ana Holt said that Peter Varga told her: “We will have a special day today.”",
        ["Ana Holt", "Peter Varga"],
    ),
    "a_teacher_without_a_name": (
        "Ana Holt opened the hall. A teacher added that the lamps were old. She said that it was late.",
        [None, None],
    ),
    "a_last_name_by_its_title": (
        "Sen. Peter Holt met Ilse Holt and Maud Holt. Ilse Holt left. Senator Holt said that it was late.",
        ["Peter Holt"],
    ),
    "a_paper_before_a_name": (
        "Marina Varga wept. In an interview with the Harbour Mail Varga said: “It was dark in the harbour.”",
        ["Marina Varga"],
    ),
    "who_spoke_last_though_he_is_named_again_as_his": (
        "Peter Varga is seen as hard. Varga ran the port. Varga left the port in May.\n\n"
        "Mark Holt said that because of his time at sea, Varga understands sailors.\n\n"
        "“He learned to swim, and that really showed in May,” he said.",
        ["Mark Holt", "Mark Holt"],
    ),
    "nobody_names_himself_in_his_own_words": (
        "Peter Holt met Paul Varga in Lund on Monday. “Varga is the heart of this town,” he said.",
        ["Peter Holt"],
    ),
    "a_subject_is_nobody_named_in_its_clause": (
        "Paul Varga bought the pier. Peter Holt met Varga in Lund. He said Holt would keep the boats.",
        ["Paul Varga"],
    ),
    "a_mother_without_a_name": ("Ana Holt’s mother was in the hall. She said that the trial was long.", [None]),
    "who_is_one_more_place_of_his": (
        "The plan drew the ire of Peter Holt, who said he was tired of it. “We have waited,” he said.",
        ["Peter Holt", "Peter Holt"],
    ),
    "a_small_word_tied_to_a_name": (
        "“Prices are high,” reported Luis al-Varga. Varga said that more would come.",
        ["Luis al-Varga", "Luis al-Varga"],
    ),
    "a_month_that_is_a_last_name": (
        "Theresa May met Peter Holt in May. “I left in June,” Mrs May added.",
        ["Theresa May"],
    ),
    "a_weekday_after_a_name": ("“It is late,” said Peter Holt Monday.", ["Peter Holt"]),
    "a_title_cut_off_by_its_stop": (
        "\"He tried to help,'' said Sgt. Marty Varga with the Lund Police, as he described it.",
        ["Marty Varga"],
    ),
    "the_mayor_of_another_town": (
        "The Mayor of Lund, Sam Varga, was sad. The former mayor of Belmar said that it was late.",
        [None],
    ),
    "who_holds_another_office": (
        "Mark Holt, the league’s secretary, met the crew. The US president said: “We were not there.”",
        [None],
    ),
    "whose_apology_it_was": (
        "Mr. Holt's apology noted that the deck was rotten. Bruce Holt left.",
        ["Bruce Holt"],
    ),
    "what_a_post_says_by_the_agency": (
        "According to the agency, one user in Lund posted: “I just want to know how these two came here.”",
        [None, None],
    ),
    "a_subject_before_a_participle": (
        "At that March event Mark Varga, pushing for a bigger boat, said his law firm had been retained.",
        ["Mark Varga"],
    ),
    "a_letter_reported_by_others": (
        "In a letter to the crew reported by Gull and other news organizations, Mr. Holt wrote: “I have learned that.”",
        ["Holt"],
    ),
    "a_quote_that_ends_in_another": (
        "“It is late,” Ana Holt said. “They said, ‘It’s simple.’” The crew gathered around Mr. Varga laughed.",
        ["Ana Holt"],
    ),
    "who_is_said_to_have_told_them": (
        "Investigators said Peter Holt told them, “I just shut the pier. I got tired of this.”",
        [None, "Peter Holt"],
    ),
    "a_plural_that_opens_a_sentence": (
        "The port would reopen, said Prime Minister Mark Holt on Friday. Flags will fly at half-staff.\n\n"
        "“We will never give in,” he said.",
        ["Mark Holt", "Mark Holt"],
    ),
    "a_spokesperson_and_the_spokesman": (
        "The harbour spokesperson Peter Varga spoke of the lamps. “It is late,” the spokesman said.",
        ["Peter Varga"],
    ),
    "a_year_says_nothing": ("In 500 BC, a column said that “it was dark in the harbour”.", [None]),
    "i_is_not_carried_on": (
        "“It was dark,” Ana Holt said.\n“Was it cold?” I asked.\nIt was late in May. “We had no lamps at all.”",
        ["Ana Holt", None, "Ana Holt"],
    ),
}
ROLES = {
    "As policy director for the Trust, Ana Holt said that it was late.": "policy director for the Trust",
    "Regional Commissioner of Lund, Peter Varga says the pier is old.": "Regional Commissioner of Lund",
    "LUND, Peter Varga says the pier is old.": None,
}


@pytest.mark.parametrize(("text", "names"), NAMES.values(), ids=NAMES)
def test_who_says_it(read: Callable[[str], Any], text: str, names: list[str | None]) -> None:
    assert [q.speaker_name for q in read(text).quotes] == names


@pytest.mark.parametrize(("text", "role"), ROLES.items())
def test_a_role_that_opens_a_sentence(read: Callable[[str], Any], text: str, role: str | None) -> None:
    assert [q.speaker_role for q in read(text).quotes] == [role]


def test_each_of_several_speakers_has_a_name_and_a_country(read: Callable[[str], Any]) -> None:
    (row,) = read("Finland, Estonia and Ana Holt said that the sea was closed.").quotes
    assert row.speaker_name is None
    assert [(s.name, s.country) for s in row.speakers] == [("Finland", "FI"), ("Estonia", "EE"), ("Ana Holt", None)]


def test_one_speaker_is_no_list(read: Callable[[str], Any]) -> None:
    assert [q.speakers for q in read("Ana Holt said that the sea was closed.").quotes] == [()]


def test_two_who_speak_in_turns_are_a_transcript(read: Callable[[str], Any]) -> None:
    text = "Lund Times: When did it open?\nOda Brandt: It opened in May.\nLund Times: And now?\nOda Brandt: It is shut."
    assert [q.speaker_name for q in read(text).quotes] == ["Lund Times", "Oda Brandt", "Lund Times", "Oda Brandt"]


def test_a_list_of_terms_is_no_transcript(read: Callable[[str], Any]) -> None:
    assert read("Deck: four metres wide.\nLamps: forty of them.\nRail: steel and oak.").quotes == ()


SPOKEN = {
    "reopened_in_a_glued_paragraph": (
        "“We never sold the pier to anybody. “It was too dear for all of us here,” Ana Holt said.",
        ["Ana Holt"],
    ),
    "single_marks_over_two_paragraphs": (
        "Ana Holt said: ‘We never sold the pier to anybody at all.\n‘It was the boats’ berth for years.’",
        ["Ana Holt"],
    ),
    "a_title_is_carried_to_nobody": ("Ana Holt was glad. “Rain Songs For Children And Others”", []),
}


@pytest.mark.parametrize(("text", "names"), SPOKEN.values(), ids=SPOKEN)
def test_marks_that_somebody_says(read: Callable[[str], Any], text: str, names: list[str]) -> None:
    assert [q.speaker_name for q in read(text).quotes] == names


def test_words_in_marks_deny_nothing_outside(read: Callable[[str], Any]) -> None:
    (row,) = read("“It’s hard not to, though,” Varga acknowledged. “We know where we are.”").quotes
    assert not row.negated
