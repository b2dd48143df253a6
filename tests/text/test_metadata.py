from __future__ import annotations

import pytest
from lxml.html import document_fromstring

from pipeline.article import Metadata, Record
from pipeline.config import Settings
from pipeline.text.articles import article_of
from pipeline.text.head.authors import named, names, words
from pipeline.text.head.metadata import gather, metadata_of
from pipeline.text.head.published import in_url


def meta(
    head: str = "", body: str = "<p>The ferry left the pier at six.</p>", known: Metadata | None = None
) -> Metadata:
    tree = document_fromstring(f"<html><head>{head}</head><body>{body}</body></html>")
    return metadata_of(tree, gather(tree), known or Metadata())


def linked(content: str) -> str:
    return f'<script type="application/ld+json">{content}</script>'


SITE = '<meta property="og:site_name" content="The Fjord Courier">'


@pytest.mark.parametrize(
    "head",
    [
        "<title>Net stops the fjord ferry - The Fjord Courier</title>",
        "<title>Net stops the fjord ferry | Local | The Fjord Courier</title>",
        "<title>Local</title><meta property='og:title' content='Net stops the fjord ferry | Fjord Courier'>",
        linked('{"@type": "NewsArticle", "headline": "Net stops the fjord ferry"}'),
    ],
)
def test_the_title_comes_without_the_site_s_name(head: str) -> None:
    assert meta(SITE + head, "<h1>Net stops the fjord ferry</h1>").title == "Net stops the fjord ferry"


def test_the_shown_headline_stands_before_one_written_for_search_engines() -> None:
    head = (
        "<title>Fjord ferry accident: net in propeller</title><meta property='og:title' content='Net stops the ferry'>"
        + linked('{"@type": "NewsArticle", "headline": "Fjord ferry accident: net in propeller"}')
    )
    assert meta(head, "<h1>Net stops the ferry</h1>").title == "Net stops the ferry"


def test_a_heading_that_is_the_site_s_name_is_no_headline() -> None:
    head = SITE + "<title>Net stops the ferry - The Fjord Courier</title>"
    assert meta(head, "<h1>The Fjord Courier</h1><h2>Net stops the ferry</h2>").title == "Net stops the ferry"


def test_a_headline_cut_short_in_metadata_is_given_whole() -> None:
    whole = "Net in the propeller stops the ferry across the fjord with more than two hundred people on board"
    head = linked(f'{{"@type": "NewsArticle", "headline": "{whole[:60]}"}}') + f"<title>{whole[:60]}</title>"
    assert meta(head, f"<h1>{whole}</h1>").title == whole


@pytest.mark.parametrize(
    ("content", "authors"),
    [
        ('{"@type": "NewsArticle", "author": {"@type": "Person", "name": "Ada Berg"}}', ("Ada Berg",)),
        ('{"@type": "NewsArticle", "author": [{"name": "Ada Berg"}, {"name": "Jon Lie"}]}', ("Ada Berg", "Jon Lie")),
        (
            '{"@type": "NewsArticle", "author": {"@type": "Person", "name": ["Ada Berg", "Jon Lie"]}}',
            ("Ada Berg", "Jon Lie"),
        ),
        (
            '[{"@type": "WebPage"}, {"@type": ["Article"], "author": "By Ada Berg and Jon Lie"}]',
            ("Ada Berg", "Jon Lie"),
        ),
        (
            '{"@graph": [{"@type": "Article", "author": {"@id": "#a"}}, {"@id": "#a", "name": "Ada Berg"}]}',
            ("Ada Berg",),
        ),
        ('{"@type": "NewsArticle", "author": {"@type": "Organization", "name": "Nordfoto"}}', ("Nordfoto",)),
        (
            '{"@type": "NewsArticle", "author": [{"name": "Ada Berg"}, {"@type": "Organization", "name": "X"}]}',
            ("Ada Berg",),
        ),
        ('{"@type": "NewsArticle", "author": {"name": "Ada Berg"},}', ("Ada Berg",)),
        ('<!-- {"@type": "NewsArticle", "author": {"name": "Zo&euml; Berg"}} -->', ("Zoë Berg",)),
        ('{"@type": "NewsArticle", "author": {"name": ""}}', ()),
        ("{broken", ()),
    ],
)
def test_authors_are_read_from_json_ld(content: str, authors: tuple[str, ...]) -> None:
    assert meta(linked(content)).authors == authors


@pytest.mark.parametrize(
    ("head", "body", "authors"),
    [
        ('<meta name="author" content="Ada Berg, Jon Lie">', "", ("Ada Berg", "Jon Lie")),
        ('<meta property="article:author" content="https://social.example/ada">', "", ()),
        ("", '<a rel="author" href="/ada">Ada Berg</a>', ("Ada Berg",)),
        ("", '<p class="byline">By <span itemprop="author">Ada Berg</span> in Oslo</p>', ("Ada Berg",)),
        ("", '<div class="article-byline">By Ada Berg</div>', ("Ada Berg",)),
        ("", '<div class="author-box">Ada Berg has written about ships since 2003 and lives in Bergen.</div>', ()),
        ('<meta name="author" content="admin">', "", ()),
        (SITE + '<meta name="author" content="Ada Berg, The Fjord Courier">', "", ("Ada Berg",)),
    ],
)
def test_authors_are_read_from_meta_elements_and_the_byline(head: str, body: str, authors: tuple[str, ...]) -> None:
    assert meta(head, body + "<p>The ferry left.</p>").authors == authors


@pytest.mark.parametrize(
    ("written", "expected"),
    [
        ("By Ada Berg", ["Ada Berg"]),
        ("Von Ada Berg und Jon Lie", ["Ada Berg", "Jon Lie"]),
        ("Par Ada Berg et Jon Lie (à Oslo)", ["Ada Berg", "Jon Lie"]),
        ("Por José Ortega y Gasset", ["José Ortega y Gasset"]),
        ("Di Ada Berg e Jon Lie", ["Ada Berg", "Jon Lie"]),
        ("Ada Berg, Senior Correspondent", ["Ada Berg"]),
        ("ADA BERG Associated Press", ["ADA BERG"]),
        ("Ada Berg | Reuters", ["Ada Berg", "Reuters"]),
        ("Lie, Jon", ["Jon Lie"]),
        ("Martin King, Jr.", ["Martin King, Jr."]),
        ("Ada Berg; ada.berg@fjord.example", ["Ada Berg"]),
        ("ADA BERG MARCH 5, 2024 12:43", ["ADA BERG"]),
        ("Vonnegut", ["Vonnegut"]),
        ("https://fjord.example/ada", []),
        ("This paper has reported on the fjord and its ferries for more than a hundred years", []),
    ],
)
def test_a_byline_is_taken_apart_into_names(written: str, expected: list[str]) -> None:
    assert names(written) == expected


@pytest.mark.parametrize(
    ("line", "authors", "day"),
    [
        ("By Ada Berg and Jon Lie on Monday, March 11th, 2024 at 11:08 a.m.", ("Ada Berg", "Jon Lie"), "2024-03-11"),
        ("Von Ada Berg publiziert am 11. März 2024", ("Ada Berg",), "2024-03-11"),
        ("by Ada Berg Monday, March 11, 2024", ("Ada Berg",), "2024-03-11"),
        ("Filed by the county on a Monday", (), None),
    ],
)
def test_a_byline_that_no_markup_names_is_read_beside_the_headline(
    line: str, authors: tuple[str, ...], day: str | None
) -> None:
    source = (
        f"<html><body><h1>Net stops the ferry</h1><p>{line}</p><p>The ferry left the pier at six.</p></body></html>"
    )
    found = article_of(Record("a.html", None, "html", "", "utf-8", source), Settings()).meta
    assert (found.authors, found.published) == (authors, day)


@pytest.mark.parametrize(
    ("head", "body", "published"),
    [
        (linked('{"@type": "NewsArticle", "datePublished": "2024-03-12T09:30+01:00"}'), "", "2024-03-12T09:30+01:00"),
        (linked('{"@type": "NewsArticle", "datePublished": "2024-03-12"}'), "", "2024-03-12"),
        (linked('{"@type": "NewsArticle", "dateModified": "2024-03-13"}'), "", None),
        ('<meta property="article:published_time" content="2024-03-12 09:30:00">', "", "2024-03-12T09:30:00"),
        (
            '<meta name="date" content="2024-03-12"><meta name="pubdate" content="2024-03-12T09:30Z">',
            "",
            "2024-03-12T09:30Z",
        ),
        (
            "",
            '<time datetime="2024-03-13T10:00Z" class="updated">x</time><time datetime="2024-03-12">y</time>',
            "2024-03-12",
        ),
        ("", '<span itemprop="datePublished" content="2024-03-12T09:30:00Z">Tuesday</span>', "2024-03-12T09:30:00Z"),
        ("", '<footer><time datetime="1998-01-01">since 1998</time></footer>', None),
        ("", "", None),
    ],
)
def test_the_date_of_publication_is_as_precise_as_the_page_gives(head: str, body: str, published: str | None) -> None:
    assert meta(head, body + "<p>The ferry left the pier at six.</p>").published == published


@pytest.mark.parametrize(
    ("url", "day"),
    [
        ("https://fjord.example/2024/03/12/ferry", "2024-03-12"),
        ("https://fjord.example/2024/mar/12/ferry", "2024-03-12"),
        ("https://fjord.example/news/20240312/ferry.html", "2024-03-12"),
        ("https://fjord.example/2024/03/ferry", None),
        ("https://fjord.example/2024/13/45/ferry", None),
        ("https://fjord.example/article-2024031299", None),
    ],
)
def test_a_day_in_the_url_is_read_and_nothing_else(url: str, day: str | None) -> None:
    assert in_url(url) == day


def test_url_site_and_language_come_from_the_page() -> None:
    head = (
        SITE + '<link rel="canonical" href="/ferry"><meta property="og:url" content="https://www.fjord.example/x?y=1">'
    )
    found = meta(head + '<meta property="og:locale" content="nb_NO">')
    assert (found.url, found.site, found.language) == ("https://www.fjord.example/ferry", "The Fjord Courier", "nb")


def test_a_page_that_says_nothing_of_itself_has_no_metadata() -> None:
    assert meta() == Metadata()


def test_what_is_known_already_stands_before_what_the_page_says() -> None:
    known = Metadata(url="https://a.example/1", title="As crawled", authors=("Eva Lind",), published="2020-01-01")
    found = meta("<title>Other</title><meta name='author' content='Ada Berg'>", known=known)
    assert (found.url, found.title, found.authors, found.published) == (
        known.url,
        known.title,
        known.authors,
        "2020-01-01",
    )


def test_the_byline_lists_are_in_lower_case_and_without_repeats() -> None:
    lists = words()
    assert all(word == word.lower() for word in lists.roles | lists.nobody)
    assert not lists.roles & lists.nobody - {"editor", "staff", "author"}


@pytest.mark.parametrize("date", ["Monday", "May 3", "October 3, 2024", "December 2024"])
def test_a_day_behind_a_byline_is_no_part_of_the_name(date: str) -> None:
    assert named([f"By Ada Lovelace {date}"]) == ["Ada Lovelace"]
