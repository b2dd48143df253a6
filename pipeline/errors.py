"""The errors that the pipeline raises for its callers; every message says what to do.

`PipelineError` is the root of all. A fault of one source is never raised: it is a row of `failures`.
"""

from __future__ import annotations


class PipelineError(Exception):
    """What was asked for cannot be done; the message says why and what to do."""


class RawError(PipelineError):
    """The raw folder cannot be read: it is not there, or is no folder."""


class StoreError(PipelineError):
    """The output cannot be used or written."""


class BusyError(StoreError):
    """Another run is at work on this output."""


class NewerError(StoreError):
    """A newer version wrote the output."""


class DamageError(StoreError):
    """A file of the output cannot be read; the message names it."""


class RemovalError(StoreError):
    """Much of what the output holds is gone from the raw folder, and nobody said that this is meant."""


class WriteError(StoreError):
    """The disk is full or refuses; what was committed is as it was, and what was finished is kept."""


class SettingsError(PipelineError):
    """A setting that cannot be: its message names it, and the line of the file where it is written."""


class EngineError(PipelineError):
    """No worker can be had, or the scheduler was lost."""


class FetchError(PipelineError):
    """What names the pages to be fetched cannot be read, or names none."""


class ForeignError(PipelineError):
    """A file in the place of what is to be written was not written by the pipeline."""


class ReportError(PipelineError):
    """The tables cannot be made into a report."""


class ExportError(PipelineError):
    """The tables cannot be written in the format asked for."""
