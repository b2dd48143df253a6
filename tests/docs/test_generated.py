"""The docs say what the code does: each table, column, command and option is described, and no page is out of date."""

from __future__ import annotations

import importlib.util
import re
from pathlib import Path
from types import ModuleType

import click
import pytest

from pipeline.tables.schema import TABLES

ROOT = Path(__file__).resolve().parents[2]


@pytest.fixture(scope="module")
def generate() -> ModuleType:
    spec = importlib.util.spec_from_file_location("generate", ROOT / "docs" / "generate.py")
    assert spec and spec.loader
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


def test_every_table_and_column_says_what_it_holds() -> None:
    silent = [f"{t.name}.{c.name}" for t in TABLES.values() for c in t.columns if len(c.note.split()) < 2]
    assert not silent
    assert all(table.row for table in TABLES.values())


def test_every_command_argument_and_option_is_described(generate: ModuleType) -> None:
    found = dict(generate.commands())
    assert {"pipeline extract", "pipeline report", "pipeline show", "pipeline diff"} <= found.keys()
    for name, command in found.items():
        assert command.help, name
        for parameter in command.params:
            if isinstance(parameter, click.Option):
                assert parameter.help, f"{name} {parameter.opts[0]}"
            else:
                assert parameter.make_metavar(click.Context(command)).strip("[].") in command.help, (
                    f"{name}: its help does not speak of {parameter.name}"
                )


def test_the_generated_pages_are_up_to_date(generate: ModuleType) -> None:
    assert generate.outdated() == [], "run: python -m docs.generate"


def test_every_page_of_the_docs_is_linked_from_the_readme() -> None:
    readme = (ROOT / "README.md").read_text(encoding="utf-8")
    pages = {page.name for page in (ROOT / "docs").glob("*.md") if not page.name.endswith((".intro.md", ".outro.md"))}
    assert pages and pages == {page for page in pages if f"(docs/{page})" in readme}


def test_every_link_between_the_docs_leads_somewhere() -> None:
    pages = [*ROOT.glob("*.md"), *(ROOT / "docs").glob("*.md")]
    assert len(pages) > 8
    links = [
        (page, target)
        for page in pages
        for target in re.findall(r"\]\(([^)#\s]+)(?:#[^)]*)?\)", page.read_text(encoding="utf-8"))
        if not target.startswith(("http://", "https://"))
    ]
    assert len(links) > 3
    assert not [f"{page.name}: {target}" for page, target in links if not (page.parent / target).exists()]


def test_the_figures_of_the_readme_are_those_that_ci_holds(generate: ModuleType) -> None:
    readme = (ROOT / "README.md").read_text(encoding="utf-8")
    rows = re.findall(r"^\|.*\|$", readme.split("## How good, beside others")[1].split("**Speed.**")[0], re.MULTILINE)[
        2:
    ]
    looked_at = [row.split("|")[3] for row in rows]
    untold = [cell for cell in looked_at if len(generate.FIGURE.findall(cell)) != len(re.findall(r"\d\.\d", cell))]
    assert len(looked_at) > 10 and untold == []
    assert generate.with_figures("f of 0.00<!-- html.f1 -->, 0.5") != "f of 0.00<!-- html.f1 -->, 0.5"


def test_the_page_of_clusters_says_whom_a_scheduler_trusts() -> None:
    page = " ".join((ROOT / "docs" / "cluster.md").read_text(encoding="utf-8").split())
    assert "A scheduler runs whatever anybody sends who can reach its port" in page
    assert "within a network whose users you trust" in page
