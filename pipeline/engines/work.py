"""What every engine's worker does with a task: extract it, journal the rows, say what became of each source."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from pipeline.engines import Done, Job, Task
from pipeline.errors import WriteError
from pipeline.sources.known import meta_digest
from pipeline.sources.source import Source
from pipeline.store.manifest import Entry

if TYPE_CHECKING:
    from pipeline.language.model import Model

WARM = (
    "The mayor of Poznan said on Monday that the city had sent 300 of the 450 trucks to Kyiv. “We had more,” he added. "
    * 3
)
AGAIN = ("timeout", "crash")  # stages whose failures may be the machine's


def warm_up(job: Job, model: Model) -> None:
    """Load all that an article needs, so that no time limit counts it."""
    from pipeline.article import Record
    from pipeline.corpus import article_state
    from pipeline.store.merge import in_order
    from pipeline.tables.arrow import article_tables
    from pipeline.work.shard import article_rows

    record = Record("warm-up.txt", None, "txt", "", "utf-8", WARM)
    tables = article_tables(article_rows(record, job.settings, model))
    for name, table in {**tables, **article_state(tables)}.items():
        in_order(name, table)


def work(
    job: Job,
    task: Task,
    model: Model,
    started: Callable[[Source, str | None], None] = lambda source, record: None,
    stopped: Callable[[], bool] = lambda: False,
    ended: Callable[[], None] = lambda: None,
) -> Done:
    """Run a task. `stopped` is asked between sources; what is done by then is journaled. Raises WriteError.

    `started` is told of each source and record as its work begins, `ended` when the last has ended.
    """
    from pipeline.corpus import article_state
    from pipeline.store.parts import PARTS, parts_table
    from pipeline.store.shards import write_shard
    from pipeline.work.shard import extract_sources

    made = extract_sources(task.sources, job.settings, model, started, task.problems, stopped)
    ended()
    again = {key for (key, _), (stage, _, _) in task.problems.items() if stage in AGAIN}
    sources = {source.key: source for source in task.sources}
    entries = {}
    for result in made.sources:
        source = sources[result.key]
        entries[source.key] = Entry(
            *(source.size, source.mtime_ns, source.inode, result.sha256, meta_digest(source), job.maker, ""),
            *(len(result.doc_ids), len(result.failed), source.key in again, str(result.names)),
        )
    members = {result.key: (result.doc_ids, result.failed) for result in made.sources}
    try:
        tables = {**made.tables, **article_state(made.tables), PARTS: parts_table(members)}
        shard = write_shard(job.journal, job.maker, job.root, entries, tables)
    except OSError as error:
        raise WriteError(f"{job.journal} cannot be written: {error.strerror or error}") from None
    return Done(shard, made.words, sum(sources[key].bytes for key in entries), made.seconds)
