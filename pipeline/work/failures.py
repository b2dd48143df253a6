"""What gave no article, as rows of `failures`."""

from __future__ import annotations

from pipeline.sources.source import shown
from pipeline.tables.rows import FailureRow

MESSAGE = 500  # characters of a message that are kept


def failure_row(path: str, record: str | None, sha256: str | None, stage: str, error: str, message: str) -> FailureRow:
    """A row of `failures`; control characters of the source are shown as escapes."""
    printable = "".join(c if c.isprintable() else repr(c)[1:-1] for c in message[:MESSAGE])[:MESSAGE]
    return FailureRow(shown(path), record, sha256, stage, error, printable)
