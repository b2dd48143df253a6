"""WARC files: one page a record, read one at a time, so memory does not grow with the file."""

from __future__ import annotations

import re
import zlib
from collections import Counter
from collections.abc import Iterator
from contextlib import ExitStack
from dataclasses import dataclass
from typing import Any

from pipeline.article import Metadata
from pipeline.config import Settings
from pipeline.sources.blob import Blob, Found, Stream
from pipeline.sources.dates import iso_date
from pipeline.sources.decode import decode, tidy
from pipeline.sources.naming import hash_of
from pipeline.sources.packing import packing_of, unpack
from pipeline.sources.signatures import Head, is_html
from pipeline.sources.source import ReadError

PAGES = frozenset(("response", "resource", "conversion"))  # types of record that hold a page or a text
HTML = frozenset(("text/html", "application/xhtml+xml"))
PLAIN = "text/plain"
_NO_ARTICLE = re.compile(r"/(?:robots|ads|humans|security)\.txt$|\.(?:js|css|json|map|csv)$", re.IGNORECASE)
_LENGTH = re.compile(rb"^Content-Length:\s{0,9}(\d{1,12})", re.IGNORECASE | re.MULTILINE)
MOST_SWOLLEN = 1 << 25  # bytes of a piece of 16 kB of brotli, unpacked
FIRST = 1 << 20  # bytes of the first record, unpacked, by which a file packed as a whole is known
_CHARSET = re.compile(r"charset\s{0,9}=\s{0,9}[\"']?([A-Za-z0-9_.:-]{2,40})", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Skipped:
    """Records passed over because they are no pages: how many of what kind (`image/png`, `request`, `status 404`)."""

    counts: dict[str, int]

    def __str__(self) -> str:
        kinds = ", ".join(
            f"{count:,} {kind}" for kind, count in sorted(self.counts.items(), key=lambda p: (-p[1], p[0]))
        )
        return f"{sum(self.counts.values()):,} records that are no HTML pages were passed over: {kinds}"


def read(blob: Blob, settings: Settings) -> Iterator[Found]:
    """The pages and texts of a WARC file (packed or not) or of a part of it, last what was passed over.

    A record's name is its WARC-Record-ID, or its number in the file where it has none of its own. Its url is
    the target's; its date goes to `fetched`. Raises ReadError (`unreadable`, `bad_warc`) where the file is none.
    """
    part = blob.part
    passed: Counter[str] = Counter(dict(part.passed) if part else {})
    names = set(part.whole.shared) if part else set()  # hashes: 70 bytes a record, 4 MB for the 50,000 of a full file
    for number, entry, _ in entries(blob):
        if kind := passed_over(entry):
            if part is None:
                passed[kind] += 1
            continue
        name = id_of(entry)
        if not name or hash_of(name) in names:
            name = str(number)
        names.add(hash_of(name))
        yield _page(entry, tidy(name), settings.max_html_chars)
    if passed:
        yield Found(None, error=("passed_over", str(Skipped(dict(passed)))), passed=True)


def is_one_piece(blob: Blob) -> bool:
    """Whether a file is packed as a whole rather than a record at a time: its first member goes on past a record."""
    if blob.packing != "gz":
        return blob.packing != ""
    try:
        head = zlib.decompressobj(wbits=31).decompress(blob.raw_head, FIRST)
    except zlib.error:
        return False
    end = head.find(b"\r\n\r\n")
    length = _LENGTH.search(head[:end]) if end >= 0 else None
    return length is not None and len(head) > end + 4 + int(length[1]) + 8


def entries(blob: Blob) -> Iterator[tuple[int, Any, int]]:
    """The records of a file or a part with their number in the file and the byte that they begin at.

    Raises ReadError (`unreadable`, `bad_warc`).
    """
    from warcio.archiveiterator import WARCIterator
    from warcio.bufferedreaders import BufferedReader

    BufferedReader.DECOMPRESSORS["br"] = Brotli
    part = blob.part
    with ExitStack() as stack:
        try:
            file = stack.enter_context(blob.opened())
            file.seek(part.start if part else 0)
            found = WARCIterator(Stream(blob.pieces()) if is_one_piece(blob) else file)
            for number, entry in enumerate(found, part.whole.first if part else 1):
                yield number, entry, found.offset
                if part and number + 1 == part.whole.first + part.records:
                    break
        except ReadError:
            raise
        except OSError as error:
            message = f"cannot be opened: {error.strerror or error}; check its permissions"
            raise ReadError("unreadable", message) from None
        except Exception as error:  # what its parser stumbles over: AttributeError for a response without a target
            reason = " ".join(str(error).split())[:160]
            raise ReadError("bad_warc", f"not a whole WARC file: {reason}; fetch it again or recompress it") from None
    if part and part.torn:
        raise ReadError(*part.torn)


def id_of(entry: Any) -> str:
    """A record's WARC-Record-ID; empty where it has none, or one that is but a number."""
    name: str = entry.rec_headers.get_header("WARC-Record-ID", "").strip("<> ").removeprefix("urn:uuid:")
    return "" if name.isdecimal() else name


def passed_over(entry: Any) -> str | None:
    """Why a record is no page, in a word or two; None where it is one."""
    if entry.rec_type not in PAGES:
        return str(entry.rec_type or "unknown")
    headers = entry.http_headers
    if (
        entry.rec_type != "conversion"
        and headers is not None
        and not (headers.get_statuscode() or "200").startswith("2")
    ):
        return f"status {headers.get_statuscode()[:3]}"
    content = _media(entry)
    if content == PLAIN:
        return PLAIN if _NO_ARTICLE.search(_target(entry) or "") else None
    return None if content in HTML or not content else content[:60]


def _media(entry: Any) -> str:
    return _content_type(entry).split(";")[0].strip().lower()


def _content_type(entry: Any) -> str:
    headers = entry.rec_headers if entry.http_headers is None else entry.http_headers
    return headers.get_header("Content-Type") or ""


def _target(entry: Any) -> str | None:
    url = entry.rec_headers.get_header("WARC-Target-URI")
    return tidy(url.strip("<> ")) if url else None


def _page(entry: Any, name: str, most_bytes: int) -> Found:
    def broken(error: str, message: str) -> Found:
        return Found(name, error=(error, message))

    try:
        data = entry.content_stream().read(most_bytes + 1)
        if packing_of(data) == "zst":
            data = unpack(data, "zst", most_bytes)
        if len(data) > most_bytes:
            return broken("too_large", f"more than {most_bytes:,} bytes; raise --max-bytes")
        if _is_torn(entry):
            return broken("bad_warc", "the file ends in the middle of this record; fetch it again")
        if not data.strip():
            return broken("empty", "the record holds no page; fetch it again or remove it")
        content = _media(entry)
        if not content and not is_html(Head(data, "")):
            return Found(name, error=("passed_over", "a record without a type that is no page"), passed=True)
        declared = _CHARSET.search(_content_type(entry))
        page = content != PLAIN or is_html(Head(data[:1000], ""))
        body, encoding = decode(data, markup=page, declared=declared[1] if declared else None)
    except ReadError as error:
        return broken(error.error, str(error))
    date = iso_date(entry.rec_headers.get_header("WARC-Date") or "")
    return Found(name, body, Metadata(url=_target(entry)), encoding, page, date)


class Brotli:
    """What unpacks brotli a piece at a time, as warcio asks for it, whose own wrapper fits older libraries."""

    def __init__(self) -> None:
        import brotli

        self.made = brotli.Decompressor()
        self.unused_data = None

    def decompress(self, data: bytes) -> bytes:
        """A piece, unpacked; what swells past MOST_SWOLLEN is cut."""
        return bytes(self.made.process(data, output_buffer_limit=MOST_SWOLLEN))

    def flush(self) -> bytes:
        """Nothing is held back."""
        return b""


def _is_torn(entry: Any) -> bool:
    """Whether a record that was read holds less than its header says."""
    rest = entry.raw_stream
    while rest.read(1 << 16):
        pass
    return bool(getattr(rest, "limit", 0) > 0)
