"""Files as they are found in the wild: odd names, broken ends, lines without names."""

# ruff: noqa: E501 - layouts as files have them

import io
import json
import zipfile
from pathlib import Path

import pytest

from pipeline.article import Record
from pipeline.config import Settings
from pipeline.sources.decode import decode
from pipeline.sources.records import Unread, records
from pipeline.sources.source import Source, walk
from pipeline.sources.steps import normal_of

TEXT = (
    "The ferry board of Ostrava Bay voted on Monday to buy two ships. “We waited too long,” said its chair, Mara Quell."
)
TWO = "Fishers in Norrhaven landed 900 tonnes of cod this week. “It was the best in years,” said Bo Ekdal of the union."


def read(folder: Path, name: str, data: str | bytes) -> list[Record | Unread]:
    path = folder / "file"
    path.write_bytes(data if isinstance(data, bytes) else data.encode())
    return list(records(Source(name, str(path), path.stat().st_size, 0, 0), Settings()))


def bodies(found: list[Record | Unread]) -> list[str]:
    return [r.body for r in found if isinstance(r, Record)]


@pytest.mark.parametrize(
    "name", ["a.txt.1", "a.20240305", "a.bak", "a.txt~", "wall.story", "wall.body", "a.html", "a.php"]
)
def test_a_text_under_an_odd_name_is_read_or_refused(tmp_path: Path, name: str) -> None:
    (found,) = read(tmp_path, name, TEXT)
    assert (found.error == "unsupported") if isinstance(found, Unread) else (found.format, found.body) == ("txt", TEXT)
    assert isinstance(found, Unread) == (name == "a.php")


@pytest.mark.parametrize(
    "data",
    [
        f"id\ttitle\ttext\n1\tA\t{TEXT}\n2\tB\t{TWO}\n".encode("utf-16"),
        f"id;title;text\r\n1;A;{TEXT}\r\n2;B;{TWO}\r\n".encode(),
        f'Title,Date,"Full Text"\nA,2024-03-05,"{TEXT}"\nB,2024-03-06,"{TWO}"\n'.encode(),
    ],
)
def test_a_table_under_the_name_of_a_text(tmp_path: Path, data: bytes) -> None:
    found = read(tmp_path, "export.txt", data)
    assert bodies(found) == [TEXT, TWO]
    assert {r.format for r in found if isinstance(r, Record)} == {"csv"}


@pytest.mark.parametrize("name", ["a.csv", "a.tsv"])
def test_a_table_without_names_keeps_its_first_row(tmp_path: Path, name: str) -> None:
    mark = "\t" if name == "a.tsv" else ","
    rows = "".join(f'3{mark}"A title"{mark}"{text}"\n' for text in (TEXT, TWO))
    assert bodies(read(tmp_path, name, rows)) == [TEXT, TWO]


def test_json_that_breaks_off_gives_what_is_whole(tmp_path: Path) -> None:
    lines = ",\n".join(json.dumps({"text": text}) for text in (TEXT, TWO))
    for end in ("", ",", ',\n{"text": "The bo'):
        found = read(tmp_path, "a.json", f"[\n{lines}{end}")
        assert bodies(found) == [TEXT, TWO]
        assert [r.error for r in found if isinstance(r, Unread)] == ([] if end in ("", ",") else ["json"])


def test_objects_over_several_lines_one_after_another(tmp_path: Path) -> None:
    data = "\n".join(json.dumps({"text": text}, indent=2) for text in (TEXT, TWO))
    assert bodies(read(tmp_path, "a.json", data)) == [TEXT, TWO]


def test_words_and_links_of_one_message_are_one_text(tmp_path: Path) -> None:
    value = {
        "name": "Bay News",
        "messages": [
            {"id": 1, "date": "2024-03-05T09:30:00", "text": [TEXT + " See ", {"type": "link", "text": "here"}]}
        ],
    }
    assert bodies(read(tmp_path, "result.json", json.dumps(value))) == [TEXT + " See here"]


SGML = {
    "TREC": f"<DOC>\n<DOCNO> X-1 </DOCNO>\n<DATE>March 5, 2024</DATE>\n<HEADLINE>\nTwo ships\n</HEADLINE>\n<TEXT>\n{TEXT}\n</TEXT>\n</DOC>\n"
    f"<DOC>\n<DOCNO> X-2 </DOCNO>\n<TEXT>\n<P>\n{TWO}\n</P>\n</TEXT>\n</DOC>\n",
    "Gigaword": f'<DOC id="X-1" type="story" >\n<HEADLINE>\nTwo ships\n</HEADLINE>\n<DATELINE>\nBAY\n</DATELINE>\n<TEXT>\n<P>\n{TEXT}\n</P>\n</TEXT>\n</DOC>\n'
    f'<DOC id="X-2" type="story" >\n<TEXT>\n{TWO}\n</TEXT>\n</DOC>\n',
    "Reuters": f'<!DOCTYPE lewis SYSTEM "lewis.dtd">\n<REUTERS NEWID="X-1">\n<DATE>5-MAR-1987 15:01:01.79</DATE><PLACES><D>usa</D></PLACES>\n<TEXT>&#2;\n'
    f"<TITLE>Two ships</TITLE>\n<DATELINE> BAY, March 5 - </DATELINE><BODY>{TEXT}\n&#3;</BODY></TEXT>\n</REUTERS>\n"
    f'<REUTERS NEWID="X-2">\n<TEXT>\n<BODY>{TWO}</BODY></TEXT>\n</REUTERS>\n',
}


@pytest.mark.parametrize("name", SGML)
@pytest.mark.parametrize("file", ["a.sgm", "LA010189", "a.xml"])
def test_research_corpora_are_articles(tmp_path: Path, name: str, file: str) -> None:
    found = [r for r in read(tmp_path, file, SGML[name]) if isinstance(r, Record)]
    assert [r.body for r in found] == [TEXT, TWO]
    assert [r.record for r in found] == ["X-1", "X-2"]
    assert found[0].meta.title == "Two ships"


def odt(mimetype: str) -> bytes:
    made = io.BytesIO()
    space = 'xmlns:o="urn:oasis:names:tc:opendocument:xmlns:office:1.0" xmlns:t="urn:oasis:names:tc:opendocument:xmlns:text:1.0"'
    with zipfile.ZipFile(made, "w") as held:
        held.writestr("mimetype", mimetype)
        held.writestr("content.xml", f"<o:document {space}><t:h>Two ships</t:h><t:p>{TEXT}</t:p></o:document>")
    return made.getvalue()


def test_an_opendocument_text_is_read_and_other_zips_of_one_thing_are_not(tmp_path: Path) -> None:
    (record,) = read(tmp_path, "a.odt", odt("application/vnd.oasis.opendocument.text"))
    assert isinstance(record, Record)
    assert record.body == f"Two ships\n\n{TEXT}"
    (found,) = read(tmp_path, "a.epub", odt("application/epub+zip"))
    assert isinstance(found, Unread)
    assert found.error == "unsupported"


@pytest.mark.parametrize(
    ("text", "encoding"),
    [
        ("It’s done, said the mayor. " + "Words of the board. " * 200, "cp1252"),
        ("The cost is £3 million – “too much”, said Zoë Núñez. ", "cp1252"),
        ("Die Züge fahren über die Brücke, hieß es am Montag in Köln. ", "cp1252"),
        ("L’été où l’élève français s’est levé à Orléans. ", "cp1252"),
        ("Příliš žluťoučký kůň úpěl ďábelské ódy na hřišti v Plzni. " * 3, "cp1250"),
        ("Правительство сообщило, что в понедельник откроет мост. " * 3, "cp1251"),
        ("“We can’t wait,” said the mayor. “It’s late.” " * 3, "mac_roman"),
        ("The wall, said Mayor Tõnu Kask, costs €4 million. ", "cp1252"),
    ],
)
def test_the_encoding_of_text_that_says_none(text: str, encoding: str) -> None:
    assert decode(text.encode(encoding)) == (text, encoding)


@pytest.mark.parametrize("text", ["It’s €3 — café", "naïve “words”", "Größe"])
def test_utf_8_cut_within_its_last_character(text: str) -> None:
    for size in (1, 2):
        data = text.encode() + "…".encode()[:size]
        found, encoding = decode(data)
        assert (found.rstrip("\ufffd"), encoding) == (text, "utf-8")


@pytest.mark.parametrize(
    ("broken", "text"),
    [
        ("â€œWe waitedâ€ said Ann Lee in CafÃ© Roma.", "“We waited” said Ann Lee in Café Roma."),
        ("The toll is Â£3 and itâ€™s late.", "The toll is £3 and it’s late."),
        ("VoilÃ lâ€™Ã©tÃ©, dit-elle.", "Voilà l’été, dit-elle."),
        ("Tolls\\u2019 rise \\u20ac3", "Tolls’ rise €3"),
        ("𝗧𝘄𝗼 𝘀𝗵𝗶𝗽𝘀", "Two ships"),
        ("<![CDATA[One <b>two</b>]]>", "One two"),
    ],
)
def test_broken_letters_are_read_back(broken: str, text: str) -> None:
    assert normal_of(Record("a", None, "json", "", "utf-8", broken.replace("\\\\", "\\")), False).text == text


def test_assets_and_outputs_are_no_sources(tmp_path: Path) -> None:
    for name in (
        "a.html",
        "a_files/x.html",
        "b_files/y.html",
        "out/documents/part.parquet",
        "out/_state/lock",
        "c.txt",
    ):
        (tmp_path / name).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / name).write_text("x")
    listing = walk(tmp_path)
    assert [source.path for source in listing.sources] == ["a.html", "b_files/y.html", "c.txt"]
    assert (listing.assets, listing.outputs) == (1, 1)


def test_a_record_and_a_file_of_its_name_are_two_documents() -> None:
    from pipeline.work.places import doc_id_of

    names = [
        ("a.jsonl", "b.txt"),
        ("a.jsonl#b.txt", None),
        ("a.jsonl#", "b.txt"),
        ("a.jsonl", "#b.txt"),
        ("a.jsonl", None),
    ]
    assert len({doc_id_of(*name) for name in names}) == len(names)


@pytest.mark.parametrize("column", ["path", "file", "filename", "File Name", "id", "document"])
@pytest.mark.parametrize("named", ["x/a.txt", "x/a", "a.txt", "a", "x\\a.txt"])
def test_a_sidecar_names_sources_as_people_do(tmp_path: Path, column: str, named: str) -> None:
    from pipeline.run.plan import sources_of

    (tmp_path / "x").mkdir()
    (tmp_path / "x" / "a.txt").write_text(TEXT)
    (tmp_path / "x" / "b.txt").write_text(TWO)
    table = f"{column},Headline,Publication Date,Byline,Newspaper,desk\n{named},Two ships,5 March 2024,By Ann Lee,The Bay Post,sea\n"
    (tmp_path / "metadata.csv").write_text(table)
    (source, other) = sources_of(walk(tmp_path))
    assert source.meta is not None
    assert (source.meta.title, source.meta.published, source.meta.authors) == ("Two ships", "2024-03-05", ("Ann Lee",))
    assert (source.meta.site, source.meta.extra, other.meta) == ("The Bay Post", '{"desk": "sea"}', None)
