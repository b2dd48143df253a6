"""What a worker does: a chunk of sources becomes a Shard of Arrow tables. No engine and no store is known here."""

from __future__ import annotations

import time
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from types import MappingProxyType
from typing import TYPE_CHECKING

import pyarrow as pa

from pipeline.article import Article, Record, Span
from pipeline.config import VERSION, Settings
from pipeline.facts.focus import country_focus
from pipeline.sources.beside import is_of_many
from pipeline.sources.corrections import Correction
from pipeline.sources.decode import sha256_of
from pipeline.sources.names import Applied, Name, digest_of, held_in
from pipeline.sources.records import Unread, is_page, place_of, records
from pipeline.sources.source import ReadError, Source, is_sidecar, shown
from pipeline.sources.steps import normal_of, readable
from pipeline.tables.arrow import Row, article_tables
from pipeline.text.articles import article_of
from pipeline.work.corrections import as_applied, corrected, with_countries, without_rows
from pipeline.work.failures import failure_row
from pipeline.work.finished import Finished
from pipeline.work.invariants import broken
from pipeline.work.names import Change, changes_as_rows, with_names
from pipeline.work.offsets import in_source
from pipeline.work.places import doc_id_of
from pipeline.work.rows import rows_of

if TYPE_CHECKING:
    from pipeline.language.model import Model
    from pipeline.text.site_rules import SiteRules


@dataclass(frozen=True, slots=True)
class SourceResult:
    """What became of one source, or part of one. `failed`: records that gave no article.

    `sha256` is None where some of its bytes could not be had: the next run then tries it again.
    """

    key: str
    sha256: str | None
    doc_ids: tuple[str, ...]
    failed: tuple[str | None, ...]
    names: Applied = field(default_factory=Applied)


@dataclass(frozen=True, slots=True)
class Shard:
    """The rows of a chunk of sources, by table, and what became of each."""

    tables: dict[str, pa.Table]
    sources: tuple[SourceResult, ...]
    words: int
    seconds: float


def extract_sources(
    sources: Sequence[Source],
    settings: Settings,
    model: Model,
    started: Callable[[Source, str | None], None] = lambda source, record: None,
    problems: Mapping[tuple[str, str | None], tuple[str, str, str]] = MappingProxyType({}),
    stopped: Callable[[], bool] = lambda: False,
) -> Shard:
    """Extract a chunk.

    `started` is told of each source and record as its work begins (for time limits). `problems` are places (key of a
    source, and record, None for all of it) with the stage, error and message of what became of them before: they are
    not tried again. `stopped` is asked before each source; what is done by then is returned.
    """
    from pipeline.text.site_rules import parse_rules

    begun = time.perf_counter()
    rules = parse_rules(settings.rules) if settings.rules else None
    rows: dict[str, list[Row]] = {}
    results: list[SourceResult] = []
    for source in sources:
        if stopped():
            break
        started(source, None)
        doc_ids: list[str] = []
        failed: list[str | None] = []
        sha256 = source.part.sha256 if source.part else None
        had = True
        held: set[Name] = set()
        for record in _records(source, settings, problems):
            sha256, had = record.sha256 or sha256, had and record.sha256 is not None
            started(source, record.record)
            made = _rows_of_record(record, source, problems, settings, model, rules)
            failed += [row.record for row in made.get("failures", ())]
            doc_ids += [row.doc_id for row in made.get("documents", ())]
            for row in made.get("documents", ()) if source.names else ():
                held |= held_in(row.title, row.text, source.names, row.path)
            for name, more in made.items():
                rows.setdefault(name, []).extend(more)
        results.append(
            SourceResult(source.key, sha256 if had else None, tuple(doc_ids), tuple(failed), _applied(source, held))
        )
    words = sum(row.words for row in rows.get("documents", ()))
    return Shard(article_tables(rows), tuple(results), words, time.perf_counter() - begun)


def _applied(source: Source, held: set[Name]) -> Applied:
    """Which entries a source was made with. `held`: those that stand in its articles; for a part, all of them count."""
    return Applied(digest_of(source.names), digest_of(held if source.part is None else source.names))


def _rows_of_record(
    record: Record | Unread,
    source: Source,
    problems: Mapping[tuple[str, str | None], tuple[str, str, str]],
    settings: Settings,
    model: Model,
    rules: SiteRules | None,
) -> dict[str, list[Row]]:
    """The rows of one record; of one that was not read, or that hung or crashed before, a row of `failures`."""
    if problem := problems.get((source.key, record.record)):
        return {"failures": [failure_row(record.path, record.record, record.sha256, *problem)]}
    if isinstance(record, Unread):
        told = (record.path, record.record, record.sha256)
        return {"failures": [failure_row(*told, "read", record.error, record.message)]}
    lines = tuple(line for line in source.corrections if line.record in (None, record.record))
    return article_rows(record, settings, model, rules, lines, source.names)


def _records(
    source: Source, settings: Settings, problems: Mapping[tuple[str, str | None], tuple[str, str, str]]
) -> Iterator[Record | Unread]:
    """The records of a source; one that cannot be opened, or that hung or crashed as a whole, is not read."""
    if source.problem:
        error = "sidecar" if is_sidecar(source.path) or is_of_many(source.path) else "unreadable"
        yield Unread(source.path, place_of(source), None, error, source.problem)
    elif (source.key, None) in problems:
        sha256 = source.part.sha256 if source.part else sha256_of(source.location)
        yield Unread(source.path, place_of(source), sha256, *problems[source.key, None][1:])
    else:
        found = False
        for record in records(source, settings):
            found = True
            yield record
        if not found and source.part is None:
            message = "no article in it, not even a broken one; fetch it again or remove it"
            yield Unread(source.path, None, sha256_of(source.location), "empty", message)


def article_rows(
    record: Record,
    settings: Settings,
    model: Model,
    rules: SiteRules | None = None,
    lines: tuple[Correction, ...] = (),
    names: tuple[Name, ...] = (),
) -> dict[str, list[Row]]:
    """The rows of one record by table, or one row of `failures` that names the stage and the problem."""
    from pipeline.facts.stage import extract
    from pipeline.text.cleaning import clean, document_of, keep_all
    from pipeline.text.not_article import judged
    from pipeline.text.site_rules import apply_rules

    stage = "read"

    def failed(error: str, message: str) -> dict[str, list[Row]]:
        return {"failures": [failure_row(record.path, record.record, record.sha256, stage, error, message)]}

    try:
        normal = normal_of(record, is_page(record))
        article = article_of(readable(record, normal), settings)
        stage = "clean"
        if not is_page(record):
            article = clean(article, rules) if settings.clean else keep_all(article)
        elif rules is not None and settings.clean:
            article = replace(article, blocks=apply_rules(article, rules))
        if settings.clean:
            article = judged(article)
        document, spans = document_of(article)
        if not document.text:
            raise ReadError("no_text", "nothing is left after cleaning; see it with: pipeline show --no-clean")
        stage = "extract"
        named = with_names(extract(document, model), document, names, shown(record.path))
        focus = country_focus(named.extraction.countries, document.title, title_span(article, spans))
        name = None if document.limited else model.label
        article = in_source(article, record, normal)
        done = Finished(article, document, spans, named.extraction, focus, name, VERSION)
        rows = rows_of(done) if not lines and not named.changes else _with_corrections(done, lines, named.changes)
        stage = "invariant"
        if problem := broken(article, document, rows, normal):
            raise ReadError("invariant", f"{problem}; please report it with the source")
        return rows
    except ReadError as error:
        return failed(error.error, str(error))
    except (MemoryError, RecursionError) as error:
        return failed(type(error).__name__, "too deep or too large for this machine's limits")
    except Exception as error:  # a fault of ours costs one article, never the run
        return failed(type(error).__name__, f"{error}; please report it with the source")


def _with_corrections(
    done: Finished, lines: tuple[Correction, ...], changes: tuple[Change, ...]
) -> dict[str, list[Row]]:
    """The rows of an article after what a person corrected, and `corrections` as they were applied.

    `changes`: those that the names made already.
    """
    before = rows_of(done)
    doc_id = before["documents"][0].doc_id
    left = without_rows(with_countries(done.extraction, before, lines), before, lines)
    focus = country_focus(left.countries, done.document.title, title_span(done.article, done.spans))
    rows = corrected(rows_of(replace(done, extraction=left, focus=focus)), lines)
    return {**rows, "corrections": as_applied(doc_id, before, lines, changes_as_rows(doc_id, changes))}


def title_span(article: Article, spans: Sequence[Span | None]) -> Span | None:
    """Where in the text the title stands; None where it is not part of it."""
    if not article.title_in_text:
        return None
    places = (
        span for block, span in zip(article.blocks, spans, strict=True) if span and block.text == article.meta.title
    )
    return next(places, None)


__all__ = ["Shard", "SourceResult", "article_rows", "doc_id_of", "extract_sources"]
