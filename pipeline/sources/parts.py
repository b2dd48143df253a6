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
from pipeline.sources.naming import Whole
from pipeline.sources.source import Part, ReadError, Source, format_of
from pipeline.sources.stretch import Place, is_packed

if TYPE_CHECKING:
    from pipeline.sources.survey import Survey

PART_BYTES = {"jsonl": 1 << 20, "csv": 1 << 20, "warc": 10 << 20}  # unpacked: about twenty seconds of work
PACKED = 4  # bytes in a byte of a .gz, about
MOST_PARTS = 50_000
MOST_PARTS_PACKED = 2_000  # each may have to unpack all before it: at most a sixth of the work more


def size_of_parts(source: Source) -> int | None:
    """Bytes of the parts that a source is to be split in; None for one that is to be read whole."""
    kind = format_of(source.path) or ""
    if kind not in PART_BYTES or source.problem or source.part:
        return None
    packed = is_packed(source)
    size = source.size * (PACKED if packed else 1)
    if size <= 2 * PART_BYTES[kind]:
        return None
    return max(PART_BYTES[kind], size // (MOST_PARTS_PACKED if packed else MOST_PARTS))


def split(source: Source, settings: Settings, size: int | None = None) -> list[Source]:
    """The parts of a source, of about `size` bytes, or itself where it is small or cannot be split.

    It cannot where its encoding is stateful (UTF-16), where it cannot be opened, or holds no record or but one.
    """
    size = size or size_of_parts(source)
    if size is None:
        return [source]
    try:
        survey = survey_of(source, settings, size)
    except (ReadError, OSError):  # reading the whole says what is wrong
        return [source]
    if survey is None or len(survey.begun) < 2 or not survey.records:
        return [source]
    return [replace(source, part=part) for part in _parts(survey, format_of(source.path) == "warc")]


def survey_of(source: Source, settings: Settings, size: int) -> Survey | None:
    """The survey for parts of `size` bytes, unpacked. Raises ReadError, OSError."""
    from pipeline.sources.survey import survey_text, survey_warc

    if format_of(source.path) == "warc":
        return survey_warc(source, size // PACKED if is_packed(source) else size)
    return survey_text(source, settings, size)


def _parts(survey: Survey, of_pages: bool) -> Iterator[Part]:
    import numpy as np

    from pipeline.sources.survey import Begun

    names = np.frombuffer(survey.names, dtype=np.uint64) if survey.names else np.empty(0, np.uint64)
    _, first, which, times = np.unique(names, return_index=True, return_inverse=True, return_counts=True)
    end = Begun(Place(0, 0), survey.size, survey.count + 1, len(names))
    header = survey.header
    for number, (here, after) in enumerate(pairwise([*survey.begun, end]), 1):
        own = slice(here.name, after.name)
        shared = first[which[own]] < here.name if of_pages else times[which[own]] > 1  # of pages the first keeps it
        last = number == len(survey.begun)
        yield Part(
            *(number, len(survey.begun), *here.place, after.at - here.at, after.number - here.number),
            *(Whole(here.number, survey.count, frozenset(names[own][shared].tolist())), survey.sha256, survey.encoding),
            *((header.delimiter, header.names) if header else ("", ())),
            passed=tuple(sorted(survey.passed.items())) if last else (),
            torn=survey.torn if last else None,
        )
