"""A browser and reports for its tests."""

from __future__ import annotations

import os
import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest
from selenium import webdriver
from selenium.webdriver.chrome.options import Options
from selenium.webdriver.chrome.service import Service

from pipeline.views.report.write import write_report
from tests.views.report import made
from tests.views.report.tables_by_hand import write

FLAGS = (
    *("--headless", "--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run", "--disable-sync"),
    *(
        "--disable-background-networking",
        "--disable-component-update",
        "--window-size=1280,900",
        "--force-prefers-reduced-motion",
        "--disable-ipc-flooding-protection",  # else it drops all but 200 changes of the address in ten seconds
    ),
)


@pytest.fixture(scope="session")
def chromium(tmp_path_factory: pytest.TempPathFactory) -> Iterator[webdriver.Chrome]:
    """Chromium without a window. Where it is not installed its tests are skipped, in CI they fail."""
    browser, driver = shutil.which("chromium"), shutil.which("chromedriver")
    if not browser or not driver:
        message = "the report is not tested in a browser: install chromium and chromedriver (chromium-driver)"
        assert os.environ.get("CI") != "true", message
        pytest.skip(message)
    options = Options()
    options.binary_location = browser
    for flag in (*FLAGS, f"--user-data-dir={tmp_path_factory.mktemp('profile')}"):
        options.add_argument(flag)
    options.set_capability("goog:loggingPrefs", {"browser": "ALL"})
    opened = webdriver.Chrome(options=options, service=Service(driver))
    yield opened
    opened.quit()


@pytest.fixture(scope="session")
def tables(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Tables of three articles, one of them a copy, with a disagreement and a failure."""
    return write(
        tmp_path_factory.mktemp("tables"),
        [made.SUMMIT, made.COPY, made.PARIS],
        figures=made.FIGURES,
        disagreements=made.DISAGREEMENTS,
        failures=made.FAILURES,
    )


@pytest.fixture(scope="session")
def report(tables: Path) -> Path:
    """The report of `tables`, in one file."""
    return write_report(tables, tables / "report.html").out


@pytest.fixture(scope="session")
def hostile(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The report of an article that tries to break out of every place where its words stand."""
    folder = write(
        tmp_path_factory.mktemp("hostile"),
        [made.HOSTILE],
        failures=[{"path": made.EVIL, "stage": made.EVIL, "error": made.EVIL, "message": made.EVIL}],
        people=[{"person_id": "p1", "name": made.EVIL}],
    )
    return write_report(folder, folder / "report.html").out
