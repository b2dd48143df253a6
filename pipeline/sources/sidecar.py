"""Metadata that lies beside the sources: NAME.meta.json or NAME.json for one, metadata.csv for its folder."""

from __future__ import annotations

import csv
import io
import json
import posixpath
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from typing import Any, NamedTuple

from pipeline.article import Metadata
from pipeline.sources.beside import MOST_BYTES, MOST_BYTES_OF_ONE, PATHS, is_of_many, stem_of, told_in
from pipeline.sources.csv import delimiter_of
from pipeline.sources.decode import decode, read_bytes
from pipeline.sources.fields import key_of
from pipeline.sources.formats import format_of
from pipeline.sources.objects import metadata_of
from pipeline.sources.source import ReadError, Source

LONGEST_CELL = 1 << 17  # characters; set each time, since reading tables of articles allows for more
COLUMNS = ("path", "url", "title", "published", "authors", "site", "language")
_FILES = frozenset(name for name in PATHS if "path" in name or "file" in name)
_SUFFIX = ".meta.json"


class Problem(NamedTuple):
    """A sidecar, or a row of one, that tells nothing about any source: a row of `failures`."""

    path: str  # of the sidecar
    record: str | None  # line of the row, number of the object
    error: str
    message: str
    unit: str = "line"  # what `record` counts


class Row(NamedTuple):
    """What a sidecar says of one source: `record` and `unit` as of a Problem, the names that it gives the source."""

    record: str | None
    named: tuple[str, ...]
    meta: Metadata
    unit: str = "line"


class Read(NamedTuple):
    """A sidecar as read: its rows, and why there are no (more) rows."""

    rows: tuple[Row, ...]
    problem: Problem | None = None


@dataclass(slots=True)
class Sidecars:
    """What all sidecars say: metadata by source path, and what could not be used."""

    meta: dict[str, Metadata] = field(default_factory=dict)
    problems: list[Problem] = field(default_factory=list)


def read(sidecar: Source) -> Read:
    """The rows of one sidecar, without regard to what sources there are."""
    one = _is_of_one(sidecar.path)
    rows: list[Row] = []
    try:
        text, _ = decode(read_bytes(sidecar.location, MOST_BYTES_OF_ONE if one else MOST_BYTES)[0])
        for row in _row_of_one(text) if one else _objects(text) if is_of_many(sidecar.path) else _rows(text):
            rows.append(row)  # noqa: PERF402  (those before an error stand)
    except ReadError as error:
        return Read(tuple(rows), Problem(sidecar.path, None, error.error, str(error)))
    return Read(tuple(rows))


def unread(sidecar: Source, why: str) -> Read:
    """A sidecar that could not be read, and why."""
    return Read((), Problem(sidecar.path, None, "sidecar", f"{why}; split it or remove it"))


def read_sidecars(
    sources: Iterable[Source],
    sidecars: Iterable[Source],
    reading: Callable[[Sequence[Source]], Iterable[Read]] = lambda sidecars: map(read, sidecars),
) -> Sidecars:
    """Metadata of each source from the sidecars of a listing; `reading` calls `read` with each of them.

    What speaks of one source stands before what speaks of many, and that before the same in a folder above; each adds
    what the nearer ones lack.
    """
    found = Sidecars()
    places = Places({source.path for source in sources})
    ordered = sorted(sidecars, key=_nearest_first)
    for sidecar, (rows, problem) in zip(ordered, reading(ordered), strict=True):
        for row in rows:
            targets = _targets(sidecar.path, row, len(rows) == 1, places)
            if not targets:
                unit = row.unit if row.record else "line"
                found.problems.append(
                    Problem(sidecar.path, row.record, "no_source", _no_source(sidecar.path, row), unit)
                )
            for target in targets:
                found.meta[target] = completed(found.meta.get(target, Metadata()), row.meta)
        if problem:
            found.problems.append(problem)
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

    def only_in(self, folder: str) -> list[str]:
        """The one source of texts or pages that lies in a folder itself; none where there are several."""
        found = [p for p in self.paths if posixpath.dirname(p) == folder and format_of(p) is not None]
        return found if len(found) == 1 else []


def _is_of_one(path: str) -> bool:
    """Whether a sidecar's name says that it speaks of one source."""
    return path.lower().endswith(".json") and not is_of_many(path)


def _nearest_first(sidecar: Source) -> tuple[bool, int, str]:
    return (not _is_of_one(sidecar.path), -sidecar.path.count("/"), sidecar.path)


def _name_of_one(path: str) -> str:
    """The path of the source that a sidecar's own name names, perhaps without its ending."""
    return path[: -len(_SUFFIX)] if path.lower().endswith(_SUFFIX) else posixpath.splitext(path)[0]


def _targets(path: str, row: Row, alone: bool, places: Places) -> list[str]:
    """The sources that a row of a sidecar speaks of. `alone`: it is the only one."""
    if _is_of_one(path):
        name = _name_of_one(path)
        return [name] if name in places.paths else places.stems.get(name, [])
    folder = posixpath.dirname(path)
    targets = next((targets for name in row.named if (targets := places.find(folder, name))), [])
    return targets or (places.only_in(folder) if alone and is_of_many(path) else [])


def _no_source(path: str, row: Row) -> str:
    """What is wrong with a row that speaks of no source, and what to do."""
    if _is_of_one(path):
        return f"no source is named {_name_of_one(path)} (with or without an ending); rename or remove it"
    if row.unit == "line":
        named = row.named[0]
        return f"no source lies at {named!r} below the folder of this file; correct the path or remove the row"
    named = f"no source lies at {row.named[0]!r}" if row.named else "it names no file (path, file, filename, id)"
    return f"{named} below the folder of this file; correct it or remove the object"


def _row_of_one(text: str) -> Iterator[Row]:
    try:
        value = json.loads(text)
    except (ValueError, RecursionError):
        raise ReadError("sidecar", "not valid JSON; check its end and quotation marks") from None
    if not isinstance(value, dict):
        raise ReadError("sidecar", "a sidecar holds one object with keys such as title, url, published, authors")
    yield Row(None, (), metadata_of(value))


def _objects(text: str) -> Iterator[Row]:
    return (Row(str(one.number), one.named, metadata_of(_unnamed(one.value)), "object") for one in told_in(text))


def _unnamed(value: Mapping[str, Any]) -> dict[str, Any]:
    """An object without what only names its file."""
    return {name: held for name, held in value.items() if key_of(str(name)) not in _FILES}


def _rows(text: str) -> Iterator[Row]:
    """The rows of a CSV with a header, each by the line that it ends on. Raises ReadError."""
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
                named = row.pop(header[column], "")
                told = metadata_of({name: value for name, value in row.items() if value})
                yield Row(str(reader.line_num), (named,), told)
    except csv.Error as error:
        raise ReadError("sidecar", f"line {reader.line_num} is not CSV: {error}; check its quotation marks") from None


def completed(meta: Metadata, more: Metadata) -> Metadata:
    """`meta` with what it lacks taken from `more`."""
    names = ("url", "site", "title", "authors", "published", "language", "extra", "source_id")
    return replace(meta, **{name: getattr(meta, name) or getattr(more, name) for name in names})
