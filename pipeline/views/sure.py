"""Rows of rules that are known to be right: how right a rule is, the table `rules` says.

Of a rule of which few rows were read, its own share says little: it is drawn to that of its table as if WEIGHT more
rows had been read, as right as those of the whole table. With the rules measured on one half of the documents and the
rows counted on the other, rows said to be 0.9 or better are (docs/corrections.md).
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from pipeline.views.snapshot import Snapshot

RULED = ("countries", "numbers", "quotes", "claims", "positions")  # tables whose rows a rule stands for
WEIGHT = 30  # rows
SAID = frozenset((("countries", "named"),))  # what a person said is not measured


def sure(read: Mapping[str, tuple[int, int]], min_precision: float) -> set[str]:
    """The rules whose rows are right in at least that share. `read`: by rule of one table, rows right and rows read."""
    right, n = (sum(counts[at] for counts in read.values()) for at in (0, 1))
    share = right / n if n else 0.0
    return {
        rule for rule, (good, many) in read.items()
        if many and good + WEIGHT * share >= min_precision * (many + WEIGHT)
    }  # fmt: skip


def sure_rules(state: Snapshot, table: str, min_precision: float) -> set[str]:
    """The rules of a table of an output whose rows are right in at least that share, as far as is known."""
    rows = [row for batch in state.scan("rules") for row in batch.to_pylist() if row["table"] == table]
    read = {row["rule"]: (round(row["n"] * (row["precision"] or 0)), row["n"]) for row in rows}
    return sure(read, min_precision) | {rule for of, rule in SAID if of == table}


def surely(state: Snapshot, table: str, min_precision: float) -> Any:
    """Whether a row of a table is by such a rule, as an expression of pyarrow.compute."""
    import pyarrow as pa
    import pyarrow.compute as pc

    from pipeline.tables.columns import arrow_array

    return pc.field("rule").isin(arrow_array(sorted(sure_rules(state, table, min_precision)), pa.string()))
