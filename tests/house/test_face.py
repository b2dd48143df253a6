"""The typed face: what a user's type checker and interpreter see."""

from __future__ import annotations

import os
import subprocess
import sys
from inspect import isfunction, signature
from pathlib import Path

import pytest

import pipeline
import pipeline.errors

ROOT = Path(__file__).resolve().parents[2]
RIGHT = 'import pipeline\n\nsummary = pipeline.extract("raw", "out", processes=2)\nprint(summary.articles)\n'


def checked(source: str, tmp_path: Path) -> subprocess.CompletedProcess[str]:
    file = tmp_path / "analysis.py"
    file.write_text(source, "utf-8")
    options = ("--strict", "--follow-imports=silent", "--ignore-missing-imports")
    command = [sys.executable, "-m", "mypy", *options, str(file)]
    environment = {**os.environ, "MYPYPATH": str(ROOT), "MYPY_CACHE_DIR": str(tmp_path / "cache")}
    return subprocess.run(command, capture_output=True, text=True, env=environment, cwd=tmp_path)


def test_a_users_file_with_a_misspelt_option_is_refused_by_mypy(tmp_path: Path) -> None:
    assert checked(RIGHT, tmp_path).returncode == 0
    wrong = checked(RIGHT.replace("processes", "proceses"), tmp_path)
    assert wrong.returncode == 1 and '"proceses"' in wrong.stdout


@pytest.mark.parametrize("name", pipeline.__all__)
def test_every_public_function_is_a_plain_one_with_its_types(name: str) -> None:
    function = getattr(pipeline, name)
    assert isfunction(function) and function.__doc__
    assert signature(function).return_annotation not in ("Any", "None")


def test_the_package_says_that_it_is_typed() -> None:
    assert (ROOT / "pipeline" / "py.typed").is_file()


def test_all_public_errors_have_one_root() -> None:
    found = [e for e in vars(pipeline.errors).values() if isinstance(e, type)]
    assert len(found) > 3 and all(issubclass(e, pipeline.errors.PipelineError) for e in found)
