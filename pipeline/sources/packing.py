"""Packed bytes (gzip, zstd, bzip2, xz) unpacked a piece at a time, within limits."""

from __future__ import annotations

import bz2
import lzma
from collections.abc import Iterator
from io import BytesIO
from typing import IO, Any, cast

from pipeline.sources.source import ReadError

CHUNK = 1 << 20
UNKNOWN_PACKING = NotImplementedError  # zipfile raises it for a method of packing, or a version, that it does not read
MOST_RATIO = 200  # bytes unpacked from one: texts give 3 to 50, a file that is made to fill the disk 1,000
LEAST_READ = 1 << 14
SIGNATURES = ((b"\x1f\x8b\x08", "gz"), (b"\x28\xb5\x2f\xfd", "zst"), (b"BZh", "bz2"), (b"\xfd7zXZ\0", "xz"))
SKIPPABLE = (b"\x2a\x4d\x18", 1)  # of zstd: a frame that begins with a byte 50 to 5F and these; a dictionary in a WARC
NAMES = {"gz": "gzip", "zst": "zstd", "bz2": "bzip2", "xz": "xz"}
FED = 1 << 11  # bytes of zstd at a time: each may swell 32,000 times
LARGEST_WINDOW = 1 << 27  # bytes that unpacking zstd may hold


def packing_of(head: bytes) -> str:
    """The packing that first bytes say: `gz`, `zst`, `bz2`, `xz`, or "" for none."""
    for mark, name in SIGNATURES:
        if head.startswith(mark) and not (name == "bz2" and not head[3:4].isdigit()):
            return name
    return "zst" if head[1:4] == SKIPPABLE[0] and 0x50 <= head[0] <= 0x5F else ""


def is_bad(packing: str) -> str:
    """The kind of error of a file that is not whole."""
    return "bad_gzip" if packing == "gz" else f"bad_{packing}"


def unpacked(file: IO[bytes], packing: str, bounded: bool = True) -> Iterator[bytes]:
    """The bytes of a zstd, bzip2 or xz file from its present position, unpacked, members joined.

    Raises ReadError (`bad_zst`, `bad_bz2`, `bad_xz`; `too_large` where it is `bounded` and swells past MOST_RATIO).
    """
    counted = _Counted(file)
    reader = _reader(counted, packing)
    made = 0
    while True:
        try:
            piece = reader.read(CHUNK)
        except EOFError:
            raise ReadError(is_bad(packing), f"the {NAMES[packing]} file ends in the middle; fetch it again") from None
        except Exception as error:  # each library has an error of its own
            message = f"not a whole {NAMES[packing]} file: {error}; fetch it again"
            raise ReadError(is_bad(packing), message) from None
        if not piece:
            return
        made += len(piece)
        if bounded and made > MOST_RATIO * max(counted.read_bytes, LEAST_READ):
            message = f"decompresses to more than {MOST_RATIO} times its size; check it, or unpack it by hand"
            raise ReadError("too_large", message)
        yield piece


def unpack(data: bytes, packing: str, limit: int) -> bytes:
    """All of a zstd, bzip2 or xz file, never past the limit. Raises ReadError."""
    out = bytearray()
    for piece in unpacked(BytesIO(data), packing, bounded=False):
        out += piece
        if len(out) > limit:
            raise ReadError("too_large", f"decompresses to more than {limit:,} bytes; split it, or raise --max-bytes")
    return bytes(out)


class _Counted:
    """A file that counts what is read of it."""

    def __init__(self, file: IO[bytes]) -> None:
        self.file = file
        self.read_bytes = 0

    def read(self, size: int = -1) -> bytes:
        data = self.file.read(size)
        self.read_bytes += len(data)
        return data

    def seekable(self) -> bool:
        return False

    def readable(self) -> bool:
        return True

    def close(self) -> None:
        """The file is its opener's."""


def _reader(file: _Counted, packing: str) -> IO[bytes]:
    opened: Any
    if packing == "bz2":
        opened = bz2.BZ2File(cast("IO[bytes]", file))
    elif packing == "xz":
        opened = lzma.LZMAFile(cast("IO[bytes]", file))  # noqa: SIM115
    else:
        opened = _Zstd(file)
    return cast("IO[bytes]", opened)


class _Zstd:
    """A zstd file, frames joined; a dictionary in its first frame (as web archives carry it) is used."""

    def __init__(self, file: _Counted) -> None:
        import zstandard

        self.file = file
        self.held = file.read(8)  # read and not yet unpacked
        dictionary = None
        if self.held[1:4] == SKIPPABLE[0] and 0x50 <= self.held[0] <= 0x5F:
            words = file.read(int.from_bytes(self.held[4:8], "little"))
            if packing_of(words) == "zst":
                words = zstandard.ZstdDecompressor().decompressobj().decompress(words)
            dictionary = zstandard.ZstdCompressionDict(words) if self.held[0] == 0x5D else None
            self.held = b""
        self.made = zstandard.ZstdDecompressor(dict_data=dictionary, max_window_size=LARGEST_WINDOW)
        self.frame: Any = None

    def read(self, size: int) -> bytes:
        """About so many bytes, more where they swell; none at the end."""
        pieces: list[bytes] = []
        length = 0
        while length < size:
            data = self.held or self.file.read(FED)
            self.held = b""
            if not data:
                if self.frame is not None:
                    raise EOFError
                break
            self.frame = self.frame or self.made.decompressobj()
            piece = self.frame.decompress(data)
            if self.frame.eof:
                self.held, self.frame = self.frame.unused_data, None
            pieces.append(piece)
            length += len(piece)
        return b"".join(pieces)
