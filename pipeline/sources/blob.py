"""A file, or a member of one, as a reader gets it: its first bytes, its bytes unpacked, whole or as a stream."""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from functools import cached_property
from io import BytesIO
from typing import IO

from pipeline.article import Metadata
from pipeline.sources.decode import sha256_of, undone
from pipeline.sources.formats import Format, told, without_packing
from pipeline.sources.packing import packing_of
from pipeline.sources.remote import open_location
from pipeline.sources.signatures import HEAD
from pipeline.sources.source import Part, ReadError
from pipeline.sources.stretch import Pieces

NOTHING = Metadata()


@dataclass(frozen=True, slots=True)
class Found:
    """An article as a reader finds it, or what is wrong with it."""

    record: str | None
    body: str = ""
    meta: Metadata = NOTHING
    encoding: str = "utf-8"
    page: bool | None = None  # whether the body is markup; None: its format or its look says so
    fetched: str | None = None
    error: tuple[str, str] | None = None
    passed: bool = False  # the error counts what is no article
    format: str = ""  # where it is not the file's own: of a member
    note: str = ""  # which of an object's fields were taken


@dataclass
class Blob:
    """A file by its location, or bytes in memory. Raises ReadError where it cannot be opened."""

    name: str  # by which its format is told
    limit: int  # bytes, unpacked
    location: str = ""
    opener: Callable[[], IO[bytes]] | None = None  # of a member that is too large to be held
    held: bytes | None = None  # of a member, or of a small file, as it lies there
    part: Part | None = None
    depth: int = 0  # containers that it lies in
    chosen: dict[str, str] = field(default_factory=dict)  # names of fields by role, as the settings say

    @cached_property
    def raw_head(self) -> bytes:
        """The first bytes as they lie there; a small file is kept."""
        if self.held is None:
            with self.opened() as file:
                data = file.read(HEAD + 1)
            if len(data) <= HEAD:
                self.held = data
            return data[:HEAD]
        return self.held[:HEAD]

    @cached_property
    def packing(self) -> str:
        """How the bytes are packed, by themselves."""
        return packing_of(self.raw_head)

    @cached_property
    def head(self) -> bytes:
        """The first bytes, unpacked."""
        raw = self.raw_head
        if not self.packing:
            return raw
        head = b""
        try:
            for piece in Pieces(BytesIO(raw), self.packing, bounded=False):
                head += piece
                if len(head) >= HEAD:
                    break
        except ReadError:  # the head of a file ends in its middle
            pass
        return head[:HEAD]

    @cached_property
    def kind(self) -> Format | None:
        """The format, by the content and the name."""
        return told(self.head, without_packing(self.name)[0] if self.packing or self._misnamed else self.name)

    @property
    def _misnamed(self) -> bool:
        return bool(without_packing(self.name)[1])

    @contextmanager
    def opened(self) -> Iterator[IO[bytes]]:
        """The file as it lies there. Raises ReadError (`unreadable`)."""
        if self.held is not None:
            yield BytesIO(self.held)
            return
        try:
            with self.opener() if self.opener else open_location(self.location) as file:
                yield file
        except OSError as error:
            message = f"cannot be opened: {error.strerror or error}; check its permissions"
            raise ReadError("unreadable", message) from None

    def pieces(self) -> Iterator[bytes]:
        """The bytes, unpacked, a piece at a time."""
        with self.opened() as file:
            yield from Pieces(file, self.packing)

    def data(self) -> bytes:
        """All bytes, unpacked. Raises ReadError (`too_large`)."""
        with self.opened() as file:
            data = file.read(self.limit + 1)
        if len(data) > self.limit:
            raise ReadError("too_large", f"more than {self.limit:,} bytes; split it, or raise --max-bytes")
        return undone(data, self.packing, self.limit)

    def digest(self) -> str | None:
        """SHA-256 of the file as it lies there; None where it cannot be read."""
        if self.held is not None:
            return hashlib.sha256(self.held).hexdigest()
        return sha256_of(self.location)


class Stream:
    """Pieces of bytes as a file that is read from the beginning."""

    def __init__(self, pieces: Iterator[bytes]) -> None:
        self.pieces = pieces
        self.held = b""
        self.taken = 0

    def read(self, size: int = -1) -> bytes:
        """So many bytes, fewer at the end alone."""
        if size < 0:
            data, self.held = self.held + b"".join(self.pieces), b""
            self.taken += len(data)
            return data
        parts = [self.held]
        length = len(self.held)
        while length < size and (piece := next(self.pieces, b"")):
            parts.append(piece)
            length += len(piece)
        data = b"".join(parts)
        self.held = data[size:]
        self.taken += min(size, len(data))
        return data[:size]

    def tell(self) -> int:
        """Bytes that were read."""
        return self.taken

    def readable(self) -> bool:
        """As files say."""
        return True

    def close(self) -> None:
        """The file is its opener's."""
