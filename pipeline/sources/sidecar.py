"""Metadata that lies beside the sources: NAME.meta.json for one source, metadata.csv for those below its folder."""

from __future__ import annotations

import csv
import io
import json
import posixpath
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field, replace
from typing import NamedTuple

from pipeline.article import Metadata
from pipeline.sources.csv import delimiter_of
from pipeline.sources.dates import iso_date
from pipeline.sources.decode import decode, read_bytes
from pipeline.sources.objects import metadata_of
from pipeline.sources.source import FORMATS, ReadError, Source

MOST_BYTES = 1 << 28  # of one sidecar
LONGEST_CELL = 1 << 17  # characters; set each time, since reading tables of articles allows for more
COLUMNS = ("path", "url", "title", "published", "authors", "site", "language")
_SUFFIX = ".meta.json"


class Problem(NamedTuple):
    """A sidecar, or a row of one, that tells nothing about any source: a row of `failures`."""

    path: str  # of the sidecar
    record: str | None  # line of the row
    error: str
    message: str


@dataclass(slots=True)
class Sidecars:
    """What all sidecars say: metadata by source path, and what could not be used."""

    meta: dict[str, Metadata] = field(default_factory=dict)
    problems: list[Problem] = field(default_factory=list)


def read_sidecars(sources: Iterable[Source], sidecars: Iterable[Source]) -> Sidecars:
    """Metadata of each source from the sidecars of a listing.

    NAME.meta.json stands before metadata.csv, and a metadata.csv before one in a folder above; each adds what the
    nearer ones lack.
    """
    found = Sidecars()
    paths = {source.path for source in sources}
    stems: dict[str, list[str]] = {}
    for path in sorted(paths):
        stems.setdefault(stem_of(path), []).append(path)
    for sidecar in sorted(sidecars, key=_nearest_first):
        try:
            text, _ = decode(read_bytes(sidecar.location, MOST_BYTES)[0])
            if sidecar.path.lower().endswith(_SUFFIX):
                _add_json(found, sidecar.path, text, paths, stems)
            else:
                _add_csv(found, sidecar.path, text, paths)
        except ReadError as error:
            found.problems.append(Problem(sidecar.path, None, error.error, str(error)))
    found.problems.sort(key=lambda p: (p.path, int(p.record or 0)))
    return found


def stem_of(path: str) -> str:
    """A source's path without the endings that say its format."""
    plain = path[: -len(".gz")] if path.lower().endswith(".gz") else path
    stem, ending = posixpath.splitext(plain)
    return stem if ending.lower() in FORMATS else plain


def _nearest_first(sidecar: Source) -> tuple[bool, int, str]:
    return (not sidecar.path.lower().endswith(_SUFFIX), -sidecar.path.count("/"), sidecar.path)


def _add_json(found: Sidecars, path: str, text: str, paths: set[str], stems: dict[str, list[str]]) -> None:
    try:
        value = json.loads(text)
    except (ValueError, RecursionError):
        raise ReadError("sidecar", "not valid JSON; check its end and quotation marks") from None
    if not isinstance(value, dict):
        raise ReadError("sidecar", "a sidecar holds one object with keys such as title, url, published, authors")
    name = path[: -len(_SUFFIX)]
    targets = [name] if name in paths else stems.get(name, [])
    if not targets:
        raise ReadError("no_source", f"no source is named {name} (with or without an ending); rename or remove it")
    meta = _dated(metadata_of(value))
    for target in targets:
        _complete(found, target, meta)


def _add_csv(found: Sidecars, path: str, text: str, paths: set[str]) -> None:
    folder = posixpath.dirname(path)
    for line, row in _rows(text):
        target = posixpath.normpath(posixpath.join(folder, row["path"].replace("\\", "/")))
        if target not in paths:
            message = (
                f"no source lies at {row['path']!r} below the folder of this file; correct the path or remove the row"
            )
            found.problems.append(Problem(path, str(line), "no_source", message))
            continue
        authors = tuple(name for part in row.get("authors", "").split(";") if (name := " ".join(part.split())))
        values: dict[str, object] = {key: value for key, value in row.items() if key != "authors"}
        _complete(found, target, replace(_dated(metadata_of(values)), authors=authors))


def _rows(text: str) -> Iterator[tuple[int, dict[str, str]]]:
    """The rows of a CSV with a header, by column, with the line each ends on. Raises ReadError."""
    delimiter = delimiter_of(text.split("\n", 1)[0])
    csv.field_size_limit(LONGEST_CELL)
    reader = csv.reader(io.StringIO(text, newline=""), delimiter=delimiter, strict=False)
    try:
        header = [name.strip().casefold() for name in next(reader, [])]
        if "path" not in header:
            raise ReadError("sidecar", f"the first line names no column `path`; known columns are {', '.join(COLUMNS)}")
        for values in reader:
            row = dict(zip(header, (value.strip() for value in values), strict=False))
            if any(row.values()):
                yield reader.line_num, {"path": "", **row}
    except csv.Error as error:
        raise ReadError("sidecar", f"line {reader.line_num} is not CSV: {error}; check its quotation marks") from None


def _dated(meta: Metadata) -> Metadata:
    return replace(meta, published=iso_date(meta.published) if meta.published else None)


def _complete(found: Sidecars, target: str, more: Metadata) -> None:
    """Add what nearer sidecars have not said."""
    known = found.meta.get(target, Metadata())
    found.meta[target] = Metadata(
        url=known.url or more.url,
        site=known.site or more.site,
        title=known.title or more.title,
        authors=known.authors or more.authors,
        published=known.published or more.published,
        language=known.language or more.language,
    )
