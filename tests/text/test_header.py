"""Title, byline and dateline of a dump."""

from __future__ import annotations

import pytest

from pipeline.article import Article, Metadata, Record
from pipeline.text.bylines import authors_of, published_of
from pipeline.text.cleaning import clean, document_of, keep_all
from pipeline.text.plain import read_text

LEAD = "The ferry line will stop its night service in the autumn, its owner said on Monday."
MORE = "Nurses of the island hospital use it to get home, and nobody has asked them yet."


def cleaned(*lines: str, title: str | None = None) -> Article:
    return clean(read_text(Record("a.txt", None, "txt", "", "utf-8", "\n".join(lines), Metadata(title=title))))


@pytest.mark.parametrize(
    ("lines", "title"),
    [
        (("Night ferry to end", LEAD, MORE), "Night ferry to end"),
        (("Will the night ferry end?", LEAD, MORE), "Will the night ferry end?"),
        (("'It is over': night ferry to end", LEAD), "'It is over': night ferry to end"),
        (("Home", "World", "Night ferry to end", LEAD), "Night ferry to end"),
        (
            ("Night Ferry To End Soon, Owner Says.", LEAD, MORE),
            "Night Ferry To End Soon, Owner Says.",
        ),
        (("By Ann Bright", "Night ferry to end", LEAD, MORE), "Night ferry to end"),
        (("Night ferry to end", "Nurses are not amused", LEAD, MORE), "Night ferry to end"),
        ((LEAD, "What the owner says", MORE), None),
        ((LEAD, MORE), None),
        (
            ("1/2", LEAD, "2/2", MORE, "Night ferry to end", "The owner blames oil for it."),
            "Night ferry to end",
        ),
        (("1/2", "The owner", LEAD, "2/2", "The nurses", MORE), None),
    ],
)
def test_the_title_is_the_heading_above_the_text_or_after_a_gallery(lines: tuple[str, ...], title: str | None) -> None:
    article = cleaned(*lines)
    assert article.meta.title == title
    assert article.title_in_text is (title is not None)


def test_a_title_of_the_metadata_is_found_in_the_text_whatever_its_quotes() -> None:
    article = cleaned("“Night ferry” to end", LEAD, title='"Night ferry" to end')
    assert (article.meta.title, article.title_in_text) == ("“Night ferry” to end", True)
    assert document_of(article)[0].title is None


def test_a_title_of_the_metadata_that_the_text_lacks_stands_beside_it() -> None:
    article = cleaned(LEAD, "What the owner says", MORE, title="Night ferry to end")
    assert article.title_in_text is False
    assert document_of(article)[0].title == "Night ferry to end"


def test_text_taken_as_clean_keeps_all_and_guesses_no_title() -> None:
    article = keep_all(read_text(Record("a.txt", None, "txt", "", "utf-8", f"Share\n{LEAD}")))
    assert [b.kept for b in article.blocks] == [True, True]
    assert article.meta.title is None


def test_byline_and_dateline_go_to_the_metadata() -> None:
    article = cleaned("Night ferry to end", "By Ann Bright and Tom Vale", "3 May 2024", LEAD, MORE)
    assert (article.meta.authors, article.meta.published) == (("Ann Bright", "Tom Vale"), "2024-05-03")
    assert [b.reason for b in article.blocks] == [None, "byline", "dateline", None, None]


def test_a_name_beside_a_dateline_is_a_byline_without_by() -> None:
    article = cleaned("Night ferry to end", "Ann Bright, island correspondent", "3 May 2024", LEAD, MORE)
    assert article.meta.authors == ("Ann Bright",)


def test_what_the_metadata_says_stands_before_what_the_lines_say() -> None:
    meta = Metadata(authors=("Desk",), published="2024")
    text = f"Night ferry to end\nBy Ann Bright\n3 May 2024\n{LEAD}"
    article = clean(read_text(Record("a.txt", None, "txt", "", "utf-8", text, meta)))
    assert (article.meta.authors, article.meta.published) == (("Desk",), "2024")


@pytest.mark.parametrize(
    ("line", "names"),
    [
        ("By Ann Bright", ("Ann Bright",)),
        ("BY ANN BRIGHT", ("ANN BRIGHT",)),
        ("By Ann Bright, Tom Vale and Mia de la Cruz", ("Ann Bright", "Tom Vale", "Mia de la Cruz")),
        ("By Ann Bright | Reuters", ("Ann Bright",)),
        ("Von Max Muster und Anna Beispiel", ("Max Muster", "Anna Beispiel")),
        ("Par Jeanne Modèle", ("Jeanne Modèle",)),
        ("di Anna Esempio", ("Anna Esempio",)),
        ("By noon Friday", ()),
        ("By the sea", ()),
        ("Von der Leyen in Kiew", ()),
        ("Di nuovo in mare", ()),
    ],
)
def test_a_byline_names_its_authors(line: str, names: tuple[str, ...]) -> None:
    assert authors_of(line) == names


@pytest.mark.parametrize(
    ("line", "date"),
    [
        ("Updated 2024-05-03 10:15", "2024-05-03T10:15"),
        ("2024-05-03T10:15:30+0200", "2024-05-03T10:15:30+02:00"),
        ("Published 3 May 2024, 10:45 GMT", "2024-05-03"),
        ("May 3, 2024", "2024-05-03"),
        ("Friday, 3rd May 2024", "2024-05-03"),
        ("May 2024", "2024-05"),
        ("2024-05-03T10:45:00Z", "2024-05-03T10:45:00Z"),
        ("03.05.2024, 10:45 Uhr", "2024-05-03"),
        ("Veröffentlicht am 3. Mai 2024", "2024-05-03"),
        ("Publié le 3 mai 2024 à 10h45", "2024-05-03"),
        ("3 de mayo de 2024", "2024-05-03"),
        ("Publicado em 3 de maio de 2024 às 10h45", "2024-05-03"),
        ("Aggiornato il 3 maggio 2024", "2024-05-03"),
        ("3 травня 2024 року", "2024-05-03"),
        ("13/05/2024", "2024-05-13"),
        ("03/05/2024", "2024"),
        ("Updated 2 hours ago", ""),
        ("31 February 2024", None),
        ("Ferry of May 2024 fame", None),
        ("In 2024 the ferry sank", None),
    ],
)
def test_a_dateline_is_as_precise_as_it_is_written(line: str, date: str | None) -> None:
    assert published_of(line) == date
