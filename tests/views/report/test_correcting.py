"""The report in Chromium: rows said to be wrong become a file of corrections that the pipeline reads."""

from __future__ import annotations

from pathlib import Path

from selenium.webdriver import Chrome
from selenium.webdriver.common.by import By
from selenium.webdriver.support.select import Select
from selenium.webdriver.support.wait import WebDriverWait

from pipeline.sources.corrections import read_corrections
from tests.views.report import made


def test_a_row_said_to_be_wrong_is_a_line_of_the_file_that_the_page_saves(
    chromium: Chrome, report: Path, tmp_path: Path
) -> None:
    told = {"behavior": "allow", "downloadPath": str(tmp_path)}
    chromium.execute_cdp_cmd("Browser.setDownloadBehavior", told)
    chromium.get(report.as_uri())
    chromium.find_element(By.CSS_SELECTOR, "#a3 details.rows > summary").click()
    assert not chromium.find_element(By.ID, "corrections").is_displayed()
    for row, column, value in (
        ("a3-q0", "speaker_name", "Maarja “Mari” Tammik, jr"),
        ("a3-n1", "unit", "km"),
        ("a3-c0", "country", "LV"),
        ("a3-q0", "row", None),
    ):
        WebDriverWait(chromium, 10).until(lambda c, row=row: c.find_elements(By.CSS_SELECTOR, f"#{row} button.correct"))
        button = chromium.find_element(By.CSS_SELECTOR, f"#{row} button.correct")
        chromium.execute_script("arguments[0].scrollIntoView({block: 'center'})", button)
        button.click()
        Select(chromium.find_element(By.ID, "correct-column")).select_by_value(column)
        field = chromium.find_element(By.ID, "correct-is")
        if value is not None:
            field.clear()
            field.send_keys(value)
        chromium.find_element(By.ID, "correct-add").click()
    assert chromium.find_element(By.ID, "corrections").text.startswith("4 corrections")
    chromium.find_element(By.ID, "corrections-save").click()
    WebDriverWait(chromium, 10).until(lambda _: list(tmp_path.glob("corrections-*.csv")))
    (file,) = tmp_path.glob("corrections-*.csv")
    lines = read_corrections(file.read_text("utf-8"), file.name)
    assert [(line.table, line.column, line.value) for line in lines] == [
        ("quotes", "speaker_name", "Maarja “Mari” Tammik, jr"),
        ("numbers", "unit", "km"),
        ("countries", "country", "LV"),
        ("quotes", "row", "no"),
    ]
    assert {line.path for line in lines} == {made.SUMMIT.path} and lines[0].was == "Maarja Tammik"
    assert all(line.text and line.start is not None and line.text in made.SUMMIT.text for line in lines[1:3])
    assert chromium.get_log("browser") == []
