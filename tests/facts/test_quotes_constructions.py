"""Sentences whose build leads astray from the one who speaks; every sentence is invented."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest

SAID = {
    "a_programme_behind_on_is_no_speech": (
        '"It was a hard year for all of us," Ilse Varga said on "BWTV." Her crew was there.',
        [("direct", "It was a hard year for all of us,", "Ilse Varga")],
    ),
    "an_order_is_a_tag": (
        '"Hands! Let me see your hands!" an officer ordered. "Step out."',
        [("direct", "Hands! Let me see your hands! Step out.", None)],
    ),
    "a_report_of_the_sentence_before_beats_the_speaker_before": (
        '"The claim is false," Paul Garnier said.\n'
        'Varga\'s lawyer told Coast News that this was not the whole truth. "The league wants our money."',
        [
            ("direct", "The claim is false,", "Paul Garnier"),
            ("indirect", "that this was not the whole truth", None),
            ("direct", "The league wants our money.", None),
        ],
    ),
    "two_spaces_part_no_speech": (
        "“They work for us every day,” Peter Holt said.  “They work well.  It was late.”",
        [("direct", "They work for us every day, They work well.  It was late.", "Peter Holt")],
    ),
    "a_retort_is_a_tag": (
        "“The sailors are all the same,” Ana Duarte retaliated. “The ships are not.”",
        [("direct", "The sailors are all the same, The ships are not.", "Ana Duarte")],
    ),
    "orders_from_somebody": (
        "The arrests began with directives from Duarte to “show no mercy at all” in the harbour.",
        [("mixed", "to “show no mercy at all” in the harbour", "Duarte")],
    ),
    "a_dateline_is_no_speech": (
        '(BNN)President Paul Garnier, according to the White House, made a trip for a "quick exam and labs" on Monday.',
        [("mixed", 'President Paul Garnier, according to the White House, made a trip for a "quick exam and labs" on '
          "Monday", "White House")],
    ),
    "words_before_a_dash_are_not_the_speakers": (
        "Yet Holt has already changed his account once — “I now do recall,” Holt said on Monday.",
        [("direct", "I now do recall,", "Holt")],
    ),
    "a_deed_behind_a_perfect_is_a_report_of_its_own": (
        "At the White House, Holt said he had watched part of the hearing and slammed the witnesses as a “disgrace.”",
        [
            ("indirect", "he had watched part of the hearing", "Holt"),
            ("mixed", "the witnesses as a “disgrace.”", "Holt"),
        ],
    ),
    "a_second_perfect_is_part_of_the_report": (
        "Holt said he had watched the hearing and had left before noon.",
        [("indirect", "he had watched the hearing and had left before noon", "Holt")],
    ),
    "a_circumstance_before_the_tag_is_no_speech": (
        "And when I bought the boat, I was telling myself, “This dream matters. It is going to float.”",
        [("direct", "This dream matters. It is going to float.", None)],
    ),
    "an_infinitive_behind_marks_is_no_tag": (
        'The mission has been designed with "fault detection and recovery" to maintain a minimum level of safety.',
        [("direct", "fault detection and recovery", None)],
    ),
    "what_went_on_meanwhile_is_no_speech": (
        "Peter Holt told lawmakers it was his “duty” to report the call, as he deflected attacks from the board.",
        [("mixed", "it was his “duty” to report the call", "Peter Holt")],
    ),
    "what_the_reader_does_is_no_report": ("You can also subscribe to the weekly “Harbour Notes” on Monday.", []),
    "what_nobody_did_is_no_report": ("Would Peter Holt have pleaded to keep the “red” boat in May?", []),
    "an_aside_within_a_sentence_with_a_noun_of_speech": (
        "Like his remarks about Duarte, Peter Holt said, the attacks were unacceptable.",
        [("indirect", "Like his remarks about Duarte, Peter Holt said, the attacks were unacceptable", "Peter Holt")],
    ),
    "an_aside_ends_with_its_sentence": (
        "The sailors of Belmar are afraid, Peter Holt said. In May, the port was closed.",
        [("indirect", "The sailors of Belmar are afraid", "Peter Holt")],
    ),
    "what_is_dreamt_up_is_not_thought": ("Varga has dreamt up a tax to pay for the “Boats” scheme in May.", []),
}  # fmt: skip
NAMES = {
    "whom_somebody_told_is_not_who_says_it": (
        "The girl, aged 9, told Ana Duarte, 30, that the pier was “not safe at all”.",
        [None],
    ),
    "two_with_titles_before_both_are_nobody": (
        "Prime Minister Lars Holm and Finance Minister Eva Duarte said that the pier was “not safe at all”.",
        [None],
    ),
    "a_participle_of_naming_and_its_agent": (
        "Peter Holt paid a visit to the old mill, dubbed the “Red Palace” by sailors held there in winter.",
        [None],
    ),
    "a_participle_of_naming_without_an_agent": (
        "Peter Holt paid a visit to the old mill, dubbed the “Red Palace of Belmar” since the war.",
        [None],
    ),
    "a_name_in_apposition_behind_a_noun": (
        "“He was in charge of the port,” said another witness in the inquiry, former White House adviser Fiona Hill. "
        "“I asked on whose authority,” said Hill.",
        ["Fiona Hill", "Fiona Hill"],
    ),
    "a_place_that_ends_like_a_surname": (
        "Former adviser Fiona Hill left. The staff on Capitol Hill said that the vote would be late.",
        [None],
    ),
    "a_surname_like_a_pronoun": (
        "“What is the point of this deal?” He Jianxiong, a former director of the fund, said on Monday.",
        ["He Jianxiong"],
    ),
    "a_country_before_an_envoy": (
        "Another diplomat, former special envoy to Ukraine Peter Holt, left. “We thought it was wrong,” Holt said.",
        ["Peter Holt"],
    ),
    "a_country_of_two_words_before_an_envoy": (
        "The ambassador to South Korea Ana Duarte has said that the strike “will not last”.",
        ["Ana Duarte"],
    ),
    "a_possessive_within_a_body": (
        "The Kansas Governor's Office of Emergency Services said that the reply was “not acceptable” at all.",
        ["Kansas Governor's Office of Emergency Services"],
    ),
    "a_demonym_before_a_body": (
        "The Chinese CDC has said that there is “no need” for residents to worry.",
        ["Chinese CDC"],
    ),
    "a_title_within_a_body": (
        "The Justice Department said that the sale was “under review” in May.",
        ["Justice Department"],
    ),
    "a_list_within_a_body": (
        "The Centers for Disease Control and Prevention says that the wave is over.",
        ["Centers for Disease Control and Prevention"],
    ),
    "authors_of_a_paper_in_a_journal": (
        'The authors of the research published in the journal Tide Psychiatry argued it had "clear benefits" now.',
        [None],
    ),
    "the_last_clause_before_a_colon": (
        'Varga has a new deal with the Boat Group, and the Holt Group will be left to wonder: "What did we do?"',
        ["Holt Group"],
    ),
    "a_surname_with_particles": (
        "James Van Der Holt has lost a boat. Van Der Holt sank it in May. Van Der Holt was sad. “It hurts,” the sailor "
        "said. “It was mine,” said Van Der Holt.",
        ["James Van Der Holt"],
    ),
    "a_speaker_taken_for_an_object": (
        'Holt was known for telling others "he was in charge of Belmar" despite being the envoy in Brussels, said '
        "another witness in the inquiry, former adviser Fiona Duarte.",
        ["Fiona Duarte"],
    ),
    "a_name_before_an_apposition_after_a_long_opening": (
        "But in a call with reporters on Dec. 2, Col. Peter Holt, a military spokesman in Riga, said, “I mean, a raid "
        "is one. There is no way around that.”",
        ["Peter Holt"],
    ),
    "a_name_within_an_aside": (
        "Any clear view of the actions, said Peter Holt, an expert on ports, would read this as an “open defeat.”",
        ["Peter Holt"],
    ),
    "a_headline_on_somebody": (
        "Harbour President On Holt: “We do not pay captains to appear at debates.”\nPeter Holt left.",
        [None],
    ),
    "an_infinitive_of_a_noun_further_up": (
        "This is an easy way to be smart about the food without having to tell yourself “no, no, no.”",
        [None],
    ),
    "a_name_between_dash_and_colon": (
        "Sailors agree on the weather - Ana Duarte: “One of the lessons was a simple one, to keep on asking.”",
        ["Ana Duarte"],
    ),
    "a_quote_announced_by_the_writer": (
        "No wonder Peter Holt said, and I quote, “We love the poorly paid.”",
        ["Peter Holt"],
    ),
    "his_own_claim_repeated": (
        "Paul Garnier spoke in May. Paul Garnier left Riga. Peter Holt repeated his claim that “profit” was a motive.",
        ["Peter Holt"],
    ),
    "a_saying_without_anything_said_before_it": (
        "Duarte, the author of a book about the sea, said the days when the port had “one story for all” are gone.",
        ["Duarte"],
    ),
    "a_headline_with_a_label_and_marks": (
        "Holt: Duarte’s view of the port is ‘dangerously wrong’\nPeter Holt spoke in Riga on Monday.",
        ["Peter Holt"],
    ),
    "signatures_below": (
        "“The show was really great. We received the tickets at the door.”\n– Man**\n"
        "“Very talented people! A good night!”\n– Ali***\n"
        "“I loved every one of the boats.”\n- Ana Duarte, Belmar",
        ["Man**", "Ali***", "Ana Duarte"],
    ),
    "a_signature_with_an_initial": (
        "“He is a child, and the worst of all.” ― Ana A. Duarte Holt.",
        ["Ana A. Duarte Holt"],
    ),
    "a_list_below_is_no_signature": (
        "“The show was really great. We received the tickets at the door.”\n- and the door was open until noon",
        [None],
    ),
}  # fmt: skip


def test_a_heading_in_marks_is_no_quote_of_who_spoke_last(read: Callable[[str], Any]) -> None:
    text = "“The pier was open at noon,” Peter Holt said.\n6. “The port”\n“My fears came true”\nAna Duarte left."
    assert read(text).said() == [("direct", "The pier was open at noon,", "Peter Holt")]


def test_a_mark_closed_by_two_single_ones_is_closed(read: Callable[[str], Any]) -> None:
    text = "“It was meant to mislead all of us,’’ Peter Holt, head of the port, told the Post. “It is not right.”"
    (quote,) = read(text).quotes
    assert [text[p.start : p.end] for p in quote.parts] == ["It was meant to mislead all of us,", "It is not right."]
    assert quote.speaker_name == "Peter Holt"


@pytest.mark.parametrize("case", SAID)
def test_a_construction_gives_its_words_to_their_speaker(case: str, read: Callable[[str], Any]) -> None:
    text, expected = SAID[case]
    assert read(text).said() == expected


@pytest.mark.parametrize("case", NAMES)
def test_a_construction_leads_to_the_right_name(case: str, read: Callable[[str], Any]) -> None:
    text, names = NAMES[case]
    assert [q.speaker_name for q in read(text).quotes][-len(names) :] == names


def test_a_place_before_a_dash_is_no_part_of_the_speaker(read: Callable[[str], Any]) -> None:
    reading = read("BELMAR, Riga (BNN) - Minister Peter Holt said on Tuesday that the port would stay open.")
    assert reading.slice(reading.quotes[-1].speaker) == "Minister Peter Holt"
