"""Front matter, labelled lines and addresses above a text."""

# ruff: noqa: E501 - layouts as files have them

import pytest

from pipeline.sources.heads import head_of

TEXT = "The ferry board voted on Monday.\n\nIt was late."
HEADS = {
    "front matter": "---\ntitle: Two ships\nauthor: Ann Lee\ndate: 2024-03-05\nurl: https://example.org/a\n---\n",
    "front matter with lists": (
        '---\r\ntitle: "Two ships"\r\nauthors:\r\n  - Ann Lee\r\ntags: [sea, ships]\r\ndate: 2024-03-05T08:00:00Z\r\n'
        "source: https://example.org/a\r\nlink: https://example.org/a\r\n---\r\n\r\n"
    ),
    "toml": '+++\ntitle = "Two ships"\nauthor = "Ann Lee"\ndate = 2024-03-05\nurl = "https://example.org/a"\n+++\n',
    "labels": "Title: Two ships\nAuthor: Ann Lee\nDate: 5 March 2024\nURL: https://example.org/a\n\n",
    "a title above": "Two ships\n\nBy: Ann Lee\nPublished on: 5 March 2024\nLink: https://example.org/a\n\n",
    "bold labels": "# Two ships\n\n**Author:** Ann Lee\n**Date:** 2024-03-05\n**URL:** https://example.org/a\n\n",
    "labels in capitals": "HEADLINE: Two ships\nBYLINE: By Ann Lee\nPUBLISHED: March 5, 2024\nLINK: https://example.org/a\nTEXT:\n",
    "a label before the text": "Title: Two ships\nAuthor: Ann Lee\nPublished: 2024-03-05\nUrl: https://example.org/a\nText: ",
}


@pytest.mark.parametrize("name", HEADS)
@pytest.mark.parametrize("before", ["", "\ufeff", "\n"])
def test_a_head_is_metadata_and_no_text(name: str, before: str) -> None:
    text = before + HEADS[name] + TEXT
    meta, end = head_of(text)
    assert text[end:].strip() == TEXT
    assert (meta.title, meta.authors, meta.url) == ("Two ships", ("Ann Lee",), "https://example.org/a")
    assert (meta.published or "")[:10] == "2024-03-05"


def test_an_address_on_the_first_line() -> None:
    meta, end = head_of(f"https://example.org/a\nTwo ships\n\n{TEXT}")
    assert (meta.url, meta.site, end) == ("https://example.org/a", "example.org", 22)


@pytest.mark.parametrize(
    "text",
    [
        TEXT,
        f"OSTRAVA: {TEXT}",
        f"Title: a word\n\n{TEXT}",
        "Q: Who wrote it?\nA: Ann Lee.\n\nQ: When?\nA: Today.",
        "---\n\nA line of dashes, and words.\n\n---\n\nMore.",
        "Score: 3-1\nTime: 90 minutes\nThe match was long.",
        "Title: Two\nAuthor: Ann Lee\n",
    ],
)
def test_what_is_no_head_stays_in_the_text(text: str) -> None:
    assert head_of(text).end == 0
