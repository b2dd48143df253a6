"""One pass over a large source of many records: where parts of it can begin, and what they must know of the whole."""

from __future__ import annotations

import csv
import json
import sys
from array import array
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, field
from functools import partial
from itertools import chain

from pipeline.config import Settings
from pipeline.sources.blob import Blob
from pipeline.sources.csv import SAMPLE, Header, Rows, header_of, lines_of, longest_cell, value_of
from pipeline.sources.decode import BLANK, BOMS, DETECT_FROM, detect, is_utf_8, wide
from pipeline.sources.naming import hash_of
from pipeline.sources.objects import name_of
from pipeline.sources.source import ReadError
from pipeline.sources.stretch import Pieces, Place, decoded, lines
from pipeline.sources.warc import entries, id_of, is_one_piece, passed_over

STATEFUL = ("utf-7", "utf-16", "utf-32", "hz", "iso2022")  # a line cannot be read without those before it


@dataclass(slots=True)
class Begun:
    """Where a part begins. `name`: how many names of the file's records stand before it."""

    place: Place
    at: int
    number: int
    name: int


@dataclass(slots=True)
class Survey:
    """What the pass finds. `names`: hashes of the records' ids or urls, in order."""

    begun: list[Begun] = field(default_factory=list)
    names: array[int] = field(default_factory=lambda: array("Q"))
    size: int = 0
    count: int = 0
    records: int = 0  # rows or lines that are not blank
    sha256: str = ""
    encoding: str = "utf-8"
    header: Header | None = None
    passed: Counter[str] = field(default_factory=Counter)
    torn: tuple[str, str] | None = None

    def begin(self, place: Place, at: int, number: int) -> None:
        """A part begins at the record or line `number`."""
        self.begun.append(Begun(place, at, number, len(self.names)))


def survey_warc(blob: Blob, size: int) -> Survey | None:
    """Parts of about `size` bytes of a WARC file, as it lies there; None for one that is packed as a whole."""
    survey = Survey()
    if is_one_piece(blob):
        return None
    try:
        for number, entry, at in entries(blob):
            if not survey.begun or at - survey.begun[-1].at >= size:
                survey.begin(Place(at, 0), at, number)
            survey.count = survey.records = number
            if kind := passed_over(entry):
                survey.passed[kind] += 1
            elif name := id_of(entry):
                survey.names.append(hash_of(name))
    except ReadError as error:
        survey.torn = (error.error, str(error))
        survey.passed.clear()
    survey.sha256 = blob.digest() or ""
    return survey


def survey_text(blob: Blob, settings: Settings, size: int, encoding: str | None = None) -> Survey | None:
    """Parts of about `size` bytes of a file of lines, unpacked; None where it cannot be split. Raises ReadError."""
    with blob.opened() as file:
        pieces = Pieces(file, blob.packing)
        stream = iter(pieces)
        head = b""
        while len(head) < DETECT_FROM and (piece := next(stream, b"")):
            head += piece
        marked = next((name for mark, name in BOMS if head.startswith(mark)), None)
        text = Text(encoding or marked or "utf-8", strict=not (encoding or marked))
        if text.encoding.replace("_", "-").startswith(STATEFUL):
            return None
        found = Survey(encoding=text.encoding)
        numbered = lines(chain([head], stream), settings.max_bytes)
        if blob.kind is not None and blob.kind.name == "csv":
            sample = decoded(head[:SAMPLE], text.encoding, 1)
            found.header = header_of(sample, longest_cell(settings))
            _survey_rows(found, found.header, numbered, text, pieces, size)
        else:
            _survey_objects(found, numbered, text, pieces, size)
        found.sha256 = pieces.finish()
    if not text.is_other():
        return found
    return None if wide(head) else survey_text(blob, settings, size, detect(head, partial(_lines_of, blob)))


class Text:
    """Decodes the lines of a file, and finds out whether they are UTF-8 if that is to be seen (`strict`)."""

    def __init__(self, encoding: str, strict: bool) -> None:
        self.encoding = encoding
        self.strict = strict
        self.is_torn = False
        self.torn = self.whole = self.letters = 0

    def __call__(self, line: bytes, number: int) -> str:
        """The text of a line."""
        text = decoded(line, self.encoding, number)
        if self.strict:
            self.letters += len(text) + 1
            if not text.isascii():
                torn = text.count("\ufffd")
                self.torn += torn
                self.whole += sum(c > "\x7f" for c in text) - torn
                self.is_torn = self.is_torn or (torn > 0 and text.encode("utf-8") != line)
        return text

    def is_other(self) -> bool:
        """Whether the lines are in another encoding."""
        return self.is_torn and not is_utf_8(self.torn, self.whole, self.letters)


Lines = Iterator[tuple[int, bytes | None, bool]]


def _lines_of(blob: Blob) -> Iterator[bytes]:
    for _, line, _ in lines(blob.pieces(), sys.maxsize):
        yield line or b""


def _survey_objects(survey: Survey, found: Lines, text: Text, pieces: Pieces, size: int) -> None:
    for number, (at, line, ended) in enumerate(found, 1):
        survey.count = number
        survey.size = at + len(line or b"")
        if not survey.begun or (at - survey.begun[-1].at >= size and (ended or line)):
            survey.begin(pieces.place(at), at, number)
        if line is None:
            survey.size = sys.maxsize
            survey.records += 1
            continue
        if not line.strip(BLANK):
            continue
        survey.records += 1
        try:
            value = json.loads(text(line, number))
        except (ValueError, RecursionError):
            continue
        if isinstance(value, dict) and (name := name_of(value)):
            survey.names.append(hash_of(name))


def _survey_rows(survey: Survey, header: Header, found: Lines, text: Text, pieces: Pieces, size: int) -> None:
    given: int | None = 0  # the line last given, if a row can begin there

    def feed() -> Iterator[str]:
        nonlocal given
        for number, (at, line, ended) in enumerate(found, 1):
            if line is None:
                raise ReadError("too_large", f"line {number} is past the limit; split it or raise --max-bytes")
            survey.size = at + len(line) + ended
            *most, last = [*lines_of(text(line, number) + "\n" * ended)] or [""]
            given = None
            yield from most
            given = survey.size
            if last:
                yield last

    stream = feed()
    for _ in range(header.lines):
        next(stream, "")
    rows = Rows(stream, header.delimiter, header.lines + 1, header.quoting)
    if given is None:  # not told from text by line feeds
        return
    survey.begin(pieces.place(given), given, rows.next)
    after: tuple[int, int] | None = None
    try:
        for _, cells in rows:
            if after:
                survey.begin(pieces.place(after[0]), *after)
            value = {} if rows.open else value_of(cells, header.names)
            survey.records += value != {} or rows.open
            if isinstance(value, dict) and (name := name_of(value)):
                survey.names.append(hash_of(name))
            after = None
            if given is not None and given - survey.begun[-1].at >= size:
                after = (given, rows.next)
    except csv.Error:
        pass  # the last part says so
    survey.count = rows.next
