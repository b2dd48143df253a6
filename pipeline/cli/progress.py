"""The progress bar of a run, on a terminal only."""

from __future__ import annotations

import sys
from types import TracebackType
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from rich.progress import Progress as RichProgress
    from rich.progress import TaskID

    from pipeline.run.runner import Progress


class Bar:
    """Shows how far a run is, with articles and words a second; remembers the last state for whoever asks."""

    def __init__(self, quiet: bool) -> None:
        self.shown = not quiet and sys.stderr.isatty()
        self.last: Progress | None = None
        self.rich: RichProgress | None = None
        self.task: TaskID | None = None

    def __enter__(self) -> Bar:
        return self

    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None, at: TracebackType | None) -> None:
        if self.rich is not None:
            self.rich.stop()

    def __call__(self, progress: Progress) -> None:
        """Show a state of the run."""
        self.last = progress
        if not self.shown:
            return
        if self.rich is None:
            self._start(progress)
        assert self.rich is not None and self.task is not None
        speed = (
            f"{progress.words / progress.seconds:,.0f} words/s" if progress.seconds and progress.words else "starting"
        )
        self.rich.update(
            self.task, completed=progress.done_size, speed=speed, done=f"{progress.done:,}/{progress.sources:,}"
        )

    def _start(self, progress: Progress) -> None:
        from rich.console import Console
        from rich.progress import BarColumn, TextColumn, TimeRemainingColumn
        from rich.progress import Progress as RichProgress

        self.rich = RichProgress(
            TextColumn("{task.fields[done]} sources"),
            BarColumn(),
            TextColumn("{task.fields[speed]}"),
            TimeRemainingColumn(elapsed_when_finished=True),
            console=Console(stderr=True),
            transient=True,
        )
        self.task = self.rich.add_task("", total=max(progress.size, 1), speed="", done="")
        self.rich.start()
