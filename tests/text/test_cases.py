"""Whole dumps in many templates. A line of a case begins with what is to become of it.

`+` kept, `T` kept and the title, `-` dropped, `c` counter before `|` dropped and the caption after it kept.
"""

from __future__ import annotations

from pathlib import Path

import pytest

from pipeline.article import Record
from pipeline.text.cleaning import clean
from pipeline.text.plain import read_text

CASES = sorted((Path(__file__).parent / "cases").glob("*.txt"), key=lambda path: path.stem)


@pytest.mark.parametrize("blank", ["", "\n \n"], ids=["dense", "airy"])
@pytest.mark.parametrize("case", CASES, ids=[path.stem for path in CASES])
def test_the_lines_that_are_the_article_stay_and_no_others(case: Path, blank: str) -> None:
    lines = [(line[0], line[2:].strip()) for line in case.read_text("utf-8").splitlines() if line]
    source = ("\n" + blank).join(text.replace("|", "") if mark == "c" else text for mark, text in lines)
    expected = [text.split("| ")[1] if mark == "c" else text for mark, text in lines if mark != "-"]
    article = clean(read_text(Record("case.txt", None, "txt", "", "utf-8", source)))
    assert [block.text for block in article.blocks if block.kept] == expected
    assert article.meta.title == next((text for mark, text in lines if mark == "T"), None)
