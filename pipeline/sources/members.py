"""ZIP, TAR and WACZ: files of files, each member read as a file by itself, within limits."""

from __future__ import annotations

import tarfile
import zipfile
import zlib
from collections import Counter
from collections.abc import Iterator
from dataclasses import replace
from importlib import import_module
from typing import IO, cast

from pipeline.config import Settings
from pipeline.sources.blob import Blob, Found, Stream
from pipeline.sources.formats import Format
from pipeline.sources.packing import CHUNK, LEAST_READ, MOST_RATIO, UNKNOWN_PACKING
from pipeline.sources.source import ReadError, is_sidecar
from pipeline.sources.stretch import stretch_of

DEEPEST = 2  # containers within containers
LARGEST_MEMBER = 1 << 28  # bytes of a member that is held in memory
ASSETS = ("__macosx/", "/__macosx/", "_files/")


def read_found(blob: Blob, kind: Format, settings: Settings) -> Iterator[Found]:
    """What the reader of a format finds. Raises ReadError."""
    module, _, function = kind.reader.partition(":")
    yield from getattr(import_module(f"pipeline.sources.{module}"), function)(blob, settings)


def read_zip(blob: Blob, settings: Settings) -> Iterator[Found]:
    """The articles of a ZIP's members, or of some (a part); of a WACZ, of its web archives."""
    passed: Counter[str] = Counter()
    archives = blob.kind is not None and blob.kind.name == "wacz"
    with blob.opened() as file:
        try:
            with zipfile.ZipFile(file) as held:
                infos = [i for i in held.infolist() if not i.is_dir()]
                if (part := blob.part) is not None:
                    first = part.whole.first - 1
                    infos = infos[first : first + part.records]
                for info in infos:
                    if archives and not info.filename.startswith("archive/"):
                        continue
                    if archives:
                        yield from _within(_streamed(held, info, blob), settings, passed)
                        continue
                    member = _of_zip(held, info, blob, settings)
                    yield from member if isinstance(member, Iterator) else _within(member, settings, passed)
        except (zipfile.BadZipFile, UNKNOWN_PACKING, EOFError, ValueError) as error:
            raise ReadError("bad_zip", f"not a whole ZIP file: {error}; fetch it again") from None
    yield from _skipped(passed)


def _of_zip(held: zipfile.ZipFile, info: zipfile.ZipInfo, blob: Blob, settings: Settings) -> Blob | Iterator[Found]:
    """A member as a Blob, or what is wrong with it."""
    most = min(settings.max_bytes, LARGEST_MEMBER)

    def wrong(error: str, message: str) -> Iterator[Found]:
        return iter([Found(_name(info.filename), error=(error, message))])

    if info.flag_bits & 1:
        return wrong("encrypted", "locked with a password; unpack it by hand")
    if info.file_size > most:
        return wrong("too_large", f"more than {most:,} bytes; unpack it by hand")
    if info.file_size > MOST_RATIO * max(info.compress_size, LEAST_READ):
        return wrong("too_large", f"decompresses to more than {MOST_RATIO} times its size; check it by hand")
    try:
        with held.open(info) as file:
            data = file.read(most + 1)
    except (zipfile.BadZipFile, zlib.error, EOFError, OSError, RuntimeError) as error:
        return wrong("bad_zip", f"not a whole member: {error}; fetch the file again")
    return _member(info.filename, data, blob)


def _streamed(held: zipfile.ZipFile, info: zipfile.ZipInfo, blob: Blob) -> Blob:
    """A web archive, however large: it is read a record at a time."""
    return Blob(info.filename, blob.limit, opener=lambda: held.open(info), depth=blob.depth + 1)


def _member(name: str, data: bytes, blob: Blob) -> Blob:
    return Blob(name, blob.limit, held=data, depth=blob.depth + 1, chosen=blob.chosen)


def read_tar(blob: Blob, settings: Settings) -> Iterator[Found]:
    """The articles of a TAR's members, in the order in which they lie there."""
    passed: Counter[str] = Counter()
    pieces = stretch_of(blob.location, blob.part) if blob.part else blob.pieces()
    most = min(settings.max_bytes, LARGEST_MEMBER)
    try:
        with tarfile.open(fileobj=cast("IO[bytes]", Stream(pieces)), mode="r|", bufsize=CHUNK) as held:
            for info in held:
                if not info.isreg():
                    continue
                if info.size > most:
                    message = f"more than {most:,} bytes; unpack it by hand"
                    yield Found(_name(info.name), error=("too_large", message))
                    continue
                file = held.extractfile(info)
                yield from _within(_member(info.name, file.read() if file else b"", blob), settings, passed)
    except (tarfile.TarError, EOFError) as error:
        raise ReadError("bad_tar", f"not a whole TAR file: {error}; fetch it again") from None
    yield from _skipped(passed)


def _within(member: Blob, settings: Settings, passed: Counter[str]) -> Iterator[Found]:
    """The articles of a member; one that is none that is read is counted."""
    name = member.name.replace("\\", "/").removeprefix("./")
    parts = name.split("/")
    if any(part.startswith(".") for part in parts) or any(mark in f"/{name.lower()}" for mark in ASSETS):
        passed["hidden or part of a page"] += 1
        return
    kind = None if is_sidecar(name) else member.kind
    if kind is None or (member.depth >= DEEPEST and kind.reader.startswith("members:")):
        ending = parts[-1].rpartition(".")[2].lower() if "." in parts[-1] else "without an ending"
        passed[ending[:20]] += 1
        return
    try:
        for found in read_found(member, kind, settings):
            record = _name(name) if found.record is None else f"{_name(name)}#{found.record}"
            yield replace(found, record=record, format=found.format or kind.name)
    except ReadError as error:
        yield Found(_name(name), error=(error.error, str(error)))


def _name(name: str) -> str:
    """A member's name as the beginning of a record's, the separator escaped."""
    return name.encode("utf-8", "replace").decode("utf-8").replace("%", "%25").replace("#", "%23")


def _skipped(passed: Counter[str]) -> Iterator[Found]:
    if passed:
        kinds = ", ".join(f"{n:,} {kind}" for kind, n in sorted(passed.items(), key=lambda p: (-p[1], p[0])))
        message = f"{sum(passed.values()):,} members that hold no articles were passed over: {kinds}"
        yield Found(None, error=("passed_over", message), passed=True)
