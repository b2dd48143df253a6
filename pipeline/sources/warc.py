"""WARC files: one page a record, read one at a time, so memory does not grow with the file."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from pipeline.article import Metadata, Record
from pipeline.sources.dates import iso_date
from pipeline.sources.decode import decode, tidy
from pipeline.sources.naming import hash_of
from pipeline.sources.remote import open_location
from pipeline.sources.source import Part, ReadError

PAGES = frozenset(("response", "resource"))  # types of record that hold a page
HTML = frozenset(("text/html", "application/xhtml+xml"))
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


@dataclass(frozen=True, slots=True)
class Broken:
    """A record that should be a page and cannot be read."""

    record: str
    error: str
    message: str


def read_warc(
    location: str, path: str, sha256: str, most_bytes: int, part: Part | None = None
) -> Iterator[Record | Broken | Skipped]:
    """The pages of a WARC file (gzipped or not) or of a part of it, broken ones as such, last what was passed over.

    A record's name is its WARC-Record-ID, or its number in the file where it has none of its own. Its url is
    the target's; its date goes to `fetched`. Raises ReadError (`unreadable`, `bad_warc`) where the file is none.
    """
    passed: Counter[str] = Counter(dict(part.passed) if part else {})
    names = set(part.whole.shared) if part else set()  # hashes: 70 bytes a record, 4 MB for the 50,000 of a full file
    for number, entry, _ in entries(location, part):
        if kind := passed_over(entry):
            if part is None:
                passed[kind] += 1
            continue
        name = id_of(entry)
        if not name or hash_of(name) in names:
            name = str(number)
        names.add(hash_of(name))
        yield _page(entry, tidy(name), path, sha256, most_bytes)
    if passed:
        yield Skipped(dict(passed))


def entries(location: str, part: Part | None = None) -> Iterator[tuple[int, Any, int]]:
    """The records of a file or a part with their number in the file and the byte that they begin at.

    Raises ReadError (`unreadable`, `bad_warc`).
    """
    from warcio.archiveiterator import WARCIterator

    try:
        with open_location(location) as file:
            file.seek(part.start if part else 0)
            found = WARCIterator(file)
            for number, entry in enumerate(found, part.whole.first if part else 1):
                yield number, entry, found.offset
                if part and number + 1 == part.whole.first + part.records:
                    break
    except OSError as error:
        raise ReadError("unreadable", f"cannot be opened: {error.strerror or error}; check its permissions") from None
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
    if headers is not None and not (headers.get_statuscode() or "200").startswith("2"):
        return f"status {headers.get_statuscode()[:3]}"
    content = _content_type(entry).split(";")[0].strip().lower()
    return None if content in HTML else content[:60] or "no content type"


def _content_type(entry: Any) -> str:
    headers = entry.rec_headers if entry.http_headers is None else entry.http_headers
    return headers.get_header("Content-Type") or ""


def _page(entry: Any, name: str, path: str, sha256: str, most_bytes: int) -> Record | Broken:
    try:
        data = entry.content_stream().read(most_bytes + 1)
        if len(data) > most_bytes:
            return Broken(name, "too_large", f"more than {most_bytes:,} bytes; raise --max-bytes")
        if _is_torn(entry):
            return Broken(name, "bad_warc", "the file ends in the middle of this record; fetch it again")
        if not data.strip():
            return Broken(name, "empty", "the record holds no page; fetch it again or remove it")
        declared = _CHARSET.search(_content_type(entry))
        body, encoding = decode(data, markup=True, declared=declared[1] if declared else None)
    except ReadError as error:
        return Broken(name, error.error, str(error))
    url = entry.rec_headers.get_header("WARC-Target-URI")
    date = iso_date(entry.rec_headers.get_header("WARC-Date") or "")
    meta = Metadata(url=tidy(url.strip("<> ")) if url else None)
    return Record(path, name, "warc", sha256, encoding, body, meta, fetched=date)


def _is_torn(entry: Any) -> bool:
    """Whether a record that was read holds less than its header says."""
    rest = entry.raw_stream
    while rest.read(1 << 16):
        pass
    return bool(getattr(rest, "limit", 0) > 0)
