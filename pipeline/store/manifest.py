"""What a generation holds: which sources, as they were seen, in which segment, made by what."""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any, NamedTuple

from pipeline.config import Habits, habits_of
from pipeline.errors import DamageError, NewerError
from pipeline.store.sums import File, digest_of
from pipeline.tables.schema import SCHEMA_VERSION

FILE = "manifest.json"
COPY = "manifest.copy"  # read where the first is damaged or gone: without either nothing is known of the parts


class Entry(NamedTuple):
    """A source, or part of one, as it was when its rows were made. Size, date, inode, digest are the whole file's."""

    size: int
    mtime_ns: int
    inode: int
    sha256: str | None  # None where it could not be read
    meta: str  # digest of what a sidecar says of it, empty where there is none
    maker: str  # digest of versions and settings
    segment: str  # where its rows lie
    articles: int
    failures: int
    retry: bool = False  # its failure may be the machine's, so the next run tries again
    names: str = ""  # which entries of names.toml its rows were made with (see pipeline.sources.names.Applied)


Entries = dict[str, Entry]  # by key: the path below the raw root, or a part of it (see pipeline.sources.source)


@dataclass(frozen=True, slots=True)
class Segment:
    """Parts (file names by table) that hold the rows of some sources, and what is counted in them.

    `tallies`: rows by table, `words`, articles by format (`read`),
    blocks dropped by reason (`dropped`) and failures by error (`failed`).
    """

    parts: Mapping[str, str]
    tallies: Mapping[str, Mapping[str, int]]

    @property
    def documents(self) -> int:
        """Its articles."""
        return self.tallies["rows"].get("documents", 0)


@dataclass(slots=True)
class Manifest:
    """A committed state. `makers`: versions and settings by digest; `corpus`: parts of the tables over all articles.

    `files`: size and checksum of each part, by table/name. `shard` (i, n): only the i-th of n parts of the sources.
    """

    root: str
    root_from_out: str
    generation: int = 0
    makers: dict[str, dict[str, str]] = field(default_factory=dict)
    segments: dict[str, Segment] = field(default_factory=dict)
    corpus: dict[str, str] = field(default_factory=dict)
    corpus_rows: dict[str, int] = field(default_factory=dict)
    sources: Entries = field(default_factory=dict)
    files: dict[str, File] = field(default_factory=dict)
    habits: Habits = field(default_factory=Habits)
    shard: tuple[int, int] | None = None

    def parts(self) -> list[str]:
        """All parts, as table/name."""
        groups = (*(segment.parts for segment in self.segments.values()), self.corpus)
        return [f"{table}/{name}" for parts in groups for table, name in parts.items()]


def totals(segments: Iterable[Segment]) -> dict[str, Counter[str]]:
    """The tallies of several segments added up."""
    out: dict[str, Counter[str]] = {"rows": Counter(), "dropped": Counter(), "failed": Counter(), "words": Counter()}
    out["read"] = Counter()
    for segment in segments:
        for name, counts in segment.tallies.items():
            out.setdefault(name, Counter()).update(counts)
    return out


def pack(entries: Entries) -> dict[str, list[Any]]:
    """Entries column by column, in path order: a third of the size, and read faster."""
    paths = sorted(entries)
    return {"path": paths, **{name: [getattr(entries[p], name) for p in paths] for name in Entry._fields}}


def unpack(columns: Mapping[str, list[Any]]) -> Entries:
    """The inverse of `pack`."""
    paths = columns["path"]
    held = (columns[name] if name in columns else [Entry._field_defaults[name]] * len(paths) for name in Entry._fields)
    rows: Iterable[tuple[Any, ...]] = zip(*held, strict=True)
    return {path: Entry(*row) for path, row in zip(paths, rows, strict=True)}


def dump(manifest: Manifest) -> bytes:
    """A manifest as JSON."""
    value = {
        "schema_version": SCHEMA_VERSION,
        "root": manifest.root,
        "root_from_out": manifest.root_from_out,
        "generation": manifest.generation,
        "makers": manifest.makers,
        "segments": {k: {"parts": s.parts, "tallies": s.tallies} for k, s in manifest.segments.items()},
        "corpus": manifest.corpus,
        "corpus_rows": manifest.corpus_rows,
        "sources": pack(manifest.sources),
        "files": manifest.files,
        "habits": manifest.habits.told(),
        "shard": manifest.shard,
    }
    return _json({**value, "sum": digest_of(_json(value))})


def _json(value: Mapping[str, Any]) -> bytes:
    return json.dumps(value, separators=(",", ":")).encode("ascii")


def load(folder: Path) -> Manifest:
    """The manifest of a generation, or its copy. Raises NewerError for a newer schema, DamageError if unreadable."""
    wrong = ""
    for name in (FILE, COPY):
        try:
            return read_manifest(folder / name)
        except DamageError as error:
            wrong = wrong or str(error)
    raise DamageError(wrong)


def read_manifest(path: Path) -> Manifest:
    """A manifest from its file. Raises NewerError, DamageError."""
    try:
        value = json.loads(path.read_bytes())
        found = int(value["schema_version"])
        if found > SCHEMA_VERSION:
            raise NewerError(
                f"{path.parent} has tables of schema {found}, and this version writes schema {SCHEMA_VERSION}: "
                "install a newer version, or choose another output"
            )
        if not {"sum", "files"}.isdisjoint(value):  # else of a version that wrote none
            told = value.pop("sum", None)
            if digest_of(_json(value)) != told:
                raise ValueError("other bytes than were written")
        return Manifest(
            root=value["root"],
            root_from_out=value["root_from_out"],
            generation=value["generation"],
            makers=value["makers"],
            segments={k: Segment(s["parts"], s["tallies"]) for k, s in value["segments"].items()},
            corpus=value["corpus"],
            corpus_rows=value["corpus_rows"],
            sources=unpack(value["sources"]),
            files={name: File(*file) for name, file in value.get("files", {}).items()},
            habits=habits_of(value.get("habits", {})),
            shard=_pair(value.get("shard")),
        )
    except (OSError, ValueError, KeyError, TypeError, AttributeError) as error:
        raise DamageError(f"{path} cannot be read ({type(error).__name__}): start anew with --rebuild") from None


def _pair(value: list[int] | None) -> tuple[int, int] | None:
    return None if value is None else (value[0], value[1])
