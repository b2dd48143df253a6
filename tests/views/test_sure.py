"""Rows of rules that are known to be right, read and exported by themselves."""

from __future__ import annotations

import csv
from pathlib import Path

import pytest
from click.testing import CliRunner

import pipeline
from pipeline.cli import main
from pipeline.views.snapshot import snapshot
from pipeline.views.sure import RULED, sure, sure_rules


@pytest.mark.parametrize("table", RULED)
def test_rows_of_sure_rules_alone_are_read(table: str, sample_tables: Path) -> None:
    rules = sure_rules(snapshot(sample_tables), table, 0.9)
    every, some = pipeline.load(sample_tables, table), pipeline.load(sample_tables, table, min_precision=0.9)
    assert some.equals(every[every["rule"].isin(rules)].reset_index(drop=True))


def test_few_rows_of_a_rule_say_little_beside_those_of_its_table() -> None:
    good, bad = {"many": (480, 500), "all": (1, 1), "none": (0, 9)}, {"many": (350, 500), "all": (3, 3)}
    assert sure(good, 0.9) == {"many", "all"}
    assert sure(bad, 0.9) == set() and sure({**bad, "proven": (299, 300)}, 0.9) == {"proven"}


def test_nothing_is_said_of_a_rule_of_which_no_row_was_read() -> None:
    assert sure({"many": (500, 500), "new": (0, 0)}, 0.9) == {"many"} and sure({}, 0) == set()


def test_what_a_person_said_is_sure(sample_tables: Path) -> None:
    assert "named" in sure_rules(snapshot(sample_tables), "countries", 1.0)


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
