"""Parquet and Arrow: one article a row, read a batch at a time."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from contextlib import contextmanager
from typing import Any

from pipeline.config import Settings
from pipeline.sources.blob import Blob, Found
from pipeline.sources.naming import Item, named
from pipeline.sources.objects import columns_with_text, holds_text, name_of
from pipeline.sources.readers.objects import found_of
from pipeline.sources.source import ReadError

BATCH = 256  # rows held at once
BUFFER = 1 << 20  # bytes of a column read ahead


@contextmanager
def opened_parquet(blob: Blob) -> Iterator[Any]:
    """A Parquet file. Raises ReadError (`bad_parquet`)."""
    import pyarrow as pa
    import pyarrow.parquet as pq

    with blob.opened() as file:
        try:
            yield pq.ParquetFile(file, buffer_size=BUFFER, pre_buffer=False)
        except (pa.ArrowException, OSError, ValueError) as error:
            raise _bad("Parquet", error) from None


def _bad(what: str, error: Exception) -> ReadError:
    return ReadError(f"bad_{what.lower()}", f"not a whole {what} file: {str(error)[:160]}; fetch it again")


def read_parquet(blob: Blob, settings: Settings) -> Iterator[Found]:
    """The articles of a Parquet file, or of some of its rows (a part)."""
    if blob.packing:
        blob = Blob(blob.name, blob.limit, held=blob.data(), chosen=blob.chosen)
    with opened_parquet(blob) as file:
        yield from rows_of(_batches(file, blob), file.schema_arrow.names, blob)


def _batches(file: Any, blob: Blob) -> Iterator[tuple[int, list[dict[str, Any]]]]:
    """Rows with the number of the first, from the row group on in which the part begins."""
    part = blob.part
    first, last = (part.whole.first, part.whole.first + part.records) if part else (1, file.metadata.num_rows + 1)
    at, groups = 1, []
    for group in range(file.metadata.num_row_groups):
        rows = file.metadata.row_group(group).num_rows
        if at + rows > first and at < last:
            groups.append((group, at))
        at += rows
    for group, begun in groups:
        number = begun
        for batch in file.iter_batches(BATCH, row_groups=[group]):
            low, high = max(first, number), min(last, number + batch.num_rows)
            if low < high:
                yield low, batch.slice(low - number, high - low).to_pylist()
            number += batch.num_rows
            if number >= last:
                return


def read_arrow(blob: Blob, settings: Settings) -> Iterator[Found]:
    """The articles of an Arrow file or stream."""
    import pyarrow as pa

    data = blob.data()
    try:
        stream = pa.ipc.open_stream if data.startswith(b"\xff\xff\xff\xff") else pa.ipc.open_file
        table = stream(pa.BufferReader(data)).read_all()
        table.validate(full=True)  # offsets past the end of a damaged file would end the process
        batches = table.to_batches(BATCH)
    except (pa.ArrowException, OSError, ValueError) as error:
        raise _bad("Arrow", error) from None

    def numbered() -> Iterator[tuple[int, list[dict[str, Any]]]]:
        number = 1
        for batch in batches:
            yield number, batch.to_pylist()
            number += batch.num_rows

    yield from rows_of(numbered(), table.column_names, blob)


def rows_of(batches: Iterable[tuple[int, list[dict[str, Any]]]], columns: Iterable[str], blob: Blob) -> Iterator[Found]:
    """Rows as articles, under their id or url where unique in the file, else their number.

    Raises ReadError (`shape`) where no column of the first rows holds texts.
    """
    names = tuple(map(str, columns))
    checked = columns_with_text(names) or any(pair == "text" for pair in blob.chosen)
    held: list[tuple[int, str | None, Mapping[str, Any]]] = []
    last = 0
    for first, rows in batches:
        if not checked and not any(map(holds_text, rows)):
            raise ReadError(
                "shape",
                f"no column of article texts. The columns are {', '.join(names[:24])}. Say which holds the texts with "
                "--field text=NAME, or move a table that holds no articles out of the raw folder",
            )
        checked = True
        held += [(number, name_of(row), row) for number, row in enumerate(rows, first) if any(map(_says, row.values()))]
        last = first + len(rows)
    yield from found_of(_items(held, last, blob), "utf-8", blob)


def _items(held: list[tuple[int, str | None, Mapping[str, Any]]], last: int, blob: Blob) -> Iterator[Item]:
    return named(held, last, blob.part.whole if blob.part else None)


def _says(value: Any) -> bool:
    return value is not None and value != ""
