"""The tables of an output folder, as the report reads them: whole columns for the overview, rows of one article."""

from __future__ import annotations

from functools import cached_property
from pathlib import Path
from typing import Any

import pyarrow as pa
import pyarrow.compute as pc

from pipeline.errors import ReportError
from pipeline.tables.schema import TABLES
from pipeline.views.snapshot import snapshot

Row = dict[str, Any]


class Tables:
    """Tables of a processed folder, each read once, when it is first needed."""

    def __init__(self, processed: Path) -> None:
        """`processed` is a folder that `pipeline extract` wrote. Raises ReportError where it is none."""
        try:
            self._state = snapshot(processed)
        except FileNotFoundError:
            wanted = f"'pipeline extract RAW --out {processed}'"
            raise ReportError(f"no tables in {processed}: make them with {wanted}") from None
        self._tables: dict[str, pa.Table] = {}
        self._places: dict[str, dict[str, tuple[int, int]]] = {}

    def table(self, name: str) -> pa.Table:
        """A whole table in its documented order."""
        if name not in self._tables:
            try:
                table = self._state.table(name)
            except FileNotFoundError:
                wanted = "'pipeline extract --rebuild'"
                raise ReportError(f"table {name} is missing: make the tables again with {wanted}") from None
            self._tables[name] = table.sort_by([(key, "ascending") for key in TABLES[name].order])
        return self._tables[name]

    def rows(self, name: str, columns: list[str] | None = None) -> list[Row]:
        """All rows of a table, or some columns of it."""
        table = self.table(name)
        rows: list[Row] = (table.select(columns) if columns else table).to_pylist()
        return rows

    def of(self, name: str, doc_id: str) -> list[Row]:
        """The rows of one article, in order."""
        start, count = self._places_of(name).get(doc_id, (0, 0))
        rows: list[Row] = self.table(name).slice(start, count).to_pylist()
        return rows

    @cached_property
    def read_of_rules(self) -> dict[tuple[str, str], tuple[float | None, int]]:
        """Of each rule, by table and name: the share of the rows read that were right, and how many were read."""
        return {(row["table"], row["rule"]): (row["precision"], row["n"]) for row in self.rows("rules")}

    @cached_property
    def sentences_of_rules(self) -> dict[tuple[str, str], str]:
        """What each rule says, by table and name."""
        return {(row["table"], row["rule"]): row["what"] for row in self.rows("rules", ["table", "rule", "what"])}

    @cached_property
    def people(self) -> dict[str, Row]:
        """The rows of `people` by their key."""
        return {row["person_id"]: row for row in self.rows("people")}

    @cached_property
    def people_in_quotes(self) -> dict[tuple[str, int], list[str]]:
        """The people named within each quote, by article and quote; names that several people share are left out."""
        of_name: dict[str, str | None] = {}
        for key, row in self.people.items():
            for name in row["names"]:
                of_name[name] = None if name in of_name else key
        where = (pc.field("label") == "PERSON") & pc.field("quote_id").is_valid()
        found: dict[tuple[str, int], list[str]] = {}
        for batch in self._state.scan("entities", ["doc_id", "quote_id", "name"], where):
            for row in batch.to_pylist():
                person = of_name.get(row["name"])
                if person is not None:
                    found.setdefault((row["doc_id"], row["quote_id"]), []).append(person)
        return found

    def _places_of(self, name: str) -> dict[str, tuple[int, int]]:
        """Where each article's rows begin in the sorted table, and how many there are."""
        if name not in self._places:
            places: dict[str, tuple[int, int]] = {}
            begun, previous = 0, None
            doc_ids = self.table(name).column("doc_id").to_pylist()
            for at, doc_id in enumerate([*doc_ids, None]):
                if doc_id != previous:
                    if previous is not None:
                        places[previous] = (begun, at - begun)
                    begun, previous = at, doc_id
            self._places[name] = places
        return self._places[name]


def title_of(document: Row) -> str:
    """The title of an article, else how its text begins, else its path."""
    words = document["text"].split(maxsplit=9)[:9]
    return str(document["title"] or (f"{' '.join(words)} …" if words else document["path"]))


def speaker_key(quote: Row) -> str | None:
    """What tells the speaker of a quote from all others: the person, else the name; None where there is none."""
    key: str | None = quote["person_id"] or quote["speaker_name"]
    return key if quote["speaker_name"] else None
