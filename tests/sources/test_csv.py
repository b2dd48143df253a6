"""CSV with a column of article texts."""

import csv
import io
from itertools import islice
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pipeline.article import Record
from pipeline.config import Settings
from pipeline.sources.csv import header_of, items_of_csv, lines_of
from pipeline.sources.records import Unread, records
from pipeline.sources.source import Source

HEADER = "id,title,text,author,date\n"


def read(path: Path, data: str | bytes, settings: Settings | None = None) -> list[Record | Unread]:
    path.write_bytes(data if isinstance(data, bytes) else data.encode())
    return list(records(Source(path.name, str(path), path.stat().st_size, 0, 0), settings or Settings()))


def test_a_row_is_an_article_with_what_its_columns_say(tmp_path: Path) -> None:
    (record,) = read(
        tmp_path / "a.csv", HEADER + '7,A title,"One, two.\n\n“Three”, she said.",Ann Lee; Bo Ek,2024-05-03\n'
    )
    assert isinstance(record, Record)
    assert (record.path, record.record, record.format) == ("a.csv", "7", "csv")
    assert record.body == "One, two.\n\n“Three”, she said."
    assert record.meta.title == "A title"
    assert record.meta.authors == ("Ann Lee", "Bo Ek")
    assert record.meta.published == "2024-05-03"


@pytest.mark.parametrize("delimiter", [",", ";", "\t", "|"])
@pytest.mark.parametrize("end", ["\n", "\r\n", "\r"])
@pytest.mark.parametrize("mark", ["", "\ufeff"])
def test_delimiters_line_ends_and_a_byte_order_mark_are_seen(
    tmp_path: Path, delimiter: str, end: str, mark: str
) -> None:
    lines = ['"Title";"Body"', '"a;b,c";"Words; more, ""words"".', 'and a line|"', "x;y"]
    text = end.join(lines).replace(";", delimiter) + end
    found = [r for r in read(tmp_path / "a.csv", (mark + text).encode()) if isinstance(r, Record)]
    assert [r.record for r in found] == ["2", "4"]
    assert found[0].body == f'Words; more, "words".{end}and a line|'.replace(";", delimiter)
    assert found[1].meta.title == "x"


def test_a_spreadsheets_own_line_names_the_delimiter(tmp_path: Path) -> None:
    (record,) = read(tmp_path / "a.csv", "sep=|\r\ntitle, short|text\r\na|b\r\n")
    assert isinstance(record, Record)
    assert (record.record, record.body) == ("3", "b")


def test_a_text_in_another_encoding_is_read(tmp_path: Path) -> None:
    text = "Die Züge fahren über die Brücke, hieß es “früh” am Montag. " * 5
    (record,) = read(tmp_path / "a.csv", f"title;text\nBrücke;{text}\n".encode("cp1252"))
    assert isinstance(record, Record)
    assert (record.body, record.encoding) == (text, "cp1252")


def test_a_table_without_a_column_of_texts_is_one_failure_that_says_what_to_do(tmp_path: Path) -> None:
    (found,) = read(tmp_path / "prices.csv", "date,price\n2024-01-01,5\n2024-01-02,6\n")
    assert isinstance(found, Unread)
    assert (found.path, found.record, found.error) == ("prices.csv", None, "shape")
    assert "date, price" in found.message
    assert "--field text=" in found.message


@pytest.mark.parametrize(
    ("row", "error"),
    [("b,only two", "csv"), ("b,t,x,y,z,one more", "csv"), ("b,t,,y,z", "shape"), ('b,t,"x"",y,z', "csv")],
)
def test_a_broken_row_is_a_failure_with_its_line(tmp_path: Path, row: str, error: str) -> None:
    found = read(tmp_path / "a.csv", f'{HEADER}a,t,"Good\nwords.",y,z\n\n{row}\n')
    assert [r.record for r in found if isinstance(r, Record)] == ["a"]
    (broken,) = [r for r in found if isinstance(r, Unread)]
    assert broken.error == error
    assert broken.record in ("b", "5")


def test_rows_on_both_sides_of_a_broken_one_are_read(tmp_path: Path) -> None:
    found = read(tmp_path / "a.csv", f"{HEADER}a,t,x,y,z\nb,t\nc,t,x,y,z\n")
    assert [r.record for r in found if isinstance(r, Record)] == ["a", "c"]


def test_a_mark_that_is_never_closed_says_where_it_opens(tmp_path: Path) -> None:
    found = read(tmp_path / "a.csv", f'{HEADER}a,t,x,y,z\nb,t,"x,y,z\nc,t,x,y,z\n')
    (broken,) = [r for r in found if isinstance(r, Unread)]
    assert broken.record == "3"
    assert "not closed" in broken.message


def test_a_text_past_the_csv_modules_own_limit_is_read(tmp_path: Path) -> None:
    (record,) = read(tmp_path / "a.csv", "text\n" + "word " * 40_000 + "\n")
    assert isinstance(record, Record)
    assert len(record.body) == 200_000


def test_ids_that_stand_twice_or_are_numbers_of_lines_give_way_to_lines(tmp_path: Path) -> None:
    found = read(tmp_path / "a.csv", "id,text\na,x\n2,x\na,x\nc,x\n")
    assert [r.record for r in found] == ["2", "3", "4", "c"]


def test_a_table_of_sources_is_still_a_sidecar_and_one_of_articles_is_read(tmp_path: Path) -> None:
    from pipeline.run.plan import sources_of
    from pipeline.sources.source import walk

    (tmp_path / "a.txt").write_text("words")
    (tmp_path / "metadata.csv").write_text("path,title\na.txt,A title\n")
    (tmp_path / "articles.csv").write_text("text\nwords\n")
    sources = sources_of(walk(tmp_path))
    assert [source.path for source in sources] == ["a.txt", "articles.csv"]
    assert sources[0].meta is not None


@given(
    st.lists(st.lists(st.text(alphabet='ab,;" \n\r\t“', min_size=1), min_size=2, max_size=2), min_size=1, max_size=6)
)
def test_what_the_csv_module_writes_is_read_back(rows: list[list[str]]) -> None:
    made = io.StringIO(newline="")
    csv.writer(made).writerows([["title", "text"], *rows])
    header = header_of(made.getvalue(), 1000)
    items = list(items_of_csv(islice(lines_of(made.getvalue()), header.lines, None), header, 1000))
    assert [i.error for i in items] == [None] * len(items)
    wanted = [{k: v for k, v in zip(("title", "text"), row, strict=True) if v.strip()} for row in rows]
    assert [i.value for i in items] == [value for value in wanted if value]
