"""`pipeline extract`: from raw/ to processed/."""

from __future__ import annotations

import sys
from importlib.util import find_spec
from pathlib import Path

import click

from pipeline.cli.progress import Bar
from pipeline.config import DEFAULT_MODEL, Settings
from pipeline.engines import EngineError
from pipeline.run import Summary, run
from pipeline.store.files import StoreError, WriteError

DEFAULTS = Settings()


@click.command()
@click.argument("raw", type=click.Path(exists=True, path_type=Path), default="raw")
@click.option(
    "--out",
    type=click.Path(file_okay=False, path_type=Path),
    default="processed",
    show_default=True,
    help="Folder of the tables.",
)
@click.option("--processes", type=click.IntRange(min=1), help="Worker processes; all cores unless said.")
@click.option("--model", default=DEFAULT_MODEL, show_default=True, help="An installed spaCy pipeline.")
@click.option("--no-clean", is_flag=True, help="Take texts as clean already: keep every block.")
@click.option(
    "--rules",
    type=click.Path(exists=True, dir_okay=False, path_type=Path),
    help="Site rules, as written by learn-boilerplate.",
)
@click.option(
    "--timeout", type=click.FloatRange(min=0.1), default=DEFAULTS.timeout, help="Seconds an article may take."
)
@click.option("--max-bytes", type=click.IntRange(min=1), default=DEFAULTS.max_bytes, help="Of a source, decompressed.")
@click.option("--max-chars", type=click.IntRange(min=1), default=DEFAULTS.max_chars, help="Of an article's text.")
@click.option("--rebuild", is_flag=True, help="Extract everything again, also from another raw folder.")
@click.option("--quiet", is_flag=True, help="No summary, no progress bar.")
def extract(
    raw: Path,
    out: Path,
    processes: int | None,
    model: str,
    no_clean: bool,
    rules: Path | None,
    timeout: float,
    max_bytes: int,
    max_chars: int,
    rebuild: bool,
    quiet: bool,
) -> None:
    """Extract articles below RAW (a folder or one file) into tables.

    New, changed and removed sources only; the rows of the rest stay as they are.
    """
    settings = Settings(
        model=model,
        clean=not no_clean,
        rules=rules.read_text(encoding="utf-8") if rules else None,
        timeout=timeout,
        max_bytes=max_bytes,
        max_chars=max_chars,
    )
    if not installed(settings.model):
        raise click.BadParameter(f"no spaCy pipeline named {model!r} is installed", param_hint="--model")
    with Bar(quiet) as bar:
        try:
            summary = run(raw, out, settings, processes=processes, rebuild=rebuild, report=bar)
        except KeyboardInterrupt:
            done = (
                f"{bar.last.done:,} of {bar.last.sources:,} sources are done and kept"
                if bar.last
                else "nothing was begun"
            )
            click.echo(f"interrupted: {done}; the same command goes on from there", err=True)
            sys.exit(130)
        except (StoreError, EngineError) as error:
            click.echo(f"Error: {error}", err=True)
            sys.exit(1 if isinstance(error, WriteError | EngineError) else 2)
    if not quiet:
        click.echo(summary_text(summary, out))


def installed(model: str) -> bool:
    """Whether a spaCy pipeline is there, as a package or as a folder, without loading it."""
    return (model.isidentifier() and find_spec(model) is not None) or (Path(model) / "meta.json").is_file()


def summary_text(summary: Summary, out: Path) -> str:
    """The summary as a person reads it."""
    lines = [_headline(summary, out)]
    lines += [f"why: {change}" for change in summary.changes]
    lines += _counts("rows by table", summary.rows)
    lines += _counts("blocks dropped, by reason", summary.dropped)
    lines += _counts("failures, by reason (see table failures)", summary.failures)
    if summary.hidden:
        lines.append(f"hidden files passed over: {summary.hidden:,}")
    if summary.sample_left_out:
        lines.append("raw/sample was left out, as there are other sources")
    return "\n".join(lines)


def _headline(summary: Summary, out: Path) -> str:
    work = [f"{count:,} {why}" for why, count in summary.work.items()]
    work += [f"{summary.removed:,} removed"] if summary.removed else []
    if not work and not summary.resumed:
        return f"nothing new: {summary.articles:,} articles in {out} ({summary.seconds:.1f} s)"
    work += [f"{summary.unchanged:,} unchanged"] if summary.unchanged else []
    if summary.resumed:
        work.append(f"{summary.resumed:,} of them from a run that ended early")
    words = f"{summary.words:,} words in {summary.seconds:.1f} s"
    return f"{summary.articles:,} articles in {out}; sources: {', '.join(work)}; {words}"


def _counts(head: str, counts: dict[str, int]) -> list[str]:
    return [f"{head}:", *(f"  {name:<20}{count:>10,}" for name, count in counts.items())] if counts else []
