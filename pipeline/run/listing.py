"""The raw root of a run and its sources: a folder, one file, or a URL."""

from __future__ import annotations

import os
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, replace
from fnmatch import fnmatchcase
from pathlib import Path

from pipeline.config import Habits
from pipeline.engines.aside import aside
from pipeline.errors import RawError
from pipeline.sources.beside import settled
from pipeline.sources.corrections import FILES, Correction, of_path, read_corrections
from pipeline.sources.names import FILE as NAMES
from pipeline.sources.names import Name, read_names
from pipeline.sources.remote import Location, is_url, lacking, walk_url
from pipeline.sources.source import Listing, Source, one_file, walk
from pipeline.store.manifest import Manifest
from pipeline.store.remote import without_password

WEB = ("http://", "https://")


@dataclass(frozen=True, slots=True)
class Found:
    """`root` as it is remembered, without a password; `left_out`: sources that the habits leave out."""

    root: Location
    listing: Listing
    left_out: int
    corrections: tuple[Correction, ...] = ()
    names: tuple[Name, ...] = ()  # what a person says that names are


def list_sources(raw: Location, manifest: Manifest | None, habits: Habits) -> Found:
    """The raw root and its sources; for a file below the root that an output knows, that root and this one source.

    Raises RawError where there is none, or it cannot be listed.
    """
    root, listing = _listed(raw, manifest)
    listing = settled(listing, looked_at)
    lines, names = corrections_beside(root), names_beside(root)
    listing.sources = _told(listing.sources, lines, names)
    kept = [source for source in listing.sources if listing.single or belongs(source.path, habits)]
    left_out = len(listing.sources) - len(kept)
    listing.sources = kept
    return Found(root, listing, left_out, lines, names)


def looked_at(asked: Callable[[Source], bool], sources: Sequence[Source]) -> Iterator[bool]:
    """What is so of each source; of a file that cannot be looked at within limits, nothing."""
    return aside(asked, sources, lambda source, why: False)


def _told(sources: list[Source], lines: tuple[Correction, ...], names: tuple[Name, ...]) -> list[Source]:
    """The sources with what a person said of their rows."""
    if not lines and not names:
        return sources
    by_path = of_path(lines)
    return [replace(s, corrections=by_path.get(s.path, ()), names=names) for s in sources]


def corrections_beside(root: Location) -> tuple[Correction, ...]:
    """The lines of the corrections files beside a raw root, by name. Raises PipelineError for a wrong line."""
    if is_url(str(root)):
        return ()
    files = sorted(file for file in Path(root).parent.glob(FILES) if file.is_file())
    return tuple(line for file in files for line in read_corrections(file.read_text("utf-8"), str(file)))


def names_beside(root: Location) -> tuple[Name, ...]:
    """The entries of the names file beside a raw root, in their order. Raises SettingsError for one that cannot be."""
    file = Path(root).parent / NAMES
    if is_url(str(root)) or not file.is_file():
        return ()
    return read_names(file.read_text("utf-8-sig"), str(file))


def belongs(path: str, habits: Habits) -> bool:
    """Whether a path below raw/ is among what an output is to hold. A `*` stands for any characters, also `/`."""
    if habits.include and not any(fnmatchcase(path, glob) for glob in habits.include):
        return False
    return not any(fnmatchcase(path, glob) for glob in habits.exclude)


def _listed(raw: Location, manifest: Manifest | None) -> tuple[Location, Listing]:
    if isinstance(raw, str) and is_url(raw):
        url = raw.rstrip("/")
        if url.lower().startswith(WEB):
            raise RawError(
                f"{without_password(url)} is a web address, and pages are not fetched here: save them to a folder, "
                "such as with pipeline fetch"
            )
        with reaching(url):
            return without_password(url), walk_url(url)
    place = Path(os.path.abspath(raw))  # noqa: PTH100
    if place.is_dir():
        listing = walk(place)
        if unread := [why for path, why in listing.unreadable if path == "."]:
            raise RawError(f"{raw} cannot be read: {unread[0]}")
        return place, listing
    if not place.is_file():
        what = "is neither a folder nor a file" if place.exists() else "does not exist"
        raise RawError(f"{raw} {what}: name the folder of the articles")
    known = Path(manifest.root) if manifest and not is_url(manifest.root) else place.parent
    root = known if place.is_relative_to(known) else place.parent
    return root, one_file(place, place.relative_to(root).as_posix())


@contextmanager
def reaching(url: str) -> Iterator[None]:
    """Raises RawError for whatever a file system's library raises: each has errors of its own."""
    try:
        yield
    except Exception as error:
        name, why = without_password(url), str(error).replace(url, without_password(url))
        if what := lacking(error):
            raise RawError(f"{name} cannot be read without {what}") from None
        raise RawError(
            f"{name} cannot be read ({type(error).__name__}: {why}): is it there, and are credentials set?"
        ) from None
