"""OpenDocument texts: the paragraphs and headings, in order."""

from __future__ import annotations

import zipfile
import zlib
from collections.abc import Iterator

from pipeline.config import Settings
from pipeline.sources.blob import Blob, Found
from pipeline.sources.heads import head_of
from pipeline.sources.packing import LEAST_READ, MOST_RATIO
from pipeline.sources.readers.exports import articles_in
from pipeline.sources.readers.xml import below, root_of, words
from pipeline.sources.source import ReadError

CONTENT = "content.xml"


def read(blob: Blob, settings: Settings) -> Iterator[Found]:
    """The text of a document, in articles where it is the export of an archive. Raises ReadError."""
    try:
        with blob.opened() as file, zipfile.ZipFile(file) as held:
            info = held.getinfo(CONTENT)
            if info.file_size > min(settings.max_bytes, MOST_RATIO * max(info.compress_size, LEAST_READ)):
                raise ReadError("too_large", "swells too much; save it as text")
            data = held.read(info)
    except (zipfile.BadZipFile, KeyError, zlib.error, EOFError, RuntimeError, ValueError) as error:
        raise ReadError("bad_odt", f"not a whole OpenDocument text: {error}; save it again") from None
    root = root_of(Blob(CONTENT, blob.limit, held=data))
    text = "\n\n".join(line for part in below(root, "p", "h") if (line := words(part)))
    if not text:
        raise ReadError("no_text", "the document holds no text; remove it")
    if (articles := articles_in(text)) is not None:
        yield from articles
        return
    yield Found(None, text, head_of(text).meta, page=False)
