"""The README's picture of the report, made anew from the sample: python -m tests.views.report.picture.

Beside it is written what it shows, which a test compares with the sample's tables: the picture is as old as they are.
"""

from __future__ import annotations

import base64
import hashlib
import json
import shutil
import tempfile
from io import BytesIO
from pathlib import Path
from typing import Any

from PIL import Image
from selenium import webdriver
from selenium.webdriver.chrome.options import Options
from selenium.webdriver.chrome.service import Service
from selenium.webdriver.common.by import By
from selenium.webdriver.support.wait import WebDriverWait

from pipeline import load
from pipeline.views.report.write import write_report
from tests import inprocess
from tests.conftest import ROOT
from tests.views.report.conftest import FLAGS

PICTURE = ROOT / "docs" / "report.webp"
SHOWN = Path(__file__).with_name("picture.toml")
TABLES = ("documents", "quotes", "numbers", "countries", "claims", "positions", "disagreements", "failures")
COUNTRIES = 9  # that the picture lists

WIDTH, TOP, HEIGHT = 1300, 1180, 1740  # of the picture, and of the overview's beginning in it
ARTICLE = "Northwood planners trim the force for Ukraine"
HOVER = "15,000"


def picture(out: Path, target: Path) -> None:
    """Write the beginning of the overview, and below it an article with the card of a number, as one picture."""
    with tempfile.TemporaryDirectory() as folder:
        page = write_report(out, Path(folder) / "report.html").out
        options = Options()
        options.binary_location = shutil.which("chromium") or ""
        for flag in (*FLAGS, f"--user-data-dir={folder}/profile", "--hide-scrollbars"):
            options.add_argument(flag)
        browser = webdriver.Chrome(options=options, service=Service(shutil.which("chromedriver")))
        try:
            size = {"width": WIDTH, "height": HEIGHT, "deviceScaleFactor": 1, "mobile": False}
            browser.execute_cdp_cmd("Emulation.setDeviceMetricsOverride", size)
            browser.get(page.as_uri())
            whole = Image.new("RGB", (WIDTH, HEIGHT))
            whole.paste(shot(browser).crop((0, 0, WIDTH, TOP)))
            found = (
                "const a = [...document.querySelectorAll('.article')].find(a => a.textContent.includes(arguments[0]));"
                "document.querySelector('.bar-top').hidden = true;"
            )
            for _ in range(3):  # articles are laid out when they come near
                browser.execute_script(f"{found} scrollTo(0, a.getBoundingClientRect().top + scrollY - 16)", ARTICLE)
                shot(browser)
            browser.execute_script(
                f"{found} const n = [...a.querySelectorAll('.k.number')].find(n => n.textContent === arguments[1]);"
                "n.focus({preventScroll: true});",
                *(ARTICLE, HOVER),
            )
            WebDriverWait(browser, 5).until(lambda b: b.find_element(By.ID, "card").is_displayed())
            whole.paste(shot(browser).crop((0, 0, WIDTH, HEIGHT - TOP)), (0, TOP))
            whole.save(target, quality=80)
        finally:
            browser.quit()


def shot(browser: Any) -> Image.Image:
    """What the window shows."""
    return Image.open(BytesIO(base64.b64decode(browser.execute_cdp_cmd("Page.captureScreenshot", {})["data"])))


def shown(out: Path, picture: Path) -> dict[str, dict[str, int | str]]:
    """What the picture shows of tables: their rows, the countries of most articles, the rows of its article."""
    tables = {name: load(out, name) for name in TABLES}
    documents = tables["documents"]
    (doc_id,) = documents["doc_id"][documents["title"] == ARTICLE]
    articles = tables["countries"].groupby("country")["doc_id"].nunique()
    first = sorted(articles.items(), key=lambda pair: (-pair[1], pair[0]))[:COUNTRIES]
    of_article = {name: int((table["doc_id"] == doc_id).sum()) for name, table in tables.items() if "doc_id" in table}
    return {
        "picture": {"sha256": hashlib.sha256(picture.read_bytes()).hexdigest()},
        "rows": {name: len(table) for name, table in tables.items()},
        "countries": {str(country): int(count) for country, count in first},
        "article": of_article,
    }


def as_toml(told: dict[str, dict[str, int | str]]) -> str:
    lines = ["# What docs/report.webp shows: written by python -m tests.views.report.picture."]
    for name, values in told.items():
        lines += ["", f"[{name}]", *(f"{key} = {json.dumps(value)}" for key, value in values.items())]
    return "\n".join(lines) + "\n"


if __name__ == "__main__":
    with tempfile.TemporaryDirectory() as folder:
        inprocess.extract(ROOT / "raw" / "sample", Path(folder) / "out")
        picture(Path(folder) / "out", PICTURE)
        SHOWN.write_text(as_toml(shown(Path(folder) / "out", PICTURE)), encoding="utf-8")
