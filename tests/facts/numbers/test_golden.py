"""150 sentences in three articles, every number of them."""

from __future__ import annotations

from pathlib import Path

import pytest

from pipeline.language.model import Model
from tests import inprocess
from tests.facts.numbers.rows import expected, rows_of, sources


@pytest.fixture(scope="module")
def model() -> Model:
    return inprocess.model()


@pytest.mark.parametrize("source", sources(), ids=lambda path: path.stem)
def test_each_number_of_the_article_is_found_with_its_unit_modifier_and_what_it_counts(
    source: Path, model: Model
) -> None:
    assert rows_of(source.read_text(encoding="utf-8"), model) == expected(source)


def test_the_articles_hold_150_sentences() -> None:
    assert sum(len(source.read_text(encoding="utf-8").splitlines()) for source in sources()) == 150
