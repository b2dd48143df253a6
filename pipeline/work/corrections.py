"""Corrections applied to an article's rows after every extraction (see pipeline.sources.corrections).

A line finds its words again after the article, or the version, has changed; one that no longer does is kept in the
table `corrections` as not applied.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace
from typing import Any

from pipeline.article import Claim, Extraction
from pipeline.sources.corrections import NUMERIC, ROW, TRUE, Correction
from pipeline.tables.arrow import Row

REMOVABLE = ("quotes", "numbers", "countries", "positions", "entities")


def without_rows(found: Extraction, rows: Mapping[str, Sequence[Row]], lines: Iterable[Correction]) -> Extraction:
    """An extraction less the rows that a person said are none; what pointed to them goes with them.

    `rows` are those of the extraction, in its order.
    """
    for table in REMOVABLE:
        gone = {
            at for line in lines if line.table == table and line.column == ROW and line.value.lower() == "no"
            if (at := place_of(line, rows[table])) is not None
        }  # fmt: skip
        if gone:
            found = _without(found, table, gone)
    return found


def with_countries(found: Extraction, rows: Mapping[str, Sequence[Row]], lines: Iterable[Correction]) -> Extraction:
    """An extraction whose mentions of countries are of those that a person gave; `rows` as for `without_rows`."""
    countries = list(found.countries)
    for line in lines:
        if (line.table, line.column) == ("countries", "country"):
            at = place_of(line, rows["countries"])
            if at is not None:
                countries[at] = replace(countries[at], country=line.value)
    return replace(found, countries=tuple(countries))


def _without(found: Extraction, table: str, gone: set[int]) -> Extraction:
    """The extraction less some rows of one family, with the indices into it moved."""
    kept = tuple(item for at, item in enumerate(getattr(found, table)) if at not in gone)
    new = {at: at - sum(g < at for g in gone) for at in range(len(getattr(found, table))) if at not in gone}
    found = replace(found, **{table: kept})
    if table == "numbers":
        positions = tuple(replace(p, numbers=tuple(new[n] for n in p.numbers if n in new)) for p in found.positions)
        found = replace(found, positions=positions)
    claims = (moved(claim, table, new) for claim in found.claims)
    return replace(found, claims=tuple(claim for claim in claims if claim is not None))


def moved(claim: Claim, table: str, new: Mapping[int, int]) -> Claim | None:
    """A claim with its index into a family moved to the new one; None where nothing is left to claim."""
    if table == "numbers":
        return replace(claim, number=new[claim.number]) if claim.number in new else None
    if table == "countries" and claim.country is not None:
        claim = replace(claim, country=new.get(claim.country))
    if table == "quotes" and claim.quote is not None:
        claim = replace(claim, quote=new.get(claim.quote))
    return None if claim.country is None and claim.quote is None else claim


def corrected(rows: dict[str, list[Row]], lines: Iterable[Correction]) -> dict[str, list[Row]]:
    """The rows with the values that a person gave."""
    changed = {name: list(some) for name, some in rows.items()}
    for line in lines:
        at = place_of(line, changed[line.table]) if line.column != ROW else None
        if at is not None:
            row = changed[line.table][at]
            changed[line.table][at] = row._replace(**{line.column: _value(line)})
    return changed


def place_of(line: Correction, rows: Sequence[Row]) -> int | None:
    """Which of some rows a line means: that with its words, of several the one nearest to its start."""
    words = " ".join(line.text.split())
    found = [at for at, row in enumerate(rows) if " ".join(row.text.split()) == words]
    if not found:
        return None
    return min(found, key=lambda at: (abs(rows[at].start - line.start), at)) if line.start is not None else found[0]


def _value(line: Correction) -> Any:
    if line.column == "negated":
        return line.value.lower() in TRUE
    if not line.value:
        return None
    return float(line.value) if line.column in NUMERIC else line.value


def as_applied(
    doc_id: str, rows: Mapping[str, Sequence[Row]], lines: Iterable[Correction], others: Iterable[Row] = ()
) -> list[Row]:
    """Rows of `corrections`, and others of them, in order. `rows`: the article's before the lines were applied."""
    made = list(others)
    for line in lines:
        at = place_of(line, rows[line.table])
        start, end = (rows[line.table][at].start, rows[line.table][at].end) if at is not None else (None, None)
        was = line.was or (str(getattr(rows[line.table][at], line.column, "")) if at is not None else "")
        told = (line.column, was or None, line.value or None, line.note or None, at is not None)
        made.append((line.table, doc_id, start, end, *told))
    return sorted(made, key=lambda row: (row[0], row[1], -1 if row[2] is None else row[2], row[4]))
