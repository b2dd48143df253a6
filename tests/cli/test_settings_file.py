"""The settings file: found, checked to the line, and going before what the output remembers."""

import os
from importlib import import_module
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from pipeline.cli import main
from pipeline.cli.settings_file import read_settings
from pipeline.engines import Engine
from pipeline.store.store import committed
from tests.store.toy import ToyEngine, fill


def call(*arguments: object) -> Result:
    return CliRunner().invoke(main, [str(a) for a in arguments])


@pytest.fixture(autouse=True)
def here(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    def engine(*_: object) -> Engine:
        return ToyEngine()

    monkeypatch.setattr(import_module("pipeline.cli.extract"), "engine_of", engine)
    monkeypatch.chdir(tmp_path)
    fill(tmp_path / "raw", ["a.txt", "draft-b.txt"])
    return tmp_path


def test_what_init_writes_is_read_as_no_setting_at_all_and_each_line_of_it_can_be_used(here: Path) -> None:
    assert call("init").exit_code == 0
    file = here / "pipeline.toml"
    assert read_settings(file) == {}
    text = file.read_text()
    lines = [line.removeprefix("# ") for line in text.splitlines() if " = " in line and line.startswith("# ")]
    (here / "rules.toml").touch()
    file.write_text("\n".join(["[extract]", *lines]))
    assert {"keep", "exclude", "rules", "processes", "out"} <= read_settings(file).keys()
    refused = call("init")
    assert refused.exit_code == 2 and "--force" in refused.output
    assert call("init", "--force").exit_code == 0


def test_the_file_beside_raw_is_in_force_from_anywhere_and_the_command_line_goes_before_it(
    here: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (here / "pipeline.toml").write_text('[extract]\nout = "tables"\nexclude = ["draft-*"]\nkeep = 5\nmax-chars = 700\n')
    (here / "else").mkdir()
    monkeypatch.chdir(here / "else")
    assert call("extract", here / "raw", "--keep", 4).exit_code == 0
    manifest = committed(here / "tables")
    assert manifest is not None
    assert manifest.habits.told() == {"exclude": ["draft-*"], "keep": 4, "max_chars": 700}
    assert list(manifest.sources) == ["a.txt"]
    assert "would find nothing new" in call("status", here / "raw", "--out", here / "tables").output


def test_config_says_what_is_in_force_and_where_from(here: Path) -> None:
    assert call("extract", "--no-clean").exit_code == 0
    (here / "mine.toml").write_text("[extract]\ntimeout = 5\n")
    lines = {line.split()[0]: line for line in call("config", "--config", "mine.toml").output.splitlines()}
    assert "mine.toml" in lines["timeout"] and "5" in lines["timeout"]
    assert "as processed was made" in lines["clean"] and "False" in lines["clean"]
    assert "default" in lines["keep"]


@pytest.mark.parametrize(
    "text, line, words",
    [
        ("[extract]\nkeep = 2\nkepp = 3\n", 3, "no setting 'kepp'"),
        ("[extract]\n\ntimeout = 'soon'\n", 3, "timeout"),
        ("[extract]\nclean = 'no'\n", 2, "true or false"),
        ("[extract]\nexclude = 'a*'\n", 2, "a list"),
        ("[extract]\nkeep = 0\n", 2, "keep"),
        ("[extract]\nkeep = true\n", 2, "no yes or no"),
        ("[extract]\nengine = 'spark'\n", 2, "engine"),
        ("keep = 2\n", 1, "under [extract]"),
        ("[extract]\nkeep = = 2\n", 2, "no TOML"),
        ("[extract]\nrules = 'gone.toml'\n", 2, "does not exist"),
    ],
)
def test_a_wrong_setting_is_told_with_its_line(here: Path, text: str, line: int, words: str) -> None:
    (here / "pipeline.toml").write_text(text)
    done = call("extract")
    assert isinstance(done.exception, SystemExit) and done.exit_code == 2
    assert f"pipeline.toml, line {line}:" in done.output and words in done.output
    assert not (here / "processed").exists()


def test_without_a_file_nothing_is_in_force(here: Path) -> None:
    assert call("extract").exit_code == 0
    assert os.listdir(here / "processed")  # noqa: PTH208
