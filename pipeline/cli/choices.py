"""The options that change what an output is made with, as extract and status take them."""

from __future__ import annotations

from collections.abc import Callable
from functools import wraps
from importlib.util import find_spec
from pathlib import Path
from typing import Any

import click

from pipeline.config import DEFAULT_MODEL, KEPT, Choices, Settings

DEFAULTS = Settings()
ROLES = ("text", "title", "author", "date", "url", "site", "language", "id")  # of pipeline.sources.fields
OPTIONS = (
    click.option("--model", help=f"An installed spaCy pipeline ({DEFAULT_MODEL})."),
    click.option("--clean/--no-clean", default=None, help="--no-clean: take texts as clean already, keep every block."),
    click.option(
        "--rules",
        type=click.Path(exists=True, dir_okay=False, path_type=Path),
        help="Site rules, as written by learn-boilerplate.",
    ),
    click.option("--no-rules", is_flag=True, help="Without site rules, where the output was made with some."),
    click.option(
        "--field",
        "fields",
        multiple=True,
        metavar="ROLE=NAME",
        help="Which field of JSON, or column of a table, is the text, title, author, date, url, site, language or id: "
        "text=full_story; may be repeated.",
    ),
    click.option(
        "--timeout", type=click.FloatRange(min=0.1), help=f"Seconds an article may take ({DEFAULTS.timeout:g})."
    ),
    click.option(
        "--max-bytes",
        type=click.IntRange(min=1),
        help=f"Of a source, decompressed; of a line in a large file of many records ({DEFAULTS.max_bytes:,}).",
    ),
    click.option("--max-chars", type=click.IntRange(min=1), help=f"Of an article's text ({DEFAULTS.max_chars:,})."),
    click.option(
        "--include", multiple=True, metavar="GLOB", help="Only sources whose path below RAW matches; may be repeated."
    ),
    click.option(
        "--exclude", multiple=True, metavar="GLOB", help="No sources whose path below RAW matches; may be repeated."
    ),
    click.option(
        "--keep", type=click.IntRange(min=1), help=f"States of the output that are kept ({KEPT}); see rollback."
    ),
)
NAMES = (
    "model",
    "clean",
    "rules",
    "no_rules",
    "fields",
    "timeout",
    "max_bytes",
    "max_chars",
    "include",
    "exclude",
    "keep",
)


def with_choices(command: Callable[..., Any]) -> Callable[..., Any]:
    """Give a command these options, as one argument `choices`."""

    @wraps(command)
    def instead(**given: Any) -> Any:
        told = {name: given.pop(name) for name in NAMES}
        return command(choices=choices_of(**told), **given)

    for option in reversed(OPTIONS):
        instead = option(instead)
    return instead


def choices_of(
    *,
    rules: Path | None,
    no_rules: bool,
    fields: tuple[str, ...],
    include: tuple[str, ...],
    exclude: tuple[str, ...],
    **told: Any,
) -> Choices:
    """What the options tell. Raises click.BadParameter for a model that is not installed, or rules that are none."""
    if told["model"] is not None and not installed(told["model"]):
        raise click.BadParameter(f"no spaCy pipeline named {told['model']!r} is installed", param_hint="--model")
    if wrong := [pair for pair in fields if pair.partition("=")[0] not in ROLES or not pair.partition("=")[2]]:
        raise click.BadParameter(
            f"ROLE=NAME is needed, with a role of {', '.join(ROLES)}: {wrong[0]}", param_hint="--field"
        )
    text = "" if no_rules else None if rules is None else rules_in(rules)
    return Choices(rules=text, fields=fields or None, include=include or None, exclude=exclude or None, **told)


def installed(model: str) -> bool:
    """Whether a spaCy pipeline is there, as a package or as a folder, without loading it."""
    name = Settings(model=model).model
    return (name.isidentifier() and find_spec(name) is not None) or (Path(name) / "meta.json").is_file()


def rules_in(path: Path) -> str:
    """The text of a rule file, once it is known to be one."""
    from pipeline.text.site_rules import parse_rules

    try:
        text = path.read_text(encoding="utf-8")
        parse_rules(text)
    except (OSError, ValueError) as error:
        raise click.BadParameter(str(error), param_hint="--rules") from None
    return text
