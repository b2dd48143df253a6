"""Sources: files become Records, one reader a format."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace
from itertools import chain

from pipeline.article import Metadata, Record
from pipeline.config import Settings
from pipeline.sources.csv import Header, items_of_csv, lines_of, longest_cell, read_header
from pipeline.sources.dates import iso_date
from pipeline.sources.decode import BLANK, decode, read_bytes, sha256_of
from pipeline.sources.naming import Item
from pipeline.sources.objects import content_of, items_of_json, items_of_lines
from pipeline.sources.parts import split
from pipeline.sources.source import FORMATS, Part, ReadError, Source, format_of
from pipeline.sources.stretch import decoded, lines, stretch


@dataclass(frozen=True, slots=True)
class Unread:
    """A source or record that gives no article, and why. `sha256` is None where the source's bytes could not be had."""

    path: str
    record: str | None
    sha256: str | None
    error: str
    message: str


def records(source: Source, settings: Settings) -> Iterator[Record | Unread]:
    """The articles of a source as they lie there; what cannot be read comes as Unread, never as an exception."""
    if source.part is None and (parts := split(source, settings)) != [source]:
        for part in parts:
            yield from records(part, settings)
        return
    sha256 = source.part.sha256 if source.part else None
    try:
        kind = format_of(source.path)
        if kind is None:
            sha256 = sha256_of(source.location)
            known = " ".join(sorted(FORMATS))
            raise ReadError("unsupported", f"this kind of file is not read; known are {known}, each also with .gz")
        if kind == "warc":
            sha256 = sha256 or sha256_of(source.location)
            yield from _pages(source, sha256 or "", settings)
            return
        if source.part:
            for item in _items_of_part(source, source.part, settings):
                yield _record_of(item, source, kind, source.part.sha256, source.part.encoding, settings)
            return
        data, sha256 = read_bytes(source.location, settings.max_bytes)
        if not data.strip(BLANK):
            raise ReadError("empty", "the file holds nothing but white space; fetch it again or remove it")
        text, encoding = decode(data, markup=kind == "html")
        del data
        if kind in ("txt", "html"):
            yield _limited(Record(source.path, None, kind, sha256, encoding, text), source.meta, settings)
        else:
            for item in _items(text, kind, settings):
                yield _record_of(item, source, kind, sha256, encoding, settings)
    except ReadError as error:
        torn = source.part is not None and source.part.torn == (error.error, str(error))
        digest = None if error.error == "unreadable" else sha256 or sha256_of(source.location)
        yield Unread(source.path, None if torn else place_of(source), digest, error.error, str(error))


def place_of(source: Source) -> str | None:
    """What stands for the record in a failure of a source as a whole: nothing, or which part of the source it is."""
    return str(source.part) if source.part else None


def _items(text: str, kind: str, settings: Settings) -> Iterator[Item]:
    """The objects of a file that holds many."""
    if kind == "csv":
        lines, limit = lines_of(text), longest_cell(settings)
        return items_of_csv(lines, read_header(lines, limit), limit)
    return items_of_json(text) if kind == "json" else items_of_lines(text.split("\n"))


def _items_of_part(source: Source, part: Part, settings: Settings) -> Iterator[Item]:
    """The objects of a part of a file."""
    found = lines(stretch(source, part), settings.max_bytes)
    texts = (
        None if line is None else decoded(line, part.encoding, number) + "\n" * (ended and part.columns != ())
        for number, (_, line, ended) in enumerate(found, part.whole.first)
    )
    if not part.columns:
        return items_of_lines(texts, part.whole)
    rows = chain.from_iterable(lines_of(text or "") for text in texts)
    return items_of_csv(rows, Header(part.delimiter, part.columns, 0), longest_cell(settings), part.whole)


def _pages(source: Source, sha256: str, settings: Settings) -> Iterator[Record | Unread]:
    """The pages of a WARC file; what was passed over comes as one Unread that counts it."""
    from pipeline.sources.warc import Broken, Skipped, read_warc

    for item in read_warc(source.location, source.path, sha256, settings.max_html_chars, source.part):
        if isinstance(item, Broken):
            yield Unread(source.path, item.record, sha256, item.error, item.message)
        elif isinstance(item, Skipped):
            yield Unread(source.path, None, sha256, "passed_over", str(item))
        else:
            yield _limited(item, source.meta, settings)


def _record_of(
    item: Item, source: Source, kind: str, sha256: str, encoding: str, settings: Settings
) -> Record | Unread:
    if item.error or item.value is None:
        return Unread(source.path, item.record, sha256, *(item.error or ("json", "no object")))
    try:
        content = content_of(item.value)
        meta = replace(content.meta, published=iso_date(content.meta.published) if content.meta.published else None)
        record = Record(source.path, item.record, kind, sha256, encoding, content.body, meta)
        return _limited(record, source.meta, settings)
    except ReadError as error:
        return Unread(source.path, item.record, sha256, error.error, str(error))


def _limited(record: Record, sidecar: Metadata | None, settings: Settings) -> Record:
    most = settings.max_html_chars if is_page(record) else settings.max_chars
    if len(record.body) > most:
        raise ReadError(
            "too_long", f"{len(record.body):,} characters, more than {most:,}; split it, or raise the limit"
        )
    return replace(record, meta=completed(record.meta, sidecar)) if sidecar else record


def completed(meta: Metadata, more: Metadata) -> Metadata:
    """`meta` with what it lacks taken from `more`."""
    return Metadata(
        url=meta.url or more.url,
        site=meta.site or more.site,
        title=meta.title or more.title,
        authors=meta.authors or more.authors,
        published=meta.published or more.published,
        language=meta.language or more.language,
    )


def is_page(record: Record) -> bool:
    """Whether a record's body is markup."""
    if record.format in ("html", "warc"):
        return True
    head = record.body[:2000].lstrip().lower()
    return record.format != "txt" and (
        head.startswith(("<!doctype html", "<html", "<?xml")) or (head.startswith("<") and "<p" in head)
    )
