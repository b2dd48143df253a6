"""What of an output is not as it was written, and what the rest of it still holds."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field, replace
from pathlib import Path

from pipeline.sources.source import path_of
from pipeline.store.manifest import Entries, Manifest
from pipeline.store.sums import damaged


@dataclass(frozen=True, slots=True)
class Damage:
    """`files`: what is wrong with which, by table/name; `sources`: paths of the sources whose rows lie in them."""

    files: dict[str, str] = field(default_factory=dict)
    sources: frozenset[str] = frozenset()


def damage_of(folder: Path, manifest: Manifest) -> Damage:
    """Compare the parts of a generation with its manifest, to the last byte."""
    files = damaged(folder, manifest.files)
    files |= {name: "is not there" for name in manifest.parts() if not (folder / name).is_file()}
    files |= dict.fromkeys(_strangers(folder, manifest), "is no file of the pipeline's")
    gone = {name for name, segment in manifest.segments.items() if files.keys() & _names(segment.parts)}
    return Damage(files, frozenset(path_of(key) for key, entry in manifest.sources.items() if entry.segment in gone))


def without_damaged(manifest: Manifest, damage: Damage) -> Manifest:
    """The manifest less the segments of which a part is damaged, and their sources."""
    segments = {k: s for k, s in manifest.segments.items() if not damage.files.keys() & _names(s.parts)}
    sources: Entries = {key: entry for key, entry in manifest.sources.items() if entry.segment in segments}
    return replace(manifest, segments=segments, sources=sources) if damage.files else manifest


def _names(parts: Mapping[str, str]) -> set[str]:
    return {f"{table}/{name}" for table, name in parts.items()}


def _strangers(folder: Path, manifest: Manifest) -> Iterator[str]:
    """Files in the table folders that the manifest does not name: readers would take their rows."""
    named = set(manifest.parts())
    for path in sorted(folder.glob("*/*")):
        name = path.relative_to(folder).as_posix()
        if name not in named:
            yield name
