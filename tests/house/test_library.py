"""The pipeline as a library: in threads and in forks the rows are the same, and nothing is printed."""

from __future__ import annotations

import multiprocessing
import re
from concurrent.futures import ProcessPoolExecutor, ThreadPoolExecutor
from pathlib import Path
from typing import Any

import pytest

import pipeline

TEXTS = [
    f"“We sent {n} soldiers to {place},” {who} said on Monday. Estonia pledged {n * 2} million euros."
    for n, place, who in ((12, "Poland", "Ana Holt"), (30, "Latvia", "Tomas Reed"), (45, "Finland", "Eva Lind"))
] * 4


def rows(text: str) -> dict[str, list[dict[str, Any]]]:
    return {name: table.to_pylist() for name, table in pipeline.extract_text(text).items()}


def test_threads_give_the_rows_of_one(capfd: pytest.CaptureFixture[str]) -> None:
    alone = [rows(text) for text in TEXTS]
    with ThreadPoolExecutor(4) as threads:
        assert list(threads.map(rows, TEXTS)) == alone
    assert len(alone[0]["quotes"]) and capfd.readouterr() == ("", "")


@pytest.mark.skipif("fork" not in multiprocessing.get_all_start_methods(), reason="the system does not fork")
def test_forks_of_a_process_that_has_loaded_the_model_give_the_same_rows() -> None:
    alone = [rows(text) for text in TEXTS[:3]]
    with ProcessPoolExecutor(2, mp_context=multiprocessing.get_context("fork")) as forks:
        assert list(forks.map(rows, TEXTS[:3])) == alone


def test_nothing_is_printed_but_by_commands() -> None:
    folder = Path(pipeline.__file__).parent
    bare = re.compile(r"(?<![.\w])print\(")
    told = [p.relative_to(folder).as_posix() for p in sorted(folder.rglob("*.py")) if bare.search(p.read_text("utf-8"))]
    assert told == []
