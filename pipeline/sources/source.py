"""The sources below a raw root: what is read, what is passed over, and the order."""

from __future__ import annotations

import os
import stat
from dataclasses import dataclass, field
from pathlib import Path
from typing import Literal

from pipeline.article import Metadata
from pipeline.sources.corrections import Correction
from pipeline.sources.names import Name
from pipeline.sources.naming import Whole

Quoting = Literal["", "backslash", "none"]  # a table's quotation marks: doubled, after a backslash, as they are
SIDECARS = (".meta.json", "metadata.csv", "metadata.tsv")
OF_MANY = ("metadata.json", "metadata.jsonl", "meta.json", "meta.jsonl")  # where they hold no articles
STATE = "_state"  # the folder of an output that no reader opens
ASSETS = frozenset(("files", "dateien", "fichiers", "archivos", "arquivos", "bestanden", "pliki", "filer", "file"))
SAMPLE = "sample"
SAMPLE_MARK = ".sample"  # a folder of this name is left out only where this file says that it is the project's own


@dataclass(frozen=True, slots=True)
class Part:
    """A stretch of a source of many records, and what reading it must know of the whole. See pipeline.sources.parts."""

    number: int  # from 1
    of: int
    start: int  # byte of the file where reading begins; of a .gz, of the member that the stretch begins in
    skip: int  # bytes to pass over from there, unpacked
    size: int  # bytes, unpacked
    records: int  # of a WARC
    whole: Whole
    sha256: str
    encoding: str
    delimiter: str = ""
    columns: tuple[str, ...] = ()
    passed: tuple[tuple[str, int], ...] = ()  # of a WARC's last part: records of the file that are no pages, by kind
    torn: tuple[str, str] | None = None  # of a last part: error and message of what keeps the rest from being read
    format: str = ""  # the name of the file's
    packing: str = ""  # of the file
    quoting: Quoting = ""  # of a table

    def __str__(self) -> str:
        return f"part {self.number} of {self.of}"


@dataclass(frozen=True, slots=True)
class Source:
    """A file below the raw root, or a part of one."""

    path: str  # below the root, with /; undecodable bytes of a name as surrogate escapes
    location: str  # where to open it
    size: int
    mtime_ns: int
    inode: int
    meta: Metadata | None = None  # from a sidecar
    corrections: tuple[Correction, ...] = ()  # of its articles' rows, by a person
    names: tuple[Name, ...] = ()  # of all articles, by a person
    problem: str | None = None  # why it cannot be opened
    part: Part | None = None

    @property
    def key(self) -> str:
        """What tells it from other sources and parts: the path, for a part with NUL and `number/of` after it."""
        return self.path if self.part is None else key_of_part(self.path, self.part.number, self.part.of)

    @property
    def bytes(self) -> int:
        """How much is to be read."""
        return self.size if self.part is None else self.size // self.part.of


def key_of_part(path: str, number: int, of: int) -> str:
    """The key of a part of a source."""
    return f"{path}\0{number}/{of}"


def path_of(key: str) -> str:
    """The path in the key of a source or part."""
    return key.partition("\0")[0]


def parts_in(key: str) -> int:
    """Of how many parts a key's is one; 0 for the key of a source."""
    return int(key.rpartition("/")[2]) if "\0" in key else 0


@dataclass(slots=True)
class Listing:
    """What a walk found: sources in path order, and what was passed over."""

    root: str
    single: bool = False  # one file, named by itself
    sources: list[Source] = field(default_factory=list)
    sidecars: list[Source] = field(default_factory=list)
    hidden: int = 0
    assets: int = 0  # folders of a page's pictures and scripts (X_files beside X.html), passed over
    outputs: int = 0  # folders that the pipeline wrote, passed over
    sample_left_out: bool = False
    unreadable: list[tuple[str, str]] = field(default_factory=list)  # path, why


class ReadError(Exception):
    """A source or record that gives no article; `error` is its kind, the message says what to do."""

    def __init__(self, error: str, message: str) -> None:
        super().__init__(message)
        self.error = error


def is_sidecar(path: str) -> bool:
    """Whether a file carries metadata of others rather than articles."""
    name = path.rsplit("/", 1)[-1].lower()
    return name.endswith(SIDECARS[0]) or name in SIDECARS[1:]


def walk(root: Path) -> Listing:
    """List a raw root (walked deep) or a single file. Links that lead out of the root, or nowhere, are not followed.

    A link to a folder within the root is passed over: its files are read where they lie.
    """
    if root.is_file():
        return one_file(root, root.name)
    listing = Listing(str(root))
    real_root = os.path.realpath(root)
    folders = [(str(root), "")]
    while folders:
        folder, below = folders.pop()
        try:
            entries = list(os.scandir(folder))
        except OSError as error:
            listing.unreadable.append((below or ".", error.strerror or str(error)))
            continue
        if below and is_output({entry.name for entry in entries}):
            listing.outputs += 1
            continue
        pages = _pages(entries)
        for entry in entries:
            path = f"{below}/{entry.name}" if below else entry.name
            try:
                if _is_folder(entry, path, pages, real_root, listing):
                    folders.append((entry.path, path))
            except OSError as error:
                listing.unreadable.append((path, error.strerror or str(error)))
    listing.sources.sort(key=lambda source: source.path)
    listing.sidecars.sort(key=lambda source: source.path)
    listing.unreadable.sort()
    _leave_out_sample(root, listing)
    return listing


def _is_folder(entry: os.DirEntry[str], path: str, pages: set[str], real_root: str, listing: Listing) -> bool:
    """Whether an entry is a folder to be looked through; a file is added to the listing. Raises OSError."""
    if entry.name.startswith("."):
        listing.hidden += entry.name != SAMPLE_MARK
        return False
    if entry.is_dir(follow_symlinks=False):
        assets = is_assets(entry.name, pages)
        listing.assets += assets
        return not assets
    if not entry.is_symlink() or _leads_to_file(entry.path, path, real_root, listing):
        _add(path, entry.path, entry.stat(), listing)
    return False


def is_output(names: set[str]) -> bool:
    """Whether names in a folder are those of an output: its state, and tables."""
    return STATE in names and bool(names & {"documents", "failures"})


def is_assets(name: str, pages: set[str]) -> bool:
    """Whether a folder's name is that of the pictures and scripts that a browser saved beside a page."""
    stem, mark, ending = name.rpartition("_" if "_" in name else "-")
    return bool(mark) and ending.lower() in ASSETS and stem in pages


def _pages(entries: list[os.DirEntry[str]]) -> set[str]:
    return {_stem(entry.name) for entry in entries if entry.name.lower().endswith((".html", ".htm", ".xhtml"))}


def _stem(name: str) -> str:
    return os.path.splitext(name)[0]  # noqa: PTH122


def one_file(location: Path, path: str) -> Listing:
    """A listing of one file, under its path below the raw root, and of the sidecars there that may speak of it."""
    listing = Listing(str(location), single=True)
    listing.sources.append(_source(path, location))
    folder, below = location.parent, path
    for _ in range(path.count("/") + 1):
        below = below.rpartition("/")[0]
        names = [*SIDECARS[1:], *OF_MANY, *(_sidecars_of(location.name) if folder == location.parent else ())]
        for name in names:
            if name != location.name and (folder / name).is_file():
                listing.sidecars.append(_source(f"{below}/{name}" if below else name, folder / name))
        folder = folder.parent
    return listing


def _sidecars_of(name: str) -> list[str]:
    """The names that a file's own sidecar may have: with its endings, and without."""
    plain = os.path.splitext(name)[0] if name.lower().endswith((".gz", ".zst", ".bz2", ".xz")) else name  # noqa: PTH122
    stems = dict.fromkeys((name, plain, os.path.splitext(plain)[0]))  # noqa: PTH122
    return [stem + ending for stem in stems for ending in (SIDECARS[0], ".json")]


def _source(path: str, location: Path) -> Source:
    seen = location.stat()
    return Source(path, str(location), seen.st_size, seen.st_mtime_ns, seen.st_ino)


def shown(path: str) -> str:
    """A path as it stands in tables and messages: bytes of a name that are no UTF-8 as escapes."""
    return path.encode("utf-8", "surrogateescape").decode("utf-8", "backslashreplace")


def _leads_to_file(location: str, path: str, real_root: str, listing: Listing) -> bool:
    """Whether a link leads to a file within the root; says so in the listing where it leads out or nowhere."""
    real = os.path.realpath(location)
    if not (real + os.sep).startswith(real_root + os.sep) or not os.path.exists(real):  # noqa: PTH110
        listing.unreadable.append((path, "a link that leads out of the raw folder or nowhere is not followed"))
        return False
    return not os.path.isdir(real)  # noqa: PTH112


def _add(path: str, location: str, seen: os.stat_result, listing: Listing) -> None:
    if not stat.S_ISREG(seen.st_mode):
        listing.unreadable.append((path, "no regular file but a pipe, a socket or a device: it is not opened"))
        return
    source = Source(path, location, seen.st_size, seen.st_mtime_ns, seen.st_ino)
    (listing.sidecars if is_sidecar(path) else listing.sources).append(source)


def _leave_out_sample(root: Path, listing: Listing) -> None:
    """The sample that comes with the project gives way as soon as there are other sources."""
    if not (root / SAMPLE / SAMPLE_MARK).is_file():
        return
    own = [s for s in listing.sources if not s.path.startswith(f"{SAMPLE}/")]
    if own:
        listing.sample_left_out = len(own) < len(listing.sources)
        listing.sources = own
        listing.sidecars = [s for s in listing.sidecars if not s.path.startswith(f"{SAMPLE}/")]
