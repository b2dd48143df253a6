"""What the README promises: every command and every snippet of Python runs, and the rows shown are real."""

from __future__ import annotations

import os
import re
import shutil
import subprocess
import sys
import tomllib
from pathlib import Path

import pandas as pd
import pytest

ROOT = Path(__file__).resolve().parents[2]
README = (ROOT / "README.md").read_text(encoding="utf-8")
CI_PAGE = (ROOT / "docs" / "ci.md").read_text(encoding="utf-8")


def blocks(page: str, language: str) -> list[str]:
    return re.findall(rf"^```{language}\n(.*?)^```", page, re.MULTILINE | re.DOTALL)


def commands(page: str) -> list[str]:
    return [line for block in blocks(page, "sh") for line in block.splitlines() if line.strip()]


@pytest.fixture(scope="module")
def clone(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A copy of the project as a clone has it, with this environment as its .venv."""
    folder = tmp_path_factory.mktemp("clone") / "project"
    listed = subprocess.run(["git", "ls-files", "-z"], cwd=ROOT, capture_output=True, check=True).stdout
    for name in filter(None, listed.decode().split("\0")):
        if (ROOT / name).is_file():
            (folder / name).parent.mkdir(parents=True, exist_ok=True)
            shutil.copy2(ROOT / name, folder / name)
    tools = folder / ".venv" / "bin"
    tools.mkdir(parents=True)
    for name, call in (("python", ""), ("pipeline", "-m pipeline")):
        (tools / name).write_text(f'#!/bin/sh\nexec "{sys.executable}" {call} "$@"\n', encoding="utf-8")
        (tools / name).chmod(0o755)
    for stamp in ("installed-run", "installed-dev"):
        (folder / ".venv" / stamp).touch()
    return folder


def run(command: str, folder: Path) -> subprocess.CompletedProcess[str]:
    """Run a line in the clone; where it calls pytest the tests are collected, not run, as this is one of them."""
    path = f"{folder / '.venv' / 'bin'}{os.pathsep}{os.environ['PATH']}"
    collect = "--collect-only -q -p no:cacheprovider"
    env = {**os.environ, "PATH": path, "PYTHONPATH": str(folder), "PYTEST_ADDOPTS": collect}
    return subprocess.run(command, shell=True, cwd=folder, env=env, capture_output=True, text=True, check=False)


@pytest.fixture(scope="module")
def extracted(clone: Path) -> Path:
    """The clone after its first command."""
    first = commands(README)[0]
    assert first == "make extract"
    done = run(first, clone)
    assert done.returncode == 0, done.stderr
    assert "38 articles" in done.stdout
    return clone


@pytest.mark.parametrize("command", [*commands(README)[1:], "make report", "make notebook", "make help"])
def test_every_command_of_the_readme_runs(extracted: Path, command: str) -> None:
    done = run(command, extracted)
    assert done.returncode == 0, f"{command}: {done.stdout[-800:]} {done.stderr[-800:]}"
    assert done.stdout.strip()


def test_every_snippet_of_python_in_the_readme_runs(extracted: Path) -> None:
    snippets = blocks(README, "python")
    assert len(snippets) == 3
    for snippet in snippets:
        done = subprocess.run(
            [sys.executable, "-c", snippet], cwd=extracted, capture_output=True, text=True, check=False
        )
        assert done.returncode == 0, f"{snippet}: {done.stderr}"
    assert "'relation': 'subject'" in done.stdout


def test_the_rows_shown_in_the_readme_are_real(extracted: Path) -> None:
    for table in ("quotes", "numbers"):
        head, _, *rows = re.findall(r"^\|(.*)\|$", README.split(f"Rows of `{table}`")[1].split("\n\n")[1], re.MULTILINE)
        columns = [name.strip() for name in head.split("|")]
        found = pd.read_parquet(extracted / "processed" / table)[columns]
        real = {tuple(shown(value) for value in row) for row in found.itertuples(index=False)}
        assert len(rows) == 3
        for row in rows:
            assert tuple(cell.strip() for cell in row.split("|")) in real, row


def test_the_picture_of_the_report_is_as_old_as_the_sample(sample_tables: Path) -> None:
    from tests.views.report.picture import PICTURE, SHOWN
    from tests.views.report.picture import shown as in_picture

    made_of = tomllib.loads(SHOWN.read_text(encoding="utf-8"))
    assert made_of == in_picture(sample_tables, PICTURE), "make it anew: python -m tests.views.report.picture"


def shown(value: object) -> str:
    if value is None or value is pd.NA or value != value:
        return ""
    return f"{value:.0f}" if isinstance(value, float) else str(value)


def test_the_regression_test_of_the_ci_page_finds_nothing_on_unchanged_articles(extracted: Path) -> None:
    shutil.copytree(extracted / "raw" / "sample" / "wire", extracted / "fixtures" / "raw")
    shutil.copy(extracted / "raw" / "sample" / "dumps" / "who-is-in.txt", extracted / "fixtures" / "raw")
    for command in commands(CI_PAGE):
        done = run(command, extracted)
        assert done.returncode == 0, f"{command}: {done.stderr}"
    assert run("pipeline diff fixtures/expected now", extracted).returncode == 0
    (extracted / "fixtures" / "raw" / "paris-pledges.txt.gz").unlink()
    assert run("pipeline extract fixtures/raw --out now", extracted).returncode == 0
    assert run("pipeline diff fixtures/expected now", extracted).returncode == 1
