"""Sheets to check by hand: drawn, filled in, read back."""

from __future__ import annotations

import csv
from pathlib import Path

import pytest
from click.testing import CliRunner

from pipeline.cli import main
from pipeline.errors import PipelineError
from pipeline.views.sheet import score, sheet, write_sheet


def test_a_sheet_is_the_same_for_one_seed_and_another_for_another(sample_tables: Path) -> None:
    one, again = sheet(sample_tables, "numbers", 10), sheet(sample_tables, "numbers", 10)
    assert one == again and len(one) == 10
    assert one != sheet(sample_tables, "numbers", 10, seed=1)
    assert all(row["text"] in row["sentence"] for row in one)


def test_rows_of_one_rule_can_be_drawn(sample_tables: Path) -> None:
    rule = sheet(sample_tables, "quotes", 1)[0]["rule"]
    assert {row["rule"] for row in sheet(sample_tables, "quotes", 50, rule=rule)} == {rule}
    with pytest.raises(PipelineError, match="no row of quotes has the rule"):
        sheet(sample_tables, "quotes", 5, rule="there is none")


def test_what_was_checked_is_counted(sample_tables: Path, tmp_path: Path) -> None:
    file = tmp_path / "check.csv"
    write_sheet(sheet(sample_tables, "numbers", 4), file)
    lines = list(csv.DictReader(file.read_text("utf-8-sig").splitlines(keepends=True)))
    for line, answer in zip(lines, ("yes", "no", "Y", ""), strict=True):
        line["right"] = answer
    filled = tmp_path / "filled.csv"
    write_sheet(lines, filled)
    found = score(filled)
    assert (found.checked, found.right) == (3, 2)
    assert sum(of for _, of in found.by_rule.values()) == 3


def test_a_sheet_that_may_be_filled_in_is_not_written_over(sample_tables: Path, tmp_path: Path) -> None:
    write_sheet(sheet(sample_tables, "numbers", 2), tmp_path / "a.csv")
    with pytest.raises(PipelineError, match="there already"):
        write_sheet([], tmp_path / "a.csv")


def test_the_command_draws_a_sheet_and_says_how_to_go_on(sample_tables: Path, tmp_path: Path) -> None:
    file = tmp_path / "s.csv"
    done = CliRunner().invoke(main, ["sample", "quotes", "--out", str(sample_tables), "-n", "3", "--sheet", str(file)])
    assert done.exit_code == 0 and file.exists() and "--score" in done.output
    assert CliRunner().invoke(main, ["sample", "--out", str(sample_tables)]).exit_code == 2
    assert CliRunner().invoke(main, ["sample", "blocks", "--out", str(sample_tables)]).exit_code == 1
