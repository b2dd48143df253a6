"""Tasks that wait; one that fails is divided until the origin at fault is alone, which is then given up."""

from __future__ import annotations

from collections import Counter, deque
from collections.abc import Iterable
from dataclasses import replace

from pipeline.engines import Origin, Problem, Task
from pipeline.errors import EngineError
from pipeline.sources.source import shown


class Queue:
    """The tasks of a run that are yet to be done."""

    def __init__(self, tasks: Iterable[Task] = ()) -> None:
        self.pending = deque(tasks)
        self.crashes: Counter[Origin] = Counter()

    def put_back(self, tasks: Iterable[Task]) -> None:
        """Queue tasks that were given to a worker that is gone, in their order, before all others."""
        self.pending.extendleft(reversed(list(tasks)))

    def divide(self, task: Task, origin: Origin | None, problem: Problem) -> None:
        """Have a task that failed done in smaller ones; an origin that failed twice gets its problem for good."""
        if origin is None and len(task.sources) > 1:
            self.pending.extendleft(replace(task, sources=(source,)) for source in task.sources)
            return
        origin = origin or (task.sources[0].key, None)
        self.crashes[origin] += 1
        self.set_apart(task, origin, problem if self.crashes[origin] > 1 else None)

    def set_apart(self, task: Task, origin: Origin, problem: Problem | None) -> None:
        """Queue the source of an origin alone, with what is now known of it, and the rest of its task.

        Where the origin fails though it was not to be tried again, the source is not opened at all; and where even that
        does not help, EngineError ends the run.
        """
        (source,) = (source for source in task.sources if source.key == origin[0])
        problems = dict(task.problems)
        if problem and origin in problems:
            if source.problem:
                raise EngineError(f"{shown(source.path)} cannot be set aside: {problem[2]}")
            source = replace(source, problem=problem[2])
        elif problem:
            problems[origin] = problem
        rest = tuple(other for other in task.sources if other.key != origin[0])
        self.pending.appendleft(Task((source,), problems))
        if rest:
            self.pending.appendleft(replace(task, sources=rest))
