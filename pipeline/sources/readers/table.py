"""CSV and TSV: one article a row."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import chain, islice

from pipeline.config import Settings
from pipeline.sources.blob import Blob, Found
from pipeline.sources.csv import SAMPLE, Header, header_of, items_of_csv, lines_of, longest_cell
from pipeline.sources.readers.objects import found_of
from pipeline.sources.readers.texts import text_of
from pipeline.sources.stretch import decoded, lines, stretch_of


def read(blob: Blob, settings: Settings) -> Iterator[Found]:
    """The articles of a table, or of a part of it."""
    limit = longest_cell(settings)
    if (part := blob.part) is not None:
        found = lines(stretch_of(blob.location, part), settings.max_bytes)
        texts = (
            "" if line is None else decoded(line, part.encoding, number) + "\n" * ended
            for number, (_, line, ended) in enumerate(found, part.whole.first)
        )
        rows = chain.from_iterable(lines_of(text) for text in texts)
        header = Header(part.delimiter, part.columns, 0, part.quoting)
        yield from found_of(items_of_csv(rows, header, limit, part.whole), part.encoding, blob)
        return
    text, encoding = text_of(blob)
    header = header_of(text[:SAMPLE], limit)
    below = islice(lines_of(text), header.lines, None)
    yield from found_of(items_of_csv(below, header, limit), encoding, blob)
