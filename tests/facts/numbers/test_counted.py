"""What a count counts, from the tags."""

from __future__ import annotations

import pytest

from pipeline.facts.numbers import find_numbers
from tests.facts.numbers.short import tagged


def counted(text: str) -> list[str | None]:
    """What is counted, by number."""
    return [mention.counted for mention in find_numbers([tagged(text)])]


@pytest.mark.parametrize(
    ("text", "phrase"),
    [
        ("25,000/CD troops/NNS left/VBD", "troops"),
        ("18/CD national/JJ security/NN advisers/NNS met/VBD", "national security advisers"),
        ("six/CD smoke/NN -/HYPH related/VBN illnesses/NNS", "smoke-related illnesses"),
        ("three/CD early/JJ ,/, small/JJ ships/NNS", "early, small ships"),
        ("12/CD states/NNS Tuesday/NNP", "states"),
        ("two/CD sales/NNS tax/NN increases/NNS", "sales tax increases"),
        ("9/CD in/IN 10/CD GOP/NNP primary/JJ voters/NNS", "GOP primary voters"),
        ("five/CD of/IN the/DT 20/CD seats/NNS", "seats"),
        ("two/CD F-16/CD jets/NNS", "F-16 jets"),
        ("half/NN of/IN the/DT mayor/NN 's/POS speech/NN", "mayor's speech"),
        ("dozens/NNS of/IN people/NNS", "people"),
        ("ten/CD or/CC so/RB ships/NNS", "ships"),
        ("one/CD person/NN left/VBD", "person"),
        ("two/CD mapping/NN and/CC drilling/NN firms/NNS", "mapping and drilling firms"),
        ("five/CD Northern/NNP and/CC coastal/JJ towns/NNS", "Northern and coastal towns"),
        ("two/CD low/JJ -/HYPH profile/NN former/JJ party/NN aides/NNS", "low-profile former party aides"),
        ("four/CD Super/NNP Tuesday/NNP states/NNS", "Super Tuesday states"),
        ("dozens/NNS ''/'' of/IN nurses/NNS", "nurses"),
        ("hundreds/NNS or/CC maybe/RB thousands/NNS of/IN nurses/NNS", "nurses"),
        ("12/CD ships/NNS last/JJ year/NN", "ships"),
        ("40/CD laid/VBN -/HYPH off/RP workers/NNS", "laid-off workers"),
        ("30/CD two/CD -/HYPH person/NN teams/NNS", "two-person teams"),
        ("eight/CD of/IN the/DT past/JJ nine/CD races/NNS", "races"),
        ("four/CD of/IN his/PRP$ two/CD -/HYPH term/NN rivals/NNS", "two-term rivals"),
        ("half/PDT the/DT town/NN 's/POS homes/NNS", "town's homes"),
        ("nine/CD local/JJ -/HYPH born/VBN singers/NNS", "local-born singers"),
        ("two/CD national/JJ women/NNS 's/POS indoor/JJ games/NNS", "national women's indoor games"),
        ("one/CD label/NN Poe/NNP resists/VBZ", "label"),
        ("one/CD district/NN GOP/NNP leader/NN", "district GOP leader"),
        ("ten/CD ``/`` safe/JJ ''/'' zones/NNS", "safe '' zones"),
    ],
)
def test_the_noun_phrase_after_a_count_is_what_it_counts(text: str, phrase: str) -> None:
    assert counted(text)[0] == phrase


@pytest.mark.parametrize(
    "text",
    [
        "17/CD died/VBD",
        "17/CD wounded/VBN ,/, five/CD badly/RB",
        "five/CD of/IN them/PRP left/VBD",
        "$/$ 5/CD bills/NNS",
        "5/CD percent/NN of/IN voters/NNS",
        "the/DT first/JJ ship/NN",
        "90/CD last/JJ year/NN",
        "16/CD involving/VBG trade/NN",
        "thousands/NNS Poe/NNP gave/VBD",
        "10/CD fold/NN",
        "the/DT five/CD -/HYPH and/CC -/HYPH dime/NN shop/NN",
    ],
)
def test_without_a_noun_nothing_is_counted(text: str) -> None:
    assert counted(text)[0] is None


def test_the_noun_tied_by_a_hyphen_is_counted() -> None:
    assert counted("a/DT 20-point/JJ plan/NN") == ["point"]
    assert counted("a/DT 1,200-strong/JJ force/NN") == ["force"]


def test_a_score_counts_nothing() -> None:
    assert counted("a/DT 2-1/CD win/NN") == [None]


def test_counts_joined_by_and_count_the_same() -> None:
    assert counted("3,400/CD and/CC 2,150/CD members/NNS") == ["members", "members"]


def test_a_measure_between_the_count_and_its_noun_is_passed_over() -> None:
    assert counted("two/CD 30/CD -/HYPH second/NN ads/NNS")[0] == "ads"


@pytest.mark.parametrize(
    ("text", "phrases"),
    [
        ("They/PRP sold/VBD 40/CD boats/NNS ,/, up/RB from/IN 31/CD last/JJ year/NN ./.", ["boats", "boats"]),
        ("There/EX were/VBD 40/CD deaths/NNS ,/, compared/VBN with/IN 31/CD ./.", ["deaths", "deaths"]),
        ("It/PRP killed/VBD 12/CD miners/NNS and/CC injured/VBD 30/CD ./.", ["miners", "miners"]),
        ("Of/IN 40/CD people/NNS it/PRP named/VBD 12/CD who/WP left/VBD ./.", ["people", "people"]),
        ("They/PRP sold/VBD 40/CD boats/NNS ./. From/IN 31/CD last/JJ year/NN ./.", ["boats", None]),
        ("It/PRP killed/VBD 12/CD miners/NNS and/CC fined/VBD 30/CD firms/NNS ./.", ["miners", "firms"]),
    ],
)
def test_a_bare_number_counts_what_it_is_compared_with(text: str, phrases: list[str | None]) -> None:
    assert counted(text) == phrases


def test_those_who_did_something_are_no_things() -> None:
    text = "For/IN three/CD reasons/NNS they/PRP named/VBD the/DT 49/CD who/WP died/VBD ./."
    assert counted(text) == ["reasons", None]
