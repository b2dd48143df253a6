"""What reading pages costs beside trafilatura alone, over the same pages in the same process."""

from __future__ import annotations

import gzip
import time
from collections.abc import Callable
from functools import partial
from pathlib import Path

import trafilatura

from pipeline.article import Record
from pipeline.text.pages import read_html
from tests.conftest import DEV_DATA, ROOT

ROUNDS = 3  # the least CPU time of so many is taken for each page


def pages(count: int = 60) -> list[str]:
    """Pages of the development data where present, else those of the sample."""
    found = sorted((DEV_DATA / "data" / "html" / "html").glob("*.html.gz")) or sorted(
        path for path in (ROOT / "raw" / "sample").rglob("*.html*")
    )
    return [_text(path) for path in found[:count]]


def _text(path: Path) -> str:
    data = gzip.decompress(path.read_bytes()) if path.suffix == ".gz" else path.read_bytes()
    return data.decode("utf-8", "replace")


def ratio(sources: list[str]) -> tuple[float, float]:
    """CPU milliseconds a page: trafilatura alone, and the whole stage (body, second pass, metadata, offsets)."""
    alone = whole = 0.0
    for source in sources:
        record = Record("page.html", None, "html", "", "utf-8", source)
        alone += min(_timed(partial(trafilatura.extract, source, include_comments=False)) for _ in range(ROUNDS))
        whole += min(_timed(partial(read_html, record)) for _ in range(ROUNDS))
    return 1000 * alone / len(sources), 1000 * whole / len(sources)


def _timed(work: Callable[[], object]) -> float:
    begun = time.process_time()
    work()
    return time.process_time() - begun


def report() -> None:
    """Print the comparison."""
    sources = pages()
    alone, whole = ratio(sources)
    print(
        f"{len(sources)} pages: trafilatura {alone:.1f} ms, the whole stage {whole:.1f} ms, {whole / alone:.2f} times"
    )
