"""One request: an address asked for once, with limits, and no redirect followed unasked."""

from __future__ import annotations

import http.client
import socket
import ssl
from dataclasses import dataclass
from urllib.parse import quote, urlsplit

ACCEPT = "text/html,application/xhtml+xml;q=0.9,*/*;q=0.1"
HOP = frozenset(("transfer-encoding", "connection", "keep-alive", "trailer", "upgrade"))  # of the way, not of the page
PIECE = 1 << 16


@dataclass(frozen=True, slots=True)
class Answer:
    """What a server said. `body` is None where it is longer than allowed, or ends too early."""

    address: str
    status: int
    reason: str
    headers: tuple[tuple[str, str], ...]
    body: bytes | None

    def header(self, name: str) -> str:
        """The first header of a name; empty where there is none."""
        return next((value for key, value in self.headers if key.lower() == name), "")


class UnreachableError(Exception):
    """The server could not be asked, or did not answer as servers do; the message says why."""


def ask(address: str, agent: str, timeout: float, max_bytes: int) -> Answer:
    """Ask for an address. Raises UnreachableError."""
    parts = urlsplit(address)
    secure = parts.scheme == "https"
    connect = http.client.HTTPSConnection if secure else http.client.HTTPConnection
    way = quote(parts.path or "/", safe="/%:@!$&'()*+,;=~-._") + (
        f"?{quote(parts.query, safe='/%:@!$&()*+,;=~-._?')}" if parts.query else ""
    )
    try:
        connection = connect(parts.hostname or "", parts.port, timeout=timeout)
        try:
            headers = {"User-Agent": agent, "Accept": ACCEPT, "Accept-Encoding": "gzip", "Connection": "close"}
            connection.request("GET", way, headers=headers)
            response = connection.getresponse()
            body = _read(response, max_bytes)
            told = tuple((k, v) for k, v in response.getheaders() if k.lower() not in HOP)
            return Answer(address, response.status, response.reason, told, body)
        finally:
            connection.close()
    except (OSError, http.client.HTTPException, ssl.SSLError, socket.gaierror, ValueError) as error:
        raise UnreachableError(f"{type(error).__name__}: {error}" if str(error) else type(error).__name__) from None


def _read(response: http.client.HTTPResponse, max_bytes: int) -> bytes | None:
    """The body; None where it is longer than `max_bytes`."""
    pieces: list[bytes] = []
    held = 0
    while piece := response.read(min(PIECE, max_bytes + 1 - held)):
        pieces.append(piece)
        held += len(piece)
        if held > max_bytes:
            return None
    return b"".join(pieces)
