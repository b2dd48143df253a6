"""A file that is one article: a text, a Markdown file, a page."""

from __future__ import annotations

from collections.abc import Iterator

from pipeline.config import Settings
from pipeline.sources.blob import Blob, Found
from pipeline.sources.decode import BLANK, decode
from pipeline.sources.heads import head_of
from pipeline.sources.source import ReadError

EMPTY = "the file holds nothing but white space; fetch it again or remove it"


def text_of(blob: Blob, markup: bool = False) -> tuple[str, str]:
    """A file's text and encoding. Raises ReadError (`empty`, `undecodable`)."""
    data = blob.data()
    if not data.strip(BLANK):
        if data and not blob.packing and set(data) == {0} and blob.name.lower().endswith(".gz"):
            raise ReadError("bad_gzip", "zeros and no gzip file, as a download that was cut off; fetch it again")
        raise ReadError("empty", EMPTY)
    return decode(data, markup=markup)


def read_text(blob: Blob, settings: Settings) -> Iterator[Found]:
    """A text, with what its labelled head says."""
    text, encoding = text_of(blob)
    yield Found(None, text, head_of(text).meta, encoding, page=False)


def read_page(blob: Blob, settings: Settings) -> Iterator[Found]:
    """A page; what it says about itself is found in its tree."""
    text, encoding = text_of(blob, markup=True)
    yield Found(None, text, encoding=encoding, page=True)
