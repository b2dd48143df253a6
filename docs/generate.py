"""Write the pages and data that the code itself tells: tables, commands, rules; and figures of quality in all pages.

python -m docs.generate            write them
python -m docs.generate --check    exit 1 if one is not up to date
"""

from __future__ import annotations

import json
import re
import sys
import tomllib
from collections.abc import Callable, Iterator
from dataclasses import fields
from inspect import Signature, cleandoc, isfunction, signature
from pathlib import Path
from typing import Any

import click

import pipeline
import pipeline.errors
from pipeline.cli import main
from pipeline.config import Settings
from pipeline.rules.engine import Family
from pipeline.rules.registry import families
from pipeline.run.summary import Summary
from pipeline.sources.formats import FORMATS, Format
from pipeline.tables.schema import SCHEMA_VERSION, STRUCTS, TABLES, Column, Table
from pipeline.views.snapshot import Snapshot

DOCS = Path(__file__).resolve().parent
LONGEST_CELL = 160  # characters of a cell of the rules' page
LONGEST_SIGNATURE = 100  # characters on one line
LONGEST_EXAMPLE = 250  # characters of an example in the table `rules`
FLOORS = DOCS.parent / "tests" / "quality" / "floors.toml"
FIGURE = re.compile(r"(\d\.\d+)(<!-- (\w+)\.(\w+) -->)")  # 0.92<!-- set.figure -->, as floors.toml names it
NOTE = "<!-- written by docs/generate.py; edit {} instead -->\n\n"


def tables_page() -> str:
    """All tables with their columns."""
    intro = (DOCS / "tables.intro.md").read_text(encoding="utf-8").format(schema_version=SCHEMA_VERSION)
    note = NOTE.format("pipeline/tables/schema.py or docs/tables.intro.md")
    return note + intro + "".join(map(_table, TABLES.values()))


def _table(table: Table) -> str:
    scope = "over all articles, written anew at each run" if table.corpus else "changes only with its source"
    head = f"\n## {table.name}\n\nOne row per {table.row}; {scope}. Sorted by {', '.join(table.order)}.\n\n"
    return (
        head
        + "| column | type | null | what it says |\n| --- | --- | --- | --- |\n"
        + "".join(map(_column, table.columns))
    )


def _column(column: Column) -> str:
    kind = _kind(column.type)
    return (
        f"| `{column.name}` | {kind} | {'yes' if column.null else ''} | {column.note.replace('|', chr(92) + '|')} |\n"
    )


def _kind(name: str) -> str:
    """A type of the contract in words."""
    inner = name.removeprefix("list<").removesuffix(">")
    if inner == name:
        return name
    return f"list of {{{', '.join(STRUCTS[inner])}}}" if inner in STRUCTS else f"list of {inner}"


def command_line_page() -> str:
    """All commands with their arguments and options."""
    intro = (DOCS / "command-line.intro.md").read_text(encoding="utf-8")
    return NOTE.format("the commands or docs/command-line.intro.md") + intro + "".join(map(_command, commands()))


def commands() -> Iterator[tuple[str, click.Command]]:
    """Each command with its full name."""
    for name, command in sorted(main.commands.items()):
        yield f"pipeline {name}", command


def _command(named: tuple[str, click.Command]) -> str:
    name, command = named
    context = click.Context(command, info_name=name)
    usage = " ".join([name, *command.collect_usage_pieces(context)])
    page = f"\n## {name}\n\n```\n{usage}\n```\n\n{_unwrapped(command.help or '')}\n"
    options = [p for p in command.params if isinstance(p, click.Option)]
    if options:
        page += "\n| option | what it does |\n| --- | --- |\n"
        page += "".join(_option(option, context) for option in options)
    return page


def _unwrapped(text: str) -> str:
    """Paragraphs on one line each, as click shows them."""
    paragraphs = [" ".join(p.replace("\b", "").split()) for p in text.strip().split("\n\n")]
    return "\n\n".join(paragraphs)


def _option(option: click.Option, context: click.Context) -> str:
    record = option.get_help_record(context)
    if record is None:
        return ""
    flags, text = (part.replace("|", "\\|") for part in record)
    return f"| `{flags}` | {' '.join(text.split())} |\n"


def rules_page() -> str:
    """Every family of rules, in the order in which the rules are asked."""
    intro = (DOCS / "rules.intro.md").read_text(encoding="utf-8")
    return NOTE.format("the rules themselves or docs/rules.intro.md") + intro + "".join(map(_family, families()))


def _family(family: Family[Any, Any]) -> str:
    shown = f" Stands in `{family.table}.{family.column}`." if family.table else ""
    head = f"\n## {family.name}\n\n{family.what}{shown}\n\n| rule | what it says | example |\n| --- | --- | --- |\n"
    return head + "".join(f"| `{r.name}` | {_cell(r.what)} | {_cell(r.yes[0])} |\n" for r in family.rules)


def _cell(text: str) -> str:
    """Text as a cell of a table: one line, at most LONGEST_CELL characters."""
    line = " ⏎ ".join(part.strip() for part in text.splitlines() if part.strip()).replace("|", "\\|")
    return line if len(line) <= LONGEST_CELL else line[: LONGEST_CELL - 1] + "…"


def rules_data() -> str:
    """The rules that stand in a column of a table, as the file that the table `rules` is made from."""
    told: dict[tuple[str, str], tuple[str, tuple[str, ...]]] = {}
    for family in families():
        for rule in family.rules if family.table else ():
            told.setdefault((family.table or "", rule.name), (rule.what, rule.yes))
    entries = [
        "\n".join(
            [
                f"[[rule]]\ntable = {_toml(table)}\nrule = {_toml(name)}\nwhat = {_toml(what)}\nexamples = [",
                *(f"    {_toml(example[:LONGEST_EXAMPLE])}," for example in examples),
                "]\n",
            ]
        )
        for (table, name), (what, examples) in sorted(told.items())
    ]
    return "# Written from the registry of rules by docs/generate.py.\n\n" + "\n".join(entries)


def _toml(text: str) -> str:
    return json.dumps(text, ensure_ascii=False)


def formats_page() -> str:
    """The registry of formats, a row each."""
    intro, outro = ((DOCS / f"formats.{part}.md").read_text(encoding="utf-8") for part in ("intro", "outro"))
    note = NOTE.format("pipeline/sources/formats.py or docs/formats.intro.md")
    return note + intro + "".join(map(_format, FORMATS)) + outro


def _format(row: Format) -> str:
    endings = " ".join(f"`{ending}`" for ending in row.endings)
    cells = (
        f"`{row.name}`",
        row.what + (" (`documents`)" if row.extra else ""),
        endings,
        row.told,
        row.fields,
        f"{row.part_bytes:,}" if row.part_bytes else "",
    )
    return f"| {' | '.join(cell.replace('|', chr(92) + '|') for cell in cells)} |\n"


def api_page() -> str:
    """The public functions with their types, what a snapshot and a summary hold, settings and errors."""
    intro = (DOCS / "api.intro.md").read_text(encoding="utf-8")
    note = NOTE.format("the docstrings of pipeline/ or docs/api.intro.md")
    page = note + intro + "\n## Functions\n"
    page += "".join(_function(f"pipeline.{name}", getattr(pipeline, name)) for name in pipeline.__all__)
    page += f"\n## Snapshot\n\n{cleandoc(Snapshot.__doc__ or '')}\n"
    page += "".join(_function(name, member) for name, member in vars(Snapshot).items() if _is_public(name, member))
    page += f"\n## Summary\n\n{cleandoc(Summary.__doc__ or '')}\n\n"
    page += "".join(f"- `{f.name}`: {f.type}\n" for f in fields(Summary))
    page += f"\n## Settings\n\nIn `pipeline.config`. {cleandoc(Settings.__doc__ or '')}\n\n"
    page += "".join(f"- `{f.name}`: {f.type} = `{f.default!r}`\n" for f in fields(Settings))
    page += "\n## Errors\n\nIn `pipeline.errors`.\n\n| error | is a | what |\n| --- | --- | --- |\n"
    return page + "".join(
        f"| `{name}` | `{error.__base__.__name__}` | {' '.join((error.__doc__ or '').split())} |\n"
        for name, error in vars(pipeline.errors).items()
        if isinstance(error, type)
    )


def _is_public(name: str, member: object) -> bool:
    return not name.startswith("_") and isfunction(member)


def _function(name: str, function: Callable[..., Any]) -> str:
    return f"\n### {name}\n\n```python\n{name}{_signature(function)}\n```\n\n{cleandoc(function.__doc__ or '')}\n"


def _signature(function: Callable[..., Any]) -> str:
    """Parameters and result, a line each where they are long; `self` left out."""
    told = signature(function)
    told = told.replace(parameters=[p for name, p in told.parameters.items() if name != "self"])
    if len(str(told)) <= LONGEST_SIGNATURE:
        return _unquoted(str(told))
    head, _, result = str(told.replace(parameters=[])).partition(") -> ")
    return _unquoted(f"{head}\n{''.join(_parameters(told))}) -> {result}")


def _unquoted(told: str) -> str:
    """A signature whose types are no longer in quotes."""
    return re.sub(r"(: |-> )'([^']*)'", r"\1\2", told)


def _parameters(told: Signature) -> Iterator[str]:
    """A line for each parameter, and the star before those that are named."""
    named = False
    for parameter in told.parameters.values():
        if parameter.kind is parameter.KEYWORD_ONLY and not named:
            named = True
            yield "    *,\n"
        yield f"    {parameter},\n"


def with_figures(page: str) -> str:
    """A page with each figure that names its place in floors.toml as it is there, to as many decimals as it has."""
    floors = tomllib.loads(FLOORS.read_text(encoding="utf-8"))

    def told(m: re.Match[str]) -> str:
        decimals = len(m[1].partition(".")[2])
        return f"{floors[m[3]][m[4]]:.{decimals}f}{m[2]}"

    return FIGURE.sub(told, page)


def hand_written() -> list[Path]:
    """The pages that no function here writes."""
    return [path for path in (DOCS.parent / "README.md", *sorted(DOCS.rglob("*.md"))) if path not in PAGES]


PAGES: dict[Path, Callable[[], str]] = {
    DOCS / "tables.md": tables_page,
    DOCS / "command-line.md": command_line_page,
    DOCS / "rules.md": rules_page,
    DOCS / "formats.md": formats_page,
    DOCS / "api.md": api_page,
    DOCS.parent / "pipeline" / "rules" / "data" / "rules.toml": rules_data,
}


def outdated() -> list[str]:
    """Pages that differ from what the code says."""
    return [path.name for path, page in pages() if not _same(path, page)]


def pages() -> Iterator[tuple[Path, str]]:
    """All pages as they should be."""
    yield from ((path, page()) for path, page in PAGES.items())
    yield from ((path, with_figures(path.read_text(encoding="utf-8"))) for path in hand_written())


def _same(path: Path, page: str) -> bool:
    return path.is_file() and path.read_text(encoding="utf-8") == page


if __name__ == "__main__":
    if "--check" in sys.argv[1:]:
        late = outdated()
        sys.exit(f"not up to date: {', '.join(late)}; run: python -m docs.generate" if late else 0)
    for path, page in pages():
        path.write_text(page, encoding="utf-8")
