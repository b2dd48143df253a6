"""Pages that hold no article give a failure; texts that are cut say so."""

from __future__ import annotations

import pytest

from pipeline.article import Article, Record
from pipeline.config import Settings
from pipeline.sources.source import ReadError
from pipeline.text.articles import article_of
from pipeline.text.cleaning import clean
from pipeline.text.not_article import is_cut, judged, looks_like

STORY = (
    "Port of Oslar closed",
    "The port of Oslar has been closed since Monday because of the ice, the harbour board said.",
    "Its pilots had warned the board for weeks that the ice would come early this year.",
)


def cleaned(*lines: str) -> Article:
    return clean(article_of(Record("a.txt", None, "txt", "", "utf-8", "\n".join(lines)), Settings()))


@pytest.mark.parametrize(
    ("lines", "like"),
    [
        (("404", "Page not found", "We are sorry, the page you are looking for has moved."), "error"),
        (("Seite nicht gefunden", "Die Adresse gibt es nicht."), "error"),
        (("Attention Required!", "Please verify you are human by completing the action below."), "robots"),
        (("The Courier", "Verifying you are human. This may take a few seconds."), "robots"),
        (("To read the full story, choose your plan.", "Create a free account today."), "subscribe"),
        (("You must log in to see this group.", "Forgotten your password?"), "social"),
    ],
)
def test_a_notice_is_no_article(lines: tuple[str, ...], like: str) -> None:
    assert like in (looks_like(cleaned(*lines)) or "")
    with pytest.raises(ReadError) as error:
        judged(cleaned(*lines))
    assert error.value.error == "no_article"


@pytest.mark.parametrize(
    "lines",
    [
        STORY,
        (*STORY, "“Page not found” was all that the pilots saw on the board's site on Monday, Ana Holt said."),
        STORY[1:2],
    ],
)
def test_a_short_article_is_one(lines: tuple[str, ...]) -> None:
    assert looks_like(cleaned(*lines)) is None


@pytest.mark.parametrize("tail", ["… [+1234 chars]", "[+56 characters]", "(more)"])
def test_a_text_that_says_that_it_is_cut_is_truncated(tail: str) -> None:
    assert is_cut(cleaned(*STORY[:-1], f"{STORY[-1]} {tail}"))


def test_a_line_that_asks_to_subscribe_for_the_rest_says_that_the_text_is_cut() -> None:
    assert judged(cleaned(*STORY, "Subscribe to continue reading")).truncated
    assert not judged(cleaned(*STORY)).truncated
