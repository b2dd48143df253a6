"""Bytes -> text: decompression within limits, and the choice of an encoding."""

from __future__ import annotations

import codecs
import hashlib
import re
import zlib
from collections.abc import Callable, Iterable

from pipeline.sources.remote import open_location
from pipeline.sources.source import ReadError

BOMS = (
    (codecs.BOM_UTF8, "utf-8-sig"),
    (codecs.BOM_UTF32_LE, "utf-32"),  # before UTF-16: its mark begins with UTF-16's
    (codecs.BOM_UTF32_BE, "utf-32"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)
DECLARED = re.compile(rb"""(?:charset|encoding)\s{0,9}=\s{0,9}["']?\s{0,9}([A-Za-z0-9_.:-]{2,40})""", re.IGNORECASE)
DECLARED_WITHIN = 4096  # bytes; HTML asks for the first 1,024, pages in the wild need more
DETECT_FROM = 200_000  # bytes looked at where nothing declares an encoding
CONTROL = re.compile(r"[\x00-\x08\x0e-\x1a\x1c-\x1f\x7f]")
MOST_CONTROL = 0.02  # share of control characters above which decoded bytes are taken for no text
MOST_TORN = 0.001  # share of broken characters up to which text is UTF-8
CHUNK = 1 << 20
BLANK = b"\0 \t\r\n\xef\xbb\xbf"  # bytes of a file, or of a line of JSON, that holds nothing
SURROGATE = re.compile("[\ud800-\udfff]")


def read_bytes(location: str, limit: int) -> tuple[bytes, str]:
    """A source's bytes, decompressed where its name ends in .gz, and the SHA-256 of the file as it lies there.

    Raises ReadError (`unreadable`, `too_large`, `bad_gzip`).
    """
    try:
        with open_location(location) as file:
            data = file.read(limit + 1)
    except OSError as error:
        raise ReadError("unreadable", f"cannot be opened: {error.strerror or error}; check its permissions") from None
    if len(data) > limit:
        raise ReadError("too_large", f"more than {limit:,} bytes; split it, or raise --max-bytes")
    digest = hashlib.sha256(data).hexdigest()
    return (gunzip(data, limit) if location.lower().endswith(".gz") else data), digest


def sha256_of(location: str) -> str | None:
    """The SHA-256 of a file as it lies there, read a piece at a time; None where it cannot be read."""
    try:
        with open_location(location) as file:
            return hashlib.file_digest(file, "sha256").hexdigest()
    except OSError:
        return None


def gunzip(data: bytes, limit: int) -> bytes:
    """Decompress all members of a gzip file, never past the limit."""
    out = bytearray()
    while data:
        member = zlib.decompressobj(wbits=31)
        try:
            out += member.decompress(data, limit + 1 - len(out))
        except zlib.error as error:
            raise ReadError("bad_gzip", f"not a whole gzip file: {error}; fetch it again") from None
        if len(out) > limit:
            raise ReadError("too_large", f"decompresses to more than {limit:,} bytes; split it, or raise --max-bytes")
        if not member.eof:
            raise ReadError("bad_gzip", "the gzip file ends in the middle; fetch it again")
        data = member.unused_data.lstrip(b"\0")
    return bytes(out)


def decode(data: bytes, *, markup: bool = False, declared: str | None = None) -> tuple[str, str]:
    """Text and the name of its encoding: by BOM, declaration (markup only), strict UTF-8, detection, in that order.

    Lone surrogates become U+FFFD, so that the text can be written. Raises ReadError (`undecodable`).
    """
    for bom, name in BOMS:
        if data.startswith(bom):
            return _replaced(data, name)
    if declared is None and markup and (found := DECLARED.search(data[:DECLARED_WITHIN])):
        declared = found[1].decode("ascii")
    if declared and (known := _known(declared)):
        try:
            return data.decode(known), known
        except UnicodeDecodeError:
            pass  # a wrong declaration is common: go on as if there were none
    try:
        return data.decode("utf-8"), "utf-8"
    except UnicodeDecodeError:
        return _detected(data)


def tidy(text: str) -> str:
    """Lone surrogates as U+FFFD, letter for letter."""
    return SURROGATE.sub("\ufffd", text)


def _known(name: str) -> str | None:
    try:
        found = codecs.lookup(name)
    except LookupError:
        return None
    if not getattr(found, "_is_text_encoding", True) or found.name in ("utf-7", "idna", "punycode"):
        return None
    return {"iso8859-1": "cp1252", "ascii": "utf-8"}.get(found.name, found.name)  # as browsers read these names


def _replaced(data: bytes, name: str) -> tuple[str, str]:
    return tidy(data.decode(name, "replace")), name


def wide(data: bytes) -> str | None:
    """UTF-16 without a mark: NUL bytes on one side only, as Latin letters have them."""
    head = data[:DETECT_FROM]
    even, odd = head[::2].count(0), head[1::2].count(0)
    half = max(1, len(head) // 2)
    if odd > 0.5 * half and even < 0.05 * half:
        return "utf-16-le"
    return "utf-16-be" if even > 0.5 * half and odd < 0.05 * half else None


def _detected(data: bytes) -> tuple[str, str]:
    if name := wide(data):
        return _replaced(data, name)
    broken = data.decode("utf-8", "replace")
    if broken.count("\ufffd") <= MOST_TORN * len(broken):
        return broken, "utf-8"
    return _replaced(data, detect(data, lambda: [data]))


def detect(head: bytes, pieces: Callable[[], Iterable[bytes]]) -> str:
    """The name of an encoding that is no Unicode's, by the first bytes and all, in pieces that end with a line.

    Raises ReadError (`undecodable`).
    """
    from charset_normalizer import from_bytes

    best = from_bytes(head[:DETECT_FROM]).best()
    name = "cp1252"
    if best is not None and best.encoding not in ("latin_1", "ascii", "utf_8", "cp1252"):
        # several single-byte encodings may give the same letters: then the commonest is named
        differs = (_replaced(piece, best.encoding)[0] != _replaced(piece, name)[0] for piece in pieces())
        name = best.encoding if any(differs) else name
    controls = letters = 0
    for piece in pieces():
        text = _replaced(piece, name)[0]
        controls, letters = controls + len(CONTROL.findall(text)), letters + len(text)
    if controls > MOST_CONTROL * letters:
        raise ReadError("undecodable", "not text in any encoding known here; is it a picture, a PDF or an archive?")
    return name
