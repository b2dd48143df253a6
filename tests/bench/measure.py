"""Running a command and what it took: wall seconds, CPU seconds, and the peak memory of each of its processes."""

from __future__ import annotations

import os
import resource
import subprocess
import sys
import time
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path

from tests.conftest import ROOT

TICK = 0.02  # seconds between two looks at the processes
PIPELINE = (sys.executable, "-m", "pipeline")


@dataclass(frozen=True, slots=True)
class Cost:
    """What a command took. `memory`: MB of resident memory at its peak, of the command's own process, then the rest."""

    seconds: float
    cpu: float
    memory: tuple[float, ...]


def cost(command: list[str] | tuple[str, ...], core: int | None = None) -> Cost:
    """Run a command, its output thrown away, on one core where said. Raises CalledProcessError."""
    before = _cpu()
    begun = time.perf_counter()
    process = subprocess.Popen(
        command,
        cwd=ROOT,
        stdout=subprocess.DEVNULL,
        preexec_fn=None if core is None else lambda: os.sched_setaffinity(0, {core}),
    )
    peaks: dict[int, float] = {}
    while process.poll() is None:
        for pid in (process.pid, *_below(process.pid)):
            peaks[pid] = max(peaks.get(pid, 0.0), _peak(pid))
        time.sleep(TICK)
    seconds = time.perf_counter() - begun
    if process.returncode:
        raise subprocess.CalledProcessError(process.returncode, command)
    return Cost(seconds, _cpu() - before, tuple(peaks.values()))


def _cpu() -> float:
    used = resource.getrusage(resource.RUSAGE_CHILDREN)
    return used.ru_utime + used.ru_stime


def _below(pid: int) -> list[int]:
    """The child processes, and theirs."""
    near: list[int] = []
    for thread in Path(f"/proc/{pid}/task").glob("*/children"):  # each thread has its own
        with suppress(OSError):
            near += map(int, thread.read_text().split())
    return [*near, *(further for one in near for further in _below(one))]


def _peak(pid: int) -> float:
    """MB of a process at its peak so far; 0 where it is gone."""
    try:
        status = Path(f"/proc/{pid}/status").read_text()
    except OSError:
        return 0.0
    return next((int(line.split()[1]) / 1024 for line in status.splitlines() if line.startswith("VmHWM")), 0.0)
