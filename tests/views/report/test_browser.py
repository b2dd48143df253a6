"""The report in Chromium: no errors, marks and filters work, nothing of an article runs, and it opens quickly."""

from __future__ import annotations

import os
from dataclasses import replace
from pathlib import Path

import pytest
from selenium.webdriver import Chrome
from selenium.webdriver.common.action_chains import ActionChains
from selenium.webdriver.common.by import By
from selenium.webdriver.common.keys import Keys
from selenium.webdriver.support.select import Select
from selenium.webdriver.support.wait import WebDriverWait

from pipeline.views.report.write import write_report
from tests.views.report import made
from tests.views.report.tables_by_hand import write

AXE = os.environ.get("AXE_CORE")  # path of axe.min.js, where axe-core is installed


def opened(chromium: Chrome, path: Path, query: str = "") -> Chrome:
    chromium.get(path.as_uri() + query)
    return chromium


def settled(chromium: Chrome, view: str) -> Chrome:
    """The page when a view is there, its lists drawn."""
    there = "return document.getElementById('page').dataset.shown?.startsWith(`#/${encodeURI(arguments[0])}`)"
    WebDriverWait(chromium, 20).until(lambda c: c.execute_script(there, view))
    return chromium


def card_of(chromium: Chrome) -> str:
    card = chromium.find_element(By.ID, "card")
    return card.text if card.is_displayed() else ""


def shown(chromium: Chrome, selector: str) -> list[str]:
    return [e.text for e in chromium.find_elements(By.CSS_SELECTOR, selector) if e.is_displayed()]


def test_it_opens_without_a_message_on_the_console(chromium: Chrome, report: Path) -> None:
    opened(chromium, report)
    assert "3 articles" in chromium.title
    assert chromium.get_log("browser") == []


def test_nothing_of_an_article_runs(chromium: Chrome, hostile: Path) -> None:
    opened(chromium, hostile)
    for mark in chromium.find_elements(By.CSS_SELECTOR, ".article [data-rows]"):
        ActionChains(chromium).move_to_element(mark).perform()
    assert "Mallory" in card_of(chromium)
    assert chromium.title == "Source review: 1 article"
    assert chromium.get_log("browser") == []
    for view in ("quotes", "articles", "speakers", "countries", "search/plain", "search/run"):
        settled(opened(chromium, hostile, f"#/{view}"), view)
        assert "bold" in chromium.find_element(By.ID, "page").text or view == "countries"
        assert chromium.title.endswith("Source review: 1 article")
    assert chromium.get_log("browser") == []
    run = "return [...document.scripts].filter(one => one.type !== 'application/json').length"
    assert chromium.execute_script(run) == 1


def test_a_script_that_came_in_all_the_same_would_be_refused(chromium: Chrome, report: Path) -> None:
    opened(chromium, report)
    chromium.execute_script(
        "const s = document.createElement('script');s.textContent = 'document.title = \"run\"'; document.body.append(s)"
    )
    assert "Source review" in chromium.title
    assert "Content Security Policy" in str(chromium.get_log("browser"))


def test_a_mark_shows_its_row_on_hover_and_on_focus(chromium: Chrome, report: Path) -> None:
    opened(chromium, report)
    mark = chromium.find_element(By.CSS_SELECTOR, "#a3 a.k.number[data-rows='n1']")
    ActionChains(chromium).move_to_element(mark).perform()
    assert all(word in card_of(chromium) for word in ("150", "count", "about", "soldiers", "digits"))
    ActionChains(chromium).send_keys(Keys.ESCAPE).perform()
    assert card_of(chromium) == ""
    note = chromium.find_element(By.CSS_SELECTOR, "#a3 .note.said")
    chromium.execute_script("arguments[0].focus()", note)
    assert all(word in card_of(chromium) for word in ("Maarja Tammik", "undersecretary", "direct", "cue_after"))
    assert note.get_attribute("aria-describedby") == "card"


@pytest.mark.parametrize(
    ("field", "value", "titles"),
    [
        ("f-country", "Kosovo", [made.PARIS.title]),
        ("f-country", "Ukraine", [made.COPY.title, made.SUMMIT.title]),
        ("f-speaker", "tammik", [made.SUMMIT.title]),
        ("f-kind", "indirect", [made.PARIS.title]),
        ("f-kind", "claim", [made.SUMMIT.title]),
    ],
)
def test_a_filter_leaves_the_articles_that_fit(
    chromium: Chrome, report: Path, field: str, value: str, titles: list[str]
) -> None:
    opened(chromium, report)
    element = chromium.find_element(By.ID, field)
    if field == "f-speaker":
        element.send_keys(value)
    else:
        Select(element).select_by_visible_text(value)
    assert shown(chromium, "#list tbody a") == titles
    assert shown(chromium, ".article h2") == titles
    assert chromium.find_element(By.ID, "found").text == f"{len(titles)} of 3 articles fit"
    chromium.execute_script("document.querySelector('#filters button[type=reset]').click()")
    WebDriverWait(chromium, 20).until(lambda c: len(shown(c, ".article h2")) == 3)


def test_a_speaker_has_as_many_articles_and_quotes_as_are_counted_whatever_each_article_calls_them(
    chromium: Chrome, tmp_path: Path
) -> None:
    said = made.PARIS.quotes[0]
    named = [("Emmanuel Macron", "p1"), ("Macron", "p1"), ("Emmanuel Macron", "p2")]
    articles = [
        replace(made.PARIS, doc_id=f"{i:016}", quotes=[{**said, "speaker_name": name, "person_id": key}])
        for i, (name, key) in enumerate(named)
    ]
    people = [{"person_id": key, "name": "Emmanuel Macron"} for key in ("p1", "p2")]
    page = write_report(write(tmp_path, articles, people=people), tmp_path / "report.html").out
    for at in (0, 1):
        opened(chromium, page)
        line = chromium.find_elements(By.CSS_SELECTOR, ".per-stories .speaker li")[at]
        counts = [line.find_element(By.CLASS_NAME, name).text for name in ("sub", "count")]
        line.find_element(By.TAG_NAME, "a").click()
        assert shown(settled(chromium, "speaker/"), "#page .tiles dd")[:2] == counts
        (told,) = shown(chromium, "#page section:first-of-type .found")
        assert (
            told
            == f"{counts[0]} quote{'s' * (counts[0] != '1')} in {counts[1]} stor{'ies' if counts[1] != '1' else 'y'}"
        )
        assert len(shown(chromium, "#page section:first-of-type blockquote")) == int(counts[0])


def test_pages_of_people_countries_and_articles_lead_to_each_other(chromium: Chrome, report: Path) -> None:
    opened(chromium, report)
    click = "document.querySelector(arguments[0]).click()"
    chromium.execute_script(click, "#a3 .focus a[href$='/UA']")
    assert settled(chromium, "country/UA").find_element(By.ID, "page-title").text == "Ukraine"
    assert shown(chromium, "#page .tiles dd")[:1] == ["1"], "the copy is no story of its own"
    chromium.find_element(By.ID, "per-articles").click()
    WebDriverWait(chromium, 20).until(lambda c: shown(c, "#page .tiles dd")[:1] == ["2"])
    chromium.find_element(By.LINK_TEXT, made.SUMMIT.title).click()
    WebDriverWait(chromium, 20).until(lambda c: c.find_element(By.ID, "a3").is_displayed())
    assert not chromium.find_element(By.ID, "page").is_displayed()
    opened(chromium, report, "#/quotes")
    settled(chromium, "quotes").execute_script(click, "#page .because a")
    WebDriverWait(chromium, 20).until(lambda c: c.find_element(By.ID, "a1-q0").is_displayed())


def test_words_are_found_in_articles_and_quotes(chromium: Chrome, report: Path) -> None:
    for words, titles, quotes in (
        ("number board", [made.SUMMIT.title], ["We have written our number on the board,"]),
        ("London", [made.SUMMIT.title], []),  # and a copy of it
        ("Nineteen", [made.PARIS.title], []),
        ("follo", [made.PARIS.title], ["that more would follow"]),
        ("estonia kosovo", [], []),
    ):
        settled(opened(chromium, report, f"?{len(words)}#/search/{words}"), "search/")
        assert shown(chromium, "#page .rows-list li > .who > a") == titles
        assert shown(chromium, "#page blockquote") == quotes
    box = chromium.find_element(By.ID, "seek-words")
    box.clear()
    box.send_keys("emmanuel")
    WebDriverWait(chromium, 20).until(lambda c: shown(c, ".people-found a") == ["Emmanuel Macron"])


def test_on_a_phone_nothing_is_cut_or_wider_than_the_screen(chromium: Chrome, report: Path) -> None:
    phone = {"width": 390, "height": 844, "deviceScaleFactor": 1, "mobile": True}
    chromium.execute_cdp_cmd("Emulation.setDeviceMetricsOverride", phone)
    try:
        opened(chromium, report)
        widest = (
            "return Math.max(...[...document.querySelectorAll('main svg, .side, #list tr')]"
            ".filter(e => e.checkVisibility()).map(e => e.getBoundingClientRect().right))"
        )
        assert chromium.execute_script("return document.documentElement.scrollWidth") == 390
        assert 300 < chromium.execute_script(widest) <= 390
    finally:
        chromium.execute_cdp_cmd("Emulation.clearDeviceMetricsOverride", {})


def test_figures_are_counted_by_article_or_by_story_and_say_so(chromium: Chrome, report: Path) -> None:
    opened(chromium, report)
    assert shown(chromium, ".tiles dd")[0] == "2"
    assert shown(chromium, ".timeline figcaption") == ["Stories by week of publication"]
    assert shown(chromium, ".side .in") == ["1 story"] * 4
    chromium.find_element(By.ID, "per-articles").click()
    assert shown(chromium, ".tiles dd")[0] == "3"
    assert shown(chromium, ".timeline figcaption") == ["Articles by week of publication"]


def test_marks_and_dropped_text_can_be_hidden(chromium: Chrome, report: Path) -> None:
    opened(chromium, report)
    assert "Share this" in shown(chromium, ".body del")
    chromium.find_element(By.ID, "show-dropped").click()
    assert shown(chromium, ".body del") == []
    quote = chromium.find_element(By.CSS_SELECTOR, ".k.quote")
    assert quote.value_of_css_property("background-color") != "rgba(0, 0, 0, 0)"
    chromium.find_element(By.ID, "show-quote").click()
    assert quote.value_of_css_property("background-color") == "rgba(0, 0, 0, 0)"


def test_it_can_be_read_without_javascript(chromium: Chrome, report: Path) -> None:
    chromium.execute_cdp_cmd("Emulation.setScriptExecutionDisabled", {"value": True})
    try:
        opened(chromium, report)
        assert shown(chromium, ".article h2")[2] == made.SUMMIT.title
        assert shown(chromium, "#f-country") == []
        chromium.find_element(By.ID, "per-articles").click()
        assert shown(chromium, ".tiles dd")[0] == "3"
        chromium.find_element(By.CSS_SELECTOR, "#a3 .note.said").click()
        assert "undersecretary" in chromium.find_element(By.ID, "a3-q0").text
    finally:
        chromium.execute_cdp_cmd("Emulation.setScriptExecutionDisabled", {"value": False})


@pytest.mark.parametrize("width", [390, 820, 1440])
def test_the_page_fits_its_window(chromium: Chrome, report: Path, width: int) -> None:
    metrics = {"width": width, "height": 900, "deviceScaleFactor": 1, "mobile": False}
    chromium.execute_cdp_cmd("Emulation.setDeviceMetricsOverride", metrics)
    try:
        opened(chromium, report)
        assert chromium.execute_script("return document.documentElement.scrollWidth") <= width
    finally:
        chromium.execute_cdp_cmd("Emulation.clearDeviceMetricsOverride", {})


def test_a_link_to_the_live_page_scrolls_to_the_very_words(chromium: Chrome, tmp_path: Path) -> None:
    filler = "<p>Leaders spoke of 18 countries.</p>" + "<p>Nothing.</p>" * 300
    page = tmp_path / "live.html"
    page.write_text(f"<!DOCTYPE html><title>x</title>{filler}<p>They met, and 18 countries came.</p>{filler}")
    folder = write(
        tmp_path / "tables",
        [
            replace(
                made.PARIS,
                paragraphs=["They met, and 18 countries came."],
                countries=[],
                quotes=[],
                numbers=[{"text": "18 countries", "kind": "count", "value": 18.0}],
            )
        ],
    )
    opened(chromium, write_report(folder, tmp_path / "report.html").out)
    link = chromium.find_element(By.CSS_SELECTOR, "tr[id$=n0] a[rel~=external]").get_attribute("href")
    assert link is not None
    chromium.get(page.as_uri() + "#" + link.split("#", 1)[1])
    top = "return document.querySelectorAll('p')[301].getBoundingClientRect().top / innerHeight"
    assert 0 < chromium.execute_script(top) < 1


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_axe_finds_no_serious_fault(chromium: Chrome, report: Path, scheme: str) -> None:
    if not AXE:
        pytest.skip("axe-core is not there: npm install axe-core, then set AXE_CORE to its axe.min.js")
    media = {"features": [{"name": "prefers-color-scheme", "value": scheme}]}
    chromium.execute_cdp_cmd("Emulation.setEmulatedMedia", media)
    try:
        opened(chromium, report)
        for summary in chromium.find_elements(By.CSS_SELECTOR, "details:not([open]) > summary"):
            chromium.execute_script("arguments[0].parentElement.open = true", summary)
        chromium.execute_script(Path(AXE).read_text(encoding="utf-8"))
        found = chromium.execute_async_script("axe.run().then(arguments[0])")
        for view in ("quotes", "speakers", "country/UA", "search/London"):
            chromium.execute_script("location.hash = arguments[0]", f"#/{view}")
            settled(chromium, view)
            found["violations"] += chromium.execute_async_script("axe.run().then(arguments[0])")["violations"]
    finally:
        chromium.execute_cdp_cmd("Emulation.setEmulatedMedia", {"features": []})
    serious = [v for v in found["violations"] if v["impact"] in ("serious", "critical")]
    assert not serious, [(v["id"], [n["html"][:200] for n in v["nodes"][:3]]) for v in serious]
    assert len(found["passes"]) > 20
