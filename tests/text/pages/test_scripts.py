"""Text that a page keeps in its scripts is read where the page does not show it."""

from __future__ import annotations

import json

import pytest

from pipeline.article import Article, Record
from pipeline.text.pages import read_html

TITLE = "Port of Oslar closed"
STORY = (
    "The port of Oslar has been closed since Monday because of the ice, the harbour board said.",
    "Its pilots had warned the board for weeks that the ice would come early this year.",
    "Ana Holt, who leads the board, said that the ships would be sent to Venn until the spring.",
)
SLIDES = ("The crane of Oslar stands still in the ice.", "Pilots carry bread to the tugs.", "A ferry waits for May.")
OTHERS = ("A bridge for Venn will cost nine crowns a head.", "Bakers of Ulvik raise the price of bread once more.")


def read(body: str, *scripts: str) -> Article:
    page = f"<html><head><title>{TITLE}</title>{''.join(scripts)}</head><body>{body}</body></html>"
    return read_html(Record("page.html", None, "html", "0" * 64, "utf-8", page))


def kept(article: Article) -> list[str]:
    return [block.text for block in article.blocks if block.kept]


def linked(value: object) -> str:
    return f"<script type='application/ld+json'>{json.dumps(value)}</script>"


def data(value: object) -> str:
    return f"<script type='application/json'>{json.dumps(value)}</script>"


@pytest.mark.parametrize(
    "script",
    [
        linked({"@type": "NewsArticle", "headline": TITLE, "articleBody": "\n\n".join(STORY)}),
        linked({"@type": "LiveBlogPosting", "liveBlogUpdate": [{"articleBody": text} for text in STORY]}),
        data({"props": {"article": {"content": [{"type": "p", "text": text} for text in STORY]}}}),
        data({"article": {"html": "".join(f"<p>{text}</p>" for text in STORY)}}),
        f"<script>window.__STATE__ = {json.dumps({'story': {'body': list(STORY)}})};</script>",
    ],
    ids=["articleBody", "live blog", "next data", "markup in a string", "assigned"],
)
@pytest.mark.parametrize("body", ["", "<div id='root'></div>", f"<h1>{TITLE}</h1><p>Loading…</p>"])
def test_a_text_that_only_a_script_holds_is_read(script: str, body: str) -> None:
    assert kept(read(body, script))[-3:] == list(STORY)


def test_slides_that_only_a_script_holds_stand_once() -> None:
    shown = f"<h1>{TITLE}</h1><figure><img src='1.jpg'><figcaption>{SLIDES[0]}</figcaption></figure>"
    slides = data({"slides": [{"caption": text, "credit": "Ana Holt"} for text in SLIDES]})
    title = "<title>The ice of Oslar: pilots, crane and ferry</title>"
    article = read_html(
        Record(
            "page.html",
            None,
            "html",
            "0" * 64,
            "utf-8",
            f"<html><head>{title}{slides}</head><body>{shown}</body></html>",
        )
    )
    assert [text for text in kept(article) if text in SLIDES] == list(SLIDES)


def test_a_page_that_shows_its_text_is_taken_at_its_word() -> None:
    body = "<article>" + "".join(f"<p>{text} {text}</p>" for text in STORY) + "</article>"
    article = read(body, linked({"@type": "NewsArticle", "articleBody": " ".join((*STORY, *OTHERS))}))
    assert not any(block.rule == "script" for block in article.blocks)


def test_other_stories_in_a_script_are_not_the_article() -> None:
    article = read(f"<h1>{TITLE}</h1><p>{STORY[0]}</p>", data({"more": [{"text": text} for text in OTHERS * 2]}))
    assert kept(article) == [STORY[0]]


def test_a_paragraph_of_a_script_knows_its_place_where_it_stands_there_as_it_is() -> None:
    article = read("<div id='root'></div>", data({"body": [{"text": text} for text in STORY]}))
    for block in article.blocks:
        assert article.record.body[block.raw_start : block.raw_end] == block.text


@pytest.mark.parametrize("text", ["{", "[" * 10_000, "window.a = {", '{"a": ' * 2_000, "null"])
def test_scripts_that_are_no_data_are_passed_over(text: str) -> None:
    article = read(f"<h1>{TITLE}</h1><p>{STORY[0]}</p>", f"<script type='application/json'>{text}</script>")
    assert kept(article) == [STORY[0]]
