"""`pipeline extract`: from raw/ to processed/."""

from __future__ import annotations

import sys
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

import click

from pipeline.cli.choices import with_choices
from pipeline.cli.errors import FAILED, status_of
from pipeline.cli.locations import OUT, RAW
from pipeline.cli.logs import Format, plain, told
from pipeline.cli.progress import Bar
from pipeline.cli.settings_file import CONFIG, Configured
from pipeline.cli.summary import summary_json, summary_text
from pipeline.config import Choices, Habits
from pipeline.engines import engine_of
from pipeline.errors import PipelineError
from pipeline.run.runner import Order, cores, run
from pipeline.run.summary import Summary

if TYPE_CHECKING:
    from pipeline.run.status import Failure

TOLD_FAILURES = 5  # of a run without an article


def shard_of(context: click.Context, option: click.Parameter, value: str | None) -> tuple[int, int] | None:
    """I/N as two numbers, 1 <= I <= N."""
    if value is None:
        return None
    part, _, parts = value.partition("/")
    if not (part.isdigit() and parts.isdigit() and 1 <= int(part) <= int(parts)):
        raise click.BadParameter("two numbers are needed, such as 2/8 for the second of eight parts")
    return int(part), int(parts)


@click.command(cls=Configured)
@click.argument("raw", type=RAW, default="raw")
@CONFIG
@click.option(
    "--out",
    type=OUT,
    default="processed",
    show_default=True,
    help="Folder of the tables, or a URL.",
)
@click.option("--processes", type=click.IntRange(min=1), help="Worker processes; all cores unless said.")
@with_choices
@click.option(
    "--engine", type=click.Choice(["local", "dask"]), default="local", show_default=True, help="What runs it."
)
@click.option(
    "--scheduler", metavar="ADDRESS", help="A Dask scheduler's address; a cluster on this machine unless said."
)
@click.option("--shard", callback=shard_of, metavar="I/N", help="The I-th of N parts of the sources only; see merge.")
@click.option("--limit", type=click.IntRange(min=0), help="Work on so many sources; the rest is left for another run.")
@click.option(
    "--watch",
    type=click.FloatRange(min=0.1),
    metavar="SECONDS",
    help="Go on: look for new, changed and removed sources again so many seconds after each run, until interrupted.",
)
@click.option("--dry-run", is_flag=True, help="Say what would be done, and do nothing.")
@click.option("--rebuild", is_flag=True, help="Extract everything again, also from another raw folder.")
@click.option("--allow-removals", is_flag=True, help="Also where more than a third of the sources are gone.")
@click.option(
    "--max-failures",
    type=click.FloatRange(0, 1),
    metavar="SHARE",
    help="Exit with status 1 where more of the sources worked on gave no article.",
)
@click.option("--profile", "profiled", is_flag=True, help="Time each stage on RAW, in one process; write nothing.")
@click.option(
    "--summary",
    "summary_file",
    type=click.Path(dir_okay=False, path_type=Path),
    help="Write the summary as JSON to this file.",
)
@click.option(
    "--log-file", type=click.Path(dir_okay=False, path_type=Path), help="Write what is done when to this file."
)
@click.option(
    "--log-format",
    type=click.Choice(["text", "json"]),
    default="text",
    show_default=True,
    help="How the lines of the log are written.",
)
@click.option("-v", "--verbose", count=True, help="Say what is done; twice: for each source.")
@click.option("-q", "--quiet", is_flag=True, help="No summary, no progress bar, no warnings.")
def extract(
    raw: Path | str,
    out: Path | str,
    processes: int | None,
    choices: Choices,
    engine: str,
    scheduler: str | None,
    shard: tuple[int, int] | None,
    limit: int | None,
    watch: float | None,
    dry_run: bool,
    rebuild: bool,
    allow_removals: bool,
    max_failures: float | None,
    profiled: bool,
    summary_file: Path | None,
    log_file: Path | None,
    log_format: Format,
    verbose: int,
    quiet: bool,
) -> None:
    """Extract articles below RAW (a folder, one file, or a URL such as s3://bucket/raw) into tables.

    New, changed and removed sources only; the rows of the rest stay as they are. What an output was made with (--model
    to --keep) it remembers: give these options once.
    """
    _fit(scheduler, engine, watch, profiled or dry_run)
    workers = processes or cores()
    order = Order(None, choices, workers, rebuild, allow_removals, shard, limit)
    if profiled:
        _profile(raw, choices)
        return
    if dry_run:
        _say_what_would_be_done(raw, out, order)
        return
    with told(-1 if quiet else verbose, log_file, log_format), Bar(quiet or verbose > 0) as bar:
        try:
            if watch is not None:

                def told_of(summary: Summary) -> None:
                    _write_summary(summary_file, summary, out, 0)
                    if not quiet:
                        click.echo(f"{summary_text(summary, out)}\n")

                _watch(lambda o: run(raw, out, o, engine=engine_of(engine, workers, scheduler)), order, watch, told_of)
            summary = run(raw, out, order, engine=engine_of(engine, workers, scheduler), report=bar)
        except KeyboardInterrupt:
            click.echo(f"interrupted: {_done(bar)}; the same command goes on from there", err=True)
            sys.exit(130)
        except PipelineError as error:
            _write_summary(summary_file, Summary(error=str(error)), out, status_of(error))
            raise
    problem = problem_with(summary, raw, out, order, max_failures)
    _write_summary(summary_file, summary, out, FAILED if problem else 0)
    if not quiet:
        click.echo(summary_text(summary, out, _refused(summary, out)))
    if problem:
        click.echo(f"Error: {problem}", err=True)
        sys.exit(FAILED)


def _fit(scheduler: str | None, engine: str, watch: float | None, looks: bool) -> None:
    """Raises click.UsageError where options do not go together. `looks`: nothing is to be written."""
    if scheduler and engine != "dask":
        raise click.UsageError("--scheduler goes with --engine dask")
    if watch is not None and looks:
        raise click.UsageError("--watch goes with runs, not with --profile or --dry-run")


def _watch(run_once: Callable[[Order], Summary], order: Order, every: float, tell: Callable[[Summary], None]) -> None:
    """Run after run, each that changed something told, until interrupted."""
    from pipeline.run.watch import watch

    def fault(error: PipelineError) -> None:
        click.echo(f"{plain(str(error))}; trying again every {every:g} seconds", err=True)

    later = replace(order, rebuild=False)
    watch(lambda first: run_once(order if first else later), every, tell, fault)


def problem_with(
    summary: Summary, raw: Path | str, out: Path | str, order: Order, max_failures: float | None
) -> str | None:
    """Why a run that ended well is no success all the same."""
    if not summary.articles and order.shard is None and order.limit != 0:
        return _why_nothing(summary, raw, out)
    worked = sum(summary.work.values())
    if max_failures is not None and summary.failed > max_failures * worked:
        return f"{summary.failed:,} of {worked:,} sources gave no article, more than {max_failures:.0%}"
    return None


def _refused(summary: Summary, out: Path | str) -> list[Failure]:
    """What gave no article, where some did: without any, the reason for the exit code says it."""
    from pipeline.run.status import failures

    return failures(out) if isinstance(out, Path) and summary.articles and summary.failures else []


def _why_nothing(summary: Summary, raw: Path | str, out: Path | str) -> str:
    """Why an output holds no article."""
    if not summary.failures:
        hidden = (
            " but hidden files" if summary.hidden else " that --include and --exclude leave" * bool(summary.left_out)
        )
        return f"no article: {raw} holds no sources{hidden}"
    lines = [f"no article: what {raw} holds gave none"]
    if isinstance(out, Path):
        from pipeline.run.status import failures

        found = failures(out)
        lines += [f"  {f.path}: {f.message}" for f in found[:TOLD_FAILURES]]
        lines += [f"  and {len(found) - TOLD_FAILURES:,} more: pipeline status --all"] * (len(found) > TOLD_FAILURES)
    return "\n".join(map(plain, lines))


def _profile(raw: Path | str, choices: Choices) -> None:
    from pipeline.run.profile import profile, profile_text

    click.echo(profile_text(profile(Path(raw), choices.over(Habits()).settings)))


def _say_what_would_be_done(raw: Path | str, out: Path | str, order: Order) -> None:
    from pipeline.cli.status import to_do
    from pipeline.run.status import status

    if not isinstance(out, Path):
        raise click.UsageError("--dry-run looks at outputs on this machine only")
    click.echo("\n".join(map(plain, to_do(status(raw, out, order)))))


def _write_summary(file: Path | None, summary: Summary, out: Path | str, status: int) -> None:
    if file is not None:
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_text(summary_json(summary, out, status), encoding="utf-8")


def _done(bar: Bar) -> str:
    return f"{bar.last.done:,} of {bar.last.sources:,} sources are done and kept" if bar.last else "nothing was begun"
