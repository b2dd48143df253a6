"""How a command ends where something is wrong: a message that says what to do and an exit status, no traceback."""

from __future__ import annotations

import sys
from typing import Any

import click

from pipeline.errors import EngineError, PipelineError, RemovalError, WriteError

FAILED = 1  # what was asked for could not be done
MISUSED = 2  # something else must be asked for


class Commands(click.Group):
    """The commands, each with its errors told."""

    def invoke(self, ctx: click.Context) -> Any:
        """Run a command. What the pipeline or the system refuses becomes a message."""
        try:
            return super().invoke(ctx)
        except PipelineError as error:
            _end(str(error), status_of(error))
        except BrokenPipeError:  # such as `pipeline show ... | head`
            raise
        except OSError as error:
            where = f"{error.filename}: " if error.filename else ""
            _end(f"{where}{error.strerror or error}", FAILED)
        except Exception as error:
            if not type(error).__module__.startswith("pyarrow"):
                raise
            _end(f"a table cannot be read ({error}): `pipeline verify` names what is wrong", MISUSED)


def status_of(error: PipelineError) -> int:
    """The exit status of an error."""
    return FAILED if isinstance(error, WriteError | EngineError | RemovalError) else MISUSED


def _end(message: str, status: int) -> None:
    click.echo(f"Error: {message}", err=True)
    sys.exit(status)
