"""Names, codes, idioms and list marks are no rows."""

from __future__ import annotations

import pytest

from pipeline.facts.numbers import find_numbers
from tests.facts.numbers.short import rows, tagged


@pytest.mark.parametrize(
    "text",
    [
        *("a Boeing 737", "an F-16", "the G7", "Covid-19", "9/11", "post-9/11 wars", "Section 230", "Resolution 1701"),
        *(
            "No. 10",
            "Route 66",
            "the S&P 500",
            "a Fortune 500 firm",
            "Round Two",
            "Catch-22",
            "Apollo 11",
            "Windows 10",
        ),
        *("call 020 7946 0018", "+44 1632 960001", "(202) 555-0188", "1-800-555-0199", "version 3.11.2", "10.0.0.1"),
        *("at 1600 Pennsylvania Avenue.", "on Fifth Avenue", "the 14th Amendment", "the 9th Circuit", "No. 15-274"),
        *(
            "the 13F filing",
            "a 401(k)",
            "2 + 2 = 4",
            "2,4-D",
            "24703m212",
            "https://example.org/2016/09/20%25",
            "@user44",
        ),
        *(
            '<tweet id="123" datetime="2016-09-01">',
            "first aid",
            "at first",
            "one-on-one",
            "time and a half",
        ),
        *(
            "a couple of days",
            "several people",
            "twice as many",
            "double-digit growth",
            "the Big Three",
            "the Mega Millions game was won by someone",
        ),
        *(
            "shots on the 400 block of Mill Lane",
            "the 1200-block of Oak Street",
            "voters in precinct 61",
            "on the one hand",
        ),
        *("a 4K screen", "a 2-in-1 charger", "an RTX 2060 card", "beaten 17:46 into the period"),
        *("between 21st and 22nd streets", "on Third street"),
        *("case 31/2017 in court", "the 2nd amendment"),
        *("call 02-555-0143", "moving to iPadOS 13", "5.1 surround sound"),
        *("the dam of the Three Gorges broke", "as Zero Harbour wrote"),
        *("a safety-first rule", "he read Romans 12:19", "he read 2 Timothy", "highs in the 80s", "in the mid-20s"),
        *(
            "NewsChannel 7",
            "abc12def",
            "1234567890123456",
            "in half",
            "split half and half",
            "Springfield, NY 12345",
            "the quarter-final",
        ),
    ],
)
def test_a_name_code_or_idiom_is_no_number(text: str) -> None:
    assert rows(text) == []


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("sold 2 in April", 2.0),
        ("5 stars at most", 5.0),
        ("TWO DEAD IN FIRE", 2.0),
        ("'Eight ships left", 8.0),
        ("the 10 ships", 10.0),
        ("it gave McAllan 12 seats", 12.0),
        ("it gave PollRiver 4 points", 4.0),
        ("12 ships (and 3) left", 12.0),
    ],
)
def test_a_number_near_a_trap_stays(text: str, value: float) -> None:
    assert rows(text)[0][1] == value


def test_list_marks_are_dropped_at_the_start_of_a_paragraph_and_within_it() -> None:
    assert find_numbers([tagged("3/LS ./. Ships/NNS left/VBD ./.")]) == ()
    assert find_numbers([tagged("He/PRP left/VBD and/CC 2)/LS Ann/NNP stayed/VBD ./.")]) == ()


def test_a_bare_number_that_is_a_whole_paragraph_is_a_number_only_where_it_is_all_of_the_text() -> None:
    assert len(find_numbers([tagged("14/CD")])) == 1
    assert find_numbers([tagged("14/CD"), tagged("Ships/NNS left/VBD ./.")]) == ()


@pytest.mark.parametrize(
    "text",
    [
        "One/CD of/IN the/DT leaders/NNS left/VBD ./.",
        "No/DT one/NN left/VBD ./.",
        "The/DT one/NN you/PRP mentioned/VBD left/VBD ./.",
        "This/DT one/CD is/VBZ new/JJ ./.",
        "For/IN one/CD ,/, no/UH",
        "One/CD day/NN it/PRP changed/VBD ./.",
        "The/DT 300/CD Club/NNP met/VBD ./.",
        "The/DT Falcon/NNP 9/CD rocket/NN rose/VBD ./.",
        "It/PRP is/VBZ just/RB one/CD of/IN many/JJ leaks/NNS ./.",
        "She/PRP told/VBD Harbour/NNP 35/CD that/IN it/PRP sank/VBD ./.",
        "a/DT film/NN ,/, one/CD called/VBN Late/JJ Harvest/NN ,/, won/VBD",
        "They/PRP lost/VBD Game/NNP 7/CD ./.",
        "4/CD Ann/NNP Lee/NNP ./.",
    ],
)
def test_a_pronoun_or_a_name_by_its_tags_is_no_number(text: str) -> None:
    assert find_numbers([tagged(text)]) == ()


@pytest.mark.parametrize(
    "text",
    [
        "Poe/NNP leads/VBZ Lee/NNP 45/CD to/IN 41/CD ./.",
        "Lee/NNP beat/VBD Poe/NNP 45-41/CD ./.",
        "Poe/NNP 45/CD ,/, Ann/NNP Lee/NNP 41/CD ./.",
        "In/IN Norway/NNP 12/CD died/VBD ./.",
        "By/IN Tuesday/NNP 12/CD were/VBD home/RB ./.",
    ],
)
def test_a_number_after_a_name_stays_where_it_scores_or_counts(text: str) -> None:
    assert all(mention.kind in ("count", "score") for mention in find_numbers([tagged(text)]))
    assert find_numbers([tagged(text)])


@pytest.mark.parametrize("counter", ["3/CD //SYM 12/CD Photos/NNS", "Photo/NN 3/CD of/IN 12/CD", "7/CD //SYM 10/CD"])
def test_a_slide_counter_that_is_a_whole_paragraph_is_dropped(counter: str) -> None:
    assert find_numbers([tagged(counter), tagged("Ships/NNS left/VBD ./.")]) == ()
