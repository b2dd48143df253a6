"""The table `rules`: every rule with what it says, its examples, and how right its rows were where they were read.

Both come from files, so that no run has to load the rules' own code: `rules/data/rules.toml` is written from the
registry by `python -m docs.generate`, `rules/data/measured.csv` by `python -m tests.quality.rules`.
"""

from __future__ import annotations

import csv
import tomllib
from importlib.resources import files
from typing import TYPE_CHECKING

from pipeline.tables.arrow import arrow_table
from pipeline.tables.rows import RuleRow

if TYPE_CHECKING:
    import pyarrow as pa

DATA = files("pipeline.rules") / "data"


def rules_table() -> pa.Table:
    """All rules, sorted by table and rule."""
    return arrow_table("rules", rule_rows())


def rule_rows() -> list[RuleRow]:
    """The rows of `rules`; `precision` is None where no row of the rule was read."""
    measured = {(line["table"], line["rule"]): line for line in _measured()}
    rows = []
    for told in tomllib.loads(DATA.joinpath("rules.toml").read_text("utf-8")).get("rule", ()):
        line = measured.get((told["table"], told["rule"]))
        n = int(line["n"]) if line else 0
        rows.append(
            RuleRow(
                table=told["table"],
                rule=told["rule"],
                what=told["what"],
                examples=told["examples"],
                precision=int(line["right"]) / n if line and n else None,
                n=n,
                measured_on=line["measured_on"] if line else None,
            )
        )
    return sorted(rows)


def _measured() -> list[dict[str, str]]:
    """Lines of measured.csv: table, rule, right, n, measured_on."""
    return list(csv.DictReader(DATA.joinpath("measured.csv").read_text("utf-8").splitlines()))
