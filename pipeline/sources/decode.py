"""Bytes -> text: decompression within limits, and the choice of an encoding."""

from __future__ import annotations

import codecs
import hashlib
import re
import tomllib
import zlib
from collections import Counter
from collections.abc import Callable, Iterable
from functools import cache
from importlib.resources import files
from itertools import islice

from pipeline.sources.packing import packing_of, unpack
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
MOST_WHOLE = 20  # whole characters to a broken one from which it is, however many
TWO_BYTES = (
    "gb",
    "big5",
    "shift",
    "sjis",
    "euc",
    "cp932",
    "cp949",
    "cp950",
    "johab",
    "hz",
    "iso2022",
    "utf16",
    "utf32",
)
ESCAPED = ("hz", "iso2022")  # encodings of ASCII bytes alone
SIGNS = frozenset("‘’‚“”„†‡…‰‹›•–—€£¥¢§©®°±²³´¶·¹º»«¼½¾×™¡¿ªµ¬¨¸¯\xa0\xad")
MOST_ODD = (
    0.10  # share of its characters beyond ASCII that a western text may have of another alphabet, for foreign names
)
MOST_ODD_OF_ALL = 0.004  # or share of all characters
_MISPLACED = re.compile("[a-z.,!?][ÒÓÔÕ](?![A-Z])|(?<![A-Za-z])[ÒÔ][A-Z]")  # “ ” ‘ ’ of Mac OS Roman as windows-1252
LEAST_MISPLACED = 2
WESTERN_PIECES = 10_000  # pieces that are looked at
BLANK = b"\0 \t\r\n\xef\xbb\xbf"  # bytes of a file, or of a line of JSON, that holds nothing
SURROGATE = re.compile("[\ud800-\udfff]")


def read_bytes(location: str, limit: int) -> tuple[bytes, str]:
    """A source's bytes, unpacked, and the SHA-256 of the file as it lies there.

    Raises ReadError (`unreadable`, `too_large`, `bad_gzip` and the like).
    """
    try:
        with open_location(location) as file:
            data = file.read(limit + 1)
    except OSError as error:
        raise ReadError("unreadable", f"cannot be opened: {error.strerror or error}; check its permissions") from None
    if len(data) > limit:
        raise ReadError("too_large", f"more than {limit:,} bytes; split it, or raise --max-bytes")
    digest = hashlib.sha256(data).hexdigest()
    return undone(data, packing_of(data), limit), digest


def undone(data: bytes, packing: str, limit: int) -> bytes:
    """Packed bytes unpacked, never past the limit. Raises ReadError."""
    if packing == "gz":
        return gunzip(data, limit)
    return unpack(data, packing, limit) if packing else data


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
    known = _known(declared) if declared else None
    text = _strict(data, "utf-8")
    other = _strict(data, known) if known is not None and (text is None or _may_be(known, text)) else None
    if known is not None and other is not None:  # a wrong declaration is common: else go on as if there were none
        return tidy(other), known
    return (text, "utf-8") if text is not None else _detected(data)


def _may_be(declared: str, text: str) -> bool:
    """Whether bytes that are UTF-8 may be what is declared all the same: by chance in several bytes a letter."""
    name = declared.replace("_", "").replace("-", "")
    return name.startswith(ESCAPED) if text.isascii() else name.startswith(TWO_BYTES)


def _strict(data: bytes, name: str) -> str | None:
    try:
        return data.decode(name)
    except UnicodeDecodeError:
        return None


def tidy(text: str) -> str:
    """Lone surrogates as U+FFFD, character for character."""
    return SURROGATE.sub("\ufffd", text)


def _known(name: str) -> str | None:
    try:
        found = codecs.lookup(name)
    except (LookupError, ValueError, UnicodeError):  # a name with a NUL in it is a ValueError
        return None
    if not getattr(found, "_is_text_encoding", True) or found.name in ("utf-7", "idna", "punycode"):
        return None
    return {"iso8859-1": "cp1252", "ascii": "utf-8"}.get(found.name, found.name)  # as browsers read these names


def _replaced(data: bytes, name: str) -> tuple[str, str]:
    return tidy(data.decode(name, "replace")), name


def wide(data: bytes) -> str | None:
    """UTF-16 without a mark: NUL bytes on one side only, as Latin characters have them."""
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
    torn = broken.count("\ufffd")
    whole = sum(map(broken.count, {c for c in set(broken) if c > "\x7f" and c != "\ufffd"}))
    if is_utf_8(torn, whole, len(broken)) or _ends_torn(data, torn):
        return broken, "utf-8"
    return _replaced(data, detect(data, lambda: [data]))


def is_utf_8(torn: int, whole: int, length: int) -> bool:
    """Whether bytes with `torn` broken characters are UTF-8 all the same: most that are not ASCII are whole.

    In text of one byte a character, two that happen to make a whole one are rare: at most one in twenty.
    """
    return whole > 0 and ((torn <= MOST_TORN * length and whole >= torn) or whole >= MOST_WHOLE * torn)


def _ends_torn(data: bytes, torn: int) -> bool:
    """Whether the only broken character is the last, cut off within."""
    return torn == 1 and any(0xC2 <= byte <= 0xF4 for byte in data[-3:]) and _strict_but_end(data)


def _strict_but_end(data: bytes) -> bool:
    try:
        codecs.getincrementaldecoder("utf-8")().decode(data, final=False)
    except UnicodeDecodeError:
        return False
    return len(data) > 1 and not data.isascii()


def detect(head: bytes, pieces: Callable[[], Iterable[bytes]]) -> str:
    """The name of an encoding that is no Unicode's, by the first bytes and all, in pieces that end with a line.

    Raises ReadError (`undecodable`).
    """
    name = "cp1252"
    if not all(is_western(piece) for piece in islice(pieces(), WESTERN_PIECES)):
        name = _guessed(head, pieces)
    controls = letters = 0
    for piece in pieces():
        text = _replaced(piece, name)[0]
        controls, letters = controls + len(CONTROL.findall(text)), letters + len(text)
    if controls > MOST_CONTROL * letters:
        raise ReadError("undecodable", "not text in any encoding known here; is it a picture, a PDF or an archive?")
    return name


def _guessed(head: bytes, pieces: Callable[[], Iterable[bytes]]) -> str:
    """The detector's word, windows-1252 where it has none, or says one that gives the same characters."""
    if len(_MISPLACED.findall(head.decode("cp1252", "replace"))) >= LEAST_MISPLACED:
        return "mac_roman"
    from charset_normalizer import from_bytes

    best = from_bytes(head[:DETECT_FROM]).best()
    if best is None or best.encoding in ("latin_1", "ascii", "utf_8", "cp1252"):
        return "cp1252"
    differs = (_replaced(piece, best.encoding)[0] != _replaced(piece, "cp1252")[0] for piece in pieces())
    return best.encoding if any(differs) else "cp1252"


def is_western(data: bytes) -> bool:
    """Whether bytes read as windows-1252 are the text of one western language.

    Its characters beyond ASCII are those of one alphabet with marks and signs; of another encoding they mix alphabets.
    """
    text = data.decode("cp1252", "replace")
    letters = Counter(c for c in text if c > "\x7f" and c not in SIGNS)
    odd = letters.pop("\ufffd", 0) + sum(count for c, count in letters.items() if not c.isalpha())
    total = sum(letters.values()) + odd
    plain = sum(c.isascii() and c.isalpha() for c in text)
    if len(_MISPLACED.findall(text)) > max(1, MOST_ODD * total):
        return False
    if total > plain:  # more characters beyond ASCII than within: no Latin text
        return False
    best = max(sum(letters[c] for c in alphabet) for alphabet in alphabets())
    return total - best <= max(MOST_ODD * total, MOST_ODD_OF_ALL * plain)


@cache
def alphabets() -> tuple[str, ...]:
    """Characters beyond ASCII of the western languages, both cases, a language each."""
    data = tomllib.loads(files("pipeline.sources").joinpath("data/alphabets.toml").read_text(encoding="utf-8"))
    return tuple(found.lower() + found.upper() for found in data.values())
