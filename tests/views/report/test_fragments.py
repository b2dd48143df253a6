"""Links to live pages: only web addresses, and the very words."""

from __future__ import annotations

import re
from urllib.parse import unquote

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pipeline.views.report.fragments import text_fragment_url, web_url

PAGE = "https://courier.example/a"


@pytest.mark.parametrize(
    "url",
    [
        *("javascript:alert(1)", "data:text/html,x", "vbscript:x", "file:///etc/passwd", "//courier.example/a"),
        *(" https://courier.example", "https://a\nb.example", "https://", "http:x", "JavaScript:alert(1)", "", None),
        *("https://[::1", "ftp://courier.example/a", "\x01javascript:alert(1)", "courier.example/a"),
    ],
)
def test_an_address_that_is_not_of_the_web_is_no_link(url: str | None) -> None:
    assert web_url(url) is None
    assert text_fragment_url(url, "some words", 0, 4) is None


@pytest.mark.parametrize("url", [PAGE, "http://courier.example", "https://user@courier.example:8080/a?b=c#d"])
def test_a_web_address_is_a_link(url: str) -> None:
    assert web_url(url) == url


def test_a_short_passage_is_named_whole_with_the_words_around_it() -> None:
    text = "At the summit 33 delegations sat down."
    link = text_fragment_url(PAGE, text, text.index("33"), text.index(" sat"))
    assert link == f"{PAGE}#:~:text=At%20the%20summit-,33%20delegations,-sat%20down."


def test_a_long_passage_is_named_by_its_first_and_last_words() -> None:
    text = "one two three four five six seven eight nine ten"
    assert text_fragment_url(PAGE, text, 0, len(text)) == (
        f"{PAGE}#:~:text=one%20two%20three%20four,seven%20eight%20nine%20ten"
    )


def test_hyphen_and_comma_of_the_text_are_escaped() -> None:
    link = text_fragment_url(PAGE, "a 20-point, plan", 2, 11)
    assert link is not None and link.endswith("#:~:text=a-,20%2Dpoint%2C,-plan")


def test_an_address_with_a_fragment_keeps_it() -> None:
    link = text_fragment_url(PAGE + "#live", "words here", 0, 5)
    assert link == f"{PAGE}#live:~:text=words,-here"


def test_a_stretch_that_begins_within_a_word_has_no_context_before_it() -> None:
    link = text_fragment_url(PAGE, "anti-Russian talk", 5, 12)
    assert link == f"{PAGE}#:~:text=Russian,-talk"


@given(st.text(min_size=1, max_size=60), st.integers(0, 60), st.integers(0, 60))
def test_any_words_give_a_link_that_only_holds_them(text: str, start: int, end: int) -> None:
    link = text_fragment_url(PAGE, text, min(start, end), max(start, end))
    if link is not None:
        directive = link.split(":~:text=", 1)[1]
        assert not set(directive) & set("<>\"' \n&#")
        for piece in re.split("-,|,-|,", directive):
            assert unquote(piece) in " ".join(text.split())


def test_context_is_whole_words_also_beside_very_long_ones() -> None:
    text = f"one {'x' * 300} two 33 three {'y' * 300} four"
    start = text.index("33")
    assert text_fragment_url(PAGE, text, start, start + 2) == f"{PAGE}#:~:text=two-,33,-three"
