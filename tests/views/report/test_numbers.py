"""Every number of the report equals a query on the tables: tiles, lists, pictures, and the page of each thing."""

from __future__ import annotations

import re
from collections import Counter
from pathlib import Path
from typing import Any

import pandas as pd
import pytest
from bs4 import BeautifulSoup, Tag
from selenium.webdriver import Chrome
from selenium.webdriver.support.wait import WebDriverWait

import pipeline
from pipeline.views.report.write import write_report

PER = {"articles": False, "stories": True}
Frames = dict[str, pd.DataFrame]


@pytest.fixture(scope="module")
def page(sample_tables: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    return write_report(sample_tables, tmp_path_factory.mktemp("numbers") / "report.html").out


@pytest.fixture(scope="module")
def soup(page: Path) -> BeautifulSoup:
    return BeautifulSoup(page.read_text(encoding="utf-8"), "lxml")


@pytest.fixture(scope="module")
def frames(sample_tables: Path) -> dict[str, Frames]:
    """All tables, with articles and with stories."""
    names = (
        "documents",
        "quotes",
        "numbers",
        "countries",
        "claims",
        "positions",
        "blocks",
        "entities",
        "country_focus",
    )
    return {per: {name: pipeline.load(sample_tables, name, stories) for name in names} for per, stories in PER.items()}


@pytest.fixture(scope="module")
def corpus(sample_tables: Path) -> Frames:
    return {name: pipeline.load(sample_tables, name) for name in ("events", "people", "disagreements", "failures")}


def number(tag: Tag | None) -> int:
    assert tag is not None
    return int(tag.get_text().replace(",", ""))


def counts_of(lines: list[Tag]) -> dict[str, tuple[int, int]]:
    """Name -> number in bold and number beside it, of the lines of a ranked list."""
    return {
        line.select_one(".name").get_text(): (number(line.select_one(".count")), number(line.select_one(".sub")))  # type: ignore[union-attr]
        for line in lines
    }


def spread(rows: pd.DataFrame, key: pd.Series[Any] | str) -> dict[Any, tuple[int, int]]:
    """By key: articles, and rows."""
    groups = rows.groupby(key)["doc_id"]
    return dict(zip(groups.size().index, zip(groups.nunique(), groups.size(), strict=True), strict=True))


def speakers(quotes: pd.DataFrame) -> pd.Series[Any]:
    """Who speaks: the person, else the name; null where nobody is named."""
    return quotes["person_id"].fillna(quotes["speaker_name"]).where(quotes["speaker_name"].notna())


@pytest.mark.parametrize("per", PER)
def test_tiles(soup: BeautifulSoup, frames: dict[str, Frames], corpus: Frames, per: str) -> None:
    tiles = {t.dt.get_text(): number(t.dd) for t in soup.select(f".tiles.per-{per} > div") if t.dt}
    tables = frames[per]
    events = corpus["events"][corpus["events"]["articles"] > 1]
    assert tiles == {
        per: len(tables["documents"]),
        **{name: len(tables[name]) for name in ("quotes", "numbers", "claims", "positions")},
        "country mentions": len(tables["countries"]),
        "events": events["event_id"].nunique(),
        "disagreements": len(corpus["disagreements"]),
        "failures": len(corpus["failures"]),
    }


@pytest.mark.parametrize("per", PER)
def test_lists_and_pictures(soup: BeautifulSoup, frames: dict[str, Frames], corpus: Frames, per: str) -> None:
    tables = frames[per]
    countries, quotes, blocks = tables["countries"], tables["quotes"], tables["blocks"]
    assert counts_of(soup.select(f".per-{per} .ranked.country li")) == spread(countries, "name")
    people = corpus["people"].set_index("person_id")["name"].to_dict()
    by_key = Counter((people.get(key, key), pair) for key, pair in spread(quotes, speakers(quotes)).items())
    listed = counts_of(soup.select(f".per-{per} .ranked.speaker li"))  # two of one name are numbered
    assert Counter((re.sub(r" \(\d+\)$", "", name), pair) for name, pair in listed.items()) == by_key
    dropped = blocks[~blocks["kept"]]
    reasons = {key.replace("_", " "): pair[::-1] for key, pair in spread(dropped, "reason").items()}
    assert counts_of(soup.select(f".per-{per} .ranked.gone li")) == reasons

    timeline = soup.select_one(f".timeline.per-{per}")
    assert timeline is not None
    dated = sum(number(cell) for cell in timeline.select("table:first-of-type td.n") if cell.get_text())
    sites = sum(number(cell) for cell in timeline.select("table:last-of-type td.n"))
    assert dated == tables["documents"]["published"].notna().sum() and sites == len(tables["documents"])
    tiles = {
        t.get_text().split(": ")[0]: int(t.get_text().split(": ")[1]) for t in soup.select(f".per-{per} .map title")
    }
    named = spread(countries, "name")
    assert {name: n for name, n in tiles.items() if n} == {name: n for name, (n, _) in named.items() if name in tiles}

    roles = {
        row.th.get_text(): number(row.select("td")[-1]) for row in soup.select(f".per-{per} .roles tbody tr") if row.th
    }
    of = corpus["people"].set_index("person_id")["country"]
    at = quotes["person_id"].map(of)[speakers(quotes).notna()]
    names = dict(zip(frames["articles"]["countries"]["country"], frames["articles"]["countries"]["name"], strict=True))
    expected = Counter({names.get(code, code): n for code, n in at.value_counts().items()})
    assert roles and roles == {name: expected[name] for name in roles} and min(roles.values()) >= min(expected.values())


def test_who_speaks_about_which_country(soup: BeautifulSoup, frames: dict[str, Frames], corpus: Frames) -> None:
    quotes, countries = frames["stories"]["quotes"], frames["stories"]["countries"]
    said = quotes.assign(key=speakers(quotes)).dropna(subset=["key"])[["doc_id", "quote_id", "key"]]
    about = countries.dropna(subset=["quote_id"])[["doc_id", "quote_id", "name"]].drop_duplicates()
    people = corpus["people"].set_index("person_id")["name"].to_dict()
    pairs = said.merge(about, on=["doc_id", "quote_id"])
    found = Counter((people.get(key, key), name) for key, name in zip(pairs["key"], pairs["name"], strict=True))
    rows = [[cell.get_text() for cell in row.select("td")] for row in soup.select(".net")[-1].select("tbody tr")]
    assert rows and all(found[who, whom] == int(n) for who, whom, n in rows)


def test_each_disagreement_and_each_article_of_the_list(
    soup: BeautifulSoup, frames: dict[str, Frames], corpus: Frames
) -> None:
    shown = [len(card.select(".side")) for card in soup.select("#overview .versus")]
    assert sorted(shown) == sorted(len(values) for values in corpus["disagreements"]["values"])
    rows = [[cell.get_text() for cell in row.select("td")] for row in soup.select("#list tbody tr")]
    documents = frames["articles"]["documents"]
    for table, column in (("quotes", 4), ("numbers", 5)):
        counted = frames["articles"][table].groupby("doc_id").size()
        wanted = Counter(
            (title, int(counted.get(key, 0)))
            for title, key in zip(documents["title"], documents["doc_id"], strict=True)
        )
        assert Counter((row[1], int(row[column])) for row in rows) == wanted


READ = """
const [view, done] = arguments, page = document.getElementById("page");
const all = (within, what) => [...within.querySelectorAll(what)];
location.hash = view;
const wait = () => {
  if (page.dataset.shown !== location.hash) { setTimeout(wait, 1); return; }
  const tiles = all(page, ".tiles > div").map((tile) => [tile.children[0].textContent, tile.children[1].textContent]);
  const lists = all(page, "section").filter((section) => section.querySelector(".chooser")).map((section) => [
    section.querySelector("h2").textContent,
    [section.querySelector(".found").textContent.split(" ")[0], all(section, ".rows-list > li").length]]);
  const directory = all(page, ".directory tbody tr").map((row) => [...row.cells].map((cell) => cell.textContent));
  done({tiles: Object.fromEntries(tiles), lists: Object.fromEntries(lists), directory});
};
wait();
"""


def read(chromium: Chrome, view: str) -> dict[str, Any]:
    found: dict[str, Any] = chromium.execute_async_script(READ, f"#/{view}")
    for title, (n, lines) in found["lists"].items():
        assert lines == min(40, int(n.replace(",", ""))), f"{view}: {title} says {n} and lists {lines}"
    return found


def test_the_page_of_each_thing(chromium: Chrome, page: Path, frames: dict[str, Frames], corpus: Frames) -> None:
    chromium.get(page.as_uri())
    WebDriverWait(chromium, 20).until(lambda c: c.execute_script("return typeof R.pages.search") == "function")
    for per in PER:
        chromium.execute_script(f"document.getElementById('per-{per}').click()")
        tables = frames[per]
        quotes, positions, claims, focus = (tables[n] for n in ("quotes", "positions", "claims", "country_focus"))
        told = claims.merge(
            tables["countries"][["doc_id", "country_id", "country"]], on=["doc_id", "country_id"], how="left"
        )
        inside = tables["countries"].dropna(subset=["quote_id"])
        for key, (articles, n) in spread(quotes, speakers(quotes)).items():
            tiles = read(chromium, f"speaker/{key}")["tiles"]
            assert (tiles["quotes"], tiles[per]) == (str(n), str(articles)), key
            assert int(tiles.get("positions", 0)) == (positions["person_id"] == key).sum()
        for code, rows in focus.groupby("country"):
            found = read(chromium, f"country/{code}")
            held = positions["actor_countries"].map(lambda codes, code=code: code in codes).sum()
            named = inside[inside["country"] == code][["doc_id", "quote_id"]].drop_duplicates()
            wanted = [
                len(rows),
                (rows["rank"] == 1).sum(),
                rows["mentions"].sum(),
                held,
                (told["country"] == code).sum(),
                len(named),
            ]
            names = (per, "most about it", "mentions", "positions", "claims", "quotes that name it")
            assert found["tiles"] == {name: str(n) for name, n in zip(names, wanted, strict=True)}, code
        events = corpus["events"][
            (corpus["events"]["articles"] > 1) & corpus["events"]["doc_id"].isin(tables["documents"]["doc_id"])
        ]
        for key, rows in events.groupby("event_id"):
            tiles = read(chromium, f"event/{key}")["tiles"]
            wanted = [len(rows), *(t["doc_id"].isin(rows["doc_id"]).sum() for t in (quotes, claims, positions))]
            names = (per, "quotes", "claims", "positions")
            assert tiles == {name: str(n) for name, n in zip(names, wanted, strict=True)}
        for table in ("quotes", "claims", "positions"):
            (said,) = read(chromium, table)["lists"].values()
            assert said[0] == str(len(tables[table]))
        assert len(read(chromium, "speakers")["directory"]) == speakers(quotes).nunique()
        rows = {row[0]: row[1:] for row in read(chromium, "countries")["directory"]}
        per_country = {name: str(n) for name, (n, _) in spread(tables["countries"], "name").items()}
        assert {name: row[0] for name, row in rows.items()} == per_country
        assert sum(int(row[1]) for row in rows.values()) == told["country"].notna().sum()
        assert len(read(chromium, "events")["directory"]) == events["event_id"].nunique()
