"""Files that are there whole or not at all, whatever ends the process."""

from __future__ import annotations

import os
import secrets
import shutil
from collections import deque
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

SYNCS = 8  # files synced at a time
TEMPORARY = ".tmp-"  # no name of the store's own begins so


def token() -> str:
    """A name that no other file of the store bears."""
    return secrets.token_hex(6)


def temporary(folder: Path) -> Path:
    """A path in a folder for something not yet whole."""
    return folder / f"{TEMPORARY}{token()}"


def sync(path: Path) -> None:
    """Have the disk hold what was written to a file, or the names in a folder."""
    handle = os.open(path, os.O_RDONLY)
    try:
        os.fsync(handle)
    finally:
        os.close(handle)


def sync_tree(folder: Path) -> None:
    """Sync all files below `folder`, several at a time (each waits for the disk), then the folders, it last."""
    places = [(Path(place), names) for place, _, names in os.walk(folder, topdown=False)]
    with ThreadPoolExecutor(SYNCS) as pool:
        for paths in ([place / name for place, names in places for name in names], [place for place, _ in places]):
            deque(pool.map(sync, paths), maxlen=0)


def write_whole(path: Path, *pieces: bytes | memoryview) -> None:
    """Write a file so that it appears complete or not at all."""
    draft = temporary(path.parent)
    try:
        with draft.open("wb") as file:
            for piece in pieces:
                file.write(piece)
            file.flush()
            os.fsync(file.fileno())
        draft.replace(path)
    except BaseException:
        draft.unlink(missing_ok=True)
        raise
    sync(path.parent)


def point(link: Path, target: str, drafts: Path) -> None:
    """Make `link` a link to `target` (relative to its folder), in place of the link that was there, in one step."""
    draft = temporary(drafts)
    draft.symlink_to(target)
    draft.replace(link)
    sync(link.parent)


def link_or_copy(source: Path, target: Path) -> None:
    """The same file under a second name; a copy where the file system has no hard links."""
    try:
        target.hardlink_to(source)
    except OSError:
        shutil.copyfile(source, target)
        sync(target)


def remove(path: Path) -> None:
    """Remove a file or a folder with all in it; what is gone already is fine. No half of a folder stays in its name."""
    if path.is_dir() and not path.is_symlink():
        if not path.name.startswith(TEMPORARY):
            path = path.rename(temporary(path.parent))
        shutil.rmtree(path, ignore_errors=True)
    else:
        path.unlink(missing_ok=True)


def remove_temporary(folder: Path) -> None:
    """Remove what a killed run left unfinished in a folder."""
    if folder.is_dir():
        for path in folder.iterdir():
            if path.name.startswith(TEMPORARY):
                remove(path)
