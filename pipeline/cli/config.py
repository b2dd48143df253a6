"""`pipeline init` and `pipeline config`: a settings file to fill in, and what is in force."""

from __future__ import annotations

from pathlib import Path

import click

from pipeline.cli.locations import OUT
from pipeline.cli.settings_file import NAME, read_settings, settings_file, template


@click.command()
@click.argument("file", type=click.Path(dir_okay=False, path_type=Path), default=NAME)
@click.option("--force", is_flag=True, help="Replace FILE where it is there.")
def init(file: Path, force: bool) -> None:
    """Write a settings FILE with every setting of extract explained, to be put beside raw/."""
    if file.exists() and not force:
        raise click.UsageError(f"{file} is there: edit it, or replace it with --force")
    file.write_text(template(), encoding="utf-8")
    click.echo(f"{file}: edit it, then: pipeline extract")


@click.command()
@click.argument("raw", default="raw")
@click.option("--out", type=OUT, default=None, help="Folder of the tables (processed, unless the file says).")
@click.option(
    "--config",
    "named",
    type=click.Path(exists=True, dir_okay=False),
    help=f"Settings file; {NAME} beside RAW or in this folder unless said.",
)
def config(raw: str, out: Path | str | None, named: str | None) -> None:
    """Print the settings that an extract of RAW would use, and where each comes from."""
    from pipeline.cli.choices import DEFAULTS
    from pipeline.config import Habits
    from pipeline.store.store import committed

    file = settings_file(named, raw)
    given = read_settings(file) if file else {}
    place = out or given.get("out") or "processed"
    manifest = None if "://" in str(place) else committed(Path(place))
    held = (manifest.habits if manifest else Habits()).told()
    click.echo(f"settings file: {file or 'none'}")
    defaults = {
        name: getattr(DEFAULTS, name) for name in ("model", "clean", "rules", "timeout", "max_bytes", "max_chars")
    }
    defaults |= {"include": [], "exclude": [], "keep": Habits().keep, "out": "processed"}
    for name in sorted({*defaults, *given}):
        if name in given:
            value, source = given[name], str(file)
        elif name in held:
            value, source = held[name], f"as {place} was made"
        else:
            value, source = defaults[name], "default"
        shown = "a file of site rules" if name == "rules" and source.startswith("as ") else value
        click.echo(f"  {name:<14}{shown!s:<40} {source}")
