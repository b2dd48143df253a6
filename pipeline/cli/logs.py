"""What a run tells while it works: on the terminal, and in a file for a machine or for later."""

from __future__ import annotations

import json
import logging
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Literal

Format = Literal["text", "json"]
LEVELS = {-1: logging.ERROR, 0: logging.WARNING, 1: logging.INFO}  # by how often -v is given; -q is -1


@contextmanager
def told(verbosity: int, file: Path | None, form: Format) -> Iterator[None]:
    """Have the pipeline's logger write to stderr, as much as asked for, and to a file all but what is done when."""
    log = logging.getLogger("pipeline")
    handlers: list[logging.Handler] = [logging.StreamHandler()]
    handlers[0].setLevel(LEVELS.get(verbosity, logging.DEBUG))
    if file is not None:
        file.parent.mkdir(parents=True, exist_ok=True)
        handlers.append(logging.FileHandler(file, encoding="utf-8"))
        handlers[1].setLevel(logging.DEBUG)
    for handler in handlers:
        handler.setFormatter(AsJson() if form == "json" else AsText())
        log.addHandler(handler)
    level, propagate = log.level, log.propagate
    log.setLevel(min(handler.level for handler in handlers))
    log.propagate = False
    try:
        yield
    finally:
        log.setLevel(level)
        log.propagate = propagate
        for handler in handlers:
            log.removeHandler(handler)
            handler.close()


def plain(text: str) -> str:
    """Text of a source as it may reach a terminal: no control character, but as an escape."""
    return "".join(c if c.isprintable() else repr(c)[1:-1] for c in text)


class AsText(logging.Formatter):
    """A line a message: time, level, words."""

    def format(self, record: logging.LogRecord) -> str:
        """The line."""
        when = self.formatTime(record, "%Y-%m-%d %H:%M:%S")
        return f"{when} {record.levelname.lower()}: {plain(record.getMessage())}"


class AsJson(logging.Formatter):
    """An object a line: time (ISO 8601), level, message."""

    def format(self, record: logging.LogRecord) -> str:
        """The line."""
        when = self.formatTime(record, "%Y-%m-%dT%H:%M:%S%z")
        return json.dumps({"time": when, "level": record.levelname.lower(), "message": record.getMessage()})
