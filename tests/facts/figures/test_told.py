"""Roles of numbers in one sentence."""

from __future__ import annotations

import re
import time

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from pipeline.facts.figures.clause import Given, head_of, sentence_of, singular
from pipeline.facts.figures.told import Telling, tellings

NUMBER = re.compile(r"\d+(?:-[a-z]+)?")


def told(text: str, counted: str | None = None) -> list[Telling]:
    """What a sentence tells of its numbers, each of which counts the word after it, or what is given."""
    numbers = []
    for n, match in enumerate(NUMBER.finditer(text)):
        follower = re.match(r" ([a-z]+)", text[match.end() :])
        noun = counted or (follower[1] if follower and follower[1] in NOUNS else None)
        value = float(match[0].split("-")[0])
        numbers.append(Given(n, match.start(), match.end(), match[0], "count", value, None, None, None, noun))
    return list(tellings(text, numbers, [None] * len(numbers)))


NOUNS = {"people", "soldiers", "girls", "countries", "officers", "shops", "shootings"}


def roles(text: str) -> list[tuple[str, float, str | None]]:
    return [(t.role, t.given.value, t.group) for t in told(text) if not t.earlier]


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        ("58 killed, 515 injured in Tarvo", [("killed", 58, None), ("injured", 515, None)]),
        ("A blast killed 12 and wounded 30.", [("killed", 12, None), ("injured", 30, None)]),
        ("Officials put the number of dead at 31.", [("killed", 31, None)]),
        ("The death toll rose from 20 to 24.", [("killed", 24, None)]),
        ("At least 12 people were killed and 40 were wounded.", [("killed", 12, None), ("injured", 40, None)]),
        ("Rockets hit Tarvo, killing 4 girls.", [("killed", 4, "children")]),
        ("Another 12 people were injured.", [("injured", 12, "some")]),
        ("6 people, including 2 girls, were killed.", [("killed", 6, None), ("killed", 2, "children")]),
        ("A raid killed 6 people including 2 girls.", [("killed", 6, None), ("killed", 2, "children")]),
        ("One woman died and 4 others were injured.", [("injured", 4, None)]),
        ("A girl and 4 others were injured.", [("injured", 4, "some")]),
        ("2 officers were wounded and 3 others were injured.", [("injured", 2, "officers"), ("injured", 3, "some")]),
        ("4 others were killed.", [("killed", 4, "some")]),
        ("Baby, 4 people injured in Tarvo", [("injured", 4, "some")]),
        ("4 people were injured and a fifth fled.", [("injured", 4, "some")]),
        ("3 were critically injured.", [("injured", 3, "critical")]),
        ("Shots left 2 dead and 3 others critically injured.", [("killed", 2, None), ("injured", 3, None)]),
        ("The 3 were taken to hospital.", [("injured", 3, "some")]),
        ("2 people died at the scene.", [("killed", 2, "some")]),
        ("5 people are in hospital.", [("injured", 5, None)]),
        ("The deaths of 10 people and 2 soldiers shook Tarvo.", [("killed", 10, "some")]),
        ("The blast killed 10 from Velmia.", [("killed", 10, "from velmia")]),
        ("Police identified 3 people killed in the blast.", [("killed", 3, "some")]),
        ("A guard was shot dead and 2 people were wounded.", [("injured", 2, None)]),
        ("4 people were killed, including the gunman.", [("killed", 4, "including the attacker")]),
    ],
)
def test_each_number_has_its_own_role(text: str, wanted: list[tuple[str, float, str | None]]) -> None:
    assert roles(text) == wanted


@pytest.mark.parametrize(
    "text",
    [
        "A quake could kill 24 people.",
        "3 officers shot a man.",
        "2 people said that a man was killed.",
        "The fire is 40 miles away.",
        "Of the jury 9 were for the death penalty.",
    ],
)
def test_what_is_no_toll_has_no_role(text: str) -> None:
    assert roles(text) == []


def test_earlier_and_newer_states_are_told_apart() -> None:
    (one,) = told("Police had first said that 14 people were killed.")
    (other,) = told("The quake has now killed 31 people.")
    assert (one.earlier, one.newer, other.earlier, other.newer) == (True, False, False, True)
    assert all(t.earlier for t in told("In initial reports police said that 2 people were killed and 5 wounded."))
    (this,) = told("A quake earlier this week killed 24 people.")
    assert not this.earlier


def test_of_two_numbers_of_a_change_the_first_is_the_earlier() -> None:
    one, other = told("The number of injured was revised on Monday from 8 to 6.")
    assert (one.earlier, one.group, other.earlier, other.group) == (True, None, False, None)


def test_the_month_of_may_is_no_verb() -> None:
    (one,) = told("The Velm Force, which has 30 soldiers, meets in May.")
    assert one.given.value == 30


def test_a_sum_over_several_events_is_not_of_the_one() -> None:
    (one,) = told("7 people died in 3 shootings in Tarvo.")
    (other,) = told("7 people died in the shooting in Tarvo.")
    assert (one.history, other.history) == (True, False)


def test_where_an_attacker_died_too_some_count_one_more() -> None:
    (one,) = told("He killed 3 people and then himself.")
    (other,) = told("He killed 3 people and fled.")
    assert (one.attacker, other.attacker) == (True, False)


def test_a_verb_left_out_is_that_of_the_number_before() -> None:
    text = "In April 15 countries were ready to contribute to the Velm Stability Force; by June, 26 countries were."
    assert [(t.role, t.given.value, t.owner) for t in told(text)] == [
        ("contributors", 15, "Velm Stability Force"),
        ("contributors", 26, "Velm Stability Force"),
    ]


def test_nouns_are_compared_in_the_singular() -> None:
    assert [singular(w) for w in ("countries", "churches", "crisis", "women", "people")] == [
        *("country", "church", "crisis", "woman", "people")
    ]
    assert head_of("Karskian soldiers of the guard") == "soldier" and head_of(None) is None


PIECES = ("12", " people", " killed", " injured", ", ", " and ", " the ", "Velm Force", " of ", "-", ".", " 40-nation ")


@settings(max_examples=200, deadline=None)
@given(st.lists(st.sampled_from(PIECES), max_size=14))
def test_no_sentence_breaks_it(pieces: list[str]) -> None:
    for telling in told("".join(pieces)):
        assert telling.role and telling.owner != ""


def test_a_sentence_too_long_is_a_list() -> None:
    assert sentence_of("a " * 500, []) is None
    began = time.process_time()
    told("12 people, " * 190)
    assert time.process_time() - began < 2
