"""Sources -> tasks: small enough that a lost one costs little, large enough that its overhead does not count."""

from __future__ import annotations

from collections.abc import Iterable

from pipeline.engines import Task
from pipeline.sources.formats import BY_NAME, format_of, without_packing
from pipeline.sources.source import Source

MOST_SOURCES = 64
LEAST_WEIGHT = 50_000  # characters, a second of work: for less, no further worker is worth its start
MOST_WEIGHT = 256_000  # characters of text, about five seconds of work
PACKED = 4.0  # bytes in a byte of a packed file
TASKS_PER_PROCESS = 4  # at least, so that no worker waits long for the last


def weight(source: Source) -> float:
    """About how many characters of text a source holds."""
    packed = PACKED if without_packing(source.path)[1] else 1.0
    kind = BY_NAME[source.part.format] if source.part else format_of(source.path)
    return 200 + source.bytes * packed * (kind.weight if kind else 1.0)


def tasks_of(sources: Iterable[Source], processes: int) -> list[Task]:
    """Chunks of sources, the heaviest source first, so that none is waited for at the end."""
    ordered = sorted(sources, key=lambda source: (-weight(source), source.path))
    share = sum(map(weight, ordered)) / (processes * TASKS_PER_PROCESS)
    most = min(MOST_WEIGHT, max(LEAST_WEIGHT, share))
    tasks: list[Task] = []
    chunk: list[Source] = []
    held = 0.0
    for source in ordered:
        if chunk and (held + weight(source) > most or len(chunk) == MOST_SOURCES):
            tasks.append(Task(tuple(chunk)))
            chunk, held = [], 0.0
        chunk.append(source)
        held += weight(source)
    return [*tasks, Task(tuple(chunk))] if chunk else tasks
