"""Rows of rules that are known to be right: how right a rule is, the table `rules` says."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from pipeline.views.snapshot import Snapshot

RULED = ("countries", "numbers", "quotes", "claims", "positions")  # tables whose rows a rule stands for
ENOUGH = 30  # rows read of a rule: with fewer its share says little


def sure_rules(state: Snapshot, table: str, min_precision: float) -> list[str]:
    """The rules of a table of which at least that share of the rows read was right, and ENOUGH were read."""
    rows = (row for batch in state.scan("rules") for row in batch.to_pylist())
    return [
        row["rule"] for row in rows
        if row["table"] == table and row["n"] >= ENOUGH and row["precision"] >= min_precision
    ]  # fmt: skip


def surely(state: Snapshot, table: str, min_precision: float) -> Any:
    """Whether a row of a table is by such a rule, as an expression of pyarrow.compute."""
    import pyarrow as pa
    import pyarrow.compute as pc

    from pipeline.tables.columns import arrow_array

    return pc.field("rule").isin(arrow_array(sure_rules(state, table, min_precision), pa.string()))
