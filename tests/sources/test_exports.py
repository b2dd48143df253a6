"""Exports of press archives: many articles in one file, with labelled lines."""

# ruff: noqa: E501 - layouts as files have them

import io
from pathlib import Path

import docx
import pytest

from pipeline.article import Record
from pipeline.config import Settings
from pipeline.sources.records import records
from pipeline.sources.source import Source

ONE = "The ferry board of Ostrava Bay voted on Monday to buy two ships.\n\n“We waited too long,” said its chair, Mara Quell."
TWO = "Fishers in Norrhaven landed 900 tonnes of cod.\n\n“It was the best week in years,” said Bo Ekdal."

OLD = f"""
Search: ferry
Date: March 9, 2024


                              1 of 2 DOCUMENTS


                              The Bay Post

                         March 5, 2024 Tuesday
                             First Edition

Two ships for the bay

BYLINE: Ann Lee and Bo Ek

SECTION: NEWS; Pg. 3

LENGTH: 44 words

DATELINE: OSTRAVA BAY

{ONE}

LOAD-DATE: March 6, 2024

LANGUAGE: ENGLISH

PUBLICATION-TYPE: Newspaper


                    Copyright 2024 Bay Media


                              2 of 2 DOCUMENTS

                              The Bay Post

                         March 6, 2024 Wednesday

HEADLINE: Cod comes back

BYLINE: TOM REED

LENGTH: 20 words

BODY:
{TWO}

GRAPHIC: Photo, cod.

LOAD-DATE: March 7, 2024
"""
UNI = f"""Two ships for the bay
The Bay Post
March 5, 2024 Tuesday
Copyright 2024 Bay Media All Rights Reserved
Section: NEWS; Pg. 3
Length: 44 words
Byline: Ann Lee and Bo Ek
Body
{ONE}
Load-Date: March 6, 2024
End of Document
Cod comes back
The Bay Post
March 6, 2024 Wednesday
Copyright 2024 Bay Media All Rights Reserved
Section: SEA
Length: 20 words
Byline: Tom Reed
Body
{TWO}
Classification
Language: ENGLISH
Load-Date: March 7, 2024
End of Document
"""
FACTIVA = f"""SE News
HD Two ships for the bay
BY By Ann Lee and Bo Ek
WC 44 words
PD 5 March 2024
SN The Bay Post
SC BAYP
PG 3
LA English
CY Copyright 2024 Bay Media
LP
{ONE.splitlines()[0]}
TD
{ONE.splitlines()[2]}
NS
gcat : News
AN
Document BAYP000020240305ek3500001

HD Cod comes back
BY Tom Reed
WC 20 words
PD 6 March 2024
SN The Bay Post
SC BAYP
LA English
LP
{TWO.splitlines()[0]}
TD
{TWO.splitlines()[2]}
AN
Document BAYP000020240306ek3600002
"""
PROQUEST = f"""____________________________________________________________

Report Information from ProQuest
09 March 2024 10:12
____________________________________________________________

Document 1 of 2

Two ships for the bay

Author: Lee, Ann; Ek, Bo

Publication info: The Bay Post ; Ostrava Bay [Ostrava Bay]. 05 Mar 2024: 3.

ProQuest document link

Full text: {ONE}

Subject: Ships

Publication title: The Bay Post

Publication date: Mar 5, 2024

ProQuest document ID: 100001

____________________________________________________________

Document 2 of 2

Cod comes back

Author: Reed, Tom

Full text: {TWO}

Publication title: The Bay Post

Publication date: Mar 6, 2024

ProQuest document ID: 100002
"""
EXPORTS = {"old Nexis": OLD, "Nexis Uni": UNI, "Factiva": FACTIVA, "ProQuest": PROQUEST}


def read(folder: Path, name: str, data: bytes) -> list[Record]:
    path = folder / name
    path.write_bytes(data)
    found = list(records(Source(name, str(path), len(data), 0, 0), Settings()))
    assert all(isinstance(r, Record) for r in found), found
    return [r for r in found if isinstance(r, Record)]


def check(found: list[Record]) -> None:
    assert ["".join(r.body.split()) for r in found] == ["".join(ONE.split()), "".join(TWO.split())]
    assert [r.meta.title for r in found] == ["Two ships for the bay", "Cod comes back"]
    assert [r.meta.published for r in found] == ["2024-03-05", "2024-03-06"]
    assert [r.meta.site for r in found] == ["The Bay Post", "The Bay Post"]
    assert found[0].meta.authors == ("Ann Lee", "Bo Ek")
    assert found[1].meta.authors[0].casefold() == "tom reed"
    assert len({r.record for r in found}) == 2


@pytest.mark.parametrize("name", EXPORTS)
@pytest.mark.parametrize("end", ["\n", "\r\n"])
@pytest.mark.parametrize("encoding", ["utf-8-sig", "cp1252"])
def test_each_article_of_an_export_is_one(tmp_path: Path, name: str, end: str, encoding: str) -> None:
    check(read(tmp_path, "export.txt", EXPORTS[name].replace("\n", end).encode(encoding)))


@pytest.mark.parametrize("name", EXPORTS)
def test_exports_as_word_documents_and_rich_text(tmp_path: Path, name: str) -> None:
    document = docx.Document()
    for line in EXPORTS[name].split("\n"):
        document.add_paragraph(line)
    made = io.BytesIO()
    document.save(made)
    check(read(tmp_path, "Files (2).DOCX", made.getvalue()))
    escaped = "".join(c if c.isascii() else f"\\u{ord(c)}?" for c in EXPORTS[name]).replace("\n", "\\par\n")
    check(read(tmp_path, "a.rtf", f"{{\\rtf1\\ansi\\deff0 {escaped}}}".encode()))


@pytest.mark.parametrize(
    "said",
    [
        "The Bay Post [Ostrava Bay] 05 Mar 2024: 3.",
        "The Bay Post; Ostrava Bay [Ostrava Bay]05 Mar 2024.",
        "The Bay Post ; Ostrava Bay",
        "The Bay Post",
    ],
)
def test_a_publication_is_named_without_its_place_and_day(tmp_path: Path, said: str) -> None:
    bare = PROQUEST.replace("The Bay Post ; Ostrava Bay [Ostrava Bay]. 05 Mar 2024: 3.", said)
    first, _ = read(tmp_path, "a.txt", bare.replace("Publication title: The Bay Post\n", "", 1).encode())
    assert first.meta.site == "The Bay Post"


def test_a_text_with_such_words_is_no_export(tmp_path: Path) -> None:
    text = "He read the report.\n\nDocument 1 of 3 was missing, she said.\n\nLENGTH: the talk took long.\n"
    (found,) = read(tmp_path, "a.txt", text.encode())
    assert found.format == "txt"
