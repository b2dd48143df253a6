"""Files that cannot be opened, and files past the limits, are failures that say what to do."""

from importlib import import_module
from pathlib import Path
from typing import TYPE_CHECKING, cast

import pytest

from pipeline.config import Settings
from pipeline.sources.parts import split
from pipeline.sources.records import Unread, records
from pipeline.sources.source import walk
from pipeline.work.shard import extract_sources

if TYPE_CHECKING:
    from pipeline.language.model import Model


def only(raw: Path) -> Unread:
    (source,) = walk(raw).sources
    (record,) = records(source, Settings())
    assert isinstance(record, Unread)
    return record


def test_a_file_without_permission_names_it_and_says_what_to_check(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "secret.txt").write_text("words", encoding="utf-8")

    def refused(location: str) -> None:
        raise PermissionError(13, "Permission denied", location)

    monkeypatch.setattr(import_module("pipeline.sources.blob"), "open_location", refused)
    record = only(tmp_path)
    assert (record.path, record.error, record.sha256) == ("secret.txt", "unreadable", None)
    assert "Permission denied; check its permissions" in record.message


def test_one_line_of_three_megabytes_is_past_the_limit_and_says_which(tmp_path: Path) -> None:
    (tmp_path / "long.txt").write_text("many words " * 280_000, encoding="utf-8")
    record = only(tmp_path)
    assert record.error == "too_long"
    assert "3,080,000 characters" in record.message


def test_a_part_that_cannot_be_opened_for_now_is_tried_again(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "many.jsonl").write_text('{"text": "Words of one article."}\n' * 100, encoding="utf-8")
    (source,) = walk(tmp_path).sources
    part = split(source, Settings(), 1_000)[1]

    def lost(location: str) -> None:
        raise OSError(5, "Input/output error", location)

    monkeypatch.setattr(import_module("pipeline.sources.stretch"), "open_location", lost)
    (record,) = records(part, Settings())
    assert isinstance(record, Unread)
    assert (record.record, record.error, record.sha256) == (str(part.part), "unreadable", None)
    assert extract_sources([part], Settings(), cast("Model", None)).sources[0].sha256 is None
