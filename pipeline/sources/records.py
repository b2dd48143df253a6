"""Sources: files become Records, one reader a format."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from importlib.resources import files

from pipeline.article import Record
from pipeline.config import Settings
from pipeline.sources.blob import Blob, Found
from pipeline.sources.formats import BY_NAME, PAGES, Format, without_packing
from pipeline.sources.members import read_found
from pipeline.sources.parts import blob_of, split
from pipeline.sources.sidecar import completed
from pipeline.sources.source import ReadError, Source
from pipeline.sources.steps import is_escaped_markup, plain_meta

_TAG = re.compile(
    r"</?(?:p|br|div|h[1-6]|ul|ol|li|span|a|b|i|em|strong|blockquote|table|figure|img)(?:\s[^<>]*)?/?>", re.I
)
KINDS = "docs/formats.md"
FRAGMENT = 2  # tags of a page in a field, before its text is taken for markup
OWN_PAGE = '<meta name="generator" content="source-extraction">'  # of the pages that the pipeline writes itself
LOOKED = 20_000  # characters of it that are looked at


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
    blob = blob_of(source, settings)
    try:
        yield from _read(blob, source, settings)
    except Exception as error:  # what a library stumbles over in a broken file costs the file, never the run
        yield _unread(blob, source, error)


def _read(blob: Blob, source: Source, settings: Settings) -> Iterator[Record | Unread]:
    """The articles of a source or part. Raises what its reader raises."""
    kind = BY_NAME[source.part.format] if source.part else _kind(blob)
    sha256 = source.part.sha256 if source.part else blob.digest()
    for found in read_found(blob, kind, settings):
        yield _record_of(found, source, kind, sha256 or "", settings)


def _unread(blob: Blob, source: Source, error: Exception) -> Unread:
    """A source or part that its reader could not read to its end, and why."""
    name, message, place = type(error).__name__, "too deep or too large for this machine's limits", place_of(source)
    if isinstance(error, ReadError):
        name, message = error.error, str(error)
        place = None if source.part is not None and source.part.torn == (name, message) else place
    elif not isinstance(error, MemoryError | RecursionError):
        message = f"cannot be read: {str(error)[:160]}; fetch it again, or report it with the source"
    known = source.part.sha256 if source.part else None
    return Unread(source.path, place, None if name == "unreadable" else known or blob.digest(), name, message)


def _kind(blob: Blob) -> Format:
    """The format of a file. Raises ReadError (`unsupported`, `bad_gzip`, `unreadable`)."""
    kind = blob.kind
    if kind is None:
        raise ReadError("unsupported", f"not read, by its name or its content: {_what_to_do(blob.name)}")
    ending = without_packing(blob.name)[1]
    if ending and not blob.packing and b"\0" in blob.head[:64] and kind.name in ("txt", "csv", "json", "jsonl", "html"):
        raise ReadError(f"bad_{'gzip' if ending == 'gz' else ending}", "not what its name says; fetch it again")
    return kind


@cache
def _advice() -> dict[str, str]:
    data = files("pipeline.sources").joinpath("data/refused.toml").read_text(encoding="utf-8")
    return {ending: str(advice) for ending, advice in tomllib.loads(data).items()}


def _what_to_do(name: str) -> str:
    """What to do with a file that is not read."""
    ending = without_packing(name.lower())[0].rpartition("/")[2].rpartition(".")[2]
    return _advice().get(ending, f"leave it out with --exclude, or save it as one of the kinds in {KINDS}")


def place_of(source: Source) -> str | None:
    """What stands for the record in a failure of a source as a whole: nothing, or which part of the source it is."""
    return str(source.part) if source.part else None


def _record_of(found: Found, source: Source, kind: Format, sha256: str, settings: Settings) -> Record | Unread:
    if found.error:
        return Unread(source.path, found.record, sha256, *found.error)
    name = found.format or kind.name
    page = found.page
    if page is None:
        page = looks_like_page(found.body) or is_escaped_markup(found.body)
    if page and OWN_PAGE in found.body[:LOOKED]:
        message = "a page of the pipeline's own report, no article; keep reports out of the raw folder"
        return Unread(source.path, found.record, sha256, "own_report", message)
    meta = completed(found.meta, source.meta) if source.meta else found.meta
    most = settings.max_html_chars if page else settings.max_chars
    if len(found.body) > most:
        message = f"{len(found.body):,} characters, more than {most:,}; split it, or raise the limit"
        return Unread(source.path, found.record, sha256, "too_long", message)
    meta = plain_meta(meta)
    return Record(source.path, found.record, name, sha256, found.encoding, found.body, meta, found.fetched, page)


def looks_like_page(body: str) -> bool:
    """Whether the text of a field is markup: it begins as a page does, or has tags of one."""
    head = body[:LOOKED]
    begin = head.lstrip()[:20].lower()
    if begin.startswith(("<!doctype html", "<html", "<?xml")):
        return True
    tags = _TAG.findall(head)
    return len(tags) >= FRAGMENT or (len(tags) == 1 and begin.startswith("<"))


def is_page(record: Record) -> bool:
    """Whether a record's body is markup."""
    if record.page is not None:
        return record.page
    return record.format in PAGES or (record.format != "txt" and looks_like_page(record.body))
