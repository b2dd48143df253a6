"""The figures of the overview: bins of time, tiles, counts per article and per story."""

from __future__ import annotations

import dataclasses
from dataclasses import replace
from pathlib import Path

import pycountry
import pytest

from pipeline.errors import ReportError
from pipeline.views.report.charts import STEPS, step_of, steps, tiles, timeline
from pipeline.views.report.figures import figure, many, plain_date
from pipeline.views.report.load import Tables
from pipeline.views.report.overview import Overview
from pipeline.views.report.write import write_report
from tests.views.report import made
from tests.views.report.tables_by_hand import write


def documents(*published: str | None) -> list[dict[str, str | None]]:
    return [{"published": p, "site": "a.example"} for p in published]


@pytest.mark.parametrize(
    ("published", "unit", "bins"),
    [
        (["2025-03-02", "2025-03-05"], "day", 4),
        (["2025-03-02", "2025-12-05T10:00:00Z"], "week", 41),
        (["2025-03-02", "2027-12-05"], "month", 34),
        (["1980", "2027-12-05"], "year", 48),
        (["0001-01-01", "9999-12-31"], "year", 9999),
    ],
)
def test_the_timeline_takes_the_shortest_unit_that_fits(published: list[str], unit: str, bins: int) -> None:
    line = timeline(documents(*published), ["a.example"])
    assert (line.unit, len(line.bins)) == (unit, bins)
    assert sum(b.total for b in line.bins) == 2


def test_articles_without_a_date_are_counted_apart() -> None:
    line = timeline(documents(None, "soon", "2025-03-02"), ["a.example"])
    assert (line.undated, [b.total for b in line.bins]) == (2, [1])


def test_sites_behind_the_first_five_are_one_series() -> None:
    sites = [f"{n}.example" for n in range(8)]
    line = timeline([{"published": "2025-01-01", "site": site} for site in sites], sites)
    assert line.series == (*sites[:5], "others")
    assert line.bins[0].counts == (1, 1, 1, 1, 1, 3)


def test_the_map_has_one_tile_a_country_about_where_it_lies() -> None:
    codes = [tile.country for tile in tiles()]
    assert len(codes) == len(set(codes)) == len({(t.column, t.row) for t in tiles()})
    assert {c for c in codes if pycountry.countries.get(alpha_2=c) is None} == {"XK"}
    assert len(codes) >= 195
    where = {t.country: t for t in tiles()}
    assert where["PT"].column < where["ES"].column < where["UA"].column < where["CN"].column < where["JP"].column
    assert where["NO"].row < where["DE"].row < where["IT"].row < where["NG"].row < where["ZA"].row


@pytest.mark.parametrize("top", [1, 2, 3, 5, 17, 4000])
def test_the_steps_of_the_map_reach_from_one_to_the_top(top: int) -> None:
    bounds = steps(top)
    assert bounds[0] == 1 and bounds == sorted(set(bounds)) and bounds[-1] <= top
    assert step_of(0, bounds) == 0 and step_of(top, bounds) == STEPS
    assert [step_of(n, bounds) for n in range(top + 1)] == sorted(step_of(n, bounds) for n in range(top + 1))


def test_a_copy_counts_as_an_article_and_not_as_a_story(tables: Path) -> None:
    overview = Overview(Tables(tables))
    assert (overview.total("articles"), overview.total("stories")) == (3, 2)
    ukraine = next(t for t in overview.countries if t.key == "UA")
    assert (ukraine.articles, ukraine.stories, ukraine.article_mentions, ukraine.story_mentions) == (2, 1, 2, 1)
    assert overview.rows["articles"]["countries"] == 6 and overview.rows["stories"]["countries"] == 5


def test_a_site_under_two_names_is_counted_once_by_its_host(tmp_path: Path) -> None:
    named = dataclasses.replace(made.PARIS, doc_id="5", site="The Gazette", url="https://www.gazette.example/x")
    overview = Overview(Tables(write(tmp_path, [made.PARIS, named])))
    assert overview.sites("articles") == [("gazette.example", 2)]


def test_a_country_without_a_tile_is_named_beside_the_map(tables: Path) -> None:
    assert [t.name for t in Overview(Tables(tables)).off_map("articles")] == ["Guernsey"]


def test_stories_with_copies_begin_with_the_original(tables: Path) -> None:
    assert [[d["path"] for d, _ in group] for group in Overview(Tables(tables)).stories] == [["a.txt", "b.txt"]]


def test_contradictions_come_before_changes_and_the_tile_counts_all_rows(tables: Path, report: Path) -> None:
    found = Overview(Tables(tables)).disagreements
    assert [(one.row["kind"], one.tag) for one in found] == [("contradiction", ""), ("change", "change over time")]
    assert "<dt>disagreements</dt><dd>2</dd>" in report.read_text(encoding="utf-8")


def test_every_value_of_a_disagreement_has_a_side(tmp_path: Path) -> None:
    values = [
        {"value": v, "value_max": None, "modifier": None, "source": s, "as_of": None, "doc_ids": [made.PARIS.doc_id]}
        for v, s in ((3.0, "the mayor"), (5.0, None), (9.0, "a nurse"))
    ]
    row = {**made.DISAGREEMENTS[0], "values": values, "role": "injured"}
    (found,) = Overview(Tables(write(tmp_path, [made.PARIS], disagreements=[row]))).disagreements
    assert found.counted == "injured"
    assert [(side.value, side.source, side.articles, side.stories) for side in found.sides] == [
        (3.0, "the mayor", 1, 1),
        (5.0, None, 1, 1),
        (9.0, "a nurse", 1, 1),
    ]


def test_where_no_disagreement_was_found_the_report_does_not_say_that_there_is_none(tmp_path: Path) -> None:
    folder = write(tmp_path, [made.PARIS], figures=made.FIGURES)
    page = write_report(folder, tmp_path / "report.html").out.read_text(encoding="utf-8")
    assert "contradict each other" not in page
    assert "2 figures were sure enough" in page and "no proof that the articles agree" in page


def test_an_article_without_a_title_goes_by_its_words_and_two_people_of_one_name_are_told_apart(
    tmp_path: Path,
) -> None:
    untitled = replace(made.PARIS, title=None, numbers=[])
    speakers = [{**made.PARIS.quotes[0], "person_id": key} for key in ("p1", "p2", "p2")]
    many = replace(untitled, quotes=speakers, path="articles.csv")
    people = [{"person_id": key, "name": "Emmanuel Macron"} for key in ("p1", "p2")]
    overview = Overview(Tables(write(tmp_path, [many], people=people)))
    assert overview.documents[0]["title"] == "Nobody in Kosovo or Guernsey heard what Emmanuel Macron …"
    assert overview.people == {"p2": "Emmanuel Macron", "p1": "Emmanuel Macron (2)"}


def test_a_folder_without_tables_says_what_to_do(tmp_path: Path) -> None:
    with pytest.raises(ReportError, match="pipeline extract"):
        Tables(tmp_path)


def test_figures_and_dates_are_written_as_people_write_them() -> None:
    assert [figure(v) for v in (33000.0, 2.5, 1.6e9, None, -0.25)] == ["33,000", "2.5", "1,600,000,000", "", "-0.25"]
    assert [plain_date(v) for v in ("2025-03-02T10:00:00Z", "2025-03", "2025", None, "soon")] == [
        *("2 Mar 2025", "Mar 2025", "2025", "", "soon"),
    ]
    assert [many(1, "story", "stories"), many(1200, "word")] == ["1 story", "1,200 words"]
