"""What a run does not do unasked: remove much, change settings, take a password into its files."""

import logging
from pathlib import Path

import pytest

import pipeline
from pipeline.config import Choices, Settings
from pipeline.errors import RawError, RemovalError
from pipeline.store.remote import without_password
from pipeline.store.store import committed
from tests.store.toy import ToyEngine, extract, fill, rows_of

NAMES = [f"a{i:02}.txt" for i in range(12)]


def empty(raw: Path, keep: int = 0) -> None:
    for path in sorted(raw.rglob("*.txt"))[keep:]:
        path.unlink()


@pytest.mark.parametrize("kept", [0, 7])
def test_an_emptied_raw_folder_removes_nothing_unasked(tmp_path: Path, kept: int) -> None:
    raw, out = tmp_path / "raw", tmp_path / "out"
    fill(raw, NAMES)
    extract(raw, out)
    before = rows_of(out)
    empty(raw, kept)
    for rebuild in (False, True):
        with pytest.raises(RemovalError, match=rf"{12 - kept} of the 12 .*a{kept:02}\.txt.*--allow-removals"):
            extract(raw, out, rebuild=rebuild)
        assert rows_of(out) == before
    summary = extract(raw, out, allow_removals=True)
    assert (summary.removed, summary.articles) == (12 - kept, kept)


def test_few_removals_and_those_of_a_small_output_are_as_ever(tmp_path: Path) -> None:
    raw, out = tmp_path / "raw", tmp_path / "out"
    fill(raw, NAMES)
    extract(raw, out)
    empty(raw, 8)
    assert extract(raw, out).removed == 4
    empty(raw, 1)
    assert extract(raw, out).removed == 7


def test_the_sample_gives_way_to_own_sources_without_being_asked(tmp_path: Path) -> None:
    raw, out = tmp_path / "raw", tmp_path / "out"
    fill(raw, [f"sample/{name}" for name in NAMES])
    (raw / "sample" / ".sample").touch()
    extract(raw, out)
    fill(raw, ["own.txt"])
    summary = extract(raw, out)
    assert (summary.articles, summary.removed, summary.sample_left_out) == (1, 12, True)


def test_what_is_left_out_by_choice_is_no_loss_and_the_choice_is_remembered(tmp_path: Path) -> None:
    raw, out = tmp_path / "raw", tmp_path / "out"
    fill(raw, [*NAMES, "deep/x.txt"])
    extract(raw, out)
    summary = extract(raw, out, choices=Choices(include=("deep/*", "a01*"), exclude=("*.html",)))
    assert (summary.articles, summary.removed, summary.left_out) == (2, 11, 11)
    assert extract(raw, out).articles == 2
    assert extract(raw, out, choices=Choices(include=("*",))).articles == 13


def test_an_output_goes_on_with_the_settings_that_it_was_made_with(
    tmp_path: Path, caplog: pytest.LogCaptureFixture
) -> None:
    raw, out = tmp_path / "raw", tmp_path / "out"
    fill(raw, NAMES)
    extract(raw, out, choices=Choices(clean=False, max_chars=5000))
    engine = ToyEngine()
    summary = extract(raw, out, engine)
    assert (engine.worked, summary.habits) == ([], {"clean": False, "max_chars": 5000})
    caplog.set_level(logging.WARNING, logger="pipeline")
    said: list[str] = []
    engine = ToyEngine(lambda source: said.extend(caplog.messages))
    extract(raw, out, engine, choices=Choices(clean=True))
    assert len(engine.worked) == 12
    assert "12 sources are extracted again, for what changed: setting clean: False -> True" in said[0]
    manifest = committed(out)
    assert manifest is not None and manifest.habits.settings == Settings(max_chars=5000)


def test_a_limit_leaves_the_rest_as_it_was_for_the_next_run(tmp_path: Path) -> None:
    raw, out = tmp_path / "raw", tmp_path / "out"
    fill(raw, NAMES[:6])
    extract(raw, out)
    before = rows_of(out)["documents"]
    fill(raw, NAMES, "edited")
    summary = extract(raw, out, limit=2)
    assert (summary.articles, summary.unworked, summary.work) == (6, 10, {"changed": 2})
    after = rows_of(out)["documents"]
    assert sum(row in before for row in after) == 4
    extract(raw, out)
    extract(raw, tmp_path / "fresh")
    assert rows_of(out) == rows_of(tmp_path / "fresh")


def test_a_folder_that_is_not_there_raises_and_the_output_is_as_it_was(tmp_path: Path) -> None:
    raw, out = tmp_path / "raw", tmp_path / "out"
    fill(raw, NAMES[:2])
    extract(raw, out)
    before = rows_of(out)
    raw.rename(tmp_path / "away")
    with pytest.raises(RawError, match="does not exist"):
        pipeline.extract(raw, out)
    with pytest.raises(RawError, match="does not exist"):
        pipeline.extract("nowhere", tmp_path / "new")
    assert rows_of(out) == before


@pytest.mark.parametrize("url", ["https://news.example/a.html", "HTTP://news.example/"])
def test_a_web_address_as_raw_is_told_from_a_folder(tmp_path: Path, url: str) -> None:
    with pytest.raises(RawError, match="pages are not fetched"):
        pipeline.extract(url, tmp_path / "out")


def test_no_password_of_a_url_is_kept_or_shown() -> None:
    assert without_password("sftp://ann:s3cret@host.example:22/raw") == "sftp://ann@host.example:22/raw"
    assert without_password("s3://bucket/raw") == "s3://bucket/raw"
