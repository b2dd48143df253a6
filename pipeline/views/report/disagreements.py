"""The rows of `disagreements` as the overview shows them: each value with the articles that give it."""

from __future__ import annotations

from collections.abc import Set
from dataclasses import dataclass

from pipeline.views.report.load import Row, Tables

KINDS = ("contradiction", "revision", "change")  # in the order in which they are shown
NAMES = {"change": "change over time", "revision": "revised in a copy"}


@dataclass(frozen=True, slots=True)
class Side:
    """One value, who gives it, as of when, and the articles."""

    value: float | None
    value_max: float | None
    modifier: str | None
    unit: str | None
    source: str | None
    as_of: str | None
    doc_ids: list[str]
    articles: int
    stories: int


@dataclass(frozen=True, slots=True)
class Disagreement:
    """What differs: its row, the thing counted, and its values."""

    row: Row
    counted: str
    sides: list[Side]

    @property
    def tag(self) -> str:
        """What kind it is, where it is no contradiction."""
        return NAMES.get(self.row["kind"], "")


def disagreements(tables: Tables, copies: Set[str]) -> list[Disagreement]:
    """All rows: contradictions first, then those of most stories."""
    figures = {f["figure_id"]: f for f in tables.rows("figures")}
    found = [_read(row, figures, copies) for row in tables.rows("disagreements")]

    def place(one: Disagreement) -> tuple[int, int, str, str]:
        kind = KINDS.index(one.row["kind"]) if one.row["kind"] in KINDS else len(KINDS)
        return kind, -sum(side.stories for side in one.sides), one.row["topic"], one.row["figure_id"]

    return sorted(found, key=place)


def _read(row: Row, figures: dict[str, Row], copies: Set[str]) -> Disagreement:
    two = [figures[key] for key in (row["figure_id"], row["other_figure_id"]) if key in figures]
    unit = two[0]["unit"] if two else None
    sides = [_side(value, unit, copies) for value in row["values"] or two]
    told = " ".join(str(row[name]) for name in ("role", "group") if row[name])
    counted = two[0]["counted"] if two else ""
    named = ": ".join(part for part in (told, "" if counted in told else counted) if part)
    return Disagreement(row, named or row["topic"], sides)


def _side(value: Row, unit: str | None, copies: Set[str]) -> Side:
    doc_ids = list(value["doc_ids"])
    names = ("value", "value_max", "modifier", "source", "as_of")
    known = {name: value.get(name) for name in names}
    stories = max(1, sum(doc_id not in copies for doc_id in doc_ids))
    return Side(**known, unit=value.get("unit", unit), doc_ids=doc_ids, articles=len(doc_ids), stories=stories)
