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
    """What a command took. `memory`: MB of resident memory at its peak, of the command's own process, then the rest;
    `together`: of all its processes at one moment, at most."""

    seconds: float
    cpu: float
    memory: tuple[float, ...]
    together: float


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
    together = 0.0
    while process.poll() is None:
        held = {pid: _memory(pid) for pid in (process.pid, *_below(process.pid))}
        together = max(together, sum(now for now, _ in held.values()))
        peaks |= {pid: max(peaks.get(pid, 0.0), most) for pid, (_, most) in held.items()}
        time.sleep(TICK)
    seconds = time.perf_counter() - begun
    if process.returncode:
        raise subprocess.CalledProcessError(process.returncode, command)
    return Cost(seconds, _cpu() - before, tuple(peaks.values()), together)


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


def _memory(pid: int) -> tuple[float, float]:
    """MB that a process holds now, and at its peak so far; 0 where it is gone."""
    try:
        lines = Path(f"/proc/{pid}/status").read_text().splitlines()
    except OSError:
        return 0.0, 0.0
    found = {line[:5]: int(line.split()[1]) / 1024 for line in lines if line.startswith(("VmRSS", "VmHWM"))}
    return found.get("VmRSS", 0.0), found.get("VmHWM", 0.0)
