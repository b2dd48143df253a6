"""Rows of rules that are known to be right, read and exported by themselves."""

from __future__ import annotations

import csv
from pathlib import Path

import pytest
from click.testing import CliRunner

import pipeline
from pipeline.cli import main
from pipeline.views.sure import ENOUGH, RULED


@pytest.mark.parametrize("table", RULED)
def test_rows_of_sure_rules_alone_are_read(table: str, sample_tables: Path) -> None:
    rules = pipeline.load(sample_tables, "rules")
    sure = rules[(rules["table"] == table) & (rules["precision"] >= 0.9) & (rules["n"] >= ENOUGH)]["rule"]
    every, some = pipeline.load(sample_tables, table), pipeline.load(sample_tables, table, min_precision=0.9)
    assert some.equals(every[every["rule"].isin(set(sure))].reset_index(drop=True))


def test_a_rule_of_which_few_rows_were_read_is_not_sure_however_right_they_were(sample_tables: Path) -> None:
    rules = pipeline.load(sample_tables, "rules").set_index(["table", "rule"])
    read = pipeline.load(sample_tables, "countries", min_precision=0)
    assert len(read) and all(rules.loc[("countries", rule), "n"] >= ENOUGH for rule in read["rule"])


def test_views_and_stories_are_of_the_same_rows(sample_tables: Path) -> None:
    quotes = pipeline.load(sample_tables, "quotes", min_precision=0.9)
    assert len(pipeline.load(sample_tables, "quotes_readable", min_precision=0.9)) == len(quotes)
    assert pipeline.load(sample_tables, "claims_readable", min_precision=0.9)["figure"].notna().all()
    stories = pipeline.load(sample_tables, "quotes", True, min_precision=0.9)
    assert {*stories["quote_id"]} <= {*quotes["quote_id"]} and len(stories) <= len(quotes)


def test_other_tables_are_read_whole(sample_tables: Path) -> None:
    every = pipeline.load(sample_tables, "people")
    assert len(every) and every.equals(pipeline.load(sample_tables, "people", min_precision=1))


def test_a_precision_that_is_no_share_is_refused(sample_tables: Path) -> None:
    with pytest.raises(ValueError, match="a share from 0 to 1"):
        pipeline.load(sample_tables, "quotes", min_precision=90)


def test_an_export_of_sure_rows(sample_tables: Path, tmp_path: Path) -> None:
    told = ["export", str(sample_tables), "--out", str(tmp_path / "sure"), "--min-precision", "0.9"]
    assert CliRunner().invoke(main, told).exit_code == 0
    with (tmp_path / "sure" / "numbers.csv").open(encoding="utf-8-sig", newline="") as file:
        written = list(csv.DictReader(file))
    assert len(written) == len(pipeline.load(sample_tables, "numbers", min_precision=0.9)) > 0
