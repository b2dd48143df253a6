"""Write docs/tables.md from the schema and docs/command-line.md from the commands.

python -m docs.generate            write both
python -m docs.generate --check    exit 1 if one is not up to date
"""

from __future__ import annotations

import sys
from collections.abc import Iterator
from pathlib import Path

import click

from pipeline.cli import main
from pipeline.tables.schema import SCHEMA_VERSION, TABLES, Column, Table

DOCS = Path(__file__).resolve().parent
NOTE = "<!-- written by docs/generate.py; edit {} instead -->\n\n"


def tables_page() -> str:
    """All tables with their columns."""
    intro = (DOCS / "tables.intro.md").read_text(encoding="utf-8").format(schema_version=SCHEMA_VERSION)
    return NOTE.format("pipeline/schema.py or docs/tables.intro.md") + intro + "".join(map(_table, TABLES.values()))


def _table(table: Table) -> str:
    scope = "over all articles, written anew at each run" if table.corpus else "changes only with its source"
    head = f"\n## {table.name}\n\nOne row per {table.row}; {scope}. Sorted by {', '.join(table.order)}.\n\n"
    return (
        head
        + "| column | type | null | what it says |\n| --- | --- | --- | --- |\n"
        + "".join(map(_column, table.columns))
    )


def _column(column: Column) -> str:
    kind = {"list<span>": "list of {start, end}", "list<string>": "list of string"}.get(column.type, column.type)
    return (
        f"| `{column.name}` | {kind} | {'yes' if column.null else ''} | {column.note.replace('|', chr(92) + '|')} |\n"
    )


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


PAGES = {"tables.md": tables_page, "command-line.md": command_line_page}


def outdated() -> list[str]:
    """Pages that differ from what the code says."""
    return [n for n, page in PAGES.items() if not _same(DOCS / n, page())]


def _same(path: Path, page: str) -> bool:
    return path.is_file() and path.read_text(encoding="utf-8") == page


if __name__ == "__main__":
    if "--check" in sys.argv[1:]:
        late = outdated()
        sys.exit(f"not up to date: {', '.join(late)}; run: python -m docs.generate" if late else 0)
    for name, page in PAGES.items():
        (DOCS / name).write_text(page(), encoding="utf-8")
