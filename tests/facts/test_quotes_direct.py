"""Quoted words and the cue that gives them to their speaker; every sentence is invented."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest

CASES = {
    "a_cue_and_a_colon_before": (
        'Mayor Ana Duarte was blunt: "We will not sell the harbour."',
        [("direct", "We will not sell the harbour.", "Ana Duarte")],
    ),
    "a_cue_and_a_comma_before": (
        'Ana Duarte said, "We will not sell the harbour."',
        [("direct", "We will not sell the harbour.", "Ana Duarte")],
    ),
    "a_cue_behind": (
        '"We will not sell the harbour," Ana Duarte said on Monday.',
        [("direct", "We will not sell the harbour,", "Ana Duarte")],
    ),
    "an_inverted_cue_behind": (
        '"We will not sell the harbour," said Ana Duarte, the mayor of Porto Belo.',
        [("direct", "We will not sell the harbour,", "Ana Duarte")],
    ),
    "a_question_and_who_asked_it": (
        '"Who would buy a harbour?" asked Ana Duarte.',
        [("direct", "Who would buy a harbour?", "Ana Duarte")],
    ),
    "a_tag_inside_gives_one_row_of_two_parts": (
        '"The harbour," Ana Duarte said, "is not for sale."',
        [("direct", "The harbour, is not for sale.", "Ana Duarte")],
    ),
    "a_sentence_that_goes_on_behind_its_tag": (
        '"The harbour is ours," Ana Duarte said. "It will stay ours."',
        [("direct", "The harbour is ours, It will stay ours.", "Ana Duarte")],
    ),
    "paragraphs_run_into_one_whose_speech_is_reopened": (
        "Ana Duarte said, “I want the board to leave now. “It is a shame for all of us. “I remember the old boats.”",
        [
            (
                "direct",
                "I want the board to leave now. It is a shame for all of us. I remember the old boats.",
                "Ana Duarte",
            )
        ],
    ),
    "according_to_before": (
        'According to Ana Duarte, "the harbour was never for sale."',
        [("direct", "the harbour was never for sale.", "Ana Duarte")],
    ),
    "according_to_behind": (
        '"The harbour was never for sale," according to Ana Duarte.',
        [("direct", "The harbour was never for sale,", "Ana Duarte")],
    ),
    "a_label_before": (
        'Ana Duarte: "We will not sell the harbour."',
        [("direct", "We will not sell the harbour.", "Ana Duarte")],
    ),
    "a_dash_and_a_signature_behind": (
        "“Nobody should sell what the sea gave us.” — Ana Duarte",
        [("direct", "Nobody should sell what the sea gave us.", "Ana Duarte")],
    ),
    "a_that_clause_quoted_whole": (
        "In a letter to the council, Claire Morel wrote that “nobody asked the fishermen”.",
        [("direct", "nobody asked the fishermen", "Claire Morel")],
    ),
    "a_statement_in_the_paragraph_before": (
        "Peter Lindqvist issued a statement:\n“The company has done nothing wrong.”",
        [("direct", "The company has done nothing wrong.", "Peter Lindqvist")],
    ),
    "a_paragraph_of_its_own_goes_on_with_the_last_speech": (
        "“The company has done nothing wrong,” Peter Lindqvist said.\n“We will appeal at once.”",
        [("direct", "The company has done nothing wrong, We will appeal at once.", "Peter Lindqvist")],
    ),
    "speech_over_three_paragraphs_each_reopened": (
        "Peter Lindqvist wrote: “The company has done nothing wrong.\n“We will appeal.\n“We will win.”",
        [("direct", "The company has done nothing wrong. We will appeal. We will win.", "Peter Lindqvist")],
    ),
    "speech_over_two_paragraphs_with_its_tag_in_the_second": (
        "“The company has done nothing wrong.\n“We will appeal at once,” said Peter Lindqvist.",
        [("direct", "The company has done nothing wrong. We will appeal at once,", "Peter Lindqvist")],
    ),
    "a_caption_between_two_paragraphs_speaks_not": (
        "“The shore is ours,” Claire Morel said.\nFishermen at the port on Monday. Photo: Paul Garnier\n"
        "“We will not move,” she added.",
        [("direct", "The shore is ours,", "Claire Morel"), ("direct", "We will not move,", "Claire Morel")],
    ),
    "a_speaker_set_up_by_the_sentence_before": (
        "Maria Kovac set out the plan. Troops would go “at once and without conditions” to the border.",
        [("direct", "at once and without conditions", "Maria Kovac")],
    ),
    "a_label_inside_the_marks": (
        "“HOLT: Will you run again?\n“LINDQVIST: I have not decided yet.”\nPeter Lindqvist later left.",
        [("direct", "Will you run again?", "HOLT"), ("direct", "I have not decided yet.", "Peter Lindqvist")],
    ),
    "single_marks": (
        "‘The shore will stay free,’ said Claire Morel.",
        [("direct", "The shore will stay free,", "Claire Morel")],
    ),
    "guillemets": ("« La plage est à nous », said Claire Morel.", [("direct", "La plage est à nous", "Claire Morel")]),
    "low_and_high_marks": (
        "„Das Ufer bleibt frei“, said Klaus Berger.",
        [("direct", "Das Ufer bleibt frei", "Klaus Berger")],
    ),
    "a_stray_mark_costs_no_other_quote": (
        "Claire Morel read ”out the list. “The shore will stay free,” she said.",
        [("direct", "The shore will stay free,", "Claire Morel")],
    ),
}
NO_QUOTES = {
    "a_reference": "The pier fell (see ‘Rotten wood in the deck’) in May.",
    "an_offer_in_marks": "They bought a “last chance to buy” offer from the shop.",
    "the_title_of_a_film": "She watched the film “Long Road Home” on television.",
    "a_heading_in_single_marks": "The shop is closed.\n‘Nothing Left To Sell’\nThe street is empty.",
    "a_nickname": "William “Big Bill” Carter lost the fight in Omaha.",
    "a_term_of_a_treaty": "The treaty includes a “reassurance force” for the border.",
    "a_show": "The minister was a guest on Channel Six’s “First Light” in March.",
}


@pytest.mark.parametrize("case", CASES)
def test_a_direct_quote_goes_to_its_speaker(case: str, read: Callable[[str], Any]) -> None:
    text, expected = CASES[case]
    assert read(text).said() == expected


@pytest.mark.parametrize("case", NO_QUOTES)
def test_words_in_marks_that_nobody_says_are_no_quote(case: str, read: Callable[[str], Any]) -> None:
    assert read(NO_QUOTES[case]).said() == []
