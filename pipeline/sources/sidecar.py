"""Metadata that lies beside the sources: NAME.meta.json or NAME.json for one, metadata.csv for its folder."""

from __future__ import annotations

import csv
import io
import json
import posixpath
from collections.abc import Iterable, Iterator, Mapping
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


@dataclass(slots=True)
class Sidecars:
    """What all sidecars say: metadata by source path, and what could not be used."""

    meta: dict[str, Metadata] = field(default_factory=dict)
    problems: list[Problem] = field(default_factory=list)


def read_sidecars(sources: Iterable[Source], sidecars: Iterable[Source]) -> Sidecars:
    """Metadata of each source from the sidecars of a listing.

    What speaks of one source stands before what speaks of many, and that before the same in a folder above; each adds
    what the nearer ones lack.
    """
    found = Sidecars()
    paths = {source.path for source in sources}
    places = Places(paths)
    for sidecar in sorted(sidecars, key=_nearest_first):
        try:
            one = _is_of_one(sidecar.path)
            text, _ = decode(read_bytes(sidecar.location, MOST_BYTES_OF_ONE if one else MOST_BYTES)[0])
            if one:
                _add_json(found, sidecar.path, text, places)
            elif is_of_many(sidecar.path):
                _add_objects(found, sidecar.path, text, places)
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

    def only_in(self, folder: str) -> list[str]:
        """The one source of texts or pages that lies in a folder itself; none where there are several."""
        found = [p for p in self.paths if posixpath.dirname(p) == folder and format_of(p) is not None]
        return found if len(found) == 1 else []


def _is_of_one(path: str) -> bool:
    """Whether a sidecar's name says that it speaks of one source."""
    return path.lower().endswith(".json") and not is_of_many(path)


def _nearest_first(sidecar: Source) -> tuple[bool, int, str]:
    return (not _is_of_one(sidecar.path), -sidecar.path.count("/"), sidecar.path)


def _add_json(found: Sidecars, path: str, text: str, places: Places) -> None:
    try:
        value = json.loads(text)
    except (ValueError, RecursionError):
        raise ReadError("sidecar", "not valid JSON; check its end and quotation marks") from None
    if not isinstance(value, dict):
        raise ReadError("sidecar", "a sidecar holds one object with keys such as title, url, published, authors")
    name = path[: -len(_SUFFIX)] if path.lower().endswith(_SUFFIX) else posixpath.splitext(path)[0]
    targets = [name] if name in places.paths else places.stems.get(name, [])
    if not targets:
        raise ReadError("no_source", f"no source is named {name} (with or without an ending); rename or remove it")
    meta = metadata_of(value)
    for target in targets:
        found.meta[target] = completed(found.meta.get(target, Metadata()), meta)


def _add_objects(found: Sidecars, path: str, text: str, places: Places) -> None:
    folder = posixpath.dirname(path)
    told = list(told_in(text))
    for one in told:
        targets = next((targets for name in one.named if (targets := places.find(folder, name))), [])
        targets = targets or (places.only_in(folder) if len(told) == 1 else [])
        if not targets:
            named = (
                f"no source lies at {one.named[0]!r}" if one.named else "it names no file (path, file, filename, id)"
            )
            message = f"{named} below the folder of this file; correct it or remove the object"
            found.problems.append(Problem(path, str(one.number), "no_source", message, "object"))
        for target in targets:
            found.meta[target] = completed(found.meta.get(target, Metadata()), metadata_of(_unnamed(one.value)))


def _unnamed(value: Mapping[str, Any]) -> dict[str, Any]:
    """An object without what only names its file."""
    return {name: held for name, held in value.items() if key_of(str(name)) not in _FILES}


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
