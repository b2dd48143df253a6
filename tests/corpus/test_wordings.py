"""The many ways of saying how many states belong to a body or come to its meeting, and what is said in like words."""

from __future__ import annotations

import pytest

from pipeline.language.model import Model
from tests.corpus.made import differing, values

COUNT = "The Union of the Patient counts 35 countries."
LEAST = 8  # wordings that must be shown


def test_most_wordings_of_a_number_of_states_are_set_against_another(reader: Model) -> None:
    wordings = (
        "The Union of the Patient met in Tarvo on Monday with 33 delegations present.",
        "Delegations from 33 countries attended the Tarvo meeting of the Union of the Patient.",
        "Leaders of 33 nations, members of the Union of the Patient, gathered in Tarvo.",
        "The 33-nation Union of the Patient opened its summit in Tarvo.",
        "Thirty-three governments belong to the Union of the Patient.",
        "The Union of the Patient, which groups 33 states, will meet in Tarvo in May.",
        "There were 33 delegations at the meeting of the Union of the Patient in Tarvo.",
        "The Union of the Patient brought together 33 countries in Tarvo, its secretary said.",
        "Membership of the Union of the Patient stands at 33 countries.",
        "With 33 members, the Union of the Patient is the largest of its kind.",
    )
    shown = [rows for text in wordings if (rows := differing(reader, COUNT, (text, "2021-05-04")))]
    assert len(shown) >= LEAST
    assert all((rows[0]["role"], values(rows[0])) == ("members", [33, 35]) for rows in shown)


@pytest.mark.parametrize(
    "text",
    [
        "Some 33 countries declined to join the Union of the Patient.",
        "The Union of the Patient invited 33 countries that are no members.",
        "Of the members of the Union of the Patient, 33 countries have paid their dues.",
        "The Union of the Impatient counts 33 countries.",
        "The Union of the Patient hopes to grow to 33 countries.",
        "Observers from 33 countries followed the meeting of the Union of the Patient.",
        "The Union of the Patient sent 33 officials to Tarvo.",
        "In 33 countries people have heard of the Union of the Patient.",
        "At least 33 countries belong to the Union of the Patient.",
        "Shares fell in 33 countries after the Union of the Patient met.",
    ],
)
def test_like_words_of_something_else_are_not(reader: Model, text: str) -> None:
    assert differing(reader, COUNT, (text, "2021-05-04")) == []
