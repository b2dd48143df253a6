"""The text that is read, and the way back to the source."""

import unicodedata

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from pipeline.article import Record
from pipeline.sources.normal import Edit, Normal
from pipeline.sources.steps import normal_of


def read(body: str, page: bool = False, name: str = "json") -> Normal:
    return normal_of(Record("a", None, name, "", "utf-8", body), page)


@pytest.mark.parametrize(
    ("source", "text"),
    [
        ("Bo\xadats sank.\u200b Two\ufeff men", "Boats sank. Two men"),
        ("ca\x02ught \x1b[31mred\x1b[0m \x7fhere", "caught red here"),
        ("The \ufb01rst o\ufb03ce", "The first office"),
        ("Co\u0302te d’Ivoire", "Côte d’Ivoire"),
        ("\ufb01\u0301n", "fín"),
        ("１２，０００ ｐｅｏｐｌｅ ５０％", "12,000 people 50%"),
        ("twenty\u2011five", "twenty-five"),
        ("&ldquo;We can&rsquo;t&rdquo; &amp;pound;3 &amp; &bogus; A&B", "“We can’t” £3 & &bogus; A&B"),
        ("A mayor’s\x92 word", "A mayor’s’ word"),
        ("Tolls rose to Â£3 at Harbour Street, he said", "Tolls rose to £3 at Harbour Street, he said"),
        ("It’s done \ufffd", "It’s done "),
        ('One.\\n\\n\\"Two,\\" she said.', 'One.\n\n"Two," she said.'),
        ('Text [caption id="x" width="3"]The quay[/caption] more', "Text The quay more"),
        ("<b>One</b> two", "One two"),
        ("``We wait,'' said Ann Lee. ``It's late.''", "“We wait,” said Ann Lee. “It's late.”"),
        ("He called it a ``great day'' and left.", "He called it a “great day” and left."),
        ("``One.\n\n``Two,'' she said.", "“One.\n\n“Two,” she said."),
        ("Lee said: ``No.''", "Lee said: “No.”"),
    ],
)
def test_what_is_no_letter_goes_and_what_is_broken_is_repaired(source: str, text: str) -> None:
    assert read(source).text == text


@pytest.mark.parametrize(
    "source",
    [
        "C:\\new\\table is a path",
        "“Quoted” and £3 and Ärzte in Zürich",
        "AT&T & Sons; R&D;",
        "می\u200cخواهم",
        "日本、２つ",
        "a < b and c > d",
        "[video] stays",
        "Â is a letter",
        "Type ``make`` and ```sh``` there",
        "She is 5' 2'' tall",
        "an ``open mark alone",
    ],
)
def test_what_is_right_stays(source: str) -> None:
    normal = read(source.replace("２", "2"))
    assert normal.text == source.replace("２", "2")
    assert normal.is_source


MARKDOWN = """---
title: A wall
---

# A wall

The [council](https://x.example/c) **voted** on *Tuesday*.

> “We wait,” said Ann Lee.

* 40 boats

![quay](https://x.example/1.jpg)
"""


def test_markdown_is_read_as_text() -> None:
    assert read(MARKDOWN, name="markdown").text.split() == (
        [
            "A",
            "wall",
            "The",
            "council",
            "voted",
            "on",
            "Tuesday.",
            "“We",
            "wait,”",
            "said",
            "Ann",
            "Lee.",
            "40",
            "boats",
        ]
    )


def test_a_page_keeps_its_tags_and_loses_what_nobody_sees() -> None:
    assert read("<p>Es&shy;to<wbr>nia &amp;rsquo; &amp; x\x02</p>", page=True).text == "<p>Estonia &rsquo; &amp; x</p>"


@pytest.mark.parametrize("tag", ["title", "TITLE", "textarea", 'textarea name="q"'])
@pytest.mark.parametrize("torn", ["", "</tit", "</fitle>"])
def test_a_title_that_is_never_closed_does_not_take_the_page(tag: str, torn: str) -> None:
    page = f"<head><title>One</title></head><body><{tag}>Two ships{torn}<p>Words</p></body>"
    assert read(page, page=True).text == f"<head><title>One</title></head><body>Two ships{torn}<p>Words</p></body>"
    closed = page.replace(torn + "<p>", f"</{tag.split()[0]}><p>")
    assert read(closed, page=True).is_source


def test_a_title_in_a_title_means_that_the_first_was_never_closed() -> None:
    page = "<title>The Bay</fitle><p>One</p><title>Two</title><p>Three</p><title>Four"
    assert read(page, page=True).text == "The Bay</fitle><p>One</p><title>Two</title><p>Three</p>Four"


def test_the_mark_of_a_cut_text_goes_and_is_remembered() -> None:
    normal = read("The council voted … [+1234 chars]")
    assert (normal.text, normal.truncated) == ("The council voted", True)


PIECES = st.sampled_from(
    [
        "a",
        "b ",
        "\xad",
        "&amp;",
        "&amp;lt;",
        "\ufb01",
        "e\u0301",
        "\u0301",
        "１",
        "\x02",
        "“",
        "<b>",
        "</b>",
        "\\n",
        "ü",
        "\u200b",
    ]
)


@settings(deadline=None)
@given(st.lists(PIECES, max_size=30).map("".join), st.booleans())
def test_every_stretch_of_the_text_is_found_again(source: str, page: bool) -> None:
    normal = read(source, page)
    assert "".join(normal.text[p.at : p.at + p.length] for p in normal.pieces) == normal.text
    raws = [p.raw for p in normal.pieces]
    assert raws == sorted(raws)
    for start in range(len(normal.text)):
        for end in range(start + 1, min(len(normal.text), start + 4) + 1):
            raw = normal.raw(start, end)
            assert 0 <= raw[0] < raw[1] <= len(source)
            low, high = normal.place(*raw)
            assert low <= start
            assert high >= end
    for piece in normal.pieces:
        if piece.written is None:
            same = source[piece.raw : piece.raw + piece.length]
            assert unicodedata.normalize("NFKC", same) == unicodedata.normalize(
                "NFKC", normal.text[piece.at : piece.at + piece.length]
            )


@settings(deadline=None)
@given(
    st.text("abcdef", max_size=20),
    st.lists(st.tuples(st.integers(0, 20), st.integers(1, 3), st.text("xy", max_size=3)), max_size=5),
)
def test_edits_give_the_text_that_they_say(text: str, wanted: list[tuple[int, int, str]]) -> None:
    edits: list[Edit] = []
    for start, size, value in sorted(wanted):
        if start >= (edits[-1].end if edits else 0) and start + size <= len(text):
            edits.append(Edit(start, start + size, value))
    expected = text
    for edit in reversed(edits):
        expected = expected[: edit.start] + edit.text + expected[edit.end :]
    normal = Normal.of(text).edited(edits)
    assert normal.text == expected
    assert [p.at for p in normal.pieces] == [
        sum(q.length for q in normal.pieces[:n]) for n in range(len(normal.pieces))
    ]
