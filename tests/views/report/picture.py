"""The README's picture of the report, made from the tables of the sample: python -m tests.views.report.picture OUT."""

from __future__ import annotations

import base64
import shutil
import sys
import tempfile
from io import BytesIO
from pathlib import Path
from typing import Any

from PIL import Image
from selenium import webdriver
from selenium.webdriver.chrome.options import Options
from selenium.webdriver.chrome.service import Service

from pipeline.views.report.write import write_report
from tests.views.report.conftest import FLAGS

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
            browser.execute_script(
                "const a = [...document.querySelectorAll('.article')].find(a => a.innerText.includes(arguments[0]));"
                "a.scrollIntoView();"
                "const n = [...a.querySelectorAll('.k.number')].find(n => n.innerText === arguments[1]);"
                "n.focus({preventScroll: true});",
                *(ARTICLE, HOVER),
            )
            whole.paste(shot(browser).crop((0, 0, WIDTH, HEIGHT - TOP)), (0, TOP))
            whole.save(target, quality=80)
        finally:
            browser.quit()


def shot(browser: Any) -> Image.Image:
    """What the window shows."""
    return Image.open(BytesIO(base64.b64decode(browser.execute_cdp_cmd("Page.captureScreenshot", {})["data"])))


if __name__ == "__main__":
    picture(Path(sys.argv[1]), Path(__file__).resolve().parents[3] / "docs" / "report.webp")
