"""Outputs that are URLs: worked on in a copy on this machine, then published without the rename that such stores lack.

What counts is what `_state/manifest.json` names, and it is written last: a run that is killed while it publishes leaves
parts that no manifest names, which the next run removes. The copy stays in the user's cache folder, so that a killed
run's work is taken up and nothing is fetched twice.
"""

from __future__ import annotations

import hashlib
import os
import shutil
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit, urlunsplit

from pipeline.errors import StoreError
from pipeline.sources.remote import file_system, lacking
from pipeline.store.files import point, remove, write_whole
from pipeline.store.generations import CURRENT, GENERATIONS, STATE, current_number, folder_of, link_tables
from pipeline.store.manifest import COPY, FILE, load
from pipeline.tables.schema import TABLES

CACHE = Path(os.environ.get("XDG_CACHE_HOME") or Path.home() / ".cache") / "source-extraction"


@contextmanager
def copy_of(url: str) -> Iterator[Path]:
    """A folder that holds what the output at `url` holds; what is committed there is published when the block ends.

    Raises StoreError where the output was changed by another run meanwhile, or cannot be reached.
    """
    url = url.rstrip("/")
    out = CACHE / hashlib.sha256(url.encode()).hexdigest()[:16]
    (out / STATE).mkdir(parents=True, exist_ok=True)
    with _reaching(url):
        system, base = file_system(url)
        before = _manifest(system, base)
        _fetch(system, base, out, before)
    yield out
    with _reaching(url):
        if _manifest(system, base) != before:
            raise StoreError(f"{without_password(url)} was changed by another run: run again")
        _publish(system, base, out)


@contextmanager
def _reaching(url: str) -> Iterator[None]:
    """Raises StoreError for whatever a file system's library raises: each has errors of its own."""
    try:
        yield
    except StoreError:
        raise
    except Exception as error:
        name, why = without_password(url), str(error).replace(url, without_password(url))
        if what := lacking(error):
            raise StoreError(f"{name} cannot be reached without {what}") from None
        raise StoreError(
            f"{name} cannot be reached ({type(error).__name__}: {why}): are credentials set, and is writing allowed?"
        ) from None


def without_password(url: str) -> str:
    """A URL as it may stand in files and messages."""
    parts = urlsplit(url)
    if parts.password is None:
        return url
    return urlunsplit(parts._replace(netloc=f"{parts.username}@{parts.netloc.rpartition('@')[2]}"))


def _manifest(system: Any, base: str) -> bytes | None:
    """The bytes of the manifest that counts; None where nothing was published."""
    system.invalidate_cache()
    try:
        data: bytes = system.cat_file(f"{base}/{STATE}/{FILE}")
    except FileNotFoundError:
        return None
    return data


def _fetch(system: Any, base: str, out: Path, manifest: bytes | None) -> None:
    """Make the copy's current generation that of the remote manifest, fetching what it lacks."""
    state = out / STATE
    number = current_number(state)
    here = folder_of(state, number) if number is not None else None
    if manifest is None:
        remove(state / CURRENT)
        remove(state / GENERATIONS)
        return
    if here and (here / FILE).is_file() and (here / FILE).read_bytes() == manifest:
        return
    draft = state / GENERATIONS / "fetched"
    shutil.rmtree(draft, ignore_errors=True)
    draft.mkdir(parents=True)
    for name in (FILE, COPY):
        write_whole(draft / name, manifest)
    held = load(draft)
    for part in sorted(held.parts()):
        (draft / part).parent.mkdir(exist_ok=True)
        if here and (here / part).is_file():
            (draft / part).hardlink_to(here / part)
        else:
            system.get_file(f"{base}/{part}", str(draft / part))
    place = folder_of(state, held.generation)
    shutil.rmtree(place, ignore_errors=True)
    draft.rename(place)
    link_tables(out, TABLES)
    point(state / CURRENT, f"{GENERATIONS}/{place.name}", state)


def _publish(system: Any, base: str, out: Path) -> None:
    """Upload the parts that are not there, then the manifest, then remove the parts that it does not name."""
    number = current_number(out / STATE)
    if number is None:
        return
    here = folder_of(out / STATE, number)
    wanted = set(load(here).parts())
    there = {path.removeprefix(base).lstrip("/") for path in (system.find(base) if system.exists(base) else ())}
    for part in sorted(wanted - there):
        system.makedirs(f"{base}/{part.split('/')[0]}", exist_ok=True)
        system.put_file(str(here / part), f"{base}/{part}")
    system.makedirs(f"{base}/{STATE}", exist_ok=True)
    system.pipe_file(f"{base}/{STATE}/{FILE}", (here / FILE).read_bytes())
    for part in sorted(there - wanted):
        if part.split("/")[0] in TABLES:
            system.rm_file(f"{base}/{part}")
