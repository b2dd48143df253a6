"""Why a row is as it is: its article is worked on again, and the rules that were asked at its place are shown."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from pipeline.article import Record
from pipeline.config import Settings
from pipeline.errors import PipelineError
from pipeline.rules.engine import Step, traced

LONGEST = 200  # characters of a row's words that are shown
TABLES = ("blocks", "countries", "numbers", "quotes", "positions")


@dataclass(frozen=True, slots=True)
class Reason:
    """A row whose words were asked for, and the rules that were asked at its place, in order."""

    table: str
    row: Mapping[str, Any]
    steps: tuple[Step, ...]


def why(out: Path, doc_id: str, words: str, settings: Settings) -> Iterator[Reason]:
    """The rows of an article whose text holds `words`, each with the rules that were asked there.

    Raises PipelineError where the source is no longer there, or has changed since the rows were made.
    """
    from pipeline.language.model import Model
    from pipeline.work.shard import article_rows

    record = record_of(out, doc_id, settings)
    with traced() as steps:
        rows = article_rows(record, settings, Model(settings.model))
    if problem := next(iter(rows.get("failures", ())), None):
        raise PipelineError(f"{record.path} gives no article now: {problem.message}")
    for table in TABLES:
        for row in rows[table]:
            if words.casefold() in row.text.casefold():
                yield Reason(table, row._asdict(), tuple(near(table, row._asdict(), steps)))


def told(reason: Reason) -> Iterator[str]:
    """A row and its rules as lines that a person reads; control characters as escapes."""
    row = reason.row
    shown = "".join(c if c.isprintable() else repr(c)[1:-1] for c in row["text"][:LONGEST])
    value = row.get("rule") or row.get("reason") or "none"
    yield f"{reason.table}  {shown!r}  {row.get('reason') or ''} rule={value}".replace("  rule", " rule")
    for step in reason.steps:
        mark = "yes" if step.answered else " no"
        saw = "".join(c if c.isprintable() else " " for c in step.saw)
        yield f"    {mark}  {step.family}: {step.rule}" + (f"  ({saw})" if saw else "")
    if not reason.steps:
        yield "    no rule of a family was asked at this place"


def near(table: str, row: Mapping[str, Any], steps: list[Step]) -> Iterator[Step]:
    """The steps at the place of a row: of blocks in the source, of all others in the text."""
    start, end = (row["raw_start"], row["raw_end"]) if table == "blocks" else (row["start"], row["end"])
    if start is None:
        return
    for step in steps:
        if of_table(step, table) and step.at and step.at[0] < end and start < step.at[1]:
            yield step


def of_table(step: Step, table: str) -> bool:
    """Whether a step belongs to a table's families of rules."""
    room = step.family.split(".")[0]
    return room == table or (table == "quotes" and room == "people") or (table == "blocks" and room == "text")


def record_of(out: Path, doc_id: str, settings: Settings) -> Record:
    """The record that an article was made from, read again."""
    from pipeline.sources.records import records
    from pipeline.sources.source import walk
    from pipeline.store.store import committed
    from pipeline.work.places import doc_id_of

    manifest = committed(out)
    if manifest is None:
        raise PipelineError(f"{out} holds no tables; make them with: pipeline extract RAW --out {out}")
    for source in walk(Path(manifest.root)).sources:
        for record in records(source, settings):
            if isinstance(record, Record) and doc_id_of(record.path, record.record) == doc_id:
                return record
    raise PipelineError(f"the source of article {doc_id} is not below {manifest.root} any more")
