"""Worker processes on this machine. A worker that hangs or dies costs the article it was on, never the run."""

from __future__ import annotations

import subprocess
import time
from collections import deque
from collections.abc import Generator, Iterator, Sequence
from contextlib import suppress
from dataclasses import dataclass, field
from multiprocessing.connection import Connection, wait
from typing import IO, Any

from pipeline.engines import Done, Engine, Job, Origin, Task
from pipeline.engines.queue import Queue
from pipeline.engines.spawn import spawn
from pipeline.errors import EngineError, WriteError

AHEAD = 2  # tasks a worker is given at a time: it never waits while the parent writes
STARTS = 3  # workers that may end before they are ready
START_SECONDS = 300.0  # until a worker is ready: the model loads in one, on a busy machine in many
STOP_SECONDS = 1.3  # for workers to journal what they have when a run is interrupted
TICK = 0.5


@dataclass(slots=True)
class Worker:
    """A process, the tasks given to it in order, and the origin (source, record) it is on since when."""

    process: subprocess.Popen[bytes]
    channel: Connection
    errors: IO[bytes]
    since: float
    ready: bool = False
    tasks: deque[Task] = field(default_factory=deque)
    on: Origin | None = None


class LocalEngine(Engine):
    """`processes` workers, each with the model loaded once. An article may take the settings' `timeout` seconds."""

    def __init__(self, processes: int) -> None:
        self.processes = processes
        self.workers: list[Worker] = []
        self.queue = Queue()
        self.starts = STARTS

    def map(self, tasks: Sequence[Task], job: Job) -> Generator[Done, None, None]:
        """Run tasks; yields each as it finishes. Raises EngineError where no worker can start or write."""
        self.queue = Queue(tasks)
        try:
            while self.queue.pending or any(worker.tasks for worker in self.workers):
                self._staff(job)
                channels: list[Any] = [worker.channel for worker in self.workers]
                for channel in wait(channels, TICK):
                    worker = next(w for w in self.workers if w.channel is channel)
                    yield from self._hear(worker)
                self._end_the_slow(job)
        finally:
            self.close()

    def close(self) -> None:
        """Stop all workers; those that are amid a task may journal what they have finished of it."""
        for worker in self.workers:
            with suppress(OSError):
                worker.channel.send(None)
        deadline = time.monotonic() + STOP_SECONDS
        for worker in self.workers:
            with suppress(subprocess.TimeoutExpired):
                worker.process.wait(max(0.0, deadline - time.monotonic()) if worker.tasks and worker.ready else 0.05)
        for worker in self.workers:
            _end(worker)
        self.workers.clear()

    def _staff(self, job: Job) -> None:
        """Start workers while there is work for them, and keep each supplied."""
        while len(self.workers) < min(
            self.processes, len(self.queue.pending) + sum(bool(w.tasks) for w in self.workers)
        ):
            process, channel, errors = spawn()
            channel.send(job)
            self.workers.append(Worker(process, channel, errors, time.monotonic()))
        for depth in range(1, AHEAD + 1):
            for worker in self.workers:
                if self.queue.pending and len(worker.tasks) < depth:
                    worker.tasks.append(self.queue.pending.popleft())
                    with suppress(OSError):  # it died: the next wait says so
                        worker.channel.send(worker.tasks[-1])

    def _hear(self, worker: Worker) -> Iterator[Done]:
        """Take what a worker says; its silence (its end of the socket closed) is its death."""
        try:
            kind, *said = worker.channel.recv()
        except (EOFError, OSError):
            self._bury(worker)
            return
        worker.since, worker.on = time.monotonic(), None
        if kind == "on":
            worker.on, worker.since = (said[0], said[1]), said[2]
        elif kind == "ready":
            worker.ready = True
            self.starts = STARTS
        elif kind == "done":
            worker.tasks.popleft()
            yield said[0]
        elif kind == "failed":
            task = worker.tasks.popleft()
            self.queue.divide(task, None, ("crash", said[0], f"{said[1]}; please report it with the source"))
        elif kind == "full":
            raise WriteError(said[0])
        elif kind == "unable":
            raise EngineError(said[0])

    def _bury(self, worker: Worker) -> None:
        """Give a dead worker's tasks to others; what it was on is tried once more, alone, and then is a failure."""
        code = _end(worker)
        self.workers.remove(worker)
        if not worker.ready:
            self.starts -= 1
            if not self.starts:
                worker.errors.seek(0)
                words = worker.errors.read().decode("utf-8", "replace").strip().splitlines()[-1:]
                raise EngineError(f"a worker ended at its start ({_how(code)}): {''.join(words)}")
        elif worker.tasks:
            message = f"the process that worked on it {_how(code)}, twice; is it short of memory?"
            self.queue.divide(worker.tasks.popleft(), worker.on, ("crash", "died", message))
        self.queue.put_back(worker.tasks)

    def _end_the_slow(self, job: Job) -> None:
        for worker in list(self.workers):
            limit = job.settings.timeout if worker.on else START_SECONDS
            if not worker.tasks or time.monotonic() - worker.since < limit or worker.channel.poll():
                continue
            if not worker.ready:
                raise EngineError(f"a worker was not ready after {START_SECONDS:.0f} seconds")
            _end(worker)
            self.workers.remove(worker)
            task = worker.tasks.popleft()
            self.queue.put_back(worker.tasks)
            if worker.on is None:
                self.queue.divide(task, None, ("crash", "hung", "the process that worked on it hung"))
            else:
                problem = ("timeout", "timeout", f"took longer than {limit:g} seconds; the next run tries it again")
                self.queue.set_apart(task, worker.on, problem)


def _end(worker: Worker) -> int:
    """Kill a worker, if it still lives, and give its exit code."""
    worker.process.kill()
    code = worker.process.wait()
    worker.channel.close()
    return code


def _how(code: int) -> str:
    return f"was killed by signal {-code}" if code < 0 else f"ended with code {code}"
