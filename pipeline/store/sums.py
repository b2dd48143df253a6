"""Sizes and checksums of files, by which damage is seen: a bit that turned, a file that was cut or replaced."""

from __future__ import annotations

import hashlib
from collections.abc import Mapping
from concurrent.futures import ThreadPoolExecutor
from functools import partial
from pathlib import Path
from typing import NamedTuple

THREADS = 4  # files read at a time


class File(NamedTuple):
    """A file as it was written."""

    size: int
    sum: str


def digest_of(*pieces: bytes | memoryview) -> str:
    """The checksum of some bytes after another, as hex."""
    digest = hashlib.blake2b(digest_size=16)
    for piece in pieces:
        digest.update(piece)
    return digest.hexdigest()


def file_of(path: Path) -> File:
    """A file's size and checksum. Raises OSError."""
    with path.open("rb") as handle:
        digest = hashlib.file_digest(handle, lambda: hashlib.blake2b(digest_size=16)).hexdigest()
        return File(handle.tell(), digest)


def files_of(folder: Path, names: list[str]) -> dict[str, File]:
    """Size and checksum of files below a folder, by name."""
    with ThreadPoolExecutor(THREADS) as pool:
        return dict(zip(names, pool.map(lambda name: file_of(folder / name), names), strict=True))


def damaged(folder: Path, files: Mapping[str, File]) -> dict[str, str]:
    """Which of these files below a folder are not as they were written, and what is wrong."""
    with ThreadPoolExecutor(THREADS) as pool:
        found = zip(files, pool.map(partial(_wrong, folder), files, files.values()), strict=True)
        return {name: wrong for name, wrong in found if wrong is not None}


def _wrong(folder: Path, name: str, written: File) -> str | None:
    path = folder / name
    try:
        size = path.stat().st_size
        if size != written.size:
            return f"has {size:,} bytes, not {written.size:,}"
        return None if file_of(path) == written else "has other bytes than were written"
    except FileNotFoundError:
        return "is not there"
    except OSError as error:
        return f"cannot be read: {error.strerror or error}"
