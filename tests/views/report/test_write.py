"""The files of a report: what they hold, how large they grow, and that nothing of an article gets out of its place."""

from __future__ import annotations

import dataclasses
import re
import time
from pathlib import Path

import pytest
from bs4 import BeautifulSoup
from click.testing import CliRunner

from pipeline.cli import main
from pipeline.config import Settings
from pipeline.sources.records import Unread, records
from pipeline.sources.source import one_file
from pipeline.views.report.write import write_report
from tests.views.report import made
from tests.views.report.tables_by_hand import write


def soup_of(path: Path) -> BeautifulSoup:
    return BeautifulSoup(path.read_text(encoding="utf-8"), "lxml")


def test_all_that_the_tables_hold_of_an_article_is_on_the_page(report: Path) -> None:
    page = soup_of(report)
    article = page.select("article.article")[2]
    assert article.h2 and article.h2.get_text() == made.SUMMIT.title
    assert [p.get_text() for p in article.select(".block p")] == made.SUMMIT.text.split("\n\n")
    assert article.select_one("details.dropped summary").get_text() == (  # type: ignore[union-attr]
        "5 blocks dropped: 1 advertisement, 1 related, 1 promotion, 1 share, 1 copyright"
    )
    assert [d.get_text() for d in article.select("del")] == [
        p.split(": ", 1)[1] for p in made.SUMMIT.paragraphs if p.startswith("-")
    ]
    assert len(article.select("tbody tr")) == 3 + 2 + 1 + 1


def test_every_mark_points_to_the_row_with_its_words(report: Path) -> None:
    page = soup_of(report)
    links = page.select("a.k")
    assert links
    for link in links:
        row = page.find(id=str(link["href"]).removeprefix("#"))
        assert row is not None and row.td is not None
        assert link.get_text() in row.td.get_text()


def test_speakers_and_claims_stand_beside_their_paragraph(report: Path) -> None:
    notes = [note.get_text() for note in soup_of(report).select("#a3 .notes a")]
    assert notes == ["Estonia: 150 soldiers", "Maarja Tammik “said”, direct"]


def test_marks_in_a_title_that_is_not_part_of_the_text_are_drawn(report: Path) -> None:
    assert [k.get_text() for k in soup_of(report).select("h2 a.k")] == ["Nineteen"]


def test_rows_link_to_their_words_on_the_live_page(report: Path) -> None:
    links = [str(a["href"]) for a in soup_of(report).select("tr[id$='-n1'] a[rel~=external]")]
    assert links == ["https://courier.example/a#:~:text=and%20Estonia%20sent-,150,-soldiers."]


def test_nothing_is_loaded_from_elsewhere(report: Path) -> None:
    page = soup_of(report)
    assert not page.select("link, img, iframe, script[src], object, embed, video, audio, source, [style]")
    assert "url(" not in str(page.style) and "@import" not in str(page.style)
    assert "default-src 'none'" in str(page.select_one("meta[http-equiv=Content-Security-Policy]"))


def test_words_of_an_article_stay_words(hostile: Path) -> None:
    page = soup_of(hostile)
    assert len(page.select("script:not([type='application/json'])")) == 1
    assert not page.select("img, svg[onload], .article b:not(.note b)")
    assert not [tag for tag in page.find_all() if any(name.startswith("on") for name in tag.attrs)]
    links = [str(a["href"]) for a in page.select("a[href]")]
    assert all(re.match(r"(#|https?://)", href) for href in links), links
    paragraph = page.select_one(".block p")
    assert paragraph and paragraph.get_text() == made.HOSTILE.paragraphs[0]


def test_characters_that_cannot_be_seen_do_not_reach_the_page(hostile: Path) -> None:
    text = hostile.read_text(encoding="utf-8")
    assert "Turned \ufffdround\ufffd and \ufffd low." in soup_of(hostile).get_text()
    assert not re.search("[\x00-\x08\x0e-\x1f\u202a-\u202e]", text)


def test_the_report_is_the_same_each_time(tables: Path, report: Path, tmp_path: Path) -> None:
    again = write_report(tables, tmp_path / "report.html").out
    assert again.read_bytes() == report.read_bytes()


def test_tables_without_articles_give_a_page_that_says_so(tmp_path: Path) -> None:
    page = soup_of(write_report(write(tmp_path, []), tmp_path / "r.html").out)
    assert page.h1 and page.h1.get_text() == "0 articles, 0 stories"


@pytest.fixture(scope="module")
def thousands(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("thousands")
    articles = [
        dataclasses.replace(
            made.SUMMIT, doc_id=f"{n:016x}", path=f"{n}.txt", title=f"Story {n} of the summit in London"
        )
        for n in range(3000)
    ]
    return write_report(write(folder, articles), folder / "report.html").out


def test_thousands_of_articles_go_to_pages_and_the_overview_stays_small(thousands: Path) -> None:
    pages = sorted(thousands.with_name("report_pages").glob("articles-*.html"))
    assert thousands.stat().st_size < 2_000_000
    assert len(pages) > 5 and max(p.stat().st_size for p in pages) < 1_200_000
    titles = re.findall("Story [0-9]+ of", "".join(re.findall("<h2.*", "".join(p.read_text() for p in pages))))
    assert len(titles) == len(set(titles)) == 3000


def test_every_link_between_the_pages_leads_somewhere(thousands: Path) -> None:
    beside = thousands.with_name("report_pages")
    files = [thousands, *sorted(beside.glob("list-*.html")), beside / "articles-001.html"]
    assert len(files) > 2, "the list of 3,000 articles goes on in files of its own"
    ids: dict[Path, set[str]] = {}
    listed = 0
    for file in files:
        for link in soup_of(file).select("a[href]:not([rel~=external])"):
            path, _, anchor = str(link["href"]).partition("#")
            if anchor.startswith("/"):  # a view, which a script shows
                anchor = ""
            target = (file.parent / path).resolve() if path else file
            if target not in ids:
                ids[target] = set(re.findall(r' id="([^"]+)"', target.read_text(encoding="utf-8")))
            assert not anchor or anchor in ids[target], link
            listed += anchor.startswith("a") and file != files[-1]
    assert listed == 3000


def test_pages_of_an_earlier_report_go(tmp_path: Path) -> None:
    folder = tmp_path / "report_pages"
    folder.mkdir()
    (folder / "articles-009.html").write_text('<meta name="generator" content="source-extraction">old')
    write_report(write(tmp_path / "tables", [made.PARIS]), tmp_path / "report.html")
    assert not folder.exists()


def test_the_command_says_where_the_page_is(tables: Path, tmp_path: Path) -> None:
    result = CliRunner().invoke(main, ["report", str(tables), "--out", str(tmp_path / "deep" / "page.html")])
    assert result.exit_code == 0 and "3 articles" in result.output and "page.html" in result.output
    assert (tmp_path / "deep" / "page.html").is_file()


def test_the_command_without_tables_exits_2_and_says_what_to_do(tmp_path: Path) -> None:
    result = CliRunner().invoke(main, ["report", str(tmp_path), "--out", str(tmp_path / "r.html")])
    assert result.exit_code == 2 and "pipeline extract" in result.output
    assert not (tmp_path / "r.html").exists()


def test_an_article_of_many_paragraphs_and_marks_takes_time_in_proportion(tmp_path: Path) -> None:
    def seconds(paragraphs: int) -> float:
        text = [f"Line {n} of London." for n in range(paragraphs)]
        long = dataclasses.replace(made.PARIS, paragraphs=text, countries=[], numbers=[], quotes=[], claims=[])
        starts = [long.text.index(f"Line {n} ") for n in range(paragraphs)]
        countries = [
            {
                "doc_id": long.doc_id,
                "country_id": n,
                "field": "text",
                "start": at,
                "end": at + 4,
                "text": "Line",
                "country": "GB",
                "name": "United Kingdom",
                "kind": "capital",
                "rule": "x",
            }
            for n, at in enumerate(starts)
        ]
        folder = write(tmp_path / str(paragraphs), [long], countries=countries)
        begun = time.process_time()
        write_report(folder, tmp_path / "report.html")
        return time.process_time() - begun

    few = seconds(1000)
    assert seconds(8000) < 8 * 3 * few


def test_each_row_says_how_right_its_rule_was(tmp_path: Path) -> None:
    rules = [{"table": "numbers", "rule": "digits", "precision": 0.966, "n": 1310}]
    page = soup_of(write_report(write(tmp_path, [made.SUMMIT], rules=rules), tmp_path / "report.html").out)
    assert "97% of 1,310" in {cell.get_text() for cell in page.select("tr[id$='-n1'] td")}
    assert "97% of" not in page.select("tr[id$='-q0']")[0].get_text()


def test_a_report_among_the_sources_is_no_article(report: Path) -> None:
    (source,) = one_file(report, report.name).sources
    (record,) = records(source, Settings())
    assert isinstance(record, Unread) and record.error == "own_report"
