"""Runs one after another: whatever is put into the raw folder is extracted soon after."""

from __future__ import annotations

import logging
import time
from collections.abc import Callable

from pipeline.errors import PipelineError
from pipeline.run.summary import Summary

log = logging.getLogger("pipeline")


def watch(
    once: Callable[[bool], Summary],
    every: float,
    tell: Callable[[Summary], None],
    fault: Callable[[PipelineError], None],
    sleep: Callable[[float], None] = time.sleep,
) -> None:
    """Run `once`, wait for `every` seconds, and so on, until interrupted; a run begins when the one before has ended.

    `once` is given whether it is the first. `tell` hears of the first run and of those that changed something, `fault`
    of what ends a later run: another run at work, a folder that is not there for now, a full disk. The next goes on
    from there. What ends the first run is raised.
    """
    first, told = True, ""
    while True:
        try:
            summary = once(first)
        except PipelineError as error:
            if first:
                raise
            if str(error) != told:  # once, not at every turn
                fault(error)
            told = str(error)
        else:
            if first or summary.work or summary.removed or summary.damaged:
                tell(summary)
            first, told = False, ""
        log.debug("next look in %g seconds", every)
        sleep(every)
