"""What a person corrected: the lines of corrections.csv, and of files whose names begin so, beside the raw folder.

A line names a row by its table, its article (path, and record where the file holds many) and its words; of several rows
with the same words the one nearest to `start` is meant. `column` and `is` give the new value; the column `row` with
`is` set to `no` says that the row is none ("that is no quote").
"""

from __future__ import annotations

import csv
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from io import StringIO

from pipeline.errors import PipelineError
from pipeline.sources.names import is_country

FILES = "corrections*.csv"  # one by hand, and as many as the report saved
COLUMNS = ("table", "path", "record", "text", "start", "column", "was", "is", "note")
NEEDED = ("table", "path", "text", "column", "is")
ROW = "row"  # the column of a line that says whether the row is one at all
# What may be corrected: values, not places; a place follows from the words.
CORRECTABLE: Mapping[str, tuple[str, ...]] = {
    "quotes": ("speaker_name", "speaker_role", "speaker_country", "stance", "negated", "kind"),
    "numbers": ("kind", "value", "value_max", "unit", "modifier", "counted", "date", "per", "trend"),
    "countries": ("country",),
    "positions": ("type", "modality", "actor_name", "actor_kind", "target_name", "reported_by"),
    "entities": ("label", "name"),
}
NUMERIC = frozenset(("value", "value_max"))
TRUE = frozenset(("true", "yes", "1"))


@dataclass(frozen=True, slots=True)
class Correction:
    """One line of the file."""

    table: str
    path: str
    record: str | None
    text: str
    start: int | None
    column: str
    was: str
    value: str  # the column `is`
    note: str


def read_corrections(text: str, name: str) -> tuple[Correction, ...]:
    """The lines of a corrections file. Raises PipelineError that names the file and the line that says nothing."""
    reader = csv.DictReader(StringIO(text.removeprefix("\ufeff")))
    missing = [
        column for column in ("table", "path", "text", "column", "is") if column not in (reader.fieldnames or ())
    ]
    if missing:
        raise PipelineError(f"{name} lacks the column {missing[0]}; its columns are {', '.join(COLUMNS)}")
    return tuple(_line({k: v or "" for k, v in row.items() if k}, f"{name}, line {reader.line_num}") for row in reader)


def _line(row: Mapping[str, str], where: str) -> Correction:
    table, column = row["table"].strip(), row["column"].strip()
    if table not in CORRECTABLE:
        raise PipelineError(f"{where}: rows of {table!r} are not corrected; those of {', '.join(CORRECTABLE)} are")
    if column not in (ROW, *CORRECTABLE[table]):
        raise PipelineError(f"{where}: column {column!r} of {table} is not corrected; {ROW} and these are: "
                            f"{', '.join(CORRECTABLE[table])}")  # fmt: skip
    value, start = row["is"].strip(), row.get("start", "").strip()
    if column in NUMERIC and value:
        try:
            float(value)
        except ValueError:
            raise PipelineError(f"{where}: {value!r} is no number") from None
    if (table, column) == ("countries", "country"):
        value = value.upper()
        if not is_country(value):
            raise PipelineError(f"{where}: {value!r} is no country's code of two characters, such as FR")
    if column == ROW and value.lower() not in ("no", "yes"):
        raise PipelineError(f"{where}: of a row, `is` is no or yes")
    return Correction(
        table=table,
        path=row["path"].strip(),
        record=row.get("record", "").strip() or None,
        text=row["text"],
        start=int(start) if start.isdigit() else None,
        column=column,
        was=row.get("was", ""),
        value=value,
        note=row.get("note", ""),
    )


def of_path(lines: Iterable[Correction]) -> dict[str, tuple[Correction, ...]]:
    """The lines by the path of their article's source."""
    found: dict[str, list[Correction]] = {}
    for line in lines:
        found.setdefault(line.path, []).append(line)
    return {path: tuple(some) for path, some in found.items()}
