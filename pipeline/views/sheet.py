"""Sheets of rows to check: drawn at random from a table, filled in by a person, read back as a share that is right.

A sheet is a CSV with the columns of corrections.csv, the sentence and rule of each row, and an empty column `right`.
The person writes yes or no there; lines with `column` and `is` filled in as well can be copied to corrections.csv.
"""

from __future__ import annotations

import csv
import random
from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from os import PathLike
from pathlib import Path
from typing import Any

from pipeline.errors import PipelineError
from pipeline.sources.corrections import COLUMNS, CORRECTABLE

SHEET = (*COLUMNS, "right", "rule", "says", "sentence")
TOLD = {  # what a row says besides its words
    "quotes": ("kind", "speaker_name", "cue", "stance", "negated"),
    "numbers": ("kind", "value", "value_max", "unit", "modifier", "counted", "date"),
    "countries": ("country", "kind"),
    "positions": ("actor", "type", "modality", "content", "target"),
    "entities": ("label", "name"),
}


@dataclass(frozen=True, slots=True)
class Checked:
    """How many rows of a sheet were checked and how many were right, in all and by rule."""

    checked: int
    right: int
    by_rule: Mapping[str, tuple[int, int]]  # right, checked


def sheet(
    out: str | PathLike[str], table: str, many: int, rule: str | None = None, seed: int = 0
) -> list[dict[str, Any]]:
    """Rows of a sheet, drawn at random (the same for one seed), in the order of their articles.

    Raises PipelineError for a table whose rows are not corrected, or where no row has the rule.
    """
    from pipeline.views.snapshot import snapshot

    if table not in CORRECTABLE:
        raise PipelineError(f"rows of {table} are not checked so; those of {', '.join(CORRECTABLE)} are")
    state = snapshot(out)
    rows = state.load(table)
    if rule is not None:
        rows = rows[rows["rule"] == rule] if "rule" in rows else rows[:0]
    if rows.empty:
        raise PipelineError(f"no row of {table}" + (f" has the rule {rule!r}" if rule else "") + f" in {out}")
    documents = state.load("documents").set_index("doc_id")
    sentences = state.load("sentences").set_index(["doc_id", "sentence_id"])["text"]
    drawn = sorted(random.Random(seed).sample(range(len(rows)), min(many, len(rows))))
    made = []
    for row in rows.iloc[drawn].to_dict("records"):
        document = documents.loc[row["doc_id"]]
        says = ", ".join(
            f"{name} {row[name]}" for name in TOLD[table] if row[name] == row[name] and row[name] is not None
        )
        known = {"table": table, "path": document["path"], "record": document["record"], "text": row["text"]}
        place = {"start": row["start"], "rule": row.get("rule"), "says": says}
        made.append({**known, **place, "sentence": sentences.get((row["doc_id"], row["sentence_id"]))})
    return made


def write_sheet(rows: Iterable[Mapping[str, Any]], file: Path) -> None:
    """Write a sheet that a spreadsheet opens. Raises PipelineError where there is a file already."""
    if file.exists():
        raise PipelineError(f"{file} is there already, perhaps filled in: name another with --sheet")
    with file.open("w", encoding="utf-8-sig", newline="") as stream:
        writer = csv.DictWriter(stream, SHEET)
        writer.writeheader()
        writer.writerows(rows)


def score(file: Path) -> Checked:
    """What a filled-in sheet says. Raises PipelineError for a file that is none."""
    lines = list(csv.DictReader(file.read_text("utf-8-sig").splitlines(keepends=True)))
    if not lines or "right" not in lines[0]:
        raise PipelineError(f"{file} is no sheet to check: it has no column 'right'")
    judged = [(line.get("rule") or "", line["right"].strip().lower()) for line in lines]
    answers = [(rule, answer[0] in "y1t") for rule, answer in judged if answer]
    right, checked = Counter(rule for rule, good in answers if good), Counter(rule for rule, _ in answers)
    return Checked(len(answers), sum(right.values()), {rule: (right[rule], checked[rule]) for rule in sorted(checked)})
