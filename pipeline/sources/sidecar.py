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
from pipeline.sources.decode import decode, read_bytes
from pipeline.sources.fields import key_of
from pipeline.sources.formats import format_of, without_packing
from pipeline.sources.objects import metadata_of
from pipeline.sources.source import ReadError, Source

MOST_BYTES = 1 << 26  # of a metadata.csv: 300,000 rows
MOST_BYTES_OF_ONE = 1 << 22  # of a sidecar that speaks of one source
LONGEST_CELL = 1 << 17  # characters; set each time, since reading tables of articles allows for more
COLUMNS = ("path", "url", "title", "published", "authors", "site", "language")
PATHS = (
    "path",
    "file",
    "filename",
    "filepath",
    "relativepath",
    "fullpath",
    "document",
    "docid",
    "articleid",
    "id",
    "name",
)
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
    places = Places(paths)
    for sidecar in sorted(sidecars, key=_nearest_first):
        try:
            one = sidecar.path.lower().endswith(_SUFFIX)
            text, _ = decode(read_bytes(sidecar.location, MOST_BYTES_OF_ONE if one else MOST_BYTES)[0])
            if one:
                _add_json(found, sidecar.path, text, places)
            else:
                _add_csv(found, sidecar.path, text, places)
        except ReadError as error:
            found.problems.append(Problem(sidecar.path, None, error.error, str(error)))
    found.problems.sort(key=lambda p: (p.path, int(p.record or 0)))
    return found


class Places:
    """The paths of sources, as a sidecar may name them."""

    def __init__(self, paths: set[str]) -> None:
        self.paths = paths
        self.stems: dict[str, list[str]] = {}
        self.names: dict[str, list[str]] = {}
        for path in sorted(paths):
            self.stems.setdefault(stem_of(path), []).append(path)
            for name in {posixpath.basename(path), stem_of(posixpath.basename(path))}:
                self.names.setdefault(name, []).append(path)

    def find(self, folder: str, named: str) -> list[str]:
        """The sources that a row below `folder` names: its path, with or without ending, else its file's name alone.

        A name alone counts only where it is that of one source below the folder.
        """
        target = posixpath.normpath(posixpath.join(folder, named.replace("\\", "/")))
        if target in self.paths:
            return [target]
        if target in self.stems:
            return self.stems[target]
        name = posixpath.basename(target)
        below = [path for path in self.names.get(name, ()) if not folder or path.startswith(f"{folder}/")]
        return below if len(below) == 1 else []


def stem_of(path: str) -> str:
    """A source's path without the endings that say its format."""
    plain = without_packing(path)[0]
    return posixpath.splitext(plain)[0] if format_of(plain) is not None else plain


def _nearest_first(sidecar: Source) -> tuple[bool, int, str]:
    return (not sidecar.path.lower().endswith(_SUFFIX), -sidecar.path.count("/"), sidecar.path)


def _add_json(found: Sidecars, path: str, text: str, places: Places) -> None:
    try:
        value = json.loads(text)
    except (ValueError, RecursionError):
        raise ReadError("sidecar", "not valid JSON; check its end and quotation marks") from None
    if not isinstance(value, dict):
        raise ReadError("sidecar", "a sidecar holds one object with keys such as title, url, published, authors")
    name = path[: -len(_SUFFIX)]
    targets = [name] if name in places.paths else places.stems.get(name, [])
    if not targets:
        raise ReadError("no_source", f"no source is named {name} (with or without an ending); rename or remove it")
    meta = metadata_of(value)
    for target in targets:
        found.meta[target] = completed(found.meta.get(target, Metadata()), meta)


def _add_csv(found: Sidecars, path: str, text: str, places: Places) -> None:
    folder = posixpath.dirname(path)
    for line, named, row in _rows(text):
        targets = places.find(folder, named)
        if not targets:
            message = f"no source lies at {named!r} below the folder of this file; correct the path or remove the row"
            found.problems.append(Problem(path, str(line), "no_source", message))
            continue
        meta = metadata_of(row)
        for target in targets:
            found.meta[target] = completed(found.meta.get(target, Metadata()), meta)


def _rows(text: str) -> Iterator[tuple[int, str, dict[str, str]]]:
    """The rows of a CSV with a header: the line that each ends on, the path it names, the other columns.

    Raises ReadError.
    """
    delimiter = delimiter_of(text.split("\n", 1)[0])
    csv.field_size_limit(LONGEST_CELL)
    reader = csv.reader(io.StringIO(text, newline=""), delimiter=delimiter, strict=False)
    try:
        header = [name.strip() for name in next(reader, [])]
        keys = [key_of(name) for name in header]
        column = next((keys.index(name) for name in PATHS if name in keys), None)
        if column is None:
            raise ReadError(
                "sidecar",
                f"the first line names no column `path` (file, filename, id); known are {', '.join(COLUMNS)}; it has "
                f" {', '.join(header[:24])}",
            )
        for values in reader:
            row = dict(zip(header, (value.strip() for value in values), strict=False))
            if any(row.values()):
                yield (
                    reader.line_num,
                    row.pop(header[column], ""),
                    {name: value for name, value in row.items() if value},
                )
    except csv.Error as error:
        raise ReadError("sidecar", f"line {reader.line_num} is not CSV: {error}; check its quotation marks") from None


def completed(meta: Metadata, more: Metadata) -> Metadata:
    """`meta` with what it lacks taken from `more`."""
    names = ("url", "site", "title", "authors", "published", "language", "extra", "source_id")
    return replace(meta, **{name: getattr(meta, name) or getattr(more, name) for name in names})
