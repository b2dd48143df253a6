"""Texts as programs print them: page breaks, numbered links, glued dates."""

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pipeline.article import Record
from pipeline.sources.printed import PRINTED
from pipeline.sources.steps import normal_of


def read(body: str, name: str = "txt") -> str:
    return normal_of(Record("a", None, name, "", "utf-8", body), False).text


@pytest.mark.parametrize("number", ["12", "- 12 -", "–12–", "Page 12 of 30", "12/30", "Seite 12", ""])
@pytest.mark.parametrize("form", ["{before}\n\n   {number}\n\f{after}", "{before}\n\f{number}\n\n{after}"])
def test_a_paragraph_goes_on_over_the_end_of_a_page(number: str, form: str) -> None:
    text = form.format(before="The ferry board voted to buy two", number=number, after="ships in May.")
    assert read(text) == "The ferry board voted to buy two\nships in May."
    ended = form.format(before="The ferry board voted.”", number=number, after="Ships come in May.")
    assert read(ended) == "The ferry board voted.”\n\nShips come in May."


def test_pages_without_words_and_numbers_within_them() -> None:
    assert read("\f\f1\n\fOne.\n\f\n2\n\fTwo.\f") == "One.\n\nTwo.\f"
    kept = "In all\n12\nships came.\n\n- 3 -\n\nNo page ends here."
    assert read(kept) == kept
    assert read("1998\fmen came") == "1998\fmen came".replace("1998\f", "")


DUMP = """   #[1]feed [2]search

   [3]News [4]Sport

                   Two ships for the bay

   The ferry board voted on Monday to buy two ships, said its [5]chair
   Mara Quell, who leads it since [6]May. It has 40 people
   in all [7] and [12] of them vote.

References

   1. https://bay.example/feed
   2. https://bay.example/search
   3. https://bay.example/news
   4. https://bay.example/sport
   5. https://bay.example/quell
   6. https://bay.example/may
   7. mailto:desk@bay.example
"""


@pytest.mark.parametrize("heading", ["References", "Links", "Verweise", "References\n\n   Visible links:"])
@pytest.mark.parametrize("end", ["", "\n", "\n   Hidden links:\n   8. https://bay.example/x\n"])
def test_a_dump_of_a_text_browser_loses_its_numbers_and_their_list(heading: str, end: str) -> None:
    alone = "   #[1]a\n\n   1. https://a.example\n   2. https://b.example"
    assert read(alone) == alone
    text = read(DUMP.replace("References", heading) + end)
    assert "[5]" not in text and "https" not in text and "feed" not in text and heading[:5] not in text
    assert "its chair Mara Quell" in text
    assert "people\n   in all  and [12] of them vote." in text


@pytest.mark.parametrize(
    "text",
    [
        "A study [1] says so.\n\nNotes\n\n1. Ann Lee, The Bay, 2024.\n2. Tom Reed, The Cod, 2023.\n",
        "It was [1] so.\n\n1. https://bay.example/one\n",
        "1. https://bay.example/one\n2. https://bay.example/two\n",
        "See [1] and [2].\n\n1. https://bay.example/one\n2. https://bay.example/two\n\nMore words of the article.",
    ],
)
def test_notes_and_lists_within_a_text_stay(text: str) -> None:
    assert read(text) == text


@pytest.mark.parametrize(
    ("glued", "read_as"),
    [
        ("By Ann Lee and Bo EkMarch 5, 2024 at 9 a.m.", "By Ann Lee and Bo Ek\nMarch 5, 2024 at 9 a.m."),
        ("Ann Lee5 March 2024", "Ann Lee\n5 March 2024"),
        ("Ann LeeSept. 5, 2024", "Ann Lee\nSept. 5, 2024"),
        ("The liberalMay 5 group", "The liberalMay 5 group"),
        ("On March 5, 2024", "On March 5, 2024"),
        ("McMay 2024 model", "McMay 2024 model"),
    ],
)
def test_a_date_that_was_glued_to_a_name_is_parted_from_it(glued: str, read_as: str) -> None:
    assert read(f"Two ships\n\n{glued}\n\nThe board voted.") == f"Two ships\n\n{read_as}\n\nThe board voted."


PIECES = [
    "\f",
    "\n",
    "12",
    "- 3 -",
    " ",
    "[1]",
    "[2] ",
    "#[1]x\n",
    "\n  1. https://a.example\n  2. https://b.example\n",
    "words",
    ".",
]


@given(st.lists(st.sampled_from(PIECES), max_size=30).map("".join))
def test_edits_are_in_order_and_do_not_overlap(text: str) -> None:
    for step in PRINTED:
        edits = step(text)
        assert all(0 <= e.start <= e.end <= len(text) for e in edits)
        assert all(a.end <= b.start for a, b in pairwise(edits))
