"""Looks at large files before the work begins, by a process of its own under limits: a file costs itself at most."""

from __future__ import annotations

import subprocess
from collections.abc import Callable, Iterable, Iterator
from multiprocessing.connection import Connection
from typing import IO, Any, TypeVar

from pipeline.engines.spawn import spawn
from pipeline.sources.source import Source

LARGE = 1 << 19  # bytes: a smaller file is looked at by this process; packed, it is read to a limit all the same
SECONDS = 60.0  # that a look may take
RATE = 1 << 20  # bytes a second that it may take besides: a tenth of what is usual

Found = TypeVar("Found")


def aside(
    look: Callable[[Source], Found], sources: Iterable[Source], lost: Callable[[Source, str], Found]
) -> Iterator[Found]:
    """What `look`, a function of this package, finds in each source, in their order.

    `lost` says what is found in a large one where it took too long or too much memory, given why.
    """
    looker: _Looker | None = None
    try:
        for source in sources:
            if source.size < LARGE or source.problem:
                yield look(source)
                continue
            looker = looker or _Looker(look)
            try:
                answer = looker.ask(source, SECONDS + source.size / RATE)
            except (EOFError, OSError) as error:  # TimeoutError is one
                looker.end()
                looker = None
                ended = "the process that read it ended; is it short of memory?"
                yield lost(source, str(error) if isinstance(error, TimeoutError) else ended)
            else:
                yield answer[1] if answer[0] == "done" else lost(source, ": ".join(filter(None, answer[1:])))
    finally:
        if looker:
            looker.end()


class _Looker:
    """A limited worker process that looks at sources, one after the other."""

    def __init__(self, look: Callable[[Source], object]) -> None:
        started: tuple[subprocess.Popen[bytes], Connection, IO[bytes]] = spawn()
        self.process, self.channel, self.errors = started
        self.channel.send(look)

    def ask(self, source: Source, seconds: float) -> tuple[Any, ...]:
        """The worker's answer. Raises TimeoutError, and EOFError or OSError where the worker is gone."""
        self.channel.send(source)
        if not self.channel.poll(seconds):
            raise TimeoutError(f"took longer than {seconds:.0f} seconds to look at")
        answer: tuple[Any, ...] = self.channel.recv()
        return answer

    def end(self) -> None:
        """Kill the worker, if it still lives."""
        self.process.kill()
        self.process.wait()
        self.channel.close()
        self.errors.close()
