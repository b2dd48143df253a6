"""A small news site on loopback: what it serves is a dict, what was asked of it a list."""

from __future__ import annotations

import gzip
from collections.abc import Iterator
from contextlib import contextmanager
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from threading import Thread

Page = tuple[int, dict[str, str], bytes]


class Site:
    """Pages by path, and the requests made, as (path, agent)."""

    def __init__(self) -> None:
        self.pages: dict[str, Page] = {}
        self.asked: list[tuple[str, str]] = []
        self.origin = ""

    def serve(
        self, path: str, body: str, status: int = 200, media: str = "text/html; charset=utf-8", **headers: str
    ) -> None:
        told = {"Content-Type": media, **{name.replace("_", "-"): value for name, value in headers.items()}}
        self.pages[path] = (status, told, body.encode())

    def feed(self, paths: list[str]) -> None:
        items = "".join(f"<item><title>t</title><link>{self.origin}{path}</link></item>" for path in paths)
        self.serve("/feed.xml", f"<rss version='2.0'><channel>{items}</channel></rss>", media="application/rss+xml")

    def times(self, path: str) -> int:
        return sum(asked == path for asked, _ in self.asked)


@contextmanager
def served() -> Iterator[Site]:
    site = Site()

    class Handler(BaseHTTPRequestHandler):
        def do_GET(self) -> None:
            site.asked.append((self.path, self.headers["User-Agent"]))
            status, headers, body = site.pages.get(self.path, (404, {"Content-Type": "text/plain"}, b"none"))
            if headers.get("Content-Encoding") == "gzip":
                body = gzip.compress(body)
            self.send_response(status)
            for name, value in headers.items():
                self.send_header(name, value)
            self.send_header("Content-Length", str(len(body)))
            self.end_headers()
            self.wfile.write(body)

        def log_message(self, format: str, *args: object) -> None:
            pass

    server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
    site.origin = f"http://127.0.0.1:{server.server_address[1]}"
    thread = Thread(target=server.serve_forever, kwargs={"poll_interval": 0.01}, daemon=True)
    thread.start()
    try:
        yield site
    finally:
        server.shutdown()
        server.server_close()
        thread.join()


class FakeClock:
    """Time that passes by sleeping alone."""

    def __init__(self) -> None:
        self.time = 0.0
        self.slept: list[float] = []

    def now(self) -> float:
        return self.time

    def sleep(self, seconds: float) -> None:
        self.slept.append(seconds)
        self.time += seconds
