"""The word lists: each is well-formed, says what it lists, and stays away from prose."""

from __future__ import annotations

import re
import tomllib
from importlib.resources import files

import pytest

from pipeline.article import REASONS
from pipeline.text.bylines import header_words
from pipeline.text.counters import find_counters
from pipeline.text.credits import credit_words, is_credit
from pipeline.text.phrases import LANGUAGES, STRENGTHS, Phrase, entries, phrases, tokens_of

ENTRIES = list(entries())


def said(phrase: Phrase) -> str:
    """A line that says an entry: first alternatives, optional words in, gaps filled."""
    words = (w.removesuffix("?").split("|")[0] for w in phrase.written.split())
    return " ".join({"*": "Alpha Bravo", "#": "7"}.get(w, w.replace("#", "7")) for w in words)


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_entry_is_found_in_a_line_that_says_it(language: str) -> None:
    own = [phrase for phrase in ENTRIES if phrase.language == language]
    assert len(own) > 80
    for phrase in own:
        found = phrases().find(said(phrase))
        assert found is not None, phrase
        assert STRENGTHS.index(found.strength) <= STRENGTHS.index(phrase.strength), (phrase, found)


def test_every_list_stands_under_a_reason_and_a_strength() -> None:
    for language in LANGUAGES:
        data = tomllib.loads(files("pipeline.text").joinpath(f"data/{language}.toml").read_text("utf-8"))
        assert set(data) <= REASONS
        for lists in data.values():
            assert set(lists) <= {f"{strength}s" for strength in STRENGTHS}


def test_entries_are_written_as_lines_are_read() -> None:
    for phrase in ENTRIES:
        for word in phrase.written.split():
            for option in word.removesuffix("?").split("|"):
                assert option in ("*", "#") or "#" in option or tokens_of(option) == [option], (phrase, option)
        assert not re.search(r"\*\s+\*", phrase.written), phrase


@pytest.mark.parametrize(
    "line",
    [
        "The recommended route is the northern one.",
        "Most people read the order as a retreat.",
        "Subscribe to that theory and you will never sleep again, she said.",
        "Sign the treaty or leave the room, he told them.",
        "Related charges were dropped.",
        "Comments from both sides were heard in court.",
        "Advertising is banned on the pier.",
        "Cookies were sold at the market.",
        "Von der Leyen warnt vor Eile.",
        "Par la force des choses, le port reste fermé.",
        "La publicidad engañosa cuesta cara.",
    ],
)
def test_prose_says_no_phrase(line: str) -> None:
    assert phrases().find(line) is None


def test_every_agency_makes_a_credit_beside_a_name() -> None:
    for agency in credit_words()["agencies"]:
        assert is_credit(f"Ann Bright/{agency.title()}"), agency


def test_every_opener_makes_a_credit_before_a_name() -> None:
    for opener in credit_words()["openers"]:
        assert is_credit(f"{opener.rstrip(' :')}: Ann Bright"), opener


def test_every_word_of_a_counter_is_known_in_a_run() -> None:
    for word in credit_words()["counters"] | credit_words()["between"]:
        texts = [f"{word} {n} / 5" for n in range(1, 6)]
        assert len(find_counters(texts)) == 5, word


def test_header_words_are_in_lower_case() -> None:
    for words in header_words().values():
        assert words == {word.casefold() for word in words}


@pytest.mark.parametrize(
    "line",
    [
        "You are receiving this because you signed up. Unsubscribe",
        "You received this newsletter because you are a member of the club.",
        "This email was sent to reader@example.org by The Bay Post",
        "Unsubscribe from all mails",
        "If you no longer wish to receive these mails, click here.",
        "Manage your preferences | Contact",
        "View this email in your browser",
        "Sie erhalten diesen Newsletter, weil Sie sich angemeldet haben.",
        "Vous recevez cette lettre car vous êtes abonné.",
        "Darse de baja de esta lista",
    ],
)
def test_what_a_newsletter_says_of_itself_is_promotion(line: str) -> None:
    found = phrases().find(line)
    assert found is not None
    assert found.reason == "promotion"


@pytest.mark.parametrize(
    "line",
    [
        "You are receiving a king tonight, the mayor told the staff.",
        "You received this letter and you kept silent, she said.",
        "This message was sent by drum in my grandfather's time.",
        "He wants to unsubscribe from politics.",
        "Manage your money and it will manage you, said Bo Ekdal.",
        "Sie erhalten diesen Preis zum zweiten Mal.",
    ],
)
def test_what_people_say_of_letters_is_not(line: str) -> None:
    assert phrases().find(line) is None
