"""What runs the work: the only room that knows of processes or clusters.

An engine maps tasks to finished shards. It may run them anywhere and in any order: no row depends on that.
"""

from __future__ import annotations

from collections.abc import Callable, Generator, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING, Any, Protocol

from pipeline.config import Settings
from pipeline.errors import EngineError as EngineError
from pipeline.sources.source import Source

if TYPE_CHECKING:
    from pipeline.store.shards import Shard

Origin = tuple[str, str | None]  # key of a source and record; None for a source as a whole
Problem = tuple[str, str, str]  # stage, error, message


@dataclass(frozen=True, slots=True)
class Job:
    """What is the same for all tasks of a run."""

    settings: Settings
    maker: str
    root: str
    journal: Path


@dataclass(frozen=True, slots=True)
class Task:
    """A chunk of sources. `problems` are failures known before it is run: what hung or crashed is not tried again."""

    sources: tuple[Source, ...]
    problems: Mapping[Origin, Problem] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Done:
    """A finished task: its rows are in the journal."""

    shard: Shard
    words: int
    size: int  # bytes of its sources
    seconds: float


class Engine(Protocol):
    """Runs tasks. To be closed when a run ends."""

    def each(self, function: Callable[[Any], Any], items: Sequence[Any]) -> Iterator[Any]:
        """Call a function with each of several things; the results in their order. Raises EngineError."""
        return map(function, items)

    def look(
        self, function: Callable[[Source], Any], sources: Sequence[Source], lost: Callable[[Source, str], Any]
    ) -> Iterator[Any]:
        """What a function finds in each source, under limits; what `lost` says where they are passed."""
        from pipeline.engines.aside import aside

        return aside(function, sources, lost)

    def width(self) -> int:
        """How many items `each` works on at a time. Raises EngineError."""
        return 1

    def close(self) -> None:
        """End what was started."""
        return

    def map(self, tasks: Sequence[Task], job: Job) -> Generator[Done, None, None]:
        """Run tasks, each once if all goes well; yields as they finish. Raises EngineError."""
        ...


def engine_of(name: str, processes: int, scheduler: str | None = None) -> Engine:
    """The engine of a name: `local`, or `dask` (a LocalCluster, or the cluster of a scheduler's address)."""
    if name == "dask":
        from pipeline.engines.dask import DaskEngine

        return DaskEngine(scheduler, processes)
    from pipeline.engines.local import LocalEngine

    return LocalEngine(processes)
