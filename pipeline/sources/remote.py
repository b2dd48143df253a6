"""Raw roots that are URLs (s3://, gs://, ...): listed and read through fsspec, as files of this machine are."""

from __future__ import annotations

import hashlib
from datetime import datetime
from importlib import import_module
from io import BufferedReader
from pathlib import Path
from typing import Any, TypeAlias, cast

from pipeline.sources.source import SAMPLE_MARK, Listing, Source, is_sidecar

Location: TypeAlias = Path | str  # a path of this machine, or a URL


def is_url(location: Location) -> bool:
    """Whether a location is a URL rather than a path of this machine."""
    return isinstance(location, str) and "://" in location


def open_location(location: str) -> BufferedReader:
    """A source's bytes, to be read from the beginning. Raises OSError."""
    if not is_url(location):
        return Path(location).open("rb")
    return cast(BufferedReader, file_system(location)[0].open(location, "rb"))


def lacking(error: Exception) -> str | None:
    """The library that an error of a file system says is not installed, with how to install it."""
    if "s3fs" in str(error) and "nstall" in str(error):
        return "s3fs: pip install 'source-extraction[s3]'"
    return None


def file_system(url: str) -> tuple[Any, str]:
    """The fsspec file system of a URL and the path in it. Raises OSError where no such file system is installed."""
    try:
        system, path = import_module("fsspec").core.url_to_fs(url)
    except (ImportError, ValueError) as error:
        raise OSError(f"{url}: {error}") from None
    return system, str(path)


def walk_url(url: str) -> Listing:
    """List the sources below a URL. Raises FileNotFoundError where there is none."""
    system, base = file_system(url)
    base = base.rstrip("/")
    listing = Listing(url)
    for path, info in sorted(system.find(base, detail=True).items()):
        below = path.removeprefix(base).lstrip("/") or path.rsplit("/", 1)[-1]
        if any(part.startswith(".") for part in below.split("/")):
            listing.hidden += not below.endswith(SAMPLE_MARK)
            continue
        source = Source(below, system.unstrip_protocol(path), int(info.get("size") or 0), _changed(info), 0)
        (listing.sidecars if is_sidecar(below) else listing.sources).append(source)
    if not listing.sources:
        raise FileNotFoundError(f"{url} holds no sources")
    return listing


def _changed(info: dict[str, Any]) -> int:
    """When an object was last changed, or a number that its tag gives: equal only where the object is the same."""
    for key in ("LastModified", "mtime", "updated", "created", "last_modified"):
        value = info.get(key)
        if isinstance(value, datetime):
            return int(value.timestamp() * 1e9)
        if isinstance(value, int | float):
            return int(value * 1e9)
    tag = str(info.get("ETag") or info.get("etag") or info.get("md5Hash") or "")
    return int(hashlib.sha256(tag.encode()).hexdigest()[:15], 16)
