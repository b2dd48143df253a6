"""Dask workers, on this machine or on a cluster: the same tasks and rows as anywhere.

Each worker holds the model once and writes its shards to the output's journal itself, so the output must lie where all
workers can write (a shared file system). A worker that dies costs its task a second try, which the scheduler gives it;
a task that fails again is divided as for local processes. A scheduler that is lost ends the run with EngineError; what
was journaled is taken up by the next run.
"""

from __future__ import annotations

import logging
import os
import threading
import time
from collections.abc import Callable, Generator, Iterator, Sequence
from contextlib import ExitStack, contextmanager
from functools import lru_cache
from importlib import import_module
from typing import TYPE_CHECKING, Any

from pipeline.engines import Done, Engine, Job, Task
from pipeline.engines.queue import Queue
from pipeline.engines.spawn import ONE_THREAD
from pipeline.errors import EngineError

if TYPE_CHECKING:
    from pipeline.language.model import Model
    from pipeline.sources.source import Source

TRIES = 1  # deaths of a worker that a task survives before it is divided
AHEAD = 4  # tasks for each worker that the scheduler knows of: a million at once would take it gigabytes
QUIET = 30.0  # seconds to wait for a scheduler's answer
LOOK = 2.0  # seconds between looks at whether the scheduler is still there
GRACE = 30.0  # seconds beyond the time limit of an article until a worker that hangs ends itself


class DaskEngine(Engine):
    """`processes` workers of a LocalCluster, or those of the scheduler at an address such as tcp://10.0.0.5:8786."""

    def __init__(self, scheduler: str | None, processes: int) -> None:
        self.scheduler = scheduler
        self.processes = processes
        self.started = ExitStack()
        self.client: Any = None

    def map(self, tasks: Sequence[Task], job: Job) -> Generator[Done, None, None]:
        """Run tasks; yields each as it finishes. Raises EngineError where the scheduler is not there or gets lost."""
        client = self._connected()
        queue = Queue(tasks)
        given: dict[Any, Task] = {}
        while queue.pending or given:
            most = AHEAD * self.width()
            while queue.pending and len(given) < most:
                task = queue.pending.popleft()
                with self._there():
                    given[client.submit(run_task, job, task, pure=False)] = task
            for future in self._finished(list(given)):
                yield from self._result(future, given.pop(future), queue)

    def each(self, function: Callable[[Any], Any], items: Sequence[Any]) -> Iterator[Any]:
        """Call a function of this package with each of several things, on the workers; the results in their order."""
        if not items:
            return
        distributed = _modules()[1]
        client = self._connected()
        with self._there():
            futures = [client.submit(function, item, pure=False) for item in items]
        for future in futures:
            while future not in self._finished([future]):
                pass
            try:
                yield future.result(timeout=QUIET)
            except distributed.KilledWorker as error:
                raise EngineError(f"workers die at {error.task}; are they short of memory?") from None
            except (distributed.CancelledError, TimeoutError, OSError):
                raise self._lost() from None

    def look(
        self, function: Callable[[Source], Any], sources: Sequence[Source], lost: Callable[[Source, str], Any]
    ) -> Iterator[Any]:
        """What a function finds in each source, on the workers. Raises EngineError also where one dies of it."""
        return self.each(function, sources)

    def width(self) -> int:
        """Workers that are there."""
        client = self._connected()
        with self._there():
            return max(1, len(client.nthreads()))

    @contextmanager
    def _there(self) -> Iterator[None]:
        """Whatever fails while the scheduler is not there fails for that."""
        try:
            yield
        except Exception:
            if self.client is None or self.client.status != "running":
                raise self._lost() from None
            raise

    def close(self) -> None:
        """End the cluster if it is this run's, and the connection."""
        self.client = None
        self.started.close()

    def _connected(self) -> Any:
        if self.client is None:
            self.client = self._client(self.started)
        return self.client

    def _client(self, stack: ExitStack) -> Any:
        dask, distributed = _modules()
        stack.enter_context(dask.config.set({"distributed.scheduler.allowed-failures": TRIES}))
        stack.enter_context(_silence())
        try:
            address = self.scheduler
            if address is None:
                address = stack.enter_context(
                    distributed.LocalCluster(
                        n_workers=self.processes,
                        threads_per_worker=1,
                        host="127.0.0.1",
                        dashboard_address=None,
                        silence_logs=50,
                        env=dict.fromkeys(ONE_THREAD, "1"),
                    )
                )
            client = stack.enter_context(distributed.Client(address, timeout=QUIET))
        except (OSError, TimeoutError) as error:
            raise EngineError(f"no Dask scheduler answers at {self.scheduler}: {error}") from None
        try:
            client.wait_for_workers(1, timeout=QUIET)
        except TimeoutError:
            raise EngineError(f"{self._named()} has no workers: start some with dask worker") from None
        return client

    def _named(self) -> str:
        return f"the Dask scheduler at {self.scheduler}" if self.scheduler else "the Dask scheduler on this machine"

    def _lost(self) -> EngineError:
        return EngineError(
            f"{self._named()} is lost; what was finished is kept: start it and run the same command again, which goes "
            "on from there"
        )

    def _finished(self, futures: list[Any]) -> list[Any]:
        """Futures that are done, one at least."""
        distributed = _modules()[1]
        while True:
            try:
                done = distributed.wait(futures, timeout=LOOK, return_when="FIRST_COMPLETED").done
            except TimeoutError:
                if futures[0].client.status != "running":
                    raise self._lost() from None
            except (distributed.CancelledError, OSError):
                raise self._lost() from None
            else:
                return list(done)

    def _result(self, future: Any, task: Task, queue: Queue) -> Generator[Done, None, None]:
        distributed = _modules()[1]
        if future.status in ("cancelled", "lost"):
            raise self._lost()
        try:
            yield future.result(timeout=QUIET)
        except distributed.KilledWorker:
            message = "the worker that worked on it died; is it short of memory?"
            queue.divide(task, None, ("crash", "died", message))
        except (distributed.CancelledError, TimeoutError, OSError):
            raise self._lost() from None
        except Exception as error:
            queue.divide(task, None, ("crash", type(error).__name__, f"{error}; please report it with the source"))


def _modules() -> tuple[Any, Any]:
    try:
        return import_module("dask"), import_module("distributed")
    except ImportError:
        raise EngineError("Dask is not installed: pip install 'source-extraction[dask]'") from None


@contextmanager
def _silence() -> Iterator[None]:
    """Keep what Dask logs of a lost connection, with traces, from the terminal: the run says it in a line."""
    loggers = [logging.getLogger(name) for name in ("distributed", "distributed.client", "distributed.comm")]
    levels = [logger.level for logger in loggers]
    try:
        for logger in loggers:
            logger.setLevel(logging.CRITICAL + 1)
        yield
    finally:
        for logger, level in zip(loggers, levels, strict=True):
            logger.setLevel(level)


def run_task(job: Job, task: Task) -> Done:
    """On a worker: run a task with the worker's own model, under the watch of its time limit."""
    from pipeline.engines.work import work

    watch = Watch(job.settings.timeout + GRACE)
    try:
        return work(job, task, model_of(job.settings.model), watch.started)
    finally:
        watch.stop()


@lru_cache(maxsize=1)
def model_of(name: str) -> Model:
    """The model of this worker; it keeps nothing of one document for another."""
    from pipeline.language.model import Model

    return Model(name)


class Watch:
    """Ends this process when one article takes longer than it may; the scheduler then knows that the worker died."""

    def __init__(self, limit: float) -> None:
        self.limit = limit
        self.since = time.monotonic()
        self.over = threading.Event()
        threading.Thread(target=self._look, daemon=True).start()

    def started(self, source: Source, record: str | None) -> None:
        """An article's work begins."""
        self.since = time.monotonic()

    def stop(self) -> None:
        """The task is done."""
        self.over.set()

    def _look(self) -> None:
        while not self.over.wait(1.0):
            if time.monotonic() - self.since > self.limit:
                os._exit(1)
