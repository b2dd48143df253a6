"""The pages that answer a question: each snippet runs on the sample's tables, each fits a screen."""

from __future__ import annotations

import re
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[2]
PAGES = sorted((ROOT / "docs" / "how").glob("*.md"))
SCREEN = 50  # lines


def snippets(page: Path, language: str) -> list[str]:
    return re.findall(rf"^```{language}\n(.*?)^```", page.read_text(encoding="utf-8"), re.MULTILINE | re.DOTALL)


@pytest.fixture(scope="module")
def place(sample_tables: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder in which `processed` holds the sample's tables, and `raw` the sample."""
    folder = tmp_path_factory.mktemp("how")
    (folder / "processed").symlink_to(sample_tables)
    (folder / "raw").symlink_to(ROOT / "raw" / "sample")
    return folder


@pytest.mark.parametrize("page", PAGES, ids=lambda page: page.stem)
def test_the_snippets_of_a_page_run_one_after_the_other(page: Path, place: Path) -> None:
    for line in "".join(snippets(page, "sh")).splitlines():
        command = [sys.executable, "-m", *line.split()]
        done = subprocess.run(command, cwd=place, capture_output=True, text=True, check=False)
        assert done.returncode == 0, f"{line}: {done.stderr}"
    code = "\n".join(snippets(page, "python"))
    done = subprocess.run([sys.executable, "-c", code], cwd=place, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stderr


def test_each_page_fits_a_screen_and_is_linked_from_the_readme() -> None:
    assert len(PAGES) >= 8
    readme = (ROOT / "README.md").read_text(encoding="utf-8")
    assert [page.name for page in PAGES if len(page.read_text(encoding="utf-8").splitlines()) > SCREEN] == []
    assert [page.name for page in PAGES if f"(docs/how/{page.name})" not in readme] == []
