"""A source of many records as several parts, so that no file however large is one piece of work.

One pass over the file, which costs about a thousandth of its extraction, finds where records begin, its digest and
encoding, and which names of records are not unique in it. A part then reads its own bytes and gives the records that
reading the whole file would give. Where the parts lie depends on the file alone.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from itertools import pairwise
from typing import TYPE_CHECKING

from pipeline.config import Settings
from pipeline.sources.blob import Blob
from pipeline.sources.formats import FORMATS
from pipeline.sources.naming import Whole
from pipeline.sources.source import Part, ReadError, Source
from pipeline.sources.stretch import Place

if TYPE_CHECKING:
    from pipeline.sources.survey import Survey

PACKED = 4  # bytes in a byte of a packed file, about
MOST_PARTS = 50_000
MOST_PARTS_PACKED = 2_000  # each may have to unpack all before it: at most a sixth of the work more
PART_BYTES = {row.name: row.part_bytes for row in FORMATS if row.part_bytes}


def blob_of(source: Source, settings: Settings) -> Blob:
    """A source, or a part of one, as its reader gets it."""
    chosen = dict(pair.split("=", 1) for pair in settings.fields if "=" in pair)
    return Blob(source.path, settings.max_bytes, source.location, part=source.part, chosen=chosen)


def size_of_parts(source: Source) -> int | None:
    """Bytes of the parts that a source is to be split in; None for one that is to be read whole."""
    least = 2 * min(PART_BYTES.values()) // PACKED  # a smaller file is not looked into
    if source.size < least or source.problem or source.part:
        return None
    blob = blob_of(source, Settings())
    try:
        kind = blob.kind
    except ReadError:
        return None
    if kind is None or kind.name not in PART_BYTES:
        return None
    size = source.size * (PACKED if blob.packing or kind.name == "zip" else 1)
    if size <= 2 * PART_BYTES[kind.name]:
        return None
    return max(PART_BYTES[kind.name], size // (MOST_PARTS_PACKED if blob.packing else MOST_PARTS))


def split(source: Source, settings: Settings, size: int | None = None) -> list[Source]:
    """The parts of a source, of about `size` bytes, or itself where it is small or cannot be split.

    It cannot where its encoding is stateful (UTF-16), where it cannot be opened, or holds no record or but one.
    """
    size = size or size_of_parts(source)
    if size is None:
        return [source]
    blob = blob_of(source, settings)
    try:
        survey = survey_of(blob, settings, size)
    except (ReadError, OSError):  # reading the whole says what is wrong
        return [source]
    if survey is None or len(survey.begun) < 2 or not survey.records or blob.kind is None:
        return [source]
    return [replace(source, part=part) for part in _parts(survey, blob.kind.name, blob.packing)]


def survey_of(blob: Blob, settings: Settings, size: int) -> Survey | None:
    """The survey for parts of `size` bytes, unpacked; None for what is read whole. Raises ReadError, OSError."""
    from pipeline.sources.survey import survey_text, survey_warc
    from pipeline.sources.surveys import survey_arrow, survey_zip

    kind = blob.kind.name if blob.kind else ""
    if kind == "warc":
        return survey_warc(blob, size // PACKED if blob.packing else size)
    if kind == "parquet" and not blob.packing:
        return survey_arrow(blob, size)
    if kind == "zip" and not blob.packing:
        return survey_zip(blob, size)
    return survey_text(blob, settings, size) if kind in ("jsonl", "csv") else None


def _parts(survey: Survey, kind: str, packing: str) -> Iterator[Part]:
    import numpy as np

    from pipeline.sources.survey import Begun

    names = np.frombuffer(survey.names, dtype=np.uint64) if survey.names else np.empty(0, np.uint64)
    _, first, which, times = np.unique(names, return_index=True, return_inverse=True, return_counts=True)
    end = Begun(Place(0, 0), survey.size, survey.count + 1, len(names))
    header = survey.header
    for number, (here, after) in enumerate(pairwise([*survey.begun, end]), 1):
        own = slice(here.name, after.name)
        # of pages the first keeps the name
        shared = first[which[own]] < here.name if kind == "warc" else times[which[own]] > 1
        last = number == len(survey.begun)
        yield Part(
            *(number, len(survey.begun), *here.place, after.at - here.at, after.number - here.number),
            *(Whole(here.number, survey.count, frozenset(names[own][shared].tolist())), survey.sha256, survey.encoding),
            *((header.delimiter, header.names) if header else ("", ())),
            passed=tuple(sorted(survey.passed.items())) if last else (),
            torn=survey.torn if last else None,
            format=kind,
            packing=packing,
            quoting=header.quoting if header else "",
        )
