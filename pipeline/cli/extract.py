"""`pipeline extract`: from raw/ to processed/."""

from __future__ import annotations

import sys
from importlib.util import find_spec
from pathlib import Path

import click

from pipeline.cli.locations import OUT, RAW
from pipeline.cli.progress import Bar
from pipeline.config import DEFAULT_MODEL, Settings
from pipeline.engines import engine_of
from pipeline.errors import EngineError, StoreError, WriteError
from pipeline.run.runner import Summary, cores, run

DEFAULTS = Settings()


def shard_of(context: click.Context, option: click.Parameter, value: str | None) -> tuple[int, int] | None:
    """I/N as two numbers, 1 <= I <= N."""
    if value is None:
        return None
    part, _, parts = value.partition("/")
    if not (part.isdigit() and parts.isdigit() and 1 <= int(part) <= int(parts)):
        raise click.BadParameter("two numbers are needed, such as 2/8 for the second of eight parts")
    return int(part), int(parts)


@click.command()
@click.argument("raw", type=RAW, default="raw")
@click.option(
    "--out",
    type=OUT,
    default="processed",
    show_default=True,
    help="Folder of the tables, or a URL.",
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
@click.option(
    "--max-bytes",
    type=click.IntRange(min=1),
    default=DEFAULTS.max_bytes,
    help="Of a source, decompressed; of a line in a large file of many records.",
)
@click.option("--max-chars", type=click.IntRange(min=1), default=DEFAULTS.max_chars, help="Of an article's text.")
@click.option(
    "--engine", type=click.Choice(["local", "dask"]), default="local", show_default=True, help="What runs it."
)
@click.option(
    "--scheduler", metavar="ADDRESS", help="A Dask scheduler's address; a cluster on this machine unless said."
)
@click.option("--shard", callback=shard_of, metavar="I/N", help="The I-th of N parts of the sources only; see merge.")
@click.option("--profile", "profiled", is_flag=True, help="Time each stage on RAW, in one process; write nothing.")
@click.option("--rebuild", is_flag=True, help="Extract everything again, also from another raw folder.")
@click.option("--quiet", is_flag=True, help="No summary, no progress bar.")
def extract(
    raw: Path | str,
    out: Path | str,
    processes: int | None,
    model: str,
    no_clean: bool,
    rules: Path | None,
    timeout: float,
    max_bytes: int,
    max_chars: int,
    engine: str,
    scheduler: str | None,
    shard: tuple[int, int] | None,
    profiled: bool,
    rebuild: bool,
    quiet: bool,
) -> None:
    """Extract articles below RAW (a folder, one file, or a URL such as s3://bucket/raw) into tables.

    New, changed and removed sources only; the rows of the rest stay as they are.
    """
    settings = Settings(
        model=model,
        clean=not no_clean,
        rules=_rules(rules) if rules else None,
        timeout=timeout,
        max_bytes=max_bytes,
        max_chars=max_chars,
    )
    if not installed(settings.model):
        raise click.BadParameter(f"no spaCy pipeline named {model!r} is installed", param_hint="--model")
    if scheduler and engine != "dask":
        raise click.UsageError("--scheduler goes with --engine dask")
    if profiled:
        from pipeline.run.profile import profile, profile_text

        click.echo(profile_text(profile(Path(raw), settings)))
        return
    workers = processes or cores()
    with Bar(quiet) as bar:
        try:
            summary = run(
                raw,
                out,
                settings,
                processes=workers,
                rebuild=rebuild,
                engine=engine_of(engine, workers, scheduler),
                shard=shard,
                report=bar,
            )
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


def summary_text(summary: Summary, out: Path | str) -> str:
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
    if summary.articles and summary.work:
        lines.append("look at it: pipeline report" + (f" {out}" if str(out) != "processed" else ""))
    return "\n".join(lines)


def _headline(summary: Summary, out: Path | str) -> str:
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


def _rules(path: Path) -> str:
    """The text of a rule file, once it is known to be one."""
    from pipeline.text.site_rules import parse_rules

    try:
        text = path.read_text(encoding="utf-8")
        parse_rules(text)
    except (OSError, ValueError) as error:
        raise click.BadParameter(str(error), param_hint="--rules") from None
    return text
