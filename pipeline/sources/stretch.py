"""The bytes of a file, or of a stretch of it, a piece or a line at a time, unpacked where it is a .gz."""

from __future__ import annotations

import hashlib
import zlib
from bisect import bisect_right
from collections.abc import Iterator
from typing import IO, NamedTuple, cast

from pipeline.sources.decode import tidy
from pipeline.sources.packing import CHUNK, LEAST_READ, MOST_RATIO, unpacked
from pipeline.sources.remote import open_location
from pipeline.sources.source import Part, ReadError


class Place(NamedTuple):
    """Where a line begins: byte of the file where unpacking can begin, and bytes from there, unpacked."""

    start: int
    skip: int


class Pieces:
    """A file's bytes from its present position, unpacked, with the digest of what was read of the file.

    `packing`: `gz`, `zst`, `bz2`, `xz`, or "" for none. Raises ReadError (`bad_gzip` and the like; `too_large` where it
    is `bounded` and swells past MOST_RATIO) as it goes.
    """

    def __init__(self, file: IO[bytes], packing: str, bounded: bool = True) -> None:
        self.file = file
        self.packing = packing
        self.bounded = bounded
        self.digest = hashlib.sha256()
        self.members: list[tuple[int, int]] = []  # unpacked and packed offsets of their beginnings; for plain bytes one

    def __iter__(self) -> Iterator[bytes]:
        if self.packing == "gz":
            yield from self._unpacked()
            return
        self.members.append((0, 0))
        if self.packing:
            yield from unpacked(cast("IO[bytes]", self), self.packing, self.bounded)
            return
        while data := self._read():
            yield data

    def read(self, size: int = -1) -> bytes:
        """Bytes of the file as it lies there."""
        return self._read(size)

    def _read(self, size: int = CHUNK) -> bytes:
        data = self.file.read(size)
        self.digest.update(data)
        return data

    def _unpacked(self) -> Iterator[bytes]:
        made = 0  # bytes unpacked
        data = self._read()
        read = len(data)  # bytes of the file
        while data:
            self.members.append((made, read - len(data)))
            member = zlib.decompressobj(wbits=31)
            while not member.eof:
                if not data:
                    if not (data := self._read()):
                        raise ReadError("bad_gzip", "the gzip file ends in the middle; fetch it again")
                    read += len(data)
                try:
                    out = member.decompress(data, CHUNK)
                except zlib.error as error:
                    raise ReadError("bad_gzip", f"not a whole gzip file: {error}; fetch it again") from None
                data = member.unconsumed_tail
                made += len(out)
                if self.bounded and made > MOST_RATIO * max(read, LEAST_READ):
                    message = f"decompresses to more than {MOST_RATIO} times its size; check it, or unpack it by hand"
                    raise ReadError("too_large", message)
                yield out
            data = member.unused_data.lstrip(b"\0")  # padding between members
            while not data and (more := self._read()):
                read += len(more)
                data = more.lstrip(b"\0")

    def place(self, at: int) -> Place:
        """Where the byte `at` (unpacked) can be read from; what lies before it is then forgotten."""
        if not self.members:  # an empty file
            return Place(at, 0)
        index = bisect_right(self.members, at, key=lambda member: member[0]) - 1
        del self.members[:index]
        made, start = self.members[0]
        return Place(start, at - made) if self.packing else Place(at, 0)

    def finish(self) -> str:
        """Read on to the end of the file; the SHA-256 of all that was read."""
        while self._read():
            pass
        return self.digest.hexdigest()


def lines(pieces: Iterator[bytes], limit: int) -> Iterator[tuple[int, bytes | None, bool]]:
    """Lines as (offset, bytes without the line feed, whether one ended it); None for the bytes of one past the limit.

    What follows the last line feed is a line, if only an empty one.
    """
    at = size = 0
    held: list[bytes] = []

    def line() -> bytes | None:
        return b"".join(held) if size <= limit else None

    for piece in pieces:
        first, *more = piece.split(b"\n")
        for part in more:
            size += len(first)
            held.append(first)
            yield at, line(), True
            at, size, first = at + size + 1, 0, part
            held.clear()
        size += len(first)
        if size <= limit:
            held.append(first)
        else:
            held.clear()
    yield at, line(), False


def stretch_of(location: str, part: Part) -> Iterator[bytes]:
    """The bytes of a part, unpacked. Raises ReadError (`unreadable`, `bad_gzip` and the like)."""
    try:
        with open_location(location) as file:
            file.seek(part.start)
            skip, left = part.skip, part.size
            for piece in Pieces(file, part.packing, bounded=False):  # a part may swell more than its file
                some = piece[skip : skip + left]
                skip, left = max(0, skip - len(piece)), left - len(some)
                yield some
                if not left:
                    return
    except OSError as error:
        raise ReadError("unreadable", f"cannot be opened: {error.strerror or error}; check its permissions") from None


def decoded(line: bytes, encoding: str, number: int) -> str:
    """A line's text; a byte order mark begins the first of a file alone."""
    name = "utf-8" if encoding == "utf-8-sig" and number > 1 else encoding
    return tidy(line.decode(name, "replace"))
