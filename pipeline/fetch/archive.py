"""The WARC files that pages are written to, and which addresses they hold already.

A file is written under a hidden name, which `extract` passes over, and gets its own when it is whole. The list of what
was fetched is written after that, so that a killed run's pages are fetched again.
"""

from __future__ import annotations

import os
from collections.abc import Sequence
from datetime import UTC, datetime
from io import BytesIO
from pathlib import Path
from typing import Any

from pipeline.config import VERSION
from pipeline.fetch.web import Answer

LIST = ".fetched"
DRAFT = ".fetching-"
FULL = 500  # pages of a file: what a kill can lose


class Archive:
    """A folder of WARC files that is being added to."""

    def __init__(self, folder: Path, at: datetime | None = None) -> None:
        """`at`: when the run began, for the names of its files."""
        self.folder = folder
        self.stamp = (at or datetime.now(UTC)).strftime("%Y%m%dT%H%M%SZ")
        self.held = _held(folder / LIST)
        self.written: list[Path] = []
        self._pages: list[str] = []
        self._draft: Path | None = None
        self._file: Any = None
        self._writer: Any = None

    def begin(self) -> None:
        """Make the folder, and remove what a killed run left. Raises OSError."""
        self.folder.mkdir(parents=True, exist_ok=True)
        for left in self.folder.glob(f"{DRAFT}*"):
            left.unlink()

    def add(self, asked: str, answer: Answer) -> None:
        """Write a page; `asked` is the address that led to it. Raises OSError."""
        from warcio.statusandheaders import StatusAndHeaders

        if self._writer is None:
            self._open()
        line = f"{answer.status} {answer.reason}".strip()
        headers = StatusAndHeaders(line, list(answer.headers), protocol="HTTP/1.1")
        record = self._writer.create_warc_record(
            answer.address, "response", payload=BytesIO(answer.body or b""), http_headers=headers
        )
        self._writer.write_record(record)
        self._pages.append(asked)
        if len(self._pages) >= FULL:
            self.close()

    def close(self) -> None:
        """Give the file its name, and note what it holds. Raises OSError."""
        if self._draft is None:
            return
        self._file.flush()
        os.fsync(self._file.fileno())
        self._file.close()
        target = self._target()
        self._draft.rename(target)
        with (self.folder / LIST).open("a", encoding="utf-8") as file:
            file.writelines(f"{page}\t{target.name}\n" for page in self._pages)
        self.written.append(target)
        self.held |= set(self._pages)
        self._pages, self._draft, self._writer = [], None, None

    def _open(self) -> None:
        from warcio.warcwriter import WARCWriter

        self._draft = self.folder / f"{DRAFT}{self.stamp}.warc.gz"
        self._file = self._draft.open("wb")
        self._writer = WARCWriter(self._file, gzip=True)
        info = {"software": f"source-extraction {VERSION}", "format": "WARC File Format 1.0"}
        self._writer.write_record(self._writer.create_warcinfo_record(self._target().name, info))

    def _target(self) -> Path:
        """A name that is not taken."""
        for number in range(1, 100_000):
            target = self.folder / f"pages-{self.stamp}-{number:03}.warc.gz"
            if not target.exists():
                return target
        raise FileExistsError(f"{self.folder} holds too many files of one second")


def _held(file: Path) -> set[str]:
    """The addresses that were fetched before."""
    lines: Sequence[str] = file.read_text(encoding="utf-8").splitlines() if file.is_file() else ()
    return {line.partition("\t")[0] for line in lines if "\t" in line}
