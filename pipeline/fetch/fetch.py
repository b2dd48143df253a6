"""Fetch pages one at a time: what robots.txt allows, at each site's pace, as often as it takes and no more."""

from __future__ import annotations

import gzip
import logging
import zlib
from collections import Counter, deque
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from pathlib import Path
from urllib.parse import urlsplit

from pipeline.config import VERSION
from pipeline.errors import FetchError
from pipeline.fetch.addresses import addresses, is_web, joined
from pipeline.fetch.archive import Archive
from pipeline.fetch.polite import Clock, Manners, WallClock
from pipeline.fetch.web import Answer, UnreachableError, ask

log = logging.getLogger("pipeline")

REDIRECTS = (301, 302, 303, 307, 308)
MOST_REDIRECTS = 5
BUSY = (429, 503)  # the site asks to be left alone
ROBOTS_BYTES = 512_000  # of a robots.txt, as search engines read
PAGES = frozenset(("text/html", "application/xhtml+xml", "text/plain", ""))


@dataclass(frozen=True, slots=True)
class Limits:
    """How pages are asked for. `contact` is an address where the site's owner can reach who asks."""

    contact: str = ""
    delay: float = 2.0  # seconds between two requests to one site, unless it asks for more
    timeout: float = 30.0  # seconds
    max_bytes: int = 20_000_000  # of a page
    again: bool = False  # also pages that were fetched before
    limit: int | None = None  # pages asked for

    @property
    def agent(self) -> str:
        """What the requests call themselves."""
        return f"source-extraction/{VERSION}" + (f" (+{self.contact})" if self.contact else "")


@dataclass(slots=True)
class Fetched:
    """What came of it: pages written, pages held before, and why others were not had."""

    pages: int = 0
    held: int = 0
    left: int = 0  # beyond the limit
    refused: Counter[str] = field(default_factory=Counter)
    files: list[Path] = field(default_factory=list)


class Fetcher:
    """Asks sites for pages, and keeps to their rules."""

    def __init__(self, limits: Limits, clock: Clock | None = None) -> None:
        """`clock` tells and passes the time."""
        self.limits = limits
        self.manners = Manners(limits.agent, limits.delay, self._robots, clock or WallClock())

    def get(self, address: str) -> Answer | str:
        """The answer to a request, redirects followed; else why there is none."""
        for _ in range(MOST_REDIRECTS + 1):
            if not is_web(address):
                return "a redirect leads out of the web"
            if refusal := self.manners.refusal(address):
                return refusal
            self.manners.wait(address)
            try:
                answer = ask(address, self.limits.agent, self.limits.timeout, self.limits.max_bytes)
            except UnreachableError as error:
                log.info("%s: %s", address, error)
                return "the server cannot be reached"
            if answer.status not in REDIRECTS:
                return self._judged(answer)
            address = joined(address, answer.header("location"))
        return "too many redirects"

    def _judged(self, answer: Answer) -> Answer | str:
        """An answer that holds a page; else what it is."""
        if answer.status in BUSY:
            self.manners.site(answer.address).closed = "the site asks to be left alone"
            return "the site asks to be left alone"
        if not 200 <= answer.status < 300:
            return f"status {answer.status}"
        return answer if answer.body is not None else f"longer than {self.limits.max_bytes:,} bytes"

    def _robots(self, address: str) -> tuple[int, str] | None:
        for _ in range(MOST_REDIRECTS + 1):
            try:
                answer = ask(address, self.limits.agent, self.limits.timeout, ROBOTS_BYTES)
            except UnreachableError as error:
                log.info("%s: %s", address, error)
                return None
            if answer.status not in REDIRECTS:
                return answer.status, unpacked(answer, ROBOTS_BYTES).decode("utf-8", "replace")
            address = joined(address, answer.header("location"))
            if not is_web(address):
                return None
        return None


def unpacked(answer: Answer, most: int) -> bytes:
    """The body of an answer without its packing, at most so many bytes."""
    body = answer.body or b""
    if answer.header("content-encoding").strip().lower() not in ("gzip", "x-gzip"):
        return body
    try:
        return zlib.decompressobj(wbits=31).decompress(body, most)
    except (zlib.error, gzip.BadGzipFile):
        return b""


def fetch(what: str, folder: Path, limits: Limits | None = None, clock: Clock | None = None) -> Fetched:
    """Fetch the pages that a file or a feed at a web address names into WARC files in a folder.

    Raises FetchError where it cannot be read or names no page, OSError where the folder cannot be written.
    """
    limits = limits or Limits()
    fetcher = Fetcher(limits, clock)
    pages = _named(what, fetcher)
    archive = Archive(folder)
    archive.begin()
    done = Fetched()
    new = [page for page in pages if limits.again or page not in archive.held]
    done.held = len(pages) - len(new)
    done.left = len(new) - len(new[: limits.limit])
    try:
        for page in by_turns(new[: limits.limit]):
            answer = fetcher.get(page)
            if isinstance(answer, Answer) and _media(answer) not in PAGES:
                answer = f"no page but {_media(answer)}"
            if isinstance(answer, str):
                done.refused[answer] += 1
                log.info("%s: %s", page, answer)
                continue
            archive.add(page, answer)
            done.pages += 1
            log.info("%s: %d bytes", page, len(answer.body or b""))
    finally:
        archive.close()
    done.files = archive.written
    return done


def _named(what: str, fetcher: Fetcher) -> list[str]:
    """The pages that a file, or a feed on the web, names."""
    if not is_web(what):
        try:
            return addresses(Path(what).read_bytes())
        except OSError as error:
            raise FetchError(f"{what} cannot be read: {error.strerror or error}") from None
    answer = fetcher.get(what)
    if isinstance(answer, str):
        raise FetchError(f"{what} cannot be had: {answer}")
    return addresses(unpacked(answer, fetcher.limits.max_bytes), answer.address)


def by_turns(pages: Iterable[str]) -> Iterator[str]:
    """Pages of each site in their order, the sites by turns, so that little time goes by in waiting."""
    of: dict[str, deque[str]] = {}
    for page in pages:
        of.setdefault(urlsplit(page).netloc, deque()).append(page)
    while of:
        for site in list(of):
            yield of[site].popleft()
            if not of[site]:
                del of[site]


def _media(answer: Answer) -> str:
    return answer.header("content-type").split(";")[0].strip().lower()
