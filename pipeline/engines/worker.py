"""A worker process: loads the model once, runs tasks as they come, tells what it is on, and ends with its parent.

Given a function instead of a job, it calls that with each thing that comes (see pipeline.engines.aside).

Started as `python -m pipeline.engines.worker SOCKET LIFELINE` (two inherited file descriptors), so that it works from
a script without a main guard and from a notebook alike.
"""

from __future__ import annotations

import gc
import os
import resource
import signal
import sys
import threading
import time
from collections.abc import Callable
from contextlib import suppress
from multiprocessing.connection import Connection
from pathlib import Path
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from pipeline.engines import Task
    from pipeline.sources.source import Source

MEMORY = 16 << 30  # address space of a worker: past it a MemoryError ends one article; a spaCy worker needs 2 GB
FIRST_TO_GO = "800"  # of 1,000: what the system ends first where memory runs out is a worker, never the run


def main() -> None:
    """Serve the parent until it says stop or is gone."""
    channel, lifeline = Connection(int(sys.argv[1])), int(sys.argv[2])
    signal.signal(signal.SIGINT, signal.SIG_IGN)  # Ctrl-C is the parent's to handle
    threading.Thread(target=end_with_parent, args=(lifeline,), daemon=True).start()
    limit_memory()
    with suppress(EOFError, BrokenPipeError, ConnectionResetError):  # the parent is gone
        serve(channel)
    os._exit(0)  # no teardown of native libraries: nothing is left to be written


def end_with_parent(lifeline: int) -> None:
    """Wait for the parent's end of a pipe to close, as it does however the parent ends."""
    os.read(lifeline, 1)
    os._exit(1)


def limit_memory() -> None:
    """Bound this process's memory, and have it go before others where the machine's runs out."""
    with suppress(OSError, ValueError):
        hard = resource.getrlimit(resource.RLIMIT_AS)[1]
        most = MEMORY if hard == resource.RLIM_INFINITY else min(MEMORY, hard)
        resource.setrlimit(resource.RLIMIT_AS, (most, hard))
    with suppress(OSError), Path("/proc/self/oom_score_adj").open("w", encoding="ascii") as file:
        file.write(FIRST_TO_GO)


def serve(channel: Connection) -> None:
    """Answer each task with what became of it."""
    job: Any = channel.recv()
    if callable(job):
        answer(channel, job)
        return
    gc.disable()  # while the model and the word lists load: hundreds of thousands of objects, and all of them stay
    try:
        from pipeline.engines.work import warm_up, work
        from pipeline.errors import WriteError
        from pipeline.language.model import Model

        model = Model(job.settings.model)
    except Exception as error:
        channel.send(("unable", f"the model {job.settings.model} cannot be loaded: {error}"))
        return
    warm_up(job, model)
    gc.freeze()
    gc.enable()
    channel.send(("ready",))
    inbox = Inbox(channel)
    while (task := inbox.next()) is not None:
        try:
            channel.send(
                ("done", work(job, task, model, teller(channel), inbox.stopped, lambda: channel.send(("off",))))
            )
        except (BrokenPipeError, ConnectionResetError):
            raise
        except WriteError as error:
            channel.send(("full", str(error)))
            return
        except Exception as error:
            channel.send(("failed", type(error).__name__, str(error)))


def answer(channel: Connection, function: Callable[[Any], Any]) -> None:
    """Answer each thing with what a function gives of it, or with the error and its words."""
    while True:
        try:
            channel.send(("done", function(channel.recv())))
        except (EOFError, BrokenPipeError, ConnectionResetError):
            raise
        except Exception as error:
            channel.send(("failed", type(error).__name__, str(error)))


def teller(channel: Connection) -> Callable[[Source, str | None], None]:
    """A function that tells the parent which source and record this process is on, and since when."""

    def started(source: Source, record: str | None) -> None:
        channel.send(("on", source.key, record, time.monotonic()))

    return started


class Inbox:
    """Tasks in the order sent; None says stop, and is seen also while a task runs."""

    def __init__(self, channel: Connection) -> None:
        self.channel = channel
        self.waiting: list[Task | None] = []

    def next(self) -> Task | None:
        """The next task, waited for."""
        return self.waiting.pop(0) if self.waiting else self._received()

    def stopped(self) -> bool:
        """Whether the parent has said stop."""
        while self.channel.poll():
            self.waiting.append(self._received())
        return None in self.waiting

    def _received(self) -> Task | None:
        task: Any = self.channel.recv()
        return task  # type: ignore[no-any-return]


if __name__ == "__main__":
    main()
