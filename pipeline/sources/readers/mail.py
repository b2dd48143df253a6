"""Newsletters as .eml, and pages that browsers saved as .mhtml."""

from __future__ import annotations

import email
import email.policy
from collections.abc import Iterator
from email.message import EmailMessage, Message
from email.utils import parseaddr

from pipeline.article import Metadata
from pipeline.config import Settings
from pipeline.sources.blob import Blob, Found
from pipeline.sources.dates import iso_date
from pipeline.sources.decode import decode, tidy
from pipeline.sources.source import ReadError


def _message(blob: Blob) -> EmailMessage:
    """The message. Raises ReadError (`bad_mail`)."""
    data = blob.data().lstrip(b"\r\n\t \xef\xbb\xbf")
    first, _, rest = data.partition(b"\n")
    data = rest if first.strip().isdigit() else data  # Apple's .emlx: the length comes first
    try:
        message = email.message_from_bytes(data, policy=email.policy.default)
    except Exception as error:  # its parser stumbles over headers of many kinds
        raise ReadError("bad_mail", f"not a whole message: {error}; save it again") from None
    return message


def _header(message: Message, name: str) -> str | None:
    try:
        value = message.get(name)
    except Exception:  # a header that its parser cannot take
        return None
    return tidy(" ".join(str(value).split())) or None if value is not None else None


def _part(message: EmailMessage, kind: str) -> tuple[str, str] | None:
    """The first part of a kind that is no attachment, decoded."""
    for part in message.walk():
        if part.get_content_type() != kind or part.get_content_disposition() == "attachment":
            continue
        data = part.get_payload(decode=True)
        if isinstance(data, bytes) and data.strip():
            return decode(data, markup=kind == "text/html", declared=_charset(part))
    return None


def _charset(part: Message) -> str | None:
    try:
        return part.get_content_charset()
    except (LookupError, ValueError, AttributeError):
        return None


def read_mhtml(blob: Blob, settings: Settings) -> Iterator[Found]:
    """The page that a browser saved; when it was saved stands in for a date that the page does not give."""
    message = _message(blob)
    page = _part(message, "text/html") or _part(message, "application/xhtml+xml")
    if page is None:
        raise ReadError("html", "no page in it; save it again")
    meta = Metadata(url=_header(message, "Snapshot-Content-Location") or _header(message, "Content-Location"))
    saved = iso_date(_header(message, "Date") or "")
    yield Found(None, page[0], meta, page[1], page=True, fetched=saved)


def read_mail(blob: Blob, settings: Settings) -> Iterator[Found]:
    """A newsletter: its text where it has one, else its page."""
    message = _message(blob)
    found, page = _part(message, "text/plain"), False
    html = _part(message, "text/html")
    if html is not None and (found is None or len(found[0].split()) < 40):
        found, page = html, True
    if found is None:
        raise ReadError("empty", "the message holds no text; save it again or remove it")
    sender, _ = parseaddr(_header(message, "From") or "")
    meta = Metadata(
        title=_header(message, "Subject"),
        site=sender or None,
        published=iso_date(_header(message, "Date") or ""),
        source_id=(_header(message, "Message-ID") or "").strip("<>") or None,
    )
    yield Found(None, found[0], meta, found[1], page=page)
