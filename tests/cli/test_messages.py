"""What each command says of a mistake, and how it ends: 2 where something else must be asked for, 1 where it failed."""

from __future__ import annotations

import shutil

import pytest
from click.testing import CliRunner

from pipeline.cli import main
from tests.store import toy

NAMES = ["a.txt", "b/a.txt", "c.txt"]


@pytest.fixture(scope="module")
def places(tmp_path_factory: pytest.TempPathFactory) -> dict[str, str]:
    """Folders: `raw`, `out` with its tables, `empty`; files: `foreign` that no command wrote, and some odd ones."""
    folder = tmp_path_factory.mktemp("messages")
    named = {name: folder / name for name in ("raw", "out", "empty", "twin", "foreign", "bare", "sheet")}
    toy.fill(named["raw"], NAMES)
    toy.extract(named["raw"], named["out"])
    shutil.copytree(named["out"], named["twin"], symlinks=True)
    named["empty"].mkdir()
    named["foreign"].write_text("mine", encoding="utf-8")
    named["sheet"].write_text("a,b\n1,2\n", encoding="utf-8")
    named["bare"].mkdir()
    for table in (named["out"] / "documents").resolve().glob("*.parquet"):
        (named["bare"] / "documents").mkdir(exist_ok=True)
        (named["bare"] / "documents" / table.name).write_bytes(table.read_bytes())
    return {name: str(path) for name, path in named.items()}


SAID = {  # a command -> its exit status, words of its message
    "extract {raw} --out {raw}x --shard 2": (2, "two numbers are needed, such as 2/8"),
    "extract {raw} --out {raw}x --shard 0/2": (2, "--shard"),
    "extract {raw} --out {raw}x --scheduler tcp://x:1": (2, "--scheduler goes with --engine dask"),
    "extract {raw} --out {raw}x --watch 5 --profile": (2, "--watch goes with runs"),
    "extract {raw} --out s3://bucket/out --dry-run": (2, "--dry-run looks at outputs on this machine only"),
    "extract {raw} --out {raw}x --field body": (2, "ROLE=NAME is needed"),
    "extract {raw} --out {raw}x --config {raw}/none.toml": (2, "cannot be read"),
    "extract {empty} --out {empty}x": (1, "no article: {empty} holds no sources"),
    "status {raw}/none": (2, "does not exist"),
    "show a.txt --out {empty}": (2, "holds no tables; make them with: pipeline extract RAW"),
    "show nothing.txt --out {out}": (2, "no article 'nothing.txt'"),
    "show a.txt --out {bare} --why This": (2, "has no state of a run"),
    "new --out {empty}": (2, "holds no tables; make them with: pipeline extract RAW"),
    "new --out {out} --since yesterday": (2, "'yesterday' is no day such as 2021-05-03"),
    "new --out {out}": (2, "no article of {out} has a full date"),
    "diff {out} {empty}": (2, "holds no tables"),
    "report {empty} --out {raw}x.html": (2, "no tables in {empty}: make them with"),
    "report {out} --out {foreign}": (2, "was not written by the pipeline"),
    "export {empty} --out {raw}x": (2, "no tables in {empty}"),
    "export {out} --out {raw}": (2, "holds other things than an export"),
    "export {out} --out {foreign}": (2, "is no folder: name another with --out"),
    "export {out} --format sqlite --out {raw}": (2, "is no file: name another with --out"),
    "export {out} --format sqlite --out {foreign}": (2, "was not written by an export"),
    "sample --out {out}": (2, "name a table, such as quotes"),
    "sample blocks --out {out}": (1, "rows of blocks are not checked so"),
    "sample quotes --out {out} --sheet {foreign}": (1, "is there already, perhaps filled in"),
    "sample numbers --out {out}": (1, "no row of numbers"),
    "sample --score {sheet}": (1, "is no sheet to check: it has no column 'right'"),
    "verify {empty}": (2, "holds no tables: make them with pipeline extract"),
    "verify {bare} --repair": (2, "holds no tables: make them with pipeline extract"),
    "rollback {empty}": (2, "holds no tables: make them with pipeline extract"),
    "rollback {out}": (2, "there is no other to go back to"),
    "rollback {out} --to 9": (2, "there is no other to go back to"),
    "merge {out} {twin} --out {raw}x": (2, "holds all parts: there is nothing to merge it with"),
    "merge {empty} --out {raw}x": (2, "holds no tables: make them with pipeline extract RAW --shard I/N"),
    "merge {out} --out {out}": (2, "is itself among the outputs to merge"),
    "init {foreign}": (2, "is there: edit it, or replace it with --force"),
    "config {raw} --config {foreign}": (2, "no TOML"),
    "fetch {raw}/none.txt --out {raw}x": (2, "cannot be read"),
    "fetch {empty} --out {raw}x": (2, "cannot be read"),
    "fetch {foreign} --out {raw}x": (2, "names no web page"),
    "nonsense": (2, "No such command"),
}


@pytest.mark.parametrize("command", SAID)
def test_a_mistake_ends_with_its_status_and_what_to_do(command: str, places: dict[str, str]) -> None:
    status, words = SAID[command]
    done = CliRunner().invoke(main, command.format(**places).split())
    assert isinstance(done.exception, SystemExit), done.exception
    assert (done.exit_code, words.format(**places) in " ".join(done.output.split())) == (status, True), done.output
    assert "Traceback" not in done.output


@pytest.mark.parametrize("command", sorted(main.commands))
def test_every_command_has_a_message_here_or_tests_of_its_own(command: str) -> None:
    assert command in {said.split()[0] for said in SAID} | {"learn-boilerplate"}
