"""How soon a report can be read."""

from __future__ import annotations

import time
from dataclasses import replace
from pathlib import Path

import pytest
from selenium.webdriver import Chrome
from selenium.webdriver.common.by import By

from pipeline.views.report.write import write_report
from tests.views.report import made
from tests.views.report.tables_by_hand import write

MOST = 2  # seconds
TRIES = 3  # a machine that is busy for a moment is no fault of the page


def seconds_to_open(chromium: Chrome, page: Path) -> float:
    """Until the page's heading can be read: the quickest try, none after one that is quick enough."""
    took = float("inf")
    for _ in range(TRIES):
        begun = time.perf_counter()
        chromium.get(page.as_uri())
        heading = chromium.find_element(By.TAG_NAME, "h1").text
        took = min(took, time.perf_counter() - begun)
        assert "rticles" in heading
        if took < MOST:
            break
    return took


def test_a_thousand_articles_open_within_two_seconds(
    chromium: Chrome, tmp_path_factory: pytest.TempPathFactory
) -> None:
    folder = tmp_path_factory.mktemp("thousand")
    long = [*made.SUMMIT.paragraphs, *(f"Paragraph {n} of a story of usual length. " * 8 for n in range(12))]
    articles = [
        replace(made.SUMMIT, doc_id=f"{n:016x}", path=f"{n}.txt", title=f"Story {n}", paragraphs=long)
        for n in range(1000)
    ]
    out = write_report(write(folder, articles), folder / "report.html").out
    for page in (out, out.with_name("report_pages") / "articles-001.html"):
        assert seconds_to_open(chromium, page) < MOST


def test_the_report_of_the_sample_opens_within_two_seconds(chromium: Chrome, sample_tables: Path) -> None:
    out = write_report(sample_tables, sample_tables.with_name("sample-report.html")).out
    assert seconds_to_open(chromium, out) < MOST
    assert chromium.get_log("browser") == []
