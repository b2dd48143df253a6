"""Which pages are to be fetched: a list of addresses, a feed (RSS, Atom), or a sitemap."""

from __future__ import annotations

from collections.abc import Iterable
from urllib.parse import urldefrag, urljoin, urlsplit

from lxml import etree

from pipeline.errors import FetchError

WEB = ("http", "https")


def addresses(data: bytes, base: str = "") -> list[str]:
    """The pages that a list or a feed names, each once, in order. `base`: where the feed was found.

    A list has an address on each line; what begins with # is a comment. Raises FetchError where there is none.
    """
    text = data.lstrip(b"\xef\xbb\xbf \t\r\n")
    found = _of_feed(text) if text.startswith(b"<") else _of_list(text)
    whole = (joined(base, address.strip()) for address in found)
    pages = list(dict.fromkeys(address for address in whole if is_web(address)))
    if not pages:
        raise FetchError(f"{base or 'the file'} names no web page: a list of addresses, or a feed, is needed")
    return pages


def joined(base: str, address: str) -> str:
    """An address as a page at `base` means it, without its fragment; nothing where it cannot be one (`http://[`)."""
    try:
        return urldefrag(urljoin(base, address))[0]
    except ValueError:
        return ""


def is_web(address: str) -> bool:
    """Whether an address is a web page's."""
    try:
        parts = urlsplit(address)
        return parts.scheme in WEB and bool(parts.hostname)
    except ValueError:
        return False


def _of_list(text: bytes) -> list[str]:
    lines = text.decode("utf-8", "replace").splitlines()
    return [line.strip() for line in lines if line.strip() and not line.lstrip().startswith("#")]


def _of_feed(text: bytes) -> Iterable[str]:
    """Links of the entries of RSS and Atom, and the pages of a sitemap."""
    parser = etree.XMLParser(resolve_entities=False, no_network=True, recover=True, huge_tree=False)
    try:
        root = etree.fromstring(text, parser)
    except etree.XMLSyntaxError:
        root = None
    for node in root.iter("{*}item", "{*}entry", "{*}url") if root is not None else ():
        for child in node:
            name = etree.QName(child).localname if isinstance(child.tag, str) else ""
            if name in ("link", "loc") and child.get("rel", "alternate") == "alternate":
                address = child.get("href") or child.text or ""
                if address.strip():
                    yield address
                    break
