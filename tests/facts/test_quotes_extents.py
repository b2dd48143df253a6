"""Where reported speech begins and ends, which report of several has the words, and titles; sentences are invented."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest

PARTS = {
    "a_report_by_nobody_named_has_whom_it_is_about": (
        "The harbour board was urged to resign.",
        [["The harbour board", "to resign"]],
    ),
    "a_tag_the_parse_did_not_see_ends_a_sentence": (
        "They also found thousands of crates the owner failed to declare, he said.",
        [["They also found thousands of crates the owner failed to declare"]],
    ),
    "an_outer_tag_behind_takes_the_reports_within": (
        "The woman told police she was tired of the noise, a police report indicates.",
        [["The woman told police she was tired of the noise"]],
    ),
    "an_apposition_of_an_inverted_speaker_is_not_reported": (
        "The port has earned ten million crowns, said Ana Duarte, its director and treasurer.",
        [["The port has earned ten million crowns"]],
    ),
    "a_condition_behind_a_clause_belongs_to_it": (
        "Ana Duarte said she would leave if asked by the board.",
        [["she would leave if asked by the board"]],
    ),
    "a_circumstance_before_a_verb_is_not_reported": (
        "After the court closed the pier, Ana Duarte urged a short delay.",
        [["a short delay"]],
    ),
    "a_rejected_idea_is_the_object": (
        "Ana Duarte questioned the idea that the pier was safe.",
        [["the idea that the pier was safe"]],
    ),
    "words_of_one_speaker_around_a_tag": (
        "The harbour “is not for sale at any price,” Ana Duarte said. “It never was.”",
        [["The harbour “is not for sale at any price,”", "“It never was.”"]],
    ),
    "a_title_in_the_tag_does_not_end_the_speech": (
        '"The harbour is ours," Ana Duarte said on "First Light." "It will stay ours."',
        [["The harbour is ours,", "It will stay ours."]],
    ),
    "circumstances_before_a_tag_are_not_reported": (
        "At a rally in Porto Belo, Ana Duarte said, “The harbour is ours.”",
        [["The harbour is ours."]],
    ),
    "a_deed_between_commas_is_no_report": ("Over the summer, the crane continued, mostly at night.", []),
    "a_verb_of_preposition": (
        "Ana Duarte speculated about the price of the pier.",
        [["the price of the pier"]],
    ),
    "a_doubled_consonant": ("Ana Duarte omitted to say that the pier was sold.", []),
    "a_title_behind_the_name_of_its_kind": (
        "His first novel, “The Lamps Along the Quay,” is out.",
        [],
    ),
    "a_headline_and_its_author": ("Reading — “Pier to close in the spring for repairs,” by Ilse Varga.", []),
    "marked_words_that_a_sentence_is_about": ("“Lamps of the old quay” has been on show since May.", []),
    "a_term_that_is_explained": (
        "Every investor needs a “designated mooring area,” which is any pier of stone.",
        [],
    ),
    "an_attitude_that_only_describes_somebody": ("A sailor who distrusts the harbour board left early.", []),
    "a_belief_of_ones_own": (
        "Ana Duarte reiterated her belief that the pier was safe.",
        [["that the pier was safe"]],
    ),
    "an_object_with_its_place": (
        "Ana Duarte demanded new lamps for the northern yards by Friday.",
        [["new lamps for the northern yards by Friday"]],
    ),
    "critics_say_what_they_are_rebuked_for": (
        "Ana Duarte rebuked critics who say “the harbour is already lost”.",
        [["the harbour is already lost"]],
    ),
}


@pytest.mark.parametrize("case", PARTS)
def test_a_report_has_its_own_words_and_no_others(case: str, read: Callable[[str], Any]) -> None:
    text, expected = PARTS[case]
    reading = read(text)
    assert [[reading.slice(p) for p in q.parts] for q in reading.quotes] == expected


def test_what_something_is_called_is_no_title(read: Callable[[str], Any]) -> None:
    (quote,) = read("Ana Duarte called the harbour the “Lamp Of The North” on Monday.").quotes
    assert (quote.kind, quote.speaker_name) == ("mixed", "Ana Duarte")
