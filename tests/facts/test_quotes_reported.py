"""Reported speech, with and without quoted words in it; every sentence is invented."""

from __future__ import annotations

from collections.abc import Callable
from itertools import pairwise
from typing import Any

import pytest

CASES = {
    "a_that_clause": (
        "Ana Duarte said that the harbour would stay open.",
        [("indirect", "that the harbour would stay open", "Ana Duarte")],
    ),
    "a_clause_before_its_cue": (
        "The harbour would stay open, Ana Duarte said.",
        [("indirect", "The harbour would stay open", "Ana Duarte")],
    ),
    "according_to_somebody_with_a_clause_of_his_own": (
        "The port would handle 30,000 boxes, according to Ana Duarte, who runs it.",
        [("indirect", "The port would handle 30,000 boxes", "Ana Duarte")],
    ),
    "what_people_say_by_a_survey_that_found_it": (
        "In Orlen 43% say yes and 36% say no, a survey by Dahl Polling for the paper found.",
        [("indirect", "In Orlen 43% say yes and 36% say no", None)],
    ),
    "words_between_a_cue_and_its_that": (
        "Ana Duarte has said more than once that the harbour would stay open.",
        [("indirect", "that the harbour would stay open", "Ana Duarte")],
    ),
    "a_promise": (
        "Ana Duarte vowed to keep the harbour open.",
        [("indirect", "to keep the harbour open", "Ana Duarte")],
    ),
    "a_participle_has_the_subject_of_its_sentence_also_of_a_passive_one": (
        "After saying her foot was “so swollen that no shoe would fit,” Ana Duarte was taken home by Peter Holt.",
        [("mixed", "her foot was “so swollen that no shoe would fit,”", "Ana Duarte")],
    ),
    "marks_behind_those_of_a_shared_clause_are_still_said": (
        "Peter Holt, despite admitting that he had his concerns about “lawyers who only want fees” and general “legal "
        "matters” that could be costly, the owners “do need to have their day in court”.",
        [
            (
                "mixed",
                "that he had his concerns about “lawyers who only want fees” and general “legal matters” that could "
                "be costly",
                "Peter Holt",
            ),
            ("direct", "do need to have their day in court", "Peter Holt"),
        ],
    ),
    "a_relative_clause_speaks_for_its_noun": (
        "The plan was drawn up by Claire Morel, who said the shore was safe.",
        [("indirect", "the shore was safe", "Claire Morel")],
    ),
    "a_clause_with_quoted_words_is_mixed": (
        'Ana Duarte said the harbour was "not for sale at any price" this year.',
        [("mixed", 'the harbour was "not for sale at any price" this year', "Ana Duarte")],
    ),
    "a_that_clause_with_quoted_words": (
        'Ana Duarte told reporters that the sale would be "a gift to speculators".',
        [("mixed", 'that the sale would be "a gift to speculators"', "Ana Duarte")],
    ),
    "what_something_was_called": (
        'Ana Duarte called the sale "a gift to speculators".',
        [("mixed", 'the sale "a gift to speculators"', "Ana Duarte")],
    ),
    "the_outermost_cue_reports": (
        'Ana Duarte said she believes the sale is "a gift to speculators".',
        [("mixed", 'she believes the sale is "a gift to speculators"', "Ana Duarte")],
    ),
    "a_claim_is_its_owners_and_not_who_rejected_it": (
        "The council rejected Ana Duarte’s claim that the sale was “a gift to speculators”.",
        [("mixed", "that the sale was “a gift to speculators”", "Ana Duarte")],
    ),
    "a_speaker_behind_an_apposition": (
        'Maria Kovac, a top adviser to the minister, said the plan was "dead on arrival".',
        [("mixed", 'the plan was "dead on arrival"', "Maria Kovac")],
    ),
    "adding_begins_a_new_report": (
        "Claire Morel said the shore was safe, adding that “every boat had been checked twice”.",
        [
            ("indirect", "the shore was safe", "Claire Morel"),
            ("direct", "every boat had been checked twice", "Claire Morel"),
        ],
    ),
    "quoted_words_before_a_cue_in_the_same_sentence": (
        "Claire Morel spoke first. “Free and fair” votes would follow, she said.",
        [("mixed", "“Free and fair” votes would follow", "Claire Morel")],
    ),
    "a_transcript_without_marks": (
        "HOLT: Will you run again?\nLINDQVIST: I have not decided yet.\nPeter Lindqvist later left the studio.",
        [("indirect", "Will you run again?", "HOLT"), ("indirect", "I have not decided yet.", "Peter Lindqvist")],
    ),
    "a_letter_is_not_by_whom_it_greets": (
        "DEAR NORA: My neighbour sings at night.\nDEAR SLEEPLESS: Ask him to stop.",
        [],
    ),
    "questions_and_answers": (
        "Q: Will you run again?\nA: I have not decided yet.",
        [("indirect", "Will you run again?", None), ("indirect", "I have not decided yet.", None)],
    ),
    "people_of_whatever_trade_want_something": (
        "Two welders urged a longer break.",
        [("indirect", "a longer break", None)],
    ),
    "an_attitude_with_its_object": (
        "Ana Duarte distrusts the harbour board.",
        [],
    ),
    "it_may_be_a_body": (
        "The ministry closed the pier. It vowed to open another one.",
        [("indirect", "to open another one", None)],
    ),
    "an_object_with_its_purpose": (
        "Ana Duarte backed Claire Morel for mayor.",
        [],
    ),
    "two_reports_of_one_speaker": (
        "Ana Duarte argued that the sale was wrong and warned that the harbour would close.",
        [
            ("indirect", "that the sale was wrong", "Ana Duarte"),
            ("indirect", "that the harbour would close", "Ana Duarte"),
        ],
    ),
    "a_participle_reports_further": (
        'Ana Duarte attacked the sale on Monday, saying it was "a gift to speculators".',
        [("mixed", 'it was "a gift to speculators"', "Ana Duarte")],
    ),
    "what_somebody_is_called_on_to_do": (
        "Ana Duarte called on the harbour board to resign.",
        [("indirect", "the harbour board to resign", "Ana Duarte")],
    ),
    "what_somebody_is_accused_of": (
        "Ana Duarte accused Claire Morel of selling the harbour.",
        [("indirect", "Claire Morel of selling the harbour", "Ana Duarte")],
    ),
    "a_state_of_mind": (
        "Ana Duarte was confident that the harbour would stay open.",
        [("indirect", "that the harbour would stay open", "Ana Duarte")],
    ),
    "a_noun_of_stance": (
        "Claire Morel repaired boats despite Ana Duarte's opposition to the sale.",
        [],
    ),
    "a_promise_by_a_noun": (
        "Ana Duarte's promise to mend the pier was kept.",
        [("indirect", "to mend the pier", "Ana Duarte")],
    ),
    "a_noun_of_intent": (
        "Ana Duarte's refusal to sell the harbour cost a year.",
        [],
    ),
    "an_adjective_before_its_noun_reports_nothing": ("An anxious crowd waited on the pier.", []),
    "this_says_nothing": ("This shows that the harbour is open.", []),
}


@pytest.mark.parametrize("case", CASES)
def test_a_report_goes_to_its_speaker(case: str, read: Callable[[str], Any]) -> None:
    text, expected = CASES[case]
    assert read(text).said() == expected


def test_an_aside_leaves_two_parts_without_it(read: Callable[[str], Any]) -> None:
    reading = read("The harbour, Ana Duarte said, would stay open.")
    (quote,) = reading.quotes
    assert [reading.slice(p) for p in quote.parts] == ["The harbour", "would stay open"]
    assert (quote.kind, quote.speaker_name) == ("indirect", "Ana Duarte")


UNSAID = {
    "a_condition": "If they believed that Varga was a fool, they would leave.",
    "what_somebody_is_let_do": "Leave a note and let us know what your favourite pier is.",
    "what_is_hard_to_believe": "It is hard to believe that the pier is closed.",
    "what_is_expected": "They announced nothing, with the pair expecting a new addition to the family.",
    "what_others_are_accused_of": "The town met 12 officers accused of theft.",
    "a_list_with_labels": "New Price: a lamp for 40 euros\nIt shines.\nNew Boat: a raft\nIt floats.\n"
    "New Price: a rail\nIt is steel.\nNew Boat: a ship\nIt sails.",
}


@pytest.mark.parametrize("text", UNSAID.values(), ids=UNSAID)
def test_what_nobody_says_is_no_report(read: Callable[[str], Any], text: str) -> None:
    assert read(text).said() == []


def test_a_report_that_goes_on_after_marks_is_its_speakers(read: Callable[[str], Any]) -> None:
    text = "Prime Minister Scott Varga said, “We are glad and relieved” at the news, adding that the crew had rested."
    assert [(q.kind, q.speaker_name) for q in read(text).quotes][-1] == ("indirect", "Scott Varga")


def test_a_cue_before_beats_a_later_one(read: Callable[[str], Any]) -> None:
    quotes = read("Claire Morel said “the shore is ours now” after he left, a witness said.").quotes
    assert [q.speaker_name for q in quotes] == ["Claire Morel"]


def test_no_two_rows_share_a_word(read: Callable[[str], Any]) -> None:
    text = (
        "Claire Morel said Paul Garnier had promised that “no boat would sink” and that he believed the port was safe. "
        "“Nobody believes him,” she added, “because he lied,” and said she would tell him so."
    )
    spans = sorted(p for q in read(text).quotes for p in q.parts)
    assert len(spans) > 2
    assert all(a.end <= b.start for a, b in pairwise(spans))
