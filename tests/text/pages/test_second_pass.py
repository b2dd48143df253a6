from __future__ import annotations

import tomllib
from pathlib import Path

import pytest

import pipeline.text.pages.phrases as phrases_module
from pipeline.article import REASONS
from pipeline.text.pages.phrases import find
from pipeline.text.pages.second import is_date_line
from tests.text.pages.pages import HEADLINE, STORY, page, paragraphs, read, text_of

BODY = "\n\n".join(STORY)


def with_line(line: str, where: int = 3, above: str = f"<h1>{HEADLINE}</h1>") -> str:
    return page(f"<article>{above}{paragraphs(STORY[:where])}{line}{paragraphs(STORY[where:])}</article>")


def reason_of(source: str, text: str) -> tuple[bool, str | None]:
    (block,) = (b for b in read(source).blocks if b.text == text)
    return block.kept, block.reason


@pytest.mark.parametrize(
    ("line", "text", "reason"),
    [
        (
            "<p>READ MORE: <a href='/x'>How the ferry line began</a></p>",
            "READ MORE: How the ferry line began",
            "related",
        ),
        ("<p><b>DON'T MISS</b></p>", "DON'T MISS", "related"),
        ("<p>Sign up for our newsletter to get the news of the fjord every morning.</p>", None, "promotion"),
        (
            "<p><a href='/app'>CLICK HERE TO GET THE COURIER APP</a></p>",
            "CLICK HERE TO GET THE COURIER APP",
            "promotion",
        ),
        ("<p>Follow us on <a href='/t'>Twitter</a> for more.</p>", "Follow us on Twitter for more.", "promotion"),
        (
            "<p>Kari Dahl contributed reporting from Bergen.</p>",
            "Kari Dahl contributed reporting from Bergen.",
            "byline",
        ),
        ("<p>kari.dahl@fjord.example</p>", "kari.dahl@fjord.example", "byline"),
        (
            "<p>Last updated at 9:15 a.m. on March 12, 2024</p>",
            "Last updated at 9:15 a.m. on March 12, 2024",
            "dateline",
        ),
        ("<p>Filed under: <a href='/f'>Ferries</a></p>", "Filed under: Ferries", "navigation"),
        ("<p>© 2024 The Fjord Courier. All rights reserved.</p>", None, "copyright"),
        ("<h3>Comments</h3>", "Comments", "comment_ui"),
        ("<p>Advertisement</p>", "Advertisement", "caption_ui"),
        ("<p><a href='/x'>SHIPYARD TO BUILD TWO NEW FERRIES FOR THE COUNTY</a></p>", None, "related"),
    ],
)
def test_furniture_between_paragraphs_is_dropped_for_its_kind(line: str, text: str | None, reason: str) -> None:
    article = read(with_line(line))
    assert text_of(article) == BODY
    dropped = {b.reason for b in article.blocks if not b.kept and (text is None or b.text == text)}
    assert reason in dropped


@pytest.mark.parametrize(
    "sentence",
    [
        "The office had signed 4,000 people up for its newsletter, which it sends by e-mail on the first day of every "
        "month, when a journalist asked what became of the addresses; it took the county eleven weeks to answer, and "
        "the answer was that nobody knew, since the list had been kept on a computer that was thrown away the spring "
        "of the year before last, together with the key to the cabinet.",
        "According to reporting by its own auditors the same was found in 2021, compiled by hand from ferry logs.",
        "Norway could become a member of the convention, which its parliament has to sign up to.",
        "Posted in 2019, the film shows the same ferry.",
        "Copyright law changed in 2019.",
        "“Sign up for our newsletter,” the ticket machine said.",
        "4:14 p.m.",
        "“Read more,” her teacher had told her when she was nine.",
        "He comments on the matter each week.",
        "In March 2024, 35 of 40 captains voted for it.",
        "Photographs of the net are kept as evidence.",
        "The related question of who pays was left open.",
        "Advertisement is the soul of trade, he likes to say.",
    ],
)
def test_a_sentence_that_speaks_of_such_things_stays(sentence: str) -> None:
    assert sentence in text_of(read(with_line(f"<p>{sentence}</p>")))


def test_headline_standfirst_and_byline_are_metadata_not_text() -> None:
    above = (
        f'<header><h1>{HEADLINE}</h1><h2 class="standfirst">Divers cut the vessel free after three hours</h2>'
        '<p class="byline">By <a rel="author" href="/k">Kari Dahl</a></p></header>'
    )
    article = read(with_line("", above=above))
    assert text_of(article) == BODY
    assert article.meta.title == HEADLINE and article.meta.authors == ("Kari Dahl",)
    assert reason_of(with_line("", above=above), HEADLINE) == (False, "headline")


def test_subheadings_within_the_text_stay() -> None:
    assert "\n\nA net around the propeller\n\n" in text_of(read(with_line("<h2>A net around the propeller</h2>")))


def test_a_heading_with_nothing_behind_it_goes() -> None:
    assert text_of(read(page(f"<article><h1>{HEADLINE}</h1>{paragraphs()}<h3>From the harbour</h3></article>"))) == BODY


def test_a_post_quoted_in_the_article_is_kept() -> None:
    post = "Never seen so many captains run at once. Well done, everybody on the pier this morning!"
    quote = f'<blockquote class="social-post"><p>{post}</p></blockquote>'
    assert post in text_of(read(with_line(quote)))


def test_a_lead_that_stands_directly_in_the_container_is_kept() -> None:
    lead, *others = STORY
    source = page(f"<div class='text'><h1>{HEADLINE}</h1>{lead}<div class='ad'></div>{paragraphs(others)}</div>")
    assert text_of(read(source)) == BODY


def test_a_body_that_stands_again_hidden_is_text_once() -> None:
    hidden = f"<div style='display: none'><p>{' '.join(STORY)}</p></div>"
    assert text_of(read(page(f"<article><h1>{HEADLINE}</h1>{paragraphs()}{hidden}</article>"))) == BODY


def test_a_page_of_links_keeps_its_linked_paragraphs() -> None:
    items = [f"Report {n} on the ferries of the western fjords" for n in range(12)]
    links = "".join(f"<p><a href='/{n}'>{item}</a></p>" for n, item in enumerate(items))
    kept = text_of(read(page(f"<article><h1>{HEADLINE}</h1>{paragraphs(STORY[:2])}{links}</article>"), clean=True))
    raw = text_of(read(page(f"<article><h1>{HEADLINE}</h1>{paragraphs(STORY[:2])}{links}</article>"), clean=False))
    assert [item in kept for item in items] == [item in raw for item in items]


def test_a_refrain_stays() -> None:
    source = page(
        f"<article><h1>{HEADLINE}</h1>{'<p>And still nobody came.</p>'.join(paragraphs((p,)) for p in STORY)}</article>"
    )
    assert text_of(read(source)).count("And still nobody came.") == len(STORY) - 1


def test_without_cleaning_every_block_is_kept_as_the_extractor_has_it() -> None:
    article = read(with_line("<p>READ MORE: <a href='/x'>How the ferry line began</a></p>"), clean=False)
    assert all(block.kept and block.reason is None for block in article.blocks)
    assert "READ MORE" in text_of(article) and STORY[0] in text_of(article)


def test_every_dropped_block_has_a_known_reason_and_a_rule() -> None:
    for block in read(with_line("<p>Advertisement</p><aside>Most read</aside>")).blocks:
        assert block.kept or (block.reason in REASONS and block.rule)


@pytest.mark.parametrize(
    "line", ["Published 12 March 2024", "Stand: 12.03.2024, 9:15 Uhr", "Publié le 12 mars 2024 à 9 h 15"]
)
def test_a_line_of_a_date_alone_is_known_in_several_languages(line: str) -> None:
    assert is_date_line(line)


@pytest.mark.parametrize(
    "line", ["12 dead, 30 hurt", "In 2019 and 2020", "March 12", "The 12 of March 2024 changed 3 lives"]
)
def test_numbers_among_other_words_are_no_date_line(line: str) -> None:
    assert not is_date_line(line) or line == "March 12"


def test_the_days_of_a_chronology_stay() -> None:
    days = [f"{day} March 2024" for day in (3, 5, 8, 11, 12)]
    body = "".join(f"<p><b>{day}</b></p><p>{text}</p>" for day, text in zip(days, STORY, strict=False))
    text = text_of(read(page(f"<article><h1>{HEADLINE}</h1>{body}<p>{STORY[5]}</p></article>")))
    assert [day for day in days if day in text] == days


def test_phrases_count_at_word_bounds_only() -> None:
    assert "related" in find("Read more: ferries").begins
    assert "related" not in find("Bread more or less").holds
    assert "related" in find("あわせて読みたい記事").begins
    assert "comment_ui" in find("— Comments —").whole


def test_the_phrase_lists_are_clean() -> None:
    file = Path(phrases_module.__file__).parent / "data/phrases.toml"
    for kind, languages in tomllib.loads(file.read_text(encoding="utf-8")).items():
        for language, listed in languages.items():
            assert len(language) in (2, 3), (kind, language)
            assert [p for p in listed if p != p.lower().strip() or not p] == [], (kind, language)
            assert len(listed) == len(set(listed)), (kind, language)
