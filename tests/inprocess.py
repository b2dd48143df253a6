"""Runs in the process of the tests, with the model that they hold: the rows of a run without the start of workers."""

from __future__ import annotations

import gc
from collections.abc import Generator, Sequence
from functools import cache
from pathlib import Path

from pipeline import load
from pipeline.config import Settings
from pipeline.engines import Done, Engine, Job, Task
from pipeline.engines.work import work
from pipeline.language.model import Model
from pipeline.rules.registry import values
from pipeline.run.runner import run
from pipeline.tables.schema import TABLES


@cache
def model() -> Model:
    """The model, loaded once a process."""
    loaded = Model()
    gc.collect()
    gc.freeze()  # collections then pass over it
    return loaded


class InProcess(Engine):
    """Runs tasks one after the other, without the limits that worker processes have."""

    def map(self, tasks: Sequence[Task], job: Job) -> Generator[Done, None, None]:
        for task in tasks:
            yield work(job, task, model())


def extract(raw: Path, out: Path, settings: Settings | None = None) -> None:
    """The tables of a folder."""
    run(raw, out, settings or Settings(), engine=InProcess(), processes=1)


NAMED = [(name, c.name) for name, t in TABLES.items() for c in t.columns if c.name in ("rule", "reason")]
COLUMNS = [pair for pair in NAMED if pair[0] != "rules"]


def unknown_rules(out: Path) -> dict[str, set[str]]:
    """The values of `rule` and `reason` in tables that no family of rules names, by table and column."""
    found = {}
    for table, column in COLUMNS:
        names = values(table, column)
        told = set(load(out, table)[column].dropna())
        if strange := {value for value in told if value not in names and value.split(":")[0] not in names}:
            found[f"{table}.{column}"] = strange
    return found
