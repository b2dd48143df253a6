"""How right the rows of each rule are on development data.

    python -m tests.quality.rules [TABLE ...]                 write pipeline/rules/data/measured.csv
    python -m tests.quality.rules --calibrate [TABLE ...]     say how right rows are that are said to be 0.9 or better

The file has the columns table, rule, right, n, measured_on. Rules with few rows are written too; `n` says how few.
Calibration: rules are measured on one half of the documents, and of the other half's rows those are counted whose rule
is then said to be right in 0.9 or more (pipeline.views.sure).
"""

from __future__ import annotations

import csv
import hashlib
import sys
import tempfile
from collections import Counter
from collections.abc import Iterable
from pathlib import Path

from pipeline.views.sure import sure
from tests.conftest import ROOT
from tests.quality.judges import SETS

MEASURED = ROOT / "pipeline" / "rules" / "data" / "measured.csv"
COLUMNS = ("table", "rule", "right", "n", "measured_on")
SURE = 0.9

Rows = list[tuple[str, str, bool]]  # document, rule, whether it is right


def judged(table: str) -> Rows:
    """The rows of a table that the gold of its set judges."""
    with tempfile.TemporaryDirectory() as scratch:
        return list(SETS[table][0](Path(scratch)))


def counts(rows: Iterable[tuple[str, str, bool]]) -> dict[str, tuple[int, int]]:
    """Rows right and rows read, by rule."""
    right: Counter[str] = Counter()
    many: Counter[str] = Counter()
    for _, rule, good in rows:
        many[rule] += 1
        right[rule] += good
    return {rule: (right[rule], many[rule]) for rule in sorted(many)}


def calibrated(rows: Rows) -> tuple[int, int, int]:
    """Of the rows that the other half's measure calls sure: how many are right, how many they are; and all rows."""
    right = said = 0
    for half in (0, 1):
        held = counts(row for row in rows if _half(row[0]) != half)
        trusted = sure(held, SURE)
        some = [good for document, rule, good in rows if _half(document) == half and rule in trusted]
        right, said = right + sum(some), said + len(some)
    return right, said, len(rows)


def _half(document: str) -> int:
    return hashlib.sha256(f"calibration {document}".encode()).digest()[0] % 2


def calibrate(tables: Iterable[str]) -> None:
    """Print the calibration of each table and of all."""
    total: Counter[str] = Counter()
    for table in tables:
        right, sure, every = calibrated(judged(table))
        total.update(right=right, sure=sure, every=every)
        print(f"{table}: of {every} rows {sure} are said to be {SURE} or better, {right} of them are right", flush=True)
    share = total["right"] / total["sure"] if total["sure"] else 0
    print(f"all: {total['right']} of {total['sure']} ({share:.3f}), of {total['every']} rows read")


def measure(tables: Iterable[str]) -> None:
    """Measure some tables and write the file."""
    held = list(csv.DictReader(MEASURED.read_text("utf-8").splitlines()))
    for table in tables:
        found, what = counts(judged(table)), SETS[table][1]
        lines = [dict(zip(COLUMNS, (table, r, str(g), str(n), what), strict=True)) for r, (g, n) in found.items()]
        held = sorted([*(x for x in held if x["table"] != table), *lines], key=lambda x: (x["table"], x["rule"]))
        with MEASURED.open("w", encoding="utf-8", newline="") as file:
            writer = csv.DictWriter(file, COLUMNS, lineterminator="\n")
            writer.writeheader()
            writer.writerows(held)


if __name__ == "__main__":
    asked = [name for name in sys.argv[1:] if not name.startswith("-")] or list(SETS)
    (calibrate if "--calibrate" in sys.argv[1:] else measure)(asked)
