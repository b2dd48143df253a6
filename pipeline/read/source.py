"""The sources below a raw root: what is read, what is passed over, and the order."""

from __future__ import annotations

import os
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path

from pipeline.article import Metadata

FORMATS = {
    ".txt": "txt",
    ".text": "txt",
    ".html": "html",
    ".htm": "html",
    ".xhtml": "html",
    ".json": "json",
    ".jsonl": "jsonl",
    ".ndjson": "jsonl",
    ".warc": "warc",
}
SIDECARS = (".meta.json", "metadata.csv")
SAMPLE = "sample"
SAMPLE_MARK = ".sample"  # a folder of this name is left out only where this file says that it is the project's own


@dataclass(frozen=True, slots=True)
class Source:
    """A file below the raw root."""

    path: str  # below the root, with /; undecodable bytes of a name as surrogate escapes
    location: str  # where to open it
    size: int
    mtime_ns: int
    inode: int
    meta: Metadata | None = None  # from a sidecar


@dataclass(slots=True)
class Listing:
    """What a walk found: sources in path order, and what was passed over."""

    root: str
    sources: list[Source] = field(default_factory=list)
    sidecars: list[Source] = field(default_factory=list)
    hidden: int = 0
    sample_left_out: bool = False
    unreadable: list[tuple[str, str]] = field(default_factory=list)  # path, why


class ReadError(Exception):
    """A source or record that gives no article; `error` is its kind, the message says what to do."""

    def __init__(self, error: str, message: str) -> None:
        super().__init__(message)
        self.error = error


def format_of(path: str) -> str | None:
    """The format that a file's name says, `.gz` aside; None if it is none that is read."""
    name = path.lower().removesuffix(".gz")
    return FORMATS.get(os.path.splitext(name)[1])  # noqa: PTH122


def is_sidecar(path: str) -> bool:
    """Whether a file carries metadata of others rather than articles."""
    name = path.rsplit("/", 1)[-1].lower()
    return name.endswith(SIDECARS[0]) or name == SIDECARS[1]


def walk(root: Path) -> Listing:
    """List a raw root (walked deep) or a single file. Links that lead out of the root, or nowhere, are not followed."""
    listing = Listing(str(root))
    if root.is_file():
        listing.sources.append(_source(root.name, root))
        return listing
    real_root = os.path.realpath(root)
    for path, location in sorted(_files(root, "", listing, {real_root})):
        try:
            if not os.path.realpath(location).startswith(real_root + os.sep):
                listing.unreadable.append((path, "a link that leads out of the raw folder or nowhere is not followed"))
                continue
            source = _source(path, Path(location))
        except OSError as error:
            listing.unreadable.append((path, error.strerror or str(error)))
            continue
        (listing.sidecars if is_sidecar(path) else listing.sources).append(source)
    _leave_out_sample(root, listing)
    return listing


def _files(folder: Path, below: str, listing: Listing, seen: set[str]) -> Iterator[tuple[str, str]]:
    try:
        entries = list(os.scandir(folder))
    except OSError as error:
        listing.unreadable.append((below or ".", error.strerror or str(error)))
        return
    for entry in entries:
        path = f"{below}/{entry.name}" if below else entry.name
        if entry.name.startswith("."):
            listing.hidden += entry.name != SAMPLE_MARK
        elif entry.is_dir():
            real = os.path.realpath(entry.path)
            if real not in seen:  # a link back up would never end
                yield from _files(Path(entry.path), path, listing, seen | {real})
        else:
            yield path, entry.path


def _source(path: str, location: Path) -> Source:
    stat = location.stat()
    return Source(path, str(location), stat.st_size, stat.st_mtime_ns, stat.st_ino)


def _leave_out_sample(root: Path, listing: Listing) -> None:
    """The sample that comes with the project gives way as soon as there are other sources."""
    if not (root / SAMPLE / SAMPLE_MARK).is_file():
        return
    own = [s for s in listing.sources if not s.path.startswith(f"{SAMPLE}/")]
    if own:
        listing.sample_left_out = len(own) < len(listing.sources)
        listing.sources = own
        listing.sidecars = [s for s in listing.sidecars if not s.path.startswith(f"{SAMPLE}/")]
