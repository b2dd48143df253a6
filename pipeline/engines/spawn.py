"""Starting a worker process with a socket to talk over and a lifeline that tells it when the parent is gone."""

from __future__ import annotations

import os
import socket
import subprocess
import sys
import tempfile
from functools import cache
from multiprocessing.connection import Connection
from pathlib import Path
from typing import IO

PACKAGE_PARENT = Path(__file__).resolve().parents[2]
ONE_THREAD = ("OMP_NUM_THREADS", "OPENBLAS_NUM_THREADS", "MKL_NUM_THREADS", "VECLIB_MAXIMUM_THREADS")


def spawn() -> tuple[subprocess.Popen[bytes], Connection, IO[bytes]]:
    """A worker process, the parent's end of its socket, and a file that gathers what it writes to stderr."""
    ours, theirs = socket.socketpair()
    errors = tempfile.TemporaryFile()  # noqa: SIM115
    lifeline = _lifeline()[0]
    handles = (theirs.fileno(), lifeline)
    process = subprocess.Popen(
        [sys.executable, "-P", "-m", "pipeline.engines.worker", *map(str, handles)],
        pass_fds=handles,
        stdin=subprocess.DEVNULL,
        stdout=subprocess.DEVNULL,
        stderr=errors,
        env=_environment(),
    )
    theirs.close()
    return process, Connection(ours.detach()), errors


@cache
def _lifeline() -> tuple[int, int]:
    """A pipe of which only this process holds the writing end; it closes when this process ends, however it ends."""
    return os.pipe()


def _environment() -> dict[str, str]:
    """The worker imports the same package, and computes on one thread: the processes share the cores."""
    paths = [str(PACKAGE_PARENT), *filter(None, [os.environ.get("PYTHONPATH")])]
    return {**os.environ, "PYTHONPATH": os.pathsep.join(paths), **dict.fromkeys(ONE_THREAD, "1")}
