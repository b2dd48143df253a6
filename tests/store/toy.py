"""A toy of the whole way for tests of the store: a text file is an article with a sentence a line, no model needed."""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Generator, Sequence
from pathlib import Path
from typing import Any

import pandas as pd
import pyarrow as pa
import pyarrow.parquet as pq

from pipeline.config import Settings
from pipeline.corpus import article_state
from pipeline.engines import Done, Engine, Job, Task
from pipeline.run.runner import Order, run
from pipeline.run.summary import Summary
from pipeline.sources.known import meta_digest
from pipeline.sources.source import Source
from pipeline.store.manifest import Entry
from pipeline.store.shards import write_shard
from pipeline.tables.arrow import article_tables
from pipeline.tables.schema import TABLES
from pipeline.work.failures import failure_row
from pipeline.work.places import doc_id_of
from tests.store.rows import row


def tables_of(source: Source) -> tuple[dict[str, pa.Table], str, int]:
    """The tables of a source, its SHA-256, and its articles: an empty file is a failure."""
    data = Path(source.location).read_bytes()
    digest = hashlib.sha256(data).hexdigest()
    if not data:
        failure = failure_row(source.path, None, digest, "read", "empty", "nothing")
        return article_tables({"failures": [failure]}), digest, 0
    doc_id = doc_id_of(source.path, None)
    text = data.decode()
    document = row("documents", doc_id=doc_id, path=source.path, sha256=digest, text=text, words=len(text.split()))
    lines = [(text.index(line), line) for line in text.splitlines()]
    sentences = [
        row("sentences", doc_id=doc_id, sentence_id=i, field="text", start=at, end=at + len(line), text=line)
        for i, (at, line) in enumerate(lines)
    ]
    said = [{"start": 0, "end": len(text)}]
    quotes = [row("quotes", doc_id=doc_id, quote_id=0, text=text, speaker_name="Ann Lee", kind="direct", parts=said)]
    return article_tables({"documents": [document], "sentences": sentences, "quotes": quotes}), digest, 1


class ToyEngine(Engine):
    """Runs tasks in this process; `before` is called with each source, and may raise or edit."""

    def __init__(self, before: Callable[[Source], None] = lambda source: None) -> None:
        self.before = before
        self.worked: list[str] = []

    def map(self, tasks: Sequence[Task], job: Job) -> Generator[Done, None, None]:
        for task in tasks:
            for source in task.sources:  # a shard each, so that small tests have many
                self.before(source)
                self.worked.append(source.path)
                tables, digest, articles = tables_of(source)
                entry = Entry(
                    *(source.size, source.mtime_ns, source.inode, digest, meta_digest(source), job.maker, ""),
                    *(articles, 1 - articles),
                )
                tables |= article_state(tables)
                shard = write_shard(job.journal, job.maker, job.root, {source.path: entry}, tables)
                yield Done(shard, tables["documents"].num_rows, source.size, 0.0)


def extract(
    raw: Path,
    out: Path,
    engine: ToyEngine | None = None,
    settings: Settings | None = None,
    rebuild: bool = False,
    **order: Any,
) -> Summary:
    """A run with the toy."""
    return run(raw, out, Order(settings, rebuild=rebuild, **order), engine=engine or ToyEngine())


def fill(raw: Path, names: Sequence[str], words: str = "") -> None:
    """Write toy sources."""
    for name in names:
        (raw / name).parent.mkdir(parents=True, exist_ok=True)
        (raw / name).write_text(f"This is {name}.\nIt says {words or name}.\n", encoding="utf-8")


def rows_of(out: Path) -> dict[str, list[dict[str, Any]]]:
    """All rows by table, as a reader sees them, in one order."""
    found = {}
    for name, table in TABLES.items():
        rows = pq.read_table(out / name).to_pylist()
        found[name] = sorted(rows, key=lambda r, order=table.order: [(r[c] is None, r[c]) for c in order])  # type: ignore[misc]
    return found


def texts(out: Path) -> dict[str, str]:
    """Path -> text of the committed articles."""
    frame = pd.read_parquet(out / "documents")
    return dict(zip(frame["path"], frame["text"], strict=True))
