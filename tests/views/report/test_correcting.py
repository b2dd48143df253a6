"""The report in Chromium: rows said to be wrong become a file that the pipeline applies, then and at each later run."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from selenium.webdriver import Chrome
from selenium.webdriver.common.by import By
from selenium.webdriver.support.select import Select
from selenium.webdriver.support.wait import WebDriverWait

import pipeline
from pipeline.run.plan import OTHER_MAKER
from pipeline.sources.corrections import read_corrections
from pipeline.views.report.write import write_report
from pipeline.work import provenance

STORY = (
    "The mayor, Ana Holt, said: “We will rebuild the bridge by May.” Georgia paid $40 million for it.\n\n"
    "“No entry for lorries,” a sign said.\n"
)
SAID, SIGN = "We will rebuild the bridge by May.", "No entry for lorries,"
WRONG = (  # table, words of the row, column, what is there, the right value; None where there is to be no row
    ("quotes", SAID, "speaker_name", "Ana Holt", "Anna “Ani” Holt-Meyer, jr"),
    ("numbers", "$40 million", "unit", "USD", "AUD"),
    ("countries", "Georgia", "country", "GE", "US"),
    ("quotes", SIGN, "row", "", None),
)


def correct(chromium: Chrome, row: str, column: str, value: str | None) -> None:
    """Press the button beside a row, choose the column and write the right value."""
    WebDriverWait(chromium, 10).until(lambda c: c.find_elements(By.CSS_SELECTOR, f"#{row} button.correct"))
    button = chromium.find_element(By.CSS_SELECTOR, f"#{row} button.correct")
    chromium.execute_script("arguments[0].scrollIntoView({block: 'center'})", button)
    button.click()
    Select(chromium.find_element(By.ID, "correct-column")).select_by_value(column)
    field = chromium.find_element(By.ID, "correct-is")
    if value is not None:
        field.clear()
        field.send_keys(value)
    chromium.find_element(By.ID, "correct-add").click()


def saved(chromium: Chrome, report: Path, folder: Path, out: Path) -> Path:
    """The file that the page saves after all rows of WRONG have been corrected in it."""
    told = {"behavior": "allow", "downloadPath": str(folder)}
    chromium.execute_cdp_cmd("Browser.setDownloadBehavior", told)
    chromium.get(report.as_uri())
    chromium.find_element(By.CSS_SELECTOR, "#a1 details.rows > summary").click()
    assert not chromium.find_element(By.ID, "corrections").is_displayed()
    for table, words, column, _, value in WRONG:
        number = pipeline.load(out, table)["text"].tolist().index(words)
        correct(chromium, f"a1-{table[0]}{number}", column, value)
    assert chromium.find_element(By.ID, "corrections").text.startswith("4 corrections")
    chromium.find_element(By.ID, "corrections-save").click()
    WebDriverWait(chromium, 10).until(lambda _: list(folder.glob("corrections-*.csv")))
    assert chromium.get_log("browser") == []
    (file,) = folder.glob("corrections-*.csv")
    return file


@pytest.fixture
def project(tmp_path: Path, in_process: None) -> Path:
    """A folder with an article, its tables and their report."""
    (tmp_path / "raw").mkdir()
    (tmp_path / "raw" / "a.txt").write_text(STORY, "utf-8")
    pipeline.extract(tmp_path / "raw", tmp_path / "out")
    write_report(tmp_path / "out", tmp_path / "report.html")
    return tmp_path


def shown(out: Path) -> list[object]:
    """What the tables have in place of each row of WRONG: the values of its column, or how many rows have its words."""
    found: list[object] = []
    for table, words, column, _, value in WRONG:
        frame = pipeline.load(out, table)
        rows = frame[frame["text"] == words]
        found.append(len(rows) if value is None else rows[column].tolist())
    return found


def test_rows_corrected_in_the_report_stay_so_over_a_rebuild_an_edit_and_another_version(
    chromium: Chrome, project: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    raw, out = project / "raw", project / "out"
    assert shown(out) == [["Ana Holt"], ["USD"], ["GE"], 1]
    file = saved(chromium, project / "report.html", project, out)
    lines = read_corrections(file.read_text("utf-8"), file.name)
    assert [(line.table, line.text, line.column, line.value or None) for line in lines] == [
        (table, words, column, value or "no") for table, words, column, _, value in WRONG
    ]
    assert {line.path for line in lines} == {"a.txt"} and [line.was for line in lines[:3]] == ["Ana Holt", "USD", "GE"]

    def edit() -> None:
        (raw / "a.txt").write_text("The council met on Monday.\n\n" + STORY, "utf-8")

    def pass_a_version() -> None:
        monkeypatch.setattr(provenance, "VERSION", "0.0.1")

    steps: tuple[tuple[Callable[[], None], bool, str], ...] = (
        (lambda: None, False, "changed"),
        (lambda: None, True, "new"),
        (edit, False, "changed"),
        (pass_a_version, False, OTHER_MAKER),
    )
    for before, rebuild, why in steps:
        before()
        assert dict(pipeline.extract(raw, out, rebuild=rebuild).work) == {why: 1}
        assert shown(out) == [["Anna “Ani” Holt-Meyer, jr"], ["AUD"], ["US"], 0], why
        assert pipeline.load(out, "corrections")["applied"].tolist() == [True] * 4, why
