"""What a report commits its speaker to, and what nobody said; every sentence is invented."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest

from pipeline.facts.quotes.frames import stances
from pipeline.facts.quotes.lexicon import lexicon

STANCE = {
    "Ana Holt said that the pier was safe.": "said",
    "Ana Holt insisted that the pier was safe.": "said",
    "Ana Holt admitted having sold the pier.": "said",
    "Ana Holt denied that the pier was sold.": "denied",
    "Ana Holt denied selling the pier.": "denied",
    "Ana Holt rejected claims that the pier was sold.": "denied",
    "Ana Holt ruled out selling the pier.": "denied",
    "Ana Holt doubted that the pier would last.": "doubted",
    "Ana Holt was not sure that the pier would last.": "doubted",
    "Ana Holt did not think that the pier would last.": "doubted",
    "Ana Holt questioned whether the pier would last.": "doubted",
    "Ana Holt asked whether the pier would last.": "asked",
    "Ana Holt asked the crew how far the pier went.": "asked",
    "Ana Holt asked the crew to mend the pier.": "demanded",
    "Ana Holt demanded that the pier be mended.": "demanded",
    "Ana Holt called on the council to mend the pier.": "demanded",
    "Ana Holt promised to mend the pier.": "promised",
    "Ana Holt promised a new pier by May.": "promised",
    "Ana Holt warned that the pier would fall.": "warned",
    "Ana Holt threatened to close the pier.": "warned",
    "Ana Holt predicted a loss of forty boats.": "predicted",
    "Ana Holt hoped to be back by May.": "hoped",
    "“Who will mend the pier?” asked Ana Holt.": "asked",
    "“The pier was never sold,” Ana Holt said.": "said",
    "Ana Holt dismissed the report: “The pier was never sold.”": "said",
    "Ana Holt did not hesitate to say that the pier was old.": "said",
    "Ana Holt not only said that the pier was old.": "said",
}
UNSAID = (
    "Ana Holt did not say that the pier was sold.",
    "Ana Holt never told the crew that the pier was sold.",
    "Ana Holt declined to say who bought the pier.",
    "Ana Holt would not confirm or deny that the pier was sold.",
    "Ana Holt was unable to say when the pier would open.",
    "Ana Holt has yet to say when the pier will open.",
    "Ana Holt stopped short of saying that the pier was sold.",
    "Nobody has claimed that the pier was sold.",
    "None of the officials said who bought the pier.",
    "Ana Holt gave no assurance that the pier would open.",
)
ATTITUDES = (
    "Ana Holt opposes the sale of the pier.",
    "Ana Holt plans to sell the pier.",
    "Ana Holt wants a newer pier.",
    "Ana Holt refused to sell the pier.",
    "Ana Holt is proud of the pier.",
    "Ana Holt praised the crew for its work.",
    "The council backs the plan to sell the pier.",
)


@pytest.mark.parametrize(("text", "stance"), STANCE.items())
def test_a_report_has_its_stance(read: Callable[[str], Any], text: str, stance: str) -> None:
    assert [(q.stance, q.negated) for q in read(text).quotes] == [(stance, False)]


@pytest.mark.parametrize("text", UNSAID)
def test_what_is_not_said_is_no_quote(read: Callable[[str], Any], text: str) -> None:
    assert list(read(text).quotes) == []


@pytest.mark.parametrize("text", ATTITUDES)
def test_an_attitude_is_no_quote(read: Callable[[str], Any], text: str) -> None:
    assert list(read(text).quotes) == []


def test_words_in_marks_that_somebody_did_not_say_are_kept_and_marked(read: Callable[[str], Any]) -> None:
    (row,) = read("Ana Holt did not say that the pier was “sold for good”.").quotes
    assert row.negated


def test_every_verb_of_the_frames_is_in_the_lexicon() -> None:
    assert {lemma.split()[0] for lemma in stances().verbs} <= {verb.lemma for verb in lexicon().verbs.values()}
