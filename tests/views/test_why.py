"""`show --why`: which rules were asked for a row."""

from __future__ import annotations

from pathlib import Path

import pytest

from pipeline.errors import PipelineError
from pipeline.rules.engine import Step
from pipeline.views.why import Reason, near, told

STEPS = [
    Step("quotes.tag", "after", True, (10, 30), "said"),
    Step("quotes.tag", "before", False, (40, 50), ""),
    Step("numbers.range", "dash", True, (12, 14), "3-4"),
]


def test_the_rules_at_a_rows_place_are_shown_in_order() -> None:
    row = {"start": 10, "end": 30, "text": "Go\x1b[31m", "rule": "after"}
    steps = tuple(near("quotes", row, STEPS))
    assert [s.rule for s in steps] == ["after"]
    lines = list(told(Reason("quotes", row, steps)))
    assert "rule=after" in lines[0] and "\x1b" not in lines[0]
    assert "yes  quotes.tag: after  (said)" in lines[1]


def test_a_block_is_looked_up_by_its_place_in_the_source() -> None:
    row = {"raw_start": 100, "raw_end": 120, "start": 0, "end": 20, "text": "Menu", "reason": "navigation"}
    steps = [Step("text.furniture", "menu", True, (100, 104), ""), Step("text.furniture", "menu", False, (0, 4), "")]
    assert [s.answered for s in near("blocks", row, steps)] == [True]


def test_an_output_without_tables_is_named(tmp_path: Path) -> None:
    from pipeline.config import Settings
    from pipeline.views.why import record_of

    with pytest.raises(PipelineError, match="holds no tables"):
        record_of(tmp_path, "0" * 16, Settings())
